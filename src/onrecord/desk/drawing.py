"""Curves, maps and charts as numbers that the templates draw."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.record.result import Rows
from onrecord.timex import is_step
from onrecord.views.chart import COLOURS, NAMES, steps

#: The most bars of a curve; what is longer is drawn by years.
BARS = 132
#: Height of a curve in its own units; a bar is ten wide.
HIGH = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year of a curve."""

    step: str
    count: int
    x: float
    y: float
    height: float
    chosen: bool
    #: The part of its height for entries that are known to lie in it; the rest is drawn pale.
    sure: float


#: The part of all entries that may lie before a curve of years begins.
FEW = 0.02


@dataclass(frozen=True, slots=True)
class Curve:
    """Bars side by side, and how many entries stand in none for want of a day."""

    bars: tuple[Bar, ...]
    width: int
    undated: int
    highest: int
    #: How many lie before the first bar: a few of long ago, which would make one line of the rest.
    earlier: int = 0
    #: How many are drawn pale: the day of their report is only the latest, or what is told is longer than a month.
    unsure: int = 0


def curve(
    counts: Sequence[tuple[str, int]], since: str | None = None, until: str | None = None, sure: Sequence[tuple[str, int]] | None = None
) -> Curve | None:
    """The curve of counts by month; None where nothing has a day. ``sure``: how many of them are known to lie in it, where not all are."""
    told = {month: count for month, count in counts if month}
    undated = sum(count for month, count in counts if not month)
    if not told:
        return None
    first, last = min(told), max(told)
    earlier = 0
    if (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) >= BARS:
        years: dict[str, int] = {}
        for month, count in told.items():
            years[month[:4]] = years.get(month[:4], 0) + count
        near = _near(years)
        earlier = sum(years.values()) - sum(near.values())
        told = {month: count for month, count in told.items() if month[:4] in near} if len(near) * 12 <= BARS else near
        first, last = min(told), max(told)
    highest = max(told.values())
    known = told if sure is None else _by_step(sure, len(first))
    bars = []
    for at, step in enumerate(steps(first, last)):
        count = told.get(step, 0)
        height = max(round(HIGH * count / highest, 1), 1.5) if count else 0.0
        chosen = bool(since or until) and step >= (since or "")[: len(step)] and step <= (until or "9999")[: len(step)]
        part = round(height * min(known.get(step, 0) / count, 1), 1) if count else 0.0
        bars.append(Bar(step, count, at * 10.0, HIGH - height, height, chosen, part))
    unsure = sum(max(count - known.get(step, 0), 0) for step, count in told.items())
    return Curve(tuple(bars), len(bars) * 10, undated, highest, earlier, unsure)


def _by_step(counts: Sequence[tuple[str, int]], length: int) -> dict[str, int]:
    """Counts of months by the steps of a curve, whose names are so long."""
    found: dict[str, int] = {}
    for month, count in counts:
        found[month[:length]] = found.get(month[:length], 0) + count
    return found


def _near(years: dict[str, int]) -> dict[str, int]:
    """The years without those that lie so far off, or hold so little, that the rest would be one line."""
    edge, few, passed = f"{int(max(years)) - BARS + 1:04}", FEW * sum(years.values()), 0
    for year in sorted(years):
        passed += years[year]
        if passed > few:
            edge = max(edge, year)
            break
    return {year: count for year, count in years.items() if year >= edge}


@dataclass(frozen=True, slots=True)
class Spot:
    """Places that lie close together on the map, as one point."""

    x: float
    y: float
    radius: float
    entries: int
    names: tuple[str, ...]
    #: How far the widest of them may reach, in units of the map: drawn, so that no area passes for a point.
    reach: float


def spots(rows: Rows, grid: float = 25.0) -> list[Spot]:
    """The points of a world map in tenths of a degree; places in one square of the grid are one point, the largest last to be seen."""
    groups: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for row in rows:
        at = (round(float(row["lon"] or 0) * 10 / grid), round(float(row["lat"] or 0) * 10 / grid))
        groups.setdefault(at, []).append(row)
    found = []
    for group in groups.values():
        entries = sum(row["entries"] for row in group)
        x = sum(row["lon"] * row["entries"] for row in group) / entries * 10
        y = -sum(row["lat"] * row["entries"] for row in group) / entries * 10
        reach = max(float(row["radius_km"] or 0) for row in group) / 11.1
        names = tuple(dict.fromkeys(str(row["name"]) for row in group))
        found.append(Spot(round(x, 1), round(y, 1), round(4 + 4.5 * math.sqrt(entries), 1), entries, names, round(min(reach, 120), 1)))
    return sorted(found, key=lambda spot: (-spot.entries, spot.x, spot.y))


