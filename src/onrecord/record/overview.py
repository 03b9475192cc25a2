"""What a whole record looks like: its size, months, busiest pairs, actors, places, and what may be meant by the first letters of a name."""

from __future__ import annotations

import sqlite3

from onrecord.layers import EXPORTED
from onrecord.record import pairs as of_states
from onrecord.record import tallied
from onrecord.record.listing import every
from onrecord.record.patterns import part
from onrecord.record.result import Rows
from onrecord.record.rows import STEP
from onrecord.record.spelling import spellings
from onrecord.types import NO_STATE

#: What is counted, in the order of the home page.
COUNTED = ("report", "statement", "event", "figure", "position")


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many reports and entries there are."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


def newest(connection: sqlite3.Connection, limit: int) -> Rows:
    """The newest reports: ref, title, outlet, published, entries."""
    return every(
        connection,
        "SELECT r.id AS ref, r.title, r.outlet, r.published, g.entries FROM report r LEFT JOIN reading g ON g.report = r.n"
        " ORDER BY r.published DESC, r.id LIMIT ?",
        (limit,),
    )


def months(connection: sqlite3.Connection) -> Rows:
    """Reports by month."""
    return every(
        connection,
        "SELECT substr(published, 1, 7) AS month, count(*) AS reports FROM report WHERE published IS NOT NULL GROUP BY month ORDER BY month",
    )


def pairs(connection: sqlite3.Connection, limit: int) -> Rows:
    """Pairs of states between which most is told: one, other, cooperation, conflict, events; either direction, actual events."""
    if not tallied.as_read(connection):
        return of_states.commonest(connection, limit)
    return every(
        connection,
        "SELECT min(source, recipient) AS one, max(source, recipient) AS other, count(DISTINCT CASE WHEN quad <= 2 THEN event END) AS cooperation,"
        " count(DISTINCT CASE WHEN quad > 2 THEN event END) AS conflict, count(DISTINCT event) AS events FROM dyad"
        " WHERE source <> recipient AND status = 'actual' GROUP BY one, other ORDER BY events DESC, one, other LIMIT ?",
        (limit,),
    )


