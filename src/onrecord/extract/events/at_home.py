"""To whom it is done at home: who protests in his own state protests against it, who bans or allows something by law binds or frees its people.

PLOVER's records have it so: a curfew, a state of emergency and their end go to the state in which they hold, a rally without another
target is held against the own state. Only where the sentence tells of no other state: what is banned may be another's.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.alone import OFFICIAL
from onrecord.extract.events.coded import Told
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Modes of protest that have the own state as their target, and modes of measures that hold where they are taken.
_RALLIES = frozenset({"demo", "riot", None})
_MEASURES = frozenset({"curfew", "martial-law"})
#: Verbs by which a state forbids something to its people, or allows it; measures that it takes and lifts at home; what concerns foreigners.
_RULING = word_list("ruling_at_home")
_LIFTED = word_list("measures_at_home")
_ABROAD = word_list("of_foreigners")
#: Before these a rally is against their state.
_EMBASSIES = frozenset({"embassy", "consulate"})


class AtHome:
    """Looks for the own state to which something is done in one report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def own_state(self, frame: Frame, slots: Slots, source: list[Role], told: Told) -> list[Role]:
        """The state of those who do it, as the one to which it is done; empty where another may be."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in source]
        states = {actor.state for actor in actors}
        state = next(iter(states)) if len(states) == 1 else None
        owner = self.scene.state_of(state) if state is not None else None
        if state is None or owner is None or not self._is_of_home(frame, slots) or self.scene.told_in(slots.word) - {state}:
            return []
        power = all(actor.kind in ("state", "government") or actor.role in OFFICIAL for actor in actors)
        protests = frame.type == "PROTEST"
        if power != (not protests) and not all(actor.kind == "state" for actor in actors):
            return []
        told.tell(f"recipient is the own state: {state}")
        word = slots.word
        return [Role(owner, word.start, word.end, word.text)]

    def measured(self, frame: Frame, slots: Slots, recipient: list[Role], told: Told) -> list[Role]:
        """The state that takes a measure which holds where it is taken, where nobody is told to: "a curfew is imposed in Gulu, Uganda"."""
        if frame.type != "COERCE" or frame.mode not in _MEASURES:
            return []
        states = self.scene.found.states_of(recipient) or {self.scene.law(slots.word)}
        state = next(iter(states)) if len(states) == 1 else None
        owner = self.scene.state_of(state) if state is not None else None
        if owner is None or self.scene.told_in(slots.word) - {state}:
            return []
        told.tell(f"source is the state where it holds: {state}")
        return [Role(owner, slots.word.start, slots.word.end, slots.word.text)]

    def _is_of_home(self, frame: Frame, slots: Slots) -> bool:
        """Whether it is a rally, or a measure that holds where it is taken."""
        if frame.type == "PROTEST":
            return frame.mode in _RALLIES and not any(word.lemma in _EMBASSIES for word in slots.word.sent.tokens)
        if frame.type not in ("COERCE", "CONCEDE") or _of_foreigners(slots.word):
            return False
        if frame.type == "COERCE" and frame.mode in _MEASURES:
            return True
        word = slots.word
        if word.lemma in _RULING:
            return True
        return frame.type == "CONCEDE" and any(thing.lemma in _LIFTED for thing in slots.fill("obj"))


def _of_foreigners(verb: Token) -> bool:
    """Whether what is forbidden or allowed concerns who or what comes from abroad: "bans imports"."""
    return any({token.lemma, token.lower} & _ABROAD for token in verb.subtree())
