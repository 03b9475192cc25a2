"""Places across reports: one site where the gazetteer's number agrees, else name, kind, country and point."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from onrecord.record.connecting import Connection
from onrecord.record.linking.actors import number_of
from onrecord.record.naming import REMEMBERED, folded
from onrecord.record.rows import STEP

_PLACES = "SELECT n, name, kind, country, lat, lon, geonameid FROM place WHERE n BETWEEN ? AND ?"
#: What a site's row tells: of its places, the one that sorts first.
_FIRST = (
    "SELECT p.name, p.kind, p.country, p.lat, p.lon FROM same_place s JOIN place p ON p.n = s.place WHERE s.site = ?"
    " ORDER BY p.name, p.kind, p.country, p.lat, p.lon LIMIT 1"
)


@lru_cache(maxsize=REMEMBERED)
def site_key(name: str, kind: str, country: str | None, lat: float | None, lon: float | None, geonameid: int | None) -> str | None:
    """What places that are one have in common. A place without coordinates is in no site: its name alone tells too little."""
    if geonameid is not None:
        identity: tuple[object, ...] = ("geonames", geonameid)
    elif lat is not None and lon is not None:
        identity = (folded(name), kind, country, round(lat, 2), round(lon, 2))
    else:
        return None
    return hashlib.sha256(repr(identity).encode()).hexdigest()[:16]


def add(connection: Connection, reports: Iterable[int]) -> None:
    """Joins the places of these reports, which are in no site yet, with those of all others."""
    known = _Sites(connection)
    for report in reports:
        members, differing = [], set[int]()
        for n, *told in connection.execute(_PLACES, (report * STEP, report * STEP + STEP - 1)).fetchall():
            key = site_key(*told)
            if key is not None:
                number, why = known.number(key, tuple(told))
                members.append((n, number, why))
                differing |= {number} if known[number] != tuple(told[:5]) else set()
        connection.executemany("INSERT INTO same_place VALUES (?, ?, ?)", members)
        for number in sorted(differing):
            _bring(connection, number)
            known.pop(number, None)


class _Sites(dict[int, tuple[object, ...]]):
    """What the rows of sites tell, by their numbers, as far as they were met; not of more than so many."""

    MOST = 1 << 16

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection

    def number(self, key: str, told: tuple[object, ...]) -> tuple[int, str]:
        """The number of the site with this key, which is made where there is none, and why a place that is so told is in it."""
        *shown, geonameid = told
        why = f"GeoNames {geonameid}" if geonameid is not None else "name, kind, country and point agree"
        number = number_of(key)
        if number not in self:
            if len(self) >= self.MOST:
                self.clear()
            row = self.connection.execute("SELECT name, kind, country, lat, lon FROM site WHERE n = ?", (number,)).fetchone()
            if row is None:
                self.connection.execute("INSERT INTO site VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, key, *told, why))
            self[number] = row or tuple(shown)
        return number, why


def _bring(connection: Connection, site: int) -> None:
    """Brings a site's row in step with its places, and takes it away where it has none."""
    first = connection.execute(_FIRST, (site,)).fetchone()
    if first is None:
        connection.execute("DELETE FROM site WHERE n = ?", (site,))
    elif first != connection.execute("SELECT name, kind, country, lat, lon FROM site WHERE n = ?", (site,)).fetchone():
        connection.execute("UPDATE site SET name = ?, kind = ?, country = ?, lat = ?, lon = ? WHERE n = ?", (*first, site))


def forget(connection: Connection, report: int) -> None:
    """Takes the places of a report out of all sites."""
    limits = (report * STEP, report * STEP + STEP - 1)
    sites = [site for (site,) in connection.execute("SELECT DISTINCT site FROM same_place WHERE place BETWEEN ? AND ?", limits)]
    connection.execute("DELETE FROM same_place WHERE place BETWEEN ? AND ?", limits)
    for site in sites:
        _bring(connection, site)
