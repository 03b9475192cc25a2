"""Each state's events in the order of time, kept beside the events: the first of them are found without going through all events or all of the state's.

The rows stand in the table ``involved`` and change with the events, as the counts do. Each function gives None where only the events themselves can
tell (``tallied``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from onrecord.record.asked import Events as Asked
from onrecord.record.cells import Cells
from onrecord.record.filters import Where, by_told, code, in_time, one_of, several
from onrecord.record.rows import STEP
from onrecord.record.steps import differing, steps

TABLE = "involved"
#: How many columns tell which row it is, and how the state is involved; what stands after these counts.
#: By definition: the table's columns.
_KEY = 7
_PARTS = ("source", "recipient")
_ROWS = """
SELECT a.state, coalesce(e.first, ''), e.n, coalesce(e.last, ''), e.type, e.status, coalesce(iif(e.first IS NULL, e.basis, coalesce(e.basis, 'told')), ''),
       max(x.part = 'source'), max(x.part = 'recipient')
FROM role x JOIN actor a ON a.n = x.actor JOIN event e ON e.n = x.event WHERE a.state IS NOT NULL AND x.event BETWEEN :low AND :high GROUP BY e.n, a.state"""
_TAKEN = """
DELETE FROM involved WHERE (state, first, event) IN (SELECT a.state, coalesce(e.first, ''), e.n FROM role x JOIN actor a ON a.n = x.actor
       JOIN event e ON e.n = x.event WHERE a.state IS NOT NULL AND x.event BETWEEN :low AND :high)"""


def numbered(number: int, cells: Cells) -> Cells:
    """The events of a report, with this record's numbers."""
    base = number * STEP
    return [(state, first, base + event, *told) for state, first, event, *told in cells]


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes the events of a report out, before they change."""
    connection.execute(_TAKEN, limits)


def make_anew(connection: sqlite3.Connection) -> None:
    """Finds all rows again, within a running transaction."""
    connection.execute(f"DELETE FROM {TABLE}")
    # In the order of the table: so it is written from its beginning to its end.
    connection.execute(f"INSERT INTO {TABLE} SELECT * FROM ({_ROWS}) ORDER BY 1, 2, 3", {"low": 0, "high": (1 << 62)})


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the rows are those of the events."""
    found = (row for limits in steps(connection) for row in connection.execute(_ROWS, limits))
    if differing(found, connection.execute(f"SELECT * FROM {TABLE}"), _KEY):
        yield f"{TABLE}: the events of the states are not those of the events"


def where(filters: Asked) -> Where | None:
    """Conditions on ``involved`` for what ``tallied.chosen`` can count of a state, but for what copies tell again; None where none is asked for."""
    acts = [(str(value), name) for name in (*_PARTS, "actor") if (value := filters.get(name))]
    parts = code(acts[0][0]) if len(acts) == 1 else None
    if parts is None or parts[1] is not None:
        return None
    found = Where().add("involved.state = ?", parts[0])
    if acts[0][1] in _PARTS:
        found.add(f"involved.{acts[0][1]} = 1")
    one_of(found, "involved.type", [one.upper() for one in several(filters.get("type"))])
    one_of(found, "involved.status", several(filters.get("status")))
    in_time(found, "involved", filters.get("since"), filters.get("until"))
    by_told(found, "involved", bool(filters.get("told_only")))
    return found


def first(connection: sqlite3.Connection, where: Where, limit: int, *, undated: bool) -> Sequence[int]:
    """The numbers of the first events that fit, in the order of time; those without a day last, where these are asked for."""
    numbers: list[int] = []
    for dated, order in (("involved.first <> ''", "involved.first"), ("involved.first = ''", "report.published"))[: 2 if undated else 1]:
        if limit > len(numbers):
            hits = (
                f"SELECT involved.event FROM involved JOIN report ON report.n = involved.event / {STEP} WHERE {where.sql} AND {dated}"
                f" ORDER BY {order}, report.id, involved.event LIMIT ?"
            )
            numbers += [row[0] for row in connection.execute(hits, [*where.parameters, limit - len(numbers)])]
    return numbers
