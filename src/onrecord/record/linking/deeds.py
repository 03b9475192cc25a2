"""Events of reports that are not alike as a whole, and tell of one deed all the same: what a short item of the day tells, the item of a
later day takes up ("yesterday's strike on the town"), with a higher toll or with what followed.

That two deeds of a kind happen at one place on neighbouring days is common in a war. So the later report must take the deed up: by a told
day that lies before its own or that both tell as their own, by a toll that it says has risen, or at the same place as what went before its
news; and parties, place and toll must agree as far as both tell them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from onrecord.knowledge.words import word_list
from onrecord.record.linking.likeness import Weights, features_of
from onrecord.record.linking.occurrences import TOLL, Match, Telling, agreeing_sides, is_state, likeness
from onrecord.record.naming import REMEMBERED
from onrecord.types import NO_STATE

#: Days after a deed in which reports may still take it up by its told day; and those after its first report in which its toll may rise.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with 2 for the first 22, with 1 for the second 22; 7 and 365, and 6, change nothing.
TAKEN_UP, RISING = 31, 3
#: Days before its report that a deed may have been done which nothing dates.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with 0 22; with 2 eight pairs more of 4,074 reports, of six that were read none rightly.
BACK = 1
#: Days after a deed in which a report may tell it, undated, as what went before.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with 1 22; 4 changes nothing.
RECALLED = 2
#: The least part of the words of the two sentences that must agree.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with .3 22; with .2 four pairs more of 4,074 reports, one rightly.
WORDS = 0.25
#: The same where a toll alone shows that the deed is one.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with .8 22; .3 and .6 change nothing.
WORDS_OF_TOLL = 0.5
#: The smallest toll that says by itself that two deeds are one.
#: Set by benchmarks/record_links.py: 23 of 30 pairs share a deed, with 50 22; 5 and 20 change nothing.
TELLING = 10
#: How a later report may take a deed up, where not by its day.
RISES, BACKGROUND = "a toll that rises", "what went before the later report's news"
#: What an event is kept under, above the number of the day: a day that it tells, before that of its report or that one; the report's day, where it is what
#: went before the news, where it is anything, and where its toll has risen. Of one anchor and kind a stretch of days is one range.
_TOLD, _BACK, _DEED, _RISEN = (kind << 22 for kind in range(4))
type Range = tuple[int, int]
#: How a toll is said to have risen, as features: by its name and one of these words.
_TOLL, _RISES = features_of(("toll",)), features_of(word_list("toll_rises"))


def kept_by(telling: Telling) -> Iterator[int]:
    """The numbers under which a telling is kept to be found by others."""
    if telling.published is None:
        return
    takes_up, recalls, rises = _takes_up(telling), _recalls(telling), _rises(telling)
    published = telling.published.toordinal()
    for place in (anchors := [*map(_place, _anchors(telling))]):
        if recalls:
            yield place + _BACK + published
    for place in (*anchors, *map(_place, _between(telling))):
        if (takes_up or _tells_its_day(telling)) and telling.first is not None:
            yield place + _TOLD + telling.first.toordinal()
        yield place + _DEED + published
        if rises:
            yield place + _RISEN + published


def sought_by(telling: Telling) -> Iterator[Range]:
    """The numbers, from the first to the last, under which those are kept that may tell of the same deed."""
    yield from earlier_than(telling)
    yield from later_than(telling)


def earlier_than(telling: Telling) -> Iterator[Range]:
    """The numbers of those that come before it in time, whose deed it may take up."""
    if telling.published is None:
        return
    takes_up, recalls, rises, own_day = _takes_up(telling), _recalls(telling), _rises(telling), _tells_its_day(telling)
    if not (takes_up or recalls or rises or own_day):
        return
    published = telling.published.toordinal()
    first, last = (day.toordinal() for day in _when(telling, telling.published))
    anchors = [*map(_place, _anchors(telling))]
    for place in anchors if recalls else ():
        yield place + _DEED + published - RECALLED, place + _DEED + published - 1
    for place in (*anchors, *map(_place, _between(telling))):
        if takes_up:
            yield place + _DEED + first, place + _DEED + last + BACK
        if own_day:
            yield place + _TOLD + first, place + _TOLD + last
        if rises:
            yield place + _DEED + published - RISING, place + _DEED + published - 1


def later_than(telling: Telling) -> Iterator[Range]:
    """The numbers of those that come after it in time, which may take up its deed."""
    if telling.published is None:
        return
    published = telling.published.toordinal()
    first, last = (day.toordinal() for day in _when(telling, telling.published))
    for place in (anchors := [*map(_place, _anchors(telling))]):
        yield place + _BACK + published + 1, place + _BACK + published + RECALLED
    for place in (*anchors, *map(_place, _between(telling))):
        yield place + _TOLD + first, place + _TOLD + last
        yield place + _RISEN + published + 1, place + _RISEN + published + RISING


def one_deed(one: Telling, other: Telling, weights: Weights) -> Match | None:
    """The match, if both tell of one deed; the one whose ref sorts first in front."""
    common = set(_counted(one)) & set(_counted(other))
    if one.type != other.type or not common:
        return None
    first, later = sorted((one, other), key=lambda telling: (str(telling.published), telling.ref))
    taken_up = _taken_up(first, later)
    anchored = bool(set(_anchors(one)) & set(_anchors(other)))
    if (
        taken_up is None
        or not (anchored or taken_up != BACKGROUND)
        or not _tolls_agree(first, later)
        or (one.sites and other.sites and not one.sites & other.sites)
    ):
        return None
    sides = agreeing_sides(one, other)
    if sides is None or any(told.startswith("the other way round") for _worth, told in sides):
        return None
    words = likeness(one.words, other.words, weights)
    if words < _least(one, common):
        return None
    score = 1 + 2 * words + sum(worth for worth, _told in sides) + (0.75 if one.mode and one.mode == other.mode else 0)
    told = [one.type, taken_up, *(told for _worth, told in sides), *_also(one, other), f"{words:.0%} of the words"]
    low, high = sorted((one.ref, other.ref))
    return Match(low, high, round(score, 3), "agree: " + "; ".join(told))


def _least(one: Telling, common: set[str]) -> float:
    """The least part of the words that must agree, by what else does."""
    if common & set(_lost(one)):
        return 0.0
    return WORDS_OF_TOLL if common <= set(_tolls(one)) else WORDS


def _anchors(telling: Telling) -> Iterator[str]:
    """What two tellings must have one of in common: their type with a place below states, with an actor that is named, or with a great toll."""
    if not _has_day(telling):
        return
    actors = telling.source | telling.recipient
    for key in sorted(telling.sites | {key for key in actors if not is_state(key)}):
        yield f"{telling.type} {key}"
    yield from _tolls(telling)
    yield from _lost(telling)


def _lost(telling: Telling) -> Iterator[str]:
    """The craft of a state that is attacked on a told day, which few are on one day."""
    if telling.basis == "told" and telling.type == "ASSAULT":
        yield from (f"{telling.type} {craft}" for craft in sorted(telling.craft))


def _has_day(telling: Telling) -> bool:
    """Whether it is done, on days that are known well enough."""
    known = _dated(telling) if telling.basis == "told" else telling.basis in ("tense", "report")
    return telling.status == "actual" and telling.published is not None and known


def _tolls(telling: Telling) -> Iterator[str]:
    for unit, value in sorted(telling.figures):
        if unit in TOLL and value >= TELLING:
            yield f"{telling.type} {unit} {value:g}"


def _counted(telling: Telling) -> Iterator[str]:
    """The same for a toll that rises."""
    yield from _anchors(telling)
    yield from _between(telling)


def _between(telling: Telling) -> Iterator[str]:
    """The two states between which the deed is done."""
    states = sorted(key for key in (telling.source | telling.recipient) - NO_STATE if is_state(key))
    if len(states) == 2 and _has_day(telling):
        yield f"{telling.type} {'-'.join(states)}"


def _dated(telling: Telling) -> bool:
    """Whether one day is told."""
    return telling.first is not None and telling.first == telling.last


def _takes_up(telling: Telling) -> bool:
    """Whether it dates the deed before the day of its report."""
    if not _dated(telling) or telling.first is None or telling.published is None:
        return False
    return 0 < (telling.published - telling.first).days <= TAKEN_UP


def _tells_its_day(telling: Telling) -> bool:
    """Whether it tells in words that the deed was done on the day of its report."""
    return telling.basis == "told" and _dated(telling) and telling.first == telling.published


def _rises(telling: Telling) -> bool:
    """Whether it tells a toll that has risen."""
    return bool(telling.figures) and bool(telling.words & _TOLL) and bool(telling.words & _RISES)


def _taken_up(first: Telling, later: Telling) -> str | None:
    """How the later telling takes the deed up; None if it does not."""
    if first.published is None or later.published is None:
        return None
    (begins, ends), (starts, stops) = _when(first, first.published), _when(later, later.published)
    if _dated(later):
        of_one_day = _takes_up(later) and starts <= ends and begins <= stops
        both_tell = _tells_its_day(first) and _tells_its_day(later) and (begins, ends) == (starts, stops)
        return starts.isoformat() if of_one_day or both_tell else None
    rises = _rises(later) and 1 <= (later.published - first.published).days <= RISING
    if rises:
        return RISES
    recalled = _recalls(later) and 1 <= (later.published - first.published).days <= RECALLED and first.sites & later.sites
    return BACKGROUND if recalled else None


def _recalls(telling: Telling) -> bool:
    """Whether it may be what went before its sentence's own news: nothing tells its day, and the news is another kind of deed."""
    return telling.behind and telling.first is None


def _when(telling: Telling, published: date) -> tuple[date, date]:
    """The first and last day on which the deed may have been done."""
    if telling.first is not None and telling.last is not None:
        return telling.first, telling.last
    return published - timedelta(days=BACK), published


def _tolls_agree(first: Telling, later: Telling) -> bool:
    """Whether no toll falls: later reports may count more. Reports of one day count the same."""
    for unit in sorted(TOLL):
        mine, theirs = ({value for told, value in telling.figures if told == unit} for telling in (first, later))
        fewer = mine and theirs and not mine & theirs and max(theirs) < max(mine)
        if fewer or (mine and theirs and not mine & theirs and first.published == later.published):
            return False
    return True


def _also(one: Telling, other: Telling) -> Iterator[str]:
    if one.sites & other.sites:
        yield "the same place"
    figures = sorted((unit, value) for unit, value in one.figures & other.figures if unit in TOLL)
    if figures:
        yield ", ".join(f"{value:g} {unit}" for unit, value in figures)


@lru_cache(maxsize=REMEMBERED)
def _place(anchor: str) -> int:
    """Where the numbers of an anchor begin. Two may have one place: what is found by it is compared all the same."""
    digest = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 25 << 24
