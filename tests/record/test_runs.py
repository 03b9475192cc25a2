"""Texts that share a run of words are all found by numbers, however their words are written."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from onrecord.record.linking.texts import runs_of, words_of
from onrecord.record.runs import sharing

SAID = "the coast guard will send three hundred and eighteen boats"


@pytest.mark.parametrize(
    "other",
    [
        "The coast guard will send 318 boats!",
        "“The coast guard — will send” … 318 boats",
        "x\x00the coast guard will send",
        "THE COAST GUARD WILL SEND",
        "ça va: the coast guard will send",
        "4.5m, 1,000: the coast guard will send",
    ],
)
def test_a_run_is_found_however_it_is_written(other: str) -> None:
    assert sharing([SAID, "the coast guard did send nobody else", other])[0] == [0, 2]


@pytest.mark.parametrize(
    ("one", "other"), [("Lima's envoy won't go to Quito", "lima’s envoy won’t go to quito"), ("a 1,500 b c d e", "a 1500 b c d e")]
)
def test_apostrophes_and_commas_in_numbers_do_not_part_what_is_one(one: str, other: str) -> None:
    assert sharing([one, "nobody goes anywhere at all today", other])[0] == [0, 2]


def test_words_are_counted_and_runs_stay_within_a_text() -> None:
    assert sharing(["we will go", "home at once", "we will go home at once"]) == ([], [3, 3, 6])
    assert sharing([]) == ([], [])
    assert sharing(["", "one hundred and two", "?"]) == ([], [0, 1, 0])


def test_nothing_that_shares_a_run_is_missed() -> None:
    chance = random.Random(5)
    words = [
        "we",
        "two",
        "hundred",
        "and",
        "4.5",
        "1,000",
        "it's",
        "they’re",
        "Über",
        "“so",
        "no-one",
        "U.S.",
        "(but)",
        "3",
        "go",
        "A1",
        "o'",
    ]
    texts = list(dict.fromkeys(" ".join(chance.choices(words, k=chance.randrange(1, 12))) for _ in range(400)))
    runs = [runs_of(words_of(text)) if len(words_of(text)) >= 5 else frozenset() for text in texts]
    expected = {at for pair in combinations(range(len(texts)), 2) if runs[pair[0]] & runs[pair[1]] for at in pair}
    found, counts = sharing(texts)
    assert len(expected) > 20
    assert expected <= set(found)
    assert all(count >= len(words_of(text)) for count, text in zip(counts, texts, strict=True))
    assert all(count - text.count("'") - text.count("’") <= len(words_of(text)) <= count for count, text in zip(counts, texts, strict=True))
