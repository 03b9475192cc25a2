"""What one holder held through time, in order, with what changed: positions and the later deeds that bear on them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Unpack

from onrecord.record.asked import HeldTo
from onrecord.record.asking import positions_where
from onrecord.record.filters import full_text
from onrecord.record.following import AHEAD, any_of, overlap
from onrecord.record.linking.likeness import word_features
from onrecord.record.listing import FEW, left_out, numbers_of
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP
from onrecord.record.sides import names_and_words
from onrecord.types import NO_STATE

#: The least part of their words that two positions on one matter share, and that a deed's sentence must hold of a position.
#: Set by items of 2025: of forty holders 31 lines go back to an earlier one, with .3 for the first 36, with .7 25; with .4 for the second 35, with .8 11.
#: Of all holders 18 deeds bore on a position by their words alone, seven rightly; eight where a name is one thing and some other word is shared, seven rightly.
SAME, BEARS = 0.5, 0.6
#: Words that they share, at least.
#: Set by items of 2025: of forty holders 31 lines go back to an earlier one, with 1 40, with 3 nine.
FEWEST = 2
#: Of more positions those that are shown are compared, and their later deeds sought.
#: Bound of work.
MANY = 1_000
#: The deeds that bear on a position, by its kind: whose they are, and what they say of it.
_BEAR = {
    "demand": {"CONCEDE": "met", "AGREE": "met", "RETREAT": "met", "COOPERATE": "met", "REJECT": "refused"},
    "commitment": {"REJECT": "withdrawn", "RETREAT": "withdrawn"},
}
#: A deed by which a promise is kept where the promise names it: sanctions were to be lifted, troops to be withdrawn.
_KEEPS = "RETREAT"
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

    Of very many only those that a limit lets show are compared, and their deeds sought; how many come after these is told.

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
    numbers = numbers_of(connection, "position", where)
    some = len(numbers) if limit is None or len(numbers) <= MANY else limit
    held = _held(connection, _in_order(connection, numbers, some))
    found: list[tuple[tuple[Value, ...], int]] = []
    earlier = _Earlier()
    for at, one in enumerate(held):
        found.append((one.row(*_change(one, earlier.on_the_matter(one))), at))
        found += [(row, at) for row in _bearing(connection, one)]
        earlier.add(one)
    # Whatever is told of later ones comes after so many rows.
    found.sort(key=lambda pair: (pair[0][0] is None, str(pair[0][0]), pair[1], str(pair[0][1])))
    rows, later = tuple(row for row, _at in found), len(numbers) - len(held)
    beyond = f"after the first {len(held):,}, whose later deeds are not sought (--limit 0 has them)"
    return Rows(
        COLUMNS, rows[:limit], len(rows) + later, (*(((beyond, later),) if later else ()), *left_out(connection, "position", where))
    )


def _in_order(connection: sqlite3.Connection, numbers: Sequence[int], most: int) -> list[int]:
    """The first of the positions in the order of their reports' dates, those of reports without one last."""
    within: dict[int, list[int]] = {}
    for number in numbers:
        within.setdefault(number // STEP, []).append(number)
    few = " AND n IN (SELECT value FROM json_each(?))" if len(within) < FEW else ""
    reports = [json.dumps(list(within))] if few else []
    found: list[int] = []
    for dated, order in (("IS NOT NULL", "published, id"), ("IS NULL", "id")):
        for (report,) in connection.execute(f"SELECT n FROM report WHERE published {dated}{few} ORDER BY {order}", reports):
            found += within.get(report, ())
            if len(found) >= most:
                return found[:most]
    return found


def _held(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[_Held]:
    """The positions with these numbers, in this order."""
    asked = json.dumps(numbers)
    who: dict[int, set[Any]] = defaultdict(set)
    for number, one in connection.execute(
        "SELECT x.position, coalesce(s.figurehead, a.state, a.name) FROM json_each(?) j CROSS JOIN party x ON x.position = j.value"
        " JOIN actor a ON a.n = x.actor LEFT JOIN same_actor s ON s.actor = a.n WHERE x.part = 'holder'",
        (asked,),
    ):
        who[number].add(one)
    rows = connection.execute(
        "SELECT v.n, coalesce(v.published, ''), v.ref, v.outlet, v.kind, v.holders, v.toward, v.about, v.obligation, v.condition, v.deadline,"
        " v.denied_by FROM json_each(?) j CROSS JOIN positions v ON v.n = j.value ORDER BY j.key",
        (asked,),
    )
    told: list[dict[str, Any]] = [dict(zip(_TOLD, row, strict=True)) for row in rows]
    return [_Held(**one, who=frozenset(who[one["n"]]), words=word_features(one["about"])) for one in told]


class _Earlier:
    """Positions that came before, found by their words."""

    def __init__(self) -> None:
        self._held: list[_Held] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, one: _Held) -> None:
        """One more."""
        for word in one.words if len(one.words) >= FEWEST else ():
            self._by_word[word].append(len(self._held))
        self._held.append(one)

    def on_the_matter(self, one: _Held) -> _Held | None:
        """The last of the same holder, kind and matter."""
        if len(one.words) < FEWEST:
            return None
        shared = Counter(at for word in one.words for at in self._by_word.get(word, ()))
        for at in sorted((at for at, count in shared.items() if count >= FEWEST), reverse=True):
            other = self._held[at]
            if other.kind == one.kind and one.who & other.who and overlap(one.words, other.words) >= SAME:
                return other
        return None


def _change(one: _Held, last: _Held | None) -> tuple[str, str | None]:
    """What is new in a position against the last one on the same matter, and the ref of that."""
    denied = f"denied by {one.denied}" if one.denied and one.denied != one.holders else ""
    if last is None:
        return denied or "first", None
    told = [denied] if denied else []
    if one.condition and not last.condition:
        told.append("under a condition")
    if last.condition and not one.condition:
        told.append("no longer under a condition")
    if one.deadline and one.deadline != last.deadline:
        told.append("another deadline" if last.deadline else "with a deadline")
    return "; ".join(told) or "repeated", last.ref


def _bearing(connection: sqlite3.Connection, one: _Held) -> Iterator[tuple[Value, ...]]:
    """The later deeds of two years that answer a position, or take it back, a row each."""
    types = _BEAR.get(one.kind)
    needed = max(FEWEST + 1, ceil(BEARS * len(one.words)))
    if types is None or not one.published or len(one.words) < needed:
        return
    # Who holds so many of the words holds one of any so many of them that too few are left.
    query = any_of(one.words, len(one.words) - needed + 1)
    part = "toward" if one.kind == "demand" else "holder"
    marks = ", ".join("?" * len(types))
    rows = connection.execute(
        "SELECT v.published, v.ref, v.outlet, v.source, v.type, v.words, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
        f" FROM event e JOIN report r ON r.n = e.report JOIN events v ON v.n = e.n WHERE e.type IN ({marks}) AND e.status = 'actual'"
        " AND e.same_as IS NULL AND r.published BETWEEN ? AND date(?, ?) AND r.n <> (SELECT report FROM position WHERE n = ?)"
        " AND e.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
        " AND EXISTS (SELECT 1 FROM role x JOIN actor a ON a.n = x.actor JOIN party y ON y.position = ? AND y.part = ?"
        "  JOIN actor b ON b.n = y.actor WHERE x.event = e.n AND x.part = 'source' AND (a.state = b.state AND length(a.state) = 3"
        f"  AND a.state NOT IN {tuple(sorted(NO_STATE))} OR a.name = b.name))"
        " ORDER BY v.published, v.ref",
        (*types, one.published, one.published, f"+{AHEAD} days", one.n, query, one.n, part),
    ).fetchall()
    for published, ref, outlet, who, kind, deed, words in rows:
        shared = one.words & word_features(words)
        if len(shared) >= needed and _on_the_matter(one.about, words, shared):
            told = (published, ref, outlet, one.kind, one.holders, one.toward, words, one.obligation, None, None)
            is_kept = one.kind == "commitment" and kind == _KEEPS and one.words & word_features(deed)
            yield (*told, f"{'met' if is_kept else types[kind]} by {who}", one.ref)


def _on_the_matter(about: str, sentence: str, shared: frozenset[str]) -> bool:
    """Whether a position and a deed's sentence share more than the name of somebody: another thing, too, and a word that is no name in either."""
    both = [names_and_words(told, shared) for told in (about, sentence)]
    return all(len(told) > 1 for told in both) and any(isinstance(one, str) for one in both[0] & both[1])
