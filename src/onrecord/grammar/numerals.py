"""Numbers: the noun that a number counts."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.doc import Token
from onrecord.grammar.relations import (
    ADVERB,
    DETERMINER,
    JOINED,
    JOINER,
    MODIFIER,
    NOUN_AS_ADVERB,
    NUMERAL,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    QUANTIFIER,
    UNDER_ANY,
    hangs_as,
)

#: How a number's words hang on each other and on what they count.
_WITHIN = (
    NUMERAL | MODIFIER | ADVERB | NOUN_AS_ADVERB | DETERMINER | JOINED | PUNCTUATION | PREPOSITION | UNDER_ANY | JOINER
)  # fmt: skip
#: Those that lead on only within the number itself: "between two and three million".
_INSIDE_ONLY = PREPOSITION | JOINED | PREPOSITIONAL_OBJECT
#: How many words up, and how far after its number, the noun may stand.
#: Plain, by wikinews: 2 and 99 for the first and 16 for the second change nothing, 4 for the second changes eleven reports and no figure.
_STEPS, _REACH = 4, 8


def counted_noun(word: Token, number: Collection[int], last: int) -> Token | None:
    """The noun that a word of a number modifies: "soldiers" of "three thousand soldiers"; None where it modifies none after it.

    ``number`` are the indices of the number's words, ``last`` that of the last.
    """
    head = word
    for _ in range(_STEPS):
        inside = hangs_as(head, _INSIDE_ONLY)
        if head.head is head or not hangs_as(head, _WITHIN) or (inside and head.head.i not in number):
            return None
        head = head.head
        if not inside and head.i not in number and head.pos in ("NOUN", "PROPN") and last <= head.i <= last + _REACH:
            return head
    return None


def number_led_to(word: Token) -> Token:
    """The number to which another leads, under which the parser hangs it: "25,000" for "40,000" of "from 40,000 to 25,000"; else the word."""
    other = word.head
    leads = hangs_as(word, QUANTIFIER) and other.pos == "NUM" and any(child.lower == "to" and word.i < child.i for child in other.children)
    return other if leads else word
