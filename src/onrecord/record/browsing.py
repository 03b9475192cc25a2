"""Lists to walk through: narrowed by facets, counted, ordered, page by page; and the curve of the months."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.record import extents, pairs, tallied, valued
from onrecord.record.facets import NEWEST as _NEWEST
from onrecord.record.facets import OLDEST as _OLDEST
from onrecord.record.facets import OPEN, Layer
from onrecord.record.filters import Where, period
from onrecord.record.listing import every, shown
from onrecord.record.narrowing import Asked, entries, layer_of, meant, narrowed
from onrecord.record.result import Rows
from onrecord.record.rows import STEP
from onrecord.record.spelling import NAMES, joined_names

#: The values of a facet that are counted one by one; there may be more. Bound of what is shown.
VALUES = 12
#: A name that fewer entries bear is rare. Bound of work.
RARE = 2_000
#: How many of the newest reports are looked through first, and then. Bound of work.
NEWEST = (100, 2_000)


def browse(connection: sqlite3.Connection, name: str, asked: Asked, *, offset: int = 0, limit: int | None = 50) -> Rows:
    """Rows of the list's view from ``offset`` on, with the exact count of all. Each row has its number in the column ``n``."""
    return listed(connection, name, hits(connection, name, asked, offset=offset, limit=limit), total(connection, name, asked))


def listed(connection: sqlite3.Connection, name: str, numbers: Sequence[int], count: int) -> Rows:
    """The rows of the list's view with these numbers."""
    rows = shown(connection, layer_of(name).view, numbers, count)
    return Rows(("n", *rows.columns), tuple((number, *row) for number, row in zip(numbers, rows.rows, strict=True)), count)


def total(connection: sqlite3.Connection, name: str, asked: Asked) -> int:
    """How many entries fit."""
    if name in valued.COUNTED and _whole(connection, asked):
        return valued.entries(connection, name)
    months = _of_months(connection, name, asked)
    if months is not None:
        return valued.entries_of(connection, name, *months)
    counted = _tallied(connection, name, asked)
    if counted is not None:
        return tallied.count(connection, counted)
    layer, asked = meant(connection, name, asked)
    where = narrowed(layer, asked)
    count: int = connection.execute(f"SELECT count(*) {entries(layer, where.sql)} WHERE {where.sql}", where.parameters).fetchone()[0]
    return count


def _of_months(connection: sqlite3.Connection, name: str, asked: Asked) -> tuple[str | None, str | None] | None:
    """The first and last month, where nothing but whole months narrows statements, figures or positions."""
    if name not in valued.COUNTED or not _whole(connection, replace(asked, since=None, until=None)):
        return None
    days = tallied.months(asked.since, asked.until)
    return None if days is None else (days[0] and days[0][:7], days[1] and days[1][:7])


def hits(connection: sqlite3.Connection, name: str, asked: Asked, *, offset: int = 0, limit: int | None = 50) -> list[int]:
    """The numbers of the entries that fit, in the list's order.

    Newest first, they are looked for in the newest reports: where those hold enough of them, a large record is not gone through.
    """
    layer, asked = meant(connection, name, asked)
    order = layer.orders.get(asked.order) or next(iter(layer.orders.values()))
    if limit is not None and order in (_NEWEST, _OLDEST) and not _rare(connection, layer, asked):
        where = narrowed(layer, asked, near=True)
        reports, told = _reports_in_order(connection, layer, asked, newest=order == _NEWEST)
        for most in NEWEST:
            newest = f"({reports} LIMIT {most}) x CROSS JOIN report r ON r.n = x.n"
            # By the report's numbers alone: an index of a type would be gone through anew for each report.
            source = f"FROM {newest} CROSS JOIN {layer.table} e NOT INDEXED ON e.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1}{layer.joins}"
            sql = f"SELECT e.n {source} WHERE {where.sql} ORDER BY {order}, r.id, e.n LIMIT ? OFFSET ?"
            found = [row[0] for row in connection.execute(sql, [*told, *where.parameters, limit, offset])]
            if len(found) == limit:
                return found
    side = _of_one_state(connection, name, asked) if limit is not None and order == layer.orders.get("latest") else None
    if side is not None:
        return _latest(connection, layer, asked, side, offset, limit or 0)
    where = narrowed(layer, asked)
    sql = f"SELECT e.n {entries(layer, 'r.', where.sql, order)} WHERE {where.sql} ORDER BY {order}, r.id, e.n LIMIT ? OFFSET ?"
    return [row[0] for row in connection.execute(sql, [*where.parameters, -1 if limit is None else limit, offset])]


