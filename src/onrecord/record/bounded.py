"""What bounds a query of the user's own: SQLite asks after the time between steps only, and some of its functions are one step however long they run.

These take time that grows with their arguments. GLOB is refused; LIKE says the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from onrecord.errors import RecordError
from onrecord.record.result import Value

#: The longest value that a query may make, and the memory that its answer may take, in bytes.
#: Bound of memory.
LONGEST, MOST = 10_000_000, 500_000_000
#: What a row and a value take beside its own length.
#: Bound of memory.
_ROW, _VALUE = 100, 60
#: Pragmas that tell something about what their argument names; with an argument, all others set something.
_TELLING = frozenset(
    "table_info table_xinfo table_list index_list index_info index_xinfo foreign_key_list foreign_key_check integrity_check quick_check".split()
)
#: What a query may do neither by name nor by operator.
_REFUSED = frozenset({"glob", "load_extension", "fts3_tokenizer"})


@contextmanager
def bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """The connection reads only meanwhile, and makes no value that is too long."""
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    for count in (2, 3):
        connection.create_function("like", count, like, deterministic=True)
    connection.create_function("instr", 2, _place, deterministic=True)
    connection.create_function("replace", 3, _replaced, deterministic=True)
    connection.set_authorizer(_reads_only)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


def rows_of(cursor: sqlite3.Cursor) -> tuple[tuple[Value, ...], ...]:
    """All rows. Raises RecordError where they are too many to hold."""
    rows: list[tuple[Value, ...]] = []
    size = 0
    for row in cursor:
        size += _ROW + sum(_VALUE + (len(value) if isinstance(value, (str, bytes)) else 0) for value in row)
        if size > MOST:
            raise RecordError("the query", f"answers with more than {MOST:,} bytes", "Narrow it down, or add LIMIT")
        rows.append(row)
    return tuple(rows)


def like(pattern: object, value: object, escape: str | None = None) -> bool | None:
    """``value LIKE pattern``: % is anything, _ one character; the letters A to Z as a to z."""
    return None if pattern is None or value is None else _fits(_parts(str(pattern), escape), str(value))


def _reads_only(action: int, first: str | None, second: str | None, _database: str | None, _within: str | None) -> int:
    """Whether a query may do this: SQLite lets also a connection that cannot write make other files and change its own settings."""
    sets = action == sqlite3.SQLITE_PRAGMA and second is not None and (first or "").lower() not in _TELLING
    refused = action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _REFUSED
    return sqlite3.SQLITE_DENY if sets or refused or action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH) else sqlite3.SQLITE_OK


def _place(text: object, words: object) -> int | None:
    if text is None or words is None:
        return None
    if isinstance(text, bytes) and isinstance(words, bytes):
        return text.find(words) + 1
    return str(text).find(str(words)) + 1


def _replaced(text: object, words: object, others: object) -> str | None:
    if text is None or words is None or others is None:
        return None
    made, sought, other = str(text), str(words), str(others)
    if not sought:
        return made
    if len(made) + made.count(sought) * (len(other) - len(sought)) > LONGEST:
        raise OverflowError("string or blob too big")
    return made.replace(sought, other)


@lru_cache(maxsize=64)
def _parts(pattern: str, escape: str | None) -> tuple[tuple[re.Pattern[str], int], ...]:
    """What stands between the pattern's %, with its length in characters."""
    parts: list[list[str]] = [[]]
    signs = iter(pattern)
    for sign in signs:
        if sign == escape:
            parts[-1].append(re.escape(next(signs, "")))
        elif sign == "%":
            parts.append([])
        else:
            parts[-1].append("." if sign == "_" else re.escape(sign))
    return tuple((re.compile("".join(part), re.IGNORECASE | re.ASCII | re.DOTALL), len(part)) for part in parts)


def _fits(parts: tuple[tuple[re.Pattern[str], int], ...], value: str) -> bool:
    """Whether the parts stand in the value one after another, the first at its beginning and the last at its end."""
    (first, at), *middle = parts
    if not middle:
        return first.fullmatch(value) is not None
    last, length = middle.pop()
    if first.match(value) is None:
        return False
    for part, _length in middle:
        found = part.search(value, at)
        if found is None:
            return False
        at = found.end()
    return len(value) - length >= at and last.fullmatch(value, len(value) - length) is not None
