"""By whom reports are told: of each its outlet, as a number, and its place in the order of ids. Of few reports that is looked up; of many it is read once
and held until somebody writes."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from onrecord.record.connecting import Holding
from onrecord.record.numbers import different, in_turn

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: So many reports are looked up one by one.
#: Bound of work.
FEW = 2_000


class Witnesses:
    """Of each report, by its number, its outlet's (0 where none is known) and its place in the order of ids."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy

        order = in_turn(connection, "SELECT n FROM report ORDER BY id LIMIT -1")
        size = int(order.max(initial=0)) + 1
        self.places: Numbers = numpy.zeros(size, dtype=numpy.int32)
        self.places[order] = numpy.arange(len(order), dtype=numpy.int32)
        self.outlets: Numbers = numpy.zeros(size, dtype=numpy.int32)
        # Along the index of outlets, one after the other.
        rows = connection.execute("SELECT group_concat(n) FROM report WHERE outlet <> '' GROUP BY outlet")
        for number, (reports,) in enumerate(rows, start=1):
            self.outlets[numpy.fromstring(reports, dtype=numpy.int64, sep=",")] = number


def witnesses(connection: sqlite3.Connection, reports: Numbers) -> tuple[Numbers, Numbers]:
    """Of each of these reports its outlet's number, 0 where none is known, and its place in the order of ids: among one
    another, where they are few. All that is asked must be of one moment."""
    import numpy

    told = different(reports)
    if len(told) > FEW:
        held = connection.holding("witnesses", lambda: Witnesses(connection)) if isinstance(connection, Holding) else Witnesses(connection)
        return held.outlets[reports], held.places[reports]
    query = "SELECT r.n, r.id, r.outlet FROM json_each(?) j CROSS JOIN report r ON r.n = j.value"
    known = {number: own for number, *own in connection.execute(query, (json.dumps(told.tolist()),))}
    numbers: dict[str | None, int] = {None: 0, "": 0}
    outlets = [numbers.setdefault(known[number][1], len(numbers)) for number in told.tolist()]
    in_order = {id: place for place, id in enumerate(sorted(own[0] for own in known.values()))}
    places = [in_order[known[number][0]] for number in told.tolist()]
    which = numpy.searchsorted(told, reports)
    of_outlets: Numbers = numpy.array(outlets, dtype=numpy.int64)
    in_turn_of: Numbers = numpy.array(places, dtype=numpy.int64)
    return of_outlets[which], in_turn_of[which]
