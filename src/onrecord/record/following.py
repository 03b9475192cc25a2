"""What came of what was planned: plans and the deeds that answer them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Unpack

from onrecord.record import due, dyads, links, listing, sifting, tallied
from onrecord.record.asked import Events
from onrecord.record.chosen import chosen
from onrecord.record.filters import Where
from onrecord.record.linking.likeness import word_features
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP
from onrecord.types import NO_STATE

#: Days after its report within which a deed may answer a plan, or a position.
#: Set by wikinews and items of 2025: of forty holders 31 lines go back to an earlier position, with 366 28, without it 34, the others wrongly.
AHEAD = 731
#: The least part of the words of the one sentence that the other must hold.
#: Set by items of 2025: 28 plans are answered, with .3 22, with .1 two by other deeds, no better.
ANSWERS = 0.2
#: Words that two sentences on one matter share, at least.
#: Set by items of 2025: 28 plans are answered, with 4 26; with 2 29, of three that are new two wrongly.
FEWEST = 3
#: What one does together with another: who is told first is of no weight.
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: Words of a sentence that are searched for.
#: Bound of work.
SEARCHED = 12
#: Who stands in more reports is sought among the later deeds of the type, not these among all of theirs.
#: Bound of work.
MANY = 400
OLDEST, NEWEST = "report.published IS NULL, report.published", "report.published DESC"
_SENTENCE = "substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the smaller set of words that stands in the larger one."""
    return len(one & other) / max(1, min(len(one), len(other)))


def plans(connection: sqlite3.Connection, *, limit: int | None = None, newest: bool = False, **filters: Unpack[Events]) -> Rows:
    """What was planned, what is due next first, and the first later deed of the same parties and type, if there is one. Due is what is not over by the
    last report's day, in the order in which it ends; then comes what has no day, by the newest reports, and then what should be done by then, the latest
    first. With ``newest`` all is in the order of the reports, against it.

    Columns: ref, published, day, source, type, recipient, words, answered (ref), answered_day, answered_words, alike (part of the words
    that both sentences hold). Filters: ``onrecord.record.chosen``.
    """
    # All of them are found along an index; of some it is told by the packed events which they are.
    narrowed = any(filters.values())
    filters["status"] = "planned"
    sifted = sifting.chosen(connection, filters) if narrowed and limit is not None else None
    if sifted is not None and limit is not None:
        counts = sifted.once().count, sifted.left_out()
        numbers = due.first(connection, sifted, limit, newest=newest)
    else:
        where = links.once_in_report(chosen(connection, **filters))
        counts = _counts(connection, where, filters)
        numbers = _in_order(connection, where, limit, counts[0]) if newest else _due(connection, where, limit, counts[0])
    rows = tuple(_plan(connection, number) for number in numbers)
    return Rows(
        columns("ref published day source type recipient words answered answered_day answered_words alike"),
        rows,
        *counts,
    )


def _counts(connection: sqlite3.Connection, where: Where, filters: Events) -> listing.Counts:
    """How many plans there are, and what is left out: from the counts or the pairs of states, where these can tell."""
    counted = tallied.chosen(connection, filters)
    if counted is not None:
        return tallied.counts(connection, tallied.once(counted))
    pair = dyads.pair(connection, filters)
    if pair is None:
        return listing.counts_of(connection, "event", where)
    what = dyads.each(bool(filters.get("both")))
    count: int = connection.execute(f"SELECT count({what}) FROM dyad WHERE {pair.sql}", pair.parameters).fetchone()[0]
    return count, dyads.left_out(connection, pair, filters)


def _due(connection: sqlite3.Connection, where: Where, limit: int | None, count: int) -> list[int]:
    """The events by when they are due: those to come, those without a day, those of the past."""
    last = connection.execute("SELECT max(published) FROM report").fetchone()[0] or ""
    running = "event.first >= date(?, ?) AND event.last >= ?"
    told: tuple[object, ...] = (last, f"-{due.RUNNING} days", last)
    found: list[int] = []
    for which, order in (
        (Where().add(running, *told), "event.last, event.first, report.id"),
        (Where().add("event.first IS NULL"), ""),
        (Where().add(f"event.first IS NOT NULL AND NOT ({running})", *told), "event.first DESC, report.id"),
    ):
        left = None if limit is None else limit - len(found)
        if left == 0:
            break
        which = Where().add_all(where).add_all(which)
        if not order:
            found += _in_order(connection, which, left, count)
            continue
        hits = f"SELECT event.n FROM event JOIN report ON report.n = event.report WHERE {which.sql} ORDER BY {order}, event.n LIMIT ?"
        found += [number for (number,) in connection.execute(hits, [*which.parameters, -1 if left is None else left])]
    return found


def _in_order(connection: sqlite3.Connection, where: Where, limit: int | None, count: int) -> list[int]:
    """The events in order of their reports' dates, the newest first; where very many fit, those of the first reports, if these hold so many."""
    order = f"{NEWEST}, report.id"
    for most in listing.FIRST if limit is not None and count > listing.MANY and " IN (SELECT " not in where.sql else ():
        some = f"SELECT n FROM report ORDER BY {order} LIMIT {most}"
        hits = (
            f"SELECT event.n FROM ({some}) x CROSS JOIN report ON report.n = x.n CROSS JOIN event NOT INDEXED"
            f" ON event.n BETWEEN report.n * {STEP} AND report.n * {STEP} + {STEP - 1} WHERE {where.sql} ORDER BY {order}, event.n LIMIT ?"
        )
        found = [number for (number,) in connection.execute(hits, [*where.parameters, limit])]
        if len(found) == limit:
            return found
    hits = f"SELECT event.n FROM event JOIN report ON report.n = event.report WHERE {where.sql} ORDER BY {order}, event.n LIMIT ?"
    return [number for (number,) in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]


