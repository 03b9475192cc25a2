"""Which stories of neighbouring days may be alike, found for a whole window of days at once: a pair costs a few additions, and only the pairs
that are left are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from onrecord.record.linking.likeness import LEAST, Story, Weights

#: Fewer stories than this are sooner compared one by one.
#: Bound of work.
FEW = 64
#: What rounding may take from a likeness.
#: By definition: what rounding of a sum may take.
_SLACK = 1e-9
#: Numbers of reports with the days of their publication.
type Window = Sequence[tuple[int, str]]


class Near:
    """The stories of one window of days at a time, their features as numbers."""

    def __init__(self, weights: Weights, story: Callable[[int, str], Story]) -> None:
        self._weights, self._story = weights, story
        self._open_at: Window = ()
        self._window: list[tuple[int, str]] = []
        self._numbers: dict[str, int] = {}
        self._squares: Any = None
        self._features: Any = None
        self._begins: Any = None
        self._lengths: Any = None

    def of(self, mine: Story, window: Window) -> list[tuple[int, str]]:
        """Those reports of the window whose likeness with ``mine`` may be enough: all that are alike, and few others."""
        if len(window) < FEW:
            return [*window]
        import numpy

        if self._open_at is not window:
            self._open(window)
        own = [self._numbers[feature] for feature in mine.features if feature in self._numbers]
        weights = numpy.zeros(len(self._squares))
        weights[own] = self._squares[own]
        shared = numpy.add.reduceat(weights[self._features], self._begins)
        enough = shared >= (LEAST - _SLACK) * mine.length * self._lengths
        return [self._window[at] for at in numpy.flatnonzero(enough).tolist()]

    def _open(self, window: Window) -> None:
        import numpy

        self._open_at = window
        stories = [(one, story) for one in window if (story := self._story(*one)).features]
        self._window = [one for one, _story in stories]
        numbers: dict[str, int] = {}
        features = [[numbers.setdefault(feature, len(numbers)) for feature in story.features] for _one, story in stories]
        self._numbers = numbers
        self._squares = numpy.array([self._weights.of(feature) ** 2 for feature in numbers])
        self._features = numpy.array([*chain.from_iterable(features)], dtype="int64")
        self._begins = numpy.cumsum([0, *map(len, features[:-1])])
        self._lengths = numpy.array([story.length for _one, story in stories])
