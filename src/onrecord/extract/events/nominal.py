"""The parties of an act that a noun tells beside another verb: "after talks with Peru, the minister left", "Peru faced protests"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import first_conjunct
from onrecord.grammar.relations import OBJECT, PREPOSITION, hangs_as, has_word, stands_under
from onrecord.grammar.subjects import surface_subject
from onrecord.types import Role

#: Prepositions under which the main clause's subject is who took part.
_BESIDE = frozenset({"after", "before", "during", "following"})
#: Types of what befalls somebody.
_BEFALLS = frozenset({"PROTEST", "ASSAULT", "SANCTION", "ACCUSE", "COERCE"})


def undergone(noun: Token, scene: Scene) -> Token | None:
    """The verb by which its subject suffers what a noun tells ("faced protests", "came under attack"), or None."""
    node = first_conjunct(noun, ("NOUN",))
    if hangs_as(node, OBJECT) and scene.is_of(node.head, "@undergo"):
        return node.head
    if stands_under(node, ("under",)) and node.head.head.lemma in ("come", "be", "remain"):
        return node.head.head
    return None


def nominal_sides(
    frame: Frame, slots: Slots, scene: Scene, source: list[Role], recipient: list[Role], told: Told
) -> tuple[list[Role], list[Role]]:
    """Both sides of a noun's act, the missing one from the clause beside it; unchanged where nothing tells it."""
    verb = undergone(slots.word, scene)
    if verb is not None and frame.type in _BEFALLS:
        suffers = scene.roles(surface_subject(verb))
        if suffers and not recipient:
            told.tell(f"recipient {verb.lower}s it: {', '.join(role.text for role in suffers)}")
            own = {role.actor for role in suffers}
            return [role for role in source if role.actor not in own], suffers
    if frame.type == "CONSULT" and slots.carrier is None and _beside(slots.word):
        with_whom = {role.actor for role in [*source, *recipient]}
        doers = [role for role in scene.roles(surface_subject(slots.word.head.head)) if role.actor not in with_whom]
        if doers and with_whom:
            told.tell(f"source from the clause beside it: {', '.join(role.text for role in doers)}")
            if frame.mutual:
                everybody = [*doers, *source, *recipient]
                return everybody, list(everybody)
            return doers, recipient or source
    return source, recipient


def _beside(noun: Token) -> bool:
    """Whether the noun stands under "after", "before" or "during" at the head of a clause."""
    return stands_under(noun, _BESIDE) and noun.head.head.pos == "VERB" and has_word(noun, ("with",), PREPOSITION)
