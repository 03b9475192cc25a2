"""Events counted by day, week, month, quarter or year: for a pair, an actor, a type, a place, a matter, or all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Unpack

from onrecord.errors import ConfigError
from onrecord.record import dyads, tallied
from onrecord.record.asked import Series
from onrecord.record.chosen import chosen
from onrecord.record.filters import TYPES, Where, period
from onrecord.record.listing import left_out
from onrecord.record.result import Rows, Value, columns

#: The steps of time.
STEPS = ("day", "week", "month", "quarter", "year")
#: How the day of an event is known, in the order of a series' columns.
BASES = ("told", "tense", "report")
#: A series' columns after its step; then one for each type.
COUNTS = columns("verbal_cooperation material_cooperation verbal_conflict material_conflict events intensity told tense report")
#: Filters that leave most events in.
_OF_ALL = frozenset({"status", "with_copies", "told_only", "dated"})
#: The sum of intensities, in thousandths.
_SUM = "sum(CAST(round(1000 * intensity) AS INTEGER))"
#: The most empty steps that are shown; over more time, those alone that have events.
MOST = 5_000


def step_of(day: date, by: str) -> str:
    """The step in which a day lies: 2025-01-31, 2025-W05, 2025-01, 2025-Q1, 2025."""
    if by == "week":
        year, week, _weekday = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if by == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]


def steps(first: date, last: date, by: str) -> Iterator[str]:
    """All steps from the one of the first day to that of the last, in order."""
    day = first
    before = ""
    length = {"day": 1, "week": 7, "month": 28, "quarter": 28, "year": 365}[by]
    while day <= last:
        step = step_of(day, by)
        if step != before:
            yield step
        before, day = step, day + timedelta(days=length)
    if step_of(last, by) != before:
        yield step_of(last, by)


@dataclass(slots=True)
class _Step:
    """What is counted in one step."""

    quads: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    bases: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BASES, 0))
    types: dict[str, int] = field(default_factory=dict)
    #: The sum of the intensities, in thousandths: so it does not hang on their order.
    total: int = 0
    scored: int = 0

    def add(self, type: str, quad: int, basis: str | None, count: int, total: int | None, scored: int) -> None:
        self.quads[quad - 1] += count
        self.types[type] = self.types.get(type, 0) + count
        if basis in self.bases:
            self.bases[basis] += count
        self.total, self.scored = self.total + (total or 0), self.scored + scored

    def row(self, step: str, types: Iterable[str]) -> tuple[Value, ...]:
        mean = round(self.total / self.scored / 1000, 3) if self.scored else None
        counts = (self.types.get(one, 0) for one in types)
        return (step, *self.quads, sum(self.quads), mean, *self.bases.values(), *counts)


def series(
    connection: sqlite3.Connection,
    source: str | None = None,
    recipient: str | None = None,
    *,
    by: str = "month",
    **filters: Unpack[Series],
) -> Rows:
    """Counts of events by step of time: by quad class, in all, mean intensity, how their days are known, and by type.

    Any of the filters of ``chosen`` may be given. An event told again in its report counts once. It counts where its whole time lies in
    one step; ``dated`` "report" takes the report's date instead. Steps without events between the first and the last (or ``since``
    and ``until``) stand as zeros. The last row, with an empty step, counts the events that lie in no step, if there are any.
    """
    if by not in STEPS:
        raise ConfigError("--by", f"{by!r} is no step", f"Give one of {', '.join(STEPS)}")
    filters.setdefault("status", "actual")
    if filters.get("state") and not filters.get("actor"):
        filters["actor"] = filters.pop("state")
    groups, left = _asked(connection, source, recipient, by, filters)
    found, rest = _counted(groups, by)
    types = [*TYPES, *sorted({one for step in (*found.values(), rest) for one in step.types} - set(TYPES))]
    rows = [found.get(step, _Step()).row(step, types) for step in _all(found, by, *period(filters.get("since"), filters.get("until")))]
    if sum(rest.quads):
        rows.append(rest.row("", types))
    return Rows((by, *COUNTS, *(one.lower() for one in types)), tuple(rows), len(rows), left)


def _asked(
    connection: sqlite3.Connection, source: str | None, recipient: str | None, by: str, filters: Series
) -> tuple[Iterable[tuple[Any, ...]], tuple[tuple[str, int], ...]]:
    """The groups of ``_grouped``, from the counts or the pairs of states where these can tell, and what is left out."""
    told = {**filters, "source": source, "recipient": recipient}
    counted = tallied.chosen(connection, told)
    if counted is not None and by in ("month", "quarter", "year"):
        counted.add("tally.again = 0")
        groups = connection.execute(
            "SELECT nullif(first, ''), last, type, quad, nullif(basis, ''), sum(events), sum(intensity), sum(scored) FROM tally"
            f" WHERE {counted.sql} GROUP BY 1, 2, 3, 4, 5 HAVING sum(events) > 0",
            counted.parameters,
        )
        return groups, tallied.counts(connection, counted)[1]
    pair = dyads.pair(connection, told)
    if pair is not None:
        both = bool(filters.get("both"))
        once = "DISTINCT" if both else ""
        groups = connection.execute(
            "SELECT nullif(first, ''), last, type, quad, iif(first = '', basis, coalesce(basis, 'told')), count(*),"
            f" {_SUM}, count(intensity) FROM (SELECT {once} event, first, last, type, quad, basis, intensity FROM dyad"
            f" WHERE {pair.sql}) GROUP BY 1, 2, 3, 4, 5",
            pair.parameters,
        )
        return groups, left_out(connection, "dyad", pair, dyads.each(both))
    where = chosen(connection, source=source, recipient=recipient, **filters).add("event.same_as IS NULL")
    whole = not any(value for name, value in told.items() if name not in _OF_ALL)
    rows = _grouped(connection, where, filters.get("dated", "event"), whole=whole)
    if counted is None:
        return rows, left_out(connection, "event", where)
    return rows, tallied.counts(connection, counted.add("tally.again = 0"))[1]


def _grouped(connection: sqlite3.Connection, where: Where, dated: str, *, whole: bool = False) -> Iterator[tuple[Any, ...]]:
    """(first, last, type, quad, basis, count, sum and number of intensities), by the event's time or that of its report; ``whole``: of nearly all
    events, which are quickest gone through in the order in which they stand."""
    first, last, joined = ("event.first", "event.last", " NOT INDEXED" if whole else "")
    if dated == "report":
        first, last, joined = ("report.published", "report.published", " JOIN report ON report.n = event.report")
    yield from connection.execute(
        f"SELECT {first}, {last}, event.type, event.quad, iif(event.first IS NULL, event.basis, coalesce(event.basis, 'told')),"
        f" count(*), {_SUM}, count(intensity) FROM event{joined} WHERE {where.sql} GROUP BY 1, 2, 3, 4, 5",
        where.parameters,
    )


def _counted(groups: Iterable[tuple[Any, ...]], by: str) -> tuple[dict[str, _Step], _Step]:
    """The counts of each step, and of what lies in none."""
    found: dict[str, _Step] = {}
    rest = _Step()
    known: dict[str, str] = {}
    for first, last, *counted in groups:
        step = ""
        if first:
            ends = {known.setdefault(day, step_of(date.fromisoformat(day), by)) for day in (first, last)}
            step = ends.pop() if len(ends) == 1 else ""
        (found.setdefault(step, _Step()) if step else rest).add(*counted)
    return found, rest


def _all(found: dict[str, _Step], by: str, since: str | None, until: str | None) -> list[str]:
    """Every step of the time, those without events too; only those with events where there are too many."""
    told = sorted(found)
    ends = [date.fromisoformat(day) for day in (since, until) if day]
    low, high = (since and ends[0], until and ends[-1])
    if not told and not (low and high):
        return told
    low = low or begin_of(told[0])
    high = high or begin_of(told[-1])
    whole: list[str] = []
    for step in steps(low, high, by):
        whole.append(step)
        if len(whole) > MOST:
            return told
    return sorted({*whole, *told})


def begin_of(step: str) -> date:
    """The first day of a step, by its name."""
    if "W" in step:
        return date.fromisocalendar(int(step[:4]), int(step[6:]), 1)
    if "Q" in step:
        return date(int(step[:4]), 3 * int(step[6:]) - 2, 1)
    return date.fromisoformat(step + "-01-01"[len(step) - 10 :] if len(step) < 10 else step)
