"""Which statements of two sides are near enough in time to be on one matter, or stand in one report, told by their days and reports alone: where these are
few, no words of others need be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.record.numbers import different, spread

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: Of more pairs it is quicker to look at the words first.
#: Bound of work.
MANY = 250_000
#: The first and the last day that each covers, as YYYY-MM-DD.
type Covers = Sequence[tuple[str | None, str | None]]


def near(ours: Covers, theirs: Covers, reports: tuple[Numbers, Numbers], soon: int) -> tuple[Numbers, Numbers] | None:
    """The pairs of ours and theirs, by their numbers, that stand in one report, by ``reports``, or are at most ``soon`` days apart, in order. None where
    they may be too many."""
    import numpy

    (one, first, last), (other, begin, end) = (_dated(covers) for covers in (ours, theirs))
    order = numpy.argsort(begin, kind="stable")
    other, begin, end = other[order], begin[order], end[order]
    # Whatever is near begins no longer before than the longest of them lasts.
    longest = int((end - begin).max(initial=0))
    low, high = numpy.searchsorted(begin, first - soon - longest), numpy.searchsorted(begin, last + soon, "right")
    order = numpy.argsort(reports[1], kind="stable")
    told_in = reports[1][order]
    within = [numpy.searchsorted(told_in, reports[0], side) for side in ("left", "right")]
    if int((high - low).sum()) + int((within[1] - within[0]).sum()) > MANY:
        return None
    which, at = spread(low, high)
    fits = (first[which] - end[at] <= soon) & (begin[at] - last[which] <= soon)
    some, places = spread(*within)
    pairs = different(numpy.concatenate((one[which[fits]] * len(theirs) + other[at[fits]], some * len(theirs) + order[places])))
    return pairs // max(1, len(theirs)), pairs % max(1, len(theirs))


def _dated(covers: Covers) -> tuple[Numbers, Numbers, Numbers]:
    """The numbers of those that have days, with these as numbers."""
    import numpy

    which = numpy.array([at for at, (first, last) in enumerate(covers) if first and last], dtype=numpy.int64)
    days = numpy.array([covers[at] for at in which.tolist()], dtype="datetime64[D]").astype(numpy.int64).reshape(-1, 2)
    return which, days[:, 0], days[:, 1]
