"""Whether what a frame asks of its slots is so."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.frames import Need
from onrecord.extract.events.kinds import official, resolves
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import counted, joined
from onrecord.grammar.relations import COMPOUND, children_as, under_prepositions

#: Sectors of those who use force by trade.
_FIGHTING = frozenset({"MIL", "REB", "UAF", "PAR"})
#: Classes of forces and of what they meet, which a pronoun may take up.
_MOVING = frozenset({"@target", "@vessel", "@plane", "@weapon", "@troops"})
#: Classes of those whose office stands before their names, in capitals, too.
_POSTED = frozenset({"@diplomat", "@envoy"})


def holds(need: Need, slots: Slots) -> bool:
    """Whether a condition is met."""
    fill = slots.fill(need.slot)
    classed = need.what.startswith("@") and need.slot != "clause"
    if need.what == "any":
        met = bool(fill)
    elif need.what == "none":
        met = not fill
    elif need.what == "@accident" and need.slot == "clause" and _fought(slots):
        met = False  # "the crash came a day after fighting between Chad and the rebels killed nine"
    else:
        scene = slots.scene
        met = any(
            scene.is_of(token, need.what)
            or (need.what == "@official" and need.slot == "obj" and official(token, scene))
            or _compound_is(token, need.what, scene)
            or (classed and need.slot == "obj" and _titled(token, need.what, scene))
            or (classed and _resolves(token, need.what, scene))
            or (classed and need.slot == "obj" and _taken_up(token, need.what, scene))
            for token in fill
        )
    return met is not need.negated


def _fought(slots: Slots) -> bool:
    """Whether the deed's own words tell who fought, and of no accident, whatever else the sentence tells of."""
    scene = slots.scene
    if any(scene.is_of(token, "@accident") for token in slots.word.subtree()):
        return False
    if (fight := slots.fight() if not slots.noun else slots.word) is not None and scene.is_of(fight, "@fight"):
        return True
    doers = (at.actor for head in slots.fill("subj") if (at := scene.mention(head)) is not None)
    return any(actor.role in _FIGHTING and actor.kind in ("group", "person") for actor in doers)  # no plane that comes down


def _resolves(token: Token, what: str, scene: Scene) -> bool:
    """Whether a phrase, or what it is a part of, names something of a class: "Goma", "most of Goma"."""
    if resolves(token, what, scene):
        return True
    return (
        what == "@site"
        and token.pos in ("NOUN", "ADJ", "NUM", "ADV", "PRON", "DET")
        and any(resolves(whole, what, scene) for whole in counted(token))
    )


def _taken_up(token: Token, what: str, scene: Scene) -> bool:
    """Whether a pronoun takes up what a noun of a class tells: "two boats ... rammed one of them", "sent fighters ... moved them to Chad"."""
    if what not in _MOVING:
        return False
    for word in (token, *counted(token)):
        at = scene.mention(word) if word.pos == "PRON" else None
        told = [m for m in at.actor.mentions if m.kind == "nominal"] if at is not None and at.actor.kind != "person" else []
        if any(scene.is_of(scene.doc.tokens_between(m.start, m.end)[-1], what) for m in told):
            return True
    return False


def _compound_is(token: Token, what: str, scene: Scene) -> bool:
    """ "two of its soldiers", "dozens of prisoners", "thousands of troops": the noun that counts stands under "of"."""
    if what == "@actor":
        return False
    return any(scene.is_of(part, what) for part in (*joined(token), *under_prepositions(token, ("of",))))


def _titled(token: Token, what: str, scene: Scene) -> bool:
    """Whether the noun before a person's name is of a class: "summoned ambassador Ana Lopez", "the Ambassador Ana Lopez"."""
    at = scene.mention(token) if token.pos == "PROPN" and what != "@actor" else None
    if at is None or at.actor.kind != "person":
        return False
    named = token.ent.first.i if token.ent is not None and what in _POSTED else 0
    before = [noun for noun in children_as(token, COMPOUND) if noun.pos == "NOUN" or (noun.pos == "PROPN" and noun.i < named)]
    return any(scene.is_of(noun, what) for noun in before[-1:])
