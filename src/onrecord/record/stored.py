"""Every stored value of a report against the seal that was kept with its reading."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import RecordError
from onrecord.record.refitting import decided_rows, decisions
from onrecord.record.rows import METADATA, STEP, TABLES, Cell, resealed, seal, seal_in, unpack
from onrecord.types import Reading, Report

#: The column that tells whose a table's rows are; the others have the entry's own number.
_OWNER = {"failure": "report", "mention": "actor", "role": "event", "dyad": "event", "amount": "event", "party": "position"}
_OWNER["evidence"] = "position"


def faults(connection: sqlite3.Connection, number: int, identity: str, text: str, packed: bytes) -> Iterator[str]:
    """What of a report is not what was written."""
    try:
        reading = Reading.from_dict(unpack(packed, text))
        sealed = seal_in(packed)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"{identity}: its reading is damaged ({error})"
        return
    engine = connection.execute(
        "SELECT e.onrecord, e.model, e.knowledge FROM reading g JOIN engine e ON e.n = g.engine WHERE g.report = ?", (number,)
    ).fetchone()
    if engine != (reading.engine.onrecord, reading.engine.model, reading.engine.knowledge):
        yield f"{identity}: its engine is not that of its reading"
    if sealed is None:  # of before there were seals
        return
    try:
        decided = decisions(connection, identity)
    except RecordError as error:
        yield str(error)
        return
    if any(one.verdict in ("wrong", "amended") for one in decided):  # the tables hold what analysts made of it
        given = connection.execute("SELECT given FROM report WHERE n = ?", (number,)).fetchone()[0]
        sealed = seal(_kept(connection, number, reading), given, decided_rows(reading, decided).rows)
    if _stored(connection, number, reading) != sealed:
        yield f"{identity}: its metadata or entries in the tables are not what was written"


def seal_old(connection: sqlite3.Connection) -> None:
    """Seals the readings that were kept before there were seals, over what the tables hold of them. Those that analysts corrected are sealed
    when they are read again: their tables do not hold what was read."""
    numbers = [row[0] for row in connection.execute("SELECT report FROM reading ORDER BY report")]
    for number in numbers:
        identity, text, packed = connection.execute(
            "SELECT r.id, r.text, g.json FROM report r JOIN reading g ON g.report = r.n WHERE r.n = ?", (number,)
        ).fetchone()
        if seal_in(packed) is not None or any(one.verdict in ("wrong", "amended") for one in decisions(connection, identity)):
            continue
        reading = Reading.from_dict(unpack(packed, text))
        connection.execute("UPDATE reading SET json = ? WHERE report = ?", (resealed(packed, _stored(connection, number, reading)), number))


def _stored(connection: sqlite3.Connection, number: int, reading: Reading) -> str:
    """The seal over what the tables hold of a report."""
    given = connection.execute("SELECT given FROM report WHERE n = ?", (number,)).fetchone()[0]
    return seal(
        _kept(connection, number, reading),
        given,
        {table: [_own(table, one, number) for one in _rows(connection, table, number)] for table in TABLES},
    )


def _kept(connection: sqlite3.Connection, number: int, reading: Reading) -> Report:
    """The report with the metadata that its row holds."""
    row = connection.execute(f"SELECT {', '.join(METADATA)} FROM report WHERE n = ?", (number,)).fetchone()
    return replace(reading.report, **dict(zip(METADATA, row, strict=True)))


def _rows(connection: sqlite3.Connection, table: str, number: int) -> list[tuple[Any, ...]]:
    owner = _OWNER.get(table, "n")
    low, high = (number, number) if owner == "report" else (number * STEP, number * STEP + STEP - 1)
    return connection.execute(f"SELECT * FROM {table} WHERE {owner} BETWEEN ? AND ?", (low, high)).fetchall()


def _own(table: str, row: tuple[Any, ...], number: int) -> list[Cell]:
    """The row with the report's own numbers in place of this record's."""
    report, numbers = TABLES[table]
    cells: list[Cell] = list(row)
    if report is not None:
        cells[report] = None
    for at in numbers:
        if isinstance(row[at], int):
            cells[at] = row[at] - number * STEP
    return cells
