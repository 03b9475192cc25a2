"""A place as it is told: its sense from the tables, or what is written beside it where no table has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.doc import Doc
from onrecord.extract.citing import by_row
from onrecord.extract.places.names import Named
from onrecord.extract.places.words import DIVISIONS, NAMED_SITES, WATERS
from onrecord.extract.whereabouts import GOES_ON
from onrecord.knowledge.gazetteer import Spot
from onrecord.knowledge.words import word_list
from onrecord.types import PlaceKind

#: What a place is that no table has, by the word that tells it.
_TOLD: tuple[tuple[frozenset[str], PlaceKind], ...] = (
    (WATERS, "water"),
    (NAMED_SITES, "facility"),
    (frozenset({"island", "islands"}), "island"),
    (word_list("land_nouns"), "area"),
    (DIVISIONS | {"county", "municipality"}, "region"),
)


#: From how many kilometres around a region's point on it tells nothing of what lies there.
#: Set by GeoWebNews: acc@161 .875; with 200 .873, with 1,000 the same.
_WIDE = 300.0


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that is meant."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    geonameid: int | None
    why: tuple[str, ...]


def only_written(doc: Doc, name: Named) -> Sense | None:
    """A town that no table has in the state or region written after it, "Puerto Lopez, Ecuador", "Toro, Kaduna State": there, somewhere in the region
    or at no known point.

    A list ("Lagos, Ghana and Togo") and a state that acts ("in Geneva, Russia said") is something else.
    """
    within = name.within
    if within is None:
        return None
    before = within.start < name.end  # "the Lebanese town of Blida"
    listed = within.within is None and GOES_ON.match(doc.text, within.end)
    gap = doc.text[name.end : within.start]
    lies = ("," in gap and not listed) or (not name.spots and " in " in gap)  # "the Nayo River in Colombia"
    if not before and not lies:
        return None
    outer = _only_container(within)
    if outer is None or any(spot.at != "gazetteer.bin" for spot in name.spots):
        return None
    if any(spot.country == outer.country for spot in name.spots):
        return None
    text, kind, division = doc.text[name.start : name.end], _unknown_kind(name), _division(within, outer)
    if division is None:
        return Sense(
            text, kind, outer.country, None, None, None, None, (f"in {outer.name}, which is written out; not in the gazetteer there",)
        )
    why = by_row(division.at, f"{division.at}: somewhere in {division.name}, which is written out; not in the gazetteer there")
    return Sense(text, kind, division.country, division.lat, division.lon, division.radius_km, None, (why,))


def _division(within: Named, outer: Spot) -> Spot | None:
    """The one region of that state which is written out right after a name, small enough that its own point tells where the name lies."""
    regions = [spot for spot in within.spots if spot.kind == "region" and spot.country == outer.country]
    return regions[0] if len(regions) == 1 and (regions[0].radius_km or _WIDE) < _WIDE else None


def _only_container(within: Named) -> Spot | None:
    """The one state that a name means, or that is written out after it ("Georgia, United States"), or a region where all that it may mean lies in
    one state."""
    last = within.within or within
    countries = [spot for spot in last.spots if spot.kind == "country"]
    if countries:
        return countries[0] if len(countries) == 1 else None
    regions = [spot for spot in within.spots if spot.kind == "region" or within.division]
    return regions[0] if regions and len({spot.country for spot in within.spots}) == 1 else None


def _unknown_kind(name: Named) -> PlaceKind:
    """What a place that no table has is by the language model."""
    if name.told:
        return next((kind for words, kind in _TOLD if name.told in words), "city")
    label = name.tokens[0].ent.label if name.tokens and name.tokens[0].ent is not None else "GPE"
    kinds: dict[str, PlaceKind] = {"FAC": "facility", "LOC": "area"}
    return kinds.get(label, "city")


def sense_of(doc: Doc, name: Named, pick: tuple[Spot, str] | None) -> Sense:
    if pick is None:
        text = doc.text[name.start : name.end]
        return Sense(text, _unknown_kind(name), None, None, None, None, None, ("not in the gazetteer",))
    spot, why = pick
    if name.site and spot.kind == "city":
        text = doc.text[name.start : name.end]
        return Sense(
            text, "facility", spot.country, spot.lat, spot.lon, 30.0, None, (by_row(spot.at, f"{spot.at}: a site of {spot.name}, {why}"),)
        )
    if name.division and spot.kind == "city":
        spot = replace(spot, kind="region", radius_km=80.0)
    return Sense(
        spot.name, spot.kind, spot.country, spot.lat, spot.lon, spot.radius_km, spot.geonameid, (by_row(spot.at, f"{spot.at}: {why}"),)
    )
