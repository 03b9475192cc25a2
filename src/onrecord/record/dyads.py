"""What one state, group or person does to another: in order of time, and in sum."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, TypedDict, Unpack, cast

from onrecord.record import links, listing, sifting
from onrecord.record.asked import Deeds, OneOf
from onrecord.record.asked import Events as Asked
from onrecord.record.asking import told_once
from onrecord.record.chosen import chosen
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import Where, by_told, code, one_of, other_status, period, several
from onrecord.record.listing import shown
from onrecord.record.result import Rows, columns
from onrecord.record.rows import STEP
from onrecord.record.states import code_of

#: How many types of event a summary names.
#: Bound of what is shown.
TYPES_NAMED = 3
_SUMMED = columns(
    "source recipient events verbal_cooperation material_cooperation verbal_conflict material_conflict intensity first last types"
)


@of_one_moment
def dyad(
    connection: sqlite3.Connection, source: str, recipient: str, *, both: bool = False, limit: int | None = None, **filters: Unpack[Deeds]
) -> Rows:
    """Events in which the one acts on the other, in order of time, those without a day last; ``both`` takes either direction. Each is a
    state's code, or words of a name. Further filters: ``onrecord.record.chosen``."""
    if not (_is_state(source) and _is_state(recipient)) or filters.keys() - _FAST:
        return told_once(connection, limit, {**filters, "source": source, "recipient": recipient, "both": both})
    fast = {name: value for name, value in filters.items() if name in _FAST}
    return _of_states(connection, source, recipient, both=both, limit=limit, **cast(_Fast, fast))


def _is_state(asked: str) -> bool:
    parts = code(asked)
    return parts is not None and parts[1] is None


class _Fast(TypedDict, total=False):
    """What the table of dyads can be asked for."""

    type: OneOf
    status: OneOf
    since: str | None
    until: str | None
    with_copies: bool
    once: bool
    told_only: bool


_FAST = frozenset(_Fast.__annotations__)


def _of_states(
    connection: sqlite3.Connection, source: str, recipient: str, *, both: bool, limit: int | None, **asked: Unpack[_Fast]
) -> Rows:
    ways = [_conditions(connection, *way, both=False, **asked) for way in [(source, recipient), (recipient, source)][: 2 if both else 1]]
    where = _conditions(connection, source, recipient, both=both, **asked)
    what = each(both)
    count: int = connection.execute(f"SELECT count({what}) FROM dyad WHERE {where.sql}", where.parameters).fetchone()[0]
    numbers: list[int] = []
    for dated in ("dyad.first <> ''", "dyad.first = ''"):
        left = -1 if limit is None else limit - len(numbers)
        if left:
            numbers += _first(connection, ways, dated, left)
    told = cast(Asked, {**asked, "source": source, "recipient": recipient, "both": both})
    return shown(connection, "events", numbers, count, left_out(connection, where, told))


def _first(connection: sqlite3.Connection, ways: Sequence[Where], dated: str, limit: int) -> list[int]:
    """The first events of each way in the order of time, all below a limit of 0. Each way stands in that order in the table, so that a limit ends
    its sorting early; then they are put together."""
    found: set[tuple[str, str, int]] = set()
    for where in ways:
        hits = (
            f"SELECT dyad.first, report.id, dyad.event FROM dyad JOIN report ON report.n = dyad.event / {STEP} WHERE {where.sql} AND {dated}"
            " ORDER BY dyad.first, report.id, dyad.event LIMIT ?"
        )
        found.update(connection.execute(hits, [*where.parameters, limit]))
    return [event for _first, _report, event in sorted(found)[: None if limit < 0 else limit]]


def left_out(connection: sqlite3.Connection, where: Where, filters: Asked) -> tuple[tuple[str, int], ...]:
    """What conditions on ``dyad`` leave out without having been asked to, and what stands not there at all: the events of the filters that their own
    report tells again."""
    sifted = sifting.chosen(connection, filters)
    if sifted is not None:
        again = sifted.once().left_for(links.AGAIN)
    else:
        others = dict(chosen(connection, **filters).left_out())
        again = listing.how_many(connection, "event", others[links.AGAIN])
    told = listing.left_out(connection, "dyad", where, each(bool(filters.get("both"))))
    return (*told, (links.AGAIN, again)) if again else told


