"""People, bodies, articles and events as FollowTheMoney entities (JSON lines), for Aleph and the programs around it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from onrecord.export.countries import ALPHA2
from onrecord.export.out import Out
from onrecord.export.source import Source
from onrecord.types import Actor, Event, Reading
from onrecord.views.lines import json_line
from onrecord.views.names import Names
from onrecord.views.when import counted

#: FollowTheMoney's schema for each kind of actor; groups that are only described are left out.
_SCHEMAS = {"person": "Person", "state": "PublicBody", "government": "PublicBody", "organisation": "Organization", "media": "Organization",
            "unit": "Organization", "group": "Organization"}  # fmt: skip


#: A day, month or year, which FollowTheMoney has; it has no weeks, seasons or decades.
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T)")


def write(source: Source, out: Out) -> None:
    """One entity a line. An actor that several reports tell of is one entity a report, unless the record is linked."""
    heads = {str(actor): str(key) for key, actor, _why in source.table("same_actors")[1]}
    repeats = source.repeats()
    with out.file("entities.ftm.json") as file:
        written: set[str] = set()
        for reading in source.readings():
            for entity in _entities(reading, heads, source, repeats):
                # A joined actor is written once, as the first report tells of it.
                if entity["schema"] in ("Article", "Event") or entity["id"] not in written:
                    file.write(json_line(entity), rows=1)
                    written.add(entity["id"])


def _id(*parts: str) -> str:
    return hashlib.sha1("\x1f".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _entities(reading: Reading, heads: dict[str, str], source: Source, repeats: frozenset[str]) -> Iterator[dict[str, Any]]:
    report = reading.report
    article = _id("article", report.id)
    yield _entity(
        article, "Article", title=report.title or report.given_id or report.id[:10], publishedAt=report.published, publisher=report.outlet,
        author=report.byline, sourceUrl=report.url, bodyText=report.text, language=None,
    )  # fmt: skip
    known: dict[str, str] = {}
    for actor in reading.actors:
        if any(mention.kind in ("name", "metonym") for mention in actor.mentions):
            ref = f"{report.id}#{actor.id}"
            known[actor.id] = _id("actor", heads.get(ref, ref))
            yield _actor(known[actor.id], actor, article)
    names = Names(reading)
    for event in reading.events:
        if event.status == "actual" and event.same_as is None and source.exported(f"{report.id}#{event.id}", repeats):
            yield _event(report.id, event, names, known, article)


def _actor(identity: str, actor: Actor, article: str) -> dict[str, Any]:
    person = actor.kind == "person"
    return _entity(
        identity, _SCHEMAS.get(actor.kind, "Organization"), name=actor.name, country=ALPHA2.get(actor.state or ""),
        **({"position": actor.title} if person else {}), proof=article,
    )  # fmt: skip


def _event(report: str, event: Event, names: Names, known: dict[str, str], article: str) -> dict[str, Any]:
    told = f"{names.roles(event.source) or '?'} {event.type} {names.roles(event.recipient)}".strip()
    value = counted(event) or ""
    found = _DAY.match(value)
    day = found.group() if found else None
    return _entity(
        _id("event", report, event.id), "Event", name=told, date=day, summary=names.reading.report.text[slice(*event.sentence)],
        location=names.place(event.place), organizer=[known[role.actor] for role in event.source if role.actor in known],
        involved=[known[role.actor] for role in event.recipient if role.actor in known], proof=article,
    )  # fmt: skip


def _entity(identity: str, schema: str, **properties: Any) -> dict[str, Any]:
    """FollowTheMoney's form: every property is a list of strings; those that are not known are left out."""
    told = {name: list(dict.fromkeys(value if isinstance(value, list) else [value])) for name, value in properties.items() if value}
    return {"id": identity, "schema": schema, "properties": told}
