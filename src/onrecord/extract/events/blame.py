"""Whom a judgement, a denial or a protest goes against: whoever did the deed that it names."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.earlier import Earlier
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.edges import is_time
from onrecord.grammar.phrases import conjuncts, possessors, prep_objects
from onrecord.grammar.subjects import deep_object
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Types whose nouns name whom they befell beside them.
_SUFFERED = frozenset({"ASSAULT", "COERCE"})
_OVER_WHAT = ("against", "over", "about")
#: Prepositions of those with whom a complaint is lodged.
_TO_WHOM = frozenset({"with", "to"})
#: What is done to people and is no deed of a frame.
_WRONGS = word_list("wrongs")
#: Finds the frame of a deed; the parties that stand in some slots of one.
type Find = Callable[[Token], tuple[Frame, Slots] | None]
type SlotRoles = Callable[[Slots, tuple[str, ...], str, Told], list[Role]]


class Blame:
    """Finds who is judged, over one report."""

    def __init__(self, scene: Scene, earlier: Earlier, find: Find, slot_roles: SlotRoles) -> None:
        self.scene = scene
        self._earlier, self._find, self._slot_roles = earlier, find, slot_roles

    def of(self, slots: Slots, frame: Frame, told: Told) -> list[Role] | None:
        """Whoever did the act that the object names ("condemned the shelling by the rebels"), or None where no doer is told; who is charged is
        probed, too: "investigated the charges against Chad"."""
        judged, probed = frame.recipient[:1] != ("blamed",), frame.mode == "investigate"
        held = any(t in slots.tokens for t in deep_object(slots.word))  # "expressed his anger over the raid"
        obj = () if judged or held else ("obj",)
        rest = (*obj, *frame.recipient[not judged :])  # "said that the killing of six by the rebels was a crime"
        under = _OVER_WHAT if frame.type == "PROTEST" else rest[len(obj) :]
        against = _in_protest(slots.word) if frame.type == "PROTEST" else []
        heads = (obj and slots.fill("obj")) or against or [t for name in under for t in slots.fill(name)]
        for token in (each for head in heads for each in ((head,) if self.scene.mention(head) else conjuncts(head))):
            if token.pos in ("NOUN", "PROPN") and self.scene.mention(token) is None:
                found = self._find(token)
                if found is None and token.lemma in _WRONGS:
                    return self._wrongdoers(token, told)
                if found is None and (doers := self.scene.roles(_by_whom(token, slots))):
                    told.tell(f"recipient did the {token.lower}: {', '.join(role.text for role in doers)}")
                    return doers
                if found is not None:
                    gone = found[1].fill("of") if "of" in found[0].source else []  # "the incursion of two jets"
                    by = found[1].fill("by") or _by_whom(token, slots)
                    doers = self.scene.roles(found[1].fill("poss") or by or found[1].fill("mod") or gone)
                    if not doers:
                        doers = self._earlier.doers_of(found[0].type, slots, token)
                    if doers:
                        told.tell(f"recipient did the {token.lower}: {', '.join(role.text for role in doers)}")
                        return doers
                    suffered = found[0].type in _SUFFERED or (found[0].type == "ACCUSE" and not probed and found[1].fill("against"))
                    hurt = found[1].fill("obj")
                    seized = judged and hurt and found[0].type == "COERCE"
                    if seized and (powers := self.scene.placed(token, self.scene.found.states_of(self.scene.roles(hurt)))):
                        return powers  # "the detention of Chadians in Peru"
                    if suffered and (hurt or not judged) and not any(not is_time(owner) for owner in possessors(token)):
                        told.tell(f"nobody is told to have done the {token.lower}")
                        addressed = [name for name in rest if name in _TO_WHOM]  # "lodged a protest with Chad over the attack on Gao"
                        # "condemned the attack on Peru": Peru suffered it
                        return self._slot_roles(slots, tuple(addressed), "recipient", told) or None
        roles = self._slot_roles(slots, rest, "recipient", told)
        # "marched against a bill on migrants": it goes against whoever made the bill
        topics = [t for head in heads for t in prep_objects(head, ("on",))] if frame.type == "PROTEST" and not against else []
        kept = [role for role in roles if not any(role.start <= topic.start < role.end for topic in topics)]
        return kept if kept == roles else kept or None

    def _wrongdoers(self, wrong: Token, told: Told) -> list[Role] | None:
        """Who does what no frame tells ("violence by the police against nurses"), or None, where those alone are told who suffer it."""
        slots = Slots([wrong], self.scene, noun=True)
        suffering = prep_objects(wrong, ("of", "against"))
        by = slots.fill("by") or [doer for whom in suffering for doer in prep_objects(whom, ("by",))]  # "of nurses by the police"
        doers = self.scene.roles(slots.fill("poss") or by or slots.fill("mod"))
        if doers:
            told.tell(f"recipient did the {wrong.lower}: {', '.join(role.text for role in doers)}")
        return doers or None


def _by_whom(deed: Token, slots: Slots) -> list[Token]:
    """By whom a deed is done of which somebody complains, where the parser hangs that on whom it befell or on the complaint: "lodged a protest
    over the beating of a sailor by Chad's guards", "made a strong protest of violations by the army"."""
    befell = [t for t in prep_objects(deed, ("of", "against")) if not is_time(t)]
    found = [t for noun in (deed, *befell) for t in prep_objects(noun, ("by",))]
    if found or slots.passive():
        return found
    return [t for word in slots.tokens if word.i < deed.i for t in prep_objects(word, ("by",)) if t.i > deed.i and t.tag != "VBG"]


def _in_protest(verb: Token) -> list[Token]:
    """What somebody does something in protest at: "walked out in protest at the harassment of nurses by the police"."""
    protests = [noun for noun in prep_objects(verb, ("in",)) if noun.lemma == "protest"]
    holding = (verb, *protests) if protests else ()  # the parser hangs "at" on either
    return [deed for word in holding for deed in prep_objects(word, ("at", *_OVER_WHAT))]


def judged_thing(frame: Frame, slots: Slots) -> list[Token]:
    """What a judgement is on: its object, or what it is said of: "said that the move was unacceptable"."""
    if frame.source[:1] == ("speaker",):
        return slots.fill("surface")
    return [] if slots.noun else slots.fill("obj")
