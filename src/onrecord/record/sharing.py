"""Which of very many sets of words share enough of them, found for all pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

#: Words that stand in more pairs are counted for all pairs at once, the others pair by pair; how many sets are taken at once.
#: Bound of work.
COMMON, AT_ONCE = 2_000, 250
#: By definition: the bits of a number.
BITS = 64
#: What a part of a whole may be too much by, as it is reckoned.
#: By definition: far below one word.
ROUNDED = 1e-9


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
    # Each common word is a bit of a set's number: what two share of them is counted by these.
    blocks = (len(common) + BITS - 1) // BITS
    mine, other = (numpy.zeros((blocks, len(side)), dtype=numpy.uint64) for side in (ours, theirs))
    for at, (some, others) in enumerate(common):
        bit = numpy.uint64(1 << at % BITS)
        mine[at // BITS, some] |= bit
        other[at // BITS, others] |= bit
    enough, needed = (
        numpy.array([max(2, ceil(least * len(words) - ROUNDED)) for words in side], dtype=numpy.uint16) for side in (ours, theirs)
    )
    for begin in range(0, len(ours), AT_ONCE):
        end = min(begin + AT_ONCE, len(ours))
        counts = numpy.zeros((end - begin, width), dtype=numpy.uint16)
        for block in range(blocks):
            counts += numpy.bitwise_count(numpy.bitwise_and.outer(mine[block, begin:end], other[block]))
        low, high = numpy.searchsorted(rare, (begin * width, end * width))
        places, often = numpy.unique(rare[low:high] - begin * width, return_counts=True)
        counts.reshape(-1)[places] += often.astype(numpy.uint16)
        for number in numpy.flatnonzero(counts >= numpy.minimum.outer(enough[begin:end], needed)).tolist():
            yield begin + number // width, number % width


def _standing(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Iterator[tuple[list[int], list[int]]]:
    """For each word of both sides the numbers of the sets that hold it."""
    both: tuple[defaultdict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for holding, side in zip(both, (ours, theirs), strict=True):
        for number, words in enumerate(side):
            for word in words:
                holding[word].append(number)
    return ((some, both[1][word]) for word, some in both[0].items() if word in both[1])
