"""The questions: search, time line, dyad, series, and lists of every layer. Each counts exactly and orders by what does not
depend on the order of adding."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence

from onrecord.errors import ConfigError, RecordError
from onrecord.record import links
from onrecord.record.filters import Where, full_text, in_time, named, of_report, part, period, placed, plays
from onrecord.record.result import Rows, Value
from onrecord.record.rows import STEP

#: How many hits are ordered by how well they fit; more are ordered by date, newest first, for nobody reads them all.
RANKED = 2_000
#: The first characters of a series' step: of a day, a month, a year.
STEPS = {"day": 10, "month": 7, "year": 4}


def listed(connection: sqlite3.Connection, view: str, table: str, where: Where, order: str, limit: int | None) -> Rows:
    """Rows of a view for the entries of its table that fit, with the exact count. ``order`` may name the table's columns;
    ties fall to the report's id and the entry's number."""
    count: int = connection.execute(f"SELECT count(*) FROM {table} WHERE {where.sql}", where.parameters).fetchone()[0]
    hits = (
        f"SELECT {table}.n FROM {table} JOIN report ON report.n = {table}.report WHERE {where.sql}"
        f" ORDER BY {order}, report.id, {table}.n LIMIT ?"
    )
    numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]
    return _shown(connection, view, numbers, count)


def _shown(connection: sqlite3.Connection, view: str, numbers: Sequence[int], count: int) -> Rows:
    """The view's rows with these numbers, in this order, without the number."""
    found: list[tuple[Value, ...]] = []
    cursor = connection.execute(f"SELECT * FROM {view} LIMIT 0")
    columns = tuple(column[0] for column in cursor.description)
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = {row[0]: row[1:] for row in connection.execute(f"SELECT * FROM {view} WHERE n IN ({marks})", some)}
        found += [rows[number] for number in some]
    return Rows(columns[1:], tuple(found), count)


def search(
    connection: sqlite3.Connection,
    words: str,
    *,
    speaker: str | None = None,
    actor: str | None = None,
    state: str | None = None,
    type_: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """Reports and statements that hold all the words. With a speaker only statements; with a type only reports that tell such an event.

    Columns: ref, what (report or statement), published, outlet, speaker, words.
    """
    asked = full_text(words)
    said = _said(asked, speaker or actor, state, type_, place, since, until, outlet)
    told = None if speaker else _told(asked, actor, state, type_, place, since, until, outlet)
    sources = [("report", told), ("statement", said)]
    counts = {
        what: connection.execute(f"SELECT count(*) FROM {what}_words WHERE {where.sql}", where.parameters).fetchone()[0]
        for what, where in sources
        if where is not None
    }
    count = sum(counts.values())
    found: list[tuple[Value, ...]] = []
    for what, where in sources:
        left = -1 if limit is None else limit - len(found)
        if where is not None and left != 0:
            found += _hits(connection, what, where, counts[what], left)
    return Rows(("ref", "what", "published", "outlet", "speaker", "words"), tuple(found), count)


def _told(
    asked: str, actor: str | None, state: str | None, type_: str | None, place: str | None, since: str | None, until: str | None,
    outlet: str | None,
) -> Where:  # fmt: skip
    where = Where().add("report_words MATCH ?", asked)
    of_report(where, "rowid", outlet, since, until)
    for name in (actor, state):
        if name:
            condition, parameters = named(name, "a")
            where.add(f"rowid IN (SELECT a.report FROM actor a WHERE {condition})", *parameters)
    if type_:
        where.add("rowid IN (SELECT report FROM event WHERE type = ?)", type_.upper())
    if place:
        inner = Where()
        placed(inner, "n", place)
        where.add(f"rowid IN (SELECT report FROM place WHERE {inner.sql})", *inner.parameters)
    return where


def _said(
    asked: str, speaker: str | None, state: str | None, type_: str | None, place: str | None, since: str | None, until: str | None,
    outlet: str | None,
) -> Where:  # fmt: skip
    where = Where().add("statement_words MATCH ?", asked)
    inner = Where()
    of_report(inner, "report", outlet, since, until)
    for name in (speaker, state):
        if name:
            _speaks(inner, name)
    if place:
        placed(inner, "place", place)
    if type_:
        inner.add("n IN (SELECT in_statement FROM event WHERE type = ? AND in_statement IS NOT NULL)", type_.upper())
    if inner.conditions:
        where.add(f"rowid IN (SELECT n FROM statement WHERE {inner.sql})", *inner.parameters)
    return where


def _speaks(where: Where, asked: str) -> None:
    condition, parameters = named(asked, "x")
    condition = condition.replace("x.name", "speaker_name").replace("x.state", "speaker_state").replace("x.role", "speaker_role")
    where.add(condition, *parameters)


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


def _hits(connection: sqlite3.Connection, what: str, where: Where, count: int, limit: int) -> list[tuple[Value, ...]]:
    """The best hits first, or the newest where there are very many."""
    columns, index, from_words, from_reports = _SHOWN[what]
    conditions = where.sql.replace("rowid IN", f"{index}.rowid IN")
    if count <= RANKED:
        order = f"rank, r.published DESC, r.id, {index}.rowid"
        sql = f"SELECT {columns} FROM {index} JOIN {from_words} WHERE {conditions} ORDER BY {order} LIMIT ?"
    else:
        # Down the reports' dates, asking the index of each: the newest hits come soon where there are many.
        sql = (
            f"SELECT {columns} FROM report r INDEXED BY report_published CROSS JOIN {index} ON {from_reports} WHERE {conditions}"
            f" ORDER BY r.published DESC, r.id DESC, {index}.rowid LIMIT ?"
        )
    return list(connection.execute(sql, [*where.parameters, limit]))


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
    limit: int | None = None,
) -> Rows:
    """Events in order of time, those without a date last. ``since`` and ``until`` leave out those without a date. What a copy of a report
    tells again is left out unless ``with_copies``; ``once`` leaves out what another report tells, too."""
    where = Where()
    links.once(where, "event.n", with_copies=with_copies, once=once)
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
    return _shown(connection, "events", numbers, count)


