"""What else is found: figures, dates, places, and the positions that are made of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "island", "area"]
PositionKind = Literal["commitment", "claim", "demand", "dispute"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and owner."""

    id: str
    start: int
    end: int
    text: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    approximate: bool
    #: ISO 4217 for money, else a singular noun.
    unit: str
    #: Actor id of the owner.
    of: str | None
    #: What the figure counts or pays for, in the report's words.
    what: str | None
    #: Place id.
    place: str | None
    #: The period of a rate: "year", "day" ...
    per: str | None
    #: Figure id of the sum that this one converts.
    converts: str | None
    #: Statement id.
    by: str | None
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression with its TIMEX3 value."""

    id: str
    start: int
    end: int
    text: str
    value: str
    type: DateType
    why: tuple[str, ...] = ()
    #: ISO date of the first day: of the value, or of the stretch that this date bounds ("from 5 to 7 May").
    from_: str | None = None
    #: ISO date of the last day.
    to: str | None = None
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, with coordinates (WGS84, degrees) where the tables know it."""

    id: str
    start: int
    end: int
    text: str
    #: The name in the tables, or the words if they do not know it.
    name: str
    kind: PlaceKind
    #: ISO 3166-1 alpha-3.
    country: str | None
    lat: float | None
    lon: float | None
    #: For areas: how far from the point the place may reach.
    radius_km: float | None
    geonameid: int | None
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute."""

    #: Actor ids.
    holders: tuple[str, ...]
    about: str
    #: Statement or event ids.
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor holds toward another over time."""

    id: str
    kind: PositionKind
    #: Actor ids.
    holders: tuple[str, ...]
    #: Actor ids.
    toward: tuple[str, ...]
    about: str
    #: What a commitment obliges to: "defence", "basing" ...
    obligation: str | None
    condition: str | None
    deadline: str | None
    #: Actor ids.
    denied_by: tuple[str, ...]
    sides: tuple[Side, ...]
    #: Statement or event ids.
    evidence: tuple[str, ...]
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()
