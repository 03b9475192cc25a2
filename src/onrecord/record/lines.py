"""Who is joined over the reports, counted as linking joins: in how many reports, under which names and titles, and from when to when.

The counts stand in ``line`` and ``form`` beside the figureheads, and in ``unjoined`` how many actors stand in none. Temporary triggers keep
them in step with the links, in the same transaction. ``faults`` counts anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from onrecord.record import tallied
from onrecord.record.cells import NAMING, Cells
from onrecord.record.offices import offices
from onrecord.record.rows import STEP
from onrecord.record.steps import differing, steps

_NAMED = f"EXISTS (SELECT 1 FROM mention m WHERE m.actor = a.n AND m.kind IN {NAMING})"
#: By this tellings are in order of time, those without a date last.
_AT = f"coalesce(r.published, '9999-99-99') || r.id || printf('%07d', a.n % {STEP})"
_FORM = "figurehead = {row}.figurehead AND (name, title) = (SELECT a.name, coalesce(a.title, '') FROM actor a WHERE a.n = {row}.actor)"
#: As what an actor is told of.
_AS = "a.kind, coalesce(a.state, ''), coalesce(a.role, '')"
_SORT = f"figurehead = {{row}}.figurehead AND (kind, state, role) = (SELECT {_AS} FROM actor a WHERE a.n = {{row}}.actor)"
_ALONE = (
    "NOT EXISTS (SELECT 1 FROM same_actor s WHERE s.figurehead = {row}.figurehead AND s.actor <> {row}.actor"
    f" AND s.actor BETWEEN {{row}}.actor / {STEP} * {STEP} AND {{row}}.actor / {STEP} * {STEP} + {STEP - 1})"
)
_MEMBERS = "FROM same_actor s JOIN actor a ON a.n = s.actor JOIN report r ON r.n = a.report"
_SOME = f"{_MEMBERS} WHERE s.figurehead = form.figurehead AND a.name = form.name AND coalesce(a.title, '') = form.title"
#: What joins an actor to a figurehead (``{row}`` NEW), and takes it out (OLD).
_JOIN = (
    f"INSERT INTO line SELECT {{row}}.figurehead, 1 WHERE {_ALONE} ON CONFLICT DO UPDATE SET reports = reports + 1",
    f"INSERT INTO form SELECT {{row}}.figurehead, a.name, coalesce(a.title, ''), {_AT}, coalesce(r.published, ''), 1 FROM actor a"
    " JOIN report r ON r.n = a.report WHERE a.n = {row}.actor ON CONFLICT DO UPDATE SET actors = actors + 1, first = min(first, excluded.first),"
    " last = max(last, excluded.last)",
    f"INSERT INTO told_as SELECT {{row}}.figurehead, {_AS}, 1 FROM actor a WHERE a.n = {{row}}.actor ON CONFLICT DO UPDATE SET actors = actors + 1",
)
_LEAVE = (
    f"UPDATE line SET reports = reports - 1 WHERE figurehead = {{row}}.figurehead AND {_ALONE}",
    "DELETE FROM line WHERE figurehead = {row}.figurehead AND reports = 0",
    f"UPDATE told_as SET actors = actors - 1 WHERE {_SORT}",
    f"DELETE FROM told_as WHERE {_SORT} AND actors = 0",
    f"UPDATE form SET actors = actors - 1 WHERE {_FORM}",
    f"DELETE FROM form WHERE {_FORM} AND actors = 0",
    # Whoever was not the first or last leaves these as they are.
    f"UPDATE form SET first = (SELECT min({_AT}) {_SOME}), last = (SELECT max(coalesce(r.published, '')) {_SOME}) WHERE {_FORM}"
    f" AND EXISTS (SELECT 1 FROM actor a JOIN report r ON r.n = a.report WHERE a.n = {{row}}.actor AND (first = {_AT} OR last = coalesce(r.published, '')))",
)
_UNJOINED = (
    f"INSERT INTO unjoined SELECT 1, {_AS}, {{sign}}1 FROM actor a WHERE a.n = {{row}}.actor"
    " ON CONFLICT DO UPDATE SET actors = actors + excluded.actors"
)
#: The tables that tell of figureheads, in the order in which linking empties them.
TABLES = ("line", "form", "told_as")


def watch(connection: sqlite3.Connection) -> None:
    """Lets the connection keep the counts in step with the links."""
    came, went = ([step.format(row=row) for step in steps] for row, steps in (("NEW", _JOIN), ("OLD", _LEAVE)))
    for event, what in (
        ("INSERT", [*came, _UNJOINED.format(sign="-", row="NEW")]),
        ("DELETE", [*went, _UNJOINED.format(sign="", row="OLD")]),
        ("UPDATE OF figurehead", [*went, *came]),
    ):
        name = event.split()[0]
        connection.execute(f"CREATE TEMP TRIGGER lines_{name} AFTER {event} ON main.same_actor BEGIN {'; '.join(what)}; END")


@contextmanager
def at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """All are joined anew within, and counted when that is done. It must stand within one transaction."""
    watched = connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'lines_INSERT'").fetchone() is not None
    for event in ("INSERT", "DELETE", "UPDATE") if watched else ():
        connection.execute(f"DROP TRIGGER temp.lines_{event}")
    yield
    count_anew(connection)
    if watched:
        watch(connection)


def add(connection: sqlite3.Connection, cells: Cells) -> None:
    """Counts the actors of a report, who stand in no figurehead yet."""
    connection.executemany("INSERT INTO unjoined VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET actors = actors + excluded.actors", cells)


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes the actors of a report, who stand in no figurehead any more, from the counts."""
    rows = connection.execute(
        f"SELECT {_NAMED}, {_AS}, -count(*) FROM actor a WHERE a.n BETWEEN :low AND :high GROUP BY 1, 2, 3, 4", limits
    ).fetchall()
    add(connection, rows)


