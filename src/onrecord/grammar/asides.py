"""Attributions that a sentence puts between commas, within what is said: "The drills, he told them on Monday, will go on"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.quotation import MARKS
from onrecord.grammar.relations import (
    ADVERB,
    DOER,
    FINITE,
    GIVEN,
    NOUN_AS_ADVERB,
    PARTICLE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RELATIVE,
    TENSED,
    children_as,
    hangs_as,
)

#: Prepositions that tell when, where or how something is said; how long an attribution between commas may be.
_AT = frozenset(("in", "at", "on", "during", "after", "before", "by", "via"))
#: Set by attribution: contents .759 by overlap, with 8 .758; 32 changes nothing.
_LONGEST = 16
_JOINING = frozenset(("and", "but"))
#: What a sentence begins with whose subject an attribution parts from its verb.
_BEGINNING = frozenset(("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"))


def put_between(verb: Token) -> tuple[Token, list[Token]] | None:
    """Who says and the rest of the sentence where an attribution parts a subject from its verb: "The drills, he told them on Monday, will go on".

    With "as" too: "The bridge, as the mayor pointed out, was mined".
    """
    who = next((child for child in reversed(children_as(verb, DOER)) if child.i < verb.i and child.tag not in ("WDT", "WP")), None)
    if who is None or verb.tag not in TENSED:
        return None
    tokens, base = verb.sent.tokens, verb.sent.tokens[0].i
    low, high = edges(who)[0].i, _with_circumstances(verb)
    if low - base > 1 and tokens[low - 1 - base].lower == "as":
        low -= 1
    after = tokens[high + 1 - base : high + 4 - base]
    opens = low - base > 1 and tokens[low - 1 - base].text == ","
    if not opens or high - low > _LONGEST or len(after) < 3 or after[0].text != "," or not _goes_on(after[1:]):
        return None
    if tokens[low - 2 - base].text in MARKS or tokens[0].pos not in _BEGINNING:
        return None
    return who, [token for token in tokens if token.i < low - 1 or token.i > high + 1]


def of_relative(relative: Token, after: Token) -> list[Token]:
    """What is said of a relative clause that an attribution parts after its first word: "five rulings, most of which, he said, would help".

    ``relative`` is that word, ``after`` the comma behind the attribution.
    """
    tokens, base = relative.sent.tokens, relative.sent.tokens[0].i
    begins = relative.i
    if begins > base and hangs_as(relative, PREPOSITIONAL_OBJECT) and relative.head.i == begins - 1:
        begins -= 1
        if begins > base and relative.head.lower == "of" and relative.head.head.i == begins - 1:
            begins -= 1
    clause = relative
    while clause.head is not clause and not hangs_as(clause, RELATIVE):
        clause = clause.head
    last = clause.subtree()[-1].i
    if last <= after.i:
        last = tokens[-1].i  # the parser takes the attribution itself for the relative clause
    return [token for token in tokens if begins <= token.i <= relative.i or after.i < token.i <= last]


def _goes_on(tokens: list[Token]) -> bool:
    """Whether a finite verb comes at once, or after an adverb, or the next clause is joined."""
    return tokens[0].tag in FINITE or tokens[0].lower in _JOINING or (tokens[0].pos == "ADV" and tokens[1].tag in FINITE)


def _with_circumstances(verb: Token) -> int:
    """Where an attribution ends that tells when, where or to whom it was said: "he told reporters in Oslo"."""
    high = verb_edges(verb)[1].i
    for child in verb.children:
        own = child.subtree()
        if own[0].i == high + 1 and _circumstance(verb, child) and not any(below.tag in FINITE for below in own):
            high = own[-1].i
    return high


def _circumstance(verb: Token, child: Token) -> bool:
    if hangs_as(child, GIVEN):
        return verb.lemma == "tell"
    return hangs_as(child, ADVERB | NOUN_AS_ADVERB | PARTICLE) or (hangs_as(child, PREPOSITION) and child.lower in _AT)
