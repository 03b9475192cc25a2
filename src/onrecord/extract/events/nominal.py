"""The parties of an act that a noun tells beside another verb: "after talks with Peru, the minister left", "Peru faced protests"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import first_conjunct
from onrecord.grammar.relations import OBJECT, PREPOSITION, has_word, head_as, over_preposition
from onrecord.grammar.subjects import surface_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Prepositions under which the main clause's subject is who took part.
_BESIDE = frozenset({"after", "before", "during", "following"})
_VISITS = frozenset({"visit", "trip"})
_SPEECH = word_list("speech_acts")
#: Types of what befalls somebody.
_BEFALLS = frozenset({"PROTEST", "ASSAULT", "SANCTION", "ACCUSE", "COERCE"})


def undergone(noun: Token, scene: Scene) -> Token | None:
    """The verb by which its subject suffers what a noun tells ("faced protests", "came under attack"), or None."""
    node = first_conjunct(noun, ("NOUN",))
    verb = head_as(node, OBJECT)
    if verb is not None and scene.is_of(verb, "@undergo"):
        return verb
    verb = over_preposition(node, ("under",))
    return verb if verb is not None and verb.lemma in ("come", "be", "remain") else None


def nominal_sides(
    frame: Frame, slots: Slots, scene: Scene, source: list[Role], recipient: list[Role], told: Told
) -> tuple[list[Role], list[Role]]:
    """Both sides of a noun's act, the missing one from the clause beside it; unchanged where nothing tells it."""
    verb = undergone(slots.word, scene)
    if verb is not None and frame.type in _BEFALLS:
        suffers = scene.roles(surface_subject(verb))
        if suffers and not (recipient and {role.actor for role in suffers} & {role.actor for role in source}):
            told.tell(f"recipient {verb.lower}s it: {', '.join(role.text for role in suffers)}")
            own = {role.actor for role in suffers}
            return [role for role in source if role.actor not in own], suffers
    beside = _beside(slots.word) if frame.type == "CONSULT" and slots.carrier is None else None
    if source and recipient and not (beside is not None and frame.mutual):
        return source, recipient
    if beside is not None:
        with_whom = {role.actor for role in [*source, *recipient]}
        doers = [role for role in scene.roles(surface_subject(beside)) if role.actor not in with_whom]
        at_home = frame.mode == "visit" and scene.home(doers) & scene.home([*source, *recipient])
        if doers and with_whom and not at_home:
            told.tell(f"source from the clause beside it: {', '.join(role.text for role in doers)}")
            if frame.mutual:
                everybody = list({role.actor: role for role in (*doers, *source, *recipient)}.values())
                return everybody, list(everybody)
            return doers, recipient or source
    return source, recipient


def _beside(noun: Token) -> Token | None:
    """The verb beside whose clause the noun stands under "after", "before", "during" or "in", or None: talks with somebody, a visit to somewhere."""
    visit = noun.lemma in _VISITS
    verb = over_preposition(noun, _BESIDE | {"on"} if visit else _BESIDE) or (None if visit else _said_in(noun) or _done_in(noun))
    if verb is None or verb.pos != "VERB" or (visit and is_passive(verb)):
        return None
    return verb if has_word(noun, ("with", "to") if visit else ("with",), PREPOSITION) else None


def _done_in(noun: Token) -> Token | None:
    """The active verb in whose clause the noun stands under "in" or "at": "at a meeting with Peru's envoys, the minister promised more aid"."""
    verb = over_preposition(noun, ("in", "at"))
    return verb if verb is not None and verb.pos == "VERB" and not is_passive(verb) else None


def _said_in(noun: Token) -> Token | None:
    """The verb of saying in whose clause the noun stands under "in": "stressed their ties in talks with Peru", however the parser hangs it."""
    over = over_preposition(noun, ("in",))
    verb = over if over is None or over.pos == "VERB" else head_as(over, OBJECT)
    return verb if verb is not None and verb.lemma in _SPEECH else None
