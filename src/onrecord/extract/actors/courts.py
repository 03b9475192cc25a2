"""The states whose police and courts hold or try somebody, or whose people protest, where the report names the state nowhere.

So that the act can have a source, the state becomes an actor, as the states of towns do (see ``hosts``): the one of which the held is
an official, and the one in which all lies that the report tells.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import OFFICIAL, Alone
from onrecord.extract.actors.told import acting_states, new_state
from onrecord.extract.found import Found
from onrecord.extract.whereabouts import LETTING_OUT
from onrecord.grammar.relations import stands_under
from onrecord.grammar.subjects import deep_object
from onrecord.grammar.voice import is_passive
from onrecord.knowledge import Knowledge
from onrecord.types import Actor

#: What people do in a state's towns.
_PROTESTS = frozenset({"protest", "demonstration", "rally", "riot", "march", "unrest", "riots", "protests"})

#: Before what somebody says or does something else at.
_SETTING = ("at", "during", "in", "to", "before")


def courts(doc: Doc, found: Found, alone: Alone, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors to add, in order of the text; none for a state that is an actor already."""
    lawful, names = alone.classes["lawful"], acting_states(knowledge)
    known = {actor.state for actor in found.actors if actor.kind == "state"}
    added: dict[str, Actor] = {}
    for token in doc.tokens:
        told = token.lemma in lawful or token.lemma in LETTING_OUT
        if token.pos == "NOUN" and token.lemma in _PROTESTS:
            if stands_under(token, _SETTING):
                continue  # "complained at a rally in Tampa": the rally is where it was said
            states = sorted({place.country for place in alone.where.struck(token) if place.country is not None})
        elif told and (token.pos == "NOUN" or (token.pos == "VERB" and is_passive(token))):
            states = [state for state in (*_own(found, token), alone.law(token.sent)) if state is not None]
        else:
            continue
        for state in states if len(states) == 1 or told else ():
            if state in names and state not in known and state not in added:
                why = (f"what the report tells lies in {state}", f"{token.text} is done by its police, its courts or its people")
                added[state] = new_state(len(found.actors) + len(added) + 1, state, names[state], why)
    return tuple(added.values())


def _own(found: Found, verb: Token) -> list[str | None]:
    """The states of their officials who are held or tried."""
    held = deep_object(verb) if verb.pos == "VERB" else []
    return [m.actor.state for token in held for m in found.mentions.touching(token.start, token.end) if m.actor.role in OFFICIAL]
