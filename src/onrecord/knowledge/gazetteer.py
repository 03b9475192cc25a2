"""Where named places lie: populated places read in place from one file, and the tables of all other places.

``gazetteer.bin`` (made by ``scripts/build_gazetteer.py`` from GeoNames, CC BY 4.0, see NOTICE) is a hash table over names:

    header    magic, number of places, of slots, bytes of names, bytes of divisions
    slots     u32 each: offset into the names (low 24 bits) and the top byte of the name's CRC-32; 0 is empty
    places    15 bytes each: GeoNames id (0: none), latitude, longitude, division, population, offset of the name
    names     length, number of places, UTF-8, then 3 bytes a place (top bit: another name than GeoNames prefers)
    divisions "US<tab>TX" a line: country and first-level division

Nothing is loaded but what is looked up: opening costs under a millisecond.
"""

from __future__ import annotations

import mmap
import struct
import unicodedata
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from onrecord.errors import KnowledgeError
from onrecord.knowledge.loader import Knowledge
from onrecord.knowledge.rows import Row
from onrecord.types import PlaceKind

#: The file of populated places.
FILE = Path(__file__).parent / "data" / "gazetteer.bin"
MAGIC = b"ONRGAZ01"
HEADER = struct.Struct("<8sIIII")
SLOT = struct.Struct("<I")
RECORD = struct.Struct("<IhhHB3s")
#: The tables of places, in the order in which a name they share is tried.
TABLES = ("states", "areas", "regions", "waters", "facilities", "towns")

_MARKS = {
    ord(a): b
    for a, b in {
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "", "ʾ": "", "`": "'", "-": " ", "–": " ", "‑": " ", ".": "", ",": "",
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a",
    }.items()
}  # fmt: skip


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, no stops, hyphens as spaces.

    >>> fold("Al Fallūjah"), fold("St.-Denis"), fold("N’Djamena")
    ('al fallujah', 'st denis', "n'djamena")
    """
    name = name.lower()
    if name.isascii() and name.replace(" ", "").isalpha():
        return " ".join(name.split())
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(name.translate(_MARKS).split())


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that a name may mean."""

    name: str
    kind: PlaceKind
    #: ISO 3166-1 alpha-3, or None: seas, areas, what no one state holds.
    country: str | None
    #: First-level division as GeoNames codes it, with its state: "US.TX". Empty where unknown.
    division: str
    #: Degrees, WGS84.
    lat: float
    lon: float
    #: How far from the point the place may reach; None for what is small.
    radius_km: float | None
    #: Decimal logarithm of the population; 0 where unknown.
    size: float
    geonameid: int | None
    #: The table and line, or the file.
    at: str
    #: The name that led here is not the preferred one.
    other: bool = False
    #: It is the capital of its country.
    capital: bool = False
    #: Its name often stands for a body that acts: "the Pentagon".
    acts: bool = False


