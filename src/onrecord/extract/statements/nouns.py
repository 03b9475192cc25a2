"""Nouns that attribute: "X's claim that", "fears that", "expressed concern over", "a promise to"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.statements.cues import Cue, Cues, cue_span, subject, tells_time
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made

_CLAUSES = frozenset(["acl", "ccomp", "relcl", "appos"])
#: By which a noun names who says: "warnings from Seoul".
#: Prepositions by which a verb is about a noun, not done in or by it.
_ABOUT = frozenset(("on", "against", "at", "about", "with", "of", "over", "to", "for"))
#: The frame of a noun that names who holds something: an opponent, a supporter.
_AGENT = "who"
_FROM = ("by", "of", "from", "among")


def by_noun(noun: Token, row: Cue, cues: Cues) -> Draft | None:
    """The attribution of a noun with the clause or phrase that it governs; None where it governs none of its row, or nobody is told."""
    if _AGENT in row.frames and noun.dep != "attr":
        return None  # "the critics of the pact" hold something, and nobody holds it of them
    content = _clause(noun, row, cues) or _phrase(noun, row, cues)
    if content is None:
        return None
    if noun.head.lemma == "make" and any(child.lower == "no" for child in noun.children):
        return None  # "made no commitments to the plan"
    who = _owner(noun, content)
    governor = noun.head
    cue = (noun, noun)
    negated = False
    if who is None and governor.pos == "VERB" and noun.dep == "dobj" and governor.lemma in cues.carrying:
        who = subject(governor)
        cue = (cue_span(governor)[0], noun)
        negated = governor.lemma in cues.denying
    elif who is None and noun.dep == "pobj" and governor.pos == "ADP" and governor.lower in _ABOUT and _holds(governor.head, cues):
        who = subject(governor.head)
        cue = (cue_span(governor.head)[0], noun)
        negated = governor.head.lemma in cues.denying or (
            governor.head.lemma in ("push", "hit")
            and any(child.lower == "back" for child in governor.head.children if child.dep in ("prt", "advmod"))
        )
    elif _AGENT in row.frames:
        # "is a staunch opponent of the plan"
        who = subject(governor)
        cue = (cue_span(governor)[0], noun)
    elif who is not None and noun.dep == "dobj" and governor.pos == "VERB" and noun.i > governor.i:
        cue = (cue_span(governor)[0], noun)
        negated = governor.lemma in cues.denying
    whole = content.subtree()
    if content.dep == "prep":
        if who is None:
            return None
        if content.i == cue[1].i + 1:
            cue = (cue[0], content)
        whole = [token for token in whole if token is not content]
    return made(content, noun, f"{row.lemma} that ({row.at})", who, cue, whole=whole, negated=negated or row.negates)


def _holds(verb: Token, cues: Cues) -> bool:
    """Whether a verb's preposition may lead to what its subject holds of something: "pushed back on the notion that"."""
    return verb.pos == "VERB" and (verb.lemma in cues.carrying or cues.verb(verb) is not None)


def _clause(noun: Token, row: Cue, cues: Cues) -> Token | None:
    """The clause that tells what the noun is about."""
    clause = next((child for child in noun.children if child.i > noun.i and child.dep in _CLAUSES and _tells(child, row, cues)), None)
    if clause is None and "inf" in row.frames and _carried(noun, cues):
        clause = next(
            (c for c in noun.head.children if c.dep in ("advcl", "xcomp") and c.i > noun.i and any(t.tag == "TO" for t in c.children)), None
        )
    if clause is None and noun.head.lemma == "be" and noun.dep == "nsubj":
        clause = next((child for child in noun.head.children if child.dep == "ccomp" and child.i > noun.head.i), None)
    return clause


def _tells(clause: Token, row: Cue, cues: Cues) -> bool:
    """Whether a clause after a noun tells what the noun is about, not which one it is."""
    if clause.pos not in ("VERB", "AUX"):
        return False
    that = next((child for child in clause.children if child.lower == "that" and child.i < clause.i), None)
    if that is not None and "that" in row.frames:
        # The parser takes "the promise that the troops would leave" for "the promise that the minister made".
        relative = clause.lemma in cues.carrying or (that.dep in ("nsubj", "nsubjpass"))
        return that.dep == "mark" or (not relative and any(child.dep in ("nsubj", "nsubjpass") for child in clause.children))
    if clause.dep == "relcl":
        return False
    marks = [child for child in clause.children if child.i < clause.i]
    if any(child.tag == "TO" for child in marks):
        return "inf" in row.frames
    return "that" in row.frames and any(child.dep == "mark" and child.lower in ("that", "whether") for child in marks)


def _phrase(noun: Token, row: Cue, cues: Cues) -> Token | None:
    """The phrase after a preposition of the row: "their demands for a boycott", "voiced shock at the raid"."""
    above = noun.head.children if _carried(noun, cues) else []
    for child in [*noun.children, *above]:
        if child.dep == "prep" and child.i > noun.i and child.lower in row.frames and not tells_time(child):
            return child
    return None


def _carried(noun: Token, cues: Cues) -> bool:
    return noun.dep == "dobj" and noun.head.pos == "VERB" and noun.head.lemma in cues.carrying


def _owner(noun: Token, content: Token) -> Token | None:
    """Who the noun itself says it is of."""
    who = next((child for child in noun.children if child.dep == "poss"), None)
    if who is not None:
        return who
    by = next(
        (child for child in noun.children if child.dep == "prep" and child.lower in _FROM and child is not content and child.i < content.i),
        None,
    )
    return next((child for child in by.children if child.dep == "pobj"), None) if by is not None else None
