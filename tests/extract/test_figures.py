from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.extract.numbers import number, number_starts
from onrecord.reader import Reader
from onrecord.types import Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("2 1/2", 2.5), ("forty-two", 42), ("three hundred and five", 305), ("1.6 million", 1600000), ("two thousand", 2000), ("a hundred", 100),
        ("½", 0.5), ("the", None), ("", None), ("1/0", None),
    ],
)  # fmt: skip
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


def test_numbers_begin_at_digits_and_words() -> None:
    text = "a few men, 20 ships and a dozen; an old man"
    assert [text[at:].split()[0] for at in number_starts(text, 0, len(text))] == ["a", "few", "20", "a", "dozen;"]


@pytest.mark.model
def test_cases(reader: Reader) -> None:
    wrong = []
    for case, reading in zip(CASES, reader.read_many(Report.of(case["text"]) for case in CASES), strict=True):
        found = [[f.text, f.value if f.value is not None else f.low, f.unit] for f in reading.figures]
        if found != case["figures"]:
            wrong.append((case["text"], found))
    assert wrong == []


@pytest.mark.model
def test_a_sum_in_brackets_converts_the_one_before(reader: Reader) -> None:
    first, second = reader.read("The minister offered 580 million Kenyan shillings ($6.45 million) to the villages.").figures
    assert second.converts == first.id
