"""Subjects that the parser hangs on the auxiliary of their verb: "Britain has, it is said, sent troops"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.mistaken import hang

_AUXILIARIES = frozenset(("be", "have", "do"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def from_auxiliary(token: Token) -> None:
    """Hangs a subject on the verb whose auxiliary it hangs on, where that verb has none of its own and stands after it."""
    helping = token.head
    if token.dep not in _SUBJECTS or helping.dep not in ("aux", "auxpass") or not (helping.tag == "MD" or helping.lemma in _AUXILIARIES):
        return
    verb = helping.head
    if verb.pos != "VERB" or verb.i < helping.i or any(child.dep in _SUBJECTS for child in verb.children):
        return
    passive = verb.tag == "VBN" and any(child.dep == "auxpass" for child in verb.children)
    hang(token, verb, "nsubjpass" if passive else "nsubj")
