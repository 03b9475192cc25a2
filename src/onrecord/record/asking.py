"""The lists of every layer. Each counts exactly and orders by what does not depend on the order of adding."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Unpack

from onrecord.knowledge.words import word_order
from onrecord.record import involved, links, sifting, spoken, tallied
from onrecord.record.asked import Events, OneOf, Positions, Reports, Statements
from onrecord.record.chosen import chosen
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import (
    Where,
    by_told,
    called,
    each_word,
    full_text,
    in_time,
    named,
    of_outlet,
    of_report,
    of_reports,
    one_of,
    placed,
    several,
    speaks,
    tells,
)
from onrecord.record.listing import FIRST, Counts, counts_of, every, how_many, in_order, listed, reports_in, shown
from onrecord.record.naming import unit_of
from onrecord.record.patterns import begins, part
from onrecord.record.result import Rows
from onrecord.record.rows import STEP

#: Where more of a state's events fit, the first of them are looked for in their order.
#: Bound of work.
MANY = 2_000


@of_one_moment
def events(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Events]) -> Rows:
    """Events in order of the days by which they are counted (``basis`` tells how each is known), those without one last. ``since`` and
    ``until`` leave those out; ``told_only`` keeps to days that the text tells. What a copy of a report tells again is left out unless
    ``with_copies``; ``once`` leaves out what another report tells, too. All filters: ``onrecord.record.chosen``."""
    if filters.get("state") and not filters.get("actor"):
        filters["actor"] = filters.pop("state")
    counted = tallied.chosen(connection, filters)
    counts = tallied.counts(connection, counted) if counted is not None else None
    undated = filters.get("since") is None and filters.get("until") is None
    of_state = involved.where(filters) if counts is not None and counts[0] > MANY and limit is not None else None
    if counts is not None and of_state is not None and limit is not None:
        links.once(connection, of_state, "involved.event", with_copies=bool(filters.get("with_copies")), once=False)
        numbers = involved.first(connection, of_state, limit, undated=undated)
        return shown(connection, "events", numbers, *counts)
    # What the counts can tell is found along an index, and all of the events are looked up anyway.
    sifted = sifting.chosen(connection, filters) if counts is None and limit is not None else None
    if sifted is not None and limit is not None:
        numbers = sifting.first(connection, sifted, limit, undated=undated)
        return shown(connection, "events", numbers, sifted.count, sifted.left_out())
    where = chosen(connection, **filters)
    if undated:
        return _dated_then_undated(connection, "event", where, limit, counts)
    if counted is not None and filters.get("since"):
        # Along the index from there on, not from the first of all events; where none fits, any day will do.
        where.add("event.first >= ?", tallied.begin(connection, counted) or "9")
    return listed(connection, "events", "event", where, "event.first", limit, counts)


def told_once(connection: sqlite3.Connection, limit: int | None, filters: Events) -> Rows:
    """The events of two parties in the same order, what their own report tells again once."""
    undated = filters.get("since") is None and filters.get("until") is None
    sifted = sifting.chosen(connection, filters) if limit is not None else None
    if sifted is not None and limit is not None:
        numbers = sifting.first(connection, sifted.once(), limit, undated=undated)
        return shown(connection, "events", numbers, sifted.count, sifted.left_out())
    where = links.once_in_report(chosen(connection, **filters))
    if undated:
        return _dated_then_undated(connection, "event", where, limit, None)
    return listed(connection, "events", "event", where, "event.first", limit)


def _dated_then_undated(connection: sqlite3.Connection, table: str, where: Where, limit: int | None, counts: Counts | None) -> Rows:
    """Two lists, each along the index, in place of one that would have to sort everything; the second only if there is room."""
    count, left_off = counts or counts_of(connection, table, where)
    numbers: list[int] = []
    for dated, order in ((f"{table}.first IS NOT NULL", f"{table}.first"), (f"{table}.first IS NULL", "report.published")):
        left = -1 if limit is None else limit - len(numbers)
        if left:
            hits = (
                f"SELECT {table}.n FROM {table} JOIN report ON report.n = {table}.report WHERE {where.sql} AND {dated}"
                f" ORDER BY {order}, report.id, {table}.n LIMIT ?"
            )
            numbers += [row[0] for row in connection.execute(hits, [*where.parameters, left])]
    return shown(connection, f"{table}s", numbers, count, left_off)


#: The cues by which somebody denies what another says, and what is denied by a cue that may refuse anything. "Again denied" is one, too.
_DENIES, _REFUSES = (tuple(f"% {word}%" for word in word_order(name)) for name in ("denial_cue", "refusal_cue"))
_SAYINGS = tuple(" that %" if word == "that" else f"% {word}%" for word in word_order("denied_saying"))
#: None where nobody has denied anything yet ("would deny"), or where leave is denied ("bail", "entry"), not what somebody says.
_UNREAL = tuple(f"% {word} %" for word in word_order("denial_unreal"))
_GRANTS = tuple(f"% {word} %" for word in word_order("denied_grant"))
_CUE, _BEGINS = "(' ' || statement.cue)", "(' ' || substr(statement.words, 1, 40) || ' ')"


def _any(column: str, patterns: tuple[str, ...]) -> str:
    return f"({' OR '.join([f'{column} LIKE ?'] * len(patterns))})"


_DENIAL = (
    f"({_any(_CUE, _DENIES)} AND (statement.words LIKE 'that %' OR NOT {_any(_BEGINS, _GRANTS)})"
    f" OR {_any(_CUE, _REFUSES)} AND {_any(_BEGINS, _SAYINGS)} AND NOT {_any(_BEGINS, _GRANTS)}) AND NOT {_any(_CUE, _UNREAL)}"
)
_OF_CUE = f"({_any(_CUE, (*_DENIES, *_REFUSES))} AND NOT {_any(_CUE, _UNREAL)})"
_DENIAL_ASKS = (*_DENIES, *_GRANTS, *_REFUSES, *_SAYINGS, *_GRANTS, *_UNREAL)


#: Statements of a state, and of a sector of it, as ``speaks`` asks for them.
OF_STATE = "speaker_state = ?"
OF_SECTOR = f"{OF_STATE} AND speaker_role = ?"


def said(
    *,
    speaker: str | None = None,
    about: str | None = None,
    state: str | None = None,
    type: OneOf = None,
    kind: OneOf = None,
    place: str | None = None,
    denied: bool = False,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    told_only: bool = False,
    cues: Sequence[str] | None = None,
) -> Where:
    """Conditions on ``statement``: by whom, holding which words, of which kind, about a place, in which time; ``denied``: only denials, whose ``cues``
    are these (``denying_cues``)."""
    where = Where()
    for name in (speaker, state):
        if name:
            speaks(where, name)
    if type:
        tells(where, "statement.n", type)
    if about:
        where.add("statement.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", full_text(about))
    one_of(where, "statement.kind", several(kind))
    if denied and cues is not None:
        # Along the index of cues, as few are such.
        told = "SELECT c.n FROM statement c WHERE c.cue IS NOT NULL AND c.cue IN (SELECT value FROM json_each(?))"
        where.add(f"statement.n IN ({told})", json.dumps(cues))
    if denied:
        where.add(_DENIAL, *_DENIAL_ASKS)
    if place:
        placed(where, "statement.place", place)
    in_time(where, "statement", since, until)
    by_told(where, "statement", told_only)
    if outlet is not None:
        # Report by report along the table: there is no index of an entry's report but its own number.
        own = f"s.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1}"
        where.add(
            f"statement.n IN (SELECT s.n FROM report r CROSS JOIN statement s ON {own} WHERE {of_outlet('r.outlet')})", *called(outlet)
        )
    return where


@of_one_moment
def statements(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Statements]) -> Rows:
    """Who is reported to have said what, in order of the reports' dates. Filters: ``said``."""
    where = said(**filters, cues=denying_cues(connection) if filters.get("denied") else None)
    if limit is not None and where.conditions in ([OF_STATE], [OF_SECTOR]):
        count = how_many(connection, "statement", where)
        if count * FIRST[0] > 2 * limit * reports_in(connection):
            # The first of very many are found in the first reports.
            return listed(connection, "statements", "statement", where, "report.published", limit, (count, ()))
    if limit is not None:
        found, left = spoken.fitting(connection, where), spoken.left_out_of_all(connection, [where])
        if found is not None and left is not None:
            return shown(connection, "statements", in_order(connection, found, limit), len(found), left)
    return listed(connection, "statements", "statement", where, "report.published", limit)


