"""Which of very many texts may share a run of words with another: found by numbers, before the words of any are made.

Words are those of ``onrecord.record.linking.texts.words_of``, but that an apostrophe parts them; a run is made into one number as all of them are. Two
runs may fall on one number, never one run on two: what is told to share a run may share none, and nothing that shares one is missed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.record.linking.texts import PARTED, RUN, VALUES, words_of
from onrecord.record.numbers import among, different

if TYPE_CHECKING:
    from numpy import uint32, uint64
    from numpy.typing import NDArray

    from onrecord.record.numbers import Numbers

    #: Words, or runs of them, as numbers.
    type Hashes = NDArray[uint64]

#: By what the number of a run is made of its words' numbers.
#: By definition: an odd number without a pattern.
_FACTOR = 0x9E3779B97F4A7C15
#: By what shifts and factors numbers in order are made ones without a pattern.
#: By definition: those of SplitMix64.
_MIXED = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
#: Texts that are turned into numbers together: as many as stay near the processor.
#: Bound of work.
_AT_ONCE = 100
#: Marks beyond ASCII that part words as those of ASCII do.
_MARKS = "“”„«»–—…•‘"


def sharing(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the texts that may share a run of words with another one, and how many words each text has. All texts are different."""
    import numpy

    plain = _plain(texts)
    words, of = _numbered(plain)
    # Numbers that are written out are put as digits, which takes the words themselves.
    written = different(of[numpy.isin(words, _numbered([" ".join(VALUES)])[0])])
    if len(written):
        others = numpy.ones(len(texts), dtype=bool)
        others[written] = False
        for at in written.tolist():
            plain[at] = _in_words(texts[at])
        again, within = _numbered([plain[at] for at in written.tolist()])
        of = numpy.concatenate((of[keep := others[of]], written[within]))
        order = numpy.argsort(of, kind="stable")
        words, of = numpy.concatenate((words[keep], again))[order], of[order]
    counts: list[int] = numpy.bincount(of, minlength=len(texts)).tolist()
    return _of_runs(words, of), counts


def _of_runs(words: Hashes, of: Numbers) -> list[int]:
    """The numbers of the texts that may share a run, by all words and the texts in which they stand."""
    import numpy

    count = len(words) - RUN + 1
    if count < 1:
        return []
    runs = numpy.zeros(count, dtype=numpy.uint64)
    for at in range(RUN):
        runs = runs * numpy.uint64(_FACTOR) + words[at : at + count]
    whole = of[:count] == of[RUN - 1 :]
    runs, of = runs[whole], of[:count][whole]
    in_order = numpy.sort(runs)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    found: list[int] = different(of[among(runs, twice)]).tolist()
    return found


def _plain(texts: Sequence[str]) -> list[str]:
    """The texts in lower case; of those that hold more than ASCII, or a point in a number, their words."""
    whole = unicodedata.normalize("NFKC", PARTED.join(text.replace(PARTED, " ") for text in texts)).replace("’", "'").casefold()
    for mark in _MARKS:
        whole = whole.replace(mark, " ")
    parted = whole.split(PARTED)
    hard = [] if whole.isascii() else [at for at, text in enumerate(parted) if not text.isascii()]
    for at in {*hard, *_pointed(whole)}:
        parted[at] = _in_words(texts[at])
    return parted


def _pointed(whole: str) -> list[int]:
    """Which of the texts hold a point or comma in a number."""
    import numpy

    told = numpy.frombuffer(whole.encode(), dtype=numpy.uint8)
    digit = (told >= ord("0")) & (told <= ord("9"))
    point = (told == ord(".")) | (told == ord(","))
    places = numpy.flatnonzero(digit[:-2] & point[1:-1] & digit[2:])
    found: list[int] = different(numpy.searchsorted(numpy.flatnonzero(told == 0), places)).tolist() if len(places) else []
    return found


def _in_words(text: str) -> str:
    """The words of a text with spaces alone between them; a point in a number is written as what is in words alone."""
    return " ".join(words_of(text)).replace("'", " ").replace(".", "·")


def _numbered(texts: Sequence[str]) -> tuple[Hashes, Numbers]:
    """The words of all texts, as numbers, and in which text each stands."""
    import numpy

    words: list[Hashes] = []
    of: list[Numbers] = []
    for first in range(0, max(1, len(texts)), _AT_ONCE):
        some, within = _numbered_at_once(texts[first : first + _AT_ONCE])
        words.append(some)
        of.append(within + first)
    return numpy.concatenate(words), numpy.concatenate(of)


def _numbered_at_once(texts: Sequence[str]) -> tuple[Hashes, Numbers]:
    import numpy

    told = numpy.frombuffer(PARTED.join(texts).encode(), dtype=numpy.uint8)
    marks = _letters().take(told)
    within = marks != 0
    begins = numpy.flatnonzero(within & ~numpy.append(False, within[:-1]))
    if not len(begins):
        return marks[:0].astype(numpy.uint64), begins
    # A word's number is the sum of its letters' numbers, each times a power by its place; where in the text the word begins is taken out again.
    powers, inverse = _powers(len(marks).bit_length())
    marks *= powers[: len(marks)]
    # Half of the bits are enough for words, of which there are not that many, and go twice as fast.
    words = numpy.add.reduceat(marks, begins, dtype=numpy.uint32)
    words *= inverse[begins]
    ends = numpy.searchsorted(begins, numpy.flatnonzero(told == 0))
    return words.astype(numpy.uint64), numpy.repeat(numpy.arange(len(texts)), numpy.diff(ends, prepend=0, append=len(begins)))


@cache
def _letters() -> NDArray[uint32]:
    """A number for each byte, 0 for one that is in no word."""
    import numpy

    mixed = numpy.arange(1, 257, dtype=numpy.uint64) * numpy.uint64(_FACTOR)
    for shift, factor in _MIXED:
        mixed = (mixed ^ (mixed >> numpy.uint64(shift))) * numpy.uint64(factor)
    letters = mixed.astype(numpy.uint32)
    # By definition: what is no ASCII stands in words alone, once the texts are plain.
    letters[[code for code in range(128) if not chr(code).isalnum()]] = 0
    return letters


@cache
def _powers(bits: int) -> tuple[NDArray[uint32], NDArray[uint32]]:
    """The powers of a factor and those of its inverse, so many that their number takes so many bits."""
    import numpy

    # By definition: an odd number has an inverse among numbers of 32 bits.
    factor = _FACTOR % (1 << 32) | 1
    powers = (numpy.full(1 << bits, one, dtype=numpy.uint32) for one in (factor, pow(factor, -1, 1 << 32)))
    up, down = (numpy.cumprod(one, dtype=numpy.uint32) for one in powers)
    return up, down
