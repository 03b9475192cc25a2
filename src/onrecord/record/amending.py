"""What of an entry can be corrected, and how the words that an analyst writes become values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.errors import ConfigError
from onrecord.record.applying import QUADS
from onrecord.record.keys import keys_of
from onrecord.timex import days
from onrecord.types import ActorKind, PlaceKind, PositionKind, Reading, StatementKind, Status


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected."""

    name: str
    title: str
    #: words, choice, actor, actors, place, date, number, flag or content.
    kind: str
    choices: tuple[str, ...] = ()


def _words(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, name.replace("_", " "), "words") for name in names)


_PLACE, _DATE = Field("place", "place", "place"), Field("date", "day", "date")
#: The fields of each layer, in the order of the form.
FIELDS: dict[str, tuple[Field, ...]] = {
    "statement": (
        Field("speaker", "speaker", "actor"),
        Field("kind", "kind", "choice", get_args(StatementKind)),
        Field("content", "what is said", "content"),
        Field("negated", "denied", "flag"),
        _DATE,
        _PLACE,
        *_words("medium"),
    ),
    "event": (
        Field("type", "type", "choice", tuple(QUADS)),
        Field("status", "status", "choice", get_args(Status)),
        Field("source", "source", "actors"),
        Field("recipient", "recipient", "actors"),
        _DATE,
        _PLACE,
        *_words("mode"),
    ),
    "figure": (
        *(Field(name, name, "number") for name in ("value", "low", "high")),
        *_words("unit", "what"),
        Field("of", "owner", "actor"),
        _PLACE,
    ),
    "position": (
        Field("kind", "kind", "choice", get_args(PositionKind)),
        Field("holders", "holders", "actors"),
        Field("toward", "toward", "actors"),
        *_words("about", "obligation", "condition", "deadline"),
    ),
    "actor": (Field("kind", "kind", "choice", get_args(ActorKind)), *_words("name", "state", "role", "title", "affiliation")),
    "place": (
        *_words("name"),
        Field("kind", "kind", "choice", get_args(PlaceKind)),
        *_words("country"),
        *(Field(name, name, "number") for name in ("lat", "lon", "radius_km")),
    ),
    "date": _words("value"),
}
#: A place that was not read: name, country, latitude and longitude.
_NEW_PLACE = re.compile(r"(.{0,200}\S)\s*+\(([A-Z]{3})\)(?:\s++([+-]?\d{1,3}(?:\.\d{1,6})?)[,\s]\s*+([+-]?\d{1,3}(?:\.\d{1,6})?))?")
#: Fields that no entry can be without.
_NEEDED = frozenset({"kind", "type", "status", "content", "unit", "about", "name"})


def value_of(layer: str, name: str, told: str, reading: Reading) -> Any:
    """The value that an analyst's words stand for. Raises ConfigError."""
    field = next((one for one in FIELDS.get(layer, ()) if one.name == name), None)
    if field is None:
        known = ", ".join(one.name for one in FIELDS.get(layer, ()))
        raise ConfigError(name, f"is no field of a {layer} that can be corrected", f"Give one of {known}")
    told = told.strip()
    if not told and field.kind not in ("actors", "flag"):
        if name in _NEEDED or (layer, name) == ("date", "value"):
            raise ConfigError(name, "cannot be empty", "Reject the entry where it has none")
        return None
    return _READ[field.kind](field, told, reading)


def shown(field: Field, entry: Mapping[str, Any]) -> str:
    """A field of an entry, as ``to_dict`` gives it, in the words by which it can be corrected; entries by their ids."""
    value = entry.get(field.name)
    if value is None:
        return ""
    if field.kind == "actors":
        return "; ".join(one["actor"] if isinstance(one, dict) else str(one) for one in value)
    if field.kind == "content":
        return " ... ".join(span["text"] for span in value)
    if field.kind == "date":
        return str(value["value"])
    if field.kind == "flag":
        return "yes" if value else "no"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _choice(field: Field, told: str, _reading: Reading) -> str:
    found = next((one for one in field.choices if one.casefold() == told.casefold()), None)
    if found is None:
        raise ConfigError(field.name, f"{told!r} is none", f"Give one of {', '.join(field.choices)}")
    return found


