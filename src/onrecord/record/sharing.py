"""Which of very many sets of words share enough of them, found for all pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers
    from onrecord.record.runs import Hashes

    #: The number of each set with that of each of its words.
    type Side = tuple[Numbers, Numbers]

#: How many sets are taken at once.
#: Bound of work.
AT_ONCE = 250
#: So many of the commonest words are counted for all pairs at once, the others pair by pair.
#: By definition: the bits of a number.
BITS = 64
#: What a part of a whole may be too much by, as it is reckoned.
#: By definition: far below one word.
ROUNDED = 1e-9


class _Numbers(dict[str, int]):
    """The number of each word, made when it first comes: the same of those that tell the same, 0 of one that tells nothing."""

    def __init__(self, telling: Callable[[str], str]) -> None:
        super().__init__()
        self._telling = telling
        self.told = {"": 0}

    def __missing__(self, word: str) -> int:
        found = self[word] = self.told.setdefault(self._telling(word), len(self.told))
        return found


def alike(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]], least: float, telling: Callable[[str], str] = str
) -> Iterator[tuple[int, int]]:
    """By their numbers, pairs of a set of ours and one of theirs that share two words or more, and at least this part of those of the smaller. A word
    may stand in a set twice; ``telling`` gives what each word tells, '' for nothing: by that they are the same."""
    import numpy

    width = len(theirs)
    ids = _Numbers(telling)
    sides = [_standing(side, ids) for side in (ours, theirs)]
    often = [numpy.bincount(words, minlength=len(ids.told)) for _sets, words in sides]
    # Each of the commonest words is a bit of a set's number: what two share of them is counted by these.
    bit = numpy.full(len(ids.told), -1)
    bit[numpy.argsort(often[0] * often[1], kind="stable")[::-1][:BITS]] = numpy.arange(min(BITS, len(bit)))
    bits = [_bits(side, bit, len(sets)) for side, sets in zip(sides, (ours, theirs), strict=True)]
    rare, until = _rare(sides, often, bit, (len(ours), width))
    lengths = (numpy.bincount(sets, minlength=len(side)) for (sets, _of), side in zip(sides, (ours, theirs), strict=True))
    enough, needed = (numpy.maximum(2, numpy.ceil(least * length - ROUNDED)).astype(numpy.int64) for length in lengths)
    # Who shares common words alone shares enough of them for the smaller set, which must hold so many: only such are tried with all others.
    full, theirs_full = (numpy.flatnonzero(numpy.bitwise_count(held) >= count) for held, count in zip(bits, (enough, needed), strict=True))
    for begin in range(0, len(ours), AT_ONCE):
        end = min(begin + AT_ONCE, len(ours))
        places = numpy.sort(rare[until[begin] : until[end]])
        starts = numpy.flatnonzero(numpy.append(True, places[1:] != places[:-1])) if len(places) else places
        places, shared = places[starts], numpy.diff(starts, append=len(places))
        one, two = numpy.divmod(places, width)
        shared += numpy.bitwise_count(bits[0][one] & bits[1][two])
        found = [places[shared >= numpy.minimum(enough[one], needed[two])]]
        for some, others in (
            (full[(full >= begin) & (full < end)], numpy.arange(width)),
            (numpy.arange(begin, end), theirs_full),
        ):
            counts = numpy.bitwise_count(numpy.bitwise_and.outer(bits[0][some], bits[1][others]))
            at, to = numpy.nonzero(counts >= numpy.minimum.outer(enough[some], needed[others]))
            found.append(some[at] * width + others[to])
        for number in numpy.unique(numpy.concatenate(found)).tolist():
            yield number // width, number % width


def _bits(side: Side, bit: Numbers, count: int) -> Hashes:
    """The commonest words of each set, each as the bit that is told for it."""
    import numpy

    sets, of = side
    held = numpy.zeros(count, dtype=numpy.uint64)
    common = bit[of] >= 0
    numpy.bitwise_or.at(held, sets[common], numpy.left_shift(numpy.uint64(1), bit[of[common]].astype(numpy.uint64)))
    return held


def _rare(sides: Sequence[Side], often: Sequence[Numbers], bit: Numbers, sizes: tuple[int, int]) -> tuple[Numbers, list[int]]:
    """Of each pair that shares a rarer word its number, once for each such word, in the order of our sets, and where those of each begin."""
    import numpy

    (mine, mine_of), (other, other_of) = sides
    begins = numpy.cumsum(often[1]) - often[1]
    by_word = other[numpy.argsort(other_of, kind="stable")]
    # Each standing of the word on our side with all on theirs.
    rarer = ((often[0] * often[1] > 0) & (bit < 0))[mine_of]
    left, words = mine[rarer], mine_of[rarer]
    times = often[1][words]
    first = (begins[words] - numpy.cumsum(times) + times).astype(numpy.int32)
    rare = by_word[numpy.repeat(first, times) + numpy.arange(int(times.sum()), dtype=numpy.int32)]
    rare += numpy.repeat(left * numpy.int32(sizes[1]), times)
    until: list[int] = numpy.append(0, numpy.cumsum(times))[numpy.searchsorted(left, numpy.arange(sizes[0] + 1))].tolist()
    return rare, until


def _standing(side: Sequence[Sequence[str]], ids: _Numbers) -> Side:
    """The number of each set with that of each of its words, once, in the order of both."""
    import numpy

    words = numpy.fromiter(map(ids.__getitem__, chain.from_iterable(side)), dtype=numpy.int64)
    lengths = numpy.fromiter(map(len, side), dtype=numpy.int64, count=len(side))
    most = len(ids.told)
    keys = numpy.sort((numpy.repeat(numpy.arange(len(side)) * most, lengths) + words)[words > 0])
    keys = keys[numpy.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
    # By definition: there are no more pairs of the rows that are compared than such a number tells.
    return (keys // most).astype(numpy.int32), keys % most
