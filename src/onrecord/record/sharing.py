"""Which of very many sets of words share enough of them, found for all pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count
from typing import TYPE_CHECKING

from onrecord.record.linking.texts import PARTED, SPACES, VALUES, plainly, words_in
from onrecord.record.numbers import among, different, spread

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers
    from onrecord.record.runs import Hashes

    #: The number of each set with that of each of its words.
    type Side = tuple[Numbers, Numbers]

#: How many sets are taken at once: so many that the counts of their pairs stay near.
#: Bound of work.
AT_ONCE = 64
#: So many of the commonest words are counted for all pairs at once, the others pair by pair.
#: By definition: the bits of a number.
BITS = 64
#: What a part of a whole may be too much by, as it is reckoned.
#: By definition: far below one word.
ROUNDED = 1e-9


def alike(ours: Sequence[str], theirs: Sequence[str], least: float, telling: Callable[[str], str] = str) -> Iterator[tuple[int, int]]:
    """By their numbers, pairs of a text of ours and one of theirs whose words, as sets, share two or more, and at least this part of those of the smaller.
    ``telling`` gives what each word tells, '' for nothing: by that they are the same."""
    import numpy

    width = len(theirs)
    *sides, most = _standing(ours, theirs, telling)
    often = [numpy.bincount(words, minlength=most) for _sets, words in sides]
    # Each of the commonest words is a bit of a set's number: what two share of them is counted by these.
    bit = numpy.full(most, -1)
    bit[numpy.argsort(often[0] * often[1], kind="stable")[::-1][:BITS]] = numpy.arange(min(BITS, len(bit)))
    bits = [_bits(side, bit, len(sets)) for side, sets in zip(sides, (ours, theirs), strict=True)]
    rare, until = _rare(sides, often, bit, len(ours))
    lengths = (numpy.bincount(sets, minlength=len(side)) for (sets, _of), side in zip(sides, (ours, theirs), strict=True))
    enough, needed = (numpy.maximum(2, numpy.ceil(least * length - ROUNDED)).astype(numpy.int64) for length in lengths)
    found = numpy.concatenate([rare[0][:0], *_rarer(rare, until, bits, (enough, needed)), *_common(bits, (enough, needed))])
    for number in different(found).tolist():
        yield number // width, number % width


def alike_among(
    ours: Sequence[str], theirs: Sequence[str], pairs: tuple[Numbers, Numbers], least: float, telling: Callable[[str], str] = str
) -> Iterator[tuple[int, int]]:
    """Those of the pairs, by their numbers, that ``alike`` finds."""
    import numpy

    *sides, most = _standing(ours, theirs, telling)
    lengths = [numpy.bincount(sets, minlength=len(side)) for (sets, _of), side in zip(sides, (ours, theirs), strict=True)]
    enough = numpy.maximum(2, numpy.ceil(least * numpy.minimum(*(of[at] for of, at in zip(lengths, pairs, strict=True))) - ROUNDED))
    # Each word is one of the bits; whoever holds a bit that the other lacks holds a word that they do not share.
    bit = numpy.arange(most) % 64
    bits = [_bits(side, bit, len(sets))[at] for side, sets, at in zip(sides, (ours, theirs), pairs, strict=True)]
    for side, other in ((0, 1), (1, 0)):
        fits = lengths[side][pairs[side]] - numpy.bitwise_count(bits[side] & ~bits[other]) >= enough
        pairs, bits, enough = (pairs[0][fits], pairs[1][fits]), [held[fits] for held in bits], enough[fits]
    # The words of those that are left are counted: each of ours is looked up among theirs.
    (_sets, words), (their_sets, their_words) = sides
    until = numpy.cumsum(lengths[0])
    which, at = spread((until - lengths[0])[pairs[0]], until[pairs[0]])
    held = among(pairs[1][which] * most + words[at], their_sets.astype(numpy.int64) * most + their_words)
    fits = numpy.bincount(which[held], minlength=len(enough)) >= enough
    yield from zip(*(at[fits].tolist() for at in pairs), strict=True)


def _rarer(rare: Side, until: Sequence[int], bits: Sequence[Hashes], enough: Sequence[Numbers]) -> Iterator[Numbers]:
    """The pairs, as numbers, that share a rarer word and enough of all."""
    import numpy

    width = len(bits[1])
    # Who shares one rarer word must share as many common ones but one; these are all that it may.
    near, theirs_near = (numpy.bitwise_count(held) + 1 >= count for held, count in zip(bits, enough, strict=True))
    turn = numpy.empty(AT_ONCE * width, dtype=numpy.int32)
    for at in range(0, len(until) - 1, AT_ONCE):
        one, two = (sets[until[at] : until[min(at + AT_ONCE, len(until) - 1)]] for sets in rare)
        pairs = (one - at) * numpy.int32(width) + two
        # Whoever shares several comes several times, and its turn is that of the last.
        order = numpy.arange(len(pairs), dtype=numpy.int32)
        turn[pairs] = order
        several, more = numpy.unique(pairs[turn[pairs] != order], return_counts=True)
        single = numpy.flatnonzero(near[one] | theirs_near[two])
        for some, others, shared in (
            (several // width + at, several % width, more + 1),
            (one[single], two[single], numpy.ones(1, dtype=numpy.int64)),
        ):
            common = numpy.bitwise_count(bits[0][some] & bits[1][others])
            fits = common + shared >= numpy.minimum(enough[0][some], enough[1][others])
            yield some[fits].astype(numpy.int64) * width + others[fits]


def _common(bits: Sequence[Hashes], enough: Sequence[Numbers]) -> Iterator[Numbers]:
    """The pairs, as numbers, that share enough common words: one of the two must hold so many, and only such are tried with all others."""
    import numpy

    width = len(bits[1])
    for side, other in ((0, 1), (1, 0)):
        full = numpy.flatnonzero(numpy.bitwise_count(bits[side]) >= enough[side])
        for begin in range(0, len(full), AT_ONCE):
            some = full[begin : begin + AT_ONCE]
            counts = numpy.bitwise_count(numpy.bitwise_and.outer(bits[side][some], bits[other]))
            # By definition: more words than such a number tells are no common ones.
            least = numpy.minimum(enough[side][some][:, None], enough[other]).astype(numpy.uint16)
            at, to = numpy.nonzero(counts >= least)
            yield some[at] * width + to if side == 0 else to * width + some[at]


def _bits(side: Side, bit: Numbers, count: int) -> Hashes:
    """The commonest words of each set, each as the bit that is told for it."""
    import numpy

    sets, of = side
    held = numpy.zeros(count, dtype=numpy.uint64)
    common = bit[of] >= 0
    numpy.bitwise_or.at(held, sets[common], numpy.left_shift(numpy.uint64(1), bit[of[common]].astype(numpy.uint64)))
    return held


def _rare(sides: Sequence[Side], often: Sequence[Numbers], bit: Numbers, count: int) -> tuple[tuple[Numbers, Numbers], list[int]]:
    """Each pair that shares a rarer word, once for each such word, in the order of our sets, and where those of each begin."""
    import numpy

    (mine, mine_of), (other, other_of) = sides
    begins = numpy.cumsum(often[1]) - often[1]
    by_word = other[numpy.argsort(other_of, kind="stable")]
    # Each standing of the word on our side with all on theirs.
    rarer = ((often[0] * often[1] > 0) & (bit < 0))[mine_of]
    left, words = mine[rarer], mine_of[rarer]
    times = often[1][words]
    first = (begins[words] - numpy.cumsum(times) + times).astype(numpy.int32)
    right = by_word[numpy.repeat(first, times) + numpy.arange(int(times.sum()), dtype=numpy.int32)]
    until: list[int] = numpy.append(0, numpy.cumsum(times))[numpy.searchsorted(left, numpy.arange(count + 1))].tolist()
    return (numpy.repeat(left, times), right), until


def _standing(ours: Sequence[str], theirs: Sequence[str], telling: Callable[[str], str]) -> tuple[Side, Side, int]:
    """Of both sides the number of each set with that of each of its words, once, in the order of both; and what no number of a word reaches."""
    import numpy

    words, sets, distinct = _words((*ours, *theirs))
    ids = {"": 0}
    told = numpy.array([ids.setdefault(telling(word), len(ids)) for word in distinct], dtype=numpy.int64)[words]
    most = len(ids)
    keys = different((sets * most + told)[told > 0])
    middle = int(numpy.searchsorted(keys, len(ours) * most))
    mine, others = keys[:middle], keys[middle:] - len(ours) * most
    # By definition: there are no more pairs of the rows that are compared than such a number tells.
    of_mine: Numbers = (mine // most).astype(numpy.int32)
    of_others: Numbers = (others // most).astype(numpy.int32)
    return (of_mine, mine % most), (of_others, others % most), most


def _words(texts: Sequence[str]) -> tuple[Numbers, Numbers, list[str]]:
    """All words of all texts: the number of each, in which text it stands, and what those numbers tell."""
    import numpy

    plain, simple = plainly(texts)
    parted = f" {PARTED} ".join(compress(plain, simple)).translate(SPACES).split()
    # Each word gets its number when it first comes.
    numbers = defaultdict[str, int](count(1).__next__, {PARTED: 0})
    words = numpy.fromiter(map(numbers.__getitem__, parted), dtype=numpy.int64, count=len(parted))
    sets = numpy.flatnonzero(simple)[numpy.cumsum(words == 0)] if len(parted) else words
    # Numbers that are written out are put as digits, which takes the text by itself.
    written = different(sets[numpy.isin(words, [numbers[word] for word in VALUES.keys() & numbers.keys()])])
    kept = (words > 0) & ~numpy.isin(sets, written)
    hard = sorted({*written.tolist(), *(at for at, is_simple in enumerate(simple) if not is_simple)})
    others = [(at, word) for at in hard for word in words_in(plain[at])]
    of_others = [numbers[word] for _at, word in others]
    words = numpy.concatenate((words[kept], numpy.array(of_others, dtype=numpy.int64)))
    return words, numpy.concatenate((sets[kept], numpy.array([at for at, _word in others], dtype=numpy.int64))), list(numbers)
