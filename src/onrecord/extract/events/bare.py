"""Whom a bare number counts as victims: "ambushed a convoy, killing 17", "a strike on a village kills 70"."""

from __future__ import annotations

from onrecord.extract.events.coded import Told
from onrecord.extract.events.earlier import Earlier
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import prep_objects
from onrecord.types import Role

#: Verbs of which a number alone tells the victims, and nouns that are but numbers.
_HURTING = frozenset({"kill", "injure", "wound", "leave", "hurt"})
_MANY = frozenset({"dozen", "score", "hundred", "thousand", "several", "many"})
#: Prepositions under which the noun of a fight names whom it was aimed at.
_AIMED = ("on", "against", "at")


class Bare:
    """Finds the victims of the acts of one report that only a number tells."""

    def __init__(self, scene: Scene, earlier: Earlier) -> None:
        self.scene = scene
        self.earlier = earlier

    def bare(self, slots: Slots) -> bool:
        """Whether a bare number tells the victims: "kills 70"."""
        hurting = not slots.noun and slots.word.lemma in _HURTING
        return hurting and any(t.pos == "NUM" or t.lemma in _MANY for t in slots.fill("obj"))

    def hit(self, frame: Frame, slots: Slots, source: list[Role], recipient: list[Role], told: Told) -> list[Role]:
        """Those struck just before, or at whom the fight that the number tells of was aimed: "ambushed a convoy of Chadian troops, killing 17".

        The recipients as they are, where more is told of them than how many they are.
        """
        actors = [self.scene.found.actor_by_id[role.actor] for role in recipient]
        known = any(actor.state is not None or actor.role is not None for actor in actors)
        if known or frame.type != "ASSAULT" or not self.bare(slots):
            return recipient
        doers = {role.actor for role in source}
        return self.earlier.hit(source, told) or [role for role in self._aimed_at(slots, told) if role.actor not in doers] or recipient

    def counted(self, slots: Slots, told: Told) -> list[Role]:
        """At whom the fight was aimed, else the state where those live: "a drone attack on a clinic in Gao, Mali, kills 70"."""
        if not self.bare(slots):
            return []
        fight = slots.fight()
        if aimed := self._aimed_at(slots, told):
            return aimed
        roles = self.scene.struck(slots.word, set()) or (self.scene.placed(fight, set()) if fight is not None else [])
        if roles:
            told.tell(f"recipient from the place struck: {roles[0].text}")
        return roles

    def _aimed_at(self, slots: Slots, told: Told) -> list[Role]:
        """ "A strike on a convoy of Chadian soldiers left six dead"."""
        fight = slots.fight()
        roles = self.scene.roles(list(prep_objects(fight, _AIMED))) if fight is not None else []
        if roles:
            told.tell(f"recipient was aimed at: {', '.join(role.text for role in roles)}")
        return roles
