"""What a list is narrowed to, and the conditions that this makes of its entries."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import ConfigError
from onrecord.record import parties
from onrecord.record.facets import LISTS, OPEN, Facet, Layer
from onrecord.record.filters import Where, full_text, period, touching
from onrecord.record.patterns import part
from onrecord.record.spelling import NAMES, spellings

#: The tables of which a condition asks, by the letters that stand for them.
_ALIAS = re.compile(r"\b([rps])\.")
_JOIN = " LEFT JOIN "
#: A column whose values are words: asked as it is, so that an index of it serves.
_COLUMN = re.compile(r"[erp]\.(?!quad)\w+")


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
    #: Which of the layer's switches are turned off: their entries are left out.
    off: tuple[str, ...] = ()
    #: A part of the earth, as west, south, east and north in degrees; one whose west lies east of its east crosses the date line.
    area: tuple[float, float, float, float] | None = None
    #: Two states between which events pass, in either direction.
    between: tuple[str, str] | None = None
    #: Whether what is asked for lies whole in the time, by a day that is told or bounded; else it touches it.
    within: bool = False
    #: The parties as a comparison of periods counts them, on either side: these and no others; see ``parties``.
    sources: str = ""
    recipients: str = ""

    @property
    def by_facets_alone(self) -> bool:
        """Whether nothing but facets, times and switches narrows it: no words, report, area or parties."""
        return not any((self.words.strip(), self.report, self.area, self.between, self.sources, self.recipients))

    def without(self, name: str) -> Asked:
        """The same without one facet: by it, the alternatives are counted."""
        return replace(self, chosen={key: values for key, values in self.chosen.items() if key != name})


def layer_of(name: str) -> Layer:
    """The list with this name. Raises ConfigError."""
    if name not in LISTS:
        raise ConfigError("list", f"{name!r} is none", f"Give one of {', '.join(LISTS)}")
    return LISTS[name]


def meant(connection: sqlite3.Connection, name: str, asked: Asked) -> tuple[Layer, Asked]:
    """The list, and what it is narrowed to by all names of whom analysts joined."""
    layer = layer_of(name)
    names = {key: values for key, values in asked.chosen.items() if key in layer.facets and layer.facets[key].sql in NAMES and values}
    if not names:
        return layer, asked
    return layer, replace(asked, chosen={**asked.chosen, **{key: spellings(connection, values) for key, values in names.items()}})


def entries(layer: Layer, *used: str) -> str:
    """The entries with what else is joined, as far as the conditions and columns ask for it: a million rows are gone through for each join."""
    aliases = set(_ALIAS.findall(" ".join(used)))
    joins = [join for join in layer.joins.split(_JOIN)[1:] if join.split()[1] in aliases]
    report = " JOIN report r ON r.n = e.report" if "r" in aliases else ""
    return f"FROM {layer.table} e{report}" + "".join(_JOIN + join for join in joins)


def _linked(one: Facet) -> str:
    column = one.sql.removeprefix("a.")
    return f"SELECT {one.key} AS entry, {one.sql} AS {column} FROM {one.link}"


def narrowed(layer: Layer, asked: Asked, *, near: bool = False) -> Where:
    """The conditions; with ``near`` in the form that is asked entry by entry, not that which begins from all that fit."""
    where = Where()
    paired = _paired(where, layer, asked, near)
    for name, values in asked.chosen.items():
        if name in layer.facets and values and name not in paired:
            _chosen(where, layer.facets[name], values, near)
    first, last = period(asked.since, asked.until)
    # An event that lies whole in a time has a day of its own, and ends in it; one that touches it may have begun before.
    begin, end = ("e.first", "e.last") if asked.within and layer.table == "event" else (layer.last, layer.first)
    types = [value for value in asked.chosen.get("type", ()) if value != OPEN]
    if layer.table == "event" and types and (first or last) and not (near or asked.within):
        where.add_all(touching(first, last, types))
    else:
        if first is not None:
            where.add(f"{begin} >= ?", first)
        if last is not None:
            where.add(f"{end} <= ?", last)
    if asked.words.strip():
        _words(where, layer, asked.words, near)
    if asked.report:
        where.add("r.id >= ? AND r.id < ?", asked.report, asked.report + "g")
    if asked.area and "place p" in layer.joins:
        west, south, east, north = asked.area
        across = "OR" if west > east else "AND"
        where.add(f"p.lat BETWEEN ? AND ? AND (p.lon >= ? {across} p.lon <= ?)", south, north, west, east)
    if asked.between and layer.table == "event":
        one, other = asked.between
        pair = "SELECT d.event FROM dyad d WHERE d.source = ? AND d.recipient = ?"
        where.add(f"{'+' if near else ''}e.n IN ({pair} UNION {pair})", one, other, other, one)
    for switch in asked.off:
        if switch in layer.switches:
            where.add(f"NOT ({layer.switches[switch].sql})")
    return where.add_all(_done(asked)) if layer.table == "event" else where


def _done(asked: Asked) -> Where:
    """What is asked of events alone: whose they are, and that each is told once."""
    where = Where()
    for side, part_ in ((asked.sources, "source"), (asked.recipients, "recipient")):
        if side:
            where.add_all(parties.exactly(side, part_))
    if not asked.copies:
        where.add("NOT EXISTS (SELECT 1 FROM repeat WHERE repeat.event = e.n AND repeat.how = 'copy')")
    if not asked.again:
        where.add("e.same_as IS NULL")
    return where


def _paired(where: Where, layer: Layer, asked: Asked, near: bool) -> tuple[str, ...]:
    """Events between states are looked up as dyads, which hold what no report tells twice; the facets that this takes in."""
    pair = tuple(asked.chosen.get(name, ()) for name in ("source", "recipient"))
    if layer.table != "event" or asked.again or not all(pair) or any(OPEN in values for values in pair):
        return ()
    sources, recipients = (", ".join("?" * len(values)) for values in pair)
    # Entry by entry, the sign keeps all of the pair's events from being gone through for each report.
    sql = f"{'+' if near else ''}e.n IN (SELECT d.event FROM dyad d WHERE d.source IN ({sources}) AND d.recipient IN ({recipients}))"
    where.add(sql, *pair[0], *pair[1])
    return ("source", "recipient")


def _chosen(where: Where, one: Facet, values: Sequence[str], near: bool = False) -> None:
    told = [value for value in values if value != OPEN]
    marks = ", ".join("?" * len(told))
    conditions = []
    if one.link:
        if told and near:
            conditions.append(f"EXISTS (SELECT 1 FROM {one.link} WHERE {one.key} = e.n AND {one.sql} IN ({marks}))")
        elif told:
            conditions.append(f"e.n IN (SELECT entry FROM ({_linked(one)}) WHERE {_among(one.sql.removeprefix('a.'), marks)})")
            told = told * _times(one.sql)
        if OPEN in values:
            conditions.append(f"e.n NOT IN (SELECT entry FROM ({_linked(one)}) WHERE {one.sql.removeprefix('a.')} IS NOT NULL)")
    else:
        if told:
            conditions.append(_among(one.sql, marks))
            told = told * _times(one.sql)
        if OPEN in values:
            conditions.append(f"{one.sql} IS NULL")
    where.add(f"({' OR '.join(conditions)})", *told)


def _among(column: str, marks: str) -> str:
    """That a property has one of the values. Names are asked twice: their index knows no case, and the values do."""
    if column.endswith("name"):
        return f"({column} COLLATE NOCASE IN ({marks}) AND {column} IN ({marks}))"
    return f"{column} IN ({marks})" if _COLUMN.fullmatch(column) or column.isidentifier() else f"CAST({column} AS TEXT) IN ({marks})"


def _times(column: str) -> int:
    return 2 if column.endswith("name") else 1


def _words(where: Where, layer: Layer, words: str, near: bool) -> None:
    if layer.index:
        # Entry by entry, what holds the words is found once and looked up; the sign keeps it from being gone through for each report.
        where.add(f"{'+' if near else ''}e.n IN (SELECT rowid FROM {layer.index} WHERE {layer.index} MATCH ?)", full_text(words))
        return
    for word in words.split():
        alternatives = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in layer.words)
        where.add(f"({alternatives})", *([part(word)] * len(layer.words)))
