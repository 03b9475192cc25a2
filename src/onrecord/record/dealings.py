"""Who did what to whom, how often: very many events counted at once, by the states of their sides, or their names where these have none."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.record import packing
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
    """The same of packed events: the states of their sides are packed, too, and only who has none is looked up."""
    import numpy

    fits = numpy.flatnonzero(events.fitting)
    ids: dict[str, int] = {"": 0}
    place = {kind: at for at, kind in enumerate(sorted({kind[0] for kind in events.kinds}))}
    types = numpy.array([place[kind[0]] for kind in events.kinds], dtype=numpy.int64)[events.kind[fits]]
    source, recipient = parties(connection, events, fits, ids)
    keys, counts = numpy.unique((source * len(ids) + recipient) * len(place) + types, return_counts=True)
    names, kinds = list(ids), list(place)
    found: Counter[Dealing] = Counter()
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        both, kind = divmod(key, len(kinds))
        one, other = divmod(both, len(names))
        found[names[one], kinds[kind], names[other]] = count
    return found


def parties(connection: sqlite3.Connection, events: Events, which: Numbers, ids: dict[str, int]) -> tuple[Numbers, Numbers]:
    """The sources and recipients of some of the packed events, which are given by their places: their states, or names where these have none, by the
    numbers that ``ids`` has for them, which takes in who is new."""
    import numpy

    known = packing.sides(connection)
    table = numpy.zeros(max(known, default=0) + 1, dtype=numpy.int64)
    for number, states in known.items():
        table[number] = ids.setdefault(states, len(ids)) if states else -1
    both = [table[column[which]] for column in (events.columns.source, events.columns.recipient)]
    nameless = numpy.flatnonzero((both[0] < 0) | (both[1] < 0))
    numbers = events.columns.numbered(which[nameless]).tolist()
    told = sides(connection, "SELECT value FROM json_each(?)", [json.dumps(numbers)]) if numbers else {}
    for side, part in zip(both, ("source", "recipient"), strict=True):
        for at, number in zip(nameless.tolist(), numbers, strict=True):
            if side[at] < 0:
                names, states = told.get((number, part), ("", ""))
                side[at] = ids.setdefault(states or names, len(ids))
    return both[0], both[1]