def denying_cues(connection: sqlite3.Connection) -> list[str] | None:
    """The cues of denials, each once, found along the index of cues; None where they are not those of the table."""
    if tallied.as_read(connection):
        return None
    rows = connection.execute(
        "WITH RECURSIVE told (cue) AS (SELECT min(cue) FROM statement WHERE cue IS NOT NULL UNION ALL SELECT (SELECT min(s.cue) FROM statement s"
        " WHERE s.cue > told.cue) FROM told WHERE told.cue IS NOT NULL) SELECT statement.cue FROM told statement"
        f" WHERE statement.cue IS NOT NULL AND {_OF_CUE}",
        (*_DENIES, *_REFUSES, *_UNREAL),
    )
    return [row[0] for row in rows]


def figures(
    connection: sqlite3.Connection,
    *,
    about: str | None = None,
    place: str | None = None,
    of: str | None = None,
    state: str | None = None,
    unit: str | None = None,
    type: OneOf = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """The ledger: value, unit, of whom, where, by whom, in which report, in order of the reports' dates.

    ``about`` is words in the unit, in what is counted, or in the figure's own words; a plural finds its singular, and a word the unit by which the tables
    count it ("killed" the dead), as ``unit`` does. ``place`` is a state's code or part of a place's name.
    """
    where = Where()
    for word in each_word(about or ""):
        wanted = part(word.removesuffix("s") if len(word) > 3 else word)
        told = "figure.unit LIKE ? ESCAPE '\\' OR figure.what LIKE ? ESCAPE '\\' OR figure.text LIKE ? ESCAPE '\\'"
        where.add(f"({told} OR figure.unit = ? COLLATE NOCASE)", *([wanted] * 3), unit_of(word))
    if unit:
        where.add("figure.unit COLLATE NOCASE IN (?, ?)", unit, unit_of(unit))
    if place:
        placed(where, "figure.place", place)
    for name in (of, state):
        if name:
            condition, parameters = named(name, "a")
            where.add(f'figure."of" IN (SELECT a.n FROM actor a WHERE {condition})', *parameters)
    of_reports(where, "figure.report", type=type, outlet=outlet, since=since, until=until)
    return listed(connection, "figures", "figure", where, "report.published", limit)


def positions_where(
    *,
    kind: OneOf = None,
    holder: str | None = None,
    toward: str | None = None,
    about: str | None = None,
    obligation: str | None = None,
    state: str | None = None,
    place: str | None = None,
    type: OneOf = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
) -> Where:
    """Conditions on ``position``. ``about``: words that all stand in what it is about, a plural finds its singular; the time is that of the report,
    which names ``place`` and tells an event of ``type``."""
    where = Where()
    one_of(where, "position.kind", several(kind))
    for asked, which in ((holder, "= 'holder'"), (toward, "= 'toward'"), (state, "IN ('holder', 'toward')")):
        if asked:
            condition, parameters = named(asked, "a")
            inner = f"SELECT x.position FROM actor a JOIN party x ON x.actor = a.n WHERE {condition} AND x.part {which}"
            where.add(f"position.n IN ({inner})", *parameters)
    for word in each_word(about or ""):
        condition, words = begins("position.about", word.removesuffix("s") if len(word) > 3 else word)
        where.add(condition, words)
    if obligation:
        where.add("position.obligation = ? COLLATE NOCASE", obligation)
    of_reports(where, "position.report", type=type, place=place, outlet=outlet, since=since, until=until)
    return where


def positions(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Positions]) -> Rows:
    """Commitments, claims, demands and disputes, in order of the reports' dates. Filters: ``positions_where``."""
    return listed(connection, "positions", "position", positions_where(**filters), "report.published", limit)


