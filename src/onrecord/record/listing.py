"""How lists are asked: rows of a view for the entries that fit, with the exact count; and queries of one's own."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import RecordError
from onrecord.record.bounded import bounded, rows_of
from onrecord.record.filters import Where
from onrecord.record.numbers import first_of
from onrecord.record.result import Rows, Value
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: Where more entries fit, they are looked for in the first reports, so many of them and then so many.
#: Bound of work.
MANY, FIRST = 10_000, (400, 4_000)
#: Fewer reports are put in order by themselves, not looked for among all.
#: Bound of work.
FEW = 2_000
#: How many there are, and what is left out and why.
type Counts = tuple[int, tuple[tuple[str, int], ...]]


def listed(
    connection: sqlite3.Connection, view: str, table: str, where: Where, order: str, limit: int | None, counts: Counts | None = None
) -> Rows:
    """Rows of a view for the entries of its table that fit, with the exact count. ``order`` may name the table's columns;
    ties fall to the report's id and the entry's number. ``counts``: what ``counts_of`` would give, where it is known."""
    if counts is None and order == "report.published" and limit is not None and " IN (SELECT " in where.sql:
        return _looked_up(connection, view, table, where, limit)
    count, left = counts or counts_of(connection, table, where)
    if order == "report.published" and limit is not None and count > MANY:
        return shown(connection, view, _of_first(connection, table, where, limit), count, left)
    hits = (
        f"SELECT {table}.n FROM {table} JOIN report ON report.n = {table}.report WHERE {where.sql}"
        f" ORDER BY {order}, report.id, {table}.n LIMIT ?"
    )
    numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]
    return shown(connection, view, numbers, count, left)


def _of_first(connection: sqlite3.Connection, table: str, where: Where, limit: int) -> list[int]:
    """The first of very many entries in order of the reports' dates: found in the first reports, where these hold so many of them."""
    # What is looked up first would be gone through for each report.
    for most in () if " IN (SELECT " in where.sql else FIRST:
        hits = (
            f"SELECT {table}.n FROM (SELECT n FROM report ORDER BY published, id LIMIT {most}) x CROSS JOIN report ON report.n = x.n"
            f" CROSS JOIN {table} NOT INDEXED ON {table}.n BETWEEN report.n * {STEP} AND report.n * {STEP} + {STEP - 1}"
            f" WHERE {where.sql} ORDER BY report.published, report.id, {table}.n LIMIT ?"
        )
        numbers = [row[0] for row in connection.execute(hits, [*where.parameters, limit])]
        if len(numbers) == limit:
            return numbers
    return in_order(connection, numbers_of(connection, table, where), limit)


def _looked_up(connection: sqlite3.Connection, view: str, table: str, where: Where, limit: int) -> Rows:
    """The first entries in order of the reports' dates, where looking them up takes longest: that is done once, and they are counted by it."""
    of = _of_reports(table, where)
    first = _of_first_reports(connection, table, of, limit) if of is not None else None
    if first is not None:
        return shown(connection, view, first, *counts_of(connection, table, where))
    numbers = numbers_of(connection, table, where)
    return shown(connection, view, in_order(connection, numbers, limit), len(numbers), left_out(connection, table, where))


#: Words of statements: who asks for nothing else needs no statement to be looked up.
_WORDS_ALONE = "statement.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"


def numbers_of(connection: sqlite3.Connection, table: str, where: Where) -> list[int]:
    """The numbers of all entries that fit, in their order."""
    told, fits, parameters = _sought(table, where)
    query = f"SELECT {table}.n FROM {told} WHERE {fits} ORDER BY {table}.n"
    if where.sql == _WORDS_ALONE and not connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'statement'").fetchone():
        query = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid"
    return [row[0] for row in connection.execute(query, parameters)]


#: What has hardly an index but its numbers: of reports that are asked for each one's entries stand together, so that not all are gone through.
_TOGETHER = ("date", "place")


@dataclass(frozen=True, slots=True)
class _OfReports:
    """Conditions of which one asks for entries of some reports, and the others tell by an entry itself."""

    #: What finds the reports, with its parameters, and the other conditions with theirs.
    reports: str
    asked: Sequence[object]
    rest: str
    others: Sequence[object]

    def those_of(self, table: str, query: str) -> str:
        """The entries of the reports that a query of one column gives, to be looked up in their order."""
        told = f"(WITH told (number) AS ({query}) SELECT number FROM told) told"
        return f"{told} CROSS JOIN {table} ON {table}.n BETWEEN told.number * {STEP} AND told.number * {STEP} + {STEP - 1}"


def _of_reports(table: str, where: Where) -> _OfReports | None:
    """The conditions, where they are such."""
    asked = [at for at in where.queries if where.conditions[at].startswith(f"{table}.report IN (")]
    others = (condition for at, condition in enumerate(where.conditions) if at not in asked)
    if table not in _TOGETHER or not asked or any(" IN (SELECT " in condition for condition in others):
        return None
    at, begin = asked[0], sum(where.sizes[: asked[0]])
    end = begin + where.sizes[at]
    rest = " AND ".join(condition for number, condition in enumerate(where.conditions) if number != at)
    told = where.parameters
    return _OfReports(where.queries[at], told[begin:end], rest or "1", [*told[:begin], *told[end:]])


def _sought(table: str, where: Where) -> tuple[str, str, Sequence[object]]:
    """What stands after FROM and after WHERE to find the entries that fit, with its parameters."""
    of = _of_reports(table, where)
    if of is None:
        return table, where.sql, where.parameters
    once = of.reports.startswith(("SELECT n FROM report ", "SELECT rowid FROM report_words "))
    reports = of.reports if once else f"SELECT DISTINCT * FROM ({of.reports})"
    return of.those_of(table, reports), of.rest, [*of.asked, *of.others]


