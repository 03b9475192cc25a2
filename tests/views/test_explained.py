"""The days that a value covers, explaining, comparing."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from onrecord.views.compare import changes
from onrecord.views.explain import explained
from onrecord.views.names import Names
from onrecord.views.when import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-12-05", "2016-12-05", "2016-12-05"),
        ("2016-12-05TEV", "2016-12-05", "2016-12-05"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("FY2016", "2016-01-01", "2016-12-31"),
        ("2016-W49", "2016-12-05", "2016-12-11"),
        ("2016-Q1", "2016-01-01", "2016-03-31"),
        ("2016-H2", "2016-07-01", "2016-12-31"),
        ("2015-WI", "2015-12-01", "2016-02-29"),
        ("2016-SU", "2016-06-01", "2016-08-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_days(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "P2D", "PAST_REF", "XXXX-12-05", "2016-13", "2016-02-30", "2016-W60", "0000", "T10:00"])
def test_no_days(value: str) -> None:
    assert days(value) is None


def text_of(renderable) -> str:
    out = Console(file=io.StringIO(), width=160, highlight=False, markup=False)
    out.print(renderable)
    return out.file.getvalue()


def test_every_entry_is_explained_with_its_words_and_reasons(reading) -> None:
    for entry in Names(reading).entries.values():
        text = text_of(explained(reading, entry.id))
        assert text.startswith(entry.id)
        for line in entry.why:
            assert line in text
    text = text_of(explained(reading, "E1"))
    assert "arrived at Fjell Air Base on Monday." in text
    assert "→ A1 Ingrid Solheim NOR.GOV; title: offices.csv:4" in text
    assert "recipient   open" in text
    assert "“She” (pronoun) → A1" in text_of(explained(reading, "S2"))
    assert explained(reading, "E99") is None


def test_changes_between_two_readings(reading) -> None:
    one, two, three, _four, five = reading.events
    added = replace(three, id="E6", type="REJECT")
    after = replace(reading, events=(one, replace(two, status="actual"), three, added, five))
    found = [(change.way, change.trigger, change.before, change.after) for change in changes(reading, after)]
    assert found == [
        ("recoded", "would pay", "AID 070 planned: Norway -> Russia", "AID 070 actual: Norway -> Russia"),
        ("added", "condemned", None, "REJECT 111 actual: Russia -> Ingrid Solheim"),
        ("dropped", "close", "COERCE 170 hypothetical: Russia -> Norway", None),
    ]
    assert list(changes(reading, reading)) == []
