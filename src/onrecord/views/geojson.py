"""Places and events as GeoJSON (RFC 7946): WGS84, longitude before latitude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.types import Event, Place
from onrecord.views.lines import json_line
from onrecord.views.names import Names, words


def collection(features: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """A collection in parts, one feature a line, so that a long one is never held whole; each part with how many features it holds."""
    yield '{"type": "FeatureCollection", "features": [', 0
    before = "\n"
    for feature in features:
        yield before + json_line(feature).rstrip("\n"), 1
        before = ",\n"
    yield "\n]}\n", 0


def place_feature(place: Place, names: Names) -> dict[str, Any] | None:
    """A place as a point, or None where its coordinates are not known. A country or area is a point with a radius."""
    point = _point(place)
    if point is None:
        return None
    report = names.reading.report
    properties = {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "radius_km": place.radius_km,
        "geonameid": place.geonameid,
        "words": place.text,
        "start": place.start,
        "end": place.end,
        "report": report.id,
        "given_id": report.given_id,
        "published": report.published,
    }
    return {"type": "Feature", "id": f"{report.id}#{place.id}", "geometry": point, "properties": properties}


def event_feature(event: Event, names: Names) -> dict[str, Any] | None:
    """An event at its place, or None where it has none with coordinates."""
    place = names.entries.get(event.place or "")
    point = _point(place) if isinstance(place, Place) else None
    if point is None or not isinstance(place, Place):
        return None
    report = names.reading.report
    properties = {
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "status": event.status,
        "date": event.date.value if event.date else None,
        "day": event.day.value if event.day else None,
        "basis": event.day.basis if event.day else None,
        "source": names.roles(event.source) or None,
        "recipient": names.roles(event.recipient) or None,
        "place": place.name,
        "radius_km": place.radius_km,
        "words": words(event.trigger),
        "report": report.id,
        "given_id": report.given_id,
        "published": report.published,
    }
    return {"type": "Feature", "id": f"{report.id}#{event.id}", "geometry": point, "properties": properties}


def _point(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
