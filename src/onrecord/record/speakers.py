"""Two speakers on the same matter: their statements side by side. Whose words are alike is found first; what else is told of a statement is looked up
only where it is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.record import spoken
from onrecord.record.filters import Where
from onrecord.record.linking.likeness import feature_of, word_features
from onrecord.record.listing import how_many
from onrecord.record.near import near
from onrecord.record.rows import STEP
from onrecord.record.sharing import alike_among
from onrecord.record.sides import ALIKE, SOON, Matter, Telling, best, of_like_words, same_in_report, same_soon
from onrecord.record.witnesses import witnesses

#: How well a statement of both fits: better than any two.
#: By definition: more than the whole.
TOGETHER = 2.0


@dataclass(frozen=True, slots=True)
class Side:
    """Statements of one speaker: their numbers in order, the days by which they are counted, and their words."""

    numbers: Sequence[int]
    days: Sequence[str | None]
    #: The first and last of the days that each covers.
    covers: Sequence[tuple[str | None, str | None]]
    words: Sequence[str]
    #: How many more there are than are compared.
    beyond: int


def side(connection: sqlite3.Connection, where: Where, most: int) -> Side:
    """So many of the statements that fit, the first of them."""
    fitting = spoken.fitting(connection, where)
    if fitting is None:
        which, parameters = f"SELECT statement.n FROM statement WHERE {where.sql} ORDER BY statement.n LIMIT {most}", where.parameters
    else:
        which, parameters = "SELECT value FROM json_each(?)", [json.dumps(fitting[:most].tolist())]
    # The day of the report is looked up only where a statement has none.
    of_report = "(SELECT r.published FROM report r WHERE r.n = s.report)"
    rows = connection.execute(
        f"SELECT s.n, coalesce(s.day, s.date, {of_report}), s.words, coalesce(s.first, {of_report}), coalesce(s.last, {of_report})"
        f" FROM statement s WHERE s.n IN ({which}) ORDER BY s.n",
        parameters,
    ).fetchall()
    count = len(rows)
    if fitting is not None:
        count = len(fitting)
    elif count == most:
        count = how_many(connection, "statement", where)
    return Side([row[0] for row in rows], [row[1] for row in rows], [row[3:] for row in rows], [row[2] for row in rows], count - len(rows))


def beside(connection: sqlite3.Connection, one: Side, other: Side, names: tuple[str, str], limit: int | None) -> tuple[list[Matter], int]:
    """The first rows, and how many there are: what both speak of, then what is left on each, each in order of time."""
    both, taken = _both(connection, one, other)
    matters = sorted((Matter.of_both(*pair) for pair in both), key=lambda matter: matter.turn)
    left = [[at for at, number in enumerate(own.numbers) if number not in taken] for own in (one, other)]
    count = len(matters) + sum(map(len, left))
    rest = _earliest(connection, (one, other), left, count if limit is None else max(0, limit - len(matters)))
    told = _tellings(connection, (number for _which, number in rest))
    for which, number in rest:
        telling = told[number]
        matters.append(Matter(names[which], telling.day, *((None, telling) if which else (telling, None))))
    return matters[:limit], count


def _both(connection: sqlite3.Connection, one: Side, other: Side) -> tuple[list[tuple[Telling, Telling]], set[int]]:
    """What both speak of, the best pairs, and the numbers of the statements that stand in one."""
    # What is of both speakers is told by both, be it a word.
    together = set(one.numbers) & set(other.numbers)
    scores = [(TOGETHER, number, number) for number in sorted(together)] + list(_scored(one, other, together))
    told = _tellings(connection, {number for _score, *pair in scores for number in pair})
    pairs = best((score, told[at], told[to]) for score, at, to in scores)
    refs = {telling.ref for pair in pairs for telling in pair}
    return pairs, {number for number, telling in told.items() if telling.ref in refs}


def _scored(one: Side, other: Side, together: Set[int]) -> Iterator[tuple[float, int, int]]:
    """The pairs that are on one matter, by their numbers, with how well they fit: of one report, or of days that are near by more words."""
    features, ordinal = cache(word_features), cache(_ordinal)
    for at, to in _of_like_words(one, other):
        mine, theirs = one.numbers[at], other.numbers[to]
        within = mine // STEP == theirs // STEP
        if mine in together or theirs in together:
            continue
        if not within:
            (first, last), (begin, end) = one.covers[at], other.covers[to]
            if first is None or begin is None or max(ordinal(first) - ordinal(end), ordinal(begin) - ordinal(last)) > SOON:
                continue
        words = features(one.words[at]), features(other.words[to])
        if score := same_in_report(*words) if within else same_soon(*words, one.words[at], other.words[to]):
            yield score, mine, theirs


def _of_like_words(one: Side, other: Side) -> Iterator[tuple[int, int]]:
    """Pairs that may be on one matter, by their places on each side: where few are near in time, of these alone."""
    import numpy

    reports = tuple(numpy.array(side.numbers, dtype=numpy.int64) // STEP for side in (one, other))
    pairs = near(one.covers, other.covers, (reports[0], reports[1]), SOON)
    return of_like_words(one.words, other.words) if pairs is None else alike_among(one.words, other.words, pairs, ALIKE, feature_of)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _earliest(connection: sqlite3.Connection, sides: Sequence[Side], left: Sequence[Sequence[int]], limit: int) -> list[tuple[int, int]]:
    """The first of the statements that are left on each side, told by their places there, in order of their days: which side, and the number. Ties fall to
    the ref."""
    import numpy

    numbers = numpy.array([own.numbers[at] for own, places in zip(sides, left, strict=True) for at in places], dtype=numpy.int64)
    days = [own.days[at] for own, places in zip(sides, left, strict=True) for at in places]
    if not limit or not len(numbers):
        return []
    undated = numpy.array([day is None for day in days])
    places = witnesses(connection, numbers // STEP)[1]
    order = numpy.lexsort(((numbers % STEP).astype(str), places, numpy.array([day or "" for day in days]), undated))[:limit]
    return [(int(at >= len(left[0])), int(numbers[at])) for at in order.tolist()]


def _tellings(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Telling]:
    """What is told of statements, by their numbers."""
    rows = connection.execute(
        "SELECT v.n, v.ref, coalesce(v.day, v.date, v.published), coalesce(v.first, v.published), coalesce(v.last, v.published),"
        " v.speaker, v.words FROM json_each(?) j CROSS JOIN statements v ON v.n = j.value",
        (json.dumps(list(numbers)),),
    )
    return {
        number: Telling(ref, day, first, last, speaker or "?", (speaker,), words, "")
        for number, ref, day, first, last, speaker, words in rows
    }
