"""What holds a word, or is a state's, is held until somebody writes; what is listed is the same whichever way it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import Made, kept

from onrecord.archive import Archive
from onrecord.record import listing, numbers, searching
from onrecord.record.connecting import Holding, transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put


def told(number: int) -> Made:
    """A report in which somebody speaks of a treaty, the later the shorter."""
    words = f"the treaty{' holds' * (9 - number % 9)} in round {number}"
    made = Made(f"Peru said {words}.", published=f"2025-01-{1 + number % 28:02}")
    return made.says(0, made.actor("Peru", state="PER" if number % 4 else "CHL"), words)


@pytest.fixture
def record(tmp_path: Path) -> Archive:
    return kept(tmp_path / "r.db", [told(number) for number in range(40)])


def test_numbers_are_held_until_somebody_writes(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "FEWEST", 2)
    assert isinstance(record.connection, Holding)
    asked = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
    first = numbers.remembered(record.connection, asked, ("treaty",))
    assert len(first) == 40
    assert numbers.remembered(record.connection, asked, ("treaty",)) is first
    assert len(numbers.remembered(record.connection, asked, ("nobody",))) == 0
    connection = connect_to_write(record.path)
    with transaction(connection):
        put(connection, prepare(told(41).reading))
    connection.close()
    assert len(numbers.remembered(record.connection, asked, ("treaty",))) == 41


def test_no_more_are_held_than_may_be(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "FEWEST", 2)
    monkeypatch.setattr(numbers, "HELD", 100 * 8)
    asked = "SELECT n FROM statement WHERE n > ?"
    held = [numbers.remembered(record.connection, asked, (bound,)) for bound in range(4)]
    again = [numbers.remembered(record.connection, asked, (bound,)) is one for bound, one in reversed([*enumerate(held)])]
    assert again == [True, True, False, False]


def test_hits_of_a_common_word_are_the_newest_first(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    best = record.search("treaty", speaker="CHL", limit=4)
    monkeypatch.setattr(searching, "WEIGHED", 20)
    newest = record.search("treaty", speaker="CHL", limit=4)
    assert (best.count, newest.count) == (10, 10)
    assert [row[2] for row in newest.rows] == ["2025-01-25", "2025-01-21", "2025-01-17", "2025-01-13"]
    assert {row[0] for row in newest.rows} != {row[0] for row in best.rows}
    assert len(record.search("treaty", speaker="CHL").rows) == 10


@pytest.mark.parametrize("limit", [1, 7, 50])
def test_statements_of_a_state_are_the_same_either_way(record: Archive, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    found = [record.statements(speaker=state, limit=limit) for state in ("PER", "CHL", "PER.GOV", "BRA")]
    assert [one.count for one in found] == [30, 10, 0, 0]
    for first in ((0, 0), (1_000_000, 1_000_000)):
        monkeypatch.setattr(listing, "FIRST", first)
        monkeypatch.setattr("onrecord.record.asking.FIRST", first)
        assert [record.statements(speaker=state, limit=limit) for state in ("PER", "CHL", "PER.GOV", "BRA")] == found
