"""The states in whose towns something is done to them: "shelled Juba", "arrived in Amman", where the report names the state nowhere.

An event is done to the state that holds the town; so that it can have a recipient, that state becomes an actor. The town's name
stays a place, no mention of the state; the event's role has its words. Only towns, regions and facilities whose state the gazetteer
tells, and only as the object of an act on a place or the goal of a journey (``act_words.csv``: struck, journey).
"""

from __future__ import annotations

from itertools import islice

from onrecord.doc import Doc, Token
from onrecord.extract.actors.told import acting_states, new_state
from onrecord.extract.found import Found
from onrecord.extract.where import Where
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import (
    ADVERBIAL,
    BESIDE,
    CLAUSE,
    JOINED,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    SUBJECT,
    children_as,
    first_joined,
    hangs_as,
    over_preposition,
    verb_above,
)
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Place

_KINDS = frozenset(("city", "region", "facility"))
#: How far above a place the act may stand, and as what it may hang on the verb beside it: "carried out strikes in", "were killed in a raid on".
#: Plain, by wikinews: no figure moves with 3, which changes seven reports; 99 changes nothing.
_DEEP = 6
_BESIDE = OBJECT | SUBJECT | ADVERBIAL | OPEN_CLAUSE | JOINED
_MISSIONS = frozenset(("embassy", "consulate"))
_OPENING = frozenset(("open", "reopen", "establish", "close"))
_GOALS = frozenset(("in", "to", "at"))


def hosts(doc: Doc, found: Found, actors: tuple[Actor, ...], where: Where, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors to add, in order of the text; none for a state that is an actor already."""
    struck, journey = knowledge.built("hosts", _classes)
    known = {actor.state for actor in actors if actor.kind == "state"}
    names = acting_states(knowledge)
    added: dict[str, Actor] = {}
    for place in found.places:
        state = where.lying(place)
        if state is None or state in known or state in added or state not in names:
            continue
        told = place.kind in _KINDS and not found.mentions.touching(place.start, place.end)
        verb = _verb(doc, place, struck, journey) if told else _of_mission(doc, place)
        if verb is not None:
            why = (f"{place.text} lies in {state}", f"{verb.text} tells what is done there")
            added[state] = new_state(len(actors) + len(added) + 1, state, names[state], why)
    return tuple(added.values())


def _classes(knowledge: Knowledge) -> tuple[frozenset[str], frozenset[str]]:
    rows = {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")}
    done = (rows.get(name, frozenset()) for name in ("struck", "lawful", "measures"))
    return frozenset().union(*done), rows.get("journey", frozenset())


def _act(head: Token, struck: frozenset[str]) -> Token | None:
    """The verb or noun of force that a place stands below: "a strike on a camp near Gao", "hit a hotel in Odesa, killing six"."""
    node = head
    for above in islice(head.ancestors(), _DEEP):
        if hangs_as(node, CLAUSE | BESIDE):
            return None
        node = above
        if node.lemma in struck and node.pos in ("VERB", "NOUN"):
            return node
        force = next((c for c in children_as(node, _BESIDE) if c.lemma in struck and c.pos in ("VERB", "NOUN")), None)
        if node.pos == "VERB" and force is not None:
            return force
    return None


def _of_mission(doc: Doc, place: Place) -> Token | None:
    """The verb that tells what a state does with its embassy in a town: "closed its embassy in Gao", "opened an embassy in Gao"."""
    head = head_of(doc.tokens_between(place.start, place.end))
    house = over_preposition(head, ("in", "at")) if head is not None else None
    verb = verb_above(house) if house is not None and house.lemma in _MISSIONS else None
    if house is None or verb is None or not (verb.lemma in _OPENING or any(owner.pos == "PRON" for owner in children_as(house, POSSESSOR))):
        return None
    return verb


def _verb(doc: Doc, place: Place, struck: frozenset[str], journey: frozenset[str]) -> Token | None:
    """The verb that strikes the place, or leads to it."""
    tokens = doc.tokens_between(place.start, place.end)
    head = head_of(tokens)
    if head is None:
        return None
    head = first_joined(head)
    act = _act(head, struck)
    if act is not None:
        return act
    way = over_preposition(head, _GOALS)
    return way if way is not None and way.lemma in journey else None
