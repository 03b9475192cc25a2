"""Officers and men of a branch of the forces that one state alone has in the report: "the Marine commander" beside the U.S. Marine Corps."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import COMPOUND, MODIFIER, POSSESSOR, children_as, has
from onrecord.types import NO_STATE, Actor

#: The branches, by the word that stands in the names of their forces.
_BRANCHES = {"marine": "marine", "marines": "marine", "navy": "navy"}


def branches(doc: Doc, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, those who belong to a branch of which nothing tells whose it is with the state whose branch the report names alone."""
    owners: dict[str, set[str]] = {}
    for actor in actors:
        if actor.role == "MIL" and actor.state is not None and actor.state not in NO_STATE:
            for word in actor.name.lower().split():
                if (branch := _BRANCHES.get(word)) is not None:
                    owners.setdefault(branch, set()).add(actor.state)
    if not owners:
        return actors
    return tuple(_told(doc, actor, owners) for actor in actors)


def _told(doc: Doc, actor: Actor, owners: dict[str, set[str]]) -> Actor:
    if actor.state is not None or actor.role != "MIL":
        return actor
    heads = [h for m in actor.mentions if m.kind == "nominal" and (h := head_of(doc.tokens_between(m.start, m.end))) is not None]
    found = {branch for head in heads for branch in _of(head)}
    if len(found) != 1 or any(foreign(head) or has(head, POSSESSOR) for head in heads):
        return actor
    branch = found.pop()
    states = owners.get(branch, set())
    return with_state(actor, (next(iter(states)), f"its {branch} alone is told of") if len(states) == 1 else None)


def _of(head: Token) -> set[str]:
    """The branches that a noun or what stands before it names."""
    words = (head, *children_as(head, COMPOUND | MODIFIER))
    return {branch for word in words if (branch := _BRANCHES.get(word.lower)) is not None}
