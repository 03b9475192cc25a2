"""Events as PLOVER's own JSON records (manual, chapter "Data Fields"), one record an event.

Reciprocal and compound actors stay one event with lists, as PLOVER has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.types import Event, Place, Role
from onrecord.views.names import Names, words
from onrecord.views.when import basis, counted

#: PLOVER's steps of how exactly a place is known, from 5 (within a city) to 1 (a country).
RESOLUTION = {"facility": 5, "city": 4, "island": 3, "region": 2, "water": 2, "area": 2, "country": 1}


def record(event: Event, names: Names) -> dict[str, Any]:
    """The record. Fields that the report does not fill are left out, but for ``date``, which is null: none is made up.

    ``event`` should have been through ``coded.exported``; where its type was folded, ``comment`` tells the type it has
    in the reading.
    """
    reading, report = names.reading, names.reading.report
    before = names.entries.get(event.id)
    folded = isinstance(before, Event) and before.type != event.type
    comment = [f"status: {event.status}"] if event.status != "actual" else []
    comment += [f"future {before.type} coded as AGREE"] if folded and isinstance(before, Event) else []
    record: dict[str, Any] = {
        "id": f"{report.id}#{event.id}",
        "date": counted(event),
        "date_basis": basis(event),
        "actor": _actors(event.source, names),
        "recipient": _actors(event.recipient, names),
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "event_text": words(event.trigger),
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "event_loc": _location(names.entries.get(event.place or "")),
        "text": report.text[slice(*event.sentence)],
        "text_info": {"start": event.sentence[0], "end": event.sentence[1]},
        "cite_info": _told(
            {
                "citation": report.given_id or report.id,
                "url": report.url,
                "title": report.title,
                "publication": report.outlet,
                "date": report.published,
                "language": report.language,
                "coder": f"Onrecord {reading.engine.onrecord}",
                "codebook": "PLOVER 2.0 draft",
            }
        ),
        "coder": f"Onrecord {reading.engine.onrecord}",
        "comment": "; ".join(comment) or None,
    }
    return {"id": record["id"], "date": record["date"], "date_basis": record["date_basis"], **_told(record)}


def _actors(roles: Sequence[Role], names: Names) -> list[dict[str, str]]:
    found = []
    for role in roles:
        actor = names.actor(role.actor)
        told = {"code": actor.state if actor else None, "sector": actor.role if actor else None}
        more = {"actor_text": role.text, "identifier_text": names.name(role.actor), "office": actor.title if actor else None}
        found.append(_told({**told, **more}))
    return found


def _location(place: object) -> dict[str, Any] | None:
    if not isinstance(place, Place):
        return None
    location = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country,
        "resolution": RESOLUTION[place.kind],
    }
    return _told(location)


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
