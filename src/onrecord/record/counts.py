"""All counts that stand beside the entries and change with them, in the same transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from onrecord.record import extents, involved, lines, packing, pairs, tallies, valued
from onrecord.record.cells import Cells
from onrecord.record.rows import STEP

_COUNTED = (tallies.COUNTS, valued.COUNTS, pairs.COUNTS, pairs.MUTUAL, valued.ENTRIES)
#: Tables of counts, which ``onrecord verify`` counts anew.
TABLES = (
    *(counted.table for counted in _COUNTED),
    *lines.TABLES,
    "unjoined",
    involved.TABLE,
    extents.TABLE,
    packing.TABLE,
    packing.KINDS,
    packing.SIDES,
)


def watch(connection: sqlite3.Connection) -> None:
    """Lets the connection keep the counts in step with the links that it writes."""
    for counted in _COUNTED:
        counted.watch(connection)
    lines.watch(connection)


def add(connection: sqlite3.Connection, cells: Mapping[str, Cells]) -> None:
    """Counts entries of reports that no link knows yet."""
    for counted in _COUNTED:
        counted.add(connection, cells[counted.table])
    lines.add(connection, cells["unjoined"])


def take(connection: sqlite3.Connection, report: int) -> None:
    """Takes the entries of a report, which no link knows any more, from the counts."""
    limits = {"low": report * STEP, "high": report * STEP + STEP - 1}
    for counted in _COUNTED:
        counted.take(connection, limits)
    lines.take(connection, limits)
    involved.take(connection, limits)
    extents.take(connection, limits)
    packing.take(connection, limits)


def count_anew(connection: sqlite3.Connection) -> None:
    """Counts all entries and links, within a running transaction."""
    for counted in _COUNTED:
        counted.count_anew(connection)
    lines.count_anew(connection)
    involved.make_anew(connection)
    extents.make_anew(connection)
    packing.make_anew(connection)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables whose counts are not those of the entries and links."""
    for counted in _COUNTED:
        yield from counted.faults(connection)
    yield from lines.faults(connection)
    yield from involved.faults(connection)
    yield from extents.faults(connection)
    yield from packing.faults(connection)
