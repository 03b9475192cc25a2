"""What passes in words between two states: statements of the one that name the other, and positions that one holds toward the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.errors import ConfigError
from onrecord.record.filters import period
from onrecord.record.rows import STEP

#: How many statements of a state are looked through for those that name the other, the newest first.
#: Bound of work.
LOOKED = 4_000
_NAMES_OTHER = (
    f"EXISTS (SELECT 1 FROM json_each(e.spans, '$.content') c JOIN actor a ON a.n BETWEEN e.report * {STEP} AND e.report * {STEP} + {STEP - 1}"
    # The sign keeps all actors of the state from being gone through for each statement.
    " AND +a.state = ? JOIN mention m ON m.actor = a.n AND m.start >= json_extract(c.value, '$[0]') AND m.\"end\" <= json_extract(c.value, '$[1]'))"
)
_HOLDS = (
    "EXISTS (SELECT 1 FROM party h JOIN actor a ON a.n = h.actor AND a.state = ? WHERE h.position = e.n AND h.part = 'holder')"
    " AND EXISTS (SELECT 1 FROM party t JOIN actor a ON a.n = t.actor AND a.state = ? WHERE t.position = e.n AND t.part IN ('toward', 'denies'))"
)
_DISPUTE = (
    "e.kind = 'dispute' AND EXISTS (SELECT 1 FROM party h JOIN actor a ON a.n = h.actor AND a.state = ? WHERE h.position = e.n)"
    " AND EXISTS (SELECT 1 FROM party h JOIN actor a ON a.n = h.actor AND a.state = ? WHERE h.position = e.n)"
)


def told(
    connection: sqlite3.Connection, name: str, one: str, other: str, *, since: str | None = None, until: str | None = None, limit: int = 50
) -> tuple[list[int], int]:
    """The numbers of what either says of the other, or holds toward it, newest first, and how many more there are."""
    if name == "positions":
        return _positions(connection, one, other, since, until, limit)
    found: list[tuple[str, int]] = []
    more = 0
    for speaker, named in ((one, other), (other, one)):
        numbers, left = said(connection, speaker, named, since=since, until=until, limit=limit)
        more += left
        found += [("", number) for number in numbers]
    return [number for _, number in found], more


def said(
    connection: sqlite3.Connection, speaker: str, named: str, *, since: str | None = None, until: str | None = None, limit: int = 50
) -> tuple[list[int], int]:
    """The numbers of the statements of a state's actors that name the other state or somebody of it, newest first, and how many more."""
    first, last = period(since, until)
    rows = connection.execute(
        f"SELECT e.n FROM (SELECT x.n, x.report, x.spans, r.published AS day, r.id FROM statement x JOIN report r ON r.n = x.report"
        " WHERE x.speaker_state = ? AND (? IS NULL OR r.published >= ?) AND (? IS NULL OR r.published <= ?)"
        f" ORDER BY r.published DESC LIMIT {LOOKED}) e WHERE {_NAMES_OTHER} ORDER BY e.day IS NULL, e.day DESC, e.id, e.n",
        (speaker, first, first, last, last, named),
    ).fetchall()
    return [row[0] for row in rows[:limit]], max(len(rows) - limit, 0)


def _positions(
    connection: sqlite3.Connection, one: str, other: str, since: str | None, until: str | None, limit: int
) -> tuple[list[int], int]:
    first, last = period(since, until)
    # From the parties of the one state on: there are far fewer of them than positions.
    mine = "SELECT h.position FROM actor a JOIN party h ON h.actor = a.n WHERE a.state = ?"
    rows = connection.execute(
        f"SELECT e.n FROM position e JOIN report r ON r.n = e.report WHERE e.n IN ({mine}) AND (({_HOLDS}) OR ({_HOLDS}) OR ({_DISPUTE}))"
        " AND (? IS NULL OR r.published >= ?) AND (? IS NULL OR r.published <= ?)"
        " ORDER BY r.published IS NULL, r.published DESC, r.id, e.n",
        (one, one, other, other, one, one, other, first, first, last, last),
    ).fetchall()
    return [row[0] for row in rows[:limit]], max(len(rows) - limit, 0)


def refs(connection: sqlite3.Connection, name: str, numbers: Sequence[int]) -> list[str]:
    """The refs of entries of a list, in order."""
    if name not in ("statements", "positions"):
        raise ConfigError("list", f"{name!r} is none that is asked here", "Give statements or positions")
    rows = connection.execute(
        f"SELECT e.n, r.id || '#' || e.id FROM {name[:-1]} e JOIN report r ON r.n = e.report WHERE e.n IN ({', '.join('?' * len(numbers))})",
        numbers,
    )
    known = dict(rows.fetchall())
    return [known[number] for number in numbers]
