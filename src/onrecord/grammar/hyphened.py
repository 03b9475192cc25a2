"""Words that the parser takes for three: "de-escalate", of which it makes "de" the verb."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import hang, take_place
from onrecord.grammar.relations import ADJECTIVE, AUXILIARY, NOUN_BEFORE, OBJECT, PUNCTUATION, children_as, hangs_as, has

#: What such words begin with that is no word by itself.
_BEGINNINGS = frozenset(("de",))


def prefixed(token: Token, tokens: Sequence[Token]) -> None:
    """Makes the last part the word, where the first one stands: "urged both to de-escalate tensions", "a de-escalation between them"."""
    if token.lower not in _BEGINNINGS or token.i + 2 >= len(tokens):
        return
    hyphen, word = tokens[token.i + 1], tokens[token.i + 2]
    if hyphen.text != "-" or token.end != hyphen.start or hyphen.end != word.start or word.text[:1].isupper():
        return
    parts = (token, hyphen, word)
    thing = word.head if hangs_as(word, ADJECTIVE) and word.head.i > word.i else None
    outer = next((part for part in parts if part.head is part or (part.head not in parts and part.head is not thing)), token)
    if outer is not word:
        take_place(word, outer)
    for part in (token, hyphen):
        for child in [child for child in part.children if child not in parts]:
            hang(child, word)
    hang(token, word, NOUN_BEFORE)
    hang(hyphen, word, PUNCTUATION)
    word.lemma = f"{token.lower}-{word.lemma}"
    if has(word, AUXILIARY):
        word.pos, word.tag = "VERB", "VB"
        if thing is not None:
            hang(thing, word, OBJECT)


def begins(word: Token) -> Token:
    """The first part of a word that ``prefixed`` made one: the "de" of "de-escalate"; of any other the word itself."""
    return next((part for part in children_as(word, NOUN_BEFORE) if word.lemma.startswith(f"{part.lower}-")), word)
