"""Bodies that only a title names are of the state of whoever bears it: the ministry of "Foreign Ministry spokesman Lu Kang" is China's."""

from __future__ import annotations

from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.types import NO_STATE, Actor

_KINDS = frozenset(("government", "unit"))


def titled(found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, bodies that stand in titles alone with the state of those who bear them, where these agree."""
    return tuple(_told(found, actor) if actor.state is None and actor.kind in _KINDS else actor for actor in actors)


def _told(found: Found, actor: Actor) -> Actor:
    states: dict[str, str] = {}
    for mention in actor.mentions:
        bearers = [
            at.actor
            for at in found.mentions.touching(mention.start, mention.end)
            if at.actor.kind == "person" and at.mention.kind == "name" and at.start <= mention.start and mention.end < at.end
        ]
        if len(bearers) != 1 or bearers[0].state is None:
            return actor
        states.setdefault(bearers[0].state, f"in the title of {bearers[0].name}")
    one = next(iter(states.items())) if len(states) == 1 else None
    return with_state(actor, one if one is not None and one[0] not in NO_STATE else None)
