"""Every data type of a reading: frozen, slotted, plain values.

The JSON form of these types is the project's public export form (see ``docs/schema.json``). Offsets count Unicode code
points into ``Report.text``; for every span, ``text[start:end]`` equals the ``text`` beside them. What a report does not
tell is ``None`` or an empty tuple, never a guess.
"""

from __future__ import annotations

from onrecord.types.beside import Date, DateType, Figure, Place, PlaceKind, Position, PositionKind, Side
from onrecord.types.plain import key, plain
from onrecord.types.reading import Engine, Failure, Reading
from onrecord.types.report import Block, BlockKind, PublishedFrom, Report, Span, report_id
from onrecord.types.told import (
    NO_STATE,
    Actor,
    ActorKind,
    Day,
    DayBasis,
    Event,
    Mention,
    MentionKind,
    Role,
    Statement,
    StatementKind,
    Status,
    When,
)

__all__ = [
    "NO_STATE",
    "Actor",
    "ActorKind",
    "Block",
    "BlockKind",
    "Date",
    "DateType",
    "Day",
    "DayBasis",
    "Engine",
    "Event",
    "Failure",
    "Figure",
    "Mention",
    "MentionKind",
    "Place",
    "PlaceKind",
    "Position",
    "PositionKind",
    "PublishedFrom",
    "Reading",
    "Report",
    "Role",
    "Side",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "When",
    "key",
    "plain",
    "report_id",
]
