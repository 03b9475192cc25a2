"""Whose those are who speak for a state by what they are called: its broadcasters, the administration of a president, officers at their ministry.

"State television reported" is that of the dateline's state, else of the only one that the report tells of; "the administration" is that of
the only president whom the report names by his title; "a general told reporters at the Pentagon" is of the state whose ministry that is,
wherever the report was written.
"""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.actors.alone import Alone
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of, named_before
from onrecord.grammar.relations import MODIFIER, POSSESSOR, has, has_word, object_under, prepositions
from onrecord.grammar.subjects import does
from onrecord.types import NO_STATE, Actor

_OFFICIAL = frozenset(("state", "official", "national"))


def voices(doc: Doc, found: Found, actors: tuple[Actor, ...], alone: Alone) -> tuple[Actor, ...]:
    """The actors, with the states that these have."""
    return tuple(with_state(actor, _told(doc, found, actor, actors, alone)) if actor.state is None else actor for actor in actors)


def _told(doc: Doc, found: Found, actor: Actor, actors: tuple[Actor, ...], alone: Alone) -> tuple[str, str] | None:
    if actor.kind == "media":
        return _broadcaster(doc, actor, alone)
    if actor.kind == "government" and actor.role == "GOV":
        return _administration(doc, actor, actors)
    if actor.kind == "person" and actor.role == "MIL" and actor.title is not None:
        return _at_ministry(doc, found, actor)
    return None


def _broadcaster(doc: Doc, actor: Actor, alone: Alone) -> tuple[str, str] | None:
    """State media without a name: "state television", "the official news agency"."""
    for mention in actor.mentions:
        head = head_of(doc.tokens_between(mention.start, mention.end))
        if mention.kind != "nominal" or head is None or named_before(head) or has(head, POSSESSOR):
            return None
        if not any(token.lower in _OFFICIAL for token in doc.tokens_between(mention.start, mention.end)):
            return None
    first = doc.sentence_at(actor.mentions[0].start) if actor.mentions else None
    told = alone.where.dateline()
    if told is not None or not actor.mentions:
        return told
    state = alone.acting(first)
    return (state, "the only state that the report names") if state is not None else None


def _administration(doc: Doc, actor: Actor, actors: tuple[Actor, ...]) -> tuple[str, str] | None:
    """ "The administration", beside the president of one state who is named."""
    for mention in actor.mentions:
        head = head_of(doc.tokens_between(mention.start, mention.end))
        if mention.kind == "pronoun":
            continue
        if (
            head is None
            or head.lemma != "administration"
            or not has_word(head, ("the",))
            or has(head, MODIFIER | POSSESSOR)
            or named_before(head)
        ):
            return None
    heads = {
        other.state: other.name
        for other in actors
        if other.kind == "person" and (other.title or "").lower() in ("president", "the president")
    }
    states = set(heads) - {None}
    if len(states) != 1 or states & NO_STATE:
        return None
    state = str(states.pop())
    return state, f"the administration of {heads[state]}"


def _at_ministry(doc: Doc, found: Found, actor: Actor) -> tuple[str, str] | None:
    """An officer who speaks at a ministry or command of one state: "told reporters at the Pentagon"."""
    told: dict[str, str] = {}
    for mention in actor.mentions:
        head = head_of(doc.tokens_between(mention.start, mention.end))
        verb = does(head) if head is not None and mention.kind == "name" else None
        for at in prepositions(verb, ("at", "from")) if verb is not None else ():
            place = object_under(at)
            for lying in found.places_at.touching(place.start, place.end) if place is not None else ():
                if lying.kind == "facility" and lying.country is not None and lying.name in _MINISTRIES:
                    told.setdefault(lying.country, f"speaks at {lying.text}")
    return next(iter(told.items())) if len(told) == 1 else None


#: Where a state's own officers speak.
_MINISTRIES = frozenset(("Pentagon", "The Pentagon"))
