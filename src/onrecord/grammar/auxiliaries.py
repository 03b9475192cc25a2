"""Subjects that the parser hangs on the auxiliary of their verb: "Britain has, it is said, sent troops"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.moving import hang
from onrecord.grammar.relations import AUXILIARY, DOER, PASSIVE, SUBJECT, UNDERGOER, hangs_as, has

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
