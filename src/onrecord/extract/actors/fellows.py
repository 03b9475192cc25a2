"""Whose those are who are joined to a state's own without a word of their own between: "Chinese ships and aircraft", "its defence minister and army chief".

One adjective or one "its" stands for both, where both are of one sector: not "Chadian soldiers and civilians", "US troops and rebels".
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import OFFICIAL
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of, joined_to, left_edge
from onrecord.grammar.relations import DETERMINER, MODIFIER, NUMERAL, POSSESSOR, PREPOSITION, has, has_word
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

_CRAFT = word_list("craft_nouns")
#: Sectors of those whom a guest meets beside the leaders of their state.
_PARTISAN = frozenset(("OPP", "PTY", "LEG"))
#: Before those of several states or of none.
_ANY = word_list("people_of_any_state")


def fellows(doc: Doc, found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those without a state with the one of whom they are joined to."""
    return tuple(with_state(actor, _of_first(doc, found, actor)) if actor.state is None else actor for actor in actors)


def _of_first(doc: Doc, found: Found, actor: Actor) -> tuple[str, str] | None:
    first = actor.mentions[0] if actor.mentions else None
    head = head_of(doc.tokens_between(first.start, first.end)) if first is not None and first.kind == "nominal" else None
    fellow = joined_to(head) if head is not None else None
    if head is None or fellow is None or has(head, DETERMINER | POSSESSOR | NUMERAL | PREPOSITION) or has_word(head, _ANY, MODIFIER):
        return None
    if (named := _beside_a_name(found, actor, head, fellow)) is not None:
        return named
    if left_edge(head).i != fellow.i + 2 or doc.tokens[fellow.i + 1].lower != "and" or has(fellow, PREPOSITION):
        return None
    told = [m.actor for m in found.mentions.touching(fellow.start, fellow.end) if m.end == fellow.end and m.mention.kind == "nominal"]
    one = told[0] if len(told) == 1 else None
    if one is None or one.state is None or one.state in NO_STATE:
        return None
    alike = one.role == actor.role and one.role in OFFICIAL
    craft = {head.lemma, fellow.lemma} <= _CRAFT
    office = one.kind == actor.kind == "person" and {one.role, actor.role} <= OFFICIAL
    return (one.state, f"joined to {one.name}") if alike or craft or office else None


def _beside_a_name(found: Found, actor: Actor, head: Token, fellow: Token) -> tuple[str, str] | None:
    """The state of a leader by name to whom they are joined: "met Prime Minister Lopez of Peru and opposition leaders"."""
    told = [m.actor for m in found.mentions.touching(fellow.start, fellow.end) if m.mention.kind == "name"]
    one = told[0] if len(told) == 1 else None
    edge = left_edge(head)
    before = edge.sent.tokens[edge.i - edge.sent.tokens[0].i - 1].lower
    if (
        one is None
        or one.kind != "person"
        or one.role not in OFFICIAL
        or one.state is None
        or one.state in NO_STATE
        or actor.role not in _PARTISAN
    ):
        return None
    return (one.state, f"joined to {one.name}") if before == "and" else None