def forget(connection: sqlite3.Connection, figurehead: int) -> None:
    """Takes a figurehead out whole, before those who stand in it: each of them would else be looked for among the others."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE figurehead = ?", (figurehead,))


def count_anew(connection: sqlite3.Connection) -> None:
    """Counts all that are joined, within a running transaction."""
    for table in (*TABLES, "unjoined"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute(f"INSERT INTO line {_LINES}")
    connection.execute(f"INSERT INTO form {_FORMS}")
    connection.execute(f"INSERT INTO told_as {_SORTS}")
    for limits in steps(connection):
        add(connection, connection.execute(_LEFT, limits).fetchall())


_LINES = f"SELECT figurehead, count(DISTINCT actor / {STEP}) FROM same_actor GROUP BY figurehead"
_FORMS = (
    f"SELECT s.figurehead, a.name, coalesce(a.title, ''), min({_AT}), max(coalesce(r.published, '')), count(*) {_MEMBERS} GROUP BY 1, 2, 3"
)
_SORTS = f"SELECT s.figurehead, {_AS}, count(*) FROM same_actor s JOIN actor a ON a.n = s.actor GROUP BY 1, 2, 3, 4"
_LEFT = (
    f"SELECT {_NAMED}, {_AS}, count(*) FROM actor a WHERE a.n BETWEEN :low AND :high AND NOT EXISTS (SELECT 1 FROM same_actor s WHERE s.actor = a.n)"
    " GROUP BY 1, 2, 3, 4"
)


def all_joined(connection: sqlite3.Connection) -> bool:
    """Whether every named actor stands in a figurehead, so that these tell of all; not where the record is asked as it was read."""
    return not tallied.as_read(connection) and not alone(connection)


def alone(connection: sqlite3.Connection) -> int:
    """How many named actors stand in no figurehead: those of a record that is not linked."""
    number: int = connection.execute("SELECT coalesce(sum(actors), 0) FROM unjoined WHERE named = 1").fetchone()[0]
    return number


def described(connection: sqlite3.Connection) -> int:
    """How many actors are only described."""
    number: int = connection.execute("SELECT coalesce(sum(actors), 0) FROM unjoined WHERE named = 0").fetchone()[0]
    return number


def count(connection: sqlite3.Connection) -> int:
    """How many figureheads there are."""
    number: int = connection.execute("SELECT count(*) FROM line").fetchone()[0]
    return number


def commonest(connection: sqlite3.Connection, limit: int) -> list[tuple[Any, ...]]:
    """The figureheads that most reports tell of: number, name, kind, state, role, number of reports. All with a limit below 0."""
    # Only those are put in order whom as many reports tell of as the last that is wanted.
    last = (
        connection.execute("SELECT reports FROM line ORDER BY reports DESC LIMIT 1 OFFSET ?", (limit - 1,)).fetchone()
        if limit > 0
        else None
    )
    return connection.execute(
        "SELECT f.n, f.name, f.kind, f.state, f.role, l.reports FROM line l CROSS JOIN figurehead f ON f.n = l.figurehead WHERE l.reports >= ?"
        " ORDER BY l.reports DESC, f.name, f.kind, f.state, f.role, f.key LIMIT ?",
        (last[0] if last else 0, limit),
    ).fetchall()


def forms(connection: sqlite3.Connection, figurehead: int) -> tuple[list[str], str | None, str | None, str | None]:
    """The names under which a figurehead is told of, its offices in order of time, and the first and last day of the reports that do so."""
    rows = connection.execute("SELECT name, title, first, last FROM form WHERE figurehead = ? ORDER BY first", (figurehead,)).fetchall()
    days = [first[:10] for _name, _title, first, last in rows if last]
    titles = offices((title, first[:10] if last else "", last) for _name, title, first, last in rows if title)
    return sorted({row[0] for row in rows}), titles, min(days, default=None), max((row[3] for row in rows), default=None) or None


def of_entry(
    connection: sqlite3.Connection, report: str, identity: str
) -> tuple[int, list[str], str | None, str | None, str | None] | None:
    """Of an actor of a report in how many reports it is told of, and what ``forms`` tells; None where it is joined with nobody, or is none."""
    row = connection.execute(
        "SELECT s.figurehead, l.reports FROM report r JOIN actor a ON a.n BETWEEN r.n * ? AND r.n * ? + ? - 1 AND a.id = ?"
        " JOIN same_actor s ON s.actor = a.n JOIN line l ON l.figurehead = s.figurehead WHERE r.id = ?",
        (STEP, STEP, STEP, identity, report),
    ).fetchone()
    return (row[1], *forms(connection, row[0])) if row else None


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the counts are those of the links."""
    for table, query, key in (("line", _LINES, 1), ("form", _FORMS, 5), ("told_as", _SORTS, 4)):
        if differing(connection.execute(query), connection.execute(f"SELECT * FROM {table}"), key):
            yield f"{table}: the counts of actors are not those of the links"
    left = (row for limits in steps(connection) for row in connection.execute(_LEFT, limits))
    if differing(left, connection.execute("SELECT * FROM unjoined"), 4):
        yield "unjoined: the counts of actors are not those of the links"
