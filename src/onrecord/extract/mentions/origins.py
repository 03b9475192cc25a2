"""Whether a preposition right after a noun tells where its people are from or whose they are: "officials from Japan", "arrested men from Peru"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from onrecord.doc import Token
from onrecord.extract.mentions.scan import Scan
from onrecord.grammar.relations import MODIFIER, OBJECT, PREPOSITION, governor, hangs_as, hangs_on, over_preposition
from onrecord.knowledge.words import word_list

#: What two sides hold or sign, and how they do.
_MEETING = word_list("held_with_a_foe")
_WHERE_FROM = frozenset(("in", "from", "of", "at"))
#: What is done to people, and not by taking them away from somewhere.
_HURT_OR_HELD = word_list("hurt_or_held")
#: Participles that tell who helps somebody, not whose he is: "Turkey-backed fighters".
_BACKED = word_list("backing_participles")


def tells_whose(prep: Token | None, head: Token) -> TypeGuard[Token]:
    """Whether the word after a noun is such a preposition of its own, or "from" of people who are hurt or held, which the parser hangs on the verb."""
    if prep is None or not hangs_as(prep, PREPOSITION) or prep.lower not in _WHERE_FROM:
        return False
    if hangs_on(prep, head):
        return True
    verb = governor(head) if prep.lower == "from" and hangs_as(head, OBJECT) else None
    return verb is not None and hangs_on(prep, verb) and verb.lemma in _HURT_OR_HELD


def met_there(head: Token) -> bool:
    """Whether somebody is told of as the other side of talks or of a pact, so that a place beside it is where they met: "held talks with rebels in
    Doha"."""
    over = over_preposition(head, ("with",))
    return over is not None and over.lemma in _MEETING


def towards(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name only tells against whom somebody is: "an anti-Syria journalist", "anti-Castro lawmakers"."""
    return i > 1 and tokens[i - 1].text in ("-", "–") and tokens[i - 2].lower == "anti"


def friend(scan: Scan, i: int) -> bool:
    """Whether a state's name only tells who backs somebody, or whom he is against: "Turkey-backed fighters", "an anti-Syria journalist"."""
    tokens = scan.doc.tokens
    if towards(tokens, i):
        return True
    at = i + 1
    joined_word = at < len(tokens) and tokens[at].text in ("-", "–")
    at += joined_word
    if not joined_word and at < len(tokens) and tokens[at].lower == "armed":
        return False  # "the Kenyan armed forces"
    return at < len(tokens) and tokens[at].lower in _BACKED and hangs_as(tokens[at], MODIFIER)
