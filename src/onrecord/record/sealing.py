"""Seals on what no reading's seal covers: one sum a table, kept by every connection that writes.

Each row counts into its table's sum by a hash, in any order, so that a row more or less is one addition. Temporary triggers do it: whoever
writes by other means, or damages a value, leaves a sum that does not fit, and ``faults`` tells so.

The full-text indexes, in whose own tables SQLite writes at its will, are sealed whole when a run of writing ends (``settle``); the first word
that is written takes their seal off. What a killed run leaves is without it, and has the checks of ``verifying`` alone until the next run ends.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import NoneType
from typing import Any

from onrecord.record import counts
from onrecord.record.rows import TABLES

#: Tables that are sealed otherwise, with the reading of their report or by its id, what is counted anew, and that of the sums itself.
_OTHERWISE = frozenset({*TABLES, "report", "reading", "seal", *counts.TABLES})
#: Tables without a seal in records that were linked before these had one; it is begun when all links are made anew.
_LATE = ("story", "text_band")
#: Tables in which the full-text indexes keep their words, and what writes there; the lengths that they keep beside, SQLite compares with the texts.
_FULL_TEXT = tuple(f"{index}_words_{kind}" for index in ("report", "statement") for kind in ("data", "idx", "config"))
#: The words of statements go with their report's reading, once for all of them.
_WORDED = (
    *(("report", event) for event in ("INSERT", "DELETE", "UPDATE OF title, text")),
    *(("reading", event) for event in ("INSERT", "DELETE")),
)
#: Each value as JSON, bytes by their digits: an encoder's own way about a row costs more than its values.
_VALUES: Mapping[type, Callable[[Any], str]] = {
    str: json.encoder.encode_basestring_ascii,
    int: int.__repr__,
    float: json.dumps,
    NoneType: lambda _value: "null",
    bytes: lambda value: f'"{value.hex()}"',
}
#: Sums stand in an integer column.
#: By definition: two sums of less than 2 ** 62 fit 63 bits.
_MODULUS = 1 << 62
#: The name under which the tables' and views' own definitions are sealed.
_SCHEMA = "sqlite_schema"


def watch(connection: sqlite3.Connection) -> None:
    """Lets the connection keep the sums in step with what it writes."""
    connection.create_function("sealed", -1, _added, deterministic=True)
    connection.execute("PRAGMA recursive_triggers = ON")  # else a row that another takes the place of goes unseen
    for table in _sealed(connection):
        _watch(connection, table)
    # The seals fall with the first row; that they are gone is soon seen, where taking them off again would cost more than a row's own work.
    unseal = f'FROM seal WHERE "table" IN ({", ".join(map(repr, _FULL_TEXT))})'
    for table, event in _WORDED:
        connection.execute(
            f"CREATE TEMP TRIGGER words_{event.split()[0]}_{table} AFTER {event} ON main.{table}"
            f" WHEN EXISTS (SELECT 1 {unseal}) BEGIN DELETE {unseal}; END"
        )


def _watch(connection: sqlite3.Connection, table: str) -> None:
    new, old = (", ".join(f'{which}."{name}"' for name in _columns(connection, table)) for which in ("NEW", "OLD"))
    for event, sums in (
        ("INSERT", f"sealed(sum, 1, {new})"),
        ("DELETE", f"sealed(sum, -1, {old})"),
        ("UPDATE", f"sealed(sealed(sum, -1, {old}), 1, {new})"),
    ):
        connection.execute(
            f"CREATE TEMP TRIGGER seal_{event}_{table} AFTER {event} ON main.{table}"
            f" BEGIN UPDATE seal SET sum = {sums} WHERE \"table\" = '{table}'; END"
        )


@contextmanager
def at_once(connection: sqlite3.Connection, tables: Iterable[str], known: Mapping[str, int]) -> Iterator[None]:
    """These tables are written anew within, and sealed when that is done: one pass over the rows costs less than a step for each that goes and
    comes, and none where it is ``known`` by then what all rows of a table count (see ``sum_of``). It must stand within one transaction."""
    triggers = "SELECT tbl_name FROM temp.sqlite_schema WHERE type = 'trigger' AND name = 'seal_INSERT_' || tbl_name"
    watched = {name for (name,) in connection.execute(triggers)}
    sealed = [table for table in tables if table in watched]
    for table in sealed:
        for event in ("INSERT", "DELETE", "UPDATE"):
            connection.execute(f"DROP TRIGGER temp.seal_{event}_{table}")
    yield
    for table in sealed:
        connection.execute(
            "INSERT OR REPLACE INTO seal VALUES (?, ?)", (table, known[table] % _MODULUS if table in known else _sum(connection, table))
        )
        _watch(connection, table)


def sum_of(rows: Iterable[tuple[Any, ...]]) -> int:
    """What these rows, all columns of each in order, count in their table's seal."""
    return sum(map(_hash, rows)) % _MODULUS


