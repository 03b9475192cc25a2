"""Who is told under "with" beside a clause and has no part in what it tells; who does what stands over a clause of what happens meanwhile."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import ADVERBIAL, DOER, MARKING, has_word, head_as, object_under, prepositions, stands_under
from onrecord.grammar.subjects import surface_subject

#: Prepositions of where somebody is.
_WHEREABOUTS = ("at", "in", "on", "near", "under", "behind", "inside", "outside")

#: Conjunctions of clauses that tell what the same ones do at that time, before or after, or why.
_MEANWHILE = ("as", "while", "when", "before", "after", "since", "because")


def opposing(preposition: Token) -> bool:
    """ "With only Chad against", "with Chad in mind": those who are against it, or thought of, are no party to it."""
    return any(
        token.lower in ("against", "opposed", "opposing", "abstaining") or (token.lower == "mind" and stands_under(token, ("in",)))
        for token in preposition.subtree()
    )


def attending(preposition: Token) -> bool:
    """ "With Chad at the table, Mali and Niger signed": where somebody is meanwhile, told before the clause, makes him no party to it."""
    who = object_under(preposition)
    if who is None or preposition.i > preposition.head.i:
        return False
    there = [(place.lower, object_under(place)) for place in prepositions(who, _WHEREABOUTS) if place.i > who.i]
    # "With the rebels in Mali, Niger reached a truce": which rebels.
    return any(noun is not None and (word != "in" or noun.pos != "PROPN") for word, noun in there)


def doers_over(subject: Token) -> list[Token]:
    """Who does what the main clause tells, where a word is the subject of one of time or cause after it: Chad and Mali for "they" of "Chad and
    Mali praised the army as they signed a pact"."""
    verb = head_as(subject, DOER)
    above = head_as(verb, ADVERBIAL) if verb is not None and has_word(verb, _MEANWHILE, MARKING) else None
    return [who for who in surface_subject(above) if who.i < subject.i] if above is not None else []
