"""What is joined, entry by entry, by linking and by analysts, and what they took apart: what is asked before one or the other is decided."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.record.corrections import kept
from onrecord.record.linking.same import APART
from onrecord.record.listing import every
from onrecord.record.result import Rows
from onrecord.record.rows import STEP

#: How many actors of one name are told one by one.
#: Bound of what is shown.
MOST = 200
#: The link that an entry stands in by the letter of its id: its layer as decisions have it, the entry's table, and the link's.
_LINKS = {"A": ("same_actor", "actor", "same_actor", "actor", "figurehead"), "E": ("telling", "event", "telling", "event", "occurrence")}
_LATEST = (
    "(SELECT CASE WHEN {which} THEN j.{what} END FROM judgement j WHERE j.report = r.id AND j.layer = '{layer}' AND j.key = x.key"
    " ORDER BY j.n DESC LIMIT 1)"
)
_SAME = "j.verdict = 'amended'"
#: Days between two events that may be one.
#: Bound of what is shown.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Joined:
    """How one entry is joined."""

    #: With how many others.
    others: int = 0
    #: The analyst who took it out of what it was joined with, if one did.
    apart: str | None = None
    #: The analyst who said what it is the same as, if one did, and the names or words of that.
    by: str | None = None
    same: tuple[str, ...] = ()


def of_entry(connection: sqlite3.Connection, ref: str) -> Joined:
    """How an actor or event is joined with others."""
    report, _, identity = ref.partition("#")
    if identity[:1] not in _LINKS:
        return Joined()
    layer, table, link, key, group = _LINKS[identity[:1]]
    row = connection.execute(
        f"SELECT (SELECT count(*) - 1 FROM {link} s JOIN {link} o ON o.{group} = s.{group} WHERE s.{key} = x.n), {_latest(layer, APART)},"
        f" {_latest(layer, _SAME)}, {_latest(layer, _SAME, 'amended')} FROM report r JOIN {table} x ON x.n = r.n * {STEP} + ? WHERE r.id = ?",
        (int(identity[1:]), report),
    ).fetchone()
    return Joined(max(row[0], 0), row[1], row[2], _names(layer, row[3], report)) if row else Joined()


def _latest(layer: str, which: str, what: str = "analyst") -> str:
    return _LATEST.format(layer=layer, which=which, what=what)


def _names(layer: str, amended: str | None, report: str) -> tuple[str, ...]:
    correction = kept(layer, amended, report)
    return tuple(one.name for one in correction.same_as) if correction else ()


def the_one(connection: sqlite3.Connection, told: str) -> str:
    """The ref of the newest telling of whoever bears a name; a ref is one already. Raises RecordError where nobody does, or several do."""
    if "#" in told:
        return told
    found = bearers(connection, told)
    if not found.rows:
        raise RecordError(
            told, "is no name that the record has joined over its reports", "See the names among the actors (onrecord actors)"
        )
    if len(found) > 1:
        several = "; ".join(f"{row['ref']!s} ({row['name']!s}, {row['state'] or 'no state told'!s})" for row in list(found)[:6])
        raise RecordError(told, f"is borne by {len(found)}", f"Give one of their refs: {several}")
    return str(found.rows[0][0])


def bearers(connection: sqlite3.Connection, name: str) -> Rows:
    """All whom the record knows by a name, each by the newest telling, those of most reports first: ref, name, state, kind, title, report, published, reports."""
    return every(
        connection,
        "SELECT ref, name, state, kind, title, report, published, reports FROM (SELECT r.id || '#' || x.id AS ref, x.name, x.state, x.kind, x.title,"
        " r.title AS report, r.published, count(*) OVER (PARTITION BY s.figurehead) AS reports,"
        " row_number() OVER (PARTITION BY s.figurehead ORDER BY r.published DESC, r.id, x.n) AS at"
        " FROM actor x JOIN report r ON r.n = x.report JOIN same_actor s ON s.actor = x.n WHERE x.name = ? COLLATE NOCASE)"
        " WHERE at = 1 ORDER BY reports DESC, published DESC, ref",
        (name,),
    )


def near(connection: sqlite3.Connection, ref: str, limit: int = 8) -> Rows:
    """Events of other reports that may be the same as one: of about its day, of its quad class, with one of its parties or its place; those
    that agree in most first: ref, n, published, outlet, type, sentence, agree."""
    report, _, identity = ref.partition("#")
    columns = ("ref", "n", "published", "outlet", "type", "sentence", "agree")
    row = connection.execute(
        "SELECT e.n, e.quad, e.type, coalesce(e.first, r.published), coalesce(e.last, r.published), r.n, e.place"
        f" FROM report r JOIN event e ON e.n = r.n * {STEP} + ? WHERE r.id = ?",
        (int(identity[1:]) if identity[:1] == "E" else 0, report),
    ).fetchone()
    if row is None or row[3] is None:
        return Rows(columns, (), 0)
    parties = "SELECT coalesce(a.state, a.name) FROM role x JOIN actor a ON a.n = x.actor WHERE x.event = "
    return every(
        connection,
        "SELECT * FROM (SELECT r.id || '#' || e.id AS ref, e.n, r.published, r.outlet, e.type,"
        " substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) AS sentence, (e.type = :type)"
        f" + 2 * (SELECT count(*) FROM ({parties} e.n INTERSECT {parties} :n))"
        " + coalesce((SELECT p.name = q.name FROM place p, place q WHERE p.n = e.place AND q.n = :place), 0) AS agree"
        " FROM event e JOIN report r ON r.n = e.report WHERE e.first BETWEEN date(:first, :before) AND date(:last, :after) AND e.quad = :quad"
        " AND e.report <> :report AND e.same_as IS NULL AND NOT EXISTS (SELECT 1 FROM telling t JOIN telling u ON u.occurrence = t.occurrence"
        "  WHERE t.event = e.n AND u.event = :n)) WHERE agree > 1 ORDER BY agree DESC, published, ref LIMIT :most",
        {
            **dict(zip(("n", "quad", "type", "first", "last", "report", "place"), row, strict=True)),
            "before": f"-{NEAR} days",
            "after": f"+{NEAR} days",
            "most": limit,
        },
    )


def of_name(connection: sqlite3.Connection, name: str, limit: int = MOST) -> Rows:
    """The actors of single reports that bear a name or are joined with one who does, newest first: ref, name, title, published, apart (the
    analyst who took it out, if one did), by (who said what it is the same as), named (1 where it is named, not only described)."""
    layer = _LINKS["A"][0]
    return every(
        connection,
        "WITH named AS (SELECT n FROM actor WHERE name = :name COLLATE NOCASE), alike AS (SELECT n FROM named UNION"
        " SELECT o.actor FROM named JOIN same_actor s ON s.actor = named.n JOIN same_actor o ON o.figurehead = s.figurehead)"
        f" SELECT r.id || '#' || x.id AS ref, x.name, r.title, r.published, {_latest(layer, APART)} AS apart, {_latest(layer, _SAME)} AS by,"
        " EXISTS (SELECT 1 FROM mention m WHERE m.actor = x.n AND m.kind IN ('name', 'metonym')) AS named"
        " FROM alike JOIN actor x ON x.n = alike.n JOIN report r ON r.n = x.report ORDER BY r.published DESC, r.id, x.n LIMIT :most",
        {"name": name, "most": limit},
    )
