"""The state of a report's dateline, and whether the report tells of it at all."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.types import NO_STATE

_TOLD = "the report's dateline"


def dateline_of(doc: Doc, found: Found) -> tuple[str, str] | None:
    """The state in which the dateline's town lies, with what tells it."""
    known = _dated(doc, found)
    return (known[0], _TOLD) if known is not None else None


def told_by_dateline(doc: Doc, found: Found) -> tuple[str, str] | None:
    """The same, unless the report goes on to tell of several others and never of it: it may be written where a bureau is."""
    known = _dated(doc, found)
    if known is None:
        return None
    state, end = known
    told = {m.actor.state for m in found.mentions.inside(end, len(doc.text)) if m.actor.kind != "media"}
    told |= {place.country for place in found.places if place.start >= end}
    told -= NO_STATE | {None}
    return (state, _TOLD) if state in told or len(told) <= 1 else None


def in_dateline(doc: Doc, start: int) -> bool:
    """Whether an offset lies in the dateline."""
    return any(block.kind == "dateline" and block.start <= start < block.end for block in doc.blocks)


def _dated(doc: Doc, found: Found) -> tuple[str, int] | None:
    """The state of the dateline, and where that ends."""
    for block in doc.blocks:
        if block.kind != "dateline":
            continue
        states = {place.country for place in found.places_at.inside(block.start, block.end) if place.country is not None}
        if len(states) == 1:
            return states.pop(), block.end
    return None
