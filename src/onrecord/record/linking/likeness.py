"""Reports of the same days that are likely to tell of the same: by their rarer words, names, places, days and figures together."""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from onrecord.knowledge.words import word_list, word_values
from onrecord.record.linking.texts import words_of
from onrecord.record.naming import REMEMBERED

#: Days between the publication of two reports that may tell of the same: later ones follow it up.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with 0 8, with 2 one invented.
DAYS = 1
#: Words of a report's beginning that tell what it is about.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with 30 one invented; 45 and 90 change nothing.
LEAD = 60
#: How many times as much as words, names, states, places and figures that are as rare a day weighs.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with 1.0 13, with 1.5 14, with 3.0 four invented.
DAY = 2.0
#: As if this many more reports were there, in which words are as common as in any news: few reports tell little about what is rare.
#: Set by benchmarks/record_links.py: occurrences in 11 of 18 retellings, with 150 or 600 for the first 10, with 1.0 or 3.0 for the second 10.
PRIOR, COMMON = 300, 1.5
#: The reports that the frequencies are of.
#: By definition: those of which ``story_common`` was counted.
BODY = 350
#: The least likeness; below ``PLAIN`` a rare name must stand at the beginning of both.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with .16 for the second one invented, with .25 14; .08 and .16 for the first change
#: nothing: it is a bound of what is compared at all.
LEAST, PLAIN = 0.12, 0.2
#: From this likeness on, first sentences may tell other deeds: one may begin with what went before.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with .2 one invented, with .3 16; .25 changes nothing.
SURE = 0.265
#: Reports that share more than this part of their runs without being copies are of one series, or share a background.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with .3 one invented; .08 changes nothing.
FORMULA = 0.15
#: The least part of each beginning that the other report must tell, where they name no person or body together.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with .05 one invented, with .15 15.
TOLD = 0.1
_STOP, _NOTHING = word_list("story_empty"), frozenset({""})
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]{2,}")


@dataclass(frozen=True, slots=True)
class Story:
    """What a report is compared by."""

    id: str
    published: date
    #: "w:frigate", "f:<figurehead>", "c:NOR", "s:<site>", "d:2016-12-05", "g:16 soldier",
    #: "p:NOR RUS 2016-12-05".
    features: frozenset[str]
    #: Features of its title and first words, those of them that are names and no state's or region's, and of these what is no place's.
    lead: frozenset[str]
    lead_names: frozenset[str]
    lead_actors: frozenset[str]
    #: The days that its first words name, and the classes of deed in its first sentence (see ``deed``).
    lead_days: frozenset[str]
    deeds: frozenset[str]
    #: Its runs of words, as ``hashed`` gives them.
    runs: bytes
    #: Length of the vector of its features, by which it is compared; 0 where it is only to be kept.
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Alike:
    """Two reports, the one whose id sorts first in front, with the likeness (0 to 1) and what is alike."""

    first: str
    second: str
    likeness: float
    shared: tuple[str, ...]


@lru_cache(maxsize=2 * REMEMBERED)
def stem(word: str) -> str:
    """The word without its commonest endings."""
    for ending in ("'s", "ing", "ed", "es", "s"):
        # Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with 3 one invented, with 5 16.
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def as_written(text: str) -> dict[str, str]:
    """The words of a text by their stems, each as it is written first.

    >>> as_written("Airstrikes hit the bodies. An airstrike")["airstrik"]
    'airstrikes'
    """
    return {stem(word): word for word in reversed(words_of(text))}


def each_once(told: Iterable[str]) -> list[str]:
    """What is told, each once in small letters or large, as it stands first.

    >>> each_once(["Kabul", "airstrikes", "kabul"])
    ['Kabul', 'airstrikes']
    """
    found: dict[str, str] = {}
    for name in told:
        found.setdefault(name.casefold(), name)
    return list(found.values())


def word_features(text: str) -> frozenset[str]:
    """The words that tell something, as features."""
    return features_of(words_of(text))


class _Features(dict[str, str]):
    """The feature of each word, made when it first comes; '' for one that tells nothing. Not more than so many are kept."""

    MOST = 1 << 17

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        found = self[word] = f"w:{stem(word)}" if len(word) > 1 and word not in _STOP else ""
        return found


_FEATURES = _Features()


def features_of(words: Iterable[str]) -> frozenset[str]:
    """The features of words as ``words_of`` gives them."""
    return frozenset(map(_FEATURES.__getitem__, words)) - _NOTHING


def feature_of(word: str) -> str:
    """The feature of a word as ``words_of`` gives it, '' of one that tells nothing."""
    return _FEATURES[word]


def deed(kind: str, quad: int) -> str:
    """The class of deed by which beginnings are compared: who tells of a talk may tell of the agreement, and who tells of a threat of
    the demand, but an attack is no arrest and no march."""
    # By definition: PLOVER's classes of material and of verbal conflict.
    return kind if quad == 4 else "words of conflict" if quad == 3 else "cooperation"


