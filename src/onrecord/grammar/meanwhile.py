"""Who is told under "with" beside a clause and has no part in what it tells."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import object_under, prepositions

#: Prepositions of where somebody is.
_WHEREABOUTS = ("at", "in", "on", "near", "under", "behind", "inside", "outside")


def opposing(preposition: Token) -> bool:
    """ "With only Chad against": those who are against it are no party to it."""
    return any(token.lower in ("against", "opposed", "opposing", "abstaining") for token in preposition.subtree())


def attending(preposition: Token) -> bool:
    """ "With Chad at the table, Mali and Niger signed": where somebody is meanwhile, told before the clause, makes him no party to it."""
    who = object_under(preposition)
    if who is None or preposition.i > preposition.head.i:
        return False
    there = [(place.lower, object_under(place)) for place in prepositions(who, _WHEREABOUTS) if place.i > who.i]
    # "With the rebels in Mali, Niger reached a truce": which rebels.
    return any(noun is not None and (word != "in" or noun.pos != "PROPN") for word, noun in there)
