"""Events as numbers, packed some reports together and kept beside the events: all of them are gone through at once (``sifting``).

They stand in the table ``packed`` and change with the events, as the counts do.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import copysign
from struct import Struct
from typing import Any

from onrecord.record.rows import STEP

TABLE, KINDS = "packed", "event_kind"
#: Reports whose events are packed together: of so many all are written anew where one changes.
#: Bound of work.
TOGETHER = 256
#: What is kept of an event: its number, counted from that of the first of these reports; the first and last day by which it is counted and that of its
#: report, as numbers of days (0: none); and of which kind it is.
EVENT = Struct("<IiiiI")
#: The same, as numpy wants it.
FIELDS = (("n", "<u4"), ("first", "<i4"), ("last", "<i4"), ("published", "<i4"), ("kind", "<u4"))
#: In place of a day where what is told is none.
#: By definition: no day has such a number.
NO_DAY = -1
#: What events of one kind have in common: type, status, quad, basis ('' without one), whether they tell another event of their report again, and their
#: intensity in thousandths.
type Kind = tuple[str, str, int, str, int, int | None]
_EVENTS = """
SELECT e.n, e.first, e.last, r.published, e.type, e.status, e.quad, e.basis, e.same_as, e.intensity FROM event e JOIN report r ON r.n = e.report
WHERE e.n BETWEEN ? AND ? ORDER BY e.n"""


def add(connection: sqlite3.Connection, reports: Iterable[tuple[int, str | None, Sequence[Sequence[Any]]]]) -> None:
    """Adds the events of reports, each by its number, its day and its rows of ``event`` (``rows``), which have the events' own numbers."""
    known = _known(connection)
    parts: defaultdict[int, list[bytes]] = defaultdict(list)
    for number, published, rows in reports:
        base = number % TOGETHER * STEP
        for row in rows:
            kind = _number(connection, known, _kind(row[3], row[9], row[7], row[13], row[23], row[19], row[8]))
            days = (ordinal(row[13]), ordinal(row[14]), ordinal(published))
            parts[number // TOGETHER].append(EVENT.pack(base + row[0], *days, kind))
    for part, events in parts.items():
        _write(connection, part, [*_events(connection, part), *events])


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes the events of a report out, before they change."""
    part = limits["low"] // STEP // TOGETHER
    base = part * TOGETHER * STEP
    low, high = limits["low"] - base, limits["high"] - base
    was = _events(connection, part)
    left = [event for event in was if not low <= EVENT.unpack(event)[0] <= high]
    if len(left) < len(was):
        _write(connection, part, left)


def make_anew(connection: sqlite3.Connection) -> None:
    """Packs all events, within a running transaction."""
    connection.execute(f"DELETE FROM {TABLE}")
    connection.execute(f"DELETE FROM {KINDS}")
    known: dict[Kind, int] = {}
    for part in _parts(connection):
        rows = connection.execute(_EVENTS, _ends(part)).fetchall()
        if rows:
            _write(connection, part, [_packed(row, part, _number(connection, known, _of_row(row))) for row in rows])


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether what is packed are the events."""
    known = _known(connection)
    kept = dict(connection.execute(f"SELECT part, events FROM {TABLE}"))
    for part in _parts(connection):
        # A kind that is not known is none that is kept.
        told = [_packed(row, part, known.get(_of_row(row), 0)) for row in connection.execute(_EVENTS, _ends(part))]
        if b"".join(told) != kept.pop(part, b""):
            yield f"{TABLE}: what is packed of events is not what they are"
            return
    if kept:
        yield f"{TABLE}: there are events of no report"


@lru_cache(maxsize=1 << 15)
def ordinal(day: str | None) -> int:
    """The number of a day; 0 where there is none, ``NO_DAY`` where what is told is none ("2025")."""
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return NO_DAY


def kinds(connection: sqlite3.Connection) -> dict[int, Kind]:
    """All kinds by their numbers."""
    rows = connection.execute(f"SELECT n, type, status, quad, basis, again, intensity FROM {KINDS}")
    return {number: (type, status, quad, basis, again, intensity) for number, type, status, quad, basis, again, intensity in rows}


def _known(connection: sqlite3.Connection) -> dict[Kind, int]:
    return {kind: number for number, kind in kinds(connection).items()}


def _number(connection: sqlite3.Connection, known: dict[Kind, int], kind: Kind) -> int:
    """The number of a kind, which is kept if it is new."""
    if kind not in known:
        known[kind] = len(known) + 1
        connection.execute(f"INSERT INTO {KINDS} VALUES (?, ?, ?, ?, ?, ?, ?)", (known[kind], *kind))
    return known[kind]


def _kind(type: str, status: str, quad: int, first: str | None, basis: str | None, same_as: int | None, intensity: float | None) -> Kind:
    scored = None if intensity is None else int(1000 * intensity + copysign(0.5, intensity))
    return type, status, quad, (basis or "told") if first else basis or "", int(same_as is not None), scored


def _of_row(row: Sequence[Any]) -> Kind:
    """The kind of a row of ``_EVENTS``."""
    first, (type, status, quad, basis, same_as, intensity) = row[1], row[4:]
    return _kind(type, status, quad, first, basis, same_as, intensity)


def _packed(row: Sequence[Any], part: int, kind: int) -> bytes:
    return EVENT.pack(row[0] - part * TOGETHER * STEP, ordinal(row[1]), ordinal(row[2]), ordinal(row[3]), kind)


def _parts(connection: sqlite3.Connection) -> range:
    return range(connection.execute("SELECT coalesce(max(n), 0) FROM report").fetchone()[0] // TOGETHER + 1)


def _ends(part: int) -> tuple[int, int]:
    """The least and the greatest number that events of a part can have."""
    return part * TOGETHER * STEP, (part + 1) * TOGETHER * STEP - 1


def _events(connection: sqlite3.Connection, part: int) -> list[bytes]:
    """The packed events of a part, one by one."""
    row = connection.execute(f"SELECT events FROM {TABLE} WHERE part = ?", (part,)).fetchone()
    held: bytes = row[0] if row else b""
    return [held[at : at + EVENT.size] for at in range(0, len(held), EVENT.size)]


def _write(connection: sqlite3.Connection, part: int, events: Sequence[bytes]) -> None:
    """Keeps the packed events of a part in the order of their numbers."""
    # The bytes of a number are turned round: the least stand first.
    in_order: list[bytes] = sorted(events, key=lambda event: event[3::-1])
    connection.execute(f"INSERT OR REPLACE INTO {TABLE} VALUES (?, ?)", (part, b"".join(in_order)))
