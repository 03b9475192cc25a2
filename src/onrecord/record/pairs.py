"""Events counted by the states of their sources and recipients, as they are written: whom a state acts on, and by whom it is acted on.

The counts stand in the table ``pair`` beside the events and change with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.record.facets import OPEN
from onrecord.record.filters import Where
from onrecord.record.steps import EventCounts


def _states(part: str) -> str:
    return (
        f"SELECT x.event AS event, coalesce(a.state, '{OPEN}') AS state FROM role x JOIN actor a ON a.n = x.actor"
        f" WHERE x.event BETWEEN {{low}} AND {{high}} AND x.part = '{part}'"
        f" UNION SELECT o.n, '{OPEN}' FROM event o WHERE o.n BETWEEN {{low}} AND {{high}}"
        f" AND NOT EXISTS (SELECT 1 FROM role x WHERE x.event = o.n AND x.part = '{part}')"
    )


_CELLS = f"""
SELECT s.state, t.state, e.type, e.status, e.quad, e.same_as IS NOT NULL, {{copied}}, {{sign}} * count(*)
FROM event e JOIN ({_states("source")}) s ON s.event = e.n JOIN ({_states("recipient")}) t ON t.event = e.n{{joined}}
WHERE e.n BETWEEN {{low}} AND {{high}} GROUP BY 1, 2, 3, 4, 5, 6, 7"""

COUNTS = EventCounts("pair", _CELLS, 7, ("events",))
#: What a list may be narrowed by beside a state: columns of the counts, and switches.
_COLUMNS = ("type", "status", "quad")
_SWITCHES = frozenset({"hypothetical", "planned", "negated"})


def narrowed(values: Mapping[str, Sequence[str]], off: Sequence[str], side: str, *, copies: bool, again: bool) -> Where | None:
    """The conditions of a list that is narrowed to a state on one ``side`` and to what is counted; None where only the events themselves can
    tell."""
    states = values.get(side, ())
    if len(states) != 1 or states[0] == OPEN or values.keys() - {side, *_COLUMNS} or set(off) - _SWITCHES:
        return None
    if any(OPEN in one for one in values.values()):
        return None
    where = Where().add(f"{side} = ?", states[0])
    for column in _COLUMNS:
        if one := values.get(column):
            where.add(f"CAST({column} AS TEXT) IN ({', '.join('?' * len(one))})", *one)
    for status in off:
        where.add("status <> ?", status)
    if not copies:
        where.add("copied = 0")
    if not again:
        where.add("again = 0")
    return where


def by_state(connection: sqlite3.Connection, where: Where, side: str) -> list[tuple[str, int]]:
    """How many events there are by the state on a side, in the order of the states."""
    query = f"SELECT {side}, sum(events) FROM pair WHERE {where.sql} GROUP BY 1 HAVING sum(events) > 0 ORDER BY 1"
    return connection.execute(query, where.parameters).fetchall()
