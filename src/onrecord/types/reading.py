"""A reading: all that was found in one report, and what made it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from onrecord.types.beside import Date, Figure, Place, Position
from onrecord.types.plain import made, plain
from onrecord.types.report import Report
from onrecord.types.told import Actor, Event, Statement


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why."""

    #: intake, layout, parse, or the layer's name.
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a reading: the same engine gives the same reading."""

    onrecord: str
    #: Name and version of the language model.
    model: str
    #: Hash of the data tables.
    knowledge: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one report."""

    report: Report
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    positions: tuple[Position, ...]
    failures: tuple[Failure, ...]
    engine: Engine

    def __repr__(self) -> str:
        """Short: what was read, and how many entries of each layer were found."""
        layers = [field.name for field in fields(self) if field.name not in ("report", "engine")]
        counts = [f"{count} {layer[: -1 if count == 1 else None]}" for layer in layers if (count := len(getattr(self, layer)))]
        return f"<Reading of {self.report.title or self.report.text[:40]!r}: {', '.join(counts) or 'nothing'}>"

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dictionaries and lists, in the project's JSON form."""
        value = plain(self)
        assert isinstance(value, dict)
        for event in value["events"]:
            start, end = event["sentence"]
            event["sentence"] = {"start": start, "end": end}
        return value

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Reading:
        """The reading that ``to_dict`` gave; keys that this version does not know are passed over.

        Raises KeyError or TypeError where a needed key is missing or of the wrong type.
        """
        value = dict(value)
        value["events"] = [{**event, "sentence": [event["sentence"]["start"], event["sentence"]["end"]]} for event in value["events"]]
        reading = made(cls, value)
        assert isinstance(reading, Reading)
        return reading