def reports(
    connection: sqlite3.Connection,
    *,
    words: str = "",
    outlet: str = "",
    since: str = "",
    until: str = "",
    offset: int = 0,
    limit: int = 50,
) -> Rows:
    """Reports, newest first, whose titles hold the words, published from one day, month or year to another."""
    conditions, parameters = ["1"], []
    if words:
        conditions.append("r.title LIKE ? ESCAPE '\\'")
        parameters.append(part(words))
    if outlet:
        conditions.append("r.outlet = ?")
        parameters.append(outlet)
    if since:
        conditions.append("r.published >= ?")
        parameters.append(since)
    if until:
        # Behind every day and hour of a month or year that is named so.
        conditions.append("r.published < ?")
        parameters.append(until + "~")
    condition = " AND ".join(conditions)
    count: int = connection.execute(f"SELECT count(*) FROM report r WHERE {condition}", parameters).fetchone()[0]
    rows = every(
        connection,
        "SELECT r.id AS ref, r.title, r.outlet, r.published, g.entries, r.url FROM report r LEFT JOIN reading g ON g.report = r.n"
        f" WHERE {condition} ORDER BY r.published DESC, r.id LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return Rows(rows.columns, rows.rows, count)


def outlets(connection: sqlite3.Connection) -> Rows:
    """Outlets with the number of their reports."""
    return every(
        connection, "SELECT outlet, count(*) AS reports FROM report WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY reports DESC, outlet"
    )


def suggestions(connection: sqlite3.Connection, letters: str, limit: int = 8) -> Rows:
    """Names of actors that begin with the letters, in any case: name, kind, state, reports."""
    like = part(letters)[1:]
    return every(
        connection,
        "SELECT name, min(kind) AS kind, min(state) AS state, count(DISTINCT report) AS reports FROM actor WHERE name LIKE ? ESCAPE '\\'"
        " GROUP BY name COLLATE NOCASE ORDER BY reports DESC, name LIMIT ?",
        (like, limit),
    )


def named(connection: sqlite3.Connection, name: str) -> bool:
    """Whether somebody bears the name."""
    return connection.execute("SELECT 1 FROM actor WHERE name = ? COLLATE NOCASE LIMIT 1", (name,)).fetchone() is not None


def state_of(connection: sqlite3.Connection, name: str) -> str | None:
    """The state of one who bears the name."""
    row = connection.execute(
        f"SELECT state FROM actor WHERE name = ? COLLATE NOCASE AND length(state) = 3 AND state NOT IN {tuple(sorted(NO_STATE))} LIMIT 1",
        (name,),
    ).fetchone()
    return str(row[0]) if row else None


def state_told(connection: sqlite3.Connection, code: str) -> bool:
    """Whether some actor is of the state with this code."""
    return connection.execute("SELECT 1 FROM actor WHERE state = ? LIMIT 1", (code,)).fetchone() is not None


def actor(connection: sqlite3.Connection, name: str) -> Rows:
    """Who bears a name, as the reports tell it: kind, state, role, title, affiliation, reports, first, last, in order of time."""
    names = spellings(connection, (name,))
    return every(
        connection,
        "SELECT a.kind, a.state, a.role, a.title, a.affiliation, count(DISTINCT a.report) AS reports, min(r.published) AS first,"
        " max(r.published) AS last FROM actor a JOIN report r ON r.n = a.report WHERE a.name COLLATE NOCASE IN"
        f" ({', '.join('?' * len(names))}) GROUP BY a.kind, a.state, a.role, a.title, a.affiliation ORDER BY first IS NULL, first, reports DESC, a.title LIMIT 50",
        names,
    )


def forms(connection: sqlite3.Connection, name: str) -> Rows:
    """The words by which reports name an actor: text, kind, times."""
    names = spellings(connection, (name,))
    return every(
        connection,
        "SELECT m.text, m.kind, count(*) AS times FROM actor a JOIN mention m ON m.actor = a.n WHERE a.name COLLATE NOCASE IN"
        f" ({', '.join('?' * len(names))}) AND m.kind IN ('name', 'nominal') GROUP BY m.text, m.kind ORDER BY times DESC, m.text LIMIT 24",
        names,
    )


def partners(connection: sqlite3.Connection, state: str, limit: int = 12) -> Rows:
    """The states with which one has most to do: state, did, had_done, cooperation, conflict."""
    if not tallied.as_read(connection):
        return of_states.partners(connection, state, limit)
    return every(
        connection,
        "SELECT CASE WHEN source = :state THEN recipient ELSE source END AS state, count(DISTINCT CASE WHEN source = :state THEN event END) AS did,"
        " count(DISTINCT CASE WHEN recipient = :state THEN event END) AS had_done, count(DISTINCT CASE WHEN quad <= 2 THEN event END) AS cooperation,"
        " count(DISTINCT CASE WHEN quad > 2 THEN event END) AS conflict FROM dyad WHERE (source = :state OR recipient = :state) AND source <> recipient"
        " AND status = 'actual' GROUP BY 1 ORDER BY count(DISTINCT event) DESC, 1 LIMIT :most",
        {"state": state, "most": limit},
    )


def beside(connection: sqlite3.Connection, report: str) -> dict[str, Rows]:
    """The reports that are copies of this one or tell of the same: ``copies`` and ``retellings``, each ref, title, outlet, published."""
    told = "r.id AS ref, r.title, r.outlet, r.published"
    copies = (
        f"SELECT {told} FROM report o JOIN copy k ON k.report = o.n JOIN copy x ON x.copies = k.copies AND x.report <> o.n"
        " JOIN report r ON r.n = x.report WHERE o.id = ? ORDER BY r.published, r.id"
    )
    retellings = (
        f"SELECT {told} FROM report o JOIN retelling x ON o.n IN (x.first, x.second)"
        " JOIN report r ON r.n = CASE o.n WHEN x.first THEN x.second ELSE x.first END WHERE o.id = ? ORDER BY x.likeness DESC, r.id"
    )
    return {"copies": every(connection, copies, (report,)), "retellings": every(connection, retellings, (report,))}


def entries(connection: sqlite3.Connection, report: str) -> dict[str, Rows]:
    """All entries of a report, layer by layer, as the views of the record have them."""
    (number,) = connection.execute("SELECT n FROM report WHERE id = ?", (report,)).fetchone()
    found = {}
    for layer in EXPORTED:
        rows = every(connection, f"SELECT * FROM {layer.name} WHERE n BETWEEN ? AND ? ORDER BY n", (number * STEP, (number + 1) * STEP - 1))
        found[layer.name] = Rows(rows.columns[1:], tuple(row[1:] for row in rows.rows), rows.count)
    return found


def titles(connection: sqlite3.Connection, reports: list[str]) -> dict[str, str]:
    """The titles of reports by their ids; of those without one, the first words."""
    marks = ", ".join("?" * len(reports))
    rows = connection.execute(f"SELECT id, coalesce(title, substr(text, 1, 80)) FROM report WHERE id IN ({marks})", reports)
    return dict(rows.fetchall())
