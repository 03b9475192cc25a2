"""Which of all events fit, found among the packed ones (``packing``): all are gone through at once, as numbers, where asking them one by one takes long.

``chosen`` gives the events of ``onrecord.record.chosen.chosen``; None where only the tables can tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.record import links
from onrecord.record.asked import Events as Asked
from onrecord.record.cells import Kind, ordinal
from onrecord.record.filters import Where, called, code, full_text, named, of_outlet, other_status, period, placed, several
from onrecord.record.numbers import different, numbers, remembered
from onrecord.record.packing import BASE, ELSEWHERE, REPORTS, kinds
from onrecord.record.rows import STEP
from onrecord.record.spelt import spelt
from onrecord.record.states import code_of
from onrecord.record.unpacking import Columns, columns, counted, some, states, taken

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

_PARTS = ("source", "recipient")
#: Where fewer parts are packed, the tables tell as soon.
#: Bound of work.
FEWEST = 4
#: So many sides of a state are looked for one by one; more are looked up in a table.
#: Bound of work.
FEW = 6


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

    columns: Columns
    #: What each kind is, by its number.
    kinds: Sequence[Kind]
    conditions: list[Condition] = field(default_factory=list)
    _counts: Numbers | None = None

    @property
    def n(self) -> Numbers:
        """The numbers of the events."""
        return self.columns.n

    @property
    def kind(self) -> Numbers:
        """Of which kind each is, by its place in ``kinds``."""
        return self.columns.kind

    @property
    def counts(self) -> Numbers:
        """How many of each kind fit, but for their kinds."""
        if self._counts is None:
            self._counts = counted(self.kind, self.of_events, len(self.kinds))
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
        return Events(self.columns, self.kinds)

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
        reasons = dict.fromkeys(one.reason for one in self.conditions if one.reason is not None)
        return tuple((reason, count) for reason in reasons if (count := self.left_for(reason)))

    def left_for(self, reason: str) -> int:
        """How many events the conditions leave out for a reason that one of them has."""
        one = next(one for one in self.conditions if one.reason == reason)
        assert one.left is not None
        if one.of_kinds:
            return int(self.counts[(self._kinds(reason) & one.left)[:-1]].sum())
        return int((self._all(reason) & one.left).sum())

    def left(self) -> dict[str, Mask]:
        """Which the conditions leave out without having been asked to, by the reasons."""
        found: dict[str, Mask] = {}
        for one in self.conditions:
            if one.reason is not None and one.left is not None and one.reason not in found:
                others = self._all(one.reason)
                others &= taken(one.left, self.kind) if one.of_kinds else one.left
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
        again = self.which_kinds([bool(kind[4]) for kind in self.kinds])
        self.conditions.append(Condition(self.which_kinds([not kind[4] for kind in self.kinds]), True, links.AGAIN, again))
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
        mask: Mask = taken(self._kinds(but), self.kind)
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


def packed(connection: sqlite3.Connection) -> Events | None:
    """All events; None where they are few, where other tables are laid over them (``refitting``, ``picking``), or where the date of a report is no day."""
    if (connection.execute("SELECT max(part) FROM packed WHERE what = ?", (REPORTS,)).fetchone()[0] or 0) < FEWEST:
        return None
    if connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name IN ('judged', 'event')").fetchone():
        return None
    held = columns(connection)
    if held is None:
        return None
    known = kinds(connection)
    return Events(held, [known.get(number, ("", "", 0, "", 0, None)) for number in range(max(known, default=0) + 1)])


def chosen(connection: sqlite3.Connection, filters: Asked, whole: Events | None = None) -> Events | None:
    """The events that the filters of ``onrecord.record.chosen.chosen`` ask for. ``whole``: what ``packed`` gives, where it is known."""
    given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None and value is not False}
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
    pair = _parties(connection, found, given)
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
    return found.once() if pair else found


def _holding(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events a query gives by their numbers; it may give others, too."""
    return found.columns.holding(numbers(connection, query, parameters))


def _in_reports(found: Events, connection: sqlite3.Connection, query: str, parameters: Sequence[object]) -> Mask:
    """Which of the events stand in reports that a query gives by their numbers."""
    import numpy

    reports = found.columns.reports
    there = numpy.zeros(int(reports[-1]) + 1 if len(reports) else 0, dtype=bool)
    asked = remembered(connection, query, parameters)
    there[asked[asked < len(there)]] = True
    mask: Mask = found.columns.of_reports(there[reports])
    return mask


def _once(connection: sqlite3.Connection, found: Events, *, with_copies: bool, once: bool) -> None:
    """Leaves out what ``links.once`` does."""
    if with_copies and not once:
        return
    query = f"SELECT event FROM repeat{'' if once else " WHERE how = 'copy'"}"
    if connection.execute(f"{query} LIMIT 1").fetchone() is None:
        return
    again = _holding(found, connection, query, ())
    found.add(~again, "that another report tells again" if once else links.COPIED, again)


