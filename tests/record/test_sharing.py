"""Sets of words that share enough are found all at once as they are found pair by pair."""

from __future__ import annotations

import random

import numpy
import pytest

from onrecord.record import sharing
from onrecord.record.linking.texts import words_of


@pytest.mark.parametrize("common", [0, 7, 64])
def test_all_pairs_at_once_are_the_pairs_one_by_one(common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "BITS", common)
    monkeypatch.setattr(sharing, "AT_ONCE", 7)
    chance = random.Random(3)
    words = [f"w{rank}" for rank in range(30)] + ["it's", "two hundred and", "three", "200", "Über", "4.5", "1,500", "W3", "no-one", "“so”"]
    told = [
        [" ".join(chance.choices(words, [1 / (rank + 1) for rank in range(40)], k=chance.randrange(9))) for _ in range(size)]
        for size in (50, 31)
    ]
    ours, theirs = ([frozenset(words_of(text)) for text in texts] for texts in told)
    for least in (0.5, 0.66, 1.0):
        expected = [
            (one, other)
            for one, some in enumerate(ours)
            for other, held in enumerate(theirs)
            if len(some & held) > 1 and len(some & held) / min(len(some), len(held)) >= least
        ]
        assert len(expected) > 9
        assert list(sharing.alike(*told, least)) == expected
        among = [(one, other) for one in range(50) for other in range(31) if (one + other) % 3]
        pairs = tuple(numpy.array(side, dtype=numpy.int64) for side in zip(*among, strict=True))
        assert list(sharing.alike_among(*told, (pairs[0], pairs[1]), least)) == [pair for pair in among if pair in expected]


def test_nothing_is_alike_where_nothing_is_said() -> None:
    assert list(sharing.alike([], ["a"], 0.5)) == []
    assert list(sharing.alike(["it's"], ["", "?"], 0.5)) == []
    assert list(sharing.alike(["a b, a"], ["B a"], 0.5)) == [(0, 0)]
    assert list(sharing.alike(["the coast"], ["the coast"], 0.5, lambda word: "" if word == "the" else word)) == []
