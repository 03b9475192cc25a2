"""Questions about the links between reports: copies, retellings, occurrences with their tellings side by side."""

from __future__ import annotations

import sqlite3
from typing import Unpack

from onrecord.errors import RecordError
from onrecord.record.asked import Occurrences, Reports
from onrecord.record.filters import Where, in_time, named, of_reports, one_of, several
from onrecord.record.listing import how_many, shown
from onrecord.record.patterns import begins
from onrecord.record.result import Rows
from onrecord.record.states import code_of

#: What to call events that their own report tells again, and those that a copy tells again.
AGAIN = "that the same report tells again"
COPIED = "that a copy tells again"


def unlinked(connection: sqlite3.Connection) -> int:
    """How many reports are not linked: those of a record of before reports were linked as they came."""
    left: int = connection.execute("SELECT (SELECT count(*) FROM report) - (SELECT count(*) FROM story)").fetchone()[0]
    return left


def once(connection: sqlite3.Connection, where: Where, column: str, *, with_copies: bool, once: bool) -> None:
    """Leaves out events that a copy tells again, and with ``once`` also what another report tells in its own words."""
    kind = "" if once else " AND repeat.how = 'copy'"
    if with_copies and not once:
        return
    # Without links there is nothing to leave out, and no need to look for it in every event.
    if connection.execute(f"SELECT 1 FROM repeat WHERE 1{kind} LIMIT 1").fetchone():
        again = f"EXISTS (SELECT 1 FROM repeat WHERE repeat.event = {column}{kind})"
        where.add(f"NOT {again}", leaves=("that another report tells again" if once else COPIED, again))


def once_in_report(where: Where) -> Where:
    """Leaves out events that their own report tells again, where conditions on a pair of states have not done so."""
    if any(reason == AGAIN for reason, _left in where.leaves.values()):
        return where
    return where.add("event.same_as IS NULL", leaves=(AGAIN, "event.same_as IS NOT NULL"))


def occurrences(
    connection: sqlite3.Connection, *, disputed: bool = False, limit: int | None = None, **filters: Unpack[Occurrences]
) -> Rows:
    """What several reports tell of, in order of time. ``disputed`` leaves only those on which their tellings disagree. Who, what they hold and who
    published them is asked of the tellings, type, place and time of the occurrence.

    Columns: ref, type, first, last, place, country, reports, outlets (independent ones), disagreements, about, tellings.
    """
    where = Where()
    one_of(where, "o.type", [one.upper() for one in several(filters.get("type"))])
    _told(where, filters)
    place = filters.get("place")
    if place:
        (condition, words), state = begins("o.place", place), code_of(place)
        where.add(f"(o.country = ? OR {condition})", state or place, words)
    in_time(where, "o", filters.get("since"), filters.get("until"))
    if disputed:
        where.add("o.disagreements > 0")
    if not (disputed or place):
        # What they are asked for stands in their own table: they are counted there, and the first found along its index of days.
        hits = f"SELECT o.n FROM occurrence o WHERE {where.sql} ORDER BY o.first NULLS LAST, o.key LIMIT ?"
        numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]
        return shown(connection, "occurrences", numbers, how_many(connection, "occurrence o", where))
    return _asked(connection, "occurrences o", "o", where, "o.first IS NULL, o.first, o.ref", limit)


def _told(where: Where, filters: Occurrences) -> None:
    """Occurrences of which a telling has such parties, and its report such words or outlet."""
    for name, parts in (
        ("actor", "'source', 'recipient'"),
        ("state", "'source', 'recipient'"),
        ("source", "'source'"),
        ("recipient", "'recipient'"),
    ):
        if asked := filters.get(name):
            condition, parameters = named(str(asked), "a")
            inner = f"SELECT t.occurrence FROM telling t JOIN role x ON x.event = t.event JOIN actor a ON a.n = x.actor WHERE {condition}"
            where.add(f"o.n IN ({inner} AND x.part IN ({parts}))", *parameters)
    reports = Where()
    of_reports(reports, "e.report", about=filters.get("about"), outlet=filters.get("outlet"))
    if reports.conditions:
        inner = f"SELECT t.occurrence FROM telling t JOIN event e ON e.n = t.event WHERE {reports.sql}"
        where.add(f"o.n IN ({inner})", *reports.parameters)


