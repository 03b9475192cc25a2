"""Whether a preposition right after a noun tells where its people are from or whose they are: "officials from Japan", "arrested men from Peru"."""

from __future__ import annotations

from typing import TypeGuard

from onrecord.doc import Token
from onrecord.grammar.relations import OBJECT, PREPOSITION, governor, hangs_as, hangs_on
from onrecord.knowledge.words import word_list

_WHERE_FROM = frozenset(("in", "from", "of", "at"))
#: What is done to people, and not by taking them away from somewhere.
_HURT_OR_HELD = word_list("hurt_or_held")


def tells_whose(prep: Token | None, head: Token) -> TypeGuard[Token]:
    """Whether the word after a noun is such a preposition of its own, or "from" of people who are hurt or held, which the parser hangs on the verb."""
    if prep is None or not hangs_as(prep, PREPOSITION) or prep.lower not in _WHERE_FROM:
        return False
    if hangs_on(prep, head):
        return True
    verb = governor(head) if prep.lower == "from" and hangs_as(head, OBJECT) else None
    return verb is not None and hangs_on(prep, verb) and verb.lemma in _HURT_OR_HELD
