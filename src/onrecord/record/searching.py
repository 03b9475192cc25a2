"""Full-text search over reports and statements: the best hits first, or the newest where there are very many."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from onrecord.record import spoken
from onrecord.record.asked import Reports
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import Where, full_text, of_report, of_reports, placed, speaks, tells
from onrecord.record.listing import how_many, in_order, reports_in
from onrecord.record.numbers import among, numbers, remembered
from onrecord.record.result import Rows, Value
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: To ask the index of one report takes as long as to list so many hits.
#: Bound of work.
LISTED = 1_000
#: How many hits are ordered by how well they fit; more are ordered by date, newest first, for nobody reads them all.
#: Bound of work.
RANKED = 2_000
#: Nor are hits of words that more hold, narrowed to however few: each that holds the words would be gone through to weigh them.
#: Bound of work.
WEIGHED = 100_000


@of_one_moment
def search(
    connection: sqlite3.Connection, words: str, *, speaker: str | None = None, limit: int | None = None, **filters: Unpack[Reports]
) -> Rows:
    """Reports and statements that hold all the words. With a speaker only statements; with a type only reports that tell such an event.

    Columns: ref, what (report or statement), published, outlet, speaker, words. Filters: ``onrecord.record.filters.of_reports``.
    """
    asked = full_text(words)
    of_statements = _of_statements(speaker, filters)
    said = _said(asked, of_statements)
    told = None if speaker else _told(asked, filters)
    sources = [("report", told), ("statement", said)]
    # Where more than words is asked for, what fits is looked up once: that takes longest.
    fitting, holding = dict[str, "Sequence[int] | Numbers"](), dict[str, int]()
    for what, where in sources:
        if where is not None and len(where.conditions) > 1:
            hits = _holding(connection, what, where)
            holding[what], fitting[what] = len(hits), _numbers(connection, what, where, of_statements, hits)
    counts = {
        what: len(fitting[what]) if what in fitting else how_many(connection, f"{what}_words", where)
        for what, where in sources
        if where is not None
    }
    count = sum(counts.values())
    found: list[tuple[Value, ...]] = []
    for what, where in sources:
        left = -1 if limit is None else limit - len(found)
        if where is not None and left != 0:
            is_ranked = counts[what] <= RANKED and holding.get(what, 0) <= WEIGHED
            found += _hits(connection, what, where, counts[what], left, fitting.get(what, ()), is_ranked=is_ranked)
    return Rows(("ref", "what", "published", "outlet", "speaker", "words"), tuple(found), count)


def _holding(connection: sqlite3.Connection, what: str, where: Where) -> Numbers:
    """The numbers of all that hold the words, in their order."""
    return remembered(connection, f"SELECT rowid FROM {what}_words WHERE {where.conditions[0]}", where.parameters[:1])


def _numbers(connection: sqlite3.Connection, what: str, where: Where, of_statements: Where, found: Numbers) -> Sequence[int] | Numbers:
    """The numbers of all hits among those that hold the words, in their order; ``of_statements`` is what more is asked of statements than their words."""
    at = 1
    if what == "statement" and of_statements.conditions:
        fitting = spoken.fitting(connection, of_statements, found)
        if fitting is not None:
            return fitting
    for number, size in enumerate(where.sizes[1:], start=1):
        found = found[among(found, numbers(connection, where.queries[number], where.parameters[at : at + size]))]
        at += size
    return found


def _told(asked: str, filters: Reports) -> Where:
    where = Where().add("report_words MATCH ?", asked)
    of_reports(where, "+report_words.rowid", **filters)  # the plus: see _said
    return where


def _said(asked: str, of_statements: Where) -> Where:
    where = Where().add("statement_words MATCH ?", asked)
    if of_statements.conditions:
        # The plus keeps SQLite from asking the index once for every row that the other conditions allow.
        where.among("+statement_words.rowid", f"SELECT n FROM statement WHERE {of_statements.sql}", *of_statements.parameters)
    return where


def _of_statements(speaker: str | None, filters: Reports) -> Where:
    """What more is asked of statements than their words."""
    inner = Where()
    of_report(inner, "statement.report", filters.get("outlet"), filters.get("since"), filters.get("until"))
    for name in (speaker or filters.get("actor"), filters.get("state")):
        if name:
            speaks(inner, name)
    if place := filters.get("place"):
        placed(inner, "statement.place", place)
    if type := filters.get("type"):
        tells(inner, "statement.n", type)
    return inner


#: What a hit shows, and the tables that it is shown from.
_SHOWN = {
    "report": (
        "r.id, 'report', r.published, r.outlet, NULL, coalesce(r.title || ': ', '') || snippet(report_words, 1, '[', ']', ' … ', 24)",
        "report_words",
        "report r ON r.n = report_words.rowid",
        "report_words.rowid = r.n",
    ),
    "statement": (
        "r.id || '#' || s.id, 'statement', r.published, r.outlet, s.speaker_name, highlight(statement_words, 0, '[', ']')",
        "statement_words",
        "statement s ON s.n = statement_words.rowid JOIN report r ON r.n = s.report",
        f"statement_words.rowid BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1} JOIN statement s ON s.n = statement_words.rowid",
    ),
}


def _hits(
    connection: sqlite3.Connection, what: str, where: Where, count: int, limit: int, fitting: Sequence[int] | Numbers, *, is_ranked: bool
) -> list[tuple[Value, ...]]:
    """The best hits first, or the newest where there are very many; ``fitting``: their numbers, where more than words is asked for."""
    columns, index, from_words, from_reports = _SHOWN[what]
    conditions = where.sql
    if is_ranked:
        # Only those that are shown are looked up in the index again: to cut a snippet out of a report takes longer than to rank it.
        if len(where.conditions) > 1:
            hits = f"{index}.rowid IN (SELECT value FROM json_each(?))"
            where = Where().add(where.conditions[0], where.parameters[0]).add(f"+{hits}", json.dumps([int(number) for number in fitting]))
            conditions = where.sql
        best = f"SELECT {index}.rowid FROM {index} JOIN {from_words} WHERE {conditions} ORDER BY rank, r.published DESC, r.id, {index}.rowid LIMIT ?"
        return _looked_up(connection, what, where, best, limit)
    if limit < 0:
        # All of them: the index is gone through once, where asking it of each report would take longer the more there are.
        sql = f"SELECT {columns} FROM {index} JOIN {from_words} WHERE {conditions} ORDER BY r.published DESC, r.id DESC, {index}.rowid"
        return list(connection.execute(sql, where.parameters))
    if len(where.conditions) == 1 and count * count > LISTED * limit * reports_in(connection):
        # Down the reports' dates, asking the index of each: the newest hits come soon where nearly all hold the words.
        sql = (
            f"SELECT {columns} FROM report r INDEXED BY report_published CROSS JOIN {index} ON {from_reports} WHERE {conditions}"
            f" ORDER BY r.published DESC, r.id DESC, {index}.rowid LIMIT ?"
        )
        return list(connection.execute(sql, [*where.parameters, limit]))
    # Many hits, but few of all: they are found first, and only those that are shown are looked up in the index again.
    if len(where.conditions) == 1:
        fitting = _holding(connection, what, where)
    if what == "report":
        numbered = [int(number) * STEP for number in fitting]
        reports = in_order(connection, numbered, limit, newest=True)
        return _shown(connection, what, where, [number // STEP for number in reports])
    return _shown(connection, what, where, in_order(connection, fitting, limit, newest=True))


def _looked_up(connection: sqlite3.Connection, what: str, where: Where, query: str, limit: int) -> list[tuple[Value, ...]]:
    """What is shown of the hits whose numbers a query gives."""
    return _shown(connection, what, where, [row[0] for row in connection.execute(query, [*where.parameters, limit])])


def _shown(connection: sqlite3.Connection, what: str, where: Where, numbers: Iterable[int]) -> list[tuple[Value, ...]]:
    """What is shown of the hits with these numbers, in this order."""
    columns, index, from_words, _from_reports = _SHOWN[what]
    sql = f"SELECT {columns} FROM {index} JOIN {from_words} WHERE {index} MATCH ? AND {index}.rowid = ?"
    return [row for number in numbers for row in connection.execute(sql, (where.parameters[0], number))]
