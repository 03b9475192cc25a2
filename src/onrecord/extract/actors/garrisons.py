"""Whose soldiers are meant where the state in which they are has no army of its own: "soldiers shot a boy in Jenin".

Those who are only described, in a report that tells of the state whose army stands there, where the sentence tells of no third state;
in a report that tells of no such state theirs stays open.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.actors.alone import Alone
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import forms
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: States without an army of their own, and whose army stands there.
_GARRISONS = {"PSE": "ISR"}
_SOLDIERS = word_list("soldiers_of_an_army")


def garrisons(doc: Doc, actors: tuple[Actor, ...], alone: Alone) -> tuple[Actor, ...]:
    """The actors, soldiers in a state without an army with the state whose they are."""
    told = {actor.state for actor in actors if actor.state is not None}
    return tuple(_garrison(doc, actor, told, alone) for actor in actors)


def _garrison(doc: Doc, actor: Actor, told: set[str], alone: Alone) -> Actor:
    heads = [head_of(doc.tokens_between(mention.start, mention.end)) for mention in actor.mentions if mention.kind == "nominal"]
    if actor.role != "MIL" or actor.is_named or not heads or not all(head is not None and forms(head) & _SOLDIERS for head in heads):
        return actor
    sentence = doc.sentence_at(actor.mentions[0].start)
    here = alone.told_in(sentence) if sentence is not None else set[str]()
    for state, other in _GARRISONS.items():
        if actor.state == state:
            actor = replace(actor, state=None, why=actor.why[:-1])
        elif actor.state is not None or state not in told | here or here - {state, other}:
            continue
        return with_state(actor, (other, f"{state} has no army of its own") if other in told else None)
    return actor
