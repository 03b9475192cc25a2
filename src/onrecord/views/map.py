"""A small map of a reading's places: an SVG box over the shipped outline, with a point for each place."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from onrecord.types import Place

#: The least width of the map in degrees of longitude at the equator: less would zoom in on nothing.
LEAST = 30.0
#: Width by height.
ASPECT = 1.6
#: How far from the middle meridian the outline reaches: half the world, and what crosses its edge.
REACH = 2200


@dataclass(frozen=True, slots=True)
class Label:
    """Where a place's name goes: its base line, and the end that stands there."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in the map's units."""

    place: Place
    x: float
    y: float
    #: None where the name would cover another.
    label: Label | None


@dataclass(frozen=True, slots=True)
class Map:
    """The box to show, the outline's sideways scale, and the points. Units: tenths of a degree of latitude."""

    box: tuple[float, float, float, float]
    #: Degrees of longitude shrink by this toward the poles (the cosine of the middle latitude).
    squeeze: float
    #: Where to draw the outline: once, or again a world further where the map crosses the 180th meridian.
    shifts: tuple[int, ...]
    points: tuple[Point, ...]
    #: The size of one per cent of the width.
    unit: float


@cache
def outline() -> dict[str, str]:
    """Coast and borders as SVG paths, with their source."""
    value: dict[str, str] = json.loads((Path(__file__).parent / "outline.json").read_text(encoding="utf-8"))
    return value


def drawn(places: tuple[Place, ...]) -> Map | None:
    """The map of all places with coordinates, each name once; None if there is none."""
    known = list({place.name: place for place in reversed(places) if place.lat is not None and place.lon is not None}.values())[::-1]
    if not known:
        return None
    # Countries and wide areas are drawn, but the box is set by what is smaller, if there is any.
    exact = [place for place in known if place.kind not in ("country", "region")] or known
    cut = _cut([place.lon for place in exact if place.lon is not None])
    lats = [place.lat for place in exact if place.lat is not None]
    squeeze = max(0.25, math.cos(math.radians((min(lats) + max(lats)) / 2)))
    at = {place.name: (_east(place.lon or 0.0, cut) * 10 * squeeze, -(place.lat or 0.0) * 10) for place in known}
    box = _box([at[place.name] for place in exact], squeeze)
    left, top, width, height = box
    inside = [place for place in known if left <= at[place.name][0] <= left + width and top <= at[place.name][1] <= top + height]
    shifts = tuple(turn for turn in (-3600, 0, 3600) if (turn - REACH) * squeeze < left + width and (turn + REACH) * squeeze > left)
    return Map(box, squeeze, shifts, tuple(_labelled(inside, at, box)), width / 100)


def _cut(lons: list[float]) -> float:
    """The meridian to cut the world at: the middle of the widest gap between the places."""
    ordered = sorted(lons)
    gaps = [(after - before, before) for before, after in pairwise(ordered)]
    around = 360 - (ordered[-1] - ordered[0])
    widest, before = max(gaps, default=(0.0, 0.0))
    return before + widest / 2 if widest > around else -180.0


def _east(lon: float, cut: float) -> float:
    return lon + 360 if lon < cut else lon


def _box(points: list[tuple[float, float]], squeeze: float) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max((max(xs) - min(xs)) * 1.35, LEAST * 10 * squeeze, (max(ys) - min(ys)) * 1.5 * ASPECT, 160)
    height = width / ASPECT
    left = (max(xs) + min(xs)) / 2 - width / 2
    top = (max(ys) + min(ys)) / 2 - height / 2
    if height < 1800:
        top = min(max(top, -900), 900 - height)
    return (round(left, 1), round(top, 1), round(width, 1), round(height, 1))


def _labelled(places: list[Place], at: dict[str, tuple[float, float]], box: tuple[float, float, float, float]) -> list[Point]:
    """The points with their names, right or left of them, where there is room."""
    left, _, width, _ = box
    unit = width / 100
    taken = [(at[place.name][0] - unit, at[place.name][1] - unit, at[place.name][0] + unit, at[place.name][1] + unit) for place in places]
    points = []
    ordered = sorted(places, key=lambda place: place.kind in ("country", "region"))  # names of towns and bases first
    for place in ordered:
        x, y = at[place.name]
        length = len(place.name) * unit * 2.1
        found = None
        for anchor, up in (("start", 0.0), ("end", 0.0), ("start", -2.4), ("start", 2.4), ("end", -2.4), ("end", 2.4)):
            start = x + unit * 1.8 if anchor == "start" else x - unit * 1.8 - length
            middle = y + up * unit
            area = (start, middle - unit * 1.7, start + length, middle + unit * 1.7)
            if area[0] >= left and area[2] <= left + width and not any(_overlap(area, other) for other in taken):
                taken.append(area)
                found = Label(round(x + (1.8 if anchor == "start" else -1.8) * unit, 1), round(middle + unit * 1.1, 1), anchor)
                break
        points.append(Point(place, round(x, 1), round(y, 1), found))
    return points


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
