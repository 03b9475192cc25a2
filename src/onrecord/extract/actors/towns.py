"""Towns that the language model took for persons or bodies, taken out once the places are known: "captured Uvira"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.found import Found
from onrecord.types import Actor


def without_towns(found: Found) -> Found:
    """What was found, without persons and unknown bodies that are named only where a place of the same words stands; numbered anew."""
    kept = [actor for actor in found.actors if not _is_town(actor, found)]
    if len(kept) == len(found.actors):
        return found
    return found.having("actors", tuple(replace(actor, id=f"A{number}") for number, actor in enumerate(kept, start=1)))


def _is_town(actor: Actor, found: Found) -> bool:
    if actor.kind not in ("person", "organisation") or actor.title or actor.role or actor.state or not actor.mentions:
        return False
    return all(
        mention.kind == "name"
        and any(place.start <= mention.start and mention.end <= place.end for place in found.places_at.touching(mention.start, mention.end))
        for mention in actor.mentions
    )
