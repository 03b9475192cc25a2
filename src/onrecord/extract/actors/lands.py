"""Which state "the kingdom" or "the sultanate" is: the one of that kind that the report told of last before it.

"Saudi Arabia's coalition said that the rebels in Yemen had fired on the kingdom", whatever town the report was written in. Where none is told
before, the state stays open.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import ARTICLE, MODIFIER, has, has_word
from onrecord.knowledge.words import word_values
from onrecord.types import Actor

#: What a state is called by what it is, with the states of that kind.
_KINDS = {noun: frozenset(states.split("|")) for noun, states in word_values("lands_called").items()}


def lands(doc: Doc, found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those of no known state that are called a kingdom or the like with the state that is meant."""
    return tuple(with_state(actor, _told_before(doc, found, actor)) if actor.state is None else actor for actor in actors)


def _told_before(doc: Doc, found: Found, actor: Actor) -> tuple[str, str] | None:
    first = actor.mentions[0] if actor.mentions else None
    if first is None or any(mention.kind != "nominal" for mention in actor.mentions):
        return None
    head = head_of(doc.tokens_between(first.start, first.end))
    kind = _KINDS.get(head.lower) if head is not None and _known(head) else None
    if head is None or kind is None:
        return None
    told = [(m.start, m.actor.state) for m in found.mentions.inside(0, first.start) if m.actor.state in kind]
    told += [(place.start, place.country) for place in found.places_at.inside(0, first.start) if place.country in kind]
    last = max(told, default=None, key=lambda each: each[0])
    return (str(last[1]), f"{head.text} is the one told before") if last is not None else None


def _known(head: Token) -> bool:
    """Whether a noun takes up what is told: "the kingdom", not "a kingdom", "the hermit kingdom"."""
    return has_word(head, ("the",), ARTICLE) and not has(head, MODIFIER)
