"""Names that are held and gone through in memory find whom the index finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import Made, kept

from onrecord.archive import Archive
from onrecord.record import spelt
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put

NAMES = (
    "Ana Okafor",
    "ANA OKAFOR",
    "Ana Okafor-Diaz",
    "Élodie Berg",
    "élodie berg",
    "Bergman",
    "Group of Berg (north)",
    "100% Chad",
    "Okafors",
)


def told(name: str) -> Made:
    """A report in which somebody of this name speaks."""
    made = Made(f"{name} said the drill was over.", published="2025-01-02")
    return made.says(0, made.actor(name, kind="person"), "the drill was over")


@pytest.fixture
def record(tmp_path: Path) -> Archive:
    return kept(tmp_path / "r.db", [told(name) for name in NAMES])


@pytest.mark.parametrize(
    "asked", ["okafor", "Ana Okafor", "Okafor-Diaz", "berg", "Élodie", "élodie", "100% Chad", "100_", "nobody", "(north", "%"]
)
def test_the_same_are_found_as_along_the_index(record: Archive, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    along = record.actors(name=asked)
    monkeypatch.setattr(spelt, "FEWEST", 1)
    names = spelt.spelt(record.connection, asked)
    assert names is not None
    assert {row[0] for row in along.rows} <= set(names)
    assert record.actors(name=asked) == along


def test_names_are_held_until_somebody_writes(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelt, "FEWEST", 1)
    assert spelt.spelt(record.connection, "Solheim") == []
    connection = connect_to_write(record.path)
    with transaction(connection):
        put(connection, prepare(told("Ida Solheim").reading))
    connection.close()
    assert spelt.spelt(record.connection, "solheim") == ["Ida Solheim"]


def test_words_that_many_names_hold_are_left_to_the_index(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    assert spelt.spelt(record.connection, "Okafor") is None
    monkeypatch.setattr(spelt, "FEWEST", 1)
    monkeypatch.setattr(spelt, "MOST", 2)
    assert spelt.spelt(record.connection, "Okafor") is None
    assert spelt.spelt(record.connection, "  ") is None
