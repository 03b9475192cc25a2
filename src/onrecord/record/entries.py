"""The rows of a reading's entries in the record: put in, taken out, and the links that stand on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.record import counts
from onrecord.record.linking import forget
from onrecord.record.rows import STEP, TABLES, Prepared, Row
from onrecord.types import Engine


def engine_number(connection: sqlite3.Connection, engine: Engine) -> int:
    """The engine's row, which is made if there is none."""
    values = (engine.onrecord, engine.model, engine.knowledge)
    connection.execute("INSERT OR IGNORE INTO engine (onrecord, model, knowledge) VALUES (?, ?, ?)", values)
    number: int = connection.execute("SELECT n FROM engine WHERE onrecord = ? AND model = ? AND knowledge = ?", values).fetchone()[0]
    return number


def put_entries(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    """The entries of a reading, which the record has not yet."""
    base = number * STEP
    for table, (report, numbers) in TABLES.items():
        rows = prepared.rows[table]
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered(rows, report, number, numbers, base))
    connection.execute(
        "INSERT INTO statement_words (rowid, words) SELECT n, words FROM statement WHERE n BETWEEN ? AND ?", (base, base + STEP - 1)
    )
    counts.add(connection, prepared.cells)
    engine = engine_number(connection, prepared.engine)
    connection.execute("INSERT INTO reading VALUES (?, ?, ?, ?)", (number, engine, prepared.entries, prepared.packed))


def numbered(rows: Sequence[Row], report: int | None, number: int, numbers: tuple[int, ...], base: int) -> Iterable[list[object]]:
    """The rows with this record's numbers in place of the report's own."""
    for row in rows:
        cells: list[object] = list(row)
        if report is not None:
            cells[report] = number
        for at in numbers:
            value = row[at]
            if isinstance(value, int):
                cells[at] = base + value
        yield cells


def drop_entries(connection: sqlite3.Connection, number: int) -> bool:
    """Takes out the entries of a report, with the links that stand on them; returns whether there were any: whoever puts entries in their
    place links them again, by ``extend``."""
    linked = connection.execute("SELECT 1 FROM story WHERE report = ?", (number,)).fetchone() is not None
    forget(connection, number)
    counts.take(connection, number)
    low, high = number * STEP, number * STEP + STEP - 1
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(
        "INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', n, words FROM statement WHERE n BETWEEN ? AND ?",
        (low, high),
    )
    first = {"failure": "report", "mention": "actor", "role": "event", "dyad": "event", "amount": "event", "party": "position",
             "evidence": "position"}  # fmt: skip
    for table in reversed(TABLES):
        column = first.get(table, "n")
        limits = (number, number) if column == "report" else (low, high)
        connection.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", limits)
    connection.execute("DELETE FROM reading WHERE report = ?", (number,))
    return linked