def dyad(
    connection: sqlite3.Connection,
    source: str,
    recipient: str,
    *,
    both: bool = False,
    type_: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    with_copies: bool = False,
    once: bool = False,
    limit: int | None = None,
) -> Rows:
    """Events in which the one state acts on the other, in order of time, those without a date last; ``both`` takes either direction.
    ``with_copies`` and ``once`` as for ``events``."""
    where = between(source, recipient, both=both, type_=type_, status=status, since=since, until=until)
    links.once(where, "dyad.event", with_copies=with_copies, once=once)
    count: int = connection.execute(f"SELECT count(DISTINCT event) FROM dyad WHERE {where.sql}", where.parameters).fetchone()[0]
    numbers: list[int] = []
    # One direction stands in the order of time in the table, so that a limit ends the sorting early; two must be put together.
    distinct = "DISTINCT" if both else ""
    for dated in ("dyad.first <> ''", "dyad.first = ''"):
        left = -1 if limit is None else limit - len(numbers)
        if left:
            hits = (
                f"SELECT {distinct} dyad.event FROM dyad JOIN report ON report.n = dyad.event / {STEP} WHERE {where.sql} AND {dated}"
                " ORDER BY dyad.first, report.id, dyad.event LIMIT ?"
            )
            numbers += [row[0] for row in connection.execute(hits, [*where.parameters, left])]
    return _shown(connection, "events", numbers, count)


def between(
    source: str, recipient: str, *, both: bool, type_: str | None = None, status: str | None = None, since: str | None = None,
    until: str | None = None,
) -> Where:  # fmt: skip
    """Conditions on ``dyad``. Raises ConfigError where what is asked is no state's code."""
    for asked in (source, recipient):
        if len(asked) != 3 or not asked.isalpha():
            raise ConfigError("dyad", f"{asked!r} is no state's code", "Give ISO 3166-1 alpha-3 codes: USA JPN")
    pair = (source.upper(), recipient.upper())
    where = Where()
    if both:
        where.add("((dyad.source = ? AND dyad.recipient = ?) OR (dyad.source = ? AND dyad.recipient = ?))", *pair, *reversed(pair))
    else:
        where.add("dyad.source = ? AND dyad.recipient = ?", *pair)
    if type_:
        where.add("dyad.type = ?", type_.upper())
    if status:
        where.add("dyad.status = ?", status)
    first, last = period(since, until)
    if first is not None:
        where.add("dyad.last >= ?", first)
    if last is not None:
        where.add("dyad.first <= ? AND dyad.first <> ''", last)
    return where


