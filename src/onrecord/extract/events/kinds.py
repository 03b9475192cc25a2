"""Word classes by what a phrase resolves to: "French troops" are troops, ECOWAS is a pact, Goma is a town."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.missions import OWN
from onrecord.extract.events.scene import Scene
from onrecord.grammar.phrases import joined
from onrecord.grammar.relations import POSSESSOR, has_word
from onrecord.types import Actor

#: Classes that no list of words gives: they are told by what a phrase names.
RESOLVED = ("@site", "@state", "@igo", "@several", "@person", "@owned")
#: Sectors of those who bear arms.
_ARMED = frozenset({"MIL", "REB", "SPY", "PAR", "UAF"})
#: Kinds of places in which people live or that are held.
_SITES = frozenset({"city", "region", "facility", "island", "area"})
#: Intergovernmental bodies.
_IGO = "IGO"


def resolves(token: Token, name: str, scene: Scene) -> bool:
    """Whether what a token names is of a class, though its word is not: classes of actors and of named places."""
    if name == "@site":
        return _site(token, scene)
    if name == "@owned":  # "bought Turkish drones", not "bought drones", "bought its first drones"
        return not has_word(token, OWN, POSSESSOR) and bool(scene.found.states_of(scene.named(token)) - {None})
    at = scene.mention(token)
    if name == "@several":
        if at is None:
            return False
        beside = any(_another(at.actor, other.actor) for t in joined(token) if (other := scene.mention(t)) is not None)
        return beside or len(scene.found.states_of(scene.named(token)) - {None}) > 1
    if at is None:
        return False
    actor = at.actor
    if at.mention.kind == "pronoun":  # "the Gao Front says it has captured Kidal"
        person = name == "@person" and actor.kind == "person"
        return person or (name == "@armed" and _fights(actor)) or (name == "@state" and actor.kind in ("state", "government"))
    if name == "@people":  # "expelled five Iraqis"
        return actor.kind == "group" and actor.role == "CVL" and actor.state is not None and token.tag == "NNPS"
    if name == "@person":
        return actor.kind == "person"
    if name == "@state":
        return actor.kind in ("state", "government") or (actor.role == "GOV" and actor.kind != "person" and actor.state is not None)
    if name == "@igo":
        return actor.state == _IGO and actor.kind == "organisation"
    if name == "@company":
        return actor.kind == "organisation" and actor.role == "BUS"
    if name == "@armed":
        return _fights(actor) and (at.mention.kind == "name" or scene.is_of(token, "@troops") or scene.is_of(token, "@firing"))
    return name == "@troops" and actor.kind == "unit"


def official(token: Token, scene: Scene) -> bool:
    """Whether a token names an office or somebody whose office stands before the name: "Defence Minister Okafor"."""
    if scene.is_of(token, "@official"):
        return True
    offices = scene.classes.get("official", frozenset())
    at = scene.mention(token) if token.pos == "PROPN" else None
    if at is None or at.actor.kind != "person":
        return False
    before = [t for t in scene.doc.tokens_between(at.mention.start, at.mention.end) if t.i < token.i]
    return any(t.lower in offices and t.lower != "general" for t in before)


def _another(one: Actor, other: Actor) -> bool:
    """Whether two may do something with each other: not the navy and the air force of one state."""
    return one.state is None or one.state != other.state


def _fights(actor: Actor) -> bool:
    return actor.kind != "person" and (actor.kind == "unit" or actor.role in _ARMED)


def _site(token: Token, scene: Scene) -> bool:
    """Whether a token is the last word of a named town, region or site; of one that no table has, by the language model's word."""
    if token.pos != "PROPN":
        return False
    if token.ent is not None and token.ent.label == "GPE" and token.ent.last is token and scene.mention(token) is None:
        return True
    return any(place.kind in _SITES and place.end == token.end for place in scene.found.places_at.touching(token.start, token.end))