def each(both: bool) -> str:
    """What is counted in ``dyad`` so that each event counts once: in one direction each stands in one row."""
    return "DISTINCT event" if both else "*"


def _conditions(connection: sqlite3.Connection, source: str, recipient: str, *, both: bool, **asked: Unpack[_Fast]) -> Where:
    told: dict[str, Any] = {name: value for name, value in asked.items() if name in ("type", "status", "since", "until")}
    where = between(source, recipient, both=both, **told)
    by_told(where, "dyad", asked.get("told_only", False))
    links.once(connection, where, "dyad.event", with_copies=asked.get("with_copies", False), once=asked.get("once", False))
    return where


def pair(connection: sqlite3.Connection, filters: Asked) -> Where | None:
    """Conditions on ``dyad`` that find the same events as ``onrecord.record.chosen`` does with these filters; None where it cannot tell."""
    given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None and value is not False}
    one, other = given.pop("source", ""), given.pop("recipient", "")
    if given.pop("dated", "event") != "event" or given.keys() - (_FAST | {"both"}) or not (_is_state(one) and _is_state(other)):
        return None
    where = Where()
    links.once(connection, where, "dyad.event", with_copies=given.pop("with_copies", False), once=given.pop("once", False))
    told_only = given.pop("told_only", False)
    where.add_all(between(one, other, both=given.pop("both", False), **given))
    by_told(where, "dyad", told_only)
    return where


def between(
    source: str, recipient: str, *, both: bool, type: OneOf = None, status: OneOf = None, since: str | None = None,
    until: str | None = None,
) -> Where:  # fmt: skip
    """Conditions on ``dyad`` for two states, each by its code or name."""
    pair = tuple(code_of(one) or one for one in (source, recipient))
    where = Where()
    if both:
        where.add("((dyad.source = ? AND dyad.recipient = ?) OR (dyad.source = ? AND dyad.recipient = ?))", *pair, *reversed(pair))
    else:
        where.add("dyad.source = ? AND dyad.recipient = ?", *pair)
    one_of(where, "dyad.type", [one.upper() for one in several(type)])
    one_of(where, "dyad.status", several(status), other_status(status))
    first, last = period(since, until)
    undated = ("without a day", "dyad.first = ''")
    if first is not None:
        where.add("dyad.last >= ?", first, leaves=undated)
    if last is not None:
        where.add("dyad.first <= ? AND dyad.first <> ''", last, leaves=undated)
    return where


def summary(connection: sqlite3.Connection, source: str, recipient: str, *, both: bool = False, **filters: Unpack[Deeds]) -> Rows:
    """One row a direction: events in all and by quad class, mean intensity, first and last day, and the commonest types with their counts."""
    rows = []
    for one, other in [(source, recipient), (recipient, source)][: 2 if both else 1]:
        table, where = "dyad", pair(connection, {**filters, "source": one, "recipient": other, "both": False})
        if where is None:
            table, where = "event", links.once_in_report(chosen(connection, source=one, recipient=other, **filters))
        row = connection.execute(
            "SELECT count(*), sum(quad = 1), sum(quad = 2), sum(quad = 3), sum(quad = 4), round(avg(intensity), 2), min(nullif(first, '')), max(nullif(last, ''))"
            f" FROM {table} WHERE {where.sql}",
            where.parameters,
        ).fetchone()
        types = connection.execute(
            f"SELECT type, count(*) FROM {table} WHERE {where.sql} GROUP BY type ORDER BY 2 DESC, 1 LIMIT {TYPES_NAMED}", where.parameters
        ).fetchall()
        rows.append((one, other, *(value or 0 for value in row[:5]), *row[5:], ", ".join(f"{kind} {count}" for kind, count in types)))
    return Rows(_SUMMED, tuple(rows), len(rows))
