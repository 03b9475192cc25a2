"""What is denied, and who said it: the conditions of a denial, and the statement that it denies."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Unpack

from onrecord.knowledge.words import word_list, word_order
from onrecord.record.asked import Statements
from onrecord.record.asking import denying_cues, said
from onrecord.record.following import FEWEST, NEWEST, OLDEST, any_of
from onrecord.record.linking.likeness import stem, word_features
from onrecord.record.listing import left_out
from onrecord.record.result import Rows, Value, columns

#: The least part of a denial's words that what it denies must hold, and how many statements are looked at.
#: Set by items of 2025: five denials are followed back, with .5 a sixth, wrongly; .8 changes nothing, nor do 20 and 80 for the second, a bound.
HELD, LOOKED_AT = 0.66, 40
#: Blocks between a denial that only takes up what was said ("the claim") and what it takes up, at most.
#: Plain, by wikinews and items of 2025: 0 and 4 change nothing.
NEAR = 1
#: What a denial says in place of what it denies.
_TAKEN_UP = frozenset(f"w:{stem(word)}" for word in word_list("denial_takes_up"))
#: What says that something is not so: a claim that has it where the denial has none says the same as the denial.
_NOT = frozenset(word_order("denial_not"))
_SAID = (
    "SELECT r.id || '#' || s.id, r.published, r.outlet, s.speaker_name, s.words, s.report, s.spans, s.speaker_state, s.speaker_role,"
    " (SELECT x.figurehead FROM same_actor x WHERE x.actor = s.speaker), s.block, s.n, s.cue, s.negated"
)
_DENIES = tuple(word_order("denial_cue"))
_NOBODY: tuple[Value, ...] = (None,) * 6


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement, and who makes it."""

    #: ref, published, outlet, speaker, words.
    shown: tuple[Value, ...]
    report: int
    spans: dict[str, Any]
    state: tuple[str | None, str | None]
    joined: int | None
    block: int
    number: int
    cue: str
    #: Whether it is only said not to have been made: declined to say, did not confirm.
    left_open: bool

    @property
    def cue_denies(self) -> bool:
        """Whether it is a denial itself."""
        return any(word.startswith(_DENIES) for word in self.cue.lower().split())

    @property
    def words(self) -> str:
        return str(self.shown[4])

    @property
    def features(self) -> frozenset[str]:
        return word_features(self.words)

    def holds(self, other: _Statement) -> bool:
        """Whether the cue by which the other is made stands in what this one says, or both say the same words."""
        cue = other.spans.get("cue")
        ends = [*([cue] if cue else []), *other.spans["content"]]
        return self.report == other.report and any(a < end and start < b for a, b in self.spans["content"] for start, end in ends)

    def speaks_for_the_same(self, other: _Statement) -> bool:
        """Whether both are made by one actor, or for one part of one state."""
        return (
            self.shown[3] == other.shown[3]
            or (self.joined is not None and self.joined == other.joined)
            or (all(self.state) and self.state == other.state)
        )

    @property
    def negative(self) -> bool:
        """Whether it says that something is not so."""
        return bool(_NOT & set(re.findall(r"n't|[a-z]+", self.words.replace("’", "'").lower())))


def denials(connection: sqlite3.Connection, *, limit: int | None = None, newest: bool = False, **filters: Unpack[Statements]) -> Rows:
    """What is denied, in order of the reports' dates or with ``newest`` against it, followed back to who said it first, in the same report or an earlier one.

    Columns: ref, published, outlet, speaker, cue, words, said (ref), said_published, said_outlet, said_by, said_words, alike. Filters:
    ``onrecord.record.asking.said``.
    """
    filters["denied"] = True
    where = said(**filters, cues=denying_cues(connection))
    count: int = connection.execute(f"SELECT count(*) FROM statement WHERE {where.sql}", where.parameters).fetchone()[0]
    told = connection.execute(
        "SELECT statement.n, report.id || '#' || statement.id, report.published, report.outlet, speaker_name, cue, words"
        f" FROM statement JOIN report ON report.n = statement.report WHERE {where.sql}"
        f" ORDER BY {NEWEST if newest else OLDEST}, report.id, statement.n LIMIT ?",
        [*where.parameters, -1 if limit is None else limit],
    ).fetchall()
    rows = tuple((*row[1:], *_denied(connection, row[0], row[2])) for row in told)
    return Rows(
        columns("ref published outlet speaker cue words said said_published said_outlet said_by said_words alike"),
        rows,
        count,
        left_out(connection, "statement", where),
    )


def _denied(connection: sqlite3.Connection, number: int, published: str | None) -> tuple[Value, ...]:
    """What is denied: of the same report what fits best, or where the denial only takes it up ("the claim") the last before it; of earlier
    reports what holds most of its words. Never the denial itself in another's words, nor another denial of the same."""
    denial = next(_statements(connection, "s.n = ?", [number]))
    mine = denial.features
    near = list(_statements(connection, "s.report = ? AND s.n <> ? ORDER BY s.n < ? DESC, s.n DESC", [denial.report, number, number]))
    if mine <= _TAKEN_UP:
        before = (one for one in near if one.number < number and not (one.cue_denies or one.speaks_for_the_same(denial)))
        last = next(before, None)
        taken = last is not None and denial.block - last.block <= NEAR and _may_be_denied(last, denial)
        return (*last.shown, None) if last is not None and taken else _NOBODY
    query = any_of(mine)
    if len(mine) < FEWEST or query is None:
        return _NOBODY
    matching = "s.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rank LIMIT ?)"
    earlier = f"{matching} AND s.report <> ? AND (? IS NULL OR r.published <= ?) ORDER BY r.id, s.n"
    far = _statements(connection, earlier, [query, LOOKED_AT, denial.report, published, published])
    best: tuple[float, _Statement] | None = None
    for one in (*near, *far):
        shared = len(mine & one.features)
        alike = round(shared / len(mine), 2)
        if shared >= FEWEST and alike >= HELD and (best is None or alike > best[0]) and _may_be_denied(one, denial):
            best = alike, one
    return (*best[1].shown, best[0]) if best else _NOBODY


def _statements(connection: sqlite3.Connection, condition: str, parameters: list[object]) -> Iterator[_Statement]:
    rows = connection.execute(f"{_SAID} FROM statement s JOIN report r ON r.n = s.report WHERE {condition}", parameters)
    for *shown, report, spans, state, role, joined, block, number, cue, negated in rows.fetchall():
        yield _Statement(tuple(shown), report, json.loads(spans), (state, role), joined, block, number, cue or "", bool(negated))


def _may_be_denied(one: _Statement, denial: _Statement) -> bool:
    """Whether this may be what is denied: somebody else says so, and does not say that it is not so."""
    told = one.shown[3] is not None and not one.left_open and not one.cue_denies and not one.speaks_for_the_same(denial)
    return told and not one.holds(denial) and not denial.holds(one) and one.negative <= denial.negative
