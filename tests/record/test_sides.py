"""Two sides are compared by few pairs, and none that fits is missed."""

import random
from datetime import date

import pytest

from onrecord.record import comparing
from onrecord.record.comparing import Telling, of_like_words, of_one_key

WORDS = [f"{one}{two}" for one in ("harbour", "treaty", "frigate", "embargo", "island", "pipeline") for two in "bcdfgklmnp"]


def side(name: str, count: int, chance: random.Random, most: int) -> list[Telling]:
    """Tellings of few to many words, some of which stand everywhere."""
    made = []
    for number in range(count):
        words = chance.choices(WORDS, weights=[1 / (1 + at) for at in range(len(WORDS))], k=chance.randrange(most))
        day = date(2025, 1, chance.randrange(1, 20))
        key = (chance.choice(("ASSAULT", "CONSULT")), chance.choice(("JPN", "USA", None)), None)
        made.append(Telling(f"{name}{number}", str(day), (day, day), "what", key, " ".join(words), "actual"))
    return made


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["event", "matter"])
def test_comparing_misses_no_pair_that_fits(seed: int, kind: str) -> None:
    chance = random.Random(seed)
    ours, theirs = side("a", 60, chance, 9), side("b", 90, chance, 14)
    tried, fits = (of_one_key, comparing.same_event) if kind == "event" else (of_like_words, comparing.same_matter)
    every = [(one.ref, other.ref) for one in ours for other in theirs if fits(one, other)]
    found = [(one.ref, other.ref) for one, other in tried(ours, theirs) if fits(one, other)]
    assert every
    assert sorted(found) == sorted(every)


def test_two_sides_are_compared_by_few_pairs() -> None:
    chance = random.Random(1)
    ours, theirs = side("a", 300, chance, 30), side("b", 300, chance, 30)
    for number, told in enumerate((*ours, *theirs)):
        object.__setattr__(told, "words", " ".join(f"talk{number % 150} {word}{number % 150}" for word in WORDS[:8]))
    assert len(list(of_like_words(ours, theirs))) < len(ours) * len(theirs) / 50
