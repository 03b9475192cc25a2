"""The lists of every layer. Each counts exactly and orders by what does not depend on the order of adding."""

from __future__ import annotations

import sqlite3

from onrecord.record import links
from onrecord.record.filters import Where, by_told, full_text, in_time, named, of_report, part, placed, plays, speaks
from onrecord.record.listing import every, left_out, listed, shown
from onrecord.record.result import Rows


def events(
    connection: sqlite3.Connection,
    *,
    source: str | None = None,
    recipient: str | None = None,
    actor: str | None = None,
    type_: str | None = None,
    status: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    with_copies: bool = False,
    once: bool = False,
    told_only: bool = False,
    limit: int | None = None,
) -> Rows:
    """Events in order of the days by which they are counted (``basis`` tells how each is known), those without one last. ``since`` and
    ``until`` leave those out; ``told_only`` keeps to days that the text tells. What a copy of a report tells again is left out unless
    ``with_copies``; ``once`` leaves out what another report tells, too."""
    where = Where()
    links.once(connection, where, "event.n", with_copies=with_copies, once=once)
    for asked, parts in ((source, ("source",)), (recipient, ("recipient",)), (actor, ("source", "recipient"))):
        if asked:
            plays(where, asked, parts)
    if type_:
        where.add("event.type = ?", type_.upper())
    if status:
        where.add("event.status = ?", status)
    if place:
        placed(where, "event.place", place)
    in_time(where, "event", since, until)
    by_told(where, "event", told_only)
    of_report(where, "event.report", outlet)
    if since is None and until is None:
        return _dated_then_undated(connection, where, limit)
    return listed(connection, "events", "event", where, "event.first", limit)


def _dated_then_undated(connection: sqlite3.Connection, where: Where, limit: int | None) -> Rows:
    """Two lists, each along the index, in place of one that would have to sort everything; the second only if there is room."""
    count: int = connection.execute(f"SELECT count(*) FROM event WHERE {where.sql}", where.parameters).fetchone()[0]
    numbers: list[int] = []
    for dated, order in (("event.first IS NOT NULL", "event.first"), ("event.first IS NULL", "report.published")):
        left = -1 if limit is None else limit - len(numbers)
        if left:
            hits = (
                f"SELECT event.n FROM event JOIN report ON report.n = event.report WHERE {where.sql} AND {dated}"
                f" ORDER BY {order}, report.id, event.n LIMIT ?"
            )
            numbers += [row[0] for row in connection.execute(hits, [*where.parameters, left])]
    return shown(connection, "events", numbers, count, left_out(connection, "event", where))


def statements(
    connection: sqlite3.Connection,
    *,
    speaker: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    told_only: bool = False,
    limit: int | None = None,
) -> Rows:
    """Who is reported to have said what, in order of the reports' dates. ``since``, ``until`` and ``told_only`` as for ``events``."""
    where = Where()
    if speaker:
        inner = Where()
        speaks(inner, speaker)
        where.add(inner.sql, *inner.parameters)
    if about:
        where.add("statement.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", full_text(about))
    if kind:
        where.add("statement.kind = ?", kind)
    if place:
        placed(where, "statement.place", place)
    in_time(where, "statement", since, until)
    by_told(where, "statement", told_only)
    of_report(where, "statement.report", outlet)
    return listed(connection, "statements", "statement", where, "report.published", limit)


def figures(
    connection: sqlite3.Connection,
    *,
    about: str | None = None,
    in_: str | None = None,
    of: str | None = None,
    unit: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """The ledger: value, unit, of whom, where, by whom, in which report, in order of the reports' dates.

    ``about`` is words in the unit, in what is counted, or in the figure's own words; a plural finds its singular. ``in_`` is a state's
    code or part of a place's name.
    """
    where = Where()
    for word in (about or "").split():
        wanted = part(word.removesuffix("s") if len(word) > 3 else word)
        where.add("(figure.unit LIKE ? ESCAPE '\\' OR figure.what LIKE ? ESCAPE '\\' OR figure.text LIKE ? ESCAPE '\\')", *([wanted] * 3))
    if unit:
        where.add("figure.unit = ? COLLATE NOCASE", unit)
    if in_:
        placed(where, "figure.place", in_)
    if of:
        condition, parameters = named(of, "a")
        where.add(f'figure."of" IN (SELECT a.n FROM actor a WHERE {condition})', *parameters)
    of_report(where, "figure.report", outlet, since, until)
    return listed(connection, "figures", "figure", where, "report.published", limit)


def positions(
    connection: sqlite3.Connection,
    *,
    kind: str | None = None,
    holder: str | None = None,
    toward: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """Commitments, claims, demands and disputes, in order of the reports' dates."""
    where = Where()
    if kind:
        where.add("position.kind = ?", kind)
    for asked, column in ((holder, "holder"), (toward, "toward")):
        if asked:
            condition, parameters = named(asked, "a")
            inner = f"SELECT x.position FROM actor a JOIN party x ON x.actor = a.n WHERE {condition} AND x.part = ?"
            where.add(f"position.n IN ({inner})", *parameters, column)
    if about:
        where.add("position.about LIKE ? ESCAPE '\\'", part(about))
    of_report(where, "position.report", outlet, since, until)
    return listed(connection, "positions", "position", where, "report.published", limit)


def places(connection: sqlite3.Connection, *, place: str | None = None, limit: int | None = None) -> Rows:
    """Places each time they are named, in order of the reports' dates. ``place``: a state's code, or part of the name."""
    where = Where()
    if place:
        placed(where, "place.n", place)
    return listed(connection, "places", "place", where, "report.published", limit)


def dates(connection: sqlite3.Connection, *, since: str | None = None, until: str | None = None, limit: int | None = None) -> Rows:
    """Dates and durations in order of time, those that cover no days last."""
    where = Where()
    in_time(where, "date", since, until)
    return listed(connection, "dates", "date", where, "date.first IS NULL, date.first", limit)


def reports(
    connection: sqlite3.Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """The reports in order of their dates."""
    where = Where()
    of_report(where, "n", outlet, since, until)
    count: int = connection.execute(f"SELECT count(*) FROM report WHERE {where.sql}", where.parameters).fetchone()[0]
    hits = f"SELECT n FROM report WHERE {where.sql} ORDER BY published, id LIMIT ?"
    numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]
    return shown(connection, "reports", numbers, count)


def failures(connection: sqlite3.Connection) -> Rows:
    """What could not be read, by file and position."""
    order = "file, length(position), position, stage, reason"
    return every(connection, f"SELECT file, position, stage, reason, report FROM failures ORDER BY {order}")


def changes(connection: sqlite3.Connection) -> Rows:
    """What re-readings changed, in the order in which they did."""
    return every(connection, "SELECT report, title, layer, how, was, now, before, after FROM changes ORDER BY n")
