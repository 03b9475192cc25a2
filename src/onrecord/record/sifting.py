"""Which of all events fit, found among the packed ones (``packing``): all are gone through at once, as numbers, where asking them one by one takes long.

``chosen`` gives the events of ``onrecord.record.chosen.chosen``; None where only the tables can tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.record.filters import Where, code, full_text, named, other_status, period, placed, several
from onrecord.record.packing import FIELDS, NO_DAY, TOGETHER, Kind, kinds, ordinal
from onrecord.record.rows import STEP
from onrecord.record.states import code_of

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    type Mask = NDArray[bool_]
    type Numbers = NDArray[int64]

_PARTS = ("source", "recipient")
#: Where fewer parts are packed, the tables tell as soon.
FEWEST = 16


@dataclass(slots=True)
class Events:
    """Packed events, and which of them fit."""

    #: The numbers of the events, in their order.
    n: Numbers
    #: The days as numbers, 0 where there is none.
    first: Numbers
    last: Numbers
    published: Numbers
    #: Of which kind each is, by its place in ``kinds``.
    kind: Numbers
    kinds: Sequence[Kind]
    #: Which fit each condition, in what words those are told that it leaves out, and which those are.
    conditions: list[tuple[Mask, str | None, Mask | None]] = field(default_factory=list)

    @property
    def fitting(self) -> Mask:
        """Which of them fit."""
        return self._all(None)

    def left_out(self) -> tuple[tuple[str, int], ...]:
        """What the conditions leave out without having been asked to, as ``listing.left_out`` tells it."""
        return left_out_of_all([self])

    def left(self) -> dict[str, Mask]:
        """Which the conditions leave out without having been asked to, by the reasons."""
        found: dict[str, Mask] = {}
        for _fits, reason, left in self.conditions:
            if reason is not None and left is not None and reason not in found:
                found[reason] = self._all(reason) & left
        return found

    def of_kinds(self, fits: Sequence[bool]) -> Mask:
        """Which events are of kinds that fit."""
        import numpy

        mask: Mask = numpy.array([*fits, False], dtype=bool)[self.kind]
        return mask

    def add(self, fits: Mask, reason: str | None = None, left: Mask | None = None) -> None:
        """One more condition."""
        self.conditions.append((fits, reason, left))

    def once(self) -> Events:
        """The events, what a report tells twice once."""
        self.add(self.of_kinds([not kind[4] for kind in self.kinds]))
        return self

    def of_kind(self, at: int, values: Sequence[object], reason: str | None = None) -> None:
        """One more condition: that this is one of the values of what events of a kind have in common, if any is asked for."""
        if values:
            fits = self.of_kinds([kind[at] in values for kind in self.kinds])
            self.add(fits, reason, ~fits if reason else None)

    def _all(self, but: str | None) -> Mask:
        """Which of them fit all conditions but those that leave out for a reason."""
        import numpy

        mask: Mask = numpy.ones(len(self.n), dtype=bool)
        for fits, reason, _left in self.conditions:
            if but is None or reason != but:
                mask &= fits
        return mask


def left_out_of_all(sides: Sequence[Events]) -> tuple[tuple[str, int], ...]:
    """What several sides leave out without having been asked to; what all of them do, once."""
    found: dict[str, Mask] = {}
    for side in sides:
        for reason, mask in side.left().items():
            found[reason] = found[reason] | mask if reason in found else mask
    counts = ((reason, int(mask.sum())) for reason, mask in found.items())
    return tuple((reason, count) for reason, count in counts if count)


def packed(connection: sqlite3.Connection) -> Events | None:
    """All events; None where they are few, where other tables are laid over them (``refitting``, ``picking``), or where the date of a report is no day."""
    if (connection.execute("SELECT max(part) FROM packed").fetchone()[0] or 0) < FEWEST:
        return None
    if connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name IN ('judged', 'event')").fetchone():
        return None
    import numpy

    rows = connection.execute("SELECT part, events FROM packed ORDER BY part").fetchall()
    told = numpy.frombuffer(b"".join(events for _part, events in rows), dtype=numpy.dtype(list(FIELDS)))
    size = numpy.dtype(list(FIELDS)).itemsize
    begins = numpy.repeat(
        numpy.array([part * TOGETHER * STEP for part, _events in rows], dtype=numpy.int64), [len(events) // size for _part, events in rows]
    )
    known = kinds(connection)
    most = max(known, default=0)
    every: list[Kind] = [known.get(number, ("", "", 0, "", 0, None)) for number in range(most + 1)]
    first, last, published, kind = (numpy.ascontiguousarray(told[name]) for name in ("first", "last", "published", "kind"))
    if published.min(initial=0) == NO_DAY:
        return None
    return Events(begins + told["n"], first, last, published, kind, every)


def chosen(connection: sqlite3.Connection, filters: Mapping[str, Any]) -> Events | None:
    """The events that the filters of ``onrecord.record.chosen.chosen`` ask for."""
    given = {name: value for name, value in filters.items() if value is not None and value is not False}
    if given.get("both") and given.get("source") and given.get("recipient"):
        return None
    found = packed(connection)
    if found is None:
        return None
    _once(connection, found, with_copies=bool(given.get("with_copies")), once=bool(given.get("once")))
    _parties(connection, found, given)
    found.of_kind(0, [one.upper() for one in several(given.get("type"))])
    found.of_kind(1, several(given.get("status")), other_status(given.get("status")))
    if place := given.get("place"):
        where = Where()
        placed(where, "place", place)
        found.add(_holding(found, connection, f"SELECT n FROM event WHERE {where.sql}", where.parameters))
    if about := given.get("about"):
        words = "SELECT rowid FROM report_words WHERE report_words MATCH ?"
        found.add(_in_reports(found, connection, words, [full_text(about)]))
    _times(found, given)
    if outlet := given.get("outlet"):
        found.add(_in_reports(found, connection, "SELECT n FROM report WHERE outlet = ? COLLATE NOCASE", [outlet]))
    return found


def _asked(connection: sqlite3.Connection, query: str, parameters: Sequence[object], most: int) -> Numbers:
    """The numbers that a query gives, up to the greatest that is sought."""
    import numpy

    asked = numpy.fromiter((row[0] for row in connection.execute(query, parameters)), dtype=numpy.int64)
    return asked[asked <= most]


def _holding(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events a query gives by their numbers; it may give others, too."""
    import numpy

    mask: Mask = numpy.zeros(len(found.n), dtype=bool)
    if len(found.n):
        asked = _asked(connection, query, parameters, int(found.n[-1]))
        at = numpy.searchsorted(found.n, asked)
        mask[at[found.n[at] == asked]] = True
    return mask


