"""What is promised or got ready for in words that tell no deed by themselves: a blow, an answer by force, what may come from others."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.scene import Scene
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.phrases import modifiers, prep_objects
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    COMPLEMENT,
    MARK,
    OBJECT,
    PARTICLE,
    children_as,
    has_word,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: What one promises to give back: "vowed to hit back".
_BLOWS = frozenset({"hit", "strike", "fight", "fire"})
#: Answers, steps that are taken, and what they are called that are meant as a threat.
_ANSWERS = frozenset({"response", "reply", "answer", "reaction"})
_STEPS = frozenset({"action", "measure", "step"})
_HARSH = word_list("harsh")
_ANSWERING = frozenset({"respond", "react", "reply", "act"})
#: In what case one helps, who hurts nobody by it: "will respond if asked to".
_ASKED = frozenset({"ask", "call", "invite", "need", "request", "require"})
#: Types of what one is ready for together with others.
_TOGETHER = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AID", "AGREE", "RETREAT", "CONCEDE"})


def is_blow(under: Token, scene: Scene) -> bool:
    """Whether it is force that is promised, in words that tell none where it was done: "vowed to hit back", "vowed a stern reaction", "ready to
    use rockets", "promised to take tough action if they attack"."""
    if under.pos == "NOUN":
        return under.lemma in _ANSWERS and _is_harsh(under)
    if under.lemma == "hunt":
        return has_word(under, ("down",), PARTICLE)
    if under.lemma in _BLOWS:
        return has_word(under, ("back",), PARTICLE | ADVERB)
    if under.lemma in _ANSWERING:
        return _answers_force(under)
    things = children_as(under, OBJECT)
    if under.lemma == "use":
        return any(thing.lemma == "force" or (scene.is_of(thing, "@weapon") and not _for_a_purpose(under)) for thing in things)
    if under.lemma == "give":
        return any(thing.lemma in _ANSWERS and _is_harsh(thing) for thing in things)
    steps = [thing for thing in things if thing.lemma in _STEPS and _is_harsh(thing)] if under.lemma == "take" else []
    against = (whom for over in (under, *steps) for whom in prep_objects(over, ("against",)))
    return bool(steps) and (_if(under) or any(scene.mention(whom) is not None for whom in against))


def for_its_deed(lemma: str, under: Token, kind: str | None) -> bool:
    """Whether somebody is only ready for what others may do, and agrees to nothing: "ready for any provocation"."""
    return lemma in ("ready", "prepared") and stands_under(under, ("for",)) and kind not in _TOGETHER


def _is_harsh(noun: Token) -> bool:
    return any(word.lower in _HARSH for word in modifiers(noun))


def _answers_force(verb: Token) -> bool:
    """ "Will respond firmly", "promised to respond if Chad attacks"."""
    return any(adverb.lower.removesuffix("ly") in _HARSH for adverb in children_as(verb, ADVERB)) or _if(verb)


def _if(verb: Token) -> bool:
    return any(has_word(clause, ("if",), MARK) and clause.lemma not in _ASKED for clause in children_as(verb, ADVERBIAL))


def _for_a_purpose(verb: Token) -> bool:
    """ "To use drones to map forests"."""
    return any(is_infinitive(clause) and clause.i > verb.i for clause in children_as(verb, COMPLEMENT | ADVERBIAL))
