"""People who are called by a party that one state alone calls so: "44 Democrats", "Ana Lopez, a Republican congresswoman".

Only where the report tells of that state besides, and where no other word stands before the party's: Social Democrats may be anybody's.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of, word_before
from onrecord.grammar.relations import APPOSITION, COMPOUND, MODIFIER, children_as
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Actor

_STATES = word_values("partisans")
_BEFORE = word_list("before_partisans")


def partisans(doc: Doc, found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those whom a party's word names with its state where they had none."""
    told = {actor.state for actor in actors} | {place.country for place in found.places}
    return tuple(_partisan(doc, actor, told) for actor in actors)


def _partisan(doc: Doc, actor: Actor, told: set[str | None]) -> Actor:
    if actor.state is not None or actor.kind not in ("person", "group"):
        return actor
    for mention in actor.mentions:
        tokens = doc.tokens_between(mention.start, mention.end) if mention.kind != "pronoun" else []
        head = head_of(tokens)
        if head is None:
            continue
        beside = children_as(head, APPOSITION) if mention.kind == "name" else []
        below = children_as(head, MODIFIER | COMPOUND)
        inside = [token for token in tokens if token is head or token in below]
        for word in (*inside, *beside, *(before for each in beside for before in children_as(each, MODIFIER | COMPOUND))):
            state = _STATES.get(word.lower)
            if state in told and state is not None and word.text[0].isupper() and _alone(word):
                return with_state(actor, (state, f"{word.text} are its party"))
    return actor


def _alone(word: Token) -> bool:
    """Whether no other name stands before a party's: not "Social Democrats", but "House Republicans"."""
    before = word_before(word)
    after = next((token for token in word.sent.tokens if token.i == word.i + 1), None)
    apart = before is not None and before.text[:1].isupper() and before.lower not in _BEFORE and before.pos in ("PROPN", "ADJ")
    return not apart and (after is None or not after.text[:1].isupper() or word.lower.endswith("s") or after.lower in _BEFORE)
