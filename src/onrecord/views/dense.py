"""Where a curve begins to tell something: the old steps before a long empty time are not drawn."""

from __future__ import annotations

from collections.abc import Sequence

#: The least empty steps in a row for which a curve's beginning is moved.
#: Bound of what is shown.
LONG = 12
#: The part of all events that may lie before them, at most.
#: Bound of what is shown.
FEW = 0.1


def begins(counts: Sequence[int]) -> int:
    """The step from which on a curve is worth drawing: after the last of the empty times that are longer than ``LONG`` and than all that
    follows, where no more than ``FEW`` of the events lie before; 0 where there is none.

    >>> begins([1, *[0] * 100, 4, 0, 9]), begins([5, *[0] * 100, 4, 0, 9]), begins([1, 0, 0, 4, 0, 9])
    (101, 0, 0)
    """
    whole, before, empty, found = sum(counts), 0, 0, 0
    for at, count in enumerate(counts):
        if not count:
            empty += 1
            continue
        if empty > max(LONG, len(counts) - at) and before <= FEW * whole:
            found = at
        before, empty = before + count, 0
    return found
