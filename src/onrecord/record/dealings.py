"""Who did what to whom, how often: very many events counted at once, by the states of their sides, or their names where these have none."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.record.filters import Where
from onrecord.record.sifting import Events

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: Source, type and recipient; '' where nobody is told.
type Dealing = tuple[str, str, str]
#: Who has a part in an event: the names in their order, and the states in theirs, '' where none is told.
type Side = tuple[str, str]
_ROLES = "FROM role x JOIN actor a ON a.n = x.actor"


def sides(connection: sqlite3.Connection, numbers: str, parameters: Sequence[object]) -> dict[tuple[int, str], Side]:
    """Who has each part in the events whose numbers a query gives."""
    found: dict[tuple[int, str], Side] = {}
    for event, part, name, state in connection.execute(
        f"SELECT x.event, x.part, a.name, a.state {_ROLES} WHERE x.event IN ({numbers}) ORDER BY x.event, x.part, x.seq", parameters
    ):
        key = event, part
        found[key] = with_one(found.get(key), name, state)
    return found


def with_one(side: Side | None, name: str, state: str | None) -> Side:
    """A side with one more who has the part."""
    if side is None:
        return name, state or ""
    names, states = side
    together = "; ".join(sorted({*states.split("; "), state} - {""})) if state else states
    return (names if name in names.split("; ") else f"{names}; {name}"), together


def counted(connection: sqlite3.Connection, where: Where) -> Counter[Dealing]:
    """How often who did what to whom, in the events that fit."""
    numbers = f"SELECT event.n FROM event WHERE {where.sql}"
    parties = {key: states or names for key, (names, states) in sides(connection, numbers, where.parameters).items()}
    find = parties.get
    return Counter(
        (find((event, "source"), ""), kind, find((event, "recipient"), ""))
        for event, kind in connection.execute(f"SELECT e.n, e.type FROM event e WHERE e.n IN ({numbers})", where.parameters)
    )


def counted_at_once(connection: sqlite3.Connection, events: Events) -> Counter[Dealing]:
    """The same of packed events: SQLite hands over all numbers as one text, since a row each takes Python longer than all else."""
    import numpy

    fits = numpy.flatnonzero(events.fitting)
    numbers = events.n[fits]
    told = connection.execute(
        "SELECT group_concat(x.event * 2 + (x.part = 'source')), group_concat(x.actor) FROM json_each(?) j CROSS JOIN role x ON x.event = j.value",
        (json.dumps(numbers.tolist()),),
    ).fetchone()
    roles, actors = (numpy.fromstring(text or "", dtype=numpy.int64, sep=",") for text in told)
    ids: dict[str, int] = {"": 0}
    known, party = _parties(connection, roles, actors, ids)
    place = {kind: at for at, kind in enumerate(sorted({kind[0] for kind in events.kinds}))}
    types = numpy.array([place[kind[0]] for kind in events.kinds], dtype=numpy.int64)[events.kind[fits]]
    source, recipient = (_of(known, party, numbers * 2 + own) for own in (1, 0))
    keys, counts = numpy.unique((source * len(ids) + recipient) * len(place) + types, return_counts=True)
    names, kinds = list(ids), list(place)
    found: Counter[Dealing] = Counter()
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        both, kind = divmod(key, len(kinds))
        one, other = divmod(both, len(names))
        found[names[one], kinds[kind], names[other]] = count
    return found


def _parties(connection: sqlite3.Connection, roles: Numbers, actors: Numbers, ids: dict[str, int]) -> tuple[Numbers, Numbers]:
    """The sides of the events by their numbers, in order, and of each whose id it has in ``ids``, which takes in who is new."""
    import numpy

    distinct, which = numpy.unique(actors, return_inverse=True)
    rows = connection.execute(
        "SELECT n, name, state FROM actor WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n", (json.dumps(distinct.tolist()),)
    ).fetchall()
    alone = numpy.array([ids.setdefault(state or name, len(ids)) for _n, name, state in rows], dtype=numpy.int64)
    known, first, often = numpy.unique(roles, return_index=True, return_counts=True)
    party = alone[which[first]] if len(roles) else numpy.zeros(0, dtype=numpy.int64)
    # In order of the table, those of a side as they are told.
    several = numpy.flatnonzero(often > 1)
    order = numpy.argsort(roles, kind="stable")
    begins = numpy.searchsorted(roles[order], known[several])
    for at, begin, count in zip(several.tolist(), begins.tolist(), often[several].tolist(), strict=True):
        side: Side | None = None
        for role in order[begin : begin + count].tolist():
            _n, name, state = rows[which[role]]
            side = with_one(side, name, state)
        names, states = side or ("", "")
        party[at] = ids.setdefault(states or names, len(ids))
    return known, party


def _of(known: Numbers, party: Numbers, asked: Numbers) -> Numbers:
    """Who has each of the sides asked for; 0 where nobody has."""
    import numpy

    if not len(known):
        return numpy.zeros(len(asked), dtype=numpy.int64)
    at = numpy.minimum(numpy.searchsorted(known, asked), len(known) - 1)
    found: Numbers = numpy.where(known[at] == asked, party[at], 0)
    return found
