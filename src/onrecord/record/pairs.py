"""Events counted by the states of their sources and recipients, as they are written: whom a state acts on, and by whom it is acted on.

The counts stand in the table ``pair`` beside the events and change with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.record.facets import OPEN
from onrecord.record.filters import Where
from onrecord.record.listing import every
from onrecord.record.result import Rows
from onrecord.record.steps import EntryCounts, EventCounts


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
_BOTH = """
SELECT d.source, d.recipient, d.status, d.quad, {sign} * count(*) FROM dyad d JOIN dyad b ON b.source = d.recipient AND b.recipient = d.source
     AND b.first = d.first AND b.event = d.event WHERE d.event BETWEEN {low} AND {high} AND d.source < d.recipient GROUP BY 1, 2, 3, 4"""
#: No link changes them: what copies tell again counts, too.
MUTUAL = EntryCounts("mutual", _BOTH, 4, ("events",))
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


#: Actual events between two states, one row a direction; what stands in both is taken off once. No report tells them again.
_ACTUAL = (
    "SELECT source, recipient, events, quad <= 2 AS cooperative, 0 AS twice FROM pair WHERE status = 'actual' AND again = 0 AND source <> recipient"
    f" AND source <> '{OPEN}' AND recipient <> '{OPEN}' {{of_pair}} UNION ALL"
    " SELECT one, other, -events, quad <= 2, 1 FROM mutual WHERE status = 'actual' {of_mutual}"
)
_BY_SIGN = "sum(iif(cooperative, events, 0)) AS cooperation, sum(iif(cooperative, 0, events)) AS conflict"


def commonest(connection: sqlite3.Connection, limit: int) -> Rows:
    """Pairs of states between which most is told: one, other, cooperation, conflict, events; either direction."""
    return every(
        connection,
        f"SELECT min(source, recipient) AS one, max(source, recipient) AS other, {_BY_SIGN}, sum(events) AS events"
        f" FROM ({_ACTUAL.format(of_pair='', of_mutual='')}) GROUP BY 1, 2 HAVING sum(events) > 0 ORDER BY 5 DESC, 1, 2 LIMIT ?",
        (limit,),
    )


def partners(connection: sqlite3.Connection, state: str, limit: int) -> Rows:
    """The states with which one has most to do: state, did, had_done, cooperation, conflict."""
    actual = _ACTUAL.format(of_pair="AND :state IN (source, recipient)", of_mutual="AND :state IN (one, other)")
    return every(
        connection,
        "SELECT iif(source = :state, recipient, source) AS state, sum(iif(source = :state AND NOT twice, events, 0)) AS did,"
        f" sum(iif(recipient = :state AND NOT twice, events, 0)) AS had_done, {_BY_SIGN} FROM ({actual}) GROUP BY 1 HAVING sum(events) > 0"
        " ORDER BY sum(events) DESC, 1 LIMIT :most",
        {"state": state, "most": limit},
    )
