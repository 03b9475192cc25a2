"""Where guests arrive of whom a report from there tells: "NAIROBI: The Chadian envoy arrived here on Monday"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.scene import Scene
from onrecord.grammar.relations import ADVERB, children_as
from onrecord.types import Role


def arrived_here(verb: Token, scene: Scene, told: Told) -> list[Role]:
    """The state of the report's dateline, for those who arrive "here"; empty where the report does not tell of it."""
    here = next((word for word in children_as(verb, ADVERB) if word.lower == "here"), None)
    told_by = scene.where.dateline() if here is not None else None
    actor = scene.state_of(told_by[0]) if told_by is not None else None
    if here is None or told_by is None or actor is None:
        return []
    told.tell(f"recipient is where the report is from: {told_by[1]}")
    return [Role(actor, here.start, here.end, here.text)]