def box(found: Sequence[Spot]) -> tuple[float, float, float, float]:
    """The part of the world that holds the points."""
    if not found:
        return (-1800, -840, 3600, 1440)
    left, right = min(spot.x for spot in found), max(spot.x for spot in found)
    top, bottom = min(spot.y for spot in found), max(spot.y for spot in found)
    width = min(max((right - left) * 1.2, (bottom - top) * 1.3 * 2.2, 500), 3600)
    height = width / 2.2
    x = min(max((left + right) / 2 - width / 2, -1800), 1800 - width)
    y = min(max((top + bottom) / 2 - height / 2, -900), 900 - height)
    return (round(x, 1), round(y, 1), round(width, 1), round(height, 1))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time that one telling gives, as a part of the time that all give; in hundredths."""

    x: float
    width: float
    told: bool


@dataclass(frozen=True, slots=True)
class Times:
    """The times of several tellings under one another."""

    first: str
    last: str
    stretches: dict[str, Stretch]


def times(days: Mapping[str, tuple[str, str, bool]]) -> Times | None:
    """The time of each telling beside those of the others; None where all tell one and the same day."""
    if not days:
        return None
    low, high = min(first for first, _, _ in days.values()), max(last for _, last, _ in days.values())
    if low == high:
        return None
    begin, whole = date.fromisoformat(low), (date.fromisoformat(high) - date.fromisoformat(low)).days + 1
    found = {}
    for ref, (first, last, told) in days.items():
        at = (date.fromisoformat(first) - begin).days
        long = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        found[ref] = Stretch(round(100 * at / whole, 2), round(max(100 * long / whole, 0.8), 2), told)
    return Times(low, high, found)


def _bars(rows: Rows, by: str) -> list[dict[str, Any]]:
    """A bar for each step of time and quad class in which there is something."""
    values: list[dict[str, Any]] = []
    for row in rows:
        step = str(row[by])
        if not is_step(step):
            continue
        for at, name in enumerate(NAMES):
            count = int(row[name.replace(" ", "_")] or 0)
            if count:
                signed = count if at < 2 else -count
                told = {
                    "month": f"{step}-07-01" if by == "year" else f"{step}-15",
                    "step": step,
                    "quad": name,
                    "events": signed,
                    "count": count,
                    "order": at % 2,
                }
                values.append(
                    {**told, "sure": round((int(row["told"] or 0) + int(row["tense"] or 0)) / max(int(row["events"] or 0), 1), 2)}
                )
    return values


def dyad_chart(rows: Rows, one: str, other: str) -> dict[str, Any]:
    """A Vega-Lite specification: cooperation above the line, conflict below, by month or year and quad class; each bar leads to its events."""
    by = rows.columns[0] if rows.columns else "month"
    values = _bars(rows, by)
    highest = max((abs(value["events"]) for value in values), default=0) + 4
    whole = {"values": [*range(-highest, highest + 1)]} if highest <= 12 else {}
    tip = [
        {"field": "step", "type": "nominal", "title": by},
        {"field": "quad", "type": "nominal", "title": "class"},
        {"field": "count", "type": "quantitative", "title": "events"},
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"Cooperation and conflict between {one} and {other} by {by}",
        "data": {"values": values},
        "width": "container",
        "height": 240,
        "mark": {"type": "bar", "cursor": "pointer", "width": {"band": 0.8}, "minBandSize": 3},
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "year" if by == "year" else "yearmonth",
                "title": None,
                "axis": {"labelOverlap": True},
            },
            "y": {
                "field": "events",
                "type": "quantitative",
                "title": "← conflict, cooperation →",
                "axis": {"format": "d", "labelExpr": "format(abs(datum.value), 'd')", **whole},
            },
            "color": {
                "field": "quad",
                "type": "nominal",
                "scale": {"domain": list(NAMES), "range": list(COLOURS)},
                "legend": {"orient": "top", "title": None, "columns": 2},
            },
            "order": {"field": "order"},
            "opacity": {"field": "sure", "type": "quantitative", "scale": {"domain": [0, 1], "range": [0.35, 1]}, "legend": None},
            "tooltip": tip,
        },
        "config": {"background": "transparent", "view": {"stroke": None}},
    }


#: The most sources that have a colour of their own in a ledger.
SOURCES = 8


def ledger_chart(rows: Sequence[Mapping[str, Any]], unit: str) -> dict[str, Any]:
    """A Vega-Lite specification: one quantity by day and source, bounds as lines; each point leads to its figure."""
    often = Counter(str(row["source"]) for row in rows)
    named = {name for name, _ in often.most_common(SOURCES)}
    values = []
    for row in rows:
        told = [row[name] for name in ("value", "low", "high") if row[name] is not None]
        if not told or not row["day"]:
            continue
        report, _, entry = str(row["ref"]).partition("#")
        low, high = (row["low"], row["high"]) if row["low"] is not None and row["high"] is not None else (told[0], told[0])
        values.append(
            {
                "day": row["day"],
                "value": told[0],
                "low": low,
                "high": high,
                "source": str(row["source"]) if row["source"] in named else "others",
            }
            | {"words": str(row["words"]), "href": f"/entry/{report}/{entry}"}
        )
    x = {"field": "day", "type": "temporal", "title": None}
    size = sorted(abs(value["value"]) for value in values)
    # Where a few are far larger than the rest, these would be one line along the bottom.
    scale = {"type": "symlog"} if size and size[-1] > 50 * max(size[len(size) // 2], 1) else {"zero": True}
    y = {"type": "quantitative", "title": unit, "scale": scale}
    color = {"field": "source", "type": "nominal", "legend": {"orient": "top", "title": None, "columns": 4, "labelLimit": 180}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"{unit} over time by source",
        "data": {"values": values},
        "width": "container",
        "height": 260,
        "layer": [
            {"mark": "rule", "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": color}},
            {
                "mark": {"type": "point", "filled": True, "size": 70, "cursor": "pointer"},
                "encoding": {"x": x, "y": {**y, "field": "value"}, "color": color},
            },
        ],
        "config": {"background": "transparent", "view": {"stroke": None}},
    }


def embedded(value: Mapping[str, Any]) -> str:
    """A specification as text for an attribute."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
