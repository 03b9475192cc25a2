"""What the lists may be asked for: kinds, statuses and forms."""

from __future__ import annotations

from enum import StrEnum


class StatementKind(StrEnum):
    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


class Status(StrEnum):
    actual = "actual"
    planned = "planned"
    hypothetical = "hypothetical"
    negated = "negated"


class PositionKind(StrEnum):
    commitment = "commitment"
    claim = "claim"
    demand = "demand"
    dispute = "dispute"


class Placed(StrEnum):
    """The forms of what has a place."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    xlsx = "xlsx"
    geojson = "geojson"


class EventForm(StrEnum):
    """The forms of events. ``cameo`` is Phoenix's columns with a header line, ``phoenix`` without."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    xlsx = "xlsx"
    plover = "plover"
    cameo = "cameo"
    phoenix = "phoenix"
    icews = "icews"
    geojson = "geojson"
