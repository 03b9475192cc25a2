"""What is near in time or of one report is found all at once as it is found pair by pair."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy
import pytest

from onrecord.record import near as module
from onrecord.record.near import near


def _covers(chance: random.Random, count: int) -> list[tuple[str | None, str | None]]:
    found: list[tuple[str | None, str | None]] = []
    for _ in range(count):
        first = date(2020, 1, 1) + timedelta(days=chance.randrange(400))
        last = first + timedelta(days=chance.choice((0, 0, 0, 3, 90)))
        found.append((first.isoformat(), last.isoformat()) if chance.random() < 0.9 else (None, None))
    return found


def test_all_pairs_at_once_are_the_pairs_one_by_one() -> None:
    chance = random.Random(5)
    ours, theirs = _covers(chance, 60), _covers(chance, 45)
    reports = tuple(numpy.array([chance.randrange(30) for _ in side], dtype=numpy.int64) for side in (ours, theirs))

    def fits(at: int, to: int) -> bool:
        if reports[0][at] == reports[1][to]:
            return True
        (first, last), (begin, end) = ours[at], theirs[to]
        if not (first and last and begin and end):
            return False
        one, two, three, four = map(date.fromisoformat, (first, last, begin, end))
        return max((one - four).days, (three - two).days) <= 7

    expected = [(at, to) for at in range(len(ours)) for to in range(len(theirs)) if fits(at, to)]
    assert 100 < len(expected) < 2000
    found = near(ours, theirs, (reports[0], reports[1]), 7)
    assert found is not None
    assert list(zip(*(side.tolist() for side in found), strict=True)) == expected


def test_nothing_is_near_where_nothing_is_told_and_too_many_are_left_to_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    none, two = numpy.array([], dtype=numpy.int64), numpy.array([1, 2], dtype=numpy.int64)
    for covers, reports in (([], none), ([(None, None)] * 2, two)):
        found = near(covers, [("2020-01-01", "2020-01-01")], (reports, numpy.array([9], dtype=numpy.int64)), 7)
        assert found is not None
        assert [side.tolist() for side in found] == [[], []]
    day = [("2020-01-01", "2020-01-01")] * 2
    monkeypatch.setattr(module, "MANY", 3)
    assert near(day, day, (two, two + 5), 7) is None
