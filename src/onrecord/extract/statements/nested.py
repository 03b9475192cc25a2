"""Statements told within others: which of them the record keeps.

"The envoy said that Tehran had denied the charge" holds two statements. "The envoy said he hoped that they knew what it wanted" holds
one: what a speaker thinks, and what the pronouns in his own words think, is his statement's content, and no statement beside it. So does
""Roe told us to leave," the envoy said": what people say in quoted words the speaker tells, and nobody else has been heard. What states
and bodies say there stays: their own officials tell it so, ""Chad demands that the ships leave"".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found, Within
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.itself import nothing
from onrecord.grammar.quotation import quote_of
from onrecord.grammar.relations import CLAUSE, DESCRIBING, OPEN_CLAUSE, hangs_as
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Statement

_PRONOUNS = word_list("speaking_pronouns")
#: Who is heard only where he speaks himself.
_HEARD = frozenset(("person", "media"))


@dataclass(frozen=True, slots=True)
class _Content:
    start: int
    end: int
    statement: str


def without_thoughts(doc: Doc, found: Found, statements: tuple[Statement, ...], knowledge: Knowledge) -> tuple[Statement, ...]:
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
    bodies = frozenset(
        actor.id
        for actor in found.actors
        if actor.kind not in _HEARD and (actor.kind != "group" or (actor.role == "GOV" and actor.state is not None))
    )
    kept = [s for s in statements if not _by_nobody(doc, s) and not _thought(doc, s, contents, speech, bodies)]
    return tuple(replace(statement, id=f"S{number}") for number, statement in enumerate(kept, start=1))


def _speech(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row["lemma"] for row in knowledge.rows("cues") if row.yes("within"))


def _by_nobody(doc: Doc, statement: Statement) -> bool:
    """Whether nobody says it: "neither country has revealed what it offered"."""
    speaker = statement.speaker_text
    words = doc.tokens_between(speaker.start, speaker.end) if speaker is not None and statement.kind == "indirect" else []
    return bool(words) and (nothing(words[0]) or words[0].lower in ("no", "neither", "none"))


def _quoted(doc: Doc, statement: Statement, words: list[Token]) -> bool:
    """Whether the cue stands in a quotation with what it tells, rather than alone: "the offer was "welcomed" by Chad"."""
    quote = quote_of(doc, words[0]) if words else None
    return quote is not None and quote is quote_of(doc, words[-1]) and quote.start <= statement.content[0].start < quote.end


def _thought(doc: Doc, statement: Statement, contents: Within[_Content], speech: frozenset[str], bodies: frozenset[str]) -> bool:
    cue = statement.cue
    if cue is None:
        return False
    around = [c for c in contents.touching(cue.start, cue.end) if c.start <= cue.start and cue.end <= c.end and c.statement != statement.id]
    if not around:
        return False
    words = doc.tokens_between(cue.start, cue.end)
    if _quoted(doc, statement, words) and any(token.pos != "PUNCT" for token in words):
        # a colon behind a name there begins somebody's turn: a transcript that is quoted whole
        return statement.speaker not in bodies
    if statement.kind == "direct":
        return False
    speaker = statement.speaker_text.text.lower() if statement.speaker_text is not None else ""
    if not speaker or speaker in _PRONOUNS:
        return True
    opens = any(c.start == cue.start for c in around)
    if any(is_infinitive(token) and (opens or hangs_as(token, OPEN_CLAUSE | CLAUSE | DESCRIBING)) for token in words):
        return True  # "asked the council to condemn the raid", "renewed his call to condemn it": it has not
    return not any(token.lemma in speech for token in words)
