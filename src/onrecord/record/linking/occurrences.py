"""Occurrences: events of different reports that tell of the same thing, and who tells it independently.

Two reports that are alike (see ``likeness``) are compared event by event: type, actors, day, place, figures and words must agree as far
as both tell them. Each event of a report matches one event of another at most.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record.linking.groups import Groups
from onrecord.record.linking.likeness import Weights
from onrecord.types import NO_STATE

#: What agreement must come to.
#: Set by benchmarks/record_links.py: occurrences in 11 of 18 retellings, with 2.25 9; 1.75 changes nothing.
ENOUGH = 2.0
#: Words of two sentences that must agree, by weight, where the types or the places differ.
#: Set by benchmarks/record_links.py: with .22 seven pairs of 4,074 reports more share a deed, one rightly; .45 changes nothing.
SAME_WORDS = 0.3
#: Words that must agree where reports of two days tell other tolls and no place alike.
#: Set by benchmarks/record_links.py: with .08 one pair of 4,074 reports more shares a deed, wrongly; .3 changes nothing.
FEW_WORDS = 0.15


#: Units in which a sentence may give several figures that do not contradict one another.
TIMES = frozenset("year month week day hour minute percent".split())
#: Units in which a toll is counted.
TOLL = frozenset({"dead", "wounded"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one report tells it."""

    n: int
    ref: str
    report: str
    type: str
    mode: str | None
    quad: int
    status: str
    first: date | None
    last: date | None
    published: date | None
    #: Whether its sentence is the first whole one of the report, or the first that tells an event.
    leads: bool
    #: Figureheads' keys and states of each side.
    source: frozenset[str]
    recipient: frozenset[str]
    #: Sites in its place and sentence that are no countries.
    sites: frozenset[str]
    #: Figures of its sentence: (unit, value); and the units of those that are its own amounts.
    figures: frozenset[tuple[str, float]]
    counts: frozenset[str]
    #: Word features of its sentence.
    words: frozenset[str]
    #: What the keys of its actors and sites stand for in this report.
    names: tuple[tuple[str, str], ...] = ()
    #: Whether an analyst took it out of what it was joined with: only by hand is it joined again.
    apart: bool = False
    #: How its day is known: told, tense, report; None where it has none.
    basis: str | None = None
    #: Whether its sentence's own news is another kind of deed: nothing tells the day of this one, and the tense that of the other.
    behind: bool = False
    #: What it is done to, where that is a craft with a crew: its class with each state that has it ("aircraft PER").
    craft: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Two events that are tellings of one occurrence."""

    one: str
    other: str
    score: float
    why: str


def matches(ours: Sequence[Telling], theirs: Sequence[Telling], weights: Weights) -> list[Match]:
    """The best matches between the events of two reports that are alike, each event in one at most."""
    return best(match for one in ours for other in theirs if (match := compared(one, other, weights)))


def best(found: Iterable[Match]) -> list[Match]:
    """The best of the matches between two reports, each event in one at most."""
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
    when = _days_apart(one, other)
    if (one.type != other.type and one.quad != other.quad) or when is None or when > 1:
        return None
    sides = agreeing_sides(one, other)
    if sides is None or _other_counts(one, other):
        return None
    # Words cost most: they are compared where all else agrees.
    words = likeness(one.words, other.words, weights)
    elsewhere = one.sites and other.sites and not one.sites & other.sites
    if words < SAME_WORDS and (elsewhere or one.type != other.type):
        return None
    agree = [*_what(one, other, words), *_when(one, other), *sides]
    score = sum(worth for worth, _told in agree) + 2 * words
    anchored = bool(sides or one.sites & other.sites or one.figures & other.figures or (one.leads and other.leads))
    if score < ENOUGH or not anchored or (words < FEW_WORDS and _of_two_days(one, other)):
        return None
    told = [told for _worth, told in agree if told] + [f"{words:.0%} of the words"]
    return Match(one.ref, other.ref, round(score, 3), "agree: " + "; ".join(told))


type Agreement = tuple[float, str]


def _what(one: Telling, other: Telling, words: float) -> Iterator[Agreement]:
    """What agrees in what is done and where; what is told against it is worth less than nothing."""
    yield (1.0, one.type) if one.type == other.type else (0.5, f"{one.type} and {other.type}")
    if one.mode and one.mode == other.mode:
        yield 0.75, one.mode
    if one.leads and other.leads:
        yield 0.5, "told first in both"
    elif one.leads or other.leads:
        yield -0.25, ""
    if one.sites & other.sites:
        yield 0.5, "the same place"
    elif one.sites and other.sites:
        yield -0.5, ""
    figures = sorted(one.figures & other.figures)
    if figures:
        yield 0.5, ", ".join(f"{value:g} {unit}" for unit, value in figures)
    counted = ((one.counts & {unit for unit, _value in other.figures}) | (other.counts & {unit for unit, _value in one.figures})) - TIMES
    if counted and not figures:
        yield 0.25, f"both count {', '.join(sorted(counted))}"


def _when(one: Telling, other: Telling) -> Iterator[Agreement]:
    if one.first and other.first:
        if one.first == one.last == other.first == other.last:
            yield 0.5, one.first.isoformat()
    else:
        yield (-0.25, "") if one.first or other.first else (-0.1, "")


def likeness(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """How much two sets of word features agree by weight, 0 to 1."""
    shared = weights.squares(one & other)
    return shared / (weights.length(one) * weights.length(other) or 1.0)


def _of_two_days(one: Telling, other: Telling) -> bool:
    """Whether reports of two days tell them, and neither place nor toll shows that they are one."""
    mine, theirs = ({figure for figure in telling.figures if figure[0] in TOLL} for telling in (one, other))
    return one.published != other.published and not one.sites & other.sites and bool(mine and theirs and not mine & theirs)


def _other_counts(one: Telling, other: Telling) -> bool:
    """Whether reports of two days count other things, where neither dates its deed: two bodies are handed over a day after three were.
    A toll may be told otherwise."""
    if one.first or other.first or one.published == other.published:
        return False
    units = (one.counts & other.counts) - TIMES - TOLL
    mine, theirs = ({figure for figure in telling.figures if figure[0] in units} for telling in (one, other))
    return bool(mine and theirs and not mine & theirs)


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


def agreeing_sides(one: Telling, other: Telling) -> list[Agreement] | None:
    """On which sides the same actors stand; None where known ones are others. Sides may be changed: who began is disputed. Where each
    tells one side only, the same state may stand on either."""
    found: list[Agreement] = []
    for side in ("source", "recipient"):
        mine: frozenset[str] = getattr(one, side)
        theirs: frozenset[str] = getattr(other, side)
        both = mine & theirs
        if both - NO_STATE:
            found.append((0.5, f"{side} {', '.join(sorted(both - NO_STATE))}"))
        elif others(mine, theirs):
            swapped = (one.source & other.recipient, one.recipient & other.source)
            return [(0.5, f"the other way round: {', '.join(sorted(swapped[0] | swapped[1]))}")] if all(swapped) else None
    if not found and not (one.source and one.recipient) and not (other.source and other.recipient):
        either = ((one.source & other.recipient) | (one.recipient & other.source)) - NO_STATE
        found += [(0.5, f"on one side or the other: {', '.join(sorted(either))}")] if either else []
    return found


def others(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two different parties are told: a name whose state is not known may be that of whoever has one."""
    return bool(mine and theirs) and not mine & theirs and any(map(is_state, mine)) == any(map(is_state, theirs))


def is_state(key: str) -> bool:
    """Whether this is the code of a state, not the key of an actor."""
    return len(key) == 3


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
