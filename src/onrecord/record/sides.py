"""Tellings of two sides, side by side: which tell one deed, which are on one matter, and what only one side tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import product
from math import ceil, fsum, inf

from onrecord.record.following import FEWEST, overlap
from onrecord.record.linking.likeness import Weights, feature_of, features_of, word_features
from onrecord.record.linking.texts import words_of_all
from onrecord.record.result import Value
from onrecord.record.sharing import alike

#: Days between two tellings of one event, at most; the least part of their words that two statements on one matter share.
#: Set by items of 2025: eight outlets tell 89 events together, with 0 36, with 3 171; eight speakers speak 226 times on one matter, with .3 318, with .7 145.
APART, ALIKE = 1, 0.5
#: Days between two statements on one matter that stand in reports of their own, at most; the words that they share, at least, how much these tell together,
#: and of how many names or other words they are.
#: Set by items of 2025: 22 pairs of all speakers, all on one matter, where of 40 that words alone paired ten were; with 3 days 17, with 14 days 24, one of
#: another matter; with 3 words 25, one wrongly, with 5 16; with 12.0 and with 1 name 23, one of another matter, with 16.0 and with 3 names 21.
SOON, MORE, TELLING, NAMES = 7, 4, 14.0, 2
#: The same of two events of one kind between the same sides, for in a war the same is done on many days and in many places of one day; and what part of a
#: toll a smaller one is at least that counts the same dead.
#: Set by items of 2025: six outlets tell 16 events together, 15 rightly, without these 57, 21 rightly; with .5 for the words 11, with 17.0 13; with .5 for
#: tolls 18, the two wrongly.
DEEDS_ALIKE, DEEDS_TELLING, TOLLS = 0.4, 12.0, 0.75
#: Of how many days an event may be at most to be found another's by its words.
#: Set by items of 2025: 16 as above, with 6 14; with 366 17, and of eight further outlets two that two others have told of other days.
LONG = 31
#: A name of several words, or one word.
_NAME_OR_WORD = re.compile(r"(?:[A-Z][\w'’.-]*)(?:\s+[A-Z][\w'’.-]*)*|[^\sA-Z]\S*")
#: More pairs of statements are tried all at once.
#: Bound of work.
MANY = 250_000


@dataclass
class Telling:
    """An event or statement of one side."""

    ref: str
    #: The day, week, month or year as it is told or counted, and the first and last of the days that it covers.
    day: str | None
    first: str | None
    last: str | None
    what: str
    key: tuple[str | None, ...]
    words: str
    status: str
    #: Its number, where its words and parties are looked up only when they are asked for.
    n: int = 0
    #: The dead whom an event's sentence counts, the town at which it is told, and the occurrence with which linking has joined it.
    dead: tuple[float, ...] = ()
    town: str | None = None
    occurrence: int | None = None

    @cached_property
    def covers(self) -> tuple[date, date] | None:
        """The days: made where they are asked for, since most tellings are of another matter."""
        return (date.fromisoformat(self.first), date.fromisoformat(self.last)) if self.first and self.last else None

    @cached_property
    def features(self) -> frozenset[str]:
        """The words that tell something: made where they are asked for, since most tellings are told apart without them."""
        return word_features(self.words)


def of_one_key(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs that ``same_event`` may find to be one deed: each of the other side stands under its key, so that only those are tried."""
    found: dict[tuple[str | None, ...], list[Telling]] = defaultdict(list)
    for other in theirs:
        found[other.key].append(other)
    return ((one, other) for one in ours for other in found.get(one.key, ()))


