"""The day by which events and statements are counted, and how it is known."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.types import Day, Reading

if TYPE_CHECKING:
    from onrecord.reader import Reader

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "days.toml").read_text(encoding="utf-8"))["case"]


def as_told(day: Day | None) -> str:
    return f"{day.value} {day.basis}" if day else "none"


@pytest.mark.parametrize("case", CASES, ids=[case["comment"] for case in CASES])
def test_days(case: dict[str, Any], reader: Reader) -> None:
    reading = reader.read(case["text"], published=case.get("published", "2024-05-14") or None)
    found = [(" ".join(span.text for span in event.trigger), event.day) for event in reading.events]
    found += [(statement.cue.text, statement.day) for statement in reading.statements if statement.cue]
    for word, day in case["days"].items():
        assert day in [as_told(one) for words, one in found if word in words], (word, found)


def test_a_day_says_how_it_is_known_and_survives_the_json_form(reader: Reader) -> None:
    reading = reader.read("Kenyan police arrested two Ugandan journalists in Nairobi.", published="2024-05-14")
    (event,) = reading.events
    assert event.why[-1].startswith("day: the report's or the day before, for “arrested” is past")
    told = reading.to_dict()
    assert told["events"][0]["day"] == {"value": "2024-05-14", "basis": "tense"}
    assert Reading.from_dict(told) == reading
    del told["events"][0]["day"]
    assert Reading.from_dict(told).events[0].day is None
