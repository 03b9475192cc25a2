"""Places across reports: one site where the gazetteer's number agrees, else name, kind, country and point."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.linking.actors import folded


@dataclass(frozen=True, slots=True)
class Named:
    """A place as one report names it."""

    n: int
    ref: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Site:
    """One place over the reports."""

    key: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    why: str
    #: Numbers of the places that are this one, and why, in order of their refs.
    members: tuple[tuple[int, str], ...]


def sited(places: Iterable[Named]) -> tuple[Site, ...]:
    """All sites, in order of their keys. A place without coordinates is in none: its name alone tells too little."""
    found: dict[tuple[object, ...], list[Named]] = {}
    for place in places:
        if place.geonameid is not None:
            found.setdefault(("geonames", place.geonameid), []).append(place)
        elif place.lat is not None and place.lon is not None:
            point = (round(place.lat, 2), round(place.lon, 2))
            found.setdefault((folded(place.name), place.kind, place.country, *point), []).append(place)
    return tuple(sorted((_site(identity, members) for identity, members in found.items()), key=lambda site: site.key))


def _site(identity: tuple[object, ...], members: list[Named]) -> Site:
    members = sorted(members, key=lambda place: place.ref)
    names = sorted(place.name for place in members)
    name = min(dict.fromkeys(names), key=lambda one: (-names.count(one), one))
    first = members[0]
    why = f"GeoNames {first.geonameid}" if first.geonameid is not None else "name, kind, country and point agree"
    key = hashlib.sha256(repr(identity).encode()).hexdigest()[:16]
    return Site(
        key, name, first.kind, first.country, first.lat, first.lon, first.geonameid, why, tuple((place.n, why) for place in members)
    )
