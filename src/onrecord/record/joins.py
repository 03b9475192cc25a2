"""What linking joined, entry by entry, and what analysts took apart: what is asked before joins are taken apart or put back."""

from __future__ import annotations

import sqlite3

from onrecord.record.listing import every
from onrecord.record.result import Rows
from onrecord.record.rows import STEP

#: How many actors of one name are told one by one.
MOST = 200
#: The link that an entry stands in by the letter of its id: its layer as decisions have it, the entry's table, and the link's.
_LINKS = {"A": ("same_actor", "actor", "same_actor", "actor", "figurehead"), "E": ("telling", "event", "telling", "event", "occurrence")}
_LATEST = (
    "(SELECT CASE j.verdict WHEN 'wrong' THEN j.analyst END FROM judgement j WHERE j.report = r.id AND j.layer = '{layer}' AND j.key = x.key"
    " ORDER BY j.n DESC LIMIT 1)"
)


def of_entry(connection: sqlite3.Connection, ref: str) -> tuple[int, str | None]:
    """With how many others an actor or event is joined, and the analyst who took it out of what it was joined with, if one did."""
    report, _, identity = ref.partition("#")
    if identity[:1] not in _LINKS:
        return 0, None
    layer, table, link, key, group = _LINKS[identity[:1]]
    row = connection.execute(
        f"SELECT (SELECT count(*) - 1 FROM {link} s JOIN {link} o ON o.{group} = s.{group} WHERE s.{key} = x.n), {_LATEST.format(layer=layer)}"
        f" FROM report r JOIN {table} x ON x.n = r.n * {STEP} + ? WHERE r.id = ?",
        (int(identity[1:]), report),
    ).fetchone()
    return (max(row[0], 0), row[1]) if row else (0, None)


def of_name(connection: sqlite3.Connection, name: str, limit: int = MOST) -> Rows:
    """The actors of single reports that bear a name or are joined with one who does: ref, name, title, published, apart (the analyst who
    took it out, if one did), newest first."""
    layer = _LINKS["A"][0]
    return every(
        connection,
        "WITH named AS (SELECT n FROM actor WHERE name = :name COLLATE NOCASE), alike AS (SELECT n FROM named UNION"
        " SELECT o.actor FROM named JOIN same_actor s ON s.actor = named.n JOIN same_actor o ON o.figurehead = s.figurehead)"
        f" SELECT r.id || '#' || x.id AS ref, x.name, r.title, r.published, {_LATEST.format(layer=layer)} AS apart"
        " FROM alike JOIN actor x ON x.n = alike.n JOIN report r ON r.n = x.report ORDER BY r.published DESC, r.id, x.n LIMIT :most",
        {"name": name, "most": limit},
    )