def _entry(letter: str, told: str, reading: Reading) -> str | None:
    return keys_of(reading).get(told) if re.fullmatch(rf"{letter}\d+", told) else None


def _actor(field: Field, told: str, reading: Reading) -> Any:
    """An actor of the report by id or name, by its key; else one that is new to it: ``Name``, or ``Name (JPN)``."""
    key = _entry("A", told, reading)
    if key is not None:
        return key
    same = next((actor.id for actor in reading.actors if actor.name.casefold() == told.casefold()), None)
    if same is not None:
        return keys_of(reading)[same]
    if re.fullmatch(r"A\d+", told):
        raise ConfigError(field.name, f"{told!r} is no actor of the report", "Give a name, or an id of the report")
    found = re.fullmatch(r"(.*\S)\s*+\(([A-Z]{3})(?:\.([A-Z]{3}))?\)", told)
    name, state, role = (found[1], found[2], found[3]) if found else (told, None, None)
    return {"name": name, "kind": "person", "state": state, "role": role}


def _actors(field: Field, told: str, reading: Reading) -> list[Any]:
    return [_actor(field, one.strip(), reading) for one in told.split(";") if one.strip()]


def _place(field: Field, told: str, reading: Reading) -> Any:
    """A place of the report by id or name, by its key; else one that was not read there, with its country and, if they are given, coordinates."""
    key = _entry("P", told, reading)
    same = next((place.id for place in reading.places if place.name.casefold() == told.casefold()), None)
    if key is None and same is None:
        found = _NEW_PLACE.fullmatch(told)
        # By definition: degrees of latitude and of longitude.
        if found is None or not (-90 <= float(found[3] or 0) <= 90 and -180 <= float(found[4] or 0) <= 180):
            remedy = "Give the name or id of one that it names, or a new one as Paris (FRA), or Paris (FRA) 48.9, 2.4"
            raise ConfigError(field.name, f"{told!r} is no place of the report", remedy)
        lat, lon = (float(one) if one else None for one in (found[3], found[4]))
        return {"name": found[1], "country": found[2], "lat": lat, "lon": lon}
    return key if key is not None else keys_of(reading)[str(same)]


def _date(field: Field, told: str, _reading: Reading) -> str:
    if days(told) is None:
        raise ConfigError(field.name, f"{told!r} is no date", "Write it as 2016, 2016-12 or 2016-12-05")
    return told


def _number(field: Field, told: str, _reading: Reading) -> float:
    try:
        return float(told.replace(",", ""))
    except ValueError as error:
        raise ConfigError(field.name, f"{told!r} is no number", "Write it as 1200 or 4.5") from error


def _flag(_field: Field, told: str, _reading: Reading) -> bool:
    return told.casefold() in ("yes", "true", "1", "on", "denied")


def _content(field: Field, told: str, reading: Reading) -> list[list[int]]:
    """Words of the report, `` ... `` between parts, each found after the one before."""
    found, at = [], 0
    for part in re.split(r"(?<!\s)\s++\.\.\.\s+", told):
        pattern = r"\s+".join(map(re.escape, part.split()))
        match = re.compile(pattern).search(reading.report.text, at)
        if match is None:
            raise ConfigError(field.name, f"“{part[:60]}” does not stand in the report", "Copy the words from it as they are")
        found.append([match.start(), match.end()])
        at = match.end()
    return found


def _plain(_field: Field, told: str, _reading: Reading) -> str:
    return told


_READ: dict[str, Any] = {
    "choice": _choice, "actor": _actor, "actors": _actors, "place": _place, "date": _date, "number": _number, "flag": _flag,
    "content": _content, "words": _plain,
}  # fmt: skip