def _reports_in_order(connection: sqlite3.Connection, layer: Layer, asked: Asked, *, newest: bool) -> tuple[str, list[str]]:
    """The reports that have a day, newest or oldest first, as a query with what it asks: those that may tell of the time that is asked for."""
    first, last = period(asked.since, asked.until)
    if layer.table == "event" and (first or last) and not tallied.as_read(connection):
        return extents.of_time(first, last, newest=newest)
    if layer.table == "event":
        first = last = None
    told = [("published >= ?", first), ("published <= ?", last)]
    conditions = " AND ".join(["published IS NOT NULL", *(condition for condition, day in told if day)])
    order = "published DESC, id" if newest else "published, id"
    return f"SELECT n FROM report WHERE {conditions} ORDER BY {order}", [day for _condition, day in told if day]


def _of_one_state(connection: sqlite3.Connection, name: str, asked: Asked) -> str | None:
    """The part of a state's whose events alone are asked for, narrowed by nothing that few of them have."""
    for side in tallied.STATES:
        values = asked.chosen.get(side, ())
        if len(values) == 1 and values[0] != OPEN and _simple(connection, name, asked, {side, *tallied.COLUMNS}):
            return side
    return None


def _simple(connection: sqlite3.Connection, name: str, asked: Asked, facets: Set[str]) -> bool:
    """Whether events are asked for by these facets, times and switches alone, and as they are decided."""
    if name != "events" or not asked.by_facets_alone or tallied.as_read(connection):
        return False
    return not {key for key, values in asked.chosen.items() if values and key in layer_of(name).facets} - facets


def _latest(connection: sqlite3.Connection, layer: Layer, asked: Asked, side: str, offset: int, limit: int) -> list[int]:
    """The latest events of a state, which stand in the order of time beside the events: not all of them are put in order."""
    where = narrowed(layer, asked.without(side), near=True)
    sql = (
        f"SELECT e.n FROM involved i CROSS JOIN event e ON e.n = i.event CROSS JOIN report r ON r.n = e.report WHERE i.state = ? AND i.{side} = 1"
        f" AND {where.sql} ORDER BY i.first DESC, r.id, e.n LIMIT ? OFFSET ?"
    )
    return [row[0] for row in connection.execute(sql, [asked.chosen[side][0], *where.parameters, limit, offset])]


def turned_off(connection: sqlite3.Connection, name: str, asked: Asked, switch: str) -> int:
    """How many entries a switch leaves out, or would."""
    asked = replace(asked, off=tuple(one for one in asked.off if one != switch))
    counted = _tallied(connection, name, asked)
    if counted is not None and switch in tallied.SWITCHES:
        return tallied.count(connection, counted.add(tallied.SWITCHES[switch]))
    layer, asked = meant(connection, name, asked)
    where = narrowed(layer, asked)
    where.add(layer.switches[switch].sql)
    count: int = connection.execute(f"SELECT count(*) {entries(layer, where.sql)} WHERE {where.sql}", where.parameters).fetchone()[0]
    return count


def _rare(connection: sqlite3.Connection, layer: Layer, asked: Asked) -> bool:
    """Whether a name is asked for that few bear: then it is quicker to begin from these than from the newest reports."""
    for key, values in asked.chosen.items():
        column = layer.facets[key].sql if key in layer.facets else ""
        table = {"a.name": "actor", "e.speaker_name": "statement"}.get(column)
        if table is None or not values or OPEN in values:
            continue
        marks = ", ".join("?" * len(values))
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {column[2:]} COLLATE NOCASE IN ({marks}) LIMIT {RARE})"
        if connection.execute(sql, list(values)).fetchone()[0] < RARE:
            return True
    return False


