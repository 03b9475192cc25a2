from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.extract.numbers import number, number_starts, ranged
from onrecord.reader import Reader
from onrecord.types import Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("2 1/2", 2.5), ("forty-two", 42), ("three hundred and five", 305), ("1.6 million", 1600000), ("two thousand", 2000), ("a hundred", 100),
        ("½", 0.5), ("the", None), ("", None), ("1/0", None),
        ("12 345", 12345), ("2\u202f500\u202f000", 2500000), ("1,5 million", 1500000), ("a quarter of a million", 250000), ("one and a half million", 1500000),
        ("a million and a half", 1500000), ("two and a half million", 2500000), ("a half-million", 500000),
    ],
)  # fmt: skip
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("low", "high", "bounds"),
    [
        ("3", "4 billion", (3 * 10**9, 4 * 10**9)), ("250,000", "1 million", (250_000, 10**6)), ("3 million", "4 million", (3 * 10**6, 4 * 10**6)),
        ("5 million", "4 million", None), ("500", "1.2 million", (500, 1_200_000)), ("two", "three", (2, 3)),
    ],
)  # fmt: skip
def test_ranges(low: str, high: str, bounds: tuple[float, float] | None) -> None:
    assert ranged(low, high) == bounds


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


@pytest.mark.model
def test_no_low_is_above_its_high(reader: Reader) -> None:
    sums = [
        "$250,000 to $1 million",
        "$5 billion to $4 billion",
        "at least 5 to 3 ships",
        "between 900 and 1.5 million people",
        "up to 40-20 tanks",
    ]
    for reading in reader.read_many(Report.of(f"The state sent {what} to the port.") for what in sums):
        for figure in reading.figures:
            assert figure.low is None or figure.high is None or figure.low <= figure.high, figure
