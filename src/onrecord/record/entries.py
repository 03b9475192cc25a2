"""The rows of a reading's entries in the record: put in, taken out, and the links that stand on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from onrecord.record import counts, extents, involved, packing
from onrecord.record.linking import forget
from onrecord.record.rows import STEP, TABLES, WORDS, Prepared, Row
from onrecord.record.steps import ordered
from onrecord.types import Engine

#: The order in which ``dyad`` is written: that of its index by recipients. In the table's own the pages of each source lie together, too.
#: By definition: the tables' columns.
_BY_RECIPIENT = 1, 2, 0
#: That of ``involved``: by states and days; the events come in their order.
#: By definition: the table's columns.
_BY_STATE = 0, 1


class Waiting:
    """What is written once for several reports that are put in together, table by table: the full-text indexes would else write down what they hold
    in memory before nearly each row of other tables, and each row would be sought on pages that are read and written for it alone."""

    def __init__(self) -> None:
        self._prepared: list[tuple[int, Prepared]] = []
        self._texts: list[tuple[int, str | None, str]] = []

    def text(self, number: int, title: str | None, text: str) -> None:
        """The words of a report."""
        self._texts.append((number, title, text))

    def entries(self, number: int, prepared: Prepared) -> None:
        """Its entries, what they say and what they count."""
        self._prepared.append((number, prepared))

    def write(self, connection: sqlite3.Connection) -> None:
        """Writes it, within the transaction in which the reports are written and before anything else is done with them."""
        for table in TABLES:
            rows = (row for number, one in self._prepared for row in numbered(table, one.rows[table], number))
            # Tables that are kept in another order than that of their reports get their rows in it, so that those of one page come together.
            _insert(connection, table, ordered(rows, _BY_RECIPIENT) if table == "dyad" else rows)
        rows = (row for number, one in self._prepared for row in involved.numbered(number, one.involved))
        _insert(connection, involved.TABLE, ordered(rows, _BY_STATE))
        connection.executemany("INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", self._texts)
        said = ((number * STEP + int(row[0] or 0), row[WORDS]) for number, one in self._prepared for row in one.rows["statement"])
        connection.executemany("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", said)
        cells: dict[str, list[tuple[Any, ...]]] = {}
        for _number, one in self._prepared:
            for table, told in one.cells.items():
                cells.setdefault(table, []).extend(told)
        if cells:
            counts.add(connection, cells)
        extents.add(connection, self._prepared)
        packing.add(connection, ((number, one.report.published, one.deeds) for number, one in self._prepared))
        self._prepared, self._texts = [], []


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Puts the rows into the table, as they come."""
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})", chain((first,), rows))


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
    waiting.entries(number, prepared)
    engine = engine_number(connection, prepared.engine)
    connection.execute("INSERT INTO reading VALUES (?, ?, ?, ?)", (number, engine, prepared.entries, prepared.packed))


def numbered(table: str, rows: Iterable[Row], number: int) -> Iterator[tuple[object, ...]]:
    """The rows of a table with this record's numbers in place of the report's own."""
    report, columns = TABLES[table]
    base = number * STEP
    # Those of which there are many, which are twice as slow on the way below: places and dates, mentions, roles, dyads.
    if report == 1 and columns == (0,):
        yield from [(row[0] + base, number, *row[2:]) for row in rows]  # type: ignore[operator]
        return
    if report is None and columns == (0,):
        yield from [(row[0] + base, *row[1:]) for row in rows]  # type: ignore[operator]
        return
    if report is None and columns == (0, 3):
        yield from [(row[0] + base, row[1], row[2], row[3] + base, *row[4:]) for row in rows]  # type: ignore[operator]
        return
    if report is None and columns == (3,):
        yield from [(*row[:3], row[3] + base, *row[4:]) for row in rows]  # type: ignore[operator]
        return
    for row in rows:
        cells: list[Any] = list(row)
        if report is not None:
            cells[report] = number
        for at in columns:
            if cells[at] is not None:
                cells[at] += base
        yield tuple(cells)


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
