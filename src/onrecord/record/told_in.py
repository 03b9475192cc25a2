"""The lines of actors in some reports only, from the counts of who is joined (``lines``): few actors are looked at."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.record.filters import Where
from onrecord.record.joined import joined
from onrecord.record.numbers import among, numbers
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.joined import Details, Joined
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
    if is_few(within):
        told = _counted(connection, within)
        count, found = len(told), list(told.items())
    else:
        count, found = _first(joined(connection), within, limit)
    least = sorted((reports for _head, reports in found), reverse=True)[limit - 1] if limit and limit <= len(found) else 0
    rows = []
    for head, reports in found:
        if reports >= least:
            told_of = connection.execute("SELECT key, name, kind, state, role FROM figurehead WHERE n = ?", (head,)).fetchone()
            rows.append((head, *told_of, reports))
    return count, sorted(rows, key=_order)[:limit]


def is_few(within: Numbers) -> bool:
    """Whether all actors of these reports are gone through."""
    return len(within) <= FEW


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


def _first(held: Joined, within: Numbers, limit: int | None) -> tuple[int, list[tuple[int, int]]]:
    """How many figureheads the reports tell of, and those of which most do, with their number."""
    import numpy

    counts = held.counts(_marks(held, within))
    count = int((counts > 0).sum())
    # As many reports as the last that is wanted is told of in, found by how many figureheads there are of each number.
    often = numpy.cumsum(numpy.bincount(counts)[:0:-1])
    least = len(often) - int(numpy.searchsorted(often, min(limit or count, count))) if count else 1
    places = numpy.flatnonzero(counts >= max(least, 1))
    return count, list(zip(held.heads[places].tolist(), counts[places].tolist(), strict=True))


def _marks(held: Joined, within: Numbers) -> Mask:
    """Of each report whether it stands among these."""
    import numpy

    marks: Mask = numpy.zeros(int(max(within.max(initial=0), held.reports.max(initial=0))) + 1, dtype=bool)
    marks[within] = True
    return marks


def details(connection: sqlite3.Connection, within: Numbers, heads: Sequence[int]) -> list[Details]:
    """What very many reports tell of each of these figureheads."""
    held = joined(connection)
    marks = _marks(held, within)
    return [held.details(head, marks) for head in heads]


def described(connection: sqlite3.Connection, within: Numbers) -> int:
    """How many actors of the reports are only described, where all others stand in a figurehead."""
    if not is_few(within):
        held = joined(connection)
        return held.described(_marks(held, within))
    number: int = connection.execute(
        "SELECT count(*) FROM json_each(?) j CROSS JOIN actor a LEFT JOIN same_actor s ON s.actor = a.n"
        f" WHERE a.n BETWEEN j.value * {STEP} AND j.value * {STEP} + {STEP - 1} AND s.actor IS NULL",
        (listed(within),),
    ).fetchone()[0]
    return number
