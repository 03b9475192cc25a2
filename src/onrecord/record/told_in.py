"""The lines of actors in some reports only, from the counts of who is joined (``lines``): few actors are looked at."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Set
from typing import Any

from onrecord.record.filters import Where
from onrecord.record.rows import STEP

#: Of so many reports all actors are gone through; of more, those that most reports tell of first.
#: Bound of work.
FEW = 12_000
_OF = f"s.actor BETWEEN j.value * {STEP} AND j.value * {STEP} + {STEP - 1}"
_IN = f"s.actor / {STEP} IN (SELECT value FROM json_each(?))"


def reports(connection: sqlite3.Connection, where: Where) -> frozenset[int]:
    """The reports that fit, asked once: what is asked of actors stands in each line's details again."""
    return frozenset(number for (number,) in connection.execute(f"SELECT report.n FROM report WHERE {where.sql}", where.parameters))


def listed(numbers: Set[int]) -> str:
    """The reports as a parameter of ``json_each``."""
    return json.dumps(sorted(numbers))


def commonest(connection: sqlite3.Connection, within: Set[int], limit: int | None) -> tuple[int, list[tuple[Any, ...]]]:
    """How many lines there are, and the first of them: (figurehead, key, name, kind, state, role, number of these reports)."""
    if limit is None or len(within) <= FEW:
        told = _counted(connection, within)
        count, found = len(told), list(told.items())
    else:
        query = f"SELECT count(*) FROM (SELECT 1 FROM same_actor s WHERE {_IN} GROUP BY s.figurehead)"
        count = connection.execute(query, (listed(within),)).fetchone()[0]
        found = _first(connection, within, limit)
    least = sorted((reports for _head, reports in found), reverse=True)[limit - 1] if limit and limit <= len(found) else 0
    rows = []
    for head, reports in found:
        if reports >= least:
            told_of = connection.execute("SELECT key, name, kind, state, role FROM figurehead WHERE n = ?", (head,)).fetchone()
            rows.append((head, *told_of, reports))
    return count, sorted(rows, key=_order)[:limit]


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """As the database puts lines in order: what is not told comes first."""
    _head, key, *told, reports = row
    return (-reports, *((value is not None, value or "") for value in (*told, key)))


def _counted(connection: sqlite3.Connection, within: Set[int]) -> Counter[int]:
    """In how many of the reports each figurehead is told of."""
    pairs = connection.execute(
        f"SELECT DISTINCT s.figurehead, j.value FROM json_each(?) j CROSS JOIN same_actor s WHERE {_OF}", (listed(within),)
    )
    return Counter(head for head, _report in pairs)


def _first(connection: sqlite3.Connection, within: Set[int], limit: int) -> list[tuple[int, int]]:
    """Those that most of the reports tell of, with their number: no more of these tell of one than of all reports."""
    found: list[tuple[int, int]] = []
    best: list[int] = []
    for head, most in connection.execute("SELECT figurehead, reports FROM line ORDER BY reports DESC"):
        if len(best) == limit and (not best or most < best[0]):
            break
        actors = connection.execute("SELECT actor FROM same_actor WHERE figurehead = ?", (head,))
        told = len({actor // STEP for (actor,) in actors} & within)
        if told:
            found.append((head, told))
            (heapq.heappush if len(best) < limit else heapq.heappushpop)(best, told)
    return found


def described(connection: sqlite3.Connection, within: Set[int]) -> int:
    """How many actors of the reports are only described, where all others stand in a figurehead."""
    told = listed(within)
    every = connection.execute(f"SELECT count(*) FROM actor a WHERE a.n / {STEP} IN (SELECT value FROM json_each(?))", (told,)).fetchone()[
        0
    ]
    number: int = every - connection.execute(f"SELECT count(*) FROM same_actor s WHERE {_IN}", (told,)).fetchone()[0]
    return number
