"""The places of a report: named, told apart from actors and persons, and put on the map."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.found import Found
from onrecord.extract.places.described import Adjectives, described
from onrecord.extract.places.judge import judged
from onrecord.extract.places.missions import missions, sites
from onrecord.extract.places.names import names
from onrecord.extract.places.resolve import resolved
from onrecord.extract.places.words import gazetteer
from onrecord.extract.whereabouts import Slots
from onrecord.knowledge import Knowledge
from onrecord.types import Place


def places(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Place, ...]:
    """The places, in order of the text: every mention, the dateline's too.

    Names come from the gazetteer's tables and from the language model; what acts or is a person is left out; each name has one
    sense in a report, chosen by what is written out, by the other places and by size.
    """
    told = names(doc, knowledge)
    described(doc, told, gazetteer(knowledge), knowledge.built("adjectives-of-states", Adjectives))
    named, hints = judged(doc, found, told, knowledge.built("place-slots", Slots))
    rows = sites(doc, missions(doc, resolved(doc, named, hints)))
    return tuple(
        Place(
            id=f"P{number}",
            start=name.start,
            end=name.end,
            text=doc.text[name.start : name.end],
            name=sense.name,
            kind=sense.kind,
            country=sense.country,
            lat=sense.lat,
            lon=sense.lon,
            radius_km=sense.radius_km,
            geonameid=sense.geonameid,
            why=told_plainly((*name.why, *sense.why)),
            rows=rows_of(sense.why),
        )
        for number, (name, sense) in enumerate(rows, start=1)
    )