def series(
    connection: sqlite3.Connection,
    source: str,
    recipient: str,
    *,
    by: str = "month",
    both: bool = False,
    dated: str = "event",
    type_: str | None = None,
    status: str | None = "actual",
    since: str | None = None,
    until: str | None = None,
    with_copies: bool = False,
    once: bool = False,
) -> Rows:
    """Events of a dyad by day, month or year: counts of each quad class, of all, and the mean of PLOVER's intensity.

    An event counts where its whole time lies in one step; ``dated`` "report" takes the report's date instead. The last row, with
    an empty step, counts the events that stand in no step, if there are any: nothing is left out unsaid.
    """
    if by not in STEPS:
        raise ConfigError("--by", f"{by!r} is no step", "Give day, month or year")
    length = STEPS[by]
    where = between(source, recipient, both=both, type_=type_, status=status, since=since, until=until)
    links.once(where, "dyad.event", with_copies=with_copies, once=once)
    first, last = ("published", "published") if dated == "report" else ("first", "last")
    step = f"CASE WHEN substr({first}, 1, {length}) = substr({last}, 1, {length}) THEN substr({first}, 1, {length}) ELSE '' END"
    inner = f"SELECT DISTINCT event, first, last, published, quad, intensity FROM dyad WHERE {where.sql}"
    rows = connection.execute(
        f"SELECT {step} AS step, sum(quad = 1), sum(quad = 2), sum(quad = 3), sum(quad = 4), count(*), round(avg(intensity), 3)"
        f" FROM ({inner}) GROUP BY step ORDER BY step = '', step",
        where.parameters,
    ).fetchall()
    columns = (by, "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events", "intensity")
    return Rows(columns, tuple(rows), len(rows))


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
    limit: int | None = None,
) -> Rows:
    """Who is reported to have said what, in order of the reports' dates. ``since`` and ``until`` are about the report's date."""
    where = Where()
    if speaker:
        inner = Where()
        _speaks(inner, speaker)
        where.add(inner.sql, *inner.parameters)
    if about:
        where.add("statement.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", full_text(about))
    if kind:
        where.add("statement.kind = ?", kind)
    if place:
        placed(where, "statement.place", place)
    of_report(where, "statement.report", outlet, since, until)
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


def actors(
    connection: sqlite3.Connection, *, name: str | None = None, kind: str | None = None, role: str | None = None, limit: int | None = None
) -> Rows:
    """Names with kind, state and sector, with the number of reports and mentions, commonest first. ``name``: part of it, or a code."""
    where = Where()
    if name:
        condition, parameters = named(name, "actor")
        where.add(condition, *parameters)
    if kind:
        where.add("actor.kind = ?", kind)
    if role:
        where.add("actor.role = ?", role.upper())
    group = f"FROM actor WHERE {where.sql} GROUP BY name, kind, state, role"
    count: int = connection.execute(f"SELECT count(*) FROM (SELECT 1 {group})", where.parameters).fetchone()[0]
    rows = connection.execute(
        f"SELECT name, kind, state, role, count(DISTINCT report) AS reports {group} ORDER BY reports DESC, name, kind, state, role LIMIT ?",
        [*where.parameters, -1 if limit is None else limit],
    ).fetchall()
    return Rows(("name", "kind", "state", "role", "reports"), tuple(rows), count)


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
    return _shown(connection, "reports", numbers, count)


def failures(connection: sqlite3.Connection) -> Rows:
    """What could not be read, by file and position."""
    order = "file, length(position), position, stage, reason"
    return every(connection, f"SELECT file, position, stage, reason, report FROM failures ORDER BY {order}")


def changes(connection: sqlite3.Connection) -> Rows:
    """What re-readings changed, in the order in which they did."""
    return every(connection, "SELECT report, title, layer, how, was, now, before, after FROM changes ORDER BY n")


def every(connection: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> Rows:
    """All rows of a query."""
    cursor = connection.execute(sql, parameters)
    rows = tuple(cursor.fetchall())
    return Rows(tuple(column[0] for column in cursor.description or ()), rows, len(rows))


def sql(connection: sqlite3.Connection, query: str, *, seconds: float = 30.0) -> Rows:
    """The answer to the user's own query, on a connection that cannot write. Raises RecordError where it is no query, or takes too long."""
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    try:
        return every(connection, query)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise RecordError("the query", f"took more than {seconds:g} seconds", "Narrow it down, or allow more with --seconds") from error
        raise RecordError("the query", str(error), "It may only read; the tables are told in docs/record.md") from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise RecordError("the query", str(error), "Give one SELECT; the tables are told in docs/record.md") from error
    finally:
        connection.set_progress_handler(None, 0)
