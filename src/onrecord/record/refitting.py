"""Keeps the entries in the tables as analysts decided, while the reading stays as it was read.

So every list, count, curve and export tells what is decided; ``as_it_was_read`` gives a connection on which they tell what was read.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from onrecord.record.applying import Decision, corrected, keys_after
from onrecord.record.corrections import kept
from onrecord.record.entries import Waiting, drop_entries, numbered, put_entries
from onrecord.record.linking import extend
from onrecord.record.missed import with_added
from onrecord.record.rows import STEP, TABLES, Prepared, prepare, unpack
from onrecord.types import Reading


def decisions(connection: sqlite3.Connection, report: str) -> list[Decision]:
    """The decisions on a report's entries, the latest last. Raises RecordError where one cannot be read."""
    rows = connection.execute(
        "SELECT layer, key, verdict, amended FROM judgement WHERE report = ? AND layer <> 'report' ORDER BY n", (report,)
    )
    return [Decision(layer, key, verdict, kept(layer, amended, report)) for layer, key, verdict, amended in rows]


def raw(connection: sqlite3.Connection, number: int) -> tuple[Reading, bytes, str]:
    """A report's reading as it was read, the same packed, and the metadata as given."""
    text, given, packed = connection.execute(
        "SELECT r.text, r.given, g.json FROM report r JOIN reading g ON g.report = r.n WHERE r.n = ?", (number,)
    ).fetchone()
    return Reading.from_dict(unpack(packed, text)), packed, given


def refit(connection: sqlite3.Connection, number: int, *, changed: bool = False, waiting: Waiting | None = None) -> None:
    """Brings a report's entries in step with what is decided on them; ``changed`` says that decisions may have been taken back. What is ``waiting``
    to be written is written before.

    Where the report is linked, it is linked again, as its entries are now.
    """
    report: str = connection.execute("SELECT id FROM report WHERE n = ?", (number,)).fetchone()[0]
    decided = decisions(connection, report)
    if not changed and all(one.verdict in ("right", "unsure") for one in decided):
        return
    waiting = waiting or Waiting()
    waiting.write(connection)
    reading, packed, given = raw(connection, number)
    prepared = replace(decided_rows(reading, decided), packed=packed, given=given)
    linked = drop_entries(connection, number)
    put_entries(connection, number, prepared, waiting)
    waiting.write(connection)
    if linked:
        extend(connection, [number])


def decided_rows(reading: Reading, decided: list[Decision]) -> Prepared:
    """What the tables hold of a report's reading and the decisions on it."""
    now = corrected(reading, decided)
    return prepare(now, keys=keys_after(with_added(reading, decided), now))


def as_it_was_read(connection: sqlite3.Connection) -> None:
    """Lays the readings as they were read over the tables of this connection, as temporary views of the same names."""
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE judged (n INTEGER PRIMARY KEY)")
    connection.execute(
        "INSERT INTO judged SELECT DISTINCT r.n FROM judgement j JOIN report r ON r.id = j.report WHERE j.verdict IN ('wrong', 'amended')"
    )
    numbers = [row[0] for row in connection.execute("SELECT n FROM judged ORDER BY n")]
    views = connection.execute("SELECT sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid").fetchall()
    for table in TABLES:
        connection.execute(f"CREATE TEMP TABLE read_{table} AS SELECT * FROM main.{table} WHERE 0")
    for number in numbers:
        prepared = prepare(raw(connection, number)[0])
        for table in TABLES:
            rows = list(numbered(table, prepared.rows[table], number))
            if rows:
                connection.executemany(f"INSERT INTO read_{table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    for table, (report, columns) in TABLES.items():
        held = connection.execute(f"SELECT name FROM pragma_table_info('{table}', 'main') ORDER BY cid").fetchall()
        owner = f'"{held[report][0]}"' if report is not None else f'"{held[columns[0]][0]}" / {STEP}'
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {owner} NOT IN (SELECT n FROM judged)"
            f" UNION ALL SELECT * FROM read_{table}"
        )
    for (sql,) in views:
        connection.execute(sql.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
    connection.execute("PRAGMA query_only = ON")
