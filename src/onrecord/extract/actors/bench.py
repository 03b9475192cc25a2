"""Whose courts, parliaments and police are meant that nothing tells: those of the one state whose such bodies the report names.

"The United States Supreme Court will hear the case. A federal judge had ruled; an appeals court overturned that": where one state's courts
are told of and no other's, a court is that state's. So are its lawmakers beside its parliament, its police beside its police.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import TELLING, Alone
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of, named_before
from onrecord.grammar.relations import MODIFIER, POSSESSOR, forms, has, has_word
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

#: Sectors whose bodies a state has of its own.
_OWN = ("JUD", "LEG", "COP")
#: Words of those who may be any state's.
_ANY = word_list("people_of_any_state")


def benches(doc: Doc, actors: tuple[Actor, ...], alone: Alone, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, courts, lawmakers and police that nothing else tells with the state whose others of them the report names alone."""
    told = {role: _one(actors, role) for role in _OWN}
    common = knowledge.built("bench-nouns", _nouns)
    return tuple(_settled(doc, actor, told.get(actor.role or ""), alone, common) for actor in actors)


def _nouns(knowledge: Knowledge) -> frozenset[str]:
    """The nouns of courts, parliaments and police, which every state has: "Supreme Court", "Senate"."""
    return frozenset(row["noun"] for row in knowledge.rows("sectors") if row["role"] in _OWN)


def _one(actors: tuple[Actor, ...], role: str) -> Actor | None:
    """The first body or official of this sector, where all whose state is known are of one; international courts are another bench."""
    known = [actor for actor in actors if actor.role == role and actor.state is not None]
    return known[0] if known and len({actor.state for actor in known}) == 1 and known[0].state not in NO_STATE else None


def _settled(doc: Doc, actor: Actor, known: Actor | None, alone: Alone, common: frozenset[str]) -> Actor:
    if known is None or known.state is None or known.state != alone.most or actor.state is not None or not actor.mentions:
        return actor
    if any(m.kind == "name" and m.text.lower().removeprefix("the ") not in common for m in actor.mentions):
        return actor
    heads = [h for m in actor.mentions if m.kind != "pronoun" and (h := head_of(doc.tokens_between(m.start, m.end))) is not None]
    if not heads or any(_apart(head, alone) for head in heads):
        return actor
    if any(alone.other_side(head, known.state) for head in heads):
        return actor
    return with_state(actor, (known.state, f"beside {known.name}, and no other state's"))


def _apart(head: Token, alone: Alone) -> bool:
    """Whether something about a noun tells that it is another's, or may be."""
    if forms(head) & (alone.classes["apart"] | alone.classes["abroad"]) or foreign(head) or has_word(head, _ANY, MODIFIER):
        return True
    return (head.pos != "PROPN" and named_before(head)) or has(head, TELLING | POSSESSOR)
