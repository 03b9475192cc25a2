"""Very many numbers that a query gives, as arrays: to make a value of Python's of each takes four times as long."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.record.connecting import Holding
from onrecord.record.rows import STEP

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    type Numbers = NDArray[int64]
    type Mask = NDArray[bool_]

#: Bytes of numbers that are held, those longest not asked for given up.
#: Bound of memory.
HELD = 64 << 20
#: Fewer are not held: to find them again takes little.
#: Bound of work.
FEWEST = 5_000


def remembered(connection: sqlite3.Connection, query: str, parameters: Sequence[object] = ()) -> Numbers:
    """As ``numbers``, not to be changed: who only reads holds them until somebody writes, since a word or a state is asked for again and again."""
    if not isinstance(connection, Holding):
        return numbers(connection, query, parameters)
    known = connection.holding("numbers", OrderedDict[tuple[object, ...], "Numbers"])
    key = (query, *parameters)
    found = known.pop(key, None)
    if found is None:
        found = numbers(connection, query, parameters)
        found.flags.writeable = False
    if len(found) >= FEWEST:
        known[key] = found
        while sum(one.nbytes for one in known.values()) > HELD:
            known.popitem(last=False)
    return found


def numbers(connection: sqlite3.Connection, query: str, parameters: Sequence[object] = ()) -> Numbers:
    """The numbers that a query gives, in their order."""
    found = in_turn(connection, query, parameters)
    # Those that come along an index are in order but for a few places, and these are told apart by no other kind of sorting.
    found.sort(kind="stable")
    return found


def in_turn(connection: sqlite3.Connection, query: str, parameters: Sequence[object] = ()) -> Numbers:
    """The numbers that a query gives, in the order in which it gives them."""
    import numpy

    told: str | None = connection.execute(f"WITH asked (n) AS ({query}) SELECT group_concat(n) FROM asked", parameters).fetchone()[0]
    found: Numbers = numpy.fromstring(told or "", dtype=numpy.int64, sep=",")
    return found


def different(found: NDArray[Any]) -> NDArray[Any]:
    """Each of the numbers once, in order. Numpy's own ``unique`` takes ten times as long where most are different."""
    import numpy

    told = numpy.sort(found, kind="stable")
    return told[numpy.append(True, told[1:] != told[:-1])] if len(told) else told


def among(found: NDArray[Any], others: NDArray[Any]) -> Mask:
    """Which of the numbers stand among the others, which are in order."""
    import numpy

    if not len(others):
        return numpy.zeros(len(found), dtype=bool)
    at = numpy.searchsorted(others, found)
    at[at == len(others)] = 0
    mask: Mask = others[at] == found
    return mask


def first_of(found: Sequence[int] | Numbers, reports: Iterable[tuple[int]], limit: int) -> list[int]:
    """The first of the entries with these numbers, which are in order, in that of the reports."""
    import numpy

    told = numpy.asarray(found)
    within = told // STEP
    there = numpy.zeros(int(within[-1]) + 1 if len(within) else 0, dtype=bool)
    there[within] = True
    marks, chosen = there.tobytes(), list[int]()
    for (report,) in reports:
        if report < len(marks) and marks[report]:
            begin, end = numpy.searchsorted(within, (report, report + 1))
            chosen += told[begin:end].tolist()
            if len(chosen) >= limit:
                break
    return chosen[:limit]


def spread(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Each number from ``low`` up to ``high``, with which of these it is of."""
    import numpy

    times = numpy.maximum(high - low, 0)
    which = numpy.repeat(numpy.arange(len(low)), times)
    return which, numpy.arange(len(which)) + numpy.repeat(low - numpy.cumsum(times) + times, times)
