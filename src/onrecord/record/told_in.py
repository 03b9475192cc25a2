"""The lines of actors in some reports only, from the counts of who is joined (``lines``): few actors are looked at."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.record.filters import Where
from onrecord.record.joined import joined
from onrecord.record.numbers import among, different, in_turn, numbers
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

    found: Numbers | None = None
    parameters = list(where.parameters)
    for condition, size in zip(where.conditions, where.sizes, strict=True):
        own = [parameters.pop(0) for _parameter in range(size)]
        told = different(numbers(connection, condition.removeprefix(_AMONG).removesuffix(")"), own))
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


def commonest(
    connection: sqlite3.Connection, within: Numbers, limit: int | None, such: Where | None = None
) -> tuple[int, list[tuple[bool, tuple[Any, ...]]]]:
    """How many lines there are, and the first of them: whether all actors of one count, and (figurehead, key, name, kind, state, role, number of these
    reports). ``such``: as what only those are told of that count (``told_as``)."""
    if is_few(within):
        told = _counted(connection, within, such)
        count, found = len(told), list(told.items())
        whole = set() if such is not None else set(told)
    elif such is not None:
        count, found, whole = _first_such(connection, joined(connection), within, limit, such)
    else:
        count, found = _first(joined(connection), within, limit)
        whole = {head for head, _reports in found}
    return count, [(row[0] in whole, row) for row in _told_first(connection, dict(found), limit)]


def _told_first(connection: sqlite3.Connection, reports: dict[int, int], limit: int | None) -> list[tuple[Any, ...]]:
    """The rows of the figureheads of whom most reports tell. Of very many that as few reports tell of as of the last of them, no more are put in order
    than have a place."""
    most = sorted(reports.values(), reverse=True)
    least = most[limit - 1] if limit and limit <= len(most) else 0
    before = [head for head, count in reports.items() if count > least]
    last = [head for head, count in reports.items() if count == least]
    query = "SELECT f.n, f.key, f.name, f.kind, f.state, f.role FROM json_each(?) j CROSS JOIN figurehead f ON f.n = j.value"
    rows = connection.execute(query, (json.dumps(before),)).fetchall()
    rows += connection.execute(
        f"{query} ORDER BY f.name, f.kind, f.state, f.role, f.key LIMIT ?",
        (json.dumps(last), len(most) if limit is None else limit - len(rows)),
    ).fetchall()
    return sorted(((*row, reports[row[0]]) for row in rows), key=_order)


def is_few(within: Numbers) -> bool:
    """Whether all actors of these reports are gone through."""
    return len(within) <= FEW


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """As the database puts lines in order: what is not told comes first."""
    _head, key, *told, reports = row
    return (-reports, *((value is not None, value or "") for value in (*told, key)))


def _counted(connection: sqlite3.Connection, within: Numbers, such: Where | None) -> Counter[int]:
    """In how many of the reports each figurehead is told of."""
    query = f"SELECT DISTINCT s.figurehead, j.value FROM json_each(?) j CROSS JOIN same_actor s WHERE {_OF}"
    if such is not None:
        own = " AND ".join(f"a.{one}" for one in such.conditions)
        query = (
            f"SELECT DISTINCT s.figurehead, j.value FROM json_each(?) j CROSS JOIN actor a ON a.n BETWEEN j.value * {STEP} AND"
            f" j.value * {STEP} + {STEP - 1} AND {own} CROSS JOIN same_actor s ON s.actor = a.n"
        )
    pairs = connection.execute(query, (listed(within), *(such.parameters if such is not None else ())))
    return Counter(head for head, _report in pairs)


def _first(held: Joined, within: Numbers, limit: int | None) -> tuple[int, list[tuple[int, int]]]:
    """How many figureheads the reports tell of, and those of which most do, with their number."""
    return _most(held, held.counts(_marks(held, within)), limit)


def _first_such(
    connection: sqlite3.Connection, held: Joined, within: Numbers, limit: int | None, such: Where
) -> tuple[int, list[tuple[int, int]], set[int]]:
    """The same of those who are told of as such, and which of them are never told of as anything else."""
    import numpy

    at, mixed = _told_as(connection, held, such)
    whole = numpy.ones(len(held.heads), dtype=bool)
    whole[mixed] = False
    whole = at[whole[at]]
    marks = _marks(held, within)
    counts = numpy.zeros(len(held.heads), dtype=numpy.int64)
    counts[whole] = held.counts(marks)[whole]
    # Of the others each actor is looked at that stands in one of the reports.
    there = numpy.concatenate([numpy.arange(held.begins[one], held.begins[one + 1]) for one in mixed.tolist()] or [mixed])
    there = there[marks[held.reports[there]]]
    asked = f"SELECT n FROM actor WHERE n IN (SELECT value FROM json_each(?)) AND {such.sql}"
    fitting = numbers(connection, asked, [json.dumps(held.actors[there].tolist()), *such.parameters])
    there = there[among(held.actors[there], fitting)]
    of_heads, of_reports = numpy.searchsorted(held.begins, there, side="right") - 1, held.reports[there]
    new = numpy.ones(len(there), dtype=bool)
    new[1:] = (of_heads[1:] != of_heads[:-1]) | (of_reports[1:] != of_reports[:-1])
    counts += numpy.bincount(of_heads[new], minlength=len(counts))
    count, found = _most(held, counts, limit)
    places = numpy.searchsorted(held.heads, [head for head, _reports in found])
    is_whole = numpy.isin(places, whole).tolist()
    return count, found, {head for (head, _reports), one in zip(found, is_whole, strict=True) if one}


def _told_as(connection: sqlite3.Connection, held: Joined, such: Where) -> tuple[Numbers, Numbers]:
    """The places of the figureheads that are told of as such, and of those of them that are told of as something else, too."""
    import numpy

    table = f"SELECT {{}} FROM told_as WHERE {such.sql}"
    often, rows = (
        connection.execute(query, told).fetchone()[0]
        for query, told in ((table.format("count(*)"), such.parameters), ("SELECT count(*) FROM told_as", ()))
    )
    if 2 * often < rows:
        of = f"{such.sql} GROUP BY figurehead ORDER BY figurehead"
        heads, actors = (
            in_turn(connection, f"SELECT {what} FROM told_as WHERE {of}", such.parameters) for what in ("figurehead", "sum(actors)")
        )
        at = numpy.searchsorted(held.heads, heads)
        return at, at[actors != (held.begins[1:] - held.begins[:-1])[at]]
    # Most are: whoever is told of as something else is looked up, and which of these are not told of as such at all.
    others = different(in_turn(connection, f"SELECT figurehead FROM told_as NOT INDEXED WHERE NOT ({such.sql})", such.parameters))
    query = f"{table.format('figurehead')} AND figurehead IN (SELECT value FROM json_each(?))"
    both = different(in_turn(connection, query, [*such.parameters, listed(others)]))
    there = numpy.ones(len(held.heads), dtype=bool)
    there[numpy.searchsorted(held.heads, others[~among(others, both)])] = False
    return numpy.flatnonzero(there), numpy.searchsorted(held.heads, both)


def _most(held: Joined, counts: Numbers, limit: int | None) -> tuple[int, list[tuple[int, int]]]:
    """How many figureheads there are of which any report tells, and those of which most do, with their number."""
    import numpy

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


def described(connection: sqlite3.Connection, within: Numbers, such: Where | None = None) -> int:
    """How many actors of the reports are only described, where all others stand in a figurehead; ``such``: of those who are told of so."""
    if such is not None:
        query = f"SELECT n FROM actor a WHERE {such.sql} AND NOT EXISTS (SELECT 1 FROM same_actor s WHERE s.actor = a.n)"
        return int(among(numbers(connection, query, such.parameters) // STEP, within).sum())
    if not is_few(within):
        held = joined(connection)
        return held.described(_marks(held, within))
    number: int = connection.execute(
        "SELECT count(*) FROM json_each(?) j CROSS JOIN actor a LEFT JOIN same_actor s ON s.actor = a.n"
        f" WHERE a.n BETWEEN j.value * {STEP} AND j.value * {STEP} + {STEP - 1} AND s.actor IS NULL",
        (listed(within),),
    ).fetchone()[0]
    return number
