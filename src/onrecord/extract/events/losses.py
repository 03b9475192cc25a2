"""Whose dead are one's own: an offensive that leaves its own soldiers dead was not fought against them.

"The costliest day of the Peruvian offensive left six of its soldiers dead", "a policeman was killed in the police operation": whose fight it
was is no doer of these deaths; the other side is, which may be told nowhere.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import POSSESSOR, has_word, under_prepositions
from onrecord.grammar.subjects import deep_subject
from onrecord.types import Role

#: Sectors of those who fight for a state.
_FORCES = frozenset({"MIL", "COP"})
_OWN = frozenset({"its", "their", "his", "her", "our"})


def own_dead(frame: Frame, slots: Slots, scene: Scene, source: list[Role], victims: list[Role], told: Told) -> list[Role]:
    """Those who are hurt, where they are forces of whoever's fight it was and not of whoever is told to have done it; else empty."""
    if frame.type != "ASSAULT" or slots.noun or not source or not victims:
        return []
    fights = _subject_fights(slots, scene)
    if not fights and _does_it(slots, scene, source):
        return []
    its = fights and _its_forces(slots, scene)
    if not its and not _of_one_state(scene, source, victims):
        return []
    told.tell(f"withheld: {victims[0].text} fought on the side of {source[0].text}")
    if its and len(source) == 1 and all(scene.found.actor_by_id[role.actor].state is None for role in victims):
        return [Role(source[0].actor, victims[0].start, victims[0].end, victims[0].text)]
    return victims


def _does_it(slots: Slots, scene: Scene, source: list[Role]) -> bool:
    """Whether the subject or agent itself is the source."""
    doers = {at.actor.id for head in slots.fill("subj") if (at := scene.mention(head)) is not None}
    return any(role.actor in doers for role in source)


def _subject_fights(slots: Slots, scene: Scene) -> bool:
    """Whether the subject is a fight or a part of one: "the raid", "the costliest day of the offensive"."""
    heads = [token for head in deep_subject(slots.word) for token in (head, *prep_objects(head, ("of",)))]
    return any(token.pos == "NOUN" and scene.is_of(token, "@fight") and scene.mention(token) is None for token in heads)


def _its_forces(slots: Slots, scene: Scene) -> bool:
    """Whether the fight's own forces are hurt: "left six of its soldiers dead"."""
    return any(scene.is_of(token, "@troops") and has_word(token, _OWN, POSSESSOR) for head in slots.fill("obj") for token in _counted(head))


def _counted(head: Token) -> list[Token]:
    return [head, *under_prepositions(head, ("of",))]


def _of_one_state(scene: Scene, source: list[Role], victims: list[Role]) -> bool:
    """Whether all are of one state: its forces hurt, and it or others of its forces told to fight."""
    hurt = [scene.found.actor_by_id[role.actor] for role in victims]
    fought = [scene.found.actor_by_id[role.actor] for role in source]
    states = {actor.state for actor in (*hurt, *fought)}
    sides = all(actor.kind in ("state", "government") or (actor.role in _FORCES and actor.kind != "person") for actor in fought)
    return len(states) == 1 and None not in states and sides and all(actor.role in _FORCES for actor in hurt)
