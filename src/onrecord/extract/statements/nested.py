"""Statements told within others: which of them the record keeps.

"The envoy said that Tehran had denied the charge" holds two statements. "The envoy said he hoped that they knew what it wanted" holds
one: what a speaker thinks, and what the pronouns in his own words think, is his statement's content, and no statement beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.doc import Doc
from onrecord.extract.found import Within
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.itself import nothing
from onrecord.grammar.relations import CLAUSE, OPEN_CLAUSE, hangs_as
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Statement

_PRONOUNS = word_list("speaking_pronouns")


@dataclass(frozen=True, slots=True)
class _Content:
    start: int
    end: int
    statement: str


def without_thoughts(doc: Doc, statements: tuple[Statement, ...], knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements, without the indirect ones whose cue stands in another's content, unless they tell an act of speech of somebody named; none by nobody."""
    speech = knowledge.built("cues-told-within", _speech)
    contents = Within(
        [
            _Content(span.start, span.end, statement.id)
            for statement in statements
            if statement.cue is not None
            for span in statement.content
        ]
    )
    kept = [s for s in statements if not _by_nobody(doc, s) and not _thought(doc, s, contents, speech)]
    return tuple(replace(statement, id=f"S{number}") for number, statement in enumerate(kept, start=1))


def _speech(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row["lemma"] for row in knowledge.rows("cues") if row.yes("within"))


def _by_nobody(doc: Doc, statement: Statement) -> bool:
    """Whether nobody says it: "neither country has revealed what it offered"."""
    speaker = statement.speaker_text
    words = doc.tokens_between(speaker.start, speaker.end) if speaker is not None and statement.kind == "indirect" else []
    return bool(words) and (nothing(words[0]) or words[0].lower in ("no", "neither", "none"))


def _thought(doc: Doc, statement: Statement, contents: Within[_Content], speech: frozenset[str]) -> bool:
    cue = statement.cue
    if cue is None or statement.kind == "direct":
        return False
    around = (c for c in contents.touching(cue.start, cue.end) if c.start <= cue.start and cue.end <= c.end and c.statement != statement.id)
    if next(around, None) is None:
        return False
    speaker = statement.speaker_text.text.lower() if statement.speaker_text is not None else ""
    if not speaker or speaker in _PRONOUNS:
        return True
    words = doc.tokens_between(cue.start, cue.end)
    if any(is_infinitive(token) and hangs_as(token, OPEN_CLAUSE | CLAUSE) for token in words):
        return True  # "asked the council to condemn the raid": it has not
    return not any(token.lemma in speech for token in words)
