"""Actors with the state that something tells, and states that become actors themselves."""

from __future__ import annotations

from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.types import Actor


def with_state(actor: Actor, told: tuple[str, str] | None) -> Actor:
    """The actor with a state and, in its ``why``, what tells it; as it is where nothing does, or only an owner whose own state is not known."""
    return actor if told is None or not told[0] else replace(actor, state=told[0], why=(*actor.why, f"{told[0]}: {told[1]}"))


def acting_states(knowledge: Knowledge) -> dict[str, str]:
    """The names of the states that may act, by code."""
    return knowledge.built("state-names", lambda tables: {row["alpha3"]: row["name"] for row in tables.rows("states") if row.yes("actor")})


def new_state(number: int, state: str, name: str, why: tuple[str, str]) -> Actor:
    """A state that becomes the actor of this number though the report names it nowhere, with what tells it."""
    return Actor(f"A{number}", name, "state", state, "GOV", None, None, (), why)
