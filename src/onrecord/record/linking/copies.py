"""Near-duplicates: reprints, cuts, re-headed and lightly edited copies, and wire copies. They are one witness.

Likely pairs come from MinHash signatures in bands (rensa); each is then compared word by word, and kept only if most of the shorter
text's runs of five words stand in the longer one and the sentences that differ do not differ in what they tell. A bulletin that
says the same every week with other numbers is no copy.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.record.linking.texts import Text, particulars, sentences_of, words_of

#: Signature: values, seed, and bands of two values each, so that texts which share a fifth of their runs are likely to meet.
#: Plain, by benchmarks/record_links.py: 64 and 256 values, half and twice the bands, change nothing, nor does 18 for the seed.
VALUES, SEED, BANDS = 128, 17, 64
#: Fewer common runs than this are a common phrase, unless they are the whole of both.
#: Set by benchmarks/record_links.py: 19 of 19 copies, none invented, with 100 18; with 8 one more of 4,074 reports, wrongly; 30 changes nothing.
FEWEST = 15
#: The least part of the shorter text that must stand in the longer one; and that from which on it is nearly everything.
#: Set by benchmarks/record_links.py: 19 of 19 copies, none invented, with .8 for the first 18, with .2 four invented; with .55 one more of 4,074 reports,
#: wrongly; .6 and .75, and .8 and .97 for the second, change nothing.
PLAIN, STRICT = 0.7, 0.92
#: Days between two copies, at most, where not nearly everything is the same or a sentence differs in what it tells.
#: Plain, by benchmarks/record_links.py: 1 and 9,999 change nothing.
WEEK = 7
#: Of so many sentences one may differ in names or numbers: of a bulletin's few, it is the news.
#: Plain, by benchmarks/record_links.py: 1 and 99 change nothing.
SENTENCES = 4
#: Words that two sentences must share, at least, to be versions of one.
#: Plain, by benchmarks/record_links.py: .1 and .7 change nothing; where no two are, one more of 4,074 reports is a copy, wrongly.
LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that are copies, the one whose id sorts first in front."""

    first: str
    second: str
    #: Part of the shorter text's runs that stand in the longer one.
    likeness: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that are copies of one another."""

    #: Smallest id of its reports.
    key: str
    #: Ids in order of publication, then of id.
    members: tuple[str, ...]
    #: The earliest, if the dates tell which it is.
    original: str | None
    #: Likeness with the nearest other, and why, by id.
    nearest: dict[str, Pair]
    why: str


def bands(text: Text) -> list[int]:
    """Numbers of which two texts that share a fifth of their runs are likely to have one in common; none for a text without words."""
    # Imported here: only linking needs it.
    from rensa import RMinHash  # type: ignore[import-untyped]

    if not text.runs:
        return []
    signature = RMinHash(num_perm=VALUES, seed=SEED)
    signature.update([*text.runs])  # in any order
    values = signature.digest()
    pairs = (struct.pack("<BII", at, *values[2 * at : 2 * at + 2]) for at in range(BANDS))
    return [int.from_bytes(hashlib.blake2b(pair, digest_size=7).digest()) for pair in pairs]


def compared(first: Text, second: Text) -> Pair | None:
    """The pair, if the two are copies."""
    if second.id < first.id:
        first, second = second, first
    small, large = (first, second) if len(first.runs) <= len(second.runs) else (second, first)
    common = len(small.runs & large.runs)
    if common < min(FEWEST, len(large.runs)) or not common:
        return None
    likeness = common / len(small.runs)
    if likeness < PLAIN:
        return None
    apart = abs((first.published - second.published).days) if first.published and second.published else 0
    other = contradictions(small, large) if likeness < 1 else 0
    if not _is_copy(likeness, apart, other) or other > len(sentences_of(small.text)) // SENTENCES:
        return None
    told = f"{likeness:.0%} of the shorter one's {len(small.runs)} runs of five words stand in the other, which has {len(large.runs)}"
    agencies = [text.agency for text in (first, second)]
    if agencies[0] and agencies[0] == agencies[1]:
        told += f"; both credit {agencies[0]}"
    if other:
        told += f"; {other} sentence{'s' if other > 1 else ''} with other names or numbers"
    return Pair(first.id, second.id, round(likeness, 3), told)


def _is_copy(likeness: float, apart: int, other: int) -> bool:
    if likeness < STRICT:
        return apart <= WEEK and other == 0
    return other == 0 or (apart <= WEEK and other <= 2)


def contradictions(small: Text, large: Text) -> int:
    """How many sentences of the one stand in the other with other names, days or numbers."""
    sentences = [(frozenset(words_of(part)), part) for part in sentences_of(large.text)]
    known = {words for words, _part in sentences}
    found = 0
    for part in sentences_of(small.text):
        words = frozenset(words_of(part))
        if words in known:
            continue
        likeness, match = max(
            ((len(words & others) / len(words | others), text) for others, text in sentences if others), default=(0.0, "")
        )
        if likeness >= LIKE:
            mine, theirs = particulars(part), particulars(match)
            found += bool(mine - theirs and theirs - mine)
    return found


def group_of(members: list[str], pairs: Iterable[Pair], one: Callable[[str], Text]) -> Group:
    """The group that these reports make, by the pairs among them."""
    nearest: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.first, pair.second)):
        nearest.setdefault(pair.first, pair)
        nearest.setdefault(pair.second, pair)
    days = {member: one(member).published for member in members}
    ordered = sorted(members, key=lambda member: (days[member] is None, str(days[member] or ""), member))
    first = days[ordered[0]]
    original = ordered[0] if first and None not in days.values() and list(days.values()).count(first) == 1 else None
    why = f"{len(members)} reports with the same words"
    why += f"; {one(original).called} is the earliest" if original else "; the dates do not tell which is the earliest"
    agencies = sorted({agency for member in members if (agency := one(member).agency)})
    if agencies:
        why += f"; credited: {', '.join(agencies)}"
    return Group(min(members), tuple(ordered), original, {member: nearest[member] for member in members}, why)
