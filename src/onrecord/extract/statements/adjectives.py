"""Adjectives that attribute: "is confident that", "was wary of", "are eager to"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cue, subject
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made
from onrecord.grammar.clauses import has_subject, is_negated
from onrecord.grammar.complements import glad_to_say
from onrecord.grammar.edges import tells_time, verb_edges
from onrecord.grammar.relations import (
    ADVERBIAL,
    BY,
    CLAUSE,
    JOINED,
    MAIN,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    RELATIVE,
    UNDERGOER,
    child_as,
    children_as,
    hangs_as,
    has,
    head_as,
)
from onrecord.knowledge.words import word_list

#: Who is no one: what is certain or clear to nobody in particular.
_NOBODY = frozenset(("it", "this", "that", "there", "what"))
#: After a verb that links it to its subject; what else may be said of somebody; what somebody is made.
_LINKED = PREDICATE_ADJECTIVE | OBJECT_PREDICATE
_SAID_OF = _LINKED | MAIN | ADVERBIAL | JOINED | CLAUSE | RELATIVE
_MADE = _LINKED | CLAUSE
_LEADING = PREPOSITION | BY
#: Verbs by which it is said in so many words.
_SAYING = word_list("speech_acts") | {"point", "emphasise", "emphasize", "remind", "underline", "report"}
_GOVERNED = _LEADING | CLAUSE | OPEN_CLAUSE


def by_adjective(adjective: Token, row: Cue) -> Draft | None:
    """The attribution of an adjective with what it governs; None where it governs nothing of its row."""
    make = head_as(adjective, _MADE)
    if make is not None and make.lemma == "make" and make.pos == "VERB":
        return _made_so(adjective, make, row)
    if not hangs_as(adjective, _SAID_OF):
        return None
    be = head_as(adjective, _LINKED) or adjective
    # "was surprised by the raid", which the parser takes for a passive
    who = child_as(adjective, UNDERGOER) or subject(be)
    if who is None or who.tag == "EX" or who.lower in _NOBODY:
        return None
    content = next((child for child in children_as(adjective, _GOVERNED) if child.i > adjective.i and _governed(child, row)), None)
    if content is None:
        return None
    if hangs_as(content, OPEN_CLAUSE) and content.lemma in _SAYING and has(content, CLAUSE) and glad_to_say(adjective) is not None:
        return None  # "was keen to point out that ...": it is pointed out
    first = verb_edges(be)[0]
    cue = (first, adjective)
    whole = content.subtree()
    if hangs_as(content, _LEADING) and content.i == adjective.i + 1:
        # "are critical of the plan": the preposition is the cue's.
        cue = (first, content)
        whole = [token for token in whole if token is not content]
    return made(
        content, adjective, by_row(row.at, f"{row.lemma} that ({row.at})"), who, cue, whole=whole, negated=row.negates or is_negated(be)
    )


def _governed(child: Token, row: Cue) -> bool:
    if hangs_as(child, CLAUSE):
        return "that" in row.frames
    if hangs_as(child, OPEN_CLAUSE):
        return "inf" in row.frames
    return hangs_as(child, _LEADING) and child.lower in row.frames and not tells_time(child)


def _made_so(adjective: Token, make: Token, row: Cue) -> Draft | None:
    """ "made it clear that the troops would stay", "made clear to reporters that ..."."""
    who = subject(make)
    content = next(
        (
            child
            for child in (*children_as(adjective, CLAUSE | ADVERBIAL), *children_as(make, CLAUSE | ADVERBIAL))
            if child.i > adjective.i and has_subject(child)
        ),
        None,
    )
    if who is None or content is None or "that" not in row.frames or who.lower in _NOBODY:
        return None
    cue = (verb_edges(make)[0], adjective)
    return made(content, adjective, by_row(row.at, f"made {row.lemma} that ({row.at})"), who, cue, negated=row.negates or is_negated(make))
