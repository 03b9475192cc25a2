"""What one holder held through time, in order, with what changed: positions and the later deeds that bear on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Unpack

from onrecord.record.asked import HeldTo
from onrecord.record.asking import positions_where
from onrecord.record.filters import full_text
from onrecord.record.following import AHEAD, any_of, overlap
from onrecord.record.linking.likeness import word_features
from onrecord.record.listing import left_out
from onrecord.record.result import Rows, Value, columns
from onrecord.types import NO_STATE

#: The least part of their words that two positions on one matter share, and that a deed's sentence must hold of a position.
#: Set by items of 2025: of forty holders 31 lines go back to an earlier one, with .3 for the first 36, with .7 25; with .4 for the second 35, with .8 11.
SAME, BEARS = 0.5, 0.6
#: Words that they share, at least.
#: Set by items of 2025: of forty holders 31 lines go back to an earlier one, with 1 40, with 3 nine.
FEWEST = 2
#: The deeds that bear on a position, by its kind: whose they are, and what they say of it.
_BEAR = {
    "demand": {"CONCEDE": "met", "AGREE": "met", "RETREAT": "met", "COOPERATE": "met", "REJECT": "refused"},
    "commitment": {"REJECT": "withdrawn", "RETREAT": "withdrawn"},
}
_TOLD = columns("n published ref outlet kind holders toward about obligation condition deadline denied")
COLUMNS = columns("published ref outlet kind holders toward about obligation condition deadline change since")


@dataclass(frozen=True, slots=True)
class _Held:
    """A position as it is told."""

    n: int
    published: str
    ref: str
    outlet: str | None
    kind: str
    holders: str | None
    toward: str | None
    about: str
    obligation: str | None
    condition: str | None
    deadline: str | None
    denied: str | None
    who: frozenset[Any]
    words: frozenset[str]

    def row(self, change: str, since: str | None) -> tuple[Value, ...]:
        told = (self.published or None, self.ref, self.outlet, self.kind, self.holders, self.toward, self.about)
        return (*told, self.obligation, self.condition, self.deadline, change, since)


def over_time(
    connection: sqlite3.Connection,
    *,
    actor: str | None = None,
    topic: str | None = None,
    limit: int | None = None,
    **filters: Unpack[HeldTo],
) -> Rows:
    """Positions of ``actor`` on ``topic`` (words) in order of the reports' dates, and the later deeds that bear on them, in the same order.

    ``change`` says what is new: first, repeated, under a condition, no longer under a condition, another deadline, denied by whom; of a
    later deed: met, refused, withdrawn. ``since`` is the ref of the position that it is compared with. Filters: those of positions.
    """
    where = positions_where(holder=actor, **filters)
    if topic:
        words = full_text(topic)
        # The matter may stand in the sentence around what is held.
        inner = "SELECT x.position FROM evidence x JOIN statement_words w ON w.rowid = x.statement WHERE statement_words MATCH ?"
        where.add(
            f"(position.n IN ({inner}) OR position.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?))", words, words
        )
    held = list(_held(connection, where.sql, where.parameters))
    found: list[tuple[tuple[Value, ...], int]] = []
    for at, one in enumerate(held):
        change, since = _change(one, held[:at])
        found.append((one.row(change, since), at))
        found += [(row, at) for row in _bearing(connection, one)]
    found.sort(key=lambda pair: (pair[0][0] is None, str(pair[0][0]), pair[1], str(pair[0][1])))
    rows = tuple(row for row, _at in found)
    return Rows(COLUMNS, rows[:limit], len(rows), left_out(connection, "position", where))


def _held(connection: sqlite3.Connection, sql: str, parameters: list[object]) -> Iterator[_Held]:
    rows = connection.execute(
        "SELECT v.n, coalesce(v.published, ''), v.ref, v.outlet, v.kind, v.holders, v.toward, v.about, v.obligation, v.condition, v.deadline,"
        f" v.denied_by FROM positions v WHERE v.n IN (SELECT position.n FROM position WHERE {sql})"
        " ORDER BY v.published IS NULL, v.published, v.ref",
        parameters,
    ).fetchall()
    for row in rows:
        who = connection.execute(
            "SELECT coalesce(s.figurehead, a.state, a.name) FROM party x JOIN actor a ON a.n = x.actor LEFT JOIN same_actor s ON s.actor = a.n"
            " WHERE x.position = ? AND x.part = 'holder'",
            (row[0],),
        )
        told: dict[str, Any] = dict(zip(_TOLD, row, strict=True))
        yield _Held(**told, who=frozenset(one for (one,) in who), words=word_features(row[7]))


def _change(one: _Held, before: list[_Held]) -> tuple[str, str | None]:
    """What is new in a position, and the ref of the last one on the same matter."""
    denied = f"denied by {one.denied}" if one.denied and one.denied != one.holders else ""
    earlier = [other for other in before if other.kind == one.kind and one.who & other.who and _same(one.words, other.words)]
    if not earlier:
        return denied or "first", None
    last = earlier[-1]
    told = [denied] if denied else []
    if one.condition and not last.condition:
        told.append("under a condition")
    if last.condition and not one.condition:
        told.append("no longer under a condition")
    if one.deadline and one.deadline != last.deadline:
        told.append("another deadline" if last.deadline else "with a deadline")
    return "; ".join(told) or "repeated", last.ref


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= FEWEST and overlap(one, other) >= SAME


def _bearing(connection: sqlite3.Connection, one: _Held) -> Iterator[tuple[Value, ...]]:
    """The later deeds of two years that answer a position, or take it back, a row each."""
    types = _BEAR.get(one.kind)
    query = any_of(one.words)
    if types is None or query is None or not one.published or len(one.words) < 2:
        return
    part = "toward" if one.kind == "demand" else "holder"
    marks = ", ".join("?" * len(types))
    rows = connection.execute(
        "SELECT v.published, v.ref, v.outlet, v.source, v.type, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
        f" FROM event e JOIN report r ON r.n = e.report JOIN events v ON v.n = e.n WHERE e.type IN ({marks}) AND e.status = 'actual'"
        " AND e.same_as IS NULL AND r.published BETWEEN ? AND date(?, ?) AND r.n <> (SELECT report FROM position WHERE n = ?)"
        " AND e.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
        " AND EXISTS (SELECT 1 FROM role x JOIN actor a ON a.n = x.actor JOIN party y ON y.position = ? AND y.part = ?"
        "  JOIN actor b ON b.n = y.actor WHERE x.event = e.n AND x.part = 'source' AND (a.state = b.state AND length(a.state) = 3"
        f"  AND a.state NOT IN {tuple(sorted(NO_STATE))} OR a.name = b.name))"
        " ORDER BY v.published, v.ref",
        (*types, one.published, one.published, f"+{AHEAD} days", one.n, query, one.n, part),
    ).fetchall()
    for published, ref, outlet, who, kind, words in rows:
        shared = len(one.words & word_features(words))
        if shared > FEWEST and shared >= BEARS * len(one.words):
            told = (published, ref, outlet, one.kind, one.holders, one.toward, words, one.obligation, None, None)
            yield (*told, f"{types[kind]} by {who}", one.ref)