def places(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Reports]) -> Rows:
    """Places each time they are named, in order of the reports' dates. ``place``: a state's code, or part of the name; ``state``: in which it lies.
    Further filters are of the reports: ``onrecord.record.filters.of_reports``."""
    where = Where()
    for asked in (filters.pop("place", None), filters.pop("state", None)):
        if asked:
            placed(where, "place.n", asked)
    of_reports(where, "place.report", **filters)
    return listed(connection, "places", "place", where, "report.published", limit)


def dates(connection: sqlite3.Connection, *, limit: int | None = None, **filters: Unpack[Reports]) -> Rows:
    """Dates and durations in order of time, those that cover no days last; ``since`` and ``until`` are of the days that they cover. Further filters
    are of the reports: ``onrecord.record.filters.of_reports``."""
    time, where = Where(), Where()
    in_time(time, "date", filters.pop("since", None), filters.pop("until", None))
    of_reports(where, "date.report", **filters)
    where.add_all(time)
    if time.conditions:
        return listed(connection, "dates", "date", where, "date.first", limit)
    return _dated_then_undated(connection, "date", where, limit, None)


def reports(
    connection: sqlite3.Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
) -> Rows:
    """The reports in order of their dates."""
    where = Where()
    of_report(where, "n", outlet, since, until)
    count: int = connection.execute(f"SELECT count(*) FROM report WHERE {where.sql}", where.parameters).fetchone()[0]
    hits = f"SELECT n FROM report WHERE {where.sql} ORDER BY published, id LIMIT ?"
    numbers = [row[0] for row in connection.execute(hits, [*where.parameters, -1 if limit is None else limit])]
    return shown(connection, "reports", numbers, count)


def failures(connection: sqlite3.Connection) -> Rows:
    """What could not be read, by file and position."""
    order = "file, length(position), position, stage, reason"
    return every(connection, f"SELECT file, position, stage, reason, report FROM failures ORDER BY {order}")


def changes(connection: sqlite3.Connection) -> Rows:
    """What re-readings changed, in the order in which they did."""
    return every(connection, "SELECT report, title, layer, how, was, now, before, after FROM changes ORDER BY n")