def _plan(connection: sqlite3.Connection, number: int) -> tuple[Value, ...]:
    told = connection.execute(
        f"SELECT v.ref, v.published, v.day, v.source, v.type, v.recipient, {_SENTENCE} FROM events v JOIN event e ON e.n = v.n"
        " JOIN report r ON r.n = e.report WHERE v.n = ?",
        (number,),
    ).fetchone()
    mine = word_features(told[6])
    answer = _answer(connection, number, told[1], told[4], mine)
    return (*told, *(answer or (None, None, None, None)))


def _answer(
    connection: sqlite3.Connection, plan: int, published: str | None, kind: str, said_there: frozenset[str]
) -> tuple[str, str, str, float] | None:
    """The first actual event of the type, after the plan's report, between the same parties."""
    sides = _sides(connection, plan)
    if published is None or not all(sides):
        return None
    for event, ref, day, words in _later(connection, sides, published, kind, plan):
        features = word_features(words)
        alike = overlap(said_there, features)
        if alike < ANSWERS or len(said_there & features) < FEWEST:
            continue
        theirs = _sides(connection, event)
        straight = all(mine & other for mine, other in zip(sides, theirs, strict=True))
        turned = kind in TOGETHER and all(mine & other for mine, other in zip(sides, reversed(theirs), strict=True))
        if straight or turned:
            return ref, day, words, round(alike, 2)
    return None


def _later(connection: sqlite3.Connection, sides: list[frozenset[str]], published: str, kind: str, plan: int) -> Iterator[tuple[Any, ...]]:
    """Later events of the type between these states, or in which somebody of these has a part, in order of time: (number, ref, day, sentence)."""
    time: tuple[Any, ...] = (kind, published, published, f"+{AHEAD} days")
    if not any(one.startswith("@") for side in sides for one in side):
        ways = [sides, sides[::-1]] if kind in TOGETHER else [sides]
        pair = "SELECT d.event FROM dyad d WHERE d.source IN ({}) AND d.recipient IN ({}) AND d.type = ? AND d.first > ? AND d.first <= date(?, ?)"
        some = " UNION ALL ".join(pair.format(*(", ".join("?" * len(side)) for side in way)) for way in ways)
        parameters: tuple[Any, ...] = tuple(value for one, other in ways for value in (*sorted(one), *sorted(other), *time))
    else:
        heads = sorted({int(one[1:]) for side in sides for one in side if one.startswith("@")})
        marks = ", ".join("?" * len(heads))
        known = f"SELECT coalesce(sum(reports), 0) FROM line WHERE figurehead IN ({marks})"
        if connection.execute(known, heads).fetchone()[0] > MANY:
            some = (
                "SELECT v.n FROM event v WHERE v.type = ? AND v.first > ? AND v.first <= date(?, ?) AND EXISTS (SELECT 1 FROM role x"
                f" CROSS JOIN same_actor s ON s.actor = x.actor WHERE x.event = v.n AND s.figurehead IN ({marks}))"
            )
            parameters = (*time, *heads)
        else:
            some = (
                "SELECT x.event FROM same_actor s CROSS JOIN role x ON x.actor = s.actor CROSS JOIN event e ON e.n = x.event"
                f" WHERE s.figurehead IN ({marks}) AND e.type = ? AND e.first > ? AND e.first <= date(?, ?)"
            )
            parameters = (*heads, *time)
    yield from connection.execute(
        f"SELECT e.n, r.id || '#' || e.id, e.first, {_SENTENCE} FROM event e JOIN report r ON r.n = e.report WHERE e.n IN ({some})"
        " AND e.status = 'actual' AND e.same_as IS NULL AND e.report <> (SELECT report FROM event WHERE n = ?) ORDER BY e.first, r.id, e.n",
        (*parameters, plan),
    )


def _sides(connection: sqlite3.Connection, event: int) -> list[frozenset[str]]:
    """Who stands on either side: the states, or where both are of one state, or of none, the joined actors."""
    sides = [_parties(connection, event, part) for part in ("source", "recipient")]
    states = [frozenset(one for one in side if not one.startswith("@")) for side in sides]
    if all(states) and states[0] != states[1]:
        return states
    return [frozenset(one for one in side if one.startswith("@")) or side for side in sides]


def _parties(connection: sqlite3.Connection, event: int, part: str) -> frozenset[str]:
    rows = connection.execute(
        "SELECT a.state, s.figurehead FROM role x JOIN actor a ON a.n = x.actor LEFT JOIN same_actor s ON s.actor = a.n"
        " WHERE x.event = ? AND x.part = ?",
        (event, part),
    ).fetchall()
    states = {state for state, _head in rows if state and state not in NO_STATE}
    return frozenset(states | {f"@{head}" for _state, head in rows if head is not None})


def any_of(features: frozenset[str], most: int = SEARCHED) -> str | None:
    """FTS5's query for any of these words, the longest first; None if there are none."""
    words = sorted((one[2:] for one in features), key=lambda word: (-len(word), word))[:most]
    return " OR ".join(f'"{word}"*' for word in words) or None
