"""Picking entries, the days that a value covers, explaining, comparing."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from onrecord.views.compare import changes
from onrecord.views.explain import explained
from onrecord.views.names import Names
from onrecord.views.select import EventsAsked, FiguresAsked, PositionsAsked, StatementsAsked
from onrecord.views.when import days


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (StatementsAsked(), "S1 S2 S3"),
        (StatementsAsked(speaker="solheim"), "S1 S2"),
        (StatementsAsked(speaker="NOR"), "S1 S2"),
        (StatementsAsked(speaker="NOR.GOV"), "S1 S2"),
        (StatementsAsked(speaker="NOR.MIL"), ""),
        (StatementsAsked(speaker="Moscow"), "S3"),
        (StatementsAsked(about="kroner pay"), "S2"),
        (StatementsAsked(about="harb"), "S1"),
        (StatementsAsked(about="arbour"), ""),
        (StatementsAsked(about="(490"), ""),
        (StatementsAsked(kinds=("direct",)), "S1"),
        (StatementsAsked(kinds=("direct", "indirect"), speaker="RUS"), "S3"),
    ],
)
def test_statements_asked(reading, asked: StatementsAsked, expected: str) -> None:
    names = Names(reading)
    assert " ".join(statement.id for statement in reading.statements if asked.holds(statement, names)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (EventsAsked(), "E1 E2 E3 E4 E5"),
        (EventsAsked(types=("ACCUSE", "AID")), "E2 E3 E5"),
        (EventsAsked(source="RUS"), "E3 E4"),
        (EventsAsked(recipient="norway"), "E4"),
        (EventsAsked(recipient="NOR"), "E3 E4"),
        (EventsAsked(statuses=("planned", "hypothetical")), "E2 E4"),
        (EventsAsked(since=date(2019, 3, 4)), "E1"),
        (EventsAsked(until=date(2019, 3, 3)), ""),
    ],
)
def test_events_asked(reading, asked: EventsAsked, expected: str) -> None:
    names = Names(reading)
    assert " ".join(event.id for event in reading.events if asked.holds(event, names)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (FiguresAsked(), "F1 F2 F3"),
        (FiguresAsked(about="troops"), "F3"),
        (FiguresAsked(about="five aircraft"), "F1"),
        (FiguresAsked(about="USD"), "F2"),
        (FiguresAsked(of="NOR"), "F1 F2"),
        (FiguresAsked(of="RUS"), ""),
        (FiguresAsked(place="NOR"), "F3"),
        (FiguresAsked(place="troms", about="troop"), "F3"),
    ],
)
def test_figures_asked(reading, asked: FiguresAsked, expected: str) -> None:
    names = Names(reading)
    assert " ".join(figure.id for figure in reading.figures if asked.holds(figure, names)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (PositionsAsked(), "H1 H2"),
        (PositionsAsked(kinds=("dispute",)), "H2"),
        (PositionsAsked(holder="russia"), "H2"),
        (PositionsAsked(holder="NOR"), "H1 H2"),
        (PositionsAsked(kinds=("claim",)), ""),
    ],
)
def test_positions_asked(reading, asked: PositionsAsked, expected: str) -> None:
    names = Names(reading)
    assert " ".join(position.id for position in reading.positions if asked.holds(position, names)) == expected


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
