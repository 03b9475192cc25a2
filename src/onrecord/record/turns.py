"""In which order reports come, by their dates: read once and held until somebody writes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from onrecord.record.connecting import Holding
from onrecord.record.numbers import in_turn
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers


class Turns:
    """Of each report, by its number, its place in the order of their dates and ids; those without a date come last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy

        dated = in_turn(connection, "SELECT n FROM report WHERE published IS NOT NULL ORDER BY published, id LIMIT -1")
        undated = in_turn(connection, "SELECT n FROM report WHERE published IS NULL ORDER BY id LIMIT -1")
        #: How many reports have a date.
        self.dated = len(dated)
        order = numpy.concatenate((dated, undated))
        self.places: Numbers = numpy.zeros(int(order.max(initial=0)) + 1, dtype=numpy.int32)
        self.places[order] = numpy.arange(len(order), dtype=numpy.int32)

    def first(self, found: Numbers, limit: int) -> Numbers:
        """The first of the entries with these numbers, which are in order, in that of their reports."""
        import numpy

        turns = self.places[found // STEP]
        if len(found) > limit:
            # Only those of the first reports are put in order.
            early = turns <= numpy.partition(turns, limit - 1)[limit - 1]
            found, turns = found[early], turns[early]
        first: Numbers = found[numpy.argsort(turns, kind="stable")[:limit]]
        return first


def turns(connection: sqlite3.Connection) -> Turns:
    """The order of the reports; who only reads holds it until somebody writes: four bytes a report. All that is asked of it must be of one moment."""
    return connection.holding("turns", lambda: Turns(connection)) if isinstance(connection, Holding) else Turns(connection)
