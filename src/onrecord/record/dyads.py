"""What one state does to another: in order of time, and counted by day, month or year."""

from __future__ import annotations

import sqlite3

from onrecord.errors import ConfigError
from onrecord.record import links
from onrecord.record.filters import STATUSES, Where, by_told, period
from onrecord.record.listing import left_out, shown
from onrecord.record.result import Rows
from onrecord.record.rows import STEP

#: The first characters of a series' step: of a day, a month, a year.
STEPS = {"day": 10, "month": 7, "year": 4}

#: How the day of an event is known, in the order of a series' last columns; a time without a basis is a told date's.
BASES = ("told", "tense", "report")
_BASIS = "iif(first <> '', coalesce(basis, 'told'), basis)"


def dyad(
    connection: sqlite3.Connection,
    source: str,
    recipient: str,
    *,
    both: bool = False,
    type_: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    with_copies: bool = False,
    once: bool = False,
    told_only: bool = False,
    limit: int | None = None,
) -> Rows:
    """Events in which the one state acts on the other, in order of time, those without a day last; ``both`` takes either direction.
    ``with_copies``, ``once`` and ``told_only`` as for ``events``."""
    where = between(source, recipient, both=both, type_=type_, status=status, since=since, until=until)
    by_told(where, "dyad", told_only)
    links.once(connection, where, "dyad.event", with_copies=with_copies, once=once)
    count: int = connection.execute(f"SELECT count(DISTINCT event) FROM dyad WHERE {where.sql}", where.parameters).fetchone()[0]
    numbers: list[int] = []
    # One direction stands in the order of time in the table, so that a limit ends the sorting early; two must be put together.
    distinct = "DISTINCT" if both else ""
    for dated in ("dyad.first <> ''", "dyad.first = ''"):
        left = -1 if limit is None else limit - len(numbers)
        if left:
            hits = (
                f"SELECT {distinct} dyad.event FROM dyad JOIN report ON report.n = dyad.event / {STEP} WHERE {where.sql} AND {dated}"
                " ORDER BY dyad.first, report.id, dyad.event LIMIT ?"
            )
            numbers += [row[0] for row in connection.execute(hits, [*where.parameters, left])]
    return shown(connection, "events", numbers, count, left_out(connection, "dyad", where, "DISTINCT event"))


def between(
    source: str, recipient: str, *, both: bool, type_: str | None = None, status: str | None = None, since: str | None = None,
    until: str | None = None, dated: str = "event",
) -> Where:  # fmt: skip
    """Conditions on ``dyad``; the time is the event's, or with ``dated`` "report" the report's. Raises ConfigError where what is asked is no state's code."""
    for asked in (source, recipient):
        if len(asked) != 3 or not asked.isalpha():
            raise ConfigError("dyad", f"{asked!r} is no state's code", "Give ISO 3166-1 alpha-3 codes: USA JPN")
    pair = (source.upper(), recipient.upper())
    where = Where()
    if both:
        where.add("((dyad.source = ? AND dyad.recipient = ?) OR (dyad.source = ? AND dyad.recipient = ?))", *pair, *reversed(pair))
    else:
        where.add("dyad.source = ? AND dyad.recipient = ?", *pair)
    if type_:
        where.add("dyad.type = ?", type_.upper())
    if status:
        others = ("with another status (planned, hypothetical, negated ...)", f"dyad.status <> '{status}'")
        where.add("dyad.status = ?", status, leaves=others if status in STATUSES else None)
    first, last = period(since, until)
    undated = ("whose report has no day", "dyad.published = ''") if dated == "report" else ("without a day", "dyad.first = ''")
    begins, ends = ("published", "published") if dated == "report" else ("first", "last")
    if first is not None:
        where.add(f"dyad.{ends} >= ?", first, leaves=undated)
    if last is not None:
        where.add(f"dyad.{begins} <= ? AND dyad.{begins} <> ''", last, leaves=undated)
    return where


def series(
    connection: sqlite3.Connection,
    source: str,
    recipient: str,
    *,
    by: str = "month",
    both: bool = False,
    dated: str = "event",
    type_: str | None = None,
    status: str | None = "actual",
    since: str | None = None,
    until: str | None = None,
    with_copies: bool = False,
    once: bool = False,
    told_only: bool = False,
) -> Rows:
    """Events of a dyad by day, month or year: counts of each quad class, of all, the mean of PLOVER's intensity, and of how many the
    day is told in the text, is the report's by the tense, or is at the latest the report's.

    An event counts where its whole time lies in one step; ``dated`` "report" takes the report's date instead. The last row, with
    an empty step, counts the events that stand in no step, if there are any: nothing is left out unsaid.
    """
    if by not in STEPS:
        raise ConfigError("--by", f"{by!r} is no step", "Give day, month or year")
    length = STEPS[by]
    where = between(source, recipient, both=both, type_=type_, status=status, since=since, until=until, dated=dated)
    by_told(where, "dyad", told_only)
    links.once(connection, where, "dyad.event", with_copies=with_copies, once=once)
    first, last = ("published", "published") if dated == "report" else ("first", "last")
    step = f"CASE WHEN substr({first}, 1, {length}) = substr({last}, 1, {length}) THEN substr({first}, 1, {length}) ELSE '' END"
    inner = f"SELECT DISTINCT event, first, last, published, quad, intensity, {_BASIS} AS basis FROM dyad WHERE {where.sql}"
    rows = connection.execute(
        f"SELECT {step} AS step, sum(quad = 1), sum(quad = 2), sum(quad = 3), sum(quad = 4), count(*), round(avg(intensity), 3),"
        " count(iif(basis = 'told', 1, NULL)), count(iif(basis = 'tense', 1, NULL)), count(iif(basis = 'report', 1, NULL))"
        f" FROM ({inner}) GROUP BY step ORDER BY step = '', step",
        where.parameters,
    ).fetchall()
    columns = (by, "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events", "intensity", *BASES)
    return Rows(columns, tuple(rows), len(rows), left_out(connection, "dyad", where, "DISTINCT event"))
