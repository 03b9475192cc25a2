"""Where a curve begins to tell something: the old steps before a long empty time are not drawn."""

from __future__ import annotations

from collections.abc import Sequence

#: The most empty steps in a row that a curve always has in its beginning.
#: Bound of what is shown.
LONG = 5
#: The part of all events that may lie before them, at most, and the part of all that follows than which they are more.
#: Bound of what is shown.
FEW, PART = 0.1, 0.5


def begins(counts: Sequence[int]) -> int:
    """The step from which on a curve is worth drawing: after the last of the empty times that are longer than ``LONG`` and than this part of all that
    follows, where no more than ``FEW`` of the events lie before; 0 where there is none.

    >>> begins([1, *[0] * 100, 4, 0, 9]), begins([5, *[0] * 100, 4, 0, 9]), begins([1, 0, 0, 4, 0, 9]), begins([1, *[0] * 11, *[3] * 12])
    (101, 0, 0, 12)
    """
    whole, before, empty, found = sum(counts), 0, 0, 0
    for at, count in enumerate(counts):
        if not count:
            empty += 1
            continue
        if empty > max(LONG, PART * (len(counts) - at)) and before <= FEW * whole:
            found = at
        before, empty = before + count, 0
    return found
