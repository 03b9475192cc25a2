"""Whose those are who are only counted after others: "five Chilean sailors were killed and two others hurt".

They are of the state of those counted before them in the sentence, whose own words tell it, and not of the state where it happened.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import OBJECT, UNDERGOER, first_joined, hangs_as
from onrecord.types import NO_STATE, Actor, Mention

#: Last words of who is only counted, besides numbers.
_ONLY_COUNTED = frozenset({"others", "more"})
#: Those who are never of where they serve.
_SENT = "peacekeeper"
#: Sectors of which two of one sentence are seldom of two states, also where the first is but one.
_SERVING = frozenset({"MIL", "COP"})


def counted(doc: Doc, before: tuple[Actor, ...], settled: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those only counted with the state that is told of whom they are counted after; ``before`` are they without what places tell."""
    hit = [(actor.mentions[0], actor) for actor in before if _is_hit(doc, actor)]
    abroad = {actor.id for actor in settled if actor.state is None and any(_SENT in m.text.lower() for m in actor.mentions)}
    return tuple(
        _after(doc, actor, hit, abroad) if old.state is None and _only_counted(doc, actor) else actor
        for old, actor in zip(before, settled, strict=True)
    )


def _is_hit(doc: Doc, actor: Actor) -> bool:
    """Whether people are described to whom something is done, and told apart from those only counted."""
    if (
        actor.kind not in ("group", "unit", "person")
        or not actor.mentions
        or actor.mentions[0].kind != "nominal"
        or _only_counted(doc, actor)
    ):
        return False
    head = head_of(doc.tokens_between(actor.mentions[0].start, actor.mentions[0].end))
    return head is not None and hangs_as(first_joined(head), UNDERGOER | OBJECT)


def _several(doc: Doc, actor: Actor) -> bool:
    """Whether they are several, or serve: "five Chilean sailors", "a Peruvian soldier"."""
    tokens = doc.tokens_between(actor.mentions[0].start, actor.mentions[0].end)
    return actor.role in _SERVING or any(token.tag in ("NNS", "NNPS") for token in tokens)


def _only_counted(doc: Doc, actor: Actor) -> bool:
    """Whether an actor is told by a number alone: "two others", "six more", "15"."""
    if actor.kind != "group" or len(actor.mentions) != 1:
        return False
    tokens = doc.tokens_between(actor.mentions[0].start, actor.mentions[0].end)
    return bool(tokens) and (tokens[-1].lower in _ONLY_COUNTED or tokens[-1].tag == "CD")


def _after(doc: Doc, actor: Actor, hit: list[tuple[Mention, Actor]], abroad: set[str]) -> Actor:
    """Somebody only counted with the state of the nearest before him in the sentence to whom something is done."""
    at = actor.mentions[0]
    sentence = doc.sentence_at(at.start)
    here = [found for found in hit if sentence is not None and sentence.start <= found[0].start < at.start]
    mention, other = max(here, key=lambda found: found[0].start, default=(None, None))
    if other is not None and other.id in abroad and actor.state is not None:
        return replace(actor, state=None, why=actor.why[:-1])  # "seven peacekeepers were killed and three others hurt"
    state = other.state if other is not None and _several(doc, other) else None
    if mention is None or state is None or state == actor.state or state in NO_STATE:
        return actor
    placed = actor.state is not None
    return with_state(replace(actor, why=actor.why[:-1]) if placed else actor, (state, f"counted after {mention.text}"))
