"""The rows of a reading's entries in the record: put in, taken out, and the links that stand on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.record import counts, involved
from onrecord.record.linking import forget
from onrecord.record.rows import STEP, TABLES, WORDS, Cell, Prepared, Row
from onrecord.types import Engine


class Waiting:
    """What is written once for several reports that are put in together: words for the full-text indexes, which else write down what they hold in
    memory before nearly each row of other tables, and counts."""

    def __init__(self) -> None:
        self._texts: list[tuple[int, str | None, str]] = []
        self._words: list[tuple[int, Cell]] = []
        self._cells: dict[str, list[tuple[Any, ...]]] = {}

    def text(self, number: int, title: str | None, text: str) -> None:
        """The words of a report."""
        self._texts.append((number, title, text))

    def entries(self, number: int, prepared: Prepared) -> None:
        """What its entries say and count."""
        base = number * STEP
        self._words += [(base + int(row[0] or 0), row[WORDS]) for row in prepared.rows["statement"]]
        for table, cells in prepared.cells.items():
            self._cells.setdefault(table, []).extend(cells)

    def write(self, connection: sqlite3.Connection) -> None:
        """Writes it, within the transaction in which the reports are written and before anything else is done with them."""
        connection.executemany("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", self._texts)
        connection.executemany("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", self._words)
        if self._cells:
            counts.add(connection, self._cells)
        self._texts, self._words, self._cells = [], [], {}


def engine_number(connection: sqlite3.Connection, engine: Engine) -> int:
    """The engine's row, which is made if there is none."""
    values = (engine.onrecord, engine.model, engine.knowledge)
    query = "SELECT n FROM engine WHERE onrecord = ? AND model = ? AND knowledge = ?"
    found = connection.execute(query, values).fetchone()
    if found is None:
        connection.execute("INSERT INTO engine (onrecord, model, knowledge) VALUES (?, ?, ?)", values)
        found = connection.execute(query, values).fetchone()
    number: int = found[0]
    return number


def put_entries(connection: sqlite3.Connection, number: int, prepared: Prepared, waiting: Waiting) -> None:
    """The entries of a reading, which the record has not yet, but for what waits to be written with those of other reports."""
    base = number * STEP
    for table, (report, numbers) in TABLES.items():
        rows = prepared.rows[table]
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered(rows, report, number, numbers, base))
    involved.add(connection, number, prepared.involved)
    waiting.entries(number, prepared)
    engine = engine_number(connection, prepared.engine)
    connection.execute("INSERT INTO reading VALUES (?, ?, ?, ?)", (number, engine, prepared.entries, prepared.packed))


def numbered(rows: Sequence[Row], report: int | None, number: int, numbers: tuple[int, ...], base: int) -> Iterable[list[object]]:
    """The rows with this record's numbers in place of the report's own."""
    found: list[list[object]] = [list(row) for row in rows]
    for cells in found:
        if report is not None:
            cells[report] = number
        for at in numbers:
            value = cells[at]
            if value is not None:
                cells[at] = base + value  # type: ignore[operator]
    return found


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
