"""How the words that an analyst writes become values of the fields that can be corrected, and these words again."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from onrecord.errors import ConfigError
from onrecord.record.corrections import Corrected, Field, NewActor, NewPlace, Party, Words, field_of, is_needed
from onrecord.record.keys import keys_of
from onrecord.timex import days
from onrecord.types import Reading

#: A place that was not read: name, country, latitude and longitude.
_NEW_PLACE = re.compile(r"(.{0,200}\S)\s*+\(([A-Z]{3})\)(?:\s++([+-]?\d{1,3}(?:\.\d{1,6})?)[,\s]\s*+([+-]?\d{1,3}(?:\.\d{1,6})?))?")


def value_of(layer: str, name: str, told: str, reading: Reading) -> Corrected:
    """The value that an analyst's words stand for. Raises ConfigError."""
    field = field_of(layer, name)
    told = told.strip()
    if not told and field.kind not in ("actors", "flag"):
        if is_needed(layer, name):
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


def _actor(field: Field, told: str, reading: Reading) -> Party:
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
    return NewActor(name, "person", state, role)


def _actors(field: Field, told: str, reading: Reading) -> tuple[Party, ...]:
    return tuple(_actor(field, one.strip(), reading) for one in told.split(";") if one.strip())


def _place(field: Field, told: str, reading: Reading) -> str | NewPlace:
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
        return NewPlace(found[1], found[2], lat, lon)
    return key if key is not None else keys_of(reading)[str(same)]


def _date(field: Field, told: str, _reading: Reading) -> str:
    if days(told) is None:
        raise ConfigError(field.name, f"{told!r} is no date", "Write it as 2016, 2016-12 or 2016-12-05")
    return told


def _number(field: Field, told: str, _reading: Reading) -> float:
    try:
        value = float(told.replace(",", ""))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ConfigError(field.name, f"{told!r} is no number", "Write it as 1200 or 4.5")
    return value


def _flag(_field: Field, told: str, _reading: Reading) -> bool:
    return told.casefold() in ("yes", "true", "1", "on", "denied")


def _content(field: Field, told: str, reading: Reading) -> tuple[Words, ...]:
    """Words of the report, `` ... `` between parts, each found after the one before."""
    found, at = [], 0
    for part in re.split(r"(?<!\s)\s++\.\.\.\s+", told):
        pattern = r"\s+".join(map(re.escape, part.split()))
        match = re.compile(pattern).search(reading.report.text, at)
        if match is None:
            raise ConfigError(field.name, f"“{part[:60]}” does not stand in the report", "Copy the words from it as they are")
        found.append(Words(*match.span()))
        at = match.end()
    return tuple(found)


def _plain(_field: Field, told: str, _reading: Reading) -> str:
    return told


_READ: dict[str, Callable[[Field, str, Reading], Corrected]] = {
    "choice": _choice, "actor": _actor, "actors": _actors, "place": _place, "date": _date, "number": _number, "flag": _flag,
    "content": _content, "words": _plain,
}  # fmt: skip
