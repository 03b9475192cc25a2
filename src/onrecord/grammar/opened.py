"""Speakers whom the parser joins to the object of the participle that opens their sentence: a part of ``mending``.

"Greeting the envoy, Ana Berg, the foreign minister, said that ...": it makes Berg another whom somebody greets, and nobody say it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    APPOSITION,
    COMPOUND,
    DOER,
    JOINED,
    JOINER,
    NAMING,
    TENSED,
    children_as,
    hangs_as,
    hangs_on,
    has,
)

_BESIDE = JOINED | APPOSITION


def opened(verb: Token, tokens: Sequence[Token]) -> None:
    """Makes a person's name after the comma that ends the opening participle's phrase the subject of the verb without one."""
    opening = verb.sent.tokens[0]
    if opening.tag not in ("VBG", "VBN") or not hangs_on(opening, verb) or verb.tag not in TENSED:
        return
    if any(subject is not opening for subject in children_as(verb, ANY_SUBJECT)):
        return
    name = next((t for t in tokens[opening.i : verb.i] if _named_after_comma(t, opening, tokens)), None)
    if name is None or tokens[verb.i - 1].text != ",":
        return
    above = name.head
    told = [child for child in above.children if name.i < child.i < verb.i]
    hang(name, verb, DOER)
    become(opening, ADVERBIAL)
    for child in told:  # what tells who he is: "Ana Berg, the foreign minister, said"
        hang(child, name, APPOSITION if hangs_as(child, _BESIDE) else None)


def _named_after_comma(token: Token, opening: Token, tokens: Sequence[Token]) -> bool:
    """Whether a person's name is joined by a comma alone to a noun of the opening phrase, and is none of a list."""
    if not hangs_as(token, _BESIDE) or not _of_a_person(token):
        return False
    first, above = left_edge(token), token.head
    if tokens[first.i - 1].text != "," or has(token, JOINER) or not any(up is opening for up in (above, *above.ancestors())):
        return False
    heads = (above, above.head) if hangs_as(above, JOINED) else (above,)
    joiners = [joiner for head in heads for joiner in children_as(head, JOINER)]
    commas = any(child.text == "," and child.i < first.i - 1 for head in heads for child in head.children)
    # "Greeting Ana Berg, Tom Hill and Juan Soto" goes on, "Visiting Chad and Mali, Tom Hill" does not
    return not any(joiner.i > token.i for joiner in joiners) and (bool(joiners) or not commas)


def _of_a_person(token: Token) -> bool:
    """Whether a word ends a person's name, or one of two words that the language model overlooks."""
    if token.ent is not None:
        return token.ent.label == "PERSON" and token.pos in NAMING
    return token.pos == "PROPN" and any(part.pos == "PROPN" for part in children_as(token, COMPOUND))
