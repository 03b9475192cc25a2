"""Lists to walk through: narrowed by facets, counted, ordered, page by page; and the curve of the months."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import ConfigError
from onrecord.record.facets import LISTS, OPEN, Facet, Layer
from onrecord.record.filters import Where, full_text, part, period
from onrecord.record.listing import every, shown
from onrecord.record.result import Rows
from onrecord.record.rows import STEP

#: The values of a facet that are counted one by one; there may be more.
VALUES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to."""

    #: Values by facet; several values of one facet are alternatives.
    chosen: Mapping[str, Sequence[str]]
    words: str = ""
    since: str | None = None
    until: str | None = None
    order: str = ""
    #: Only this reports' entries, by the beginning of its id.
    report: str = ""
    #: What copies of a report tell again, and what a report tells twice, is left out unless these are set.
    copies: bool = False
    again: bool = False

    def without(self, name: str) -> Asked:
        """The same without one facet: by it, the alternatives are counted."""
        return replace(self, chosen={key: values for key, values in self.chosen.items() if key != name})


def layer_of(name: str) -> Layer:
    """The list with this name. Raises ConfigError."""
    if name not in LISTS:
        raise ConfigError("list", f"{name!r} is none", f"Give one of {', '.join(LISTS)}")
    return LISTS[name]


def browse(connection: sqlite3.Connection, name: str, asked: Asked, *, offset: int = 0, limit: int | None = 50) -> Rows:
    """Rows of the list's view from ``offset`` on, with the exact count of all. Each row has its number in the column ``n``."""
    layer = layer_of(name)
    order = layer.orders.get(asked.order) or next(iter(layer.orders.values()))
    where = _where(layer, asked)
    count: int = connection.execute(f"SELECT count(*) {_from(layer)} WHERE {where.sql}", where.parameters).fetchone()[0]
    # Nothing narrows the list: along the reports' dates, so that not all entries are put in order.
    along = "CROSS JOIN" if not where.conditions and "r.published" in order else ""
    source = (
        f"FROM report r CROSS JOIN {layer.table} e ON e.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1}" if along else _from(layer)
    )
    hits = f"SELECT e.n {source} WHERE {where.sql} ORDER BY {order}, r.id, e.n LIMIT ? OFFSET ?"
    numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit, offset])]
    rows = shown(connection, layer.view, numbers, count)
    cells = tuple((number, *row) for number, row in zip(numbers, rows.rows, strict=True))
    return Rows(("n", *rows.columns), cells, count)


def facet(connection: sqlite3.Connection, name: str, asked: Asked, which: str, *, most: int = VALUES) -> list[tuple[str, int]]:
    """The commonest values of a facet with the number of entries that have them, among those that the other facets leave."""
    layer = layer_of(name)
    one = layer.facets[which]
    where = _where(layer, asked.without(which))
    if one.link:
        sql = (
            f"SELECT {one.sql} AS told, count(DISTINCT e.n) AS many {_from(layer)} LEFT JOIN ({_linked(one)}) a ON a.entry = e.n"
            f" WHERE {where.sql} GROUP BY 1"
        )
    else:
        sql = f"SELECT {one.sql} AS told, count(*) AS many {_from(layer)} WHERE {where.sql} GROUP BY 1"
    order = "told IS NULL, told DESC" if which == "month" else "many DESC, told"
    rows = connection.execute(f"{sql} ORDER BY {order} LIMIT ?", [*where.parameters, most])
    return [(OPEN if value is None else str(value), many) for value, many in rows]


def curve(connection: sqlite3.Connection, name: str, asked: Asked) -> list[tuple[str, int]]:
    """The number of entries by month, by the day that the list is narrowed by; those without a day under the empty month."""
    layer = layer_of(name)
    where = _where(layer, replace(asked, since=None, until=None))
    return every(
        connection,
        f"SELECT coalesce(substr({layer.first}, 1, 7), '') AS month, count(*) {_from(layer)} WHERE {where.sql} GROUP BY month ORDER BY month",
        where.parameters,
    ).rows  # type: ignore[return-value]


def spots(connection: sqlite3.Connection, name: str, asked: Asked, *, most: int = 400) -> Rows:
    """The places of the entries with their coordinates, the commonest first: name, country, kind, lat, lon, radius_km, entries."""
    layer = layer_of(name)
    where = _where(layer, asked.without("place"))
    return every(
        connection,
        "SELECT p.name, p.country, p.kind, p.lat, p.lon, max(p.radius_km) AS radius_km, count(*) AS entries"
        f" {_from(layer)} WHERE {where.sql} AND p.lat IS NOT NULL GROUP BY p.name, p.country, p.kind, p.lat, p.lon"
        " ORDER BY entries DESC, p.name LIMIT ?",
        [*where.parameters, most],
    )


def sentences(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The sentences of events, by number."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        "SELECT e.n, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) FROM event e JOIN report r ON r.n = e.report"
        f" WHERE e.n IN ({marks})",
        numbers,
    )
    return dict(rows.fetchall())


def _from(layer: Layer) -> str:
    return f"FROM {layer.table} e JOIN report r ON r.n = e.report{layer.joins}"


def _linked(one: Facet) -> str:
    column = one.sql.removeprefix("a.")
    return f"SELECT {one.key} AS entry, {one.sql} AS {column} FROM {one.link}"


def _where(layer: Layer, asked: Asked) -> Where:
    where = Where()
    for name, values in asked.chosen.items():
        if name in layer.facets and values:
            _chosen(where, layer.facets[name], values)
    first, last = period(asked.since, asked.until)
    if first is not None:
        where.add(f"{layer.last} >= ?", first)
    if last is not None:
        where.add(f"{layer.first} <= ?", last)
    if asked.words.strip():
        _words(where, layer, asked.words)
    if asked.report:
        where.add("r.id >= ? AND r.id < ?", asked.report, asked.report + "g")
    if layer.table == "event":
        if not asked.copies:
            where.add("NOT EXISTS (SELECT 1 FROM repeat WHERE repeat.event = e.n AND repeat.how = 'copy')")
        if not asked.again:
            where.add("e.same_as IS NULL")
    return where


def _chosen(where: Where, one: Facet, values: Sequence[str]) -> None:
    told = [value for value in values if value != OPEN]
    marks = ", ".join("?" * len(told))
    conditions = []
    if one.link:
        if told:
            conditions.append(f"e.n IN (SELECT entry FROM ({_linked(one)}) WHERE {one.sql.removeprefix('a.')} IN ({marks}))")
        if len(told) < len(values):
            conditions.append(f"e.n NOT IN (SELECT entry FROM ({_linked(one)}) WHERE {one.sql.removeprefix('a.')} IS NOT NULL)")
    else:
        if told:
            conditions.append(f"CAST({one.sql} AS TEXT) IN ({marks})")
        if len(told) < len(values):
            conditions.append(f"{one.sql} IS NULL")
    where.add(f"({' OR '.join(conditions)})", *told)


def _words(where: Where, layer: Layer, words: str) -> None:
    if layer.index:
        where.add(f"e.n IN (SELECT rowid FROM {layer.index} WHERE {layer.index} MATCH ?)", full_text(words))
        return
    for word in words.split():
        alternatives = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in layer.words)
        where.add(f"({alternatives})", *([part(word)] * len(layer.words)))
