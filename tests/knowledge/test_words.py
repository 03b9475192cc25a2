"""The lists of words: sorted by list, each with what it is and an example that has one of its words."""

from __future__ import annotations

import csv
import re
import tomllib

import pytest

from onrecord.knowledge import Knowledge, word_list, word_order, word_values
from onrecord.knowledge.schemas import SHIPPED

with (SHIPPED / "words.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
NAMES = sorted({row["list"] for row in ROWS})
ABOUT: dict[str, str] = tomllib.loads((SHIPPED / "words.toml").read_text(encoding="utf-8"))["lists"]


def test_lists_are_in_order_and_said_what_they_are() -> None:
    assert [row["list"] for row in ROWS] == sorted(row["list"] for row in ROWS)
    assert list(ABOUT) == NAMES
    assert all(re.fullmatch(r"[A-Z\"'].*[.]", about) for about in ABOUT.values())


def test_no_word_stands_twice_in_a_list() -> None:
    assert len({(row["list"], row["word"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("name", NAMES)
def test_each_list_has_an_example(name: str) -> None:
    assert any(row["example"] for row in ROWS if row["list"] == name)


def test_lists_are_read_whole() -> None:
    assert {name: len(word_list(name)) for name in NAMES} == {name: sum(row["list"] == name for row in ROWS) for name in NAMES}
    assert word_order("object_control")[0] == "urge"
    assert set(word_values("object_control").values()) == {""}
    assert {row["word"] for row in Knowledge().rows("words")} == {row["word"] for row in ROWS}
