"""What is ended is not done: who ends, halts or revokes something cooperative reduces relations."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.clauses import undergoing
from onrecord.grammar.phrases import first_conjunct
from onrecord.grammar.relations import has_word
from onrecord.grammar.subjects import deep_subject
from onrecord.types import Role

#: CAMEO codes of what is ended, by the type that the noun tells.
CODES = {"AGREE": "160", "CONSULT": "164", "SUPPORT": "160", "COOPERATE": "160", "AID": "162"}
_PRESSING = frozenset({"COERCE", "SANCTION", "ASSAULT", "THREATEN"})
#: Talks and visits end of themselves.
_PASSING = frozenset({"end", "conclude", "finish"})


def ceased(frame: Frame, slots: Slots, scene: Scene) -> Token | None:
    """The verb that ends what a cooperative noun tells ("tore up the accord"), or None."""
    if not slots.noun or frame.type not in CODES:
        return None
    verb = undergoing(first_conjunct(slots.word, ("NOUN",)))
    if verb is None or not scene.is_of(verb, "@cease"):
        return None
    if frame.type == "CONSULT" and verb.lemma in _PASSING:
        return None
    if verb.lemma == "break" and not has_word(verb, ("off", "up")):
        return None  # to break an accord is to violate it
    return verb


def over(frame: Frame, slots: Slots, scene: Scene) -> bool:
    """Whether force or pressure that a noun tells is only told to be ended: "ended its blockade", "lifted the siege"."""
    if not slots.noun or frame.type not in _PRESSING:
        return False
    verb = undergoing(first_conjunct(slots.word, ("NOUN",)))
    return verb is not None and (scene.is_of(verb, "@cease") or verb.lemma == "lift")


def sides(verb: Token, source: list[Role], recipient: list[Role], scene: Scene) -> tuple[list[Role], list[Role]]:
    """Who ends it, and with whom: the other parties of what is ended."""
    enders = scene.roles(deep_subject(verb)) or source
    own = {role.actor for role in enders}
    others = {role.actor: role for role in [*recipient, *source] if role.actor not in own}
    return enders, list(others.values())
