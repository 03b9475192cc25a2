"""From when to when the events of each report are counted, kept beside the events in the order of the reports' days: which of the newest or oldest reports
tell of a time is found without going through their events.

The rows stand in the table ``extent`` and change with the events, as the counts do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from onrecord.record.rows import FIRST, LAST, STEP, Prepared
from onrecord.record.steps import differing, steps

TABLE = "extent"
_ROWS = """
SELECT coalesce(r.published, ''), r.id, r.n, min(coalesce(e.first, r.published)), max(coalesce(e.last, r.published))
FROM event e JOIN report r ON r.n = e.report WHERE e.n BETWEEN :low AND :high GROUP BY r.n HAVING min(coalesce(e.first, r.published)) IS NOT NULL"""


def add(connection: sqlite3.Connection, reports: Iterable[tuple[int, Prepared]]) -> None:
    """Adds reports, each by its number, whose events no row tells of yet."""
    rows = []
    for number, one in reports:
        published = one.report.published
        first, last = ([str(day) for row in one.rows["event"] if (day := row[at] or published)] for at in (FIRST, LAST))
        if first:
            rows.append((published or "", one.report.id, number, min(first), max(last)))
    connection.executemany(f"INSERT INTO {TABLE} VALUES (?, ?, ?, ?, ?)", rows)


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes a report out, before its events change."""
    connection.execute(
        f"DELETE FROM {TABLE} WHERE (published, id, report) IN (SELECT coalesce(published, ''), id, n FROM report WHERE n = ?)",
        (limits["low"] // STEP,),
    )


def make_anew(connection: sqlite3.Connection) -> None:
    """Finds all rows again, within a running transaction."""
    connection.execute(f"DELETE FROM {TABLE}")
    for limits in steps(connection):
        connection.execute(f"INSERT INTO {TABLE} {_ROWS}", limits)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the rows are those of the events."""
    found = ((*row, 1) for limits in steps(connection) for row in connection.execute(_ROWS, limits))
    if differing(found, connection.execute(f"SELECT *, 1 FROM {TABLE}"), 5):
        yield f"{TABLE}: the times of the reports are not those of the events"


def of_time(first: str | None, last: str | None, *, newest: bool) -> tuple[str, list[str]]:
    """The reports whose events may touch a time, newest or oldest first, of those that have a day, as a query to which a limit is added."""
    told = [("last >= ?", first), ("first <= ?", last)]
    conditions = " AND ".join(["published <> ''", *(condition for condition, day in told if day)])
    order = "published DESC, id" if newest else "published, id"
    return f"SELECT report AS n FROM {TABLE} WHERE {conditions} ORDER BY {order}", [day for _condition, day in told if day]