def _parties(connection: sqlite3.Connection, found: Events, given: Mapping[str, Any]) -> bool:
    """Who acts and on whom; whether that is a dyad of two states, which is told once in a report."""
    sides = [(str(given[part]), (part,)) for part in _PARTS if given.get(part)]
    pair = [parts[0] for one, _part in sides if (parts := code(one)) is not None and parts[1] is None]
    known = states(connection) if sides or given.get("actor") or given.get("state") else {}
    if len(pair) == 2:
        fits = _of_state(found, known, pair[0], "source") & _of_state(found, known, pair[1], "recipient")
        if given.get("both"):
            fits |= _of_state(found, known, pair[1], "source") & _of_state(found, known, pair[0], "recipient")
        found.add(fits)
        sides = []
    for asked, which in (*sides, *((str(given[name]), _PARTS) for name in ("actor", "state") if given.get(name))):
        if state := code_of(asked):
            fits = _of_state(found, known, state, which[0])
            for part in which[1:]:
                fits |= _of_state(found, known, state, part)
            found.add(fits)
            continue
        condition, parameters = named(asked, "a", names=spelt(connection, asked))
        marks = ", ".join("?" * len(which))
        query = f"SELECT x.event FROM actor a JOIN role x ON x.actor = a.n WHERE {condition} AND x.part IN ({marks})"
        found.add(_holding(found, connection, query, [*parameters, *which]))
    return len(pair) == 2


def _of_state(found: Events, known: Mapping[int, Set[str]], state: str, part: str) -> Mask:
    """Which of the events have a source or recipient of the state."""
    import numpy

    side: Numbers = getattr(found.columns, part)
    codes = [number for number, told in known.items() if state in told]
    if len(codes) <= FEW:
        mask: Mask = numpy.zeros(len(side), dtype=bool)
        for number in codes:
            mask |= side == number
        return mask
    table = numpy.zeros(max(known) + 1, dtype=bool)
    table[codes] = True
    return taken(table, side)


def _times(found: Events, given: Mapping[str, Any]) -> None:
    """When, by the event's time or that of its report, and whether the text tells it."""
    first, last = (ordinal(day) for day in period(given.get("since"), given.get("until")))
    held = found.columns
    if given.get("dated") == "report":
        undated = held.of_reports(held.days == 0) if first or last else None
        for day, fits in ((first, held.days >= first), (last, (held.days <= last) & (held.days != 0))):
            if day:
                found.add(held.of_reports(fits), "whose report has no day", undated)
    else:
        undated = held.day == 0 if first or last else None
        for day, of in ((first, held.since), (last, held.until)):
            if day:
                found.add(of(day), "without a day", undated)
    if given.get("told_only"):
        told = taken(found.which_kinds([kind[3] == "told" for kind in found.kinds]), held.kind)
        told &= held.day != 0
        found.add(told, "whose day the text does not tell", ~told)


def first(connection: sqlite3.Connection, found: Events, limit: int, *, undated: bool) -> list[int]:
    """The numbers of the first events that fit, in the order of time; those without a day last, in that of their reports, where these are asked for."""
    import numpy

    held, fits = found.columns, found.fitting
    chosen = earliest(connection, found, *_of_first_days(held, fits, limit), limit)
    if undated and len(chosen) < limit:
        others = numpy.flatnonzero(fits & (held.day == 0))
        days = held.days[numpy.searchsorted(held.begins, others, side="right") - 1]
        chosen += earliest(connection, found, others, days, limit - len(chosen))
    return chosen


def _of_first_days(held: Columns, fits: Mask, limit: int) -> tuple[Numbers, Numbers]:
    """Of the events that fit the places and days of those of the first days, so many or more."""
    import numpy

    places, begin, _end = held.times
    which = numpy.flatnonzero(fits[places] & (begin != 0))
    found, days = places[which], begin[which]
    most = ELSEWHERE - 2
    for part in some(held.count):
        # One less, so that no day is the greatest of all and those told elsewhere come next.
        day = held.day[part] - numpy.uint16(1)
        here = numpy.flatnonzero((day <= most) & fits[part])
        if len(here):
            found = numpy.concatenate([found, here + part.start])
            days = numpy.concatenate([days, day[here] + numpy.int64(BASE + 1)])
        if len(days) > limit:
            last = int(numpy.partition(days, limit - 1)[limit - 1])
            early = days <= last
            found, days = found[early], days[early]
            most = min(max(last - BASE - 1, -1), most)
    return found, days


def earliest(connection: sqlite3.Connection, found: Events, which: Numbers, days: Numbers, limit: int) -> list[int]:
    """The numbers of the first of these events by their days, or what else puts them in order; ties fall to the id of the report."""
    import numpy

    if len(days) > limit:
        early = days <= numpy.partition(days, limit - 1)[limit - 1]
        which, days = which[early], days[early]
    numbered = found.columns.numbered(which)
    reports = json.dumps(different(numbered // STEP).tolist())
    ids = dict(connection.execute("SELECT n, id FROM report WHERE n IN (SELECT value FROM json_each(?))", (reports,)))
    told = sorted((day, ids[number // STEP], number) for day, number in zip(days.tolist(), numbered.tolist(), strict=True))
    return [number for _day, _id, number in told[:limit]]
