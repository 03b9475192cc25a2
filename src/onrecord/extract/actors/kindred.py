"""Those described by the noun by which the report has told of one state's people before: "Chadian miners seized a road; four miners were hurt".

Only of people who are as a rule at home where they are, soldiers and pirates: where all whom the noun has named before are of one state,
nothing beside it tells whose or which they are, and the sentence tells of no other state.
"""

from __future__ import annotations

from collections import defaultdict

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import TELLING, Alone
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of, modifiers, named_before
from onrecord.grammar.relations import APPOSITION, POSSESSOR, forms, has, has_word
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor, Mention

_KINDS = frozenset(("person", "group"))
#: Sectors of those whose noun tells whose they are, and people who may be held or hired far from home.
_SECTORS = frozenset(("CVL", "MIL", "CRM", "LAB", "AGR", "OPP"))
_ELSEWHERE = frozenset(("detainee", "prisoner", "inmate", "worker", "opponent", "suspect"))
#: Words of those who may be any state's.
_ANY = word_list("people_of_any_state")


def kindred(doc: Doc, actors: tuple[Actor, ...], alone: Alone) -> tuple[Actor, ...]:
    """The actors, those of no known state with the one of all others whom their noun has named before them."""
    states: dict[str, list[tuple[int, str]]] = defaultdict(list)
    forces = any(actor.state == "IGO" and actor.role == "MIL" for actor in actors)
    told = forces or any(actor.state == "IGO" for actor in actors)
    for actor in actors:
        if actor.state is not None and actor.kind in _KINDS:
            for mention in actor.mentions:
                if (head := _head(doc, mention)) is not None:
                    states[head.lemma].append((mention.start, actor.state))
    own = {state for _, state in states["peacekeeper"]} - NO_STATE
    served = (_serving(doc, actor, alone) if forces or (told and not own) else actor for actor in actors)
    return tuple(_settled(doc, actor, states, alone) for actor in served)


def _settled(doc: Doc, actor: Actor, states: dict[str, list[tuple[int, str]]], alone: Alone) -> Actor:
    if actor.state is not None or actor.kind not in _KINDS or actor.role not in _SECTORS or actor.is_named:
        return actor
    heads = [head for mention in actor.mentions if (head := _head(doc, mention)) is not None]
    known = alone.classes["local"] if actor.role == "CVL" else None
    if not heads or any(_apart(head, alone) for head in heads) or len({head.lemma for head in heads}) > 1:
        return actor
    if known is not None and not forms(heads[0]) & known:
        return actor
    told = {state for _, state in states[heads[0].lemma]}
    before = any(start < actor.mentions[0].start for start, _ in states[heads[0].lemma])
    state = next(iter(told)) if len(told) == 1 and before else None
    if state is None or state in NO_STATE or alone.told_in(heads[0].sent) - {state} or alone.other_side(heads[0], state):
        return actor
    return with_state(actor, (state, f"as all {heads[0].lower} before"))


def _serving(doc: Doc, actor: Actor, alone: Alone) -> Actor:
    """Peacekeepers whose state nothing tells, as those of the body of states that is told of."""
    heads = [head for mention in actor.mentions if (head := _head(doc, mention)) is not None]
    if actor.state is not None or actor.is_named or not heads or any(head.lemma != "peacekeeper" or _apart(head, alone) for head in heads):
        return actor
    return with_state(actor, ("IGO", "peacekeepers of a body of states that is told of"))


def _apart(head: Token, alone: Alone) -> bool:
    """Whether a noun may mean anybody's, or something beside it tells whose or which: "foreign miners", "miners from the north"."""
    if head.lemma in _ELSEWHERE or forms(head) & alone.classes["apart"] or foreign(head) or has_word(head, _ANY):
        return True
    named = any(word.text[:1].isupper() for word in modifiers(head))
    return named or named_before(head) or has(head, (TELLING | POSSESSOR) - APPOSITION)


def _head(doc: Doc, mention: Mention) -> Token | None:
    return head_of(doc.tokens_between(mention.start, mention.end)) if mention.kind == "nominal" else None
