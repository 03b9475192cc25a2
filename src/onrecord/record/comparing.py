"""Two outlets, speakers or periods on the same matter, side by side, with what only one of them tells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Unpack, cast

from onrecord.errors import ConfigError
from onrecord.record import dealings, links, sifting, speakers, spoken
from onrecord.record.asked import Events, Matters, Statements
from onrecord.record.asking import said
from onrecord.record.chosen import chosen
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import Where, called, is_somebody, of_outlet
from onrecord.record.listing import how_many, left_out_of_all
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP
from onrecord.record.sides import APART, Telling, apart, beside, of_one_key, same_event
from onrecord.timex import days

#: What can be compared.
BY = ("outlet", "speaker", "period")
#: Rows of each side that are compared, at most.
#: Bound of work.
MOST = 4_000
#: The parts of an event.
PARTS = ("source", "recipient")
SIDES = columns("told_by day what one one_words other other_words differs")
COUNTED = columns("told_by source type recipient one other")


@of_one_moment
def compare(
    connection: sqlite3.Connection,
    one: str,
    other: str,
    *,
    by: str | None = None,
    limit: int | None = None,
    **filters: Unpack[Matters],
) -> Rows:
    """Two outlets or speakers side by side, a row a matter: told by both, by ``one`` or by ``other`` alone, with the words of each; two periods
    (2025-01, or 2025-01..2025-03) by what each party did to whom, with the counts of both. ``by``: what the two are, else ``taken_for``.

    Filters: of events for outlets and periods (``onrecord.record.chosen``), of statements for speakers (``onrecord.record.asking.said``).
    """
    by = by or taken_for(connection, one, other)
    if by not in BY:
        raise ConfigError("by", f"{by!r} cannot be compared", f"Give one of {', '.join(BY)}")
    if by == "period":
        return _periods(connection, one, other, limit, filters)
    check_sides(connection, one, other, by)
    names = (one, other)
    if by == "outlet":
        deeds = _deeds(connection, [cast(Events, {**filters, "outlet": name}) for name in names])
        (ours, beyond), (theirs, also) = (_events(connection, side) for side in deeds)
        near = [pair for pair in of_one_key(ours, theirs) if apart(*pair) <= APART]
        _look_up(connection, chain.from_iterable(near))
        rows = sorted(beside(ours, theirs, names, near, same_event), key=lambda row: row.turn)
        shown, count = rows[:limit], len(rows)
        tellings = [telling for row in shown for telling in (row.one, row.other) if telling is not None]
        _look_up(connection, tellings)
        _name(connection, tellings)
        left_out = _left_out(connection, deeds)
    else:
        asked = [said(**cast(Statements, {**filters, "speaker": name})) for name in names]
        mine, others = (speakers.side(connection, where, MOST) for where in asked)
        beyond, also = mine.beyond, others.beyond
        shown, count = speakers.beside(connection, mine, others, names, limit)
        told = spoken.left_out_of_all(connection, asked)
        left_out = left_out_of_all(connection, "statement", asked) if told is None else told
    much = ((f"of {name} beyond the first {MOST:,}, not compared", left) for name, left in ((one, beyond), (other, also)) if left)
    return Rows(SIDES, tuple(row.cells for row in shown), count, (*much, *left_out))


def taken_for(connection: sqlite3.Connection, one: str, other: str) -> str:
    """What the two are that are compared: outlets that the record has, times, or speakers. Raises ConfigError where they are neither."""
    outlets = [_is_outlet(connection, name) for name in (one, other)]
    if not all(outlets):
        if all(_is_period(name) for name in (one, other)):
            return "period"
        somebody = [is_somebody(connection, name) for name in (one, other)]
        if all(somebody) or (any(somebody) and not any(outlets)):
            return "speaker"
        if not any((*outlets, *somebody)):
            raise ConfigError(f"{one!r} and {other!r}", "are no two outlets, speakers or times of this record", _like(connection, one))
    # Where only one is an outlet, the question that follows says what the other may have been meant for.
    return "outlet"


def _is_outlet(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute(f"SELECT 1 FROM report WHERE {of_outlet('outlet')} LIMIT 1", called(name)).fetchone() is not None


def _is_period(told: str) -> bool:
    return all(days(part) is not None for part in told.split(".."))


def check_sides(connection: sqlite3.Connection, one: str, other: str, by: str) -> None:
    """That there is such an outlet or speaker, so that a slip of the pen is not taken for silence. Raises ConfigError."""
    if by == "outlet" and called(one)[0].casefold() == called(other)[0].casefold():
        raise ConfigError(f"{one!r} and {other!r}", "are one outlet", "Give another one")
    for name in (one, other):
        if by == "outlet":
            if not _is_outlet(connection, name):
                raise ConfigError(f"{name!r}", "is the outlet of no report", _like(connection, name))
        elif not is_somebody(connection, name):
            raise ConfigError(f"{name!r}", "is nobody in this record", f"Look for names with: onrecord actors {name}")


def _like(connection: sqlite3.Connection, name: str) -> str:
    """What outlet may have been meant."""
    names = [row[0] for row in connection.execute("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL ORDER BY outlet")]
    near = get_close_matches(name, names, 3, 0.5) or names[:8]
    return f"Give one of {', '.join(near)}" if near else "No report of this record has an outlet"


def _events(connection: sqlite3.Connection, side: Deeds) -> tuple[list[Telling], int]:
    """The events of a side, whose words are not looked up yet, and how many are beyond those that are compared."""
    numbers, parameters = _numbers(side, MOST)
    told = _parties(connection, side, numbers, parameters)
    rows = connection.execute(
        "SELECT e.n, r.id || '#' || e.id AS ref, coalesce(e.day, e.date), e.first, e.last, e.type, e.status FROM event e"
        f" JOIN report r ON r.n = e.report WHERE e.n IN ({numbers}) ORDER BY e.first, ref",
        parameters,
    )
    found = []
    for number, ref, day, first, last, kind, status in rows:
        source, recipient = told(number)
        found.append(Telling(ref, day, first, last, "", (kind, source or None, recipient or None), "", status, number))
    beyond = _beyond(connection, "event", side, len(found)) if isinstance(side, Where) else side.count - len(found)
    return found, beyond


def _look_up(connection: sqlite3.Connection, tellings: Iterable[Telling]) -> None:
    """The words of events, and what beside them shows whether two are one deed, where they are not known yet."""
    asked = {told.n: told for told in tellings if told.n and not told.words}
    numbers = json.dumps(list(asked))
    rows = connection.execute(
        "SELECT e.n, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start), t.occurrence, p.name"
        " FROM event e JOIN report r ON r.n = e.report LEFT JOIN telling t ON t.event = e.n"
        " LEFT JOIN place p ON p.n = e.place AND p.kind = 'city' WHERE e.n IN (SELECT value FROM json_each(?))",
        (numbers,),
    )
    for number, *told in rows:
        asked[number].words, asked[number].occurrence, asked[number].town = told
    # The numbers of a report's figures stand one behind another: those of the sentence are found without an index of their own.
    counted = connection.execute(
        "SELECT e.n, coalesce(f.value, f.low, f.high) FROM json_each(?) j CROSS JOIN event e ON e.n = j.value CROSS JOIN figure f"
        f" ON f.n BETWEEN e.report * {STEP} AND e.report * {STEP} + {STEP - 1} AND f.start BETWEEN e.sentence_start AND e.sentence_end"
        " WHERE f.unit = 'dead' AND coalesce(f.value, f.low, f.high) IS NOT NULL",
        (numbers,),
    )
    for number, dead in counted:
        asked[number].dead += (dead,)


def _parties(connection: sqlite3.Connection, side: Deeds, numbers: str, parameters: Sequence[object]) -> Callable[[int], tuple[str, str]]:
    """Who the source and the recipient of each of the events are, by its number: their states, or names where these have none."""
    if isinstance(side, Where):
        found = dealings.sides(connection, numbers, parameters)

        def named(number: int) -> tuple[str, str]:
            (source, states), (recipient, others) = (found.get((number, part), ("", "")) for part in PARTS)
            return states or source, others or recipient

        return named
    import numpy

    which = numpy.flatnonzero(side.fitting)[:MOST]
    ids: dict[str, int] = {"": 0}
    both = dealings.parties(connection, side, which, ids)
    words = list(ids)
    of = {
        number: (words[source], words[recipient])
        for number, source, recipient in zip(side.columns.numbered(which).tolist(), *(one.tolist() for one in both), strict=True)
    }
    return of.__getitem__


def _name(connection: sqlite3.Connection, tellings: Iterable[Telling]) -> None:
    """Who did what to whom, of the events that are shown."""
    asked = [told for told in tellings if told.n]
    sides = dealings.sides(connection, "SELECT value FROM json_each(?)", [json.dumps([told.n for told in asked])])
    for told in asked:
        source, recipient = (sides.get((told.n, part), ("", ""))[0] for part in PARTS)
        told.what = " ".join(part for part in (source or "?", str(told.key[0]), recipient) if part)


def _beyond(connection: sqlite3.Connection, table: str, where: Where, found: int) -> int:
    """How many more there are than were taken."""
    if found < MOST:
        return 0
    return how_many(connection, table, where) - found


#: The events of a side: conditions on them, or those that fit among the packed ones.
type Deeds = Where | sifting.Events


def _deeds(connection: sqlite3.Connection, asked: Sequence[Events]) -> list[Deeds]:
    """The events that are asked for on each side, what a report tells twice once."""
    whole = sifting.packed(connection)
    found: list[Deeds] = []
    for filters in asked:
        sifted = sifting.chosen(connection, filters, whole) if whole is not None else None
        found.append(sifted.once() if sifted is not None else links.once_in_report(chosen(connection, **filters)))
    return found


def _numbers(side: Deeds, most: int | None = None) -> tuple[str, Sequence[object]]:
    """A query for the numbers of the events of a side, the first of them, with its parameters."""
    if isinstance(side, Where):
        return f"SELECT event.n FROM event WHERE {side.sql} ORDER BY event.n LIMIT {-1 if most is None else most}", side.parameters
    return "SELECT value FROM json_each(?)", [json.dumps(side.n[side.fitting][:most].tolist())]


def _left_out(connection: sqlite3.Connection, sides: Sequence[Deeds]) -> tuple[tuple[str, int], ...]:
    """What the sides leave out without having been asked to."""
    sifted = [side for side in sides if not isinstance(side, Where)]
    if sifted:
        return sifting.left_out_of_all(sifted)
    return left_out_of_all(connection, "event", [side for side in sides if isinstance(side, Where)])


def _periods(connection: sqlite3.Connection, one: str, other: str, limit: int | None, filters: Matters) -> Rows:
    """What was done in each of two times, by source, type and recipient, the greatest differences first."""
    periods = [(since, until or since) for since, _, until in (period.partition("..") for period in (one, other))]
    sides = _deeds(connection, [cast(Events, {"status": "actual", **filters, "since": since, "until": until}) for since, until in periods])
    counts = [
        dealings.counted(connection, side) if isinstance(side, Where) else dealings.counted_at_once(connection, side) for side in sides
    ]
    rows: list[tuple[Value, ...]] = []
    for told in {**counts[0], **counts[1]}:
        a, b = (side.get(told, 0) for side in counts)
        rows.append(("both" if a and b else one if a else other, *(part or None for part in told), a, b))
    rows.sort(key=lambda row: (-abs(int(str(row[4])) - int(str(row[5]))), str(row[1:4])))
    return Rows(COUNTED, tuple(rows[:limit]), len(rows), _left_out(connection, sides))
