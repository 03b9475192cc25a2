"""What judgements say of the tables."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))
from sample import sample

from onrecord.archive import Archive
from onrecord.knowledge.check import check
from onrecord.knowledge.loader import Knowledge
from onrecord.record.connecting import transaction
from onrecord.record.learning import overlay
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put

ROW = Knowledge().rows("frames")[0].at


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A record of one report whose events were all made by one row of the present tables."""
    reading = sample()
    engine = replace(reading.engine, knowledge=Knowledge().hash)
    reading = replace(reading, engine=engine, events=tuple(replace(one, rows=(ROW,)) for one in reading.events))
    connection = connect_to_write(tmp_path / "learn.db")
    with transaction(connection):
        put(connection, prepare(reading))
    connection.close()
    return Archive(tmp_path / "learn.db")


def judged(archive: Archive, verdict: str, count: int) -> None:
    events = sample().events[:count]
    for event in events:
        archive.judge(f"{sample().report.id}#{event.id}", verdict, analyst="Mara")


def test_a_row_that_is_mostly_wrong_is_dropped_by_the_overlay(archive: Archive, tmp_path: Path) -> None:
    judged(archive, "wrong", 3)
    (row,) = archive.learned().rows
    assert (row.at, row.wrong, row.right) == (ROW, 3, 0)
    tables = overlay(archive.learned())
    assert list(tables) == ["frames.csv"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "frames.csv").write_text(tables["frames.csv"], encoding="utf-8")
    assert not [problem for problem in check(tmp_path / "mine").problems if problem.stops]
    assert len(Knowledge(tmp_path / "mine").rows("frames")) == len(Knowledge().rows("frames")) - 1


def test_a_row_that_is_right_or_judged_seldom_stays(archive: Archive) -> None:
    judged(archive, "right", 3)
    assert archive.learned().rows == ()
    judged(archive, "wrong", 1)
    assert overlay(archive.learned()) == {}


def test_names_that_are_given_a_state_stand_in_the_overlay(archive: Archive, tmp_path: Path) -> None:
    report, actor = sample().report.id, sample().actors[0]
    fields = {"kind": "group", "state": "NOR", "role": "REB", "name": "Fjord Front"}
    archive.judge(f"{report}#{actor.id}", "amended", analyst="Mara", amended=fields)
    (name,) = archive.learned().names
    assert (name.name, name.kind, name.state, name.role, name.times) == ("Fjord Front", "group", "NOR", "REB", 1)
    (tmp_path / "mine").mkdir()
    for table, text in overlay(archive.learned()).items():
        (tmp_path / "mine" / table).write_text(text, encoding="utf-8")
    assert not [problem for problem in check(tmp_path / "mine").problems if problem.stops]
    assert any(row["name"] == "Fjord Front" for row in Knowledge(tmp_path / "mine").rows("bodies"))


def test_what_other_tables_read_is_told_apart(tmp_path: Path) -> None:
    connection = connect_to_write(tmp_path / "old.db")
    with transaction(connection):
        put(connection, prepare(sample()))
    connection.close()
    with Archive(tmp_path / "old.db") as archive:
        archive.judge(f"{sample().report.id}#E1", "wrong", analyst="Mara")
        assert (archive.learned().rows, archive.learned().other) == ((), 1)
