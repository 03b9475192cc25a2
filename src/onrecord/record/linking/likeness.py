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

#: Days between the publication of two reports that may tell of the same: later ones follow it up.
DAYS = 1
#: Words of a report's beginning that tell what it is about.
LEAD = 60
#: How much each kind of feature weighs: words, names, states, places, days, figures, pairs of states with a day.
WEIGHTS: Mapping[str, float] = {"w": 1.0, "f": 1.5, "c": 1.0, "s": 2.0, "d": 2.0, "g": 1.0, "p": 2.0}
#: As if this many more reports were there, in which words are as common as in any news: few reports tell little about what is rare.
PRIOR, COMMON = 300, 1.5
#: The reports that the frequencies are of, and in how many of them a state, day, figure, pair or place is that no list names.
BODY = 350
USUAL: Mapping[str, float] = {"c": 20.0, "d": 3.0, "g": 1.0, "p": 1.0, "s": 3.0, "f": 1.0}
#: The least likeness; below ``PLAIN`` a rare name must stand at the beginning of both.
LEAST, PLAIN = 0.12, 0.2
#: From this likeness on, first sentences may tell other deeds: one may begin with what went before. Set by benchmarks/record_links.py.
SURE = 0.265
#: Reports that share more than this part of their runs without being copies are of one series, or share a background.
FORMULA = 0.15
#: The least part of each beginning that the other report must tell, and what will do where they name a person or body together.
TOLD, TOLD_BY_ONE = 0.1, 0.03
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
    #: Length of the vector of its features.
    length: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Two reports, the one whose id sorts first in front, with the likeness (0 to 1) and what is alike."""

    first: str
    second: str
    likeness: float
    shared: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The word without its commonest endings."""
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


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


def deed(kind: str, quad: int) -> str:
    """The class of deed by which beginnings are compared: who tells of a talk may tell of the agreement, and who tells of a threat of
    the demand, but an attack is no arrest and no march."""
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
    return WEIGHTS[kind] * math.log((BODY + PRIOR) / (count + COMMON))


class Weights:
    """How much each feature tells: the rarer in the news, the more. The frequencies are those of a fixed body of reports (the list
    ``story_common``), so that whether two reports are alike hangs on these two alone."""

    def __init__(self, common: Mapping[str, float] | None = None) -> None:
        values = common if common is not None else {word: float(part) for word, part in word_values("story_common").items()}
        self._common = {feature: part * BODY / 1000 for feature, part in values.items()}
        # Most features that come once only are in no list: what those weigh is worked out once.
        self._usual = {kind: _weight(kind, USUAL.get(kind, 0.0)) for kind in WEIGHTS}
        self._known = _Known(self._weight)
        self._squares = _Known(lambda feature: self._weight(feature) ** 2)

    def _weight(self, feature: str) -> float:
        count = self._common.get(feature)
        return self._usual[feature[0]] if count is None else _weight(feature[0], count)

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
        """Whether few reports have it."""
        return self._common.get(feature, 0.0) <= BODY // 50


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
    told = min(_told(one.lead, other.features, weights), _told(other.lead, one.features, weights))
    together = dealt or any(feature.startswith("f:") for feature in shared)
    if told < (TOLD_BY_ONE if together else TOLD):
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