class Gazetteer:
    """Look-ups by folded name. Raises KnowledgeError if the file of populated places is damaged."""

    def __init__(self, knowledge: Knowledge) -> None:
        with FILE.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, places, slots, names, divisions = HEADER.unpack_from(self._map, 0)
        self._slots_at = HEADER.size
        self._places_at = self._slots_at + slots * SLOT.size
        self._names_at = self._places_at + places * RECORD.size
        ends = self._names_at + names
        if magic != MAGIC or ends + divisions != len(self._map):
            raise KnowledgeError(str(FILE), "is not the gazetteer that this version reads", "Install the package again")
        self._slots = slots
        self._divisions = [line.split("\t") for line in self._map[ends:].decode().split("\n")]
        self.countries = {row["alpha2"]: row["alpha3"] for row in knowledge.rows("states") if row["alpha2"]}
        self._capitals = {(row["alpha3"], fold(row["capital"])) for row in knowledge.rows("states")}
        self._told: dict[str, list[tuple[str, Row, bool]]] = {}
        for table in TABLES:
            for row in knowledge.rows(table):
                if not row["lat"]:
                    continue  # a user's own state that is no place
                self._tell(row["name"], table, row, False)
                for column in ("aliases", "place_names") if table == "states" else ("aliases",):
                    for name in row.list(column):
                        self._tell(name, table, row, True)
        self._names: dict[str, list[tuple[str, str]]] = {}
        for row in knowledge.rows("names"):
            if fold(row["name"]) == fold(row["of"]):
                continue
            self._names.setdefault(fold(row["name"]), []).append((fold(row["of"]), row["country"]))
        #: Abbreviations of divisions as written: "Fla.", "NSW".
        self.short: dict[str, list[Spot]] = {}
        for row in knowledge.rows("regions"):
            for short in row.list("short"):
                self.short.setdefault(short, []).append(_spot("regions", row))

    def _tell(self, name: str, table: str, row: Row, other: bool) -> None:
        known = self._told.setdefault(fold(name), [])
        if not any(row is before for _, before, _ in known):
            known.append((table, row, other))

    def told(self, name: str) -> list[Spot]:
        """The places of the tables that a folded name may mean."""
        rows = self._told.get(name)
        return [_spot(table, row, other) for table, row, other in rows] if rows else []

    def populated(self, name: str) -> list[Spot]:
        """The populated places and counties that a folded name may mean, the largest first."""
        key = zlib.crc32(name.encode())
        at, top = key % self._slots, key >> 24
        found: list[Spot] = []
        while slot := SLOT.unpack_from(self._map, self._slots_at + at * 4)[0]:
            if slot >> 24 == top:  # By definition: the gazetteer's form, eight bits of the name's sum over 24 of its place.
                offset = self._names_at + (slot & 0xFFFFFF)
                length, count = self._map[offset], self._map[offset + 1]
                raw = self._map[offset + 2 : offset + 2 + length]
                if fold(raw.decode()) == name:
                    refs = self._map[offset + 2 + length : offset + 2 + length + 3 * count]
                    found.extend(self._place(int.from_bytes(refs[i : i + 3], "little")) for i in range(0, len(refs), 3))
            at = (at + 1) % self._slots
        for other, country in self._names.get(name, ()):
            found = [replace(spot, other=False) for spot in self.populated(other) if spot.country == country][:1] + found
        return found

    def _place(self, ref: int) -> Spot:
        number, other = ref & 0x7FFFFF, bool(ref >> 23)
        geonameid, lat, lon, division, size, name_at = RECORD.unpack_from(self._map, self._places_at + number * RECORD.size)
        offset = self._names_at + int.from_bytes(name_at, "little")
        name = self._map[offset + 2 : offset + 2 + self._map[offset]].decode()
        country, admin1 = self._divisions[division]
        county = not geonameid
        held = self.countries.get(country)
        return Spot(
            name=name,
            kind="region" if county else "city",
            country=held,
            division=f"{country}.{admin1}",
            lat=round(lat * 90 / 32767, 2),
            lon=round(lon * 180 / 32767, 2),
            radius_km=40.0 if county else None,
            size=size / 30,
            geonameid=geonameid or None,
            at="gazetteer.bin",
            other=other,
            # Towns that share the name of a capital are small beside it.
            # Plain, by wikinews: 0 and 150 change nothing.
            capital=size >= 120 and (held, fold(name)) in self._capitals,
        )


_KIND: dict[str, PlaceKind] = {"states": "country", "regions": "region", "towns": "city", "areas": "area"}


def _spot(table: str, row: Row, other: bool = False) -> Spot:
    return Spot(
        name=row["name"],
        kind=cast(PlaceKind, row["kind"]) if "kind" in row else _KIND[table],
        country=row.get("country") or row.get("alpha3") or None,
        division=row.get("division", ""),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=row.number("radius_km"),
        size=0.0,
        geonameid=int(row["geonameid"]) if row.get("geonameid") else None,
        at=row.at,
        other=other,
        acts=row.get("acts") == "yes",
    )
