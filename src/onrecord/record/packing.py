"""Events as numbers, packed column by column and many reports together, kept beside the events: all of them are gone through at once (``sifting``).

They stand in the table ``packed`` and change with the events, as the counts do.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.record.cells import Deed, Kind, kind_of, ordinal, together
from onrecord.record.rows import STEP

TABLE, KINDS, SIDES = "packed", "event_kind", "event_side"
#: Reports whose events are packed together: of so many all are written anew where one changes.
#: Bound of work.
TOGETHER = 1_024
#: What is kept of each event: its number within its report; its day, from that of ``BASE``; of which kind it is; the states of its sources and recipients.
COLUMNS = ("number", "day", "kind", "source", "recipient")
#: What is kept of each report that tells events: its number, how many, and its own day; and of each event that is not of one day between these: its place
#: among those packed together, its first and last day. Days are numbers of days (0: none).
REPORTS, TIMES = "report", "time"
#: By definition: the day before 1900-01-01, so that days to 2079 have numbers of two bytes.
BASE = date(1900, 1, 1).toordinal() - 1
#: In place of a day whose event is in ``TIMES``.
#: By definition: the greatest number of two bytes.
ELSEWHERE = 0xFFFF
#: An event as it is packed: its number within the report, first and last day, kind, sources and recipients.
type Packed = tuple[int, int, int, int, int, int]
_EVENTS = """
SELECT e.n, e.first, e.last, e.type, e.status, e.quad, e.basis, e.same_as, e.intensity FROM event e WHERE e.n BETWEEN ? AND ? ORDER BY e.n"""
_ROLES = "SELECT x.event, x.part, a.state FROM role x JOIN actor a ON a.n = x.actor WHERE x.event BETWEEN ? AND ?"
#: How numbers are laid down, by their bytes: with the least byte first.
_SMALL, _LARGE, _SIGNED = "H", "I", "i"


class Part:
    """Reports whose events are packed together."""

    def __init__(self, told: Mapping[str, bytes]) -> None:
        """Raises ValueError where it is no such part."""
        #: Of each report three numbers, and of each event that is elsewhere.
        self.reports, self.times = (_numbers(_SIGNED, told.get(what, b"")) for what in (REPORTS, TIMES))
        count = sum(self.reports[1::3])
        self.columns: dict[str, array[int]] = {}
        for what in COLUMNS:
            held = told.get(what, b"")
            self.columns[what] = _numbers(_SMALL if len(held) == 2 * count else _LARGE, held)
            if len(self.columns[what]) != count:
                raise ValueError(what)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Part) and (self.reports, self.times, self.columns) == (other.reports, other.times, other.columns)

    __hash__ = None  # type: ignore[assignment]

    def put(self, report: int, published: int, events: Sequence[Packed]) -> None:
        """Puts the events of a report in, which has none here."""
        if not events:
            return
        at, begin = self._place(report)
        self.reports[3 * at : 3 * at] = array(_SIGNED, (report, len(events), published))
        days, times = [], []
        for place, (_number, first, last, *_rest) in enumerate(events, start=begin):
            day = 0 if first == last == 0 else first - BASE
            if first != last or not 0 <= day < ELSEWHERE or (day == 0 and first):
                day = ELSEWHERE
                times += [place, first, last]
            days.append(day)
        self._shift(begin, len(events))
        at = 3 * bisect_left(self.times[::3], begin)
        self.times[at:at] = array(_SIGNED, times)
        numbers, _first, _last, *others = zip(*events, strict=True)
        for what, values in zip(COLUMNS, (numbers, days, *others), strict=True):
            self._insert(what, begin, values)

    def take(self, report: int) -> bool:
        """Takes the events of a report out; returns whether there were any."""
        at, begin = self._place(report)
        if self.reports[3 * at : 3 * at + 1] != array(_SIGNED, (report,)):
            return False
        count = self.reports[3 * at + 1]
        del self.reports[3 * at : 3 * at + 3]
        low, high = (3 * bisect_left(self.times[::3], place) for place in (begin, begin + count))
        del self.times[low:high]
        self._shift(begin, -count)
        for column in self.columns.values():
            del column[begin : begin + count]
        return True

    def told(self) -> dict[str, bytes]:
        """What is kept of it."""
        held = {REPORTS: self.reports, TIMES: self.times, **self.columns}
        return {what: _bytes(numbers) for what, numbers in held.items() if numbers}

    def _place(self, report: int) -> tuple[int, int]:
        """Where a report stands or would stand, and its events."""
        if not self.reports or report > self.reports[-3]:
            return len(self.reports) // 3, len(self.columns["kind"])
        at = bisect_left(self.reports[::3], report)
        return at, sum(self.reports[1 : 3 * at : 3])

    def _shift(self, begin: int, by: int) -> None:
        """The events from this one on have other places."""
        for at in range(3 * bisect_left(self.times[::3], begin), len(self.times), 3):
            self.times[at] += by

    def _insert(self, what: str, begin: int, values: Sequence[int]) -> None:
        column = self.columns[what]
        if column.typecode == _SMALL and max(values) > ELSEWHERE:
            column = self.columns[what] = array(_LARGE, column)
        column[begin:begin] = array(column.typecode, values)


@dataclass(slots=True)
class _Codes:
    """The numbers of kinds and of states; what is new is kept."""

    connection: sqlite3.Connection
    kinds: dict[Kind, int]
    sides: dict[str, int]

    def packed(self, deed: Deed) -> Packed:
        """The event as it is packed."""
        number, first, last, kind, source, recipient = deed
        return number, first, last, self._kind(kind), self._side(source), self._side(recipient)

    def _kind(self, kind: Kind) -> int:
        if kind not in self.kinds:
            self.kinds[kind] = len(self.kinds) + 1
            self.connection.execute(f"INSERT INTO {KINDS} VALUES (?, ?, ?, ?, ?, ?, ?)", (self.kinds[kind], *kind))
        return self.kinds[kind]

    def _side(self, states: str | None) -> int:
        """0 where nobody has the part."""
        if states is None:
            return 0
        if states not in self.sides:
            self.sides[states] = len(self.sides) + 1
            self.connection.execute(f"INSERT INTO {SIDES} VALUES (?, ?)", (self.sides[states], states))
        return self.sides[states]


class _Known(_Codes):
    """The same, where what is new is told as a number that nothing has."""

    def _kind(self, kind: Kind) -> int:
        return self.kinds.get(kind, 0)

    def _side(self, states: str | None) -> int:
        return 0 if states is None else self.sides.get(states, ELSEWHERE)


def add(connection: sqlite3.Connection, reports: Iterable[tuple[int, str | None, Sequence[Deed]]]) -> None:
    """Adds the events of reports, each by its number, its day and its events as ``cells.numbers`` gives them."""
    codes = _codes(connection)
    parts: dict[int, Part] = {}
    for number, published, deeds in reports:
        at = number // TOGETHER
        if at not in parts:
            parts[at] = _part(connection, at)
        parts[at].put(number, ordinal(published), list(map(codes.packed, deeds)))
    for at, part in parts.items():
        _write(connection, at, part)


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes the events of a report out, before they change."""
    number = limits["low"] // STEP
    part = _part(connection, number // TOGETHER)
    if part.take(number):
        _write(connection, number // TOGETHER, part)


def make_anew(connection: sqlite3.Connection) -> None:
    """Packs all events, within a running transaction."""
    for table in (TABLE, KINDS, SIDES):
        connection.execute(f"DELETE FROM {table}")
    codes = _Codes(connection, {}, {})
    for at in _parts(connection):
        _write(connection, at, _made(connection, at, codes))


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether what is packed are the events."""
    codes = _codes(connection)
    known = _Known(connection, codes.kinds, codes.sides)
    parts = _parts(connection)
    for at in parts:
        try:
            same = _made(connection, at, known) == _part(connection, at)
        except ValueError:
            same = False
        if not same:
            yield f"{TABLE}: what is packed of events is not what they are"
            return
    if connection.execute(f"SELECT 1 FROM {TABLE} WHERE part NOT BETWEEN 0 AND ?", (parts[-1],)).fetchone():
        yield f"{TABLE}: there are events of no report"


def kinds(connection: sqlite3.Connection) -> dict[int, Kind]:
    """All kinds by their numbers."""
    rows = connection.execute(f"SELECT n, type, status, quad, basis, again, intensity FROM {KINDS}")
    return {number: (type, status, quad, basis, again, intensity) for number, type, status, quad, basis, again, intensity in rows}


def sides(connection: sqlite3.Connection) -> dict[int, str]:
    """The states of all sides by their numbers."""
    return dict(connection.execute(f"SELECT n, states FROM {SIDES}"))


def _codes(connection: sqlite3.Connection) -> _Codes:
    known = {kind: number for number, kind in kinds(connection).items()}
    return _Codes(connection, known, {states: number for number, states in sides(connection).items()})


def _made(connection: sqlite3.Connection, at: int, codes: _Codes) -> Part:
    """A part, made of the events."""
    found = Part({})
    for report, published in connection.execute(
        "SELECT n, published FROM report WHERE n BETWEEN ? AND ? ORDER BY n", (at * TOGETHER, at * TOGETHER + TOGETHER - 1)
    ).fetchall():
        ends = report * STEP, report * STEP + STEP - 1
        sides: dict[tuple[Any, Any], set[Any]] = {}
        for event, part, state in connection.execute(_ROLES, ends):
            sides.setdefault((event, part), set()).add(state)
        events = []
        for number, first, last, *told in connection.execute(_EVENTS, ends).fetchall():
            source, recipient = (together(sides.get((number, part))) for part in ("source", "recipient"))
            kind = kind_of(told[0], told[1], told[2], first, *told[3:])
            events.append(codes.packed((number % STEP, ordinal(first), ordinal(last), kind, source, recipient)))
        found.put(report, ordinal(published), events)
    return found


def _parts(connection: sqlite3.Connection) -> range:
    return range(connection.execute("SELECT coalesce(max(n), 0) FROM report").fetchone()[0] // TOGETHER + 1)


def _part(connection: sqlite3.Connection, at: int) -> Part:
    return Part(dict(connection.execute(f"SELECT what, told FROM {TABLE} WHERE what IN {(REPORTS, TIMES, *COLUMNS)} AND part = ?", (at,))))


def _write(connection: sqlite3.Connection, at: int, part: Part) -> None:
    told = part.told()
    for what in (REPORTS, TIMES, *COLUMNS):
        if what in told:
            connection.execute(f"INSERT OR REPLACE INTO {TABLE} VALUES (?, ?, ?)", (what, at, told[what]))
        else:
            connection.execute(f"DELETE FROM {TABLE} WHERE what = ? AND part = ?", (what, at))


def _numbers(kind: str, held: bytes) -> array[int]:
    found = array(kind)
    found.frombytes(held)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
