"""Who is joined over all reports, as arrays: read once and held until somebody writes, so that who some of the reports tell of is found at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.record.connecting import Holding
from onrecord.record.numbers import in_turn
from onrecord.record.offices import offices
from onrecord.record.rows import STEP
from onrecord.record.turns import turns

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

#: So many tellings of somebody are looked at first, then each time so many times as many.
#: Bound of work.
FIRST, TIMES = 32, 4
#: Name forms, titles by time, first and last day.
type Details = tuple[str, str | None, str | None, str | None]
#: A telling of somebody: its actor's number, name, title ('' for none) and the report's date.
type Told = tuple[int, str, str, str | None]


class Joined:
    """The actors of all figureheads, in the order of these."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy

        self.connection = connection
        # Along the index of who is joined, figurehead by figurehead.
        self.actors: Numbers = in_turn(connection, "SELECT actor FROM same_actor ORDER BY figurehead, actor LIMIT -1")
        of = in_turn(connection, "SELECT figurehead FROM same_actor ORDER BY figurehead LIMIT -1")
        begins = numpy.flatnonzero(of[1:] != of[:-1]) + 1 if len(of) else of
        #: Where the actors of each figurehead begin, and their end.
        self.begins: Numbers = numpy.concatenate(([0], begins, [len(of)])) if len(of) else numpy.zeros(1, dtype=numpy.int64)
        self.heads: Numbers = of[self.begins[:-1]]

    @cached_property
    def reports(self) -> Numbers:
        """In which report each of the actors is told of."""
        import numpy

        found: Numbers = (self.actors // STEP).astype(numpy.int32)
        return found

    @cached_property
    def anew(self) -> Mask:
        """Which of the actors is the first of its figurehead in its report: a report that tells of one twice counts once."""
        import numpy

        found: Mask = numpy.ones(len(self.actors), dtype=bool)
        found[1:] = self.reports[1:] != self.reports[:-1]
        found[self.begins[:-1]] = True
        return found

    @cached_property
    def sizes(self) -> Numbers:
        """How many actors each report has, joined or not."""
        import numpy

        found: Numbers = numpy.bincount(in_turn(self.connection, f"SELECT n / {STEP} FROM actor"))
        return found

    def counts(self, within: Mask) -> Numbers:
        """How many of the reports that are marked tell of each figurehead."""
        import numpy

        if not len(self.heads):
            return self.heads
        found: Numbers = numpy.add.reduceat(within[self.reports] & self.anew, self.begins[:-1], dtype=numpy.int64)
        return found

    def described(self, within: Mask) -> int:
        """How many actors of the reports that are marked stand in no figurehead."""
        marks = within[: len(self.sizes)]
        return int(self.sizes[: len(marks)][marks].sum()) - int(within[self.reports].sum())

    def details(self, head: int, within: Mask) -> Details:
        """What the reports that are marked tell of a figurehead: names, offices in order of time, first and last day.

        Its tellings are looked at from both ends until all its forms have come.
        """
        import numpy

        at = int(numpy.searchsorted(self.heads, head))
        actors = self.actors[self.begins[at] : self.begins[at + 1]]
        actors = actors[within[actors // STEP]]
        order_of = turns(self.connection)
        places = order_of.places[actors // STEP]
        order = numpy.lexsort((actors, places))
        actors, dated = actors[order], int((places < order_of.dated).sum())
        rows = self.connection.execute("SELECT name, title FROM form WHERE figurehead = ?", (head,))
        forms = {(name, title) for name, title in rows}
        ends = self._told(actors[[0, max(dated - 1, 0)]])
        first, last = (ends[0][-1], ends[-1][-1]) if dated else (None, None)
        if len(forms) == 1:
            begin, end = dict.fromkeys(forms, first), dict.fromkeys(forms, last)
        else:
            begin = self._each(actors, forms)
            end = self._each(actors[:dated][::-1], {form for form in begin if form[1]})
        told = ((form[1], begin[form] or "", end.get(form) or "") for form in begin if form[1])
        return "; ".join(sorted({name for name, _title in begin})), offices(told), first, last

    def _each(self, actors: Numbers, forms: set[tuple[str, str]]) -> dict[tuple[str, str], str | None]:
        """By the forms, in their turn, the date of the first of these actors that has it."""
        found: dict[tuple[str, str], str | None] = {}
        for part in _parts(len(actors)):
            if len(found) == len(forms):
                break
            for _number, name, title, day in self._told(actors[part]):
                if (name, title) in forms:
                    found.setdefault((name, title), day)
        return found

    def _told(self, actors: Numbers) -> list[Told]:
        """The tellings of these actors, in the same order."""
        rows = self.connection.execute(
            "SELECT a.n, a.name, coalesce(a.title, ''), r.published FROM json_each(?) j CROSS JOIN actor a ON a.n = j.value"
            " CROSS JOIN report r ON r.n = a.report ORDER BY j.key",
            (json.dumps(actors.tolist()),),
        )
        return rows.fetchall()


def _parts(count: int) -> Iterator[slice]:
    """Some first, then ever more."""
    begin, size = 0, FIRST
    while begin < count:
        yield slice(begin, begin + size)
        begin, size = begin + size, size * TIMES


def joined(connection: sqlite3.Connection) -> Joined:
    """All who are joined; who only reads holds them until somebody writes: some 15 bytes an actor. All that is asked of them must be of one moment."""
    return connection.holding("joined", lambda: Joined(connection)) if isinstance(connection, Holding) else Joined(connection)
