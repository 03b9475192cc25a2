"""Two bodies of which the parser makes one: "the Taliban and Afghan government agreed": a part of ``mending``.

It hangs the first on the noun of the second, as if both were adjectives of one noun, as "Polish and Romanian" are in "Polish and Romanian troops".
"""

from __future__ import annotations

from onrecord.doc import PLACE_LABELS, Token
from onrecord.grammar.moving import hang, take_place
from onrecord.grammar.relations import (
    ADJECTIVE,
    COMPOUND_WORD,
    DETERMINER,
    JOINED,
    JOINER,
    MODIFIER,
    child_as,
    children_as,
    hangs_as,
    has_word,
)

#: Labels of those whose names are adjectives, too.
_PEOPLES = PLACE_LABELS | {"NORP"}
_AND = ("and",)


def two_bodies(name: Token) -> None:
    """Joins a noun to the name of a body before it: "the Kachin Army and Burmese military"."""
    noun = name.head
    if name.pos != "PROPN" or not hangs_as(name, MODIFIER) or noun.pos != "NOUN" or name.i > noun.i or not has_word(name, _AND, JOINER):
        return
    people = child_as(name, JOINED)
    if people is None or people.ent is None or people.ent.label not in _PEOPLES or people.i != noun.i - 1:
        return
    if name.ent is None or name.ent.label in _PEOPLES or len(children_as(name, JOINED)) > 1:
        return
    take_place(name, noun)
    for word in [word for word in children_as(noun, DETERMINER) if word.i < name.i]:
        hang(word, name)
    hang(noun, name, JOINED)
    hang(people, noun, ADJECTIVE if people.pos == "ADJ" else COMPOUND_WORD)
