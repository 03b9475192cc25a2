"""Whose fight it is: with whom it was fought when somebody was hurt, who made the attack that a noun or a clause of time tells."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.earlier import Earlier
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.clauses import noun_clauses
from onrecord.grammar.phrases import conjuncts, modifiers, prep_objects
from onrecord.grammar.relations import ADVERB, ADVERBIAL, MARK, POSSESSOR, UNDER_PREPOSITION, children_as, hangs_as, has_word, stands_under
from onrecord.grammar.subjects import deep_subject
from onrecord.grammar.voice import direct_object, sharing
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Types of force, weapons that are only fired among them.
_FORCED = frozenset({"ASSAULT", "MOBILIZE"})
#: Who uses force at home where the state is not told: "ten were killed in an army raid".
_OWN_FORCES = frozenset({"army", "police", "military", "navy", "government", "security"})
#: Prepositions that join who is hurt to the attack or fight, and conjunctions that join a clause of it.
FOUGHT = ("in", "during", "after", "by", "from", "following", "amid")
_WHEN = frozenset({"when", "after", "as"})
#: What is said of an attack by others than who made it: whoever claims, orders or announces one may have.
_JUDGING = (word_list("speech_acts") | word_list("calling_verbs")) - {"claim", "order", "announce", "threaten", "vow"}
#: Verbs of whose passive the subject is the weapon.
_FIRING = word_list("firing_verbs")


def _names_act(token: Token) -> bool:
    """Whether a word names an act: a noun, or "shelling" under "in"."""
    return token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and hangs_as(token, UNDER_PREPOSITION))


def _by_below(noun: Token) -> list[Token]:
    """By whom, where the parser hangs it on what is attacked: "an attack on a post by gunmen", "a shooting targeting guards by gunmen"."""
    aims = [*prep_objects(noun, ("on", "against", "at", "targeting"))]
    aims += [t for clause in noun_clauses(noun) if clause.tag == "VBG" for t in (clause, *direct_object(clause))]
    return [t for aim in aims for t in prep_objects(aim, ("by",))]


def _doing(noun: Token) -> list[Token]:
    """The doer that a clause on an act's noun tells, none of time: "an attack carried out by the rebels"."""
    clauses = (clause for clause in noun_clauses(noun) if not has_word(clause, _WHEN, MARK | ADVERB))
    told = (clause for clause in clauses if clause.lemma not in _JUDGING)  # "a raid that the minister called cowardly"
    return [t for clause in told for t in deep_subject(clause) if t is not noun and not has_word(t, ("whose",), POSSESSOR)]


class Fights:
    """Finds who fights in the acts of one report; ``find`` gives the frame that a word begins."""

    def __init__(self, scene: Scene, earlier: Earlier, find: Callable[[Token], tuple[Frame, Slots] | None]) -> None:
        self.scene = scene
        self.earlier = earlier
        self.find = find

    def fought(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """With whom it was fought, or whose attack it was: "were killed in a battle with the rebels", "died after gunmen stormed the town"."""
        hurt = {role.actor for role in victims}
        for node in sharing(verb):
            for noun in (t for name in FOUGHT for under in prep_objects(node, (name,)) for t in conjuncts(under)):
                if _names_act(noun) and self.scene.is_of(noun, "@fight"):
                    found = self.fighters(noun, hurt) or self._ours(noun)
                    if found:
                        told.tell(f"source fought the {noun.lower}: {', '.join(role.text for role in found)}")
                        return found
            # "rockets were fired after Chad bombed the camp" answers it
            found = self._clause_fighters(node, hurt) if node.lemma not in _FIRING else []
            if found:
                told.tell(f"source from the clause of the attack: {', '.join(role.text for role in found)}")
                return found
        return []

    def fighters(self, noun: Token, hurt: set[str]) -> list[Role]:
        """Who fights what a noun tells: "clashes with the rebels", "an attempt by gunmen", "a Russian missile strike"."""
        slots = Slots([noun], self.scene, True)
        own = [role for role in self.scene.roles(_doing(noun)) if role.actor not in hurt] or self._clause_fighters(noun, hurt)
        if own:
            return own
        for slot in ("with", "by", "from", "poss", "mod", "between", ""):
            heads = slots.fill(slot) if slot else _by_below(noun)
            found = [role for role in self.scene.roles(heads) if role.actor not in hurt]
            if found:
                return found
        return []

    def _clause_fighters(self, word: Token, hurt: set[str]) -> list[Role]:
        """Whose force a clause of time on a verb or noun tells: "after an attack by the militia hit a hospital", "when gunmen stormed it".

        Who met whom when it began is told by none: "a clash when a patrol met the rebels".
        """
        for clause in (*children_as(word, ADVERBIAL), *noun_clauses(word), *prep_objects(word, _WHEN)):
            if clause.pos != "VERB" or not (has_word(clause, _WHEN, MARK | ADVERB) or stands_under(clause, _WHEN)):
                continue
            for doer in deep_subject(clause):
                if self.scene.is_of(doer, "@fight") and doer.pos == "NOUN" and self.scene.mention(doer) is None:
                    found = self.fighters(doer, hurt)
                else:
                    act = self.find(clause)
                    forced = act is not None and (act[0].type in _FORCED or act[0].mode == "riot")
                    heads = act[1].launchers([doer]) or [doer] if act is not None and forced else []
                    found = [role for role in self.scene.roles(heads) if role.actor not in hurt]
                if found:
                    return found
        return []

    def _ours(self, noun: Token) -> list[Role]:
        """The state in whose places its army or police fight, where that alone stands before the noun: "killed in two army raids in Lima"."""
        if not any(child.lemma in _OWN_FORCES for child in modifiers(noun)):
            return []
        return self.scene.placed(noun, set())

    def told_of_fight(self, fight: Token, slots: Slots, told: Told) -> list[Role]:
        """Whose fight it is that "the" tells of again, from the sentence before: "Jets bombed the valley. The strike killed ten"."""
        definite = has_word(fight, ("the", "this", "that"))
        return self.earlier.continued(slots.word, self.scene.roles(slots.fill("obj")), told, named=True) if definite else []
