"""Whoever is dealt with for what he did: "its" of "imposed sanctions on Chad over its invasion of Mali" is Chad's."""

from __future__ import annotations

from itertools import pairwise

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded, Told
from onrecord.grammar.phrases import possessors
from onrecord.grammar.relations import PREPOSITION, hangs_as
from onrecord.types import Role

#: What is done to somebody for what he did, and what he did.
_ANSWERS = frozenset({"ACCUSE", "SANCTION", "REJECT", "PROTEST", "THREATEN", "COERCE", "ASSAULT"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "PROTEST"})
#: Words before what somebody did, for which he is dealt with.
_FOR = frozenset({"for", "over", "due", "because", "about"})
_ANSWERING = frozenset({"response", "retaliation", "reaction", "reprisal", "revenge", "punishment", "answer"})
_WHOSE = frozenset({"its", "their"})


def dealt_with_for(noun: Token, kind: str, now: list[Coded], told: Told) -> list[Role]:
    """Who did the deed that a noun tells, for which the same sentence tells that somebody is dealt with; empty where it tells of none.

    The pronoun alone would be taken for whoever stands first: who imposes the sanctions.
    """
    own = next((owner for owner in possessors(noun) if owner.lower in _WHOSE), None)
    if own is None or kind not in _DEEDS:
        return []
    reason = False
    for below, above in pairwise((noun, *noun.ancestors())):
        reason |= (hangs_as(below, PREPOSITION) and below.lower in _FOR) or below.lemma in _ANSWERING
        if not reason:
            continue
        for coded in now:
            if above in coded.tokens and coded.type in _ANSWERS and coded.status == "actual" and coded.recipient:
                told.tell(f"source is dealt with for it: {coded.recipient[0].text}")
                return [Role(role.actor, own.start, own.end, own.text) for role in coded.recipient]
    return []
