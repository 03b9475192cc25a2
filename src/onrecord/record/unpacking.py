"""What is packed of the events (``packing``), read column by column as it is asked for, and gone through some hundred thousand at a time.

Arrays of so many stay in the processor's caches: to go through ten million at once takes three times as long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.record import packing
from onrecord.record.cells import NO_DAY
from onrecord.record.connecting import Holding
from onrecord.record.packing import BASE, ELSEWHERE, REPORTS, TABLE, TIMES
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask, Numbers

#: How many are gone through at a time.
#: Bound of work.
AT_ONCE = 1 << 18
#: Where fewer than one of so many is wanted, they are looked up one by one.
#: Bound of work.
SPARSE = 12


class Columns:
    """The packed events, in the order of their numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy

        self.connection = connection
        held = connection.execute(f"SELECT part, told FROM {TABLE} WHERE what = ? ORDER BY part", (REPORTS,)).fetchall()
        told = numpy.frombuffer(b"".join(row[1] for row in held), dtype="<i4").reshape(-1, 3)
        #: Reports that tell events, how many each, and their days as numbers.
        self.reports: Numbers = told[:, 0].astype(numpy.int64)
        self.sizes: Numbers = told[:, 1].astype(numpy.int64)
        self.days: Numbers = numpy.ascontiguousarray(told[:, 2])
        #: The place of the first event of each report.
        self.begins: Numbers = numpy.cumsum(self.sizes) - self.sizes
        self.count = int(self.sizes.sum())
        #: The place of the first event of each part.
        reports = numpy.array([len(row[1]) // 12 for row in held], dtype=numpy.int64)
        at = numpy.cumsum(reports) - reports
        self._parts = dict(zip((row[0] for row in held), self.begins[at].tolist(), strict=True)) if held else {}

    @cached_property
    def day(self) -> Numbers:
        """The days of the events as they are packed: 0 without one, ``ELSEWHERE`` for those in ``times``."""
        return self._column("day")

    @cached_property
    def kind(self) -> Numbers:
        """Of which kind each is."""
        return self._column("kind")

    @cached_property
    def number(self) -> Numbers:
        """The numbers of the events within their reports."""
        return self._column("number")

    @cached_property
    def source(self) -> Numbers:
        """The states of the sources, by their number."""
        return self._column("source")

    @cached_property
    def recipient(self) -> Numbers:
        """The states of the recipients, by their number."""
        return self._column("recipient")

    @cached_property
    def times(self) -> tuple[Numbers, Numbers, Numbers]:
        """Where the events are that are not of one day, and their first and last days."""
        import numpy

        rows = self.connection.execute(f"SELECT part, told FROM {TABLE} WHERE what = ? ORDER BY part", (TIMES,)).fetchall()
        told = numpy.frombuffer(b"".join(row[1] for row in rows), dtype="<i4").reshape(-1, 3).astype(numpy.int64)
        begins = numpy.array([self._parts[row[0]] for row in rows], dtype=numpy.int64)
        often = numpy.array([len(row[1]) // 12 for row in rows], dtype=numpy.int64)
        return told[:, 0] + numpy.repeat(begins, often), told[:, 1], told[:, 2]

    @property
    def n(self) -> Numbers:
        """The numbers of the events."""
        import numpy

        found: Numbers = numpy.repeat(self.reports * STEP, self.sizes)
        found += self.number
        return found

    def numbered(self, which: Numbers) -> Numbers:
        """The numbers of some of the events, which are given by their places."""
        import numpy

        at = numpy.searchsorted(self.begins, which, side="right") - 1
        found: Numbers = self.reports[at] * STEP + self.number[which]
        return found

    def first(self, which: Numbers) -> Numbers:
        """The first days of some of the events, which are given by their places in order, as numbers of days; 0 where there is none."""
        import numpy

        days: Numbers = self.day[which].astype(numpy.int64)
        days[days > 0] += BASE
        places, first, _last = self.times
        at = numpy.flatnonzero(days == BASE + ELSEWHERE)
        days[at] = first[numpy.searchsorted(places, which[at])]
        return days

    def spans(self, which: Numbers) -> tuple[Numbers, Numbers]:
        """The first and last days of some of the events, which are given by their places in order; 0 where there is none."""
        import numpy

        begin, places = self.first(which), self.times[0]
        end = begin.copy()
        at = numpy.flatnonzero(self.day[which] == ELSEWHERE)
        end[at] = self.times[2][numpy.searchsorted(places, which[at])]
        return begin, end

    def of_reports(self, fits: Mask) -> Mask:
        """What holds of the reports, for each of their events."""
        import numpy

        found: Mask = numpy.repeat(fits, self.sizes)
        return found

    def since(self, day: int) -> Mask:
        """Which events may be of this day or later."""
        begin = min(max(day - BASE, 1), ELSEWHERE)
        mask: Mask = self.day >= begin
        places, _first, last = self.times
        mask[places] = last >= day
        return mask

    def until(self, day: int) -> Mask:
        """Which events may be of this day or earlier."""
        end = min(max(day - BASE, 0), ELSEWHERE - 1)
        mask: Mask = (self.day <= end) & (self.day > 0)
        places, first, _last = self.times
        mask[places] = first <= day
        return mask

    def holding(self, asked: Numbers) -> Mask:
        """Which of the events have these numbers, which are in order; there may be others among them."""
        import numpy

        mask: Mask = numpy.zeros(self.count, dtype=bool)
        if not self.count:
            return mask
        reports, numbers = asked // STEP, asked % STEP
        at = numpy.minimum(numpy.searchsorted(self.reports, reports), len(self.reports) - 1)
        # Nearly always the events of a report are numbered from 1 on.
        there = (self.reports[at] == reports) & (numbers > 0)
        place = self.begins[at] + numpy.minimum(numbers, self.sizes[at]) - 1
        there &= place >= self.begins[at]
        straight = there & (self.number[numpy.where(there, place, 0)] == numbers)
        mask[place[straight]] = True
        for one, number in zip(at[there & ~straight].tolist(), numbers[there & ~straight].tolist(), strict=True):
            begin = int(self.begins[one])
            mask[begin : begin + int(self.sizes[one])] |= self.number[begin : begin + int(self.sizes[one])] == number
        return mask

    def _column(self, what: str) -> Numbers:
        import numpy

        held = [row[0] for row in self.connection.execute(f"SELECT told FROM {TABLE} WHERE what = ? ORDER BY part", (what,))]
        if sum(map(len, held)) == 2 * self.count:
            small: Numbers = numpy.frombuffer(b"".join(held), dtype="<u2")
            return small
        # Where a number in a part is too large for two bytes, all of the part have four.
        ends = [*list(self._parts.values())[1:], self.count]
        sizes = (end - begin for begin, end in zip(self._parts.values(), ends, strict=True))
        large: Numbers = numpy.concatenate(
            [
                numpy.frombuffer(told, dtype="<u2" if len(told) == 2 * size else "<u4").astype(numpy.uint32)
                for told, size in zip(held, sizes, strict=True)
            ]
        )
        return large


def columns(connection: sqlite3.Connection) -> Columns | None:
    """The packed events; None where the date of a report is no day. Who only reads holds them until somebody writes: some 10 bytes an event.

    All that is asked of them must be of one moment, since they are read column by column."""
    found = connection.holding("events", lambda: Columns(connection)) if isinstance(connection, Holding) else Columns(connection)
    return None if found.days.min(initial=0) == NO_DAY else found


def count(connection: sqlite3.Connection) -> int:
    """About how many events are packed."""
    length: int = connection.execute(f"SELECT coalesce(sum(length(told)), 0) FROM {TABLE} WHERE what = 'kind'").fetchone()[0]
    return length // 2


def some(count: int, at_once: int = AT_ONCE) -> Iterator[slice]:
    """So many at a time."""
    return (slice(begin, min(begin + at_once, count)) for begin in range(0, count, at_once))


def taken(table: Mask, which: Numbers) -> Mask:
    """What a table says of each."""
    import numpy

    found: Mask = numpy.empty(len(which), dtype=table.dtype)
    for part in some(len(which)):
        found[part] = table.take(which[part])
    return found


def counted(values: Numbers, mask: Mask | None, size: int) -> Numbers:
    """How often there is each of so many values, among those that a mask leaves."""
    import numpy

    if mask is not None and numpy.count_nonzero(mask) * SPARSE < len(mask):
        values, mask = values[numpy.flatnonzero(mask)], None
    counts: Numbers = numpy.zeros(size + 1, dtype=numpy.int64)
    for part in some(len(values)):
        # What is left out counts as one that is none.
        told = values[part].astype(numpy.int64)
        told += 1
        if mask is not None:
            told *= mask[part]
        counts += numpy.bincount(told, minlength=size + 1)
    return counts[1:]


def states(connection: sqlite3.Connection) -> dict[int, frozenset[str]]:
    """The states of all sides by their numbers."""
    return {number: frozenset(told.split("; ")) for number, told in packing.sides(connection).items()}
