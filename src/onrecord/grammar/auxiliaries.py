"""What of an auxiliary the parser gets wrong: a subject that it hangs there ("Britain has, it is said, sent troops"), a negation that it does
not know by its curly apostrophe ("weren’t told")."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang
from onrecord.grammar.relations import ADVERB, AUXILIARY, DOER, NEGATION, PASSIVE, SUBJECT, UNDERGOER, hangs_as, has

_AUXILIARIES = frozenset(("be", "have", "do"))


def from_auxiliary(token: Token) -> None:
    """Hangs a subject on the verb whose auxiliary it hangs on, where that verb has none of its own and stands after it."""
    helping = token.head
    if not (helping.tag == "MD" or helping.lemma in _AUXILIARIES) or not hangs_as(token, SUBJECT) or not hangs_as(helping, AUXILIARY):
        return
    verb = helping.head
    if verb.pos != "VERB" or verb.i < helping.i or has(verb, SUBJECT):
        return
    passive = verb.tag == "VBN" and has(verb, PASSIVE)
    hang(token, verb, UNDERGOER if passive else DOER)


def negating(token: Token) -> None:
    """Makes "n’t" the negation of its verb where the parser makes it an adverb, as it does with a curly apostrophe."""
    if token.lower == "n’t" and hangs_as(token, ADVERB):
        become(token, NEGATION)