def _of_first_reports(connection: sqlite3.Connection, table: str, of: _OfReports, limit: int) -> list[int] | None:
    """The first entries in order of the reports' dates, if the first of the reports hold so many."""
    for most in FIRST:
        reports = f"SELECT n FROM report WHERE n IN ({of.reports}) ORDER BY published, id LIMIT {most}"
        hits = (
            f"SELECT {table}.n FROM {of.those_of(table, reports)} JOIN report ON report.n = told.number WHERE {of.rest}"
            f" ORDER BY report.published, report.id, {table}.n LIMIT ?"
        )
        numbers = [number for (number,) in connection.execute(hits, [*of.asked, *of.others, limit])]
        if len(numbers) == limit:
            return numbers
    return None


def in_order(connection: sqlite3.Connection, found: Sequence[int] | Numbers, limit: int, *, newest: bool = False) -> list[int]:
    """The first of the entries, which are given in the order of their numbers, in order of the reports' dates, or of the newest against it."""
    order = "published DESC, id DESC" if newest else "published, id"
    if len(found) > MANY:
        return first_of(found, connection.execute(f"SELECT n FROM report ORDER BY {order}"), limit)
    within: dict[int, list[int]] = {}
    for number in map(int, found):
        within.setdefault(number // STEP, []).append(number)
    numbers: list[int] = []
    if len(within) < FEW:
        reports = sorted(within)
        query = f"SELECT n FROM report WHERE n IN ({', '.join('?' * len(reports))})"
    else:
        reports, query = [], "SELECT n FROM report"
    for (report,) in connection.execute(f"{query} ORDER BY {order}", reports):
        numbers += within.get(report, ())
        if len(numbers) >= limit:
            break
    return numbers[:limit]


def reports_in(connection: sqlite3.Connection) -> int:
    """About how many reports there are: the number of the last."""
    number: int = connection.execute("SELECT coalesce(max(n), 0) FROM report").fetchone()[0]
    return number


def counts_of(connection: sqlite3.Connection, table: str, where: Where) -> Counts:
    """How many entries fit, and what the conditions leave out."""
    return how_many(connection, table, where), left_out(connection, table, where)


def how_many(connection: sqlite3.Connection, table: str, where: Where) -> int:
    """How many entries fit."""
    told, fits, parameters = _sought(table, where)
    count: int = connection.execute(f"SELECT count(*) FROM {told} WHERE {fits}", parameters).fetchone()[0]
    return count


def left_out(connection: sqlite3.Connection, table: str, where: Where, what: str = "*") -> tuple[tuple[str, int], ...]:
    """What these conditions leave out without having been asked to, and how many."""
    counts = (
        (reason, connection.execute(f"SELECT count({what}) FROM {table} WHERE {other.sql}", other.parameters).fetchone()[0])
        for reason, other in where.left_out()
    )
    return tuple((reason, count) for reason, count in counts if count)


def left_out_of_all(connection: sqlite3.Connection, table: str, sides: Sequence[Where]) -> tuple[tuple[str, int], ...]:
    """What several sides leave out without having been asked to; what all of them do, once."""
    found: dict[str, list[Where]] = {}
    for side in sides:
        for reason, other in side.left_out():
            found.setdefault(reason, []).append(other)
    counts = []
    for reason, others in found.items():
        query = f"SELECT count(*) FROM {table} WHERE {' OR '.join(f'({other.sql})' for other in others)}"
        counts.append((reason, connection.execute(query, [value for other in others for value in other.parameters]).fetchone()[0]))
    return tuple((reason, count) for reason, count in counts if count)


def shown(connection: sqlite3.Connection, view: str, numbers: Sequence[int], count: int, left: tuple[tuple[str, int], ...] = ()) -> Rows:
    """The view's rows with these numbers, in this order, without the number."""
    found: list[tuple[Value, ...]] = []
    cursor = connection.execute(f"SELECT * FROM {view} LIMIT 0")
    columns = tuple(column[0] for column in cursor.description)
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = {row[0]: row[1:] for row in connection.execute(f"SELECT * FROM {view} WHERE n IN ({marks})", some)}
        found += [rows[number] for number in some]
    return Rows(columns[1:], tuple(found), count, left)


def every(connection: sqlite3.Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> Rows:
    """All rows of a query."""
    cursor = connection.execute(sql, parameters)
    rows = tuple(cursor.fetchall())
    return Rows(tuple(column[0] for column in cursor.description or ()), rows, len(rows))


def count(connection: sqlite3.Connection, table: str) -> int:
    """How many rows a table of ours has."""
    found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


def sql(connection: sqlite3.Connection, query: str, *, seconds: float = 30.0) -> Rows:
    """The answer to the user's own query, on a connection that cannot write. Raises RecordError where it is no query, or takes too long."""
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    try:
        with bounded(connection):
            cursor = connection.execute(query)
            rows = rows_of(cursor)
            return Rows(tuple(column[0] for column in cursor.description or ()), rows, len(rows))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise RecordError("the query", f"took more than {seconds:g} seconds", "Narrow it down, or allow more with --seconds") from error
        raise RecordError("the query", str(error).rstrip("."), "It may only read; the tables are told in docs/record.md") from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise RecordError("the query", str(error).rstrip("."), "Give one SELECT; the tables are told in docs/record.md") from error
    finally:
        connection.set_progress_handler(None, 0)
