"""A reading as lines that a diff shows well, one an entry, without the report's words: offsets stand for them."""

from __future__ import annotations

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
        *(_statement(statement, actors) for statement in told["statements"]),
        *(_event(event, actors, places) for event in told["events"]),
        *_figures(told["figures"]),
        *(f"date {date['start']}-{date['end']} {date['type']} {date['value']}" for date in told["dates"]),
        *(
            f"place {place['start']}-{place['end']} {place['kind']} {place['country']} {place['lat']} {place['lon']}"
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


def _actor(actor: dict[str, Any]) -> str:
    return f"actor {actor['kind']} {actor['state']} {actor['role']} {_spans(actor['mentions'])}"


def _statement(statement: dict[str, Any], actors: dict[str, Any]) -> str:
    speaker = actors[statement["speaker"]]["state"] or "?" if statement["speaker"] else "-"
    denied = " denied" if statement["negated"] else ""
    told = f"{speaker}@{_at(statement['speaker_text'])} cue {_at(statement['cue'])} content {_spans(statement['content'])}"
    return f"statement {statement['kind']}{denied} {told} {_day(statement['date'])}"


def _event(event: dict[str, Any], actors: dict[str, Any], places: dict[str, Any]) -> str:
    sides = f"{_sides(event['source'], actors)} > {_sides(event['recipient'], actors)}"
    where = places[event["place"]]["country"] if event["place"] else "-"
    told = f"{event['type']} {event['mode']} {event['cameo']} {event['status']}"
    return f"event {_spans(event['trigger'])} {told} {sides} {_day(event['date'])} {where} {len(event['amounts'])} {event['same_as']}"


def _figures(figures: Iterable[dict[str, Any]]) -> Iterator[str]:
    keys = ("value", "low", "high", "approximate", "unit", "of", "per", "converts", "by")
    for figure in figures:
        yield f"figure {_at(figure)} " + " ".join(str(figure[key]) for key in keys)


def _position(position: dict[str, Any]) -> str:
    keys = ("holders", "toward", "obligation", "deadline", "denied_by", "evidence")
    return f"position {position['kind']} " + " ".join(str(position[key]) for key in keys)
