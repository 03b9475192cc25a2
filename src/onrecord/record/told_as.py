"""The lines of actors of a kind, a state or a sector, from the counts of who is joined (``lines``): few actors are looked at.

The counts stand in the table ``told_as``, which ``lines`` keeps in step with the links.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.record.filters import Where, code
from onrecord.record.rows import STEP

#: A figurehead with the number of the reports that tell of it as what is asked for, and whether all of its actors are that.
type Told = tuple[int, int, bool]
#: How many of the figureheads that most reports tell of are looked through first, for each line that is wanted, and at least.
#: Bound of work.
AMONG = (8, 400)


def where(name: str | None, kind: str | None, role: str | None, state: str | None) -> Where | None:
    """The conditions on what somebody is told as; None where a name is asked for, or a state that is none."""
    found = Where()
    for asked, of_name in ((name, True), (state, False)):
        parts = code(asked) if asked else None
        if asked and (parts is None or (of_name and parts[1] is None and asked != parts[0])):
            return None
        if parts is not None:
            found.add("state = ?", parts[0])
            if parts[1] is not None:
                found.add("role = ?", parts[1])
    if kind:
        found.add("kind = ?", kind)
    if role:
        found.add("role = ?", role.upper())
    return found


def count(connection: sqlite3.Connection, asked: Where) -> int:
    """How many lines there are."""
    query = f"SELECT count(*) FROM (SELECT DISTINCT figurehead FROM told_as WHERE {asked.sql})"
    number: int = connection.execute(query, asked.parameters).fetchone()[0]
    return number


def described(connection: sqlite3.Connection, asked: Where) -> int:
    """How many such actors are only described."""
    query = f"SELECT coalesce(sum(actors), 0) FROM unjoined WHERE named = 0 AND {asked.sql}"
    number: int = connection.execute(query, asked.parameters).fetchone()[0]
    return number


def commonest(connection: sqlite3.Connection, asked: Where, limit: int | None) -> list[tuple[bool, tuple[Any, ...]]]:
    """The lines that most reports tell of so: whether all of its actors are that, and (figurehead, key, name, kind, state, role, reports)."""
    found = _among_the_first(connection, asked, limit) if limit else None
    if found is None:
        found = list(_counted(connection, asked, limit))
    # Only those are named and put in order whom as many reports tell of as the last that is wanted.
    least = sorted((told[1] for told in found), reverse=True)[limit - 1] if limit and limit <= len(found) else 0
    rows = []
    for head, reports, whole in found:
        if reports >= least:
            key, *told = connection.execute("SELECT key, name, kind, state, role FROM figurehead WHERE n = ?", (head,)).fetchone()
            rows.append((whole, (head, key, *told, reports)))
    return sorted(rows, key=_order)[:limit]


def _order(row: tuple[bool, tuple[Any, ...]]) -> tuple[Any, ...]:
    """As the database puts lines in order: what is not told comes first."""
    _head, key, *told, reports = row[1]
    return (-reports, *((value is not None, value or "") for value in (*told, key)))


def _among_the_first(connection: sqlite3.Connection, asked: Where, limit: int) -> list[Told] | None:
    """Those that most reports tell of, if they are enough: as what is asked for no more reports tell of one than in all."""
    beyond = "SELECT reports FROM line ORDER BY reports DESC LIMIT 1 OFFSET ?"
    row = connection.execute(beyond, (max(AMONG[0] * limit, AMONG[1]),)).fetchone()
    most = row[0] if row else 0
    found = list(_counted(connection, asked, limit, most))
    if row is None or sum(reports > most for _head, reports, _whole in found) >= limit:
        return found
    if len(found) < limit:
        return None
    # As many as are wanted are known: whoever fewer reports tell of than of the last of these is none of the first.
    least = sorted((reports for _head, reports, _whole in found), reverse=True)[limit - 1]
    return list(_counted(connection, asked, limit, least - 1))


def _counted(connection: sqlite3.Connection, asked: Where, limit: int | None, most: int | None = None) -> Iterator[Told]:
    """The figureheads that are told of so, but for some of which fewer reports tell than of as many as are wanted; with ``most`` only those of which
    more reports than that tell."""
    such = " AND ".join(f"t.{one}" for one in asked.conditions)
    source = f"told_as t CROSS JOIN line l ON l.figurehead = t.figurehead WHERE {such}"
    if most is not None:
        source = f"line l CROSS JOIN told_as t ON t.figurehead = l.figurehead WHERE {such} AND l.reports > ?"
    rows = connection.execute(
        f"SELECT t.figurehead, l.reports, sum(t.actors) FROM {source} GROUP BY t.figurehead",
        [*asked.parameters, *(() if most is None else (most,))],
    ).fetchall()
    best: list[int] = []
    for head, reports, some in sorted(rows, key=lambda row: -min(row[1], row[2])):
        if limit and len(best) == limit and min(reports, some) < best[0]:
            return
        every = connection.execute("SELECT sum(actors) FROM told_as WHERE figurehead = ?", (head,)).fetchone()[0]
        whole = some == every
        # Where no report tells of it as two actors, they are as many as the reports.
        count = reports if whole else some if every == reports else _reports(connection, asked, head)
        (heapq.heappush if len(best) < (limit or 1) else heapq.heappushpop)(best, count)
        yield head, count, whole


def _reports(connection: sqlite3.Connection, asked: Where, head: int) -> int:
    such = " AND ".join(f"a.{one}" for one in asked.conditions)
    query = f"SELECT count(DISTINCT a.n / {STEP}) FROM same_actor s CROSS JOIN actor a ON a.n = s.actor WHERE s.figurehead = ? AND {such}"
    number: int = connection.execute(query, (head, *asked.parameters)).fetchone()[0]
    return number
