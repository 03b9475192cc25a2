"""In which order plans come, found among the packed events (``sifting``): what is due next, what has no day, and what should be done."""

from __future__ import annotations

import sqlite3

from onrecord.record import sifting
from onrecord.record.cells import ordinal

#: Days before the last report within which a time must begin that is not over by then, so that it is due and no old one: a year.
#: By definition: a year and a day.
RUNNING = 366
#: By what a day is multiplied, so that another one beside it tells those of the same day apart.
#: By definition: more than there are days.
_DAYS = 1 << 24


def first(connection: sqlite3.Connection, found: sifting.Events, limit: int, *, newest: bool) -> list[int]:
    """The numbers of the first events that fit: what is not over by the last report's day, in the order in which it ends; what has no day, by the newest
    reports; what should be done by then, the latest first. With ``newest`` all by the newest reports."""
    import numpy

    held = found.columns
    which = numpy.flatnonzero(found.fitting)
    # By the newest reports: those without a date come last.
    published = -held.days[numpy.searchsorted(held.begins, which, side="right") - 1].astype(numpy.int64)
    published[published == 0] = 1
    if newest:
        return sifting.earliest(connection, found, which, published, limit)
    begin, end = held.spans(which)
    last = ordinal(connection.execute("SELECT max(published) FROM report").fetchone()[0])
    due = (begin >= last - RUNNING) & (end >= last) & (begin > 0)
    chosen: list[int] = []
    for some, order in ((due, end * _DAYS + begin), (begin == 0, published), (~due & (begin > 0), -begin)):
        if len(chosen) < limit:
            chosen += sifting.earliest(connection, found, which[some], order[some], limit - len(chosen))
    return chosen