def settle(connection: sqlite3.Connection) -> None:
    """Seals the full-text indexes as they are now, within a running transaction, where they have no seal."""
    count = f'SELECT count(*) FROM seal WHERE "table" IN ({", ".join("?" * len(_FULL_TEXT))})'
    if connection.execute(count, _FULL_TEXT).fetchone()[0] < len(_FULL_TEXT):
        connection.executemany("INSERT OR REPLACE INTO seal VALUES (?, ?)", [(table, _whole(connection, table)) for table in _FULL_TEXT])


def begin(connection: sqlite3.Connection) -> None:
    """Seals what the tables hold now: of a new record, or of one that was brought to this form."""
    connection.execute("DELETE FROM seal")
    for table in (*_sealed(connection), _SCHEMA):
        connection.execute("INSERT OR REPLACE INTO seal VALUES (?, ?)", (table, _sum(connection, table)))


def begin_late(connection: sqlite3.Connection) -> None:
    """Gives the tables that were long without one their seal. They must be empty."""
    connection.executemany('INSERT OR IGNORE INTO seal ("table", sum) VALUES (?, 0)', [(table,) for table in _LATE])


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables that do not hold what was written."""
    kept = dict(connection.execute('SELECT "table", sum FROM seal').fetchall())
    for table in _sealed(connection):
        if table in _LATE and table not in kept:
            continue
        if _sum(connection, table) != kept.pop(table, None):
            yield f"{table}: its rows are not what was written"
    for table in _FULL_TEXT:
        if table in kept and _whole(connection, table) != kept.pop(table):
            yield f"{table}: the full-text index is not what was written"
    if _sum(connection, _SCHEMA) != kept.pop(_SCHEMA, None):
        yield "schema: the definitions of tables, indexes and views are not what was written"
    for name in kept:
        yield f"seal: names {name!r}, which is no table"


def _sealed(connection: sqlite3.Connection) -> list[str]:
    """Tables with rows that hang on no single reading: engines, places of origin, decisions, differences, links."""
    names = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'")
    return sorted(name for (name,) in names if name not in _OTHERWISE and "_words" not in name)  # full text has a check of its own


def _sum(connection: sqlite3.Connection, table: str) -> int:
    rows = (
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"
        if table == _SCHEMA
        else f"SELECT * FROM main.{table}"
    )
    return sum_of(connection.execute(rows))


def _whole(connection: sqlite3.Connection, table: str) -> int:
    """The hash of all rows of a table, in their order."""
    digest = hashlib.blake2b(digest_size=7)
    for row in connection.execute(f"SELECT * FROM main.{table} ORDER BY 1, 2"):
        for value in row:
            part = value if isinstance(value, bytes) else str(value).encode()
            digest.update(b"%d:" % len(part) + part)
    return int.from_bytes(digest.digest())


def _added(total: int, sign: int, *row: object) -> int:
    return (total + sign * _hash(row)) % _MODULUS


def _hash(row: tuple[Any, ...]) -> int:
    told = f"[{', '.join([_VALUES[type(value)](value) for value in row])}]"
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=8).digest())


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid", (table,))]
