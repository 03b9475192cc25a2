"""Whose courts, parliaments, parties and police are meant that nothing tells: those of the one state whose such bodies the report names.

"The United States Supreme Court will hear the case. A federal judge had ruled; an appeals court overturned that": where one state's courts
are told of and no other's, a court is that state's. So are its lawmakers beside its parliament, its police beside its police, its party's
spokesman beside its party, and forces of which its own ministry tells that they go abroad or leave there.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import OFFICIAL, TELLING, Alone
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of, named_before, prep_objects
from onrecord.grammar.relations import (
    CLAUSE,
    MODIFIER,
    POSSESSOR,
    SUBJECT,
    UNDERGOER,
    first_joined,
    forms,
    hangs_as,
    has,
    has_word,
    head_as,
    verb_above,
)
from onrecord.grammar.subjects import deep_subject
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

#: Sectors whose bodies a state has of its own.
_OWN = ("JUD", "LEG", "COP", "PTY")
#: Verbs of forces that go abroad and come back.
_GOING = frozenset(("send", "deploy", "dispatch", "leave", "withdraw", "return"))
#: Words of those who may be any state's.
_ANY = word_list("people_of_any_state")


def benches(doc: Doc, actors: tuple[Actor, ...], alone: Alone, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, courts, lawmakers and police that nothing else tells with the state whose others of them the report names alone."""
    told = {role: _one(actors, role) for role in _OWN}
    common = knowledge.built("bench-nouns", _nouns)
    settled = (_settled(doc, actor, told.get(actor.role or ""), alone, common) for actor in actors)
    settled = (_of_party(actor, told["PTY"]) for actor in settled)
    return tuple(_sent(doc, actor, alone) for actor in settled)


def _of_party(actor: Actor, party: Actor | None) -> Actor:
    """ "Party chairman Ben Okafor", "the party's spokesman": of the one state whose parties the report names."""
    speaks = actor.kind == "person" and actor.state is None and (actor.title or "").lower().split()[:1] == ["party"]
    return with_state(actor, (str(party.state), f"beside {party.name}, and no other state's") if speaks and party is not None else None)


def _sent(doc: Doc, actor: Actor, alone: Alone) -> Actor:
    """Forces of whom one state's own tell that they are sent abroad or leave there: "Chad's army announced that troops are leaving Gao"."""
    if actor.state is not None or actor.is_named or actor.role not in ("MIL", "COP") or actor.kind == "person":
        return actor
    for mention in actor.mentions:
        head = head_of(doc.tokens_between(mention.start, mention.end)) if mention.kind == "nominal" else None
        verb = verb_above(head) if head is not None and not _apart(head, alone) else None
        above = head_as(verb, CLAUSE) if verb is not None and verb.lemma in _GOING else None
        if head is None or verb is None or above is None or not hangs_as(first_joined(head), SUBJECT | UNDERGOER):
            continue
        tellers = [m.actor for doer in deep_subject(above) for m in alone.found.mentions.touching(doer.start, doer.end)]
        states = {teller.state for teller in tellers if teller.kind == "state" or teller.role in OFFICIAL} - {None}
        places = {alone.where.lying(place) for place in alone.where.below(verb)}
        places = (places | {alone.where.state_at(goal) for goal in prep_objects(verb, ("to", "into"))}) - {None}
        if len(states) == 1 and places and not places & states:
            return with_state(actor, (str(states.pop()), f"{above.text} by its own: they {verb.text}"))
    return actor


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
    if actor.role in ("PTY", "COP") and any(alone.told_in(head.sent) - {known.state} - NO_STATE for head in heads):
        return actor  # "asked by members of ruling and opposition parties in the Dutch parliament", "Chad held ten whom the FBI and police questioned"
    return with_state(actor, (known.state, f"beside {known.name}, and no other state's"))


def _apart(head: Token, alone: Alone) -> bool:
    """Whether something about a noun tells that it is another's, or may be."""
    if forms(head) & (alone.classes["apart"] | alone.classes["abroad"]) or foreign(head) or has_word(head, _ANY, MODIFIER):
        return True
    return (head.pos != "PROPN" and named_before(head)) or has(head, TELLING | POSSESSOR)