def _in_reports(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events stand in reports that a query gives by their numbers."""
    import numpy

    reports = found.n // STEP
    most = int(reports[-1]) if len(reports) else 0
    among = numpy.zeros(most + 1, dtype=bool)
    among[_asked(connection, query, parameters, most)] = True
    mask: Mask = among[reports]
    return mask


def _once(connection: sqlite3.Connection, found: Events, *, with_copies: bool, once: bool) -> None:
    """Leaves out what ``links.once`` does."""
    if with_copies and not once:
        return
    query = f"SELECT event FROM repeat{'' if once else " WHERE how = 'copy'"}"
    again = _holding(found, connection, query, ())
    found.add(~again, "that another report tells again" if once else "that a copy tells again", again)


def _parties(connection: sqlite3.Connection, found: Events, given: Mapping[str, Any]) -> None:
    """Who acts and on whom; two states are looked up as a dyad."""
    sides = [(str(given[part]), (part,)) for part in _PARTS if given.get(part)]
    states = [parts[0] for one, _part in sides if (parts := code(one)) is not None and parts[1] is None]
    if len(states) == 2:
        found.add(_holding(found, connection, "SELECT event FROM dyad WHERE source = ? AND recipient = ?", states))
        sides = []
    for asked, which in (*sides, *((str(given[name]), _PARTS) for name in ("actor", "state") if given.get(name))):
        if state := code_of(asked):
            own = f" AND {which[0]} = 1" if len(which) == 1 else ""
            found.add(_holding(found, connection, f"SELECT event FROM involved WHERE state = ?{own}", [state]))
            continue
        condition, parameters = named(asked, "a")
        marks = ", ".join("?" * len(which))
        query = f"SELECT x.event FROM actor a JOIN role x ON x.actor = a.n WHERE {condition} AND x.part IN ({marks})"
        found.add(_holding(found, connection, query, [*parameters, *which]))


def _times(found: Events, given: Mapping[str, Any]) -> None:
    """When, by the event's time or that of its report, and whether the text tells it."""
    first, last = (ordinal(day) for day in period(given.get("since"), given.get("until")))
    by_report = given.get("dated") == "report"
    begins, ends = (found.published, found.published) if by_report else (found.last, found.first)
    reason = "whose report has no day" if by_report else "without a day"
    if first:
        found.add(begins >= first, reason, begins == 0)
    if last:
        found.add((ends <= last) & (ends != 0), reason, ends == 0)
    if given.get("told_only"):
        told = (found.first != 0) & found.of_kinds([kind[3] == "told" for kind in found.kinds])
        found.add(told, "whose day the text does not tell", ~told)


def first(connection: sqlite3.Connection, found: Events, limit: int, *, undated: bool) -> list[int]:
    """The numbers of the first events that fit, in the order of time; those without a day last, in that of their reports, where these are asked for."""
    import numpy

    fits = numpy.flatnonzero(found.fitting)
    numbers: list[int] = []
    for days, which in ((found.first, found.first[fits] != 0), (found.published, found.first[fits] == 0))[: 2 if undated else 1]:
        left, some = limit - len(numbers), fits[which]
        if left > 0 and len(some):
            numbers += _earliest(connection, found.n[some], days[some], left)
    return numbers


def _earliest(connection: sqlite3.Connection, numbers: Numbers, days: Numbers, limit: int) -> list[int]:
    """The first of the numbers by their days; ties fall to the id of the report."""
    import numpy

    if len(days) > limit:
        early = days <= numpy.partition(days, limit - 1)[limit - 1]
        numbers, days = numbers[early], days[early]
    reports = json.dumps(numpy.unique(numbers // STEP).tolist())
    ids = dict(connection.execute("SELECT n, id FROM report WHERE n IN (SELECT value FROM json_each(?))", (reports,)))
    told = sorted((day, ids[number // STEP], number) for day, number in zip(days.tolist(), numbers.tolist(), strict=True))
    return [number for _day, _id, number in told[:limit]]
