"""Builds the map's outline, ``src/onrecord/views/outline.json``, from Natural Earth's 1:110m countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outline.py package/countries-110m.json

The input is TopoJSON: arcs, delta-coded on a grid, which countries share. An arc that one country alone has is coast; one
that two share is a border. Both are thinned (Douglas-Peucker) and written as SVG paths in tenths of a degree, x eastward,
y southward, so that the whole world is the box -1800 -900 3600 1800; what crosses the 180th meridian goes on beyond it. Natural Earth is in the public domain.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "views" / "outline.json"
#: How far, in tenths of a degree, a thinned line may lie from the drawn one.
TOLERANCE = 1.5

type Line = list[tuple[float, float]]


def decoded(topology: dict) -> list[Line]:
    """The arcs in tenths of a degree."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(((x * kx + tx) * 10, -(y * ky + ty) * 10))
        arcs.append(line)
    return arcs


def thinned(line: Line) -> Line:
    """Douglas-Peucker without recursion; the ends stay. A ring is cut at its farthest point first."""
    keep = {0, len(line) - 1}
    work = [(0, len(line) - 1)]
    while work:
        first, last = work.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        worst, where = 0.0, 0
        for index in range(first + 1, last):
            x, y = line[index]
            off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if off > worst:
                worst, where = off, index
        if worst > TOLERANCE:
            keep.add(where)
            work += [(first, where), (where, last)]
    return [line[index] for index in sorted(keep)]


def rings(topology: dict) -> list[list[int]]:
    """Every ring of every country as its arc numbers; a negative number is an arc run backwards (one's complement)."""
    found = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        found += [ring for polygon in polygons for ring in polygon]
    return found


def joined(arcs: list[Line], ring: list[int]) -> Line:
    line: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def unrolled(line: Line) -> Line:
    """The line without its leaps from one edge of the world to the other: it goes on beyond the 180th meridian instead.

    A ring that has gone once round the pole (Antarctica) is closed along the map's lower edge.
    """
    out = [line[0]]
    for x, y in line[1:]:
        before = out[-1][0]
        out.append((x + 3600 * round((before - x) / 3600), y))
    if abs(out[-1][0] - out[0][0]) > 1800:
        out += [(out[-1][0], 900.0), (out[0][0], 900.0)]
    return out


def path(line: Line, close: bool) -> str:
    """An SVG path with relative whole-numbered steps."""
    points = [(round(x), round(y)) for x, y in unrolled(line)]
    (x, y), steps = points[0], []
    for px, py in points[1:]:
        if (px, py) != (x, y):
            steps.append(f"{px - x} {py - y}")
            x, y = px, py
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}" + ("z" if close else "") if steps else ""


def main(source: str) -> None:
    topology = json.loads(Path(source).read_text())
    arcs = [thinned(arc) for arc in decoded(topology)]
    owners = Counter(number if number >= 0 else ~number for ring in rings(topology) for number in ring)
    land = "".join(path(joined(arcs, ring), close=True) for polygons in land_rings(topology) for ring in polygons)
    borders = "".join(path(arcs[number], close=False) for number in sorted(owners) if owners[number] > 1)
    value = {
        "source": "Natural Earth 1:110m (naturalearthdata.com), public domain; by way of the package world-atlas 2.0.2",
        "box": "-1800 -900 3600 1800, tenths of a degree, y southward",
        "land": land,
        "borders": borders,
    }
    OUT.write_text(json.dumps(value, indent=0) + "\n")
    print(f"{OUT}: land {len(land)} characters, borders {len(borders)}")


def land_rings(topology: dict) -> list[list[list[int]]]:
    return [polygon for geometry in topology["objects"]["land"]["geometries"] for polygon in geometry["arcs"]]


if __name__ == "__main__":
    main(sys.argv[1])
