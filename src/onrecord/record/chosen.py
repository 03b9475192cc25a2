"""Which events a question is about: one set of conditions for lists, curves, plans and comparisons."""

from __future__ import annotations

import sqlite3

from onrecord.record import links
from onrecord.record.asked import OneOf
from onrecord.record.filters import (
    Where,
    by_told,
    code,
    full_text,
    in_time,
    of_report,
    one_of,
    other_status,
    period,
    placed,
    plays,
    several,
)


def chosen(
    connection: sqlite3.Connection,
    *,
    source: str | None = None,
    recipient: str | None = None,
    actor: str | None = None,
    state: str | None = None,
    both: bool = False,
    type: OneOf = None,
    status: OneOf = None,
    place: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    with_copies: bool = False,
    once: bool = False,
    told_only: bool = False,
    dated: str = "event",
) -> Where:
    """Conditions on ``event``. ``source``, ``recipient`` and ``actor`` take a code or words of a name, ``state`` that of either party; with ``both`` source and recipient may
    change places. ``about``: words that the report holds. ``dated`` "report" has the time be that of the report."""
    where = Where()
    links.once(connection, where, "event.n", with_copies=with_copies, once=once)
    ways = [(source, recipient), (recipient, source)] if both and source and recipient else [(source, recipient)]
    pair = _states(source, recipient)
    if len(pair) < 2 and (acts := [told for told in (_acts(*way) for way in ways) if told.conditions]):
        where.add(" OR ".join(f"({told.sql})" for told in acts).join("()"), *(value for told in acts for value in told.parameters))
    if actor:
        plays(where, actor, ("source", "recipient"))
    if state:
        plays(where, state, ("source", "recipient"))
    one_of(where, "event.type", [one.upper() for one in several(type)])
    one_of(where, "event.status", several(status), other_status(status))
    if place:
        placed(where, "event.place", place)
    if about:
        where.add("event.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)", full_text(about))
    if dated == "report":
        _published(where, since, until)
        since = until = None
    in_time(where, "event", since, until)
    by_told(where, "event", told_only)
    of_report(where, "event.report", outlet)
    if len(pair) == 2:
        where.add_all(_dyad([pair, pair[::-1]] if both else [pair]))
    return where


def _states(source: str | None, recipient: str | None) -> list[str]:
    """Those of the two that are states, not sectors of them or names."""
    told = [code(one) for one in (source, recipient) if one]
    return [one[0] for one in told if one is not None and one[1] is None]


def _dyad(ways: list[list[str]]) -> Where:
    """One state acts on the other, either way of these: looked up as a dyad, where each event stands once. What is told again is sought by its roles."""
    fits = " OR ".join(["event.n IN (SELECT d.event FROM dyad d WHERE d.source = ? AND d.recipient = ?)"] * len(ways))
    again = " OR ".join(f"({_of('source', one)} AND {_of('recipient', other)})" for one, other in ways)
    return Where().add(
        f"({fits})", *(state for way in ways for state in way), leaves=(links.AGAIN, f"event.same_as IS NOT NULL AND ({again})")
    )


def _of(part: str, state: str) -> str:
    """That one of this state, which is told by its code, has the part."""
    parties = f"SELECT 1 FROM role x JOIN actor a ON a.n = x.actor WHERE x.event = event.n AND x.part = '{part}' AND a.state = '{state}'"
    return f"EXISTS ({parties})"


def _acts(source: str | None, recipient: str | None) -> Where:
    """Who acts and on whom."""
    where = Where()
    for asked, part in ((source, "source"), (recipient, "recipient")):
        if asked:
            plays(where, asked, (part,))
    return where


def _published(where: Where, since: str | None, until: str | None) -> None:
    first, last = period(since, until)
    undated = ("whose report has no day", "event.report IN (SELECT n FROM report WHERE published IS NULL)")
    if first is not None:
        where.add("event.report IN (SELECT n FROM report WHERE published >= ?)", first, leaves=undated)
    if last is not None:
        where.add("event.report IN (SELECT n FROM report WHERE published <= ?)", last, leaves=undated)
