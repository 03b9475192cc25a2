"""Words among those of one state, which are no deed against anybody."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.doc import Token
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.missions import OWN
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import conjuncts, possessors, prep_objects
from onrecord.grammar.relations import POSSESSOR, has_word, stands_under
from onrecord.grammar.subjects import deep_object
from onrecord.grammar.voice import direct_object
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor, Role

#: Verbs of founding a body.
_SETTING_UP = frozenset({"set", "establish", "create", "build", "form", "found", "launch", "open"})
#: Verbs of defending, and those who do it to nobody else's good.
_DEFENDING = frozenset({"defend", "protect", "safeguard", "preserve"})
_ONESELF = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
#: What nobody wants to be done to himself.
_UNDOING = word_list("undoing")
#: Types of what is said of another's deed; modes of what states of a federation and its offices do to each other.
JUDGING, _BY_CHARGE = frozenset({"SUPPORT", "ACCUSE", "REJECT"}), frozenset({"allege", "investigate"})
#: Sectors of those who serve a state.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "SPY"})


def among_own(actors: Mapping[str, Actor], source: list[Role], recipient: list[Role]) -> bool:
    """Whether officials speak to a body of their own state, which is told what may come: "the general warned the parliament that"."""
    home = {actors[role.actor].state for role in source} - {None}
    public = all(actors[role.actor].role in _PUBLIC for role in (*source, *recipient))
    return bool(recipient) and public and all(actors[role.actor].state in home for role in recipient)


def defends_itself(actors: Mapping[str, Actor], verb: Token, source: list[Role], scene: Scene) -> bool:
    """Whether somebody only stands by what he has done or may do: "defended its decision to sue Chad", "defended his right to go"."""
    doers = {role.actor for role in source}
    owners = [role for thing in direct_object(verb) for owner in possessors(thing) for role in scene.roles([owner])]
    return verb.lemma == "defend" and any(role.actor in doers for role in owners)  # who defends his country's policy supports it


def defends_own(verb: Token) -> bool:
    """Whether somebody is only to defend himself, or what is his own, and promises nobody anything: "ready to defend itself", "vowed to protect
    its borders"."""
    if verb.lemma not in _DEFENDING:
        return False
    things = direct_object(verb)
    return any(thing.lower in _ONESELF for thing in things) or any(has_word(thing, OWN, POSSESSOR) for thing in things)


def not_undone(slots: Slots, recipient: list[Role]) -> list[Role]:
    """Those whom somebody backs, but for whoever is to be undone by what is backed: "supported the rebels' disarmament", or gone into by it:
    "support for the infiltration of gunmen into Chad"; or against whom what is backed goes: "supported the mission against the rebels"."""
    undoing = [noun for name in ("obj", "for", "to", "of") for noun in slots.fill(name) if noun.lemma in _UNDOING]
    below = {token.start for noun in undoing for token in noun.subtree()}
    entered = {t.start for word in slots.tokens for t in word.subtree() if stands_under(t, ("into",))}
    against = {t.start for thing in slots.fill("obj") for t in prep_objects(thing, ("against",))}
    opposed = [role for role in recipient if any(role.start <= start < role.end for start in against)]
    return [role for role in recipient if role.start not in below | entered and role not in opposed]


def own_gift(actors: Mapping[str, Actor], words: list[Token], source: list[Role], recipient: list[Role]) -> bool:
    """Whether only the giver's own state is named as whose it is: "conveyed Pakistan's support", said by Pakistan's premier."""
    owners = {owner.start for word in words for owner in possessors(word)}
    home = {actors[role.actor].state for role in source} - {None}
    return bool(recipient) and all(role.start in owners and actors[role.actor].state in home for role in recipient)


def not_itself(frame: Frame, slots: Slots, scene: Scene, source: list[Role], recipient: list[Role]) -> list[Role]:
    """Who is judged, but no state by itself: "Japan protested, a move that Tokyo condemned"; a government may blame its own people."""
    actors = scene.found.actor_by_id
    parties = [actors[role.actor] for role in (*source, *recipient)]
    states = {actor.state for actor in parties}
    bodies = all(actor.kind == "state" or (actor.kind == "government" and actor.role == "GOV") for actor in parties)
    itself = bool(source and recipient) and bodies and len(states) == 1 and None not in states and not states & NO_STATE
    judged = frame.type in JUDGING and frame.mode not in _BY_CHARGE and not slots.noun
    return [] if itself and judged else recipient


def of_others(scene: Scene, roles: list[Role], source: list[Role], slots: Slots | None = None) -> list[Role]:
    """The recipients, but for the source's own state where another's is named, or what is told of is something of the two: "hailed relations between his
    country and Peru", "criticised the Chilean alliance with Peru"."""
    actors, home = scene.found.actor_by_id, scene.home(source)
    others = [role for role in roles if actors[role.actor].kind not in ("state", "government") or actors[role.actor].state not in home]
    if others or not roles or slots is None:
        return others if any(actors[role.actor].state not in home | {None} for role in others) else roles
    beside = scene.roles([noun for thing in slots.fill("obj") for noun in prep_objects(thing, ("with",))])
    return [role for role in beside if actors[role.actor].state not in home | {None}] or roles


def leaving(scene: Scene, frame: Frame, slots: Slots, source: list[Role]) -> list[Role]:
    """Another state's forces that are to leave, of whom that is asked: "demanded the withdrawal of Chad's troops from Mali"."""
    if frame.mode != "withdraw" or not slots.noun:
        return []
    roles = scene.roles([t for name in ("of", "poss", "mod") for t in slots.fill(name)])
    home = {None} | scene.found.states_of(source)
    return [role for role in roles if scene.found.actor_by_id[role.actor].state not in home]


def not_set_up(scene: Scene, verb: Token, roles: list[Role]) -> list[Role]:
    """Those to whom something is promised, but for a body that is only to be set up: "agreed to establish the Rift Valley Police Academy"."""
    made = [t for thing in deep_object(verb) for t in conjuncts(thing)] if verb.lemma in _SETTING_UP else []
    return [role for role in roles if not any(role.start <= t.start < role.end for t in made)]


def not_between(slots: Slots, recipient: list[Role]) -> list[Role]:
    """Those whom somebody blames, but for two between whom only lies what worries him: "raised concerns about tensions between Chad and Niger"."""
    below = [t for word in slots.word.subtree() if stands_under(word, ("between",)) for t in conjuncts(word)]
    starts = {t.start for t in below}
    return [role for role in recipient if role.start not in starts]


def troops_alone(scene: Scene, roles: list[Role], slots: Slots, names: tuple[str, ...], source: list[Role]) -> bool:
    """Whether only what is sent or offered is named: "ready to offer troops"."""
    heads = slots.fill("obj") if "obj" in names else []
    own = scene.found.states_of(roles[:1]) <= {None} | scene.found.states_of(source)
    return own and any(are_sent(t, scene) and t.start <= roles[0].end and roles[0].start <= t.start for t in heads)


def are_sent(token: Token, scene: Scene) -> bool:
    """Whether it is what one sends: troops, peacekeepers."""
    return scene.is_of(token, "@troops") or scene.is_of(token, "@peacekeeper")
