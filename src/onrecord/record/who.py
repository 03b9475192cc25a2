"""Who the record tells of: each person, body, group and state once, over all reports."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, Unpack

from onrecord.errors import RecordError
from onrecord.record import lines, told_as, told_in
from onrecord.record.asked import Reports
from onrecord.record.cells import NAMING
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import Where, named, of_reports
from onrecord.record.offices import offices
from onrecord.record.result import Rows
from onrecord.record.rows import STEP
from onrecord.record.spelt import spelt

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

_COLUMNS = ("name", "kind", "state", "role", "reports", "forms", "titles", "first_day", "last_day")
_FROM = "FROM actor LEFT JOIN same_actor s ON s.actor = actor.n"
#: Where more named actors are joined with nobody, to look through all takes seconds: linking comes first.
#: Bound of work.
MOST_ALONE = 20_000
#: And so it does in as many of its reports.
#: Bound of work.
MOST_WITHIN = 5_000
#: What is told of a line before its details: figurehead or 0, key, name, kind, state, role, number of reports.
type Line = tuple[Any, ...]
#: Whoever is joined is named.
_NAMED = f"(s.actor IS NOT NULL OR EXISTS (SELECT 1 FROM mention m WHERE m.actor = actor.n AND m.kind IN {NAMING}))"


@of_one_moment
def actors(
    connection: sqlite3.Connection,
    *,
    name: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    limit: int | None = None,
    **filters: Unpack[Reports],
) -> Rows:
    """Actors over all reports, commonest first, each once as linking has joined them: with the number of reports, their name forms and
    titles, and the days of the first and last report. Whoever is only described ("three people", "officials") is no line.

    ``name``: words of a name, of any of its forms or of the body spoken for, or a code. ``state``: whose they are. Further filters are of the
    reports that are counted: ``onrecord.record.filters.of_reports``. Raises RecordError where very many are asked for that are not linked yet.
    """
    state = filters.pop("state", None)
    reports = Where()
    of_reports(reports, "report.n", **filters)
    narrowed = bool(name or kind or role or state or reports.conditions)
    if not narrowed and lines.all_joined(connection):
        return _counted(connection, -1 if limit is None else limit)
    such = told_as.where(name, kind, role, state) if lines.all_joined(connection) else None
    if such is not None and not reports.conditions:
        return _such(connection, such, limit)
    within = told_in.reports(connection, reports) if reports.conditions else None
    if such is not None and within is not None:
        return _of_some(connection, within, limit, such)
    if not name and (within is None or len(within) > MOST_WITHIN) and lines.alone(connection) > MOST_ALONE:
        raise RecordError(
            "the record",
            "is not linked, so that its actors stand alone in each report",
            "Run onrecord link once; what is added after that is linked as it comes",
        )
    where = _such_as(connection, name, kind, role, state)
    of_line = Where().add_all(where)
    if within is not None:
        where.add("actor.report IN (SELECT value FROM json_each(?))", told_in.listed(within))
    count, found = _lines(connection, where, narrowed, -1 if limit is None else limit)
    told = tuple((*line[2:7], *_details(connection, of_line, line, within)) for line in found)
    left = tuple(
        (reason, number)
        for reason, other in where.left_out()
        if (number := connection.execute(f"SELECT count(*) {_FROM} WHERE {other.sql}", other.parameters).fetchone()[0])
    )
    return Rows(_COLUMNS, told, count, left)


def _such_as(connection: sqlite3.Connection, name: str | None, kind: str | None, role: str | None, state: str | None) -> Where:
    """Conditions on ``actor``, each named."""
    where = Where().add(_NAMED, leaves=("that are only described", f"NOT {_NAMED}"))
    if name:
        # Asked once: the condition stands in each line's details again.
        condition, parameters = named(name, "actor", words=True, names=spelt(connection, name))
        numbers = [row[0] for row in connection.execute(f"SELECT actor.n FROM actor WHERE {condition}", parameters)]
        where.add("actor.n IN (SELECT value FROM json_each(?))", json.dumps(numbers))
    if kind:
        where.add("actor.kind = ?", kind)
    if role:
        where.add("actor.role = ?", role.upper())
    if state:
        condition, parameters = named(state, "actor")
        where.add(condition, *parameters)
    return where


def _counted(connection: sqlite3.Connection, limit: int) -> Rows:
    """All lines, from the counts of who is joined (``lines``)."""
    rows = []
    for head, *line in lines.commonest(connection, limit):
        forms, titles, first, last = lines.forms(connection, head)
        rows.append((*line, "; ".join(forms), titles, first, last))
    described = lines.described(connection)
    return Rows(_COLUMNS, tuple(rows), lines.count(connection), (("that are only described", described),) if described else ())


def _such(connection: sqlite3.Connection, such: Where, limit: int | None) -> Rows:
    """The lines of a kind, a state or a sector, from the counts of who is joined (``told_as``)."""
    rows = []
    where = _of_actors(such)
    for whole, line in told_as.commonest(connection, such, limit):
        forms, titles, first, last = lines.forms(connection, line[0])
        told = ("; ".join(forms), titles, first, last) if whole else _details(connection, where, line)
        rows.append((*line[2:7], *told))
    described = told_as.described(connection, such)
    left = (("that are only described", described),) if described else ()
    return Rows(_COLUMNS, tuple(rows), told_as.count(connection, such), left)


def _of_some(connection: sqlite3.Connection, within: Numbers, limit: int | None, such: Where) -> Rows:
    """The lines of some reports, and of a kind, a state or a sector if one is asked for, from the counts of who is joined (``told_in``)."""
    asked = such if such.conditions else None
    count, found = told_in.commonest(connection, within, limit, asked)
    where = _of_actors(such)
    # Of whom all is told so, and in very many reports, they are read from the arrays of who is joined.
    arrays = [line[0] for whole, line in found if whole and not told_in.is_few(within)]
    details = dict(zip(arrays, told_in.details(connection, within, arrays) if arrays else (), strict=True))
    rows = tuple((*line[2:7], *(details.get(line[0]) or _details(connection, where, line, within))) for _whole, line in found)
    some = told_as.described(connection, asked) if asked is not None else lines.described(connection)
    described = told_in.described(connection, within, asked) if some else 0
    return Rows(_COLUMNS, rows, count, (("that are only described", described),) if described else ())


def _of_actors(such: Where) -> Where:
    """What somebody is told as, as conditions on ``actor``."""
    where = Where()
    for condition in such.conditions:
        where.add(f"actor.{condition}")
    where.parameters = such.parameters
    return where


def _lines(connection: sqlite3.Connection, where: Where, narrowed: bool, limit: int) -> tuple[int, list[Line]]:
    """How many lines there are, and the first of them: (figurehead or 0, its key, name, kind, state, role, number of reports)."""
    if narrowed:
        joined = f"SELECT s.figurehead AS head, count(DISTINCT actor.report) AS reports {_FROM} WHERE s.actor IS NOT NULL AND {where.sql} GROUP BY 1"
        parameters = where.parameters * 2
    else:
        # Along the index of who is joined with whom; no actor is looked at.
        joined = f"SELECT figurehead AS head, count(DISTINCT actor / {STEP}) AS reports FROM same_actor GROUP BY figurehead"
        parameters = where.parameters
    alone = (
        "SELECT 0, NULL, actor.name, actor.kind, actor.state, actor.role, count(DISTINCT actor.report)"
        f" {_FROM} WHERE s.actor IS NULL AND {where.sql} GROUP BY 3, 4, 5, 6"
    )
    rows = connection.execute(
        "SELECT *, count(*) OVER () FROM (SELECT f.n AS line, f.key, f.name, f.kind, f.state, f.role, j.reports FROM"
        f" ({joined}) j JOIN figurehead f ON f.n = j.head UNION ALL {alone}) ORDER BY reports DESC, name, kind, state, role, key LIMIT ?",
        [*parameters, limit],
    ).fetchall()
    return (rows[0][-1] if rows else 0), [row[:-1] for row in rows]


def _details(
    connection: sqlite3.Connection, where: Where, line: Line, within: Numbers | None = None
) -> tuple[str, str | None, str | None, str | None]:
    """Name forms, titles by time, first and last day of the reports of a line's actors; ``within``: of these reports only."""
    head, _key, name, kind, state, role, _reports = line
    which: tuple[Any, ...]
    if head and within is not None:
        source = "FROM json_each(?) j CROSS JOIN same_actor s ON s.actor = j.value CROSS JOIN actor ON actor.n = j.value"
        own, which = "1", (told_in.members(connection, head, within),)
    elif head:
        source, own, which = "FROM same_actor s CROSS JOIN actor ON actor.n = s.actor", "s.figurehead = ?", (head,)
    else:
        source, own, which = (
            _FROM,
            "s.actor IS NULL AND actor.name = ? AND actor.kind = ? AND actor.state IS ? AND actor.role IS ?",
            (name, kind, state, role),
        )
        if within is not None:
            own, which = f"{own} AND actor.report IN (SELECT value FROM json_each(?))", (*which, told_in.listed(within))
    told = connection.execute(
        "SELECT actor.name, coalesce(actor.title, ''), min(coalesce(r.published, '9999') || r.id || printf('%07d', actor.n % ?)) AS first,"
        f" min(r.published), max(r.published) {source} JOIN report r ON r.n = actor.report WHERE {own} AND {where.sql} GROUP BY 1, 2 ORDER BY first",
        [STEP, *which, *where.parameters],
    ).fetchall()
    forms = sorted({row[0] for row in told})
    titles = offices((title, since or "", until or "") for _name, title, _first, since, until in told if title)
    first, last = (
        end((day for *_told, since, until in told if (day := (since, until)[at])), default=None) for at, end in enumerate((min, max))
    )
    return "; ".join(forms), titles, first, last
