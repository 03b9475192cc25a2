"""An actor with the state that something tells."""

from __future__ import annotations

from dataclasses import replace

from onrecord.types import Actor


def with_state(actor: Actor, told: tuple[str, str] | None) -> Actor:
    """The actor with a state and, in its ``why``, what tells it; as it is where nothing does."""
    return actor if told is None else replace(actor, state=told[0], why=(*actor.why, f"{told[0]}: {told[1]}"))
