"""The alternatives of patterns: sorted by list, each with what it is and an example that the pattern finds."""

from __future__ import annotations

import csv
import re
import tomllib

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.schemas import SHIPPED

with (SHIPPED / "alternatives.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
NAMES = sorted({row["list"] for row in ROWS})
ABOUT: dict[str, str] = tomllib.loads((SHIPPED / "alternatives.toml").read_text(encoding="utf-8"))["lists"]


def test_lists_are_in_order_and_said_what_they_are() -> None:
    assert [row["list"] for row in ROWS] == sorted(row["list"] for row in ROWS)
    assert list(ABOUT) == NAMES
    assert all(re.fullmatch(r"[A-Z\"'].*[.]", about) for about in ABOUT.values())
    assert len({(row["list"], row["form"]) for row in ROWS}) == len(ROWS)
    assert {row["form"] for row in Knowledge().rows("alternatives")} == {row["form"] for row in ROWS}


@pytest.mark.parametrize("name", NAMES)
def test_each_list_finds_its_example(name: str) -> None:
    examples = [row["example"] for row in ROWS if row["list"] == name and row["example"]]
    assert examples
    assert all(re.search(alternatives(name), example, re.IGNORECASE) for example in examples)