def of_like_words(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """By their numbers, the pairs of words that ``same_matter`` may find to be on one matter, each once.

    Whoever shares enough words shares one of any so many of them that too few are left: so the rarest of each telling are looked up on the
    other side, and nothing that fits is missed.
    """
    if len(ours) * len(theirs) > MANY:
        return alike(ours, theirs, ALIKE, feature_of)
    some, others = ([features_of(words) for words in words_of_all(side)] for side in (ours, theirs))
    often = Counter(word for features in (*some, *others) for word in features)
    pairs = set(_sharing(some, others, often))
    pairs |= {(one, other) for other, one in _sharing(others, some, often)}
    return iter(sorted(pairs))


def _sharing(some: Sequence[frozenset[str]], others: Sequence[frozenset[str]], often: Counter[str]) -> Iterator[tuple[int, int]]:
    """By their numbers, pairs that may be on one matter, if the first has no more words than the second."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, features in enumerate(others):
        for word in features:
            holding[word].append(number)
    for number, features in enumerate(some):
        words = sorted(features, key=lambda word: (often[word], word))
        enough = max(2, ceil(ALIKE * len(words)))
        for word in words[: max(0, len(words) - enough + 1)]:
            yield from ((number, other) for other in holding.get(word, ()))


def same_event(one: Telling, other: Telling) -> float:
    """How well two events fit, 0 where they are not the same deed: linking has found them to be one, or they are at no two towns, count as many dead, and what
    they share is rarer than what any news of the kind holds."""
    if one.key != other.key or not one.covers or not other.covers or apart(one, other) > APART:
        return 0.0
    alike = overlap(one.features, other.features)
    if one.occurrence is not None and one.occurrence == other.occurrence:
        return 2.0 + alike
    longest = max((last - first).days for first, last in (one.covers, other.covers))
    elsewhere = one.town and other.town and one.town != other.town
    if alike < DEEDS_ALIKE or longest > LONG or elsewhere or _other_toll(one.dead, other.dead):
        return 0.0
    return 1.0 + alike if fsum(map(_weights().of, one.features & other.features)) >= DEEDS_TELLING else 0.0


def _other_toll(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether both count the dead, and no toll of the one is like one of the other."""
    return bool(one and other) and all(min(pair) < TOLLS * max(pair) for pair in product(one, other))


def apart(one: Telling, other: Telling) -> float:
    """How many days lie between two tellings, none or fewer where they touch."""
    if not one.covers or not other.covers:
        return inf
    return max((one.covers[0] - other.covers[1]).days, (other.covers[0] - one.covers[1]).days)


def same_matter(one: frozenset[str], other: frozenset[str], least: int = FEWEST) -> float:
    """How well the words of two statements fit, 0 where they are not on the same matter; ``least``: words that they share."""
    alike = overlap(one, other)
    return alike if alike >= ALIKE and len(one & other) >= least else 0.0


def same_in_report(one: frozenset[str], other: frozenset[str]) -> float:
    """The same of statements in one report: where they share few words, these are all of one."""
    alike = same_matter(one, other)
    return alike if alike == 1 or len(one & other) >= MORE else 0.0


def same_soon(one: frozenset[str], other: frozenset[str], words: str, others: str) -> float:
    """The same of statements of two reports, soon after one another: what they share is rarer than what any news holds, and more than one name."""
    alike, shared = same_matter(one, other, MORE), one & other
    if not alike or fsum(map(_weights().of, shared)) < TELLING:
        return 0.0
    return alike if all(len(names_and_words(told, shared)) >= NAMES for told in (words, others)) else 0.0


@cache
def _weights() -> Weights:
    return Weights()


def names_and_words(words: str, shared: frozenset[str]) -> set[str | int]:
    """Of which names, by where they stand, and other words some that are shared are: a name of many words names one thing.

    >>> len(names_and_words("Leader Ali Khamenei fled", word_features("the Leader, Ali Khamenei")))
    1
    """
    found: set[str | int] = set()
    for at, told in enumerate(_NAME_OR_WORD.findall(words)):
        of = word_features(told) & shared
        found |= {at} if of and told[0].isupper() else of
    return found


def _shorter(one: Telling, other: Telling) -> str | None:
    """The time that is told more exactly, of two alike the earlier."""
    told = [(covers[1] - covers[0], covers[0], side.day) for side in (one, other) if (covers := side.covers)]
    return min(told, key=lambda time: time[:2])[2] if told else None


@dataclass(frozen=True, slots=True)
class Matter:
    """What both tell, or one of them alone."""

    told_by: str
    day: str | None
    one: Telling | None
    other: Telling | None

    @classmethod
    def of_both(cls, one: Telling, other: Telling) -> Matter:
        """What both tell."""
        return cls("both", _shorter(one, other), one, other)

    @property
    def turn(self) -> tuple[bool, bool, str, str]:
        """In which order rows come: what both tell first, then by time."""
        return self.told_by != "both", self.day is None, str(self.day), self.told.ref

    @property
    def told(self) -> Telling:
        """The telling of the first that has one."""
        told = self.one or self.other
        assert told is not None
        return told

    @property
    def cells(self) -> tuple[Value, ...]:
        one, other = self.one, self.other
        differs = f"{one.status}, {other.status}" if one and other and one.status != other.status else None
        sides = (cell for told in (one, other) for cell in ((told.ref, told.words) if told else (None, None)))
        # Of an event what the first tells; of statements whose both are.
        tellings = [told for told in (self.one, self.other) if told is not None]
        what = self.told.what if self.told.n else "; ".join(dict.fromkeys(told.what for told in tellings))
        return (self.told_by, self.day, what, *sides, differs)


def best(scored: Iterable[tuple[float, Telling, Telling]]) -> list[tuple[Telling, Telling]]:
    """The pairs that fit best, the best first, each telling in one at most."""
    taken: set[str] = set()
    found = []
    for _score, one, other in sorted(scored, key=lambda pair: (-pair[0], pair[1].ref, pair[2].ref)):
        if one.ref not in taken and other.ref not in taken:
            taken |= {one.ref, other.ref}
            found.append((one, other))
    return found


def beside(
    ours: Sequence[Telling],
    theirs: Sequence[Telling],
    names: tuple[str, str],
    pairs: Iterable[tuple[Telling, Telling]],
    fits: Callable[[Telling, Telling], float],
) -> list[Matter]:
    """The best of the pairs first, each telling in one at most; then what is left on each."""
    both = best((score, one, other) for one, other in pairs if (score := fits(one, other)))
    taken = {told.ref for pair in both for told in pair}
    rows = [Matter.of_both(*pair) for pair in both]
    rows += [Matter(names[0], one.day, one, None) for one in ours if one.ref not in taken]
    rows += [Matter(names[1], one.day, None, one) for one in theirs if one.ref not in taken]
    return rows
