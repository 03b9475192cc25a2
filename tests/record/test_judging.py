"""What analysts decide: it applies at once, can be undone, outlives re-reading, and is never laid over somebody else's unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commanding import compose
from onrecord.archive import Archive
from onrecord.errors import ConfigError, RecordError, StaleError
from onrecord.record import connecting, judging, store
from onrecord.record.amending import value_of
from onrecord.record.applying import Decision, corrected
from onrecord.record.corrections import Correction, NewPlace
from onrecord.record.record import Record
from onrecord.record.reviewing import alpha
from onrecord.record.rows import prepare
from onrecord.record.writing import put, reread
from onrecord.types import Engine, Reading
from synthetic import reading


@pytest.fixture
def read() -> Reading:
    return reading(5)


@pytest.fixture
def archive(tmp_path: Path, read: Reading) -> Archive:
    path = tmp_path / "record.db"
    connection = store.connect_to_write(path)
    with connecting.transaction(connection):
        for one in (read, reading(6)):
            put(connection, prepare(one))
    connection.close()
    return Archive(path)


def refs(record: Record, layer: str) -> list[object]:
    return [row["ref"] for row in getattr(record, layer)()]


def test_what_is_rejected_counts_nowhere_until_it_is_undone(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E3"
    before = archive.sql("SELECT * FROM events ORDER BY ref").rows
    assert ref in refs(archive, "events")
    archive.judge(ref, "wrong", analyst="mk")
    assert ref not in refs(archive, "events")
    assert "E3" not in [event.id for event in archive.reading(read.report.id).events]
    assert not archive.sql(
        f"SELECT 1 FROM dyad d JOIN event e ON e.n = d.event JOIN report r ON r.n = e.report WHERE r.id || '#' || e.id = '{ref}'"
    )
    assert archive.verify() == ()
    with Record(archive.path, as_read=True) as untouched:
        assert ref in refs(untouched, "events")
        assert untouched.sql("SELECT * FROM events ORDER BY ref").rows == before
        assert untouched.reading(read.report.id) == read
    archive.undo("mk")
    assert archive.sql("SELECT * FROM events ORDER BY ref").rows == before
    assert archive.judgements().count == 0
    with pytest.raises(RecordError, match="decided nothing"):
        archive.undo("mk")


def test_undo_goes_back_step_by_step(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E1"
    for verdict, fields in (("amended", {"status": "planned"}), ("amended", {"type": "AID"}), ("wrong", None)):
        archive.judge(ref, verdict, analyst="mk", amended=fields)
    assert ref not in refs(archive, "events")
    archive.undo("mk")
    (event,) = (one for one in archive.reading(read.report.id).events if one.id == "E1")
    assert (event.type, event.status, event.quad, event.cameo) == ("AID", "planned", 2, None)
    archive.undo("mk")
    (event,) = (one for one in archive.reading(read.report.id).events if one.id == "E1")
    assert (event.type, event.status) == (read.events[0].type, "planned")


def test_a_speaker_can_be_another_actor_or_a_new_one(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#S1"
    archive.judge(ref, "amended", analyst="mk", amended={"speaker": value_of("statement", "speaker", "Ada Quill (NZL.GOV)", read)})
    (row,) = (row for row in archive.statements(speaker="Quill"))
    assert (row["ref"], row["code"]) == (ref, "NZL.GOV")
    other = next(actor for actor in read.actors if actor.id != read.statements[0].speaker)
    archive.judge(ref, "amended", analyst="mk", amended={"speaker": value_of("statement", "speaker", other.name, read)})
    assert archive.reading(read.report.id).statements[0].speaker == other.id
    assert archive.verify() == ()


def test_a_rejected_actor_leaves_no_reference(archive: Archive, read: Reading) -> None:
    for actor in read.actors:
        archive.judge(f"{read.report.id}#{actor.id}", "wrong", analyst="mk")
    now = archive.reading(read.report.id)
    assert now.actors == ()
    assert all(not event.source and not event.recipient for event in now.events)
    assert archive.verify() == ()


def test_decisions_outlive_a_rereading_and_ask_for_a_new_look(archive: Archive, read: Reading) -> None:
    archive.judge(f"{read.report.id}#E3", "amended", analyst="mk", amended={"status": "planned"})
    events = tuple(replace(event, id=f"E{at}") for at, event in enumerate(read.events[1:], start=1))
    events = (events[0], replace(events[1], intensity=0.5), *events[2:])
    new = replace(read, events=events, positions=(), engine=Engine("0.2", "synthetic 1", "1" * 64))
    connection = store.connect_to_write(archive.path)
    with connecting.transaction(connection):
        reread(connection, prepare(new), new)
    connection.close()
    assert archive.reading(read.report.id).events[1].status == "planned"
    (row,) = archive.judgements()
    assert (row["ref"], row["changed"]) == (f"{read.report.id}#E2", 1)
    assert archive.verify() == ()


def test_decisions_that_are_there_before_the_report(tmp_path: Path, read: Reading, archive: Archive) -> None:
    archive.judge(f"{read.report.id}#E3", "wrong", analyst="mk")
    connection = store.connect_to_write(tmp_path / "other.db")
    with connecting.transaction(connection):
        row = archive.connection.execute("SELECT report, layer, key, analyst, verdict, was FROM judgement").fetchone()
        connection.execute("INSERT INTO judgement (report, layer, key, analyst, verdict, was) VALUES (?, ?, ?, ?, ?, ?)", row)
        put(connection, prepare(read))
    connection.close()
    assert f"{read.report.id}#E3" not in refs(Record(tmp_path / "other.db"), "events")


def test_who_looked_before_somebody_else_decided_is_told(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E2"
    seen = archive.ask(judging.state, archive.raw(read.report.id), ref)
    archive.judge(ref, "right", analyst="one", seen=seen)
    with pytest.raises(StaleError):
        archive.judge(ref, "wrong", analyst="two", seen=seen)
    assert [row["analyst"] for row in archive.judgements()] == ["one"]


@pytest.mark.parametrize(
    ("layer", "name", "told"),
    [
        ("event", "type", "QUARREL"),
        ("event", "status", ""),
        ("event", "quad", "4"),
        ("event", "date", "soon"),
        ("event", "source", "A999"),
        ("statement", "content", "words that nobody wrote"),
        ("statement", "place", "Nowhere"),
        ("figure", "value", "many"),
    ],
)
def test_what_is_no_value_is_not_taken(read: Reading, layer: str, name: str, told: str) -> None:
    with pytest.raises(ConfigError):
        value_of(layer, name, told, read)


def test_decisions_on_what_is_not_there_change_nothing(read: Reading) -> None:
    assert corrected(read, [Decision("event", "0" * 16, "wrong", None)]) == read
    assert corrected(read, [Decision("event", "0" * 16, "amended", Correction({"status": "planned"}))]) == read


def test_alpha() -> None:
    assert alpha([["right", "right"], ["wrong", "wrong"]]) == 1.0
    assert alpha([["right", "right"]]) is None
    assert alpha([["right"], ["wrong"]]) is None
    # Krippendorff's example of two observers and ten units with nominal values: 0.095.
    one, other = "0100000000", "1110010010"
    assert alpha([list(pair) for pair in zip(one, other, strict=True)]) == pytest.approx(0.095, abs=0.001)


def test_on_the_command_line(archive: Archive, read: Reading) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(compose(), [*arguments, "--record", str(archive.path)])
        assert done.exit_code == 0, done.output
        return done.output

    ref = f"{read.report.id[:12]}#E2"
    run("judge", ref, "amended", "--set", "status=planned", "--set", "type=aid", "--analyst", "mk", "--note", "read it again")
    event = next(one for one in archive.reading(read.report.id).events if one.id == "E2")
    assert (event.type, event.status) == ("AID", "planned")
    assert "read it again" in run("judgements", "--format", "csv")
    run("judgements", "--undo", "--analyst", "mk")
    assert archive.reading(read.report.id) == read
    assert CliRunner().invoke(compose(), ["judge", ref, "amended", "--record", str(archive.path)]).exit_code == 2


def test_a_place_that_was_not_read_is_given_by_hand(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E3"
    value = value_of("event", "place", "Paris (FRA) 48.9, 2.4", read)
    archive.judge(ref, "amended", analyst="mk", amended={"place": value})
    (row,) = archive.sql(f"SELECT place, country, lat, lon FROM events WHERE ref = '{ref}'").rows
    assert row == ("Paris", "FRA", 48.9, 2.4)
    assert archive.verify() == ()
    assert archive.reading(read.report.id).places[-1].why == ("corrected by an analyst",)
    assert value_of("event", "place", "Paris (FRA)", read) == NewPlace("Paris", "FRA")
    for wrong in ("Paris", "Paris (France)", "Paris (FRA) 148.9, 2.4"):
        with pytest.raises(ConfigError):
            value_of("event", "place", wrong, read)
    archive.undo("mk")
    assert "Paris" not in {place.name for place in archive.reading(read.report.id).places}
    assert archive.verify() == ()