def facet(connection: sqlite3.Connection, name: str, asked: Asked, which: str, *, most: int = VALUES) -> list[tuple[str, int]]:
    """The commonest values of a facet with the number of entries that have them, among those that the other facets leave."""
    counted = _counted(connection, name, asked.without(which), which)
    if counted is not None:
        return sorted(counted, key=lambda one: (-one[1], one[0] != OPEN, one[0]))[:most]
    layer, asked = meant(connection, name, asked)
    of_all = _facet_of_all(connection, name, asked, which, most) if _whole(connection, asked.without(which)) else None
    if of_all is not None:
        found = [(value or OPEN, many) for value, many in of_all]
        return _together(connection, name, asked, which, found) if layer.facets[which].sql in NAMES else found
    one = layer.facets[which]
    where = narrowed(layer, asked.without(which))
    source = entries(layer, where.sql, one.sql)
    if one.link:
        # Entry by entry; those that have no such value are counted apart, for an outer join would first make a table of all that have one.
        sql = (
            f"SELECT told, sum(many) AS many FROM (SELECT {one.sql} AS told, count(DISTINCT e.n) AS many {source} CROSS JOIN {one.link}"
            f" WHERE {one.key} = e.n AND {where.sql} GROUP BY 1 UNION ALL SELECT NULL, count(*) {source} WHERE {where.sql}"
            f" AND NOT EXISTS (SELECT 1 FROM {one.link} WHERE {one.key} = e.n)) GROUP BY told HAVING sum(many) > 0"
        )
        where.parameters *= 2
    else:
        # The sign keeps events from being looked up one by one along an index: they are told apart by more than it holds.
        sign = "+" if layer.table == "event" else ""
        sql = f"SELECT {sign}{one.sql} AS told, count(*) AS many {source} WHERE {where.sql} GROUP BY 1"
    order = "told IS NULL, told DESC" if which == "month" else "many DESC, told"
    rows = connection.execute(f"{sql} ORDER BY {order} LIMIT ?", [*where.parameters, most])
    found = [(OPEN if value is None else str(value), many) for value, many in rows]
    return _together(connection, name, asked, which, found) if one.sql in NAMES else found


def _tallied(connection: sqlite3.Connection, name: str, asked: Asked, each: str = "") -> Where | None:
    """The conditions on the counts beside the events, if these can tell; ``each``: on those of each state in this part."""
    if name != "events" or asked.within or not asked.by_facets_alone:
        return None
    layer = layer_of(name)
    values = {key: told for key, told in asked.chosen.items() if key in layer.facets}
    off = tuple(one for one in asked.off if one in layer.switches)
    return tallied.narrowed(connection, values, off, (asked.since, asked.until), copies=asked.copies, again=asked.again, each=each)


def _whole(connection: sqlite3.Connection, asked: Asked) -> bool:
    """Whether all entries are asked for."""
    told = (*asked.chosen.values(), asked.since, asked.until, asked.off)
    return asked.by_facets_alone and not any(told) and not tallied.as_read(connection)


def _facet_of_all(connection: sqlite3.Connection, name: str, asked: Asked, which: str, most: int) -> list[tuple[str, int]] | None:
    """The commonest values of a facet over all entries, where they are counted."""
    if name in valued.COUNTED:
        return valued.of_entries(connection, name, which, most)
    if which in valued.FACETS:
        return valued.commonest(connection, which, most, copies=asked.copies, again=asked.again)
    return None


