"""A part of the record as if it were all of it: the events that are asked for, the reports that hold them, and what stands in these."""

from __future__ import annotations

import sqlite3
from typing import Unpack

from onrecord.record.asked import Events
from onrecord.record.chosen import chosen
from onrecord.record.filters import Where, of_reports

#: Filters that reports have without any event.
_OF_REPORTS = frozenset({"about", "outlet", "since", "until"})
#: What each table keeps. Entries of a report follow it, for every question joins them with it.
_KEPT = {
    "report": "n IN (SELECT n FROM temp.picked_report)",
    "reading": "report IN (SELECT n FROM temp.picked_report)",
    "judgement": "report IN (SELECT id FROM main.report WHERE n IN (SELECT n FROM temp.picked_report))",
    "event": "n IN (SELECT n FROM temp.picked_event)",
    "dyad": "event IN (SELECT n FROM temp.picked_event)",
    "occurrence": "n IN (SELECT occurrence FROM main.telling WHERE event IN (SELECT n FROM temp.picked_event))",
    "figurehead": "n IN (SELECT s.figurehead FROM main.same_actor s JOIN main.actor a ON a.n = s.actor"
    " WHERE a.report IN (SELECT n FROM temp.picked_report))",
    "site": "n IN (SELECT s.site FROM main.same_place s JOIN main.place p ON p.n = s.place WHERE p.report IN (SELECT n FROM temp.picked_report))",
}


def pick(connection: sqlite3.Connection, **filters: Unpack[Events]) -> None:
    """Lays the part over the tables of this connection, as temporary views of the same names. Filters: ``onrecord.record.chosen``; where only words, outlet
    and time are asked for, the reports that fit are kept, too, though they hold no event."""
    filters["with_copies"] = True
    where = chosen(connection, **filters)
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE picked_event (n INTEGER PRIMARY KEY)")
    connection.execute(f"INSERT INTO picked_event SELECT event.n FROM event WHERE {where.sql}", where.parameters)
    connection.execute("CREATE TEMP TABLE picked_report (n INTEGER PRIMARY KEY)")
    connection.execute("INSERT INTO picked_report SELECT DISTINCT report FROM event WHERE n IN (SELECT n FROM picked_event)")
    given = {name for name, value in filters.items() if value not in (None, False, ()) and name != "with_copies"}
    if given <= _OF_REPORTS:
        reports = Where()
        of_reports(
            reports, "n", about=filters.get("about"), outlet=filters.get("outlet"), since=filters.get("since"), until=filters.get("until")
        )
        connection.execute(f"INSERT OR IGNORE INTO picked_report SELECT n FROM report WHERE {reports.sql}", reports.parameters)
    views = connection.execute("SELECT sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid").fetchall()
    for table, kept in _KEPT.items():
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {kept}")
    for (sql,) in views:
        connection.execute(sql.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
    connection.execute("PRAGMA query_only = ON")
