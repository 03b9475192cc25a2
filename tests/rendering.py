"""A reading as lines that a diff shows well, one an entry in all its fields, without the report's words: offsets or a mark stand for them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.types import Reading


def lines(reading: Reading) -> list[str]:
    """Every layer, in order of the reading."""
    told = reading.to_dict()
    actors = {actor["id"]: actor for actor in told["actors"]}
    places = {place["id"]: place for place in told["places"]}
    return [
        *(f"block {block['kind']} {block['start']}-{block['end']}" for block in told["report"]["blocks"]),
        *(_actor(actor) for actor in told["actors"]),
        *(_statement(statement, actors, places) for statement in told["statements"]),
        *(_event(event, actors, places) for event in told["events"]),
        *_figures(told["figures"]),
        *(f"date {_at(date)} {date['type']} {date['value']} {date['from']} {date['to']}" for date in told["dates"]),
        *(
            f"place {_at(place)} {place['kind']} {place['country']} {place['lat']} {place['lon']} {place['radius_km']} {_mark(place['name'])}"
            for place in told["places"]
        ),
        *(_position(position) for position in told["positions"]),
        *(f"failure {failure['stage']}" for failure in told["failures"]),
    ]


def _at(span: dict[str, Any] | None) -> str:
    return f"{span['start']}-{span['end']}" if span is not None else "-"


def _spans(spans: Iterable[dict[str, Any]]) -> str:
    return "+".join(_at(span) for span in spans) or "-"


def _sides(roles: Iterable[dict[str, Any]], actors: dict[str, Any]) -> str:
    return "&".join(f"{actors[role['actor']]['state'] or '?'}@{_at(role)}" for role in roles) or "-"


def _day(date: dict[str, Any] | None) -> str:
    return str(date["value"]) if date is not None else "-"


def _mark(words: str | None) -> str:
    """What tells whether words are the same, and not what they are."""
    return "-" if words is None else f"~{zlib.crc32(words.encode()):08x}"


def _counted(day: dict[str, Any] | None) -> str:
    return f"{day['value']}/{day['basis']}" if day is not None else "-"


def _actor(actor: dict[str, Any]) -> str:
    mentions = "+".join(f"{_at(mention)}{mention['kind'][0]}" for mention in actor["mentions"])
    named = " ".join(_mark(actor[key]) for key in ("name", "title", "affiliation"))
    return f"actor {actor['id']} {actor['kind']} {actor['state']} {actor['role']} {mentions} {named}"


def _statement(statement: dict[str, Any], actors: dict[str, Any], places: dict[str, Any]) -> str:
    speaker = actors[statement["speaker"]]["state"] or "?" if statement["speaker"] else "-"
    denied = " denied" if statement["negated"] else ""
    told = f"{speaker}@{_at(statement['speaker_text'])} cue {_at(statement['cue'])} content {_spans(statement['content'])}"
    where = places[statement["place"]]["country"] if statement["place"] else "-"
    more = f"to {_at(statement['addressee'])} {statement['medium'] or '-'} {where} {'&'.join(statement['states'] + statement['speakers']) or '-'}"
    return f"statement {statement['kind']}{denied} {told} {more} {_day(statement['date'])} {_counted(statement['day'])}"


def _event(event: dict[str, Any], actors: dict[str, Any], places: dict[str, Any]) -> str:
    sides = f"{_sides(event['source'], actors)} > {_sides(event['recipient'], actors)}"
    where = places[event["place"]]["country"] if event["place"] else "-"
    told = f"{event['type']} {event['mode']} {event['cameo']} {'&'.join(event['contexts']) or '-'} {event['status']}"
    when = f"{_day(event['date'])} {event['from']} {event['to']} {_counted(event['day'])}"
    more = f"{where} {'&'.join(event['amounts']) or '-'} {event['in_statement']} {event['same_as']}"
    return f"event {_spans(event['trigger'])} {told} {sides} {when} {more}"


def _figures(figures: Iterable[dict[str, Any]]) -> Iterator[str]:
    keys = ("value", "low", "high", "approximate", "unit", "of", "place", "per", "converts", "by")
    for figure in figures:
        yield f"figure {_at(figure)} " + " ".join(str(figure[key]) for key in keys) + f" {_mark(figure['what'])}"


def _position(position: dict[str, Any]) -> str:
    keys = ("holders", "toward", "obligation", "deadline", "denied_by", "evidence")
    sides = " ".join(f"{side['holders']} {_mark(side['about'])} {side['evidence']}" for side in position["sides"])
    told = " ".join(str(position[key]) for key in keys)
    return f"position {position['kind']} {told} {_mark(position['about'])} {_mark(position['condition'])} {sides}"
