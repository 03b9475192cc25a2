"""Words for actors that stand for a thing: "the struggle for justice", "by military force", "shot at a house", "will not attend the gathering"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.mentions.scan import Scan
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import (
    BY,
    COMPOUND,
    DETERMINER,
    DOER,
    MODIFIER,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
    prepositions,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: Nouns that name actors only where something stands before them or they do something.
_ABSTRACT_NOUNS = word_list("abstract_nouns")
#: Nouns that name actors only where an article or something else stands before them or they do something.
_THINGS = frozenset({"justice", "authority", "youth", "court", "opposition", "assembly"})
#: What tells that a house is a parliament's.
_OF_TWO = frozenset({"both", "either", "neither", "parliament", "legislative"})
_PARLIAMENTS = frozenset({"parliament", "congress", "legislature", "assembly", "representative", "common", "lord", "diet"})
#: What is done with a meeting.
_HELD = word_list("done_with_meetings")

#: What force a paper has.
_OF_LAW = ("binding", "legal", "full", "moral", "brute", "deadly", "lethal", "excessive")


def is_thing(token: Token, words: str, scan: Scan) -> bool:
    """Whether a noun of the tables stands for no actor here; ``words``: as the tables have it."""
    return _abstract(token, scan) or _dwelling(token, words) or _bare(token)


def _abstract(token: Token, scan: Scan) -> bool:
    """Words that name actors and other things too, where the phrase shows the other thing."""
    if token.lower == "force" and any(below.lemma == "law" for below in prep_objects(token, ("of",))):
        return True  # "with the full force of law"
    if token.lower == "force" and has_word(token, _OF_LAW, MODIFIER):
        return True  # "has no binding force"
    if token.lower == "force":
        return not has(token, DETERMINER | POSSESSOR | COMPOUND) and not any(
            child.i in scan.origin or child.pos == "NUM" for child in children_as(token, MODIFIER)
        )  # "use force", "by military force"
    if token.lower in ("movement", "movements"):
        return any(prepositions(token, ("of",)))  # "the movement of ships"
    if token.lower in _ABSTRACT_NOUNS:
        if token.lower == "office" and any(prepositions(token, ("of",))):
            return False  # "the office of the president said"
        return not has(token, MODIFIER | POSSESSOR) and not hangs_as(token, DOER | BY)
    if token.lemma not in ("television", "radio") and any(child.i in scan.origin for child in children_as(token, MODIFIER)):
        return False  # "the ban on Greek ships" tells whose they are
    return stands_under(token, ("by", "via", "aboard", "on")) and token.lemma in (
        "plane",
        "ship",
        "boat",
        "helicopter",
        "television",
        "radio",
    )


def _dwelling(token: Token, words: str) -> bool:
    """Whether a house is one to live in: "shot at a house in Gao", "the houses of two officers", not "both houses of parliament"."""
    if words not in ("house", "houses") or not token.text.islower() or has_word(token, _OF_TWO):
        return False
    return not any(of.lemma in _PARLIAMENTS for of in prep_objects(token, ("of",)))


def _bare(token: Token) -> bool:
    """Whether a word for those in office stands for the thing itself: "the struggle for justice", "freedom of assembly", "their opposition to it"."""
    if (
        token.lower == "person" and stands_under(token, ("in",)) and not has(token, DETERMINER | MODIFIER | NUMERAL | POSSESSOR)
    ) or _meeting(token):
        return True  # "took part in person"
    if token.lower == "assembly" and has_word(token, ("peaceful", "unlawful", "illegal"), MODIFIER):
        return True
    if token.lower == "opposition" and any(prep_objects(token, ("to",))):
        return True
    return token.lower in _THINGS and not has(token, DETERMINER | MODIFIER | POSSESSOR | NUMERAL) and not hangs_as(token, DOER | BY)


def _meeting(token: Token) -> bool:
    """Whether a gathering is a meeting and not those who gather: "will not attend the gathering"."""
    verb = head_as(token, OBJECT) if token.lemma == "gathering" else None
    return verb is not None and verb.lemma in _HELD
