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
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import stands_under
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.grammar.voice import direct_object, is_passive
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: What people do in a state's towns.
_PROTESTS = frozenset({"protest", "demonstration", "rally", "riot", "march", "unrest", "riots", "protests"})

#: Verbs of people who protest, of a state that forbids or allows something at home, and what it declares there.
_RALLYING = frozenset({"protest", "demonstrate", "march", "riot", "rally"})
_RULING = word_list("ruling_at_home")
_MEASURES = word_list("measures_at_home") - {"law"}

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
        elif token.pos == "VERB" and (token.lemma in _RALLYING | _RULING or _takes_measures(token) or _in_the_streets(token)):
            states = sorted(alone.told_in(token.sent) & set(_of_doers(found, token)))
            states = states if len(alone.told_in(token.sent)) == 1 else []
        else:
            continue
        for state in states if len(states) == 1 or told else ():
            if state in names and state not in known and state not in added:
                why = (f"what the report tells lies in {state}", f"{token.text} is done by its police, its courts or its people")
                added[state] = new_state(len(found.actors) + len(added) + 1, state, names[state], why)
    return tuple(added.values())


def _takes_measures(verb: Token) -> bool:
    """Whether somebody takes or lifts a measure that holds at home: "declares a curfew"."""
    return any(thing.lemma in _MEASURES for thing in direct_object(verb))


def _in_the_streets(verb: Token) -> bool:
    """Whether somebody takes to the streets."""
    return verb.lemma == "take" and any(under.lemma == "street" for under in prep_objects(verb, ("to",)))


def _of_doers(found: Found, verb: Token) -> list[str | None]:
    """The states of those who do what a verb tells."""
    return [m.actor.state for token in deep_subject(verb) for m in found.mentions.touching(token.start, token.end)]


def _own(found: Found, verb: Token) -> list[str | None]:
    """The states of their officials who are held or tried."""
    held = deep_object(verb) if verb.pos == "VERB" else []
    return [m.actor.state for token in held for m in found.mentions.touching(token.start, token.end) if m.actor.role in OFFICIAL]
