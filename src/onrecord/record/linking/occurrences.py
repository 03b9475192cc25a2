"""Occurrences: events of different reports that tell of the same thing, and who tells it independently.

Two reports that are alike (see ``likeness``) are compared event by event: type, actors, day, place, figures and words must agree as far
as both tell them. Each event of a report matches one event of another at most.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record.linking.groups import Groups
from onrecord.record.linking.likeness import Weights

#: What agreement must come to.
ENOUGH = 2.0
#: Words of two sentences that must agree, by weight, where the types differ.
SAME_WORDS = 0.3


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one report tells it."""

    n: int
    ref: str
    report: str
    type: str
    quad: int
    status: str
    first: date | None
    last: date | None
    published: date | None
    #: Figureheads' keys and states of each side.
    source: frozenset[str]
    recipient: frozenset[str]
    #: Sites in its place and sentence that are no countries.
    sites: frozenset[str]
    #: Figures of its sentence: (unit, value).
    figures: frozenset[tuple[str, float]]
    #: Word features of its sentence.
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Two events that are tellings of one occurrence."""

    one: str
    other: str
    score: float
    why: str


def matches(ours: Sequence[Telling], theirs: Sequence[Telling], weights: Weights) -> list[Match]:
    """The best matches between the events of two reports, each event in one at most."""
    found = [match for one in ours for other in theirs if (match := compared(one, other, weights))]
    taken: set[str] = set()
    kept = []
    for match in sorted(found, key=lambda match: (-match.score, match.one, match.other)):
        if match.one not in taken and match.other not in taken:
            taken |= {match.one, match.other}
            kept.append(match)
    return kept


def compared(one: Telling, other: Telling, weights: Weights) -> Match | None:
    """The match, if the two agree enough; the one whose ref sorts first in front."""
    if other.ref < one.ref:
        one, other = other, one
    if "hypothetical" in (one.status, other.status) or ("planned" in (one.status, other.status) and one.status != other.status):
        return None
    words = _likeness(one.words, other.words, weights)
    if one.type != other.type and (one.quad != other.quad or words < SAME_WORDS):
        return None
    when = _days_apart(one, other)
    if when is None or when > 1:
        return None
    score, told = (1.0, [one.type]) if one.type == other.type else (0.5, [f"{one.type} and {other.type}"])
    sides = _sides(one, other)
    if sides is None:
        return None
    score += 0.5 * len(sides)
    told += [f"{side} {', '.join(sorted(names))}" for side, names in sides]
    if when == 0 and one.first == one.last and one.first and other.first == other.last and other.first:
        score += 0.5
        told.append(one.first.isoformat())
    sites = one.sites & other.sites
    if sites:
        score += 0.5
        told.append("the same place")
    elif one.sites and other.sites and words < SAME_WORDS:
        score -= 0.5
    figures = sorted(one.figures & other.figures)
    if figures:
        score += 0.5
        told.append(", ".join(f"{value:g} {unit}" for unit, value in figures))
    score += 2 * words
    told.append(f"{words:.0%} of the words")
    if score < ENOUGH or not (sides or sites or figures):
        return None
    return Match(one.ref, other.ref, round(score, 3), "agree: " + "; ".join(told))


def _likeness(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    shared = sum(weights.of(word) ** 2 for word in sorted(one & other))
    return shared / (weights.length(one) * weights.length(other) or 1.0)


def _days_apart(one: Telling, other: Telling) -> int | None:
    """Days between the times of two events, 0 where they touch; an undated one is of the days up to its report. None if unknown."""
    spans = []
    for telling in (one, other):
        if telling.first and telling.last:
            spans.append((telling.first, telling.last))
        elif telling.published:
            spans.append((telling.published - timedelta(days=2), telling.published))
        else:
            return None
    (a, b), (c, d) = spans
    return max(0, (c - b).days, (a - d).days)


def _sides(one: Telling, other: Telling) -> list[tuple[str, frozenset[str]]] | None:
    """On which sides the same actors stand; None where known ones are others. Sides may be changed: who began is disputed."""
    found = []
    for side in ("source", "recipient"):
        mine: frozenset[str] = getattr(one, side)
        theirs: frozenset[str] = getattr(other, side)
        if mine & theirs:
            found.append((side, mine & theirs))
        elif mine and theirs:
            swapped = (one.source & other.recipient, one.recipient & other.source)
            return [("the other way round:", swapped[0] | swapped[1])] if all(swapped) else None
    return found


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What several reports tell of."""

    key: str
    type: str
    first: date | None
    last: date | None
    #: Refs of the events and why each is one of its tellings.
    tellings: tuple[tuple[str, str], ...]


def clustered(found: Sequence[Match], tellings: dict[str, Telling]) -> tuple[Occurrence, ...]:
    """Occurrences, best matches joined first; never two events of one report in the same."""
    groups = Groups[str]()
    reports: dict[str, frozenset[str]] = {}
    why: dict[str, str] = {}
    for match in sorted(found, key=lambda match: (-match.score, match.one, match.other)):
        a, b = groups.root(match.one), groups.root(match.other)
        mine, theirs = (reports.get(root, frozenset([root.partition("#")[0]])) for root in (a, b))
        if a != b and not mine & theirs:
            groups.join(match.one, match.other)
            reports[groups.root(a)] = mine | theirs
            for this, that in ((match.one, match.other), (match.other, match.one)):
                why.setdefault(this, f"with {_short(that)} {match.why}")
    return tuple(_occurrence(refs, tellings, why) for refs in groups.all())


def _occurrence(refs: list[str], tellings: dict[str, Telling], why: dict[str, str]) -> Occurrence:
    told = [tellings[ref] for ref in refs]
    counts = Counter(telling.type for telling in told)
    kind = min(counts, key=lambda one: (-counts[one], one))
    spans = [(telling.first, telling.last) for telling in told if telling.first and telling.last]
    first, last = (max(a for a, _b in spans), min(b for _a, b in spans)) if spans else (None, None)
    if first and last and first > last:
        first, last = min(a for a, _b in spans), max(b for _a, b in spans)
    key = hashlib.sha256("\x1f".join(refs).encode()).hexdigest()[:16]
    return Occurrence(key, kind, first, last, tuple((ref, why.get(ref, "")) for ref in refs))


def _short(ref: str) -> str:
    report, _, entry = ref.partition("#")
    return f"{report[:10]}#{entry}"


def witnesses(reports: Sequence[tuple[str, str | None, str | None, str]]) -> int:
    """How many tell independently, of (id, outlet, agency credited, group of copies): copies, one outlet's reports and those that
    credit one agency are one witness."""
    groups = Groups[str]()
    for identity, outlet, agency, copies in reports:
        node = f"r:{identity}"
        groups.root(node)
        groups.join(node, f"c:{copies}")
        for source in (outlet, agency):
            if source:
                groups.join(node, f"o:{source.casefold()}")
    return len({groups.root(f"r:{identity}") for identity, *_rest in reports})
