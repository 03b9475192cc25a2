"""Entries counted by what few of them share, as they are written: who is in them, where, of which outlet, month and matter they are told.

The counts stand in the tables ``event_facet`` and ``entry_facet`` beside the entries and change with them.
"""

from __future__ import annotations

import sqlite3

from onrecord.record.facets import LISTS, Facet, Layer
from onrecord.record.steps import EntryCounts, EventCounts

#: The facets that are counted here, by their names in ``facets``.
FACETS = frozenset({"who", "whom", "topic", "place", "country", "told", "outlet", "month"})

# One line an event, facet and value; '' where it has none.
_CELLS = """
SELECT s.facet, s.value, e.same_as IS NOT NULL, {copied}, {sign} * count(*) FROM (
      SELECT e.n AS event, 'outlet' AS facet, coalesce(r.outlet, '') AS value FROM event e JOIN report r ON r.n = e.report
      WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, 'month', coalesce(substr(r.published, 1, 7), '') FROM event e JOIN report r ON r.n = e.report
      WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, 'told', iif(e.in_statement IS NULL, 'by the report', 'in a statement') FROM event e WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, 'place', coalesce(p.name, '') FROM event e LEFT JOIN place p ON p.n = e.place WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, 'country', coalesce(p.country, '') FROM event e LEFT JOIN place p ON p.n = e.place WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT DISTINCT e.n, 'topic', c.value FROM event e JOIN json_each(e.contexts) c WHERE e.n BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, 'topic', '' FROM event e WHERE e.n BETWEEN {low} AND {high} AND json_array_length(e.contexts) = 0
      UNION ALL SELECT DISTINCT x.event, iif(x.part = 'source', 'who', 'whom'), a.name FROM role x JOIN actor a ON a.n = x.actor
      WHERE x.event BETWEEN {low} AND {high}
      UNION ALL SELECT e.n, iif(c.part = 'source', 'who', 'whom'), '' FROM event e JOIN (SELECT 'source' AS part UNION ALL SELECT 'recipient') c
      WHERE e.n BETWEEN {low} AND {high} AND NOT EXISTS (SELECT 1 FROM role x WHERE x.event = e.n AND x.part = c.part)) s
     JOIN event e ON e.n = s.event{joined} WHERE 1 GROUP BY 1, 2, 3, 4"""

COUNTS = EventCounts("event_facet", _CELLS, 4, ("events",))
#: The lists whose facets are all counted, by their names.
COUNTED = ("statements", "figures", "positions")


def _values(name: str, layer: Layer, which: str, one: Facet) -> str:
    """One line an entry and value of a facet; '' where it has none."""
    told = f"'{name}' AS layer, '{which}' AS facet"
    some = "e.n BETWEEN {low} AND {high}"
    if not one.link:
        return (
            f"SELECT e.n, {told}, coalesce({one.sql}, '') AS value FROM {layer.table} e JOIN report r ON r.n = e.report{layer.joins}"
            f" WHERE {some}"
        )
    return (
        f"SELECT DISTINCT e.n, {told}, coalesce({one.sql}, '') AS value FROM {layer.table} e CROSS JOIN {one.link} WHERE {one.key} = e.n AND {some}"
        f" UNION ALL SELECT e.n, {told}, '' FROM {layer.table} e WHERE {some} AND NOT EXISTS (SELECT 1 FROM {one.link} WHERE {one.key} = e.n)"
    )


_ENTRIES = " UNION ALL ".join(_values(name, LISTS[name], which, one) for name in COUNTED for which, one in LISTS[name].facets.items())
ENTRIES = EntryCounts(
    "entry_facet", f"SELECT layer, facet, value, {{sign}} * count(*) FROM ({_ENTRIES}) WHERE 1 GROUP BY 1, 2, 3", 3, ("entries",)
)


def commonest(connection: sqlite3.Connection, facet: str, most: int, *, copies: bool, again: bool) -> list[tuple[str, int]]:
    """The commonest values of a facet over all events with the number of events; of the months the latest. '' is none."""
    kept = "".join(f" AND {column} = 0" for column, wanted in (("again", again), ("copied", copies)) if not wanted)
    order = "value = '', value DESC" if facet == "month" else "many DESC, value"
    # With both told, each value has one row: a large record's names need not be put together.
    many, which = ("sum(events)", "GROUP BY value HAVING many > 0") if copies or again else ("events", "AND events > 0")
    return connection.execute(
        f"SELECT value, {many} AS many FROM event_facet WHERE facet = ?{kept} {which} ORDER BY {order} LIMIT ?", (facet, most)
    ).fetchall()


def of_entries(connection: sqlite3.Connection, name: str, facet: str, most: int) -> list[tuple[str, int]]:
    """The commonest values of a facet over all statements, figures or positions, as ``commonest`` gives those of events."""
    order = "value = '', value DESC" if facet == "month" else "entries DESC, value"
    return connection.execute(
        f"SELECT value, entries FROM entry_facet WHERE layer = ? AND facet = ? AND entries > 0 ORDER BY {order} LIMIT ?",
        (name, facet, most),
    ).fetchall()


def entries(connection: sqlite3.Connection, name: str) -> int:
    """How many statements, figures or positions there are."""
    query = "SELECT coalesce(sum(entries), 0) FROM entry_facet WHERE layer = ? AND facet = 'month'"
    number: int = connection.execute(query, (name,)).fetchone()[0]
    return number


def entries_of(connection: sqlite3.Connection, name: str, since: str | None, until: str | None) -> int:
    """How many statements, figures or positions are of reports of these months; without either of all that have a month."""
    query = "SELECT coalesce(sum(entries), 0) FROM entry_facet WHERE layer = ? AND facet = 'month' AND value <> '' AND value >= ? AND value <= ?"
    number: int = connection.execute(query, (name, since or "", until or "~")).fetchone()[0]
    return number


def by_month(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, int], ...]:
    """The number of statements, figures or positions by the month of their reports; '' where it is not known."""
    query = "SELECT value, entries FROM entry_facet WHERE layer = ? AND facet = 'month' AND entries > 0 ORDER BY value"
    return tuple(connection.execute(query, (name,)))
