"""Which state "the kingdom" or "the West African country" is: the one of that kind or region that the report told of last before it.

"Saudi Arabia's coalition said that the rebels in Yemen had fired on the kingdom", whatever town the report was written in. Where none is told
before, or two of a region beside each other, the state stays open.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import ARTICLE, MODIFIER, POSSESSOR, has, has_word
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Actor

#: What a state is called by what it is, with the states of that kind.
_KINDS = {noun: frozenset(states.split("|")) for noun, states in word_values("lands_called").items()}
#: What a state is called by where it lies, with the states there.
_REGIONS = {words: frozenset(states.split("|")) for words, states in word_values("regions_called").items()}
#: So many words such a region has: "horn of africa".
#: Bound of form.
_WORDS = 3
_STATE = frozenset(("country", "nation", "state", "republic"))
#: Before a country that is not the one told of.
_OTHERS = word_list("countries_not_told")


def lands(doc: Doc, found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those of no known state that are called a kingdom or the like with the state that is meant."""
    return tuple(with_state(actor, _told_before(doc, found, actor)) if actor.state is None else actor for actor in actors)


def _told_before(doc: Doc, found: Found, actor: Actor) -> tuple[str, str] | None:
    first = actor.mentions[0] if actor.mentions else None
    if first is None or first.kind != "nominal" or any(mention.kind not in ("nominal", "pronoun") for mention in actor.mentions):
        return None
    head = head_of(doc.tokens_between(first.start, first.end))
    kind = (_KINDS.get(head.lower) if _known(head) else _region(doc, head)) if head is not None else None
    if head is None or kind is None:
        return None
    told = [(m.start, m.actor.state) for m in found.mentions.inside(0, first.start) if m.actor.state in kind]
    told += [(place.start, place.country) for place in found.places_at.inside(0, first.start) if place.country in kind]
    last = max(told, default=None, key=lambda each: each[0])
    if last is None or (head.lower in _STATE and len({state for start, state in told if start >= _sentence(doc, last[0])}) > 1):
        return None  # "Mali and Niger", then "the West African country"
    return str(last[1]), f"{head.text} is the one told before"


def _sentence(doc: Doc, start: int) -> int:
    """Where the sentence begins that an offset is in."""
    sentence = doc.sentence_at(start)
    return sentence.start if sentence is not None else start


def _region(doc: Doc, head: Token) -> frozenset[str] | None:
    """The states of the region that the words before a country tell: "the impoverished West African country"."""
    if head.lower not in _STATE or not has_word(head, ("the",), ARTICLE) or has(head, POSSESSOR) or has_word(head, _OTHERS, MODIFIER):
        return None
    words = [token.lower for token in doc.tokens[max(0, head.i - _WORDS) : head.i] if token.sent is head.sent]
    return next((found for n in range(len(words)) if (found := _REGIONS.get(" ".join(words[n:]).replace(" - ", "-"))) is not None), None)


def _known(head: Token) -> bool:
    """Whether a noun takes up what is told: "the kingdom", not "a kingdom", "the hermit kingdom"."""
    return has_word(head, ("the",), ARTICLE) and not has(head, MODIFIER)