def occurrence(connection: sqlite3.Connection, ref: str) -> Rows:
    """The tellings of one occurrence side by side, with what each says where they disagree. ``ref`` may be the beginning of its key.

    Columns: ref (of the event), published, outlet, copy_of, date, source, type, recipient, place, words, disagrees, why. Raises RecordError.
    """
    found = connection.execute("SELECT n FROM occurrence WHERE key >= ? AND key < ? LIMIT 2", (ref, ref + "g")).fetchall()
    if len(found) != 1:
        reason = "fits several occurrences" if found else "is no occurrence of this record"
        raise RecordError(ref, reason, "See them with: onrecord occurrences")
    columns = "ref published outlet copies date source type recipient place sentence disagrees why".split()
    rows = connection.execute(
        "SELECT e.ref, e.published, e.outlet, substr(c.key, 1, 10), e.date, e.source, e.type, e.recipient, e.place,"
        " substr(r.text, v.sentence_start + 1, v.sentence_end - v.sentence_start),"
        " (SELECT group_concat(about || ': ' || value, '; ') FROM (SELECT about, value FROM disagreement d"
        "  WHERE d.event = t.event AND d.occurrence = t.occurrence ORDER BY about, value)), t.why"
        " FROM telling t JOIN events e ON e.n = t.event JOIN event v ON v.n = t.event JOIN report r ON r.n = v.report"
        " LEFT JOIN copy k ON k.report = r.n LEFT JOIN copies c ON c.n = k.copies"
        " WHERE t.occurrence = ? ORDER BY e.published, r.id",
        found[0],
    ).fetchall()
    return Rows(tuple(columns), tuple(rows), len(rows))


def days(connection: sqlite3.Connection, ref: str) -> dict[str, tuple[str, str, bool]]:
    """First and last day of each telling of an occurrence that has any, by its event's ref, and whether the report tells it."""
    rows = connection.execute(
        "SELECT r.id || '#' || e.id, e.first, e.last, coalesce(e.basis, 'told') = 'told' FROM occurrence o JOIN telling t ON t.occurrence = o.n"
        " JOIN event e ON e.n = t.event JOIN report r ON r.n = e.report WHERE o.key >= ? AND o.key < ? AND e.first IS NOT NULL",
        (ref, ref + "g"),
    )
    return {entry: (first, last, bool(told)) for entry, first, last, told in rows}


def copies(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Reports]) -> Rows:
    """The reports that are copies of one another, group by group, the earliest first. Filters: ``onrecord.record.filters.of_reports``.

    Columns: ref, copies (the group), published, outlet, title, likeness, original, why.
    """
    reports, where = Where(), Where()
    of_reports(reports, "n", **filters)
    if reports.conditions:
        where.add(f"c.ref IN (SELECT id FROM report WHERE {reports.sql})", *reports.parameters)
    return _asked(connection, "copied c", "c", where, "c.copies, c.published, c.ref", limit)


def retellings(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Reports]) -> Rows:
    """Pairs of reports that tell of the same in words of their own, most alike first. The filters fit one of the two:
    ``onrecord.record.filters.of_reports``.

    Columns: first, first_title, second, second_title, published, likeness, why.
    """
    first, second = Where(), Where()
    of_reports(first, "x.first", **filters)
    of_reports(second, "x.second", **filters)
    fit, parameters = f"({first.sql}) OR ({second.sql})", [*first.parameters, *second.parameters]
    count: int = connection.execute(f"SELECT count(*) FROM retelling x WHERE {fit}", parameters).fetchone()[0]
    rows = connection.execute(
        "SELECT a.id, a.outlet, a.title, b.id, b.outlet, b.title, min(a.published, b.published), x.likeness, x.why FROM retelling x"
        f" JOIN report a ON a.n = x.first JOIN report b ON b.n = x.second WHERE {fit} ORDER BY x.likeness DESC, a.id, b.id LIMIT ?",
        [*parameters, -1 if limit is None else limit],
    ).fetchall()
    columns = ("first", "first_outlet", "first_title", "second", "second_outlet", "second_title", "published", "likeness", "why")
    return Rows(columns, tuple(rows), count)


def _asked(connection: sqlite3.Connection, table: str, alias: str, where: Where, order: str, limit: int | None) -> Rows:
    count = how_many(connection, table, where)
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE {where.sql} ORDER BY {order} LIMIT ?", [*where.parameters, -1 if limit is None else limit]
    )
    columns = tuple(column[0] for column in cursor.description)
    return Rows(columns[1:], tuple(row[1:] for row in cursor), count)
