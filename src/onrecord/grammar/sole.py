"""Who is told to be the only one, or the first or last, of a kind."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import DOER, MODIFIER, PREDICATE_NOUN, child_after, child_before, hangs_as, has_word, head_as

_SOLE = frozenset(("only", "sole", "first", "last", "latest", "second", "third", "other"))


def sole(noun: Token) -> Token:
    """The state that a noun with a relative clause is said to be, else the noun: Peru for "member" in "Peru is the only member that has not signed",
    for "ones" in "the only ones that have not signed were Peru and Chad"."""
    if noun.pos == "PROPN" or not has_word(noun, _SOLE, MODIFIER):
        return noun
    verb = head_as(noun, PREDICATE_NOUN)
    named = child_before(verb, DOER) if verb is not None else None
    if verb is None and hangs_as(noun, DOER):
        verb = noun.head
        named = child_after(verb, PREDICATE_NOUN, noun)
    return named if verb is not None and verb.lemma == "be" and named is not None and named.pos == "PROPN" else noun
