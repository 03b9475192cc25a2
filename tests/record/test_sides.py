"""Two sides are compared by few pairs, and none that fits is missed."""

import random
from datetime import date
from pathlib import Path

import pytest
from making import Made, kept

from onrecord.record import bounded, sifting
from onrecord.record.linking.texts import words_of, words_of_all
from onrecord.record.sides import Telling, of_like_words, of_one_key, same_event, same_matter

WORDS = [f"{one}{two}" for one in ("harbour", "treaty", "frigate", "embargo", "island", "pipeline") for two in "bcdfgklmnp"]


def side(name: str, count: int, chance: random.Random, most: int) -> list[Telling]:
    """Tellings of few to many words, some of which stand everywhere."""
    made = []
    for number in range(count):
        words = chance.choices(WORDS, weights=[1 / (1 + at) for at in range(len(WORDS))], k=chance.randrange(most))
        day = date(2025, 1, chance.randrange(1, 20))
        key = (chance.choice(("ASSAULT", "CONSULT")), chance.choice(("JPN", "USA", None)), None)
        made.append(Telling(f"{name}{number}", str(day), str(day), str(day), "what", key, " ".join(words), "actual"))
    return made


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["event", "matter"])
def test_comparing_misses_no_pair_that_fits(seed: int, kind: str) -> None:
    chance = random.Random(seed)
    ours, theirs = side("a", 60, chance, 9), side("b", 90, chance, 14)
    if kind == "event":
        every = [(one.ref, other.ref) for one in ours for other in theirs if same_event(one, other)]
        found = [(one.ref, other.ref) for one, other in of_one_key(ours, theirs) if same_event(one, other)]
    else:
        tried = of_like_words(*([told.words for told in side] for side in (ours, theirs)))
        every = [(one.ref, other.ref) for one in ours for other in theirs if same_matter(one.features, other.features)]
        found = [(ours[one].ref, theirs[other].ref) for one, other in tried if same_matter(ours[one].features, theirs[other].features)]
    assert every
    assert sorted(found) == sorted(every)


def test_two_sides_are_compared_by_few_pairs() -> None:
    chance = random.Random(1)
    ours, theirs = side("a", 300, chance, 30), side("b", 300, chance, 30)
    for number, told in enumerate((*ours, *theirs)):
        object.__setattr__(told, "words", " ".join(f"talk{number % 150} {word}{number % 150}" for word in WORDS[:8]))
    assert len(list(of_like_words(*([told.words for told in side] for side in (ours, theirs))))) < len(ours) * len(theirs) / 50


def test_very_many_events_are_counted_as_few_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = []
    for day, sides in enumerate(
        (
            ("Peru:PER", "Chile:CHL"),
            ("Chile:CHL Peru:PER Lima:PER", "Ridge: Front: Ridge:"),
            ("", "Ridge:"),
            ("Ridge: Peru:PER", ""),
            ("", ""),
        ),
        start=1,
    ):
        made = Made("They met on the coast.", published=f"2025-01-{day:02}")
        who = [
            [made.actor(name, "group", state or None) for name, _, state in (one.partition(":") for one in side.split())] for side in sides
        ]
        for status in ("actual", "planned"):
            made.event(0, "CONSULT", *who, f"2025-0{day % 2 + 1}-03", status)
        reports.append(made)
    record = kept(tmp_path / "r.db", reports)
    few = record.compare("2025-01", "2025-02", by="period")
    assert {row[1:4] for row in few.rows} == {
        ("PER", "CONSULT", "CHL"), ("CHL; PER", "CONSULT", "Ridge; Front"), (None, "CONSULT", "Ridge"), ("PER", "CONSULT", None), (None, "CONSULT", None),
    }  # fmt: skip
    monkeypatch.setattr(sifting, "FEWEST", 0)
    assert record.compare("2025-01", "2025-02", by="period") == few
    assert record.compare("2031", "2032", by="period").rows == ()


def test_the_words_of_many_texts_are_those_of_each() -> None:
    texts = [
        "",
        "Don’t say 3,000.5 or three hundred and five",
        "plain words - of (one) text;only",
        "ﬁne É\x00x",
        "it's 1.5",
        "twenty-one ships",
    ]
    assert list(words_of_all(texts)) == [words_of(text) for text in texts]


def test_a_query_of_ones_own_leaves_no_other_question_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = kept(tmp_path / "r.db", [Made("Peru met Chile.", published="2025-01-01")])
    before = record.connection
    assert record.sql("SELECT 'Peru' LIKE 'p%' AS one").rows == ((1,),)
    assert record.connection is before
    monkeypatch.setattr(bounded, "_fits", lambda *_given: pytest.fail("LIKE is asked of Python"))
    assert record.connection.execute("SELECT 'Peru' LIKE 'p%'").fetchone() == (1,)
