"""Which of very many sets of words share enough of them, found for all pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

#: Words that stand in so many pairs are counted by multiplying, the others pair by pair; how many sets are taken at once.
#: Bound of work.
COMMON, AT_ONCE = 10_000, 500


def alike(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """By their numbers, pairs of a set of ours and one of theirs that share two words or more, and at least this part of those of the smaller."""
    import numpy

    width = len(theirs)
    common: list[tuple[list[int], list[int]]] = []
    shared = [numpy.zeros(0, dtype=numpy.int64)]  # of each pair that shares a rarer word, once for each, as a number
    for some, others in _standing(ours, theirs):
        if len(some) * len(others) > COMMON:
            common.append((some, others))
        else:
            shared.append(numpy.add.outer(numpy.array(some) * width, numpy.array(others)).ravel())
    rare = numpy.sort(numpy.concatenate(shared))
    mine, other = (numpy.zeros((len(side), len(common)), dtype=numpy.float32) for side in (ours, theirs))
    for at, (some, others) in enumerate(common):
        mine[some, at] = other[others, at] = 1
    sizes, widths = (numpy.array([len(words) for words in side], dtype=numpy.float32) for side in (ours, theirs))
    for begin in range(0, len(ours), AT_ONCE):
        end = min(begin + AT_ONCE, len(ours))
        counts = (mine[begin:end] @ other.T).ravel()
        low, high = numpy.searchsorted(rare, (begin * width, end * width))
        counts += numpy.bincount(rare[low:high] - begin * width, minlength=len(counts))
        # Most pairs share no two words: only the others are looked at more closely.
        few = numpy.flatnonzero(counts >= 2)
        enough = least * numpy.minimum(sizes[begin + few // width], widths[few % width])
        for number in few[counts[few] >= enough].tolist():
            yield begin + number // width, number % width


def _standing(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Iterator[tuple[list[int], list[int]]]:
    """For each word of both sides the numbers of the sets that hold it."""
    both: tuple[defaultdict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for holding, side in zip(both, (ours, theirs), strict=True):
        for number, words in enumerate(side):
            for word in words:
                holding[word].append(number)
    return ((some, both[1][word]) for word, some in both[0].items() if word in both[1])
