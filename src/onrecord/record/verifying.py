"""Whether a record is whole: the file, every id and reference, every entry's words at their offsets, and the full-text indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path

from onrecord.record import counts, sealing
from onrecord.record.connecting import code_of
from onrecord.record.rows import STEP
from onrecord.record.store import connect_to_read, connect_to_write
from onrecord.record.stored import faults
from onrecord.types import report_id

#: The full-text indexes, their columns, and the tables that they index, as in schema.sql.
_INDEXED = (("report_words", "title, text", "report"), ("statement_words", "words", "statement"))
#: How many faults of one kind are told one by one.
#: Bound of what is shown.
TOLD = 20


def verify(path: Path) -> tuple[str, ...]:
    """What is wrong, one line each; nothing if the record is whole. Raises RecordError if it cannot be opened."""
    connect_to_read(path, checked=True).close()
    checks: tuple[Callable[[Path], list[str]], ...] = (_words, _file, _references, _indexes, _sums, _counts)
    # SQLite lets the other threads run while it works, so the checks take the time of the longest.
    with ThreadPoolExecutor(len(checks)) as pool:
        return tuple(line for found in pool.map(lambda check: check(path), checks) for line in found)


def _file(path: Path) -> list[str]:
    with_closing = connect_to_read(path, checked=True)
    try:
        found = [row[0] for row in with_closing.execute(f"PRAGMA integrity_check({TOLD})")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    finally:
        with_closing.close()
    return [f"file: {line}" for line in found if line != "ok"]


def _references(path: Path) -> list[str]:
    connection = connect_to_read(path, checked=True)
    try:
        rows = connection.execute("PRAGMA foreign_key_check")
        return _told([f"{table}: row {row} refers to {parent}, which is not there" for table, row, parent, _key in rows])
    finally:
        connection.close()


def _indexes(path: Path) -> list[str]:
    """The full-text indexes against the tables that they index. On a disk that cannot be written this cannot be asked."""
    try:
        connection = connect_to_write(path)
    except Exception:
        return []
    found = []
    try:
        for index in ("report_words", "statement_words"):
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                if code_of(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
                    found.append(f"{index}: the full-text index is not in step with its table ({error})")
    finally:
        connection.close()
    return found or _terms(path)


def _terms(path: Path) -> list[str]:
    """The terms of the full-text indexes against those of an index made anew: SQLite's own check sums can be equal for another term."""
    connection, anew = connect_to_read(path, checked=True), sqlite3.connect("")  # a temporary file, which SQLite takes away
    found = []
    try:
        connection.execute("PRAGMA query_only = OFF")  # for what is named for this connection alone; the file is open to read only
        for index, columns, table in _INDEXED:
            connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_held USING fts5vocab (main, {index}, row)")
            anew.execute(f"CREATE VIRTUAL TABLE {index} USING fts5 ({columns}, content = '', tokenize = 'porter unicode61')")
            anew.execute(f"CREATE VIRTUAL TABLE {index}_held USING fts5vocab ({index}, row)")
            marks = ", ".join("?" * (columns.count(",") + 2))
            anew.executemany(
                f"INSERT INTO {index} (rowid, {columns}) VALUES ({marks})", connection.execute(f"SELECT n, {columns} FROM {table}")
            )
            held, right = (one.execute(f"SELECT CAST(term AS BLOB), doc, cnt FROM {index}_held") for one in (connection, anew))
            if any(one != other for one, other in zip_longest(held, right)):
                found.append(f"{index}: the full-text index has other words than its table")
    except sqlite3.DatabaseError as error:
        found.append(f"full text: cannot be read ({error})")
    finally:
        connection.close()
        anew.close()
    return found


def _sums(path: Path) -> list[str]:
    """The tables beside the readings - links, decisions, places of origin - against their seals."""
    connection = connect_to_read(path, checked=True)
    try:
        return list(sealing.faults(connection))
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        return [f"seals: cannot be read ({error})"]
    finally:
        connection.close()


def _counts(path: Path) -> list[str]:
    """The counts that are kept beside the events, against the events."""
    connection = connect_to_read(path, checked=True)
    try:
        return list(counts.faults(connection))
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        return [f"counts: cannot be read ({error})"]
    finally:
        connection.close()


