"""What the counts beside the events answer (``tallies``), without going through the events.

Each function gives conditions on ``tally`` that count the same events, or None where only the events themselves can tell: by day, sector, name,
place, words or outlet, told once over all reports, or as it was read where analysts decided otherwise.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.record.asked import Events as Asked
from onrecord.record.facets import OPEN
from onrecord.record.filters import Where, code, one_of, other_status, period, several
from onrecord.record.links import AGAIN

#: What can be asked, by its names in ``chosen``.
_WHO = frozenset({"source", "recipient", "actor", "both"})
_HOW = frozenset({"type", "status", "since", "until", "with_copies", "told_only", "dated"})
#: The facets of events that are counted, by the column; those of states stand in rows of their own.
COLUMNS = {"type": "type", "status": "status", "quad": "quad"}
STATES = ("source", "recipient")
#: The switches of the list of events.
SWITCHES = {
    "undated": "tally.first = ''",
    **{status: f"tally.status = '{status}'" for status in ("hypothetical", "planned", "negated")},
}
#: The month by which the desk's lists are narrowed and drawn: that of the report where there is no day.
MONTH = "iif(tally.first = '', tally.published, substr(tally.first, 1, 7))"
#: What holds of events that were in the month in which they are counted, by what is told or by the tense of the news.
SURE = "tally.first <> '' AND tally.basis <> 'report' AND substr(tally.first, 1, 7) = substr(tally.last, 1, 7)"
_FIRST, _LAST = (f"iif(tally.first = '', tally.published || '-{day}', tally.{column})" for column, day in (("first", "01"), ("last", "28")))


def chosen(connection: sqlite3.Connection, filters: Asked) -> Where | None:
    """The conditions of ``onrecord.record.chosen.chosen``, by the filters' names."""
    given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None and value is not False}
    if given.keys() - _WHO - _HOW or given.get("dated", "event") != "event":
        return None
    acts = [(str(value), name) for name in ("source", "recipient", "actor") if (value := given.get(name))]
    times = months(given.get("since"), given.get("until"))
    parts = code(acts[0][0]) if len(acts) == 1 else None
    if len(acts) > 1 or (acts and (parts is None or parts[1])) or times is None or as_read(connection):
        return None
    where = _of(parts[0], acts[0][1]) if parts is not None else _of("", "")
    if not given.get("with_copies"):
        where.add("tally.copied = 0", leaves=("that a copy tells again", "tally.copied = 1"))
    one_of(where, "tally.type", [one.upper() for one in several(given.get("type"))])
    one_of(where, "tally.status", several(given.get("status")), other_status(given.get("status")))
    undated = ("without a day", "tally.first = ''")
    if times[0] is not None:
        where.add("tally.last >= ?", times[0], leaves=undated)
    if times[1] is not None:
        where.add("tally.first <= ? AND tally.first <> ''", times[1], leaves=undated)
    if given.get("told_only"):
        told = "(tally.first <> '' AND tally.basis = 'told')"
        where.add(told, leaves=("whose day the text does not tell", f"NOT {told}"))
    return where


def _of(state: str, part: str) -> Where:
    """The counts of a state's events in which it has the part, or any; of all events, where it is empty."""
    if part == "actor":
        return Where().add("tally.state = ?", state)
    return Where().add("tally.state = ? AND tally.part = ?", state, part)


def once(where: Where) -> Where:
    """The events, what a report tells twice once."""
    return where.add("tally.again = 0", leaves=(AGAIN, "tally.again = 1"))


def counts(connection: sqlite3.Connection, where: Where) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How many events there are, and what the conditions leave out without having been asked to."""
    left = ((reason, count(connection, other)) for reason, other in where.left_out())
    return count(connection, where), tuple((reason, number) for reason, number in left if number)


def count(connection: sqlite3.Connection, where: Where) -> int:
    """How many events there are."""
    query = f"SELECT coalesce(sum(tally.events), 0) FROM tally WHERE {where.sql}"
    number: int = connection.execute(query, where.parameters).fetchone()[0]
    return number


def begin(connection: sqlite3.Connection, where: Where) -> str | None:
    """A day before which none of the events begins, as late as the counts tell."""
    query = f"SELECT min(nullif(tally.first, '')) FROM tally WHERE {where.sql} AND tally.events > 0"
    day: str | None = connection.execute(query, where.parameters).fetchone()[0]
    return day


def narrowed(
    connection: sqlite3.Connection,
    values: Mapping[str, Sequence[str]],
    off: Sequence[str],
    times: tuple[str | None, str | None],
    *,
    copies: bool,
    again: bool,
    each: str = "",
) -> Where | None:
    """The conditions of a list of the desk that is narrowed by facets, switches and a time; ``each``: on the counts of each state in this part."""
    told = {name: one for name, one in values.items() if one}
    parts = [name for name in STATES if name in told]
    whole = months(*times)
    if told.keys() - {*COLUMNS, *STATES} or set(off) - SWITCHES.keys() or len(parts) > 1 or whole is None or as_read(connection):
        return None
    if any(OPEN in one for one in told.values()) or any(len(told[name]) > 1 for name in parts) or (each and parts):
        return None
    if each:
        where = Where().add("tally.state <> '' AND tally.part = ?", each)
    else:
        where = _of(told[parts[0]][0], parts[0]) if parts else _of("", "")
    for name, column in COLUMNS.items():
        if one := told.get(name):
            where.add(f"CAST(tally.{column} AS TEXT) IN ({', '.join('?' * len(one))})", *one)
    if whole[0] is not None:
        where.add(f"{_LAST} >= ?", whole[0])
    if whole[1] is not None:
        where.add(f"{MONTH} <> '' AND {_FIRST} <= ?", whole[1])
    for switch in off:
        where.add(f"NOT {SWITCHES[switch]}")
    if not copies:
        where.add("tally.copied = 0")
    if not again:
        where.add("tally.again = 0")
    return where


def by_value(connection: sqlite3.Connection, where: Where, value: str) -> list[tuple[Any, int]]:
    """How many events there are by a column of the counts, in the order of its values."""
    return connection.execute(
        f"SELECT {value}, sum(tally.events) FROM tally WHERE {where.sql} GROUP BY 1 HAVING sum(tally.events) > 0 ORDER BY 1",
        where.parameters,
    ).fetchall()


def months(since: str | None, until: str | None) -> tuple[str | None, str | None] | None:
    """First and last day, where they are those of months."""
    first, last = period(since, until)
    whole = (first is None or first.endswith("-01")) and (last is None or (date.fromisoformat(last) + timedelta(days=1)).day == 1)
    return (first, last) if whole else None


def as_read(connection: sqlite3.Connection) -> bool:
    """Whether what was read is laid over the tables (``refitting``): the counts are of what analysts decided."""
    return connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'judged'").fetchone() is not None
