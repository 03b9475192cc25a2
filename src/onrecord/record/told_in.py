"""The lines of actors in some reports only, from the counts of who is joined (``lines``): few actors are looked at."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any

from onrecord.record.filters import Where
from onrecord.record.numbers import among, in_turn, numbers
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

#: Of so many reports all actors are gone through; of more, those of all reports as numbers.
#: Bound of work.
FEW = 4_000
#: How each condition on reports begins.
_AMONG = "report.n IN ("
_OF = f"s.actor BETWEEN j.value * {STEP} AND j.value * {STEP} + {STEP - 1}"


def reports(connection: sqlite3.Connection, where: Where) -> Numbers:
    """The reports that fit in their order, asked once: what is asked of actors stands in each line's details again. Each condition tells numbers of
    reports (``of_reports``): they are looked up one after another, and no report is."""
    import numpy

    found: Numbers | None = None
    parameters = list(where.parameters)
    for condition, size in zip(where.conditions, where.sizes, strict=True):
        own = [parameters.pop(0) for _parameter in range(size)]
        told = numpy.unique(numbers(connection, condition.removeprefix(_AMONG).removesuffix(")"), own))
        found = told if found is None else found[among(found, told)]
    assert found is not None
    return found


def listed(within: Numbers) -> str:
    """The reports as a parameter of ``json_each``."""
    return json.dumps(within.tolist())


def members(connection: sqlite3.Connection, head: int, within: Numbers) -> str:
    """The actors of a figurehead in these reports, as a parameter of ``json_each``."""
    actors = numbers(connection, "SELECT actor FROM same_actor WHERE figurehead = ?", [head])
    return json.dumps(actors[among(actors // STEP, within)].tolist())


def commonest(connection: sqlite3.Connection, within: Numbers, limit: int | None) -> tuple[int, list[tuple[Any, ...]]]:
    """How many lines there are, and the first of them: (figurehead, key, name, kind, state, role, number of these reports)."""
    if limit is None or len(within) <= FEW:
        told = _counted(connection, within)
        count, found = len(told), list(told.items())
    else:
        count, found = _first(connection, within, limit)
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


def _counted(connection: sqlite3.Connection, within: Numbers) -> Counter[int]:
    """In how many of the reports each figurehead is told of."""
    pairs = connection.execute(
        f"SELECT DISTINCT s.figurehead, j.value FROM json_each(?) j CROSS JOIN same_actor s WHERE {_OF}", (listed(within),)
    )
    return Counter(head for head, _report in pairs)


def _first(connection: sqlite3.Connection, within: Numbers, limit: int) -> tuple[int, list[tuple[int, int]]]:
    """How many figureheads the reports tell of, and those of which most do, with their number."""
    import numpy

    # Along the index of who is joined, figurehead by figurehead.
    told = in_turn(connection, f"SELECT actor / {STEP} FROM same_actor ORDER BY figurehead, actor LIMIT -1")
    often = in_turn(connection, "SELECT count(*) FROM same_actor GROUP BY figurehead ORDER BY figurehead LIMIT -1")
    heads = numpy.repeat(numpy.arange(len(often)), often)
    counted = _there(within, told)
    # A report that tells of one twice counts once.
    counted[1:] &= (told[1:] != told[:-1]) | (heads[1:] != heads[:-1])
    counts = numpy.bincount(heads[counted], minlength=len(often))
    count = int((counts > 0).sum())
    most = min(limit, count)
    least = numpy.partition(counts, len(counts) - most)[len(counts) - most] if most else 1
    places = numpy.flatnonzero(counts >= max(int(least), 1))
    names = in_turn(connection, "SELECT figurehead FROM line ORDER BY figurehead LIMIT -1")
    return count, list(zip(names[places].tolist(), counts[places].tolist(), strict=True))


def _there(within: Numbers, told: Numbers) -> Mask:
    """Which of the reports that are told stand among these."""
    import numpy

    marks = numpy.zeros(int(max(within.max(initial=0), told.max(initial=0))) + 1, dtype=bool)
    marks[within] = True
    found: Mask = marks[told]
    return found


def described(connection: sqlite3.Connection, within: Numbers) -> int:
    """How many actors of the reports are only described, where all others stand in a figurehead."""
    every, joined = (
        int(_there(within, in_turn(connection, f"SELECT {column} / {STEP} FROM {table}")).sum())
        for table, column in (("actor", "n"), ("same_actor", "actor"))
    )
    return every - joined
