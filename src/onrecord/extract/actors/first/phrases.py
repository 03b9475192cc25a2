"""Noun phrases: where they begin and end, and what their modifiers tell."""

from __future__ import annotations

from onrecord.doc import Token

#: What stands before a head and belongs to its phrase.
LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "npadvmod"})
#: A head that only modifies another is no phrase of its own.
MODIFIES = frozenset({"compound", "amod", "nmod", "quantmod"})
#: Prepositions after which a name is where, not who.
LOCATIVE = frozenset(
    ["in", "at", "near", "inside", "across", "throughout", "outside", "around", "within", "off", "along", "over", "above", "beyond", "through", "into",
     "onto", "beside", "past", "toward", "towards", "via"]
)  # fmt: skip
_OPENING = frozenset(['"', "“", "‘", "'", "`", "``", "''", "(", "[", ",", "-", "–", "—", ":", ";"])


def first_of(head: Token) -> Token:
    """The first token of the phrase: the leftmost modifier in an unbroken run before the head."""
    first = head
    for child in reversed(head.children):
        if child.i > head.i:
            continue
        if child.dep not in LEFT or child.tag in ("WDT", "WP"):
            if child.dep in ("punct", "case") and child.text == "-":
                continue
            break
        left = _leftmost(child)
        if left.sent is not head.sent or left.i > first.i:
            break
        first = left
    while first is not head and (first.text in _OPENING or first.pos in ("PUNCT", "ADV", "CCONJ") or first.tag == "''"):
        following = next((token for token in first.sent.tokens if token.i == first.i + 1), None)
        if following is None:
            break
        first = following
    return first


def _leftmost(token: Token) -> Token:
    left = token
    stack = [token]
    while stack:
        at = stack.pop()
        if at.i < left.i:
            left = at
        stack.extend(child for child in at.children if child.i < at.i)
    return left


def heads_phrase(token: Token) -> bool:
    """Whether the token heads a phrase rather than modifying another noun."""
    return token.dep not in MODIFIES or token.head.i < token.i or token.head.pos not in ("NOUN", "PROPN")


def governor(token: Token) -> Token:
    """The head of the coordination that a token stands in: what governs the first of the conjuncts governs all."""
    while token.dep in ("conj", "appos") and token.head is not token and token.head.pos in ("NOUN", "PROPN", "PRON"):
        token = token.head
    return token


def locative(token: Token) -> bool:
    """Whether a name stands where a place does: after "in", "at", "near" ..."""
    at = governor(token)
    return at.dep == "pobj" and at.head.lower in LOCATIVE


def singular(token: Token) -> bool:
    return token.tag not in ("NNS", "NNPS")


def definite(first: Token) -> bool:
    return first.lower in ("the", "this", "that", "these", "those", "both")


def number_in(first: Token, head: Token) -> Token | None:
    """The numeral of a phrase, if it has one."""
    return next((child for child in head.children if child.dep == "nummod" and first.i <= child.i < head.i), None)
