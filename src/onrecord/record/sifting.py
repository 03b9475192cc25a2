"""Which of all events fit, found among the packed ones (``packing``): all are gone through at once, as numbers, where asking them one by one takes long.

``chosen`` gives the events of ``onrecord.record.chosen.chosen``; None where only the tables can tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.record.filters import Where, called, code, full_text, named, of_outlet, other_status, period, placed, several
from onrecord.record.numbers import numbers
from onrecord.record.packing import EVENT, FIELDS, NO_DAY, TOGETHER, Kind, kinds, ordinal
from onrecord.record.rows import STEP
from onrecord.record.states import code_of

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

_PARTS = ("source", "recipient")
_DYAD = "SELECT event FROM dyad WHERE source = ? AND recipient = ?"
#: Where fewer parts are packed, the tables tell as soon.
#: Bound of work.
FEWEST = 16


@dataclass(frozen=True, slots=True)
class Condition:
    """What events must be to fit."""

    #: Which fit: of the events, or of their kinds.
    fits: Mask
    of_kinds: bool
    #: In what words those are told that it leaves out, and which those are.
    reason: str | None = None
    left: Mask | None = None


@dataclass(slots=True)
class Events:
    """Packed events, and which of them fit."""

    #: The number of the first report of each part, and how many events stand in it.
    parts: Numbers
    sizes: Numbers
    #: The numbers of the events within their part, in their order.
    within: Numbers
    #: The days as numbers, 0 where there is none.
    first: Numbers
    last: Numbers
    published: Numbers
    #: Of which kind each is, by its place in ``kinds``.
    kind: Numbers
    kinds: Sequence[Kind]
    conditions: list[Condition] = field(default_factory=list)
    _n: Numbers | None = None
    _counts: Numbers | None = None

    @property
    def n(self) -> Numbers:
        """The numbers of the events."""
        import numpy

        if self._n is None:
            self._n = numpy.repeat(self.parts * STEP, self.sizes)
            self._n += self.within
        return self._n

    @property
    def reports(self) -> Numbers:
        """The numbers of the reports in which they stand."""
        import numpy

        found: Numbers = numpy.repeat(self.parts.astype(numpy.int32), self.sizes)
        found += (self.within // STEP).view(numpy.int32)
        return found

    @property
    def counts(self) -> Numbers:
        """How many of each kind fit, but for their kinds."""
        import numpy

        if self._counts is None:
            mask = self.of_events
            self._counts = numpy.bincount(self.kind if mask is None else self.kind[mask], minlength=len(self.kinds))
        return self._counts

    @counts.setter
    def counts(self, counted: Numbers) -> None:
        """They have been counted."""
        self._counts = counted

    @property
    def count(self) -> int:
        """How many fit."""
        return int(self.counts[self.fitting_kinds[:-1]].sum())

    def fresh(self) -> Events:
        """The same events, with no conditions yet."""
        return Events(self.parts, self.sizes, self.within, self.first, self.last, self.published, self.kind, self.kinds, _n=self._n)

    @property
    def fitting(self) -> Mask:
        """Which of them fit."""
        return self._all(None)

    @property
    def of_events(self) -> Mask | None:
        """Which of them fit but for their kinds; None where all do."""
        import numpy

        masks = [one.fits for one in self.conditions if not one.of_kinds]
        return numpy.logical_and.reduce(masks) if masks else None

    @property
    def fitting_kinds(self) -> Mask:
        """Which kinds fit."""
        return self._kinds(None)

    def left_out(self) -> tuple[tuple[str, int], ...]:
        """What the conditions leave out without having been asked to, as ``listing.left_out`` tells it."""
        found: dict[str, int] = {}
        for one in self.conditions:
            if one.reason is not None and one.left is not None and one.reason not in found:
                if one.of_kinds:
                    found[one.reason] = int(self.counts[(self._kinds(one.reason) & one.left)[:-1]].sum())
                else:
                    found[one.reason] = int((self._all(one.reason) & one.left).sum())
        return tuple((reason, count) for reason, count in found.items() if count)

    def numbered(self, which: Numbers) -> Numbers:
        """The numbers of some of the events, which are given by their places."""
        import numpy

        at = numpy.searchsorted(numpy.cumsum(self.sizes), which, side="right")
        found: Numbers = self.parts[at] * STEP + self.within[which]
        return found

    def left(self) -> dict[str, Mask]:
        """Which the conditions leave out without having been asked to, by the reasons."""
        found: dict[str, Mask] = {}
        for one in self.conditions:
            if one.reason is not None and one.left is not None and one.reason not in found:
                others = self._all(one.reason)
                others &= one.left[self.kind] if one.of_kinds else one.left
                found[one.reason] = others
        return found

    def which_kinds(self, fits: Sequence[bool]) -> Mask:
        """Which kinds fit, as a mask."""
        import numpy

        mask: Mask = numpy.array([*fits, False], dtype=bool)
        return mask

    def add(self, fits: Mask, reason: str | None = None, left: Mask | None = None) -> None:
        """One more condition on the events."""
        self.conditions.append(Condition(fits, False, reason, left))
        self._counts = None

    def once(self) -> Events:
        """The events, what a report tells twice once."""
        self.conditions.append(Condition(self.which_kinds([not kind[4] for kind in self.kinds]), True))
        return self

    def of_kind(self, at: int, values: Sequence[object], reason: str | None = None) -> None:
        """One more condition: that this is one of the values of what events of a kind have in common, if any is asked for."""
        if values:
            fits = self.which_kinds([kind[at] in values for kind in self.kinds])
            self.conditions.append(Condition(fits, True, reason, ~fits if reason else None))

    def _kinds(self, but: str | None) -> Mask:
        """Which kinds fit all conditions but those that leave out for a reason."""
        import numpy

        mask: Mask = numpy.ones(len(self.kinds) + 1, dtype=bool)
        for one in self.conditions:
            if one.of_kinds and (but is None or one.reason != but):
                mask &= one.fits
        return mask

    def _all(self, but: str | None) -> Mask:
        """Which of them fit all conditions but those that leave out for a reason."""
        mask: Mask = self._kinds(but)[self.kind]
        for one in self.conditions:
            if not one.of_kinds and (but is None or one.reason != but):
                mask &= one.fits
        return mask


def left_out_of_all(sides: Sequence[Events]) -> tuple[tuple[str, int], ...]:
    """What several sides leave out without having been asked to; what all of them do, once."""
    found: dict[str, Mask] = {}
    for side in sides:
        for reason, mask in side.left().items():
            found[reason] = found[reason] | mask if reason in found else mask
    counts = ((reason, int(mask.sum())) for reason, mask in found.items())
    return tuple((reason, count) for reason, count in counts if count)


def count(connection: sqlite3.Connection) -> int:
    """About how many events are packed."""
    length: int = connection.execute("SELECT coalesce(sum(length(events)), 0) FROM packed").fetchone()[0]
    return length // EVENT.size


def packed(connection: sqlite3.Connection) -> Events | None:
    """All events; None where they are few, where other tables are laid over them (``refitting``, ``picking``), or where the date of a report is no day."""
    if (connection.execute("SELECT max(part) FROM packed").fetchone()[0] or 0) < FEWEST:
        return None
    if connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name IN ('judged', 'event')").fetchone():
        return None
    import numpy

    layout = numpy.dtype(list(FIELDS))
    held = connection.execute("SELECT part, length(events) FROM packed ORDER BY part").fetchall()
    parts = numpy.array([part * TOGETHER for part, _length in held], dtype=numpy.int64)
    sizes = numpy.array([length // layout.itemsize for _part, length in held], dtype=numpy.int64)
    # Column by column into their places, part by part: so what is read is held once, and little of it besides.
    columns = {name: numpy.empty(int(sizes.sum()), dtype=kind) for name, kind in FIELDS}
    begin = 0
    for (events,) in connection.execute("SELECT events FROM packed ORDER BY part"):
        told = numpy.frombuffer(events, dtype=layout)
        for name, column in columns.items():
            column[begin : begin + len(told)] = told[name]
        begin += len(told)
    if columns["published"].min(initial=0) == NO_DAY:
        return None
    known = kinds(connection)
    every: list[Kind] = [known.get(number, ("", "", 0, "", 0, None)) for number in range(max(known, default=0) + 1)]
    return Events(parts, sizes, columns["n"], columns["first"], columns["last"], columns["published"], columns["kind"], every)


def chosen(connection: sqlite3.Connection, filters: Mapping[str, Any], whole: Events | None = None) -> Events | None:
    """The events that the filters of ``onrecord.record.chosen.chosen`` ask for. ``whole``: what ``packed`` gives, where it is known."""
    given = {name: value for name, value in filters.items() if value is not None and value is not False}
    states = [parts for part in _PARTS if (parts := code(str(given.get(part) or "")))]
    if (
        given.get("both")
        and given.get("source")
        and given.get("recipient")
        and not (len(states) == 2 and not (states[0][1] or states[1][1]))
    ):
        return None
    found = packed(connection) if whole is None else whole.fresh()
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
        found.add(_in_reports(found, connection, f"SELECT n FROM report WHERE {of_outlet('outlet')}", called(outlet)))
    return found


def _holding(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events a query gives by their numbers; it may give others, too."""
    import numpy

    mask: Mask = numpy.zeros(len(found.n), dtype=bool)
    if len(mask):
        asked = numbers(connection, query, parameters)
        asked = asked[: numpy.searchsorted(asked, found.n[-1], side="right")]
        at = numpy.searchsorted(found.n, asked)
        mask[at[found.n[at] == asked]] = True
    return mask


