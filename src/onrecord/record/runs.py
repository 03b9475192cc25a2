"""Which of very many texts may share a run of words with another: found by numbers, before the words of any are made.

Words are those of ``onrecord.record.linking.texts.words_of``, but that an apostrophe parts them; a run is made into one number as all of them are. Two
runs may fall on one number, never one run on two: what is told to share a run may share none, and nothing that shares one is missed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from onrecord.record.linking.texts import PARTED, RUN, SPACES, VALUES, words_of
from onrecord.record.numbers import among

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

    from onrecord.record.numbers import Numbers

    #: Words, or runs of them, as numbers.
    type Hashes = NDArray[uint64]

#: By what the number of a run is made of its words' numbers.
#: By definition: an odd number without a pattern.
_FACTOR = 0x9E3779B97F4A7C15
#: Marks beyond ASCII that part words as those of ASCII do.
_MARKS = "“”„«»–—…•‘"
#: A point in a number shows where every digit is put as 0 and every comma as a point.
_SHAPE = {code: "0" if chr(code).isdigit() else "." for code in range(1, 128) if chr(code).isdigit() or chr(code) == ","}
_POINTED = "0.0"


def sharing(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the texts that may share a run of words with another one, and how many words each text has. All texts are different."""
    import numpy

    plain = _plain(texts)
    words, of = _numbered(plain)
    # Numbers that are written out are put as digits, which takes the words themselves.
    written = numpy.unique(of[numpy.isin(words, _hashed(VALUES))])
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
    found: list[int] = numpy.unique(of[among(runs, twice)]).tolist()
    return found


def _plain(texts: Sequence[str]) -> list[str]:
    """The texts in lower case, with spaces alone between their words."""
    whole = unicodedata.normalize("NFKC", PARTED.join(text.replace(PARTED, " ") for text in texts)).replace("’", "'").casefold()
    for mark in _MARKS:
        whole = whole.replace(mark, " ")
    parted = whole.split(PARTED)
    hard = [at for at, text in enumerate(parted) if not text.isascii()]
    for at in hard:
        parted[at] = ""
    whole = PARTED.join(parted)
    hard += _pointed(whole.translate(_SHAPE), parted)
    parted = whole.translate(SPACES).split(PARTED)
    for at in hard:
        parted[at] = _in_words(texts[at])
    return parted


def _pointed(shape: str, parted: Sequence[str]) -> list[int]:
    """Which of the texts, whose shape together is told, hold a point in a number."""
    from bisect import bisect_right
    from itertools import accumulate

    begins = list(accumulate((len(text) + 1 for text in parted), initial=0))
    found: list[int] = []
    at = shape.find(_POINTED)
    while at >= 0:
        found.append(bisect_right(begins, at) - 1)
        at = shape.find(_POINTED, begins[found[-1] + 1])
    return found


def _in_words(text: str) -> str:
    return " ".join(words_of(text)).replace("'", " ")


def _numbered(texts: Sequence[str]) -> tuple[Hashes, Numbers]:
    """The words of all texts, as numbers, and in which text each stands."""
    import numpy

    told = f" {PARTED} ".join(texts).split()
    words = _hashed(told)
    between = words == _hashed([PARTED])
    return words[~between], numpy.cumsum(between)[~between]


def _hashed(words: Collection[str]) -> Hashes:
    import numpy

    return numpy.fromiter(map(hash, words), dtype=numpy.int64, count=len(words)).view(numpy.uint64)
