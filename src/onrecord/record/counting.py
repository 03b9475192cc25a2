"""Events counted by day, week, month, quarter or year: for a pair, an actor, a type, a place, a matter, or all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Unpack

from onrecord.errors import ConfigError
from onrecord.record import dyads, links, sifting, stepping, tallied, unpacking
from onrecord.record.asked import Events, Series
from onrecord.record.chosen import chosen
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import TYPES, Where, period
from onrecord.record.listing import left_out
from onrecord.record.result import Rows, columns
from onrecord.record.stepping import Step

#: The steps of time.
STEPS = ("day", "week", "month", "quarter", "year")
#: A series' columns after its step; then one for each type.
COUNTS = columns("verbal_cooperation material_cooperation verbal_conflict material_conflict events intensity told tense report")
#: The sum of intensities, in thousandths.
_SUM = "sum(CAST(round(1000 * intensity) AS INTEGER))"
#: Where of so many events fewer than one passes between two states, these are counted one by one: to go through all of the packed ones takes longer.
#: Bound of work.
RARE = 250
#: The most empty steps that are shown; over more time, those alone that have events.
#: Bound of what is shown.
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


@of_one_moment
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
    and ``until``) stand as zeros. The last row, "no month", counts the events that lie in no step, if there are any (``onrecord.timex.is_step``).
    """
    if by not in STEPS:
        raise ConfigError("--by", f"{by!r} is no step", f"Give one of {', '.join(STEPS)}")
    filters.setdefault("status", "actual")
    if filters.get("state") and not filters.get("actor"):
        filters["actor"] = filters.pop("state")
    found, rest, left = _asked(connection, source, recipient, by, filters)
    types = [*TYPES, *sorted({one for step in (*found.values(), rest) for one in step.types} - set(TYPES))]
    rows = [found.get(step, Step()).row(step, types) for step in _all(found, by, *period(filters.get("since"), filters.get("until")))]
    if sum(rest.quads):
        rows.append(rest.row(f"no {by}", types))
    return Rows((by, *COUNTS, *(one.lower() for one in types)), tuple(rows), len(rows), left)


def _asked(
    connection: sqlite3.Connection, source: str | None, recipient: str | None, by: str, filters: Series
) -> tuple[dict[str, Step], Step, tuple[tuple[str, int], ...]]:
    """The counts of each step, of what lies in none, and what is left out: from the counts, the pairs of states or the packed events where these can tell."""
    told: Events = {**filters, "source": source, "recipient": recipient}
    counted = tallied.chosen(connection, told)
    if counted is not None and by in ("month", "quarter", "year"):
        tallied.once(counted)
        groups = connection.execute(
            "SELECT nullif(first, ''), last, type, quad, nullif(basis, ''), sum(events), sum(intensity), sum(scored) FROM tally"
            f" WHERE {counted.sql} GROUP BY 1, 2, 3, 4, 5 HAVING sum(events) > 0",
            counted.parameters,
        )
        return *_counted(groups, by), tallied.counts(connection, counted)[1]
    pair = dyads.pair(connection, told)
    if pair is not None and _is_rare(connection, pair):
        both = bool(filters.get("both"))
        once = "DISTINCT" if both else ""
        groups = connection.execute(
            "SELECT nullif(first, ''), last, type, quad, iif(first = '', basis, coalesce(basis, 'told')), count(*),"
            f" {_SUM}, count(intensity) FROM (SELECT {once} event, first, last, type, quad, basis, intensity FROM dyad"
            f" WHERE {pair.sql}) GROUP BY 1, 2, 3, 4, 5",
            pair.parameters,
        )
        return *_counted(groups, by), dyads.left_out(connection, pair, told)
    sifted = sifting.chosen(connection, told)
    if sifted is not None:
        counts = stepping.by_step(sifted.once(), by, lambda day: step_of(day, by), of_reports=filters.get("dated") == "report")
        return *counts, sifted.left_out()
    where = links.once_in_report(chosen(connection, source=source, recipient=recipient, **filters))
    counts = _counted(_grouped(connection, where, filters.get("dated", "event")), by)
    if counted is None:
        return *counts, left_out(connection, "event", where)
    return *counts, tallied.counts(connection, tallied.once(counted))[1]


def _is_rare(connection: sqlite3.Connection, pair: Where) -> bool:
    """Whether few of all events pass between two states; no more are counted than tell it."""
    most = unpacking.count(connection) // RARE
    query = f"SELECT count(*) FROM (SELECT 1 FROM dyad WHERE {pair.sql} LIMIT {most + 1})"
    few: bool = connection.execute(query, pair.parameters).fetchone()[0] <= most
    return few


def _grouped(connection: sqlite3.Connection, where: Where, dated: str) -> Iterator[tuple[Any, ...]]:
    """(first, last, type, quad, basis, count, sum and number of intensities), by the event's time or that of its report."""
    first, last, joined = ("event.first", "event.last", "")
    if dated == "report":
        first, last, joined = ("report.published", "report.published", " JOIN report ON report.n = event.report")
    yield from connection.execute(
        f"SELECT {first}, {last}, event.type, event.quad, iif(event.first IS NULL, event.basis, coalesce(event.basis, 'told')),"
        f" count(*), {_SUM}, count(intensity) FROM event{joined} WHERE {where.sql} GROUP BY 1, 2, 3, 4, 5",
        where.parameters,
    )


def _counted(groups: Iterable[tuple[Any, ...]], by: str) -> tuple[dict[str, Step], Step]:
    """The counts of each step, and of what lies in none."""
    found: dict[str, Step] = {}
    rest = Step()
    known: dict[str, str] = {}
    for first, last, *counted in groups:
        step = ""
        if first:
            ends = {known.setdefault(day, step_of(date.fromisoformat(day), by)) for day in (first, last)}
            step = ends.pop() if len(ends) == 1 else ""
        (found.setdefault(step, Step()) if step else rest).add(*counted)
    return found, rest


def _all(found: dict[str, Step], by: str, since: str | None, until: str | None) -> list[str]:
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
    return date.fromisoformat(f"{step}-01-01"[:10])
