"""The state of bodies and officials of a town or region: "Bavaria's government", "the Lagos assembly", "Okinawa's governor"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.law import POWERS, foreign
from onrecord.extract.found import Found
from onrecord.grammar.phrases import conjuncts
from onrecord.grammar.relations import COMPOUND, POSSESSOR, children_as, hangs_as
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: Towns in which bodies of many states sit: "Brussels' top diplomat" is not Belgium's.
_SEATS = tuple(sorted(word_list("seats_of_bodies")))


def of_region(actor: Actor, heads: list[Token], found: Found) -> dict[str, str]:
    """The state in which lies the town or region before a body's or an official's noun, with what tells it."""
    officer = actor.kind == "person" and not any(map(foreign, heads))
    if not (officer or actor.kind == "government") or actor.role not in POWERS | {"GOV"}:
        return {}
    told: dict[str, str] = {}
    for child in (child for head in heads for child in children_as(head, POSSESSOR if officer else POSSESSOR | COMPOUND)):
        if officer and child.text.endswith(_SEATS):
            return {}
        place = next(iter(found.places_at.touching(child.start, child.end)), None)
        if place is None and hangs_as(child, POSSESSOR):
            return {}  # "the agency's Jerusalem bureau"
        if place is not None and place.country is not None and place.kind != "country" and len(list(conjuncts(child))) == 1:
            told.setdefault(place.country, f"of {child.text}")
    return told