def _in_reports(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events stand in reports that a query gives by their numbers."""
    import numpy

    reports = found.reports
    there = numpy.zeros(int(reports[-1]) + 1 if len(reports) else 0, dtype=bool)
    asked = numbers(connection, query, parameters)
    there[asked[asked < len(there)]] = True
    mask: Mask = there[reports]
    return mask


def _once(connection: sqlite3.Connection, found: Events, *, with_copies: bool, once: bool) -> None:
    """Leaves out what ``links.once`` does."""
    if with_copies and not once:
        return
    query = f"SELECT event FROM repeat{'' if once else " WHERE how = 'copy'"}"
    if connection.execute(f"{query} LIMIT 1").fetchone() is None:
        return
    again = _holding(found, connection, query, ())
    found.add(~again, "that another report tells again" if once else "that a copy tells again", again)


def _parties(connection: sqlite3.Connection, found: Events, given: Mapping[str, Any]) -> None:
    """Who acts and on whom; two states are looked up as a dyad."""
    sides = [(str(given[part]), (part,)) for part in _PARTS if given.get(part)]
    states = [parts[0] for one, _part in sides if (parts := code(one)) is not None and parts[1] is None]
    if len(states) == 2:
        fits = _holding(found, connection, _DYAD, states)
        found.add(fits | _holding(found, connection, _DYAD, states[::-1]) if given.get("both") else fits)
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
        told = (found.first != 0) & found.which_kinds([kind[3] == "told" for kind in found.kinds])[found.kind]
        found.add(told, "whose day the text does not tell", ~told)


def first(connection: sqlite3.Connection, found: Events, limit: int, *, undated: bool) -> list[int]:
    """The numbers of the first events that fit, in the order of time; those without a day last, in that of their reports, where these are asked for."""
    import numpy

    fits = numpy.flatnonzero(found.fitting)
    days = found.first[fits]
    dated = days != 0
    chosen = _earliest(connection, found, fits[dated], days[dated], limit)
    if undated and len(chosen) < limit:
        others = fits[~dated]
        chosen += _earliest(connection, found, others, found.published[others], limit - len(chosen))
    return chosen


def _earliest(connection: sqlite3.Connection, found: Events, which: Numbers, days: Numbers, limit: int) -> list[int]:
    """The numbers of the first of these events by their days; ties fall to the id of the report."""
    import numpy

    if len(days) > limit:
        early = days <= numpy.partition(days, limit - 1)[limit - 1]
        which, days = which[early], days[early]
    numbered = found.numbered(which)
    reports = json.dumps(numpy.unique(numbered // STEP).tolist())
    ids = dict(connection.execute("SELECT n, id FROM report WHERE n IN (SELECT value FROM json_each(?))", (reports,)))
    told = sorted((day, ids[number // STEP], number) for day, number in zip(days.tolist(), numbered.tolist(), strict=True))
    return [number for _day, _id, number in told[:limit]]
