"""Which of all statements fit, as arrays of their numbers: each condition is looked up along an index of its own, and hardly a statement is.

``fitting`` gives the statements of conditions of ``onrecord.record.asking.said``; None where only the tables can tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.record.connecting import Holding
from onrecord.record.filters import Where
from onrecord.record.numbers import among, different, numbers, remembered
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

#: So many statements are looked at one by one; of more each condition is looked up.
#: Bound of work.
FEW = 3_000
#: How conditions begin that have an index: queries for the statements' own numbers, times, which are looked up together, and others.
OF, OF_REPORTS, TIMES = "statement.n IN (", "statement.report IN (", ("statement.first ", "statement.last ")
STATE, PLACE = "speaker_state = ", "statement.place IN ("
#: Statements of two kinds, or one, are most of all: those of the others are fewer.
KIND = "statement.kind IN ("
type _Condition = tuple[str, Sequence[object]]


def fitting(connection: sqlite3.Connection, where: Where, found: Numbers | None = None) -> Numbers | None:
    """The numbers of the statements that fit, in their order; None where no condition has an index, or other tables are laid over them. ``found``: the
    numbers, in their order, among which they are sought."""
    if _laid_over(connection):
        return None
    conditions = list(_conditions(where))
    rest = Where()
    for query, told, whole in _queries(conditions):
        if found is not None and len(found) <= FEW and whole is not None:
            rest.add(whole, *told)
            continue
        these = remembered(connection, query, told)
        these = these[_new(these)]
        found = these if found is None else found[among(found, these)]
    if found is None:
        return None
    for condition, told in conditions:
        if condition.startswith(KIND) and len(found) > FEW:
            found = found[_of_kinds(connection, found, condition, told)]
        elif condition.startswith(OF_REPORTS):
            reports = numbers(connection, condition.removeprefix(OF_REPORTS).removesuffix(")"), told)
            found = found[among(found // STEP, reports)]
        elif not condition.startswith((OF, STATE, PLACE, *TIMES)):
            rest.add(condition, *told)
    if not rest.conditions:
        return found
    # The few that are left are looked at one by one, and so are those of conditions that have no index.
    query = f"SELECT statement.n FROM statement NOT INDEXED WHERE n IN (SELECT value FROM json_each(?)) AND {rest.sql}"
    return numbers(connection, query, (json.dumps(found.tolist()), *rest.parameters))


def left_out_of_all(connection: sqlite3.Connection, sides: Sequence[Where]) -> tuple[tuple[str, int], ...] | None:
    """What several sides leave out without having been asked to; what all of them do, once. None where only the tables can tell."""
    import numpy

    found: dict[str, Numbers] = {}
    for reason, other in chain.from_iterable(side.left_out() for side in sides):
        fits = fitting(connection, other)
        if fits is None:
            return None
        found[reason] = different(numpy.concatenate((found[reason], fits))) if reason in found else fits
    return tuple((reason, len(fits)) for reason, fits in found.items() if len(fits))


def _laid_over(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name IN ('judged', 'statement', 'report')").fetchone() is not None


def _conditions(where: Where) -> Iterator[_Condition]:
    at = 0
    for condition, size in zip(where.conditions, where.sizes, strict=True):
        yield condition, where.parameters[at : at + size]
        at += size


def _queries(conditions: Sequence[_Condition]) -> Iterator[tuple[str, Sequence[object], str | None]]:
    """For each condition that has an index a query for the numbers of those that fit, its parameters, and the condition where a statement tells by itself
    whether it fits; these come last."""
    times = Where()
    for condition, told in conditions:
        if condition.startswith(OF):
            yield condition.removeprefix(OF).removesuffix(")"), told, None
        elif condition.startswith(TIMES):
            times.add(condition, *told)
    states = [one for one in conditions if one[0].startswith(STATE)]
    for condition, told in states:
        # The days stand in the index of states.
        both = Where().add(condition, *told).add_all(times)
        yield f"SELECT statement.n FROM statement INDEXED BY statement_state WHERE {both.sql}", both.parameters, both.sql
    if times.conditions and not states:
        yield f"SELECT statement.n FROM statement INDEXED BY statement_first WHERE {times.sql}", times.parameters, times.sql
    for condition, told in conditions:
        if condition.startswith(PLACE):
            yield f"SELECT statement.n FROM statement WHERE {condition}", told, condition


def _new(told: Numbers) -> Numbers:
    """The places of the numbers that differ from the one before."""
    import numpy

    new: Numbers = numpy.flatnonzero(numpy.concatenate(([True], told[1:] != told[:-1]))) if len(told) else told
    return new


def _of_kinds(connection: sqlite3.Connection, found: Numbers, condition: str, told: Sequence[object]) -> Mask:
    """Which of the statements are of these kinds: those of whichever are fewer are looked up, and held until somebody writes."""
    kinds = told or [kind.strip("' ") for kind in condition.removeprefix(KIND).removesuffix(")").split(",")]
    rows = connection.execute("SELECT value, entries FROM entry_facet WHERE layer = 'statements' AND facet = 'kind'").fetchall()
    sides = [[kind for kind, _count in rows if (kind in kinds) == such] for such in (True, False)]
    few = min(sides, key=lambda side: sum(count for kind, count in rows if kind in side))

    def made() -> Numbers:
        return numbers(connection, "SELECT n FROM statement WHERE kind IN (SELECT value FROM json_each(?))", [json.dumps(few)])

    mask = among(found, connection.holding(f"kind {few}", made) if isinstance(connection, Holding) else made())
    return mask if few is sides[0] else ~mask
