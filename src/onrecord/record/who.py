"""Who the record tells of: each person, body, group and state once, over all reports."""

from __future__ import annotations

import sqlite3

from onrecord.record.filters import Where, named
from onrecord.record.result import Rows

_COLUMNS = ("name", "kind", "state", "role", "reports", "forms", "titles", "first_day", "last_day")
_FROM = "FROM actor LEFT JOIN same_actor s ON s.actor = actor.n LEFT JOIN figurehead f ON f.n = s.figurehead"
#: One line for each actor that linking has joined; what it has not, by what one report tells of it.
_LINE = (
    "coalesce(f.n, 0) AS line, coalesce(f.name, actor.name) AS name, coalesce(f.kind, actor.kind) AS kind,"
    " iif(f.n IS NULL, actor.state, f.state) AS state, iif(f.n IS NULL, actor.role, f.role) AS role"
)
_NAMED = "EXISTS (SELECT 1 FROM mention m WHERE m.actor = actor.n AND m.kind IN ('name', 'metonym'))"


def actors(
    connection: sqlite3.Connection, *, name: str | None = None, kind: str | None = None, role: str | None = None, limit: int | None = None
) -> Rows:
    """Actors over all reports, commonest first, each once as linking has joined them: with the number of reports, their name forms and
    titles, and the days of the first and last report. Whoever is only described ("three people", "officials") is no line.

    ``name``: words of a name, of any of its forms or of the body spoken for, or a code.
    """
    where = Where().add(_NAMED, leaves=("that are only described", f"NOT {_NAMED}"))
    if name:
        condition, parameters = named(name, "actor")
        where.add(condition, *parameters)
    if kind:
        where.add("actor.kind = ?", kind)
    if role:
        where.add("actor.role = ?", role.upper())
    group = f"{_FROM} WHERE {where.sql} GROUP BY 1, 2, 3, 4, 5"
    count: int = connection.execute(f"SELECT count(*) FROM (SELECT {_LINE} {group})", where.parameters).fetchone()[0]
    rows = connection.execute(
        f"SELECT {_LINE}, count(DISTINCT actor.report) AS reports, group_concat(DISTINCT actor.n) {group}"
        " ORDER BY reports DESC, 2, 3, 4, 5, f.key LIMIT ?",
        [*where.parameters, -1 if limit is None else limit],
    ).fetchall()
    told = tuple((*row[1:6], *_details(connection, row[6])) for row in rows)
    left = tuple(
        (reason, number)
        for reason, other in where.left_out()
        if (number := connection.execute(f"SELECT count(*) {_FROM} WHERE {other.sql}", other.parameters).fetchone()[0])
    )
    return Rows(_COLUMNS, told, count, left)


def _details(connection: sqlite3.Connection, numbers: str) -> tuple[str, str | None, str | None, str | None]:
    """Name forms, titles by time, first and last day of the reports of some actors."""
    told = connection.execute(
        f"SELECT a.name, a.title, r.published FROM actor a JOIN report r ON r.n = a.report WHERE a.n IN ({numbers})"
        " ORDER BY r.published IS NULL, r.published, r.id, a.n"
    ).fetchall()
    forms = sorted({name for name, _title, _day in told})
    titles = dict.fromkeys(title for _name, title, _day in told if title)
    days = [day for _name, _title, day in told if day]
    return "; ".join(forms), "; ".join(titles) or None, days[0] if days else None, days[-1] if days else None