def _words(path: Path) -> list[str]:
    connection = connect_to_read(path, checked=True)
    try:
        return _told(list(_word_faults(connection)))
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, IndexError) as error:
        return [f"reports: cannot be read ({error})"]
    finally:
        connection.close()


def _word_faults(connection: sqlite3.Connection) -> Iterator[str]:
    layers = [_Layer(connection, *layer) for layer in _LAYERS]
    reports = connection.execute(
        "SELECT r.n, r.id, r.text, r.published, r.published_from, r.outlet, r.url, g.json, g.entries FROM report r LEFT JOIN reading g"
        " ON g.report = r.n ORDER BY r.n"
    )
    for number, identity, text, published, published_from, outlet, url, packed, entries in reports:
        if report_id(text, published if published_from == "metadata" else None, outlet, url) != identity:
            yield f"{identity}: the text or its date, outlet or address is not what the id was made from"
        if packed is None:
            yield f"{identity}: has no reading"
        else:
            yield from faults(connection, number, identity, text, packed)
        count = 0
        for layer in layers:
            for row in layer.of(number):
                count += layer.counts
                if not layer.holds(row, text):
                    yield f"{identity}#{layer.letter}{row[0] % STEP}: its words do not stand at its offsets"
        if packed is not None and count != entries:
            yield f"{identity}: has {count} entries in the tables where its reading has {entries}"


def _plain(row: tuple[int, int, int, str], text: str) -> bool:
    return text[row[1] : row[2]] == row[3]


def _several(row: tuple[int, str, str], text: str) -> bool:
    return " ... ".join(text[start:end] for start, end in json.loads(row[1])) == row[2]


def _statement(row: tuple[int, str, str, str | None, str | None], text: str) -> bool:
    spans = json.loads(row[1])
    one = " ... ".join(text[start:end] for start, end in spans["content"]) == row[2]
    return one and all(
        (ends is None and words is None) or (ends is not None and text[ends[0] : ends[1]] == words)
        for ends, words in ((spans["cue"], row[3]), (spans["addressee"], row[4]))
    )


def _always(_row: tuple[int], _text: str) -> bool:
    return True


#: Letter of the ids, query in order of the entries, check, and 1 where a row is an entry.
_LAYERS: tuple[tuple[str, str, Callable[..., bool], int], ...] = (
    ("A", "SELECT n FROM actor ORDER BY n", _always, 1),
    ("A", 'SELECT actor, start, "end", text FROM mention ORDER BY actor', _plain, 0),
    ("P", 'SELECT n, start, "end", text FROM place ORDER BY n', _plain, 1),
    ("D", 'SELECT n, start, "end", text FROM date ORDER BY n', _plain, 1),
    ("S", "SELECT n, spans, words, cue, addressee FROM statement ORDER BY n", _statement, 1),
    ("E", "SELECT n, spans, words FROM event ORDER BY n", _several, 1),
    ("E", 'SELECT event, start, "end", text FROM role ORDER BY event', _plain, 0),
    ("F", 'SELECT n, start, "end", text FROM figure ORDER BY n', _plain, 1),
    ("H", "SELECT n FROM position ORDER BY n", _always, 1),
)


class _Layer:
    """One table read through beside the reports, in the same order, so that each is read once."""

    def __init__(self, connection: sqlite3.Connection, letter: str, query: str, holds: Callable[..., bool], counts: int) -> None:
        self.letter, self.holds, self.counts = letter, holds, counts
        self._cursor = connection.execute(query)
        self._next = self._cursor.fetchone()

    def of(self, report: int) -> Iterator[tuple[int, ...]]:
        """The rows of this report, which must be asked for in order."""
        end = (report + 1) * STEP
        while self._next is not None and self._next[0] < end:
            yield self._next
            self._next = self._cursor.fetchone()


def _told(lines: list[str]) -> list[str]:
    """The first faults one by one, the rest by their number."""
    return lines if len(lines) <= TOLD else [*lines[:TOLD], f"and {len(lines) - TOLD} more of this kind"]