def lead_end(text: str) -> int:
    """Where the first words end."""
    ends = [match.end() for match in islice(re.finditer(r"\S+", text), LEAD)]
    return ends[-1] if ends else 0


def beginning(title: str | None, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Word features of title and first words, and those of them that are names."""
    lead = f"{title or ''}\n{text[: lead_end(text)]}"
    names = frozenset(f"w:{stem(word)}" for name in _NAME.findall(lead) for word in words_of(name) if word not in _STOP)
    return word_features(lead), names


class _Known(dict[str, float]):
    """What was worked out of features; not of more than so many."""

    MOST = 1 << 18

    def __init__(self, worked_out: Callable[[str], float]) -> None:
        super().__init__()
        self._worked_out = worked_out

    def __missing__(self, feature: str) -> float:
        if len(self) >= self.MOST:
            self.clear()
        found = self[feature] = self._worked_out(feature)
        return found


def _weight(kind: str, count: float) -> float:
    """How much a feature of this kind weighs that so many of the fixed body's reports have."""
    return (DAY if kind == "d" else 1.0) * math.log((BODY + PRIOR) / (count + COMMON))


class Weights:
    """How much each feature tells: the rarer in the news, the more. The frequencies are those of a fixed body of reports (the list
    ``story_common``), so that whether two reports are alike hangs on these two alone."""

    def __init__(self, common: Mapping[str, float] | None = None) -> None:
        values = common if common is not None else {word: float(part) for word, part in word_values("story_common").items()}
        self._common = {feature: part * BODY / 1000 for feature, part in values.items()}
        self._known = _Known(self._weight)
        self._squares = _Known(lambda feature: self._weight(feature) ** 2)

    def _weight(self, feature: str) -> float:
        return _weight(feature[0], self._common.get(feature, 0.0))

    def of(self, feature: str) -> float:
        """The feature's weight."""
        return self._known[feature]

    def length(self, features: Set[str]) -> float:
        """Length of the vector of these features."""
        return math.sqrt(self.squares(features))

    def squares(self, features: Set[str]) -> float:
        """The sum of the squares of these features' weights, the same in whatever order they come."""
        return math.fsum(map(self._squares.__getitem__, features))

    def rare(self, feature: str) -> bool:
        """Whether so few reports have it that no list names it."""
        return feature not in self._common


def alike(one: Story, other: Story, weights: Weights) -> Alike | None:
    """The pair, if the two tell of the same."""
    # What is soonest seen stands first: most pairs are not alike.
    other_days = one.lead_days and other.lead_days and one.lead_days.isdisjoint(other.lead_days)
    if other_days or abs((one.published - other.published).days) > DAYS:
        return None
    shared = one.features & other.features
    days = sorted(feature for feature in shared if feature.startswith("d:"))
    if not days:
        return None
    likeness = weights.squares(shared) / (one.length * other.length or 1.0)
    if likeness < LEAST:
        return None
    dealt = any(feature.startswith("p:") for feature in shared)
    if likeness < PLAIN and not dealt and not any(map(weights.rare, one.lead_names & other.lead_names)):
        return None
    together = dealt or any(feature.startswith("f:") for feature in shared)
    if not together and min(_told(one.lead, other.features, weights), _told(other.lead, one.features, weights)) < TOLD:
        return None
    if (likeness < SURE and not dealt and _other_deeds(one, other, weights)) or _formula(one.runs, other.runs):
        return None
    best = sorted(shared - set(days), key=lambda feature: (-weights.of(feature), feature))
    first, second = sorted((one.id, other.id))
    return Alike(first, second, round(likeness, 3), (*days, *best[:8]))


def _other_deeds(one: Story, other: Story, weights: Weights) -> bool:
    """Whether what the first sentences tell is of another class, and nobody rare stands in both beginnings: what one report is about
    the other only mentions, at the same place and on the same day."""
    if not one.deeds or not other.deeds or one.deeds & other.deeds:
        return False
    return not any(weights.rare(name) for name in one.lead_actors & other.lead_actors)


def hashed(runs: Set[str]) -> bytes:
    """Runs of words in four bytes each, the same for the same runs."""
    words = "\n".join(runs).encode("utf-8", "surrogatepass")  # no run has a line's end in it
    values = sorted({*map(zlib.crc32, words.split(b"\n"))}) if runs else []
    return struct.pack(f"<{len(values)}I", *values)


def _formula(ours: bytes, theirs: bytes) -> bool:
    one, other = ({*struct.unpack(f"<{len(runs) // 4}I", runs)} for runs in (ours, theirs))
    return len(one & other) > FORMULA * max(1, min(len(one), len(other)))


def _told(lead: frozenset[str], features: frozenset[str], weights: Weights) -> float:
    """The part of a beginning, by weight, that stands in the other report."""
    whole = math.fsum(map(weights.of, lead))
    return math.fsum(map(weights.of, lead & features)) / whole if whole else 0.0