def _counted(connection: sqlite3.Connection, name: str, asked: Asked, which: str) -> list[tuple[str, int]] | None:
    """The values of a facet of events from the counts beside them, if these can tell."""
    paired = _paired_with(connection, name, asked, which)
    if paired is not None:
        return pairs.by_state(connection, paired, which)
    each = which if which in tallied.STATES else ""
    where = _tallied(connection, name, asked, each) if each or which in tallied.COLUMNS else None
    if where is None:
        return None
    if each:
        return tallied.by_value(connection, where, "tally.state")
    return [(str(value), many) for value, many in tallied.by_value(connection, where, f"tally.{tallied.COLUMNS[which]}")]


def _paired_with(connection: sqlite3.Connection, name: str, asked: Asked, which: str) -> Where | None:
    """The conditions on the counts of pairs by which the states on one side are counted where one on the other is asked for, if these can tell."""
    other = {"source": "recipient", "recipient": "source"}.get(which)
    if other is None or asked.since or asked.until or not _simple(connection, name, asked, {other, *tallied.COLUMNS}):
        return None
    values = {key: one for key, one in asked.chosen.items() if one and key in layer_of(name).facets}
    return pairs.narrowed(
        values, [one for one in asked.off if one in layer_of(name).switches], other, copies=asked.copies, again=asked.again
    )


def _together(connection: sqlite3.Connection, name: str, asked: Asked, which: str, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The values with the names of whom analysts joined as one."""
    for head, names in joined_names(connection):
        if any(value in names for value, _many in found):
            many = total(connection, name, replace(asked, chosen={**asked.chosen, which: (head,)}))
            found = [(value, count) for value, count in found if value not in names and value != head] + [(head, many)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def curve(connection: sqlite3.Connection, name: str, asked: Asked) -> list[tuple[str, int]]:
    """The number of entries by month, by the day that the list is narrowed by; those without a day under the empty month."""
    asked = replace(asked, since=None, until=None)
    counted = _tallied(connection, name, asked)
    if counted is not None:
        return tallied.by_value(connection, counted, tallied.MONTH)
    if name in valued.COUNTED and _whole(connection, asked):
        return valued.by_month(connection, name)  # type: ignore[return-value]
    layer, asked = meant(connection, name, asked)
    where = narrowed(layer, asked)
    return every(
        connection,
        f"SELECT coalesce(substr({layer.first}, 1, 7), '') AS month, count(*) {entries(layer, layer.first, where.sql)} WHERE {where.sql} GROUP BY month ORDER BY month",
        where.parameters,
    ).rows  # type: ignore[return-value]


def sure(connection: sqlite3.Connection, asked: Asked) -> list[tuple[str, int]]:
    """How many of the events that ``curve`` counts in a month were in it, as told or by the tense of the news: of the others the report's day
    is the latest, or the time that is told is longer than a month."""
    asked = replace(asked, since=None, until=None)
    counted = _tallied(connection, "events", asked)
    if counted is not None:
        return tallied.by_value(connection, counted.add(tallied.SURE), tallied.MONTH)
    layer, asked = meant(connection, "events", asked)
    where = narrowed(layer, asked).add("coalesce(e.basis, 'told') <> 'report' AND substr(e.first, 1, 7) = substr(e.last, 1, 7)")
    return connection.execute(
        f"SELECT substr(e.first, 1, 7), count(*) {entries(layer, where.sql)} WHERE {where.sql} GROUP BY 1 ORDER BY 1", where.parameters
    ).fetchall()


def spots(connection: sqlite3.Connection, name: str, asked: Asked, *, most: int = 400) -> Rows:
    """The places of the entries with their coordinates, the commonest first: name, country, kind, lat, lon, radius_km, entries."""
    layer, asked = meant(connection, name, asked)
    where = narrowed(layer, replace(asked.without("place"), area=None))
    return every(
        connection,
        "SELECT p.name, p.country, p.kind, p.lat, p.lon, max(p.radius_km) AS radius_km, count(*) AS entries"
        f" {entries(layer, 'p.', where.sql)} WHERE {where.sql} AND p.lat IS NOT NULL GROUP BY p.name, p.country, p.kind, p.lat, p.lon"
        " ORDER BY entries DESC, p.name LIMIT ?",
        [*where.parameters, most],
    )
