"""What a decision corrects: typed where it comes in, from a program, a record or another's file; what is none is told and not kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import ConfigError, RecordError
from onrecord.record import connecting, store
from onrecord.record.amending import value_of
from onrecord.record.corrections import (
    FIELDS,
    Added,
    Correction,
    NewActor,
    NewPlace,
    Same,
    Words,
    correction_in,
    fields_in,
    is_needed,
    kept,
)
from onrecord.record.rows import prepare
from onrecord.record.writing import put
from onrecord.types import Reading
from synthetic import reading


@pytest.fixture
def read() -> Reading:
    return reading(5)


@pytest.fixture
def archive(tmp_path: Path, read: Reading) -> Archive:
    connection = store.connect_to_write(tmp_path / "record.db")
    with connecting.transaction(connection):
        put(connection, prepare(read))
    connection.close()
    return Archive(tmp_path / "record.db")


@pytest.mark.parametrize(
    ("layer", "told", "correction"),
    [
        ("event", {"type": "AID", "status": "planned"}, Correction({"type": "AID", "status": "planned"})),
        ("event", {"source": ["0a", {"name": "Jo Roe"}]}, Correction({"source": ("0a", NewActor("Jo Roe"))})),
        ("event", {"source": []}, Correction({"source": ()})),
        (
            "statement",
            {"speaker": {"name": "Jo Roe", "kind": "group", "state": "PER", "role": "GOV"}, "negated": True},
            Correction({"speaker": NewActor("Jo Roe", "group", "PER", "GOV"), "negated": True}),
        ),
        ("statement", {"content": [[3, 9], [12, 20]]}, Correction({"content": (Words(3, 9), Words(12, 20))})),
        ("event", {"place": {"name": "Lima", "country": "PER", "lat": -12.0, "lon": -77.0}}, Correction({"place": NewPlace("Lima", "PER", -12.0, -77.0)})),
        ("event", {"date": "2016-12", "place": None}, Correction({"date": "2016-12", "place": None})),
        ("figure", {"value": 4, "low": None}, Correction({"value": 4, "low": None})),
        (
            "event",
            {"added": {"spans": [[3, 9]], "sentence": [0, 30], "needed": "AID"}, "type": "AID"},
            Correction({"type": "AID"}, Added((Words(3, 9),), Words(0, 30), "AID")),
        ),
        ("same_actor", {"same_as": [{"report": "f" * 64, "key": "0a", "name": "Jo"}], "apart": True}, Correction({}, None, (Same("f" * 64, "0a", "Jo"),), True)),
    ],
)  # fmt: skip
def test_what_is_corrected_is_the_same_out_of_json_and_back(layer: str, told: dict[str, object], correction: Correction) -> None:
    assert correction_in(layer, told) == correction
    assert kept(layer, correction.to_json(), "here") == correction
    assert kept(layer, None, "here") is None


def test_what_an_analyst_writes_is_what_the_record_keeps(read: Reading) -> None:
    written = {
        "speaker": "Jo Roe (PER.GOV)", "content": read.statements[0].content[0].text, "negated": "yes", "date": "2016-12-05", "place": "Lima (PER)",
        "kind": "mixed", "medium": "",
    }  # fmt: skip
    values = {name: value_of("statement", name, told, read) for name, told in written.items()}
    assert fields_in("statement", values) == values
    assert kept("statement", Correction(values).to_json(), "here") == Correction(values)


@pytest.mark.parametrize(
    ("layer", "told", "names"),
    [
        ("event", {"type": "QUARREL"}, "type: 'QUARREL'"),
        ("event", {"type": None}, "type: cannot be empty"),
        ("event", {"status": ["planned"]}, "status"),
        ("event", {"source": "Peru"}, "source: 'Peru' is no list"),
        ("event", {"source": [7]}, "source: 7 is no actor"),
        ("event", {"source": [{"name": "Jo", "kind": "fleet"}]}, "'fleet' is no kind of actor"),
        ("event", {"source": [{"name": "Jo", "state": 4}]}, "state: 4 is no text"),
        ("event", {"date": "soon"}, "date: 'soon' is no date"),
        ("event", {"date": {"value": "2016"}}, "date"),
        ("event", {"place": {"country": "PER"}}, "place: {'country': 'PER'} is no place"),
        ("event", {"place": {"name": "Lima", "lat": "south"}}, "lat: 'south' is no number"),
        ("statement", {"negated": "no"}, "negated: 'no' is neither true nor false"),
        ("statement", {"content": []}, "content: cannot be empty"),
        ("statement", {"content": [[9, 3]]}, r"content: \\[9, 3\\] are no words"),
        ("statement", {"medium": 3}, "medium: 3 is no text"),
        ("statement", {"speaker": {}}, "speaker: {} is no actor"),
        ("figure", {"value": "many"}, "value: 'many' is no number"),
        ("figure", {"value": True}, "value: True is no number"),
        ("figure", {"value": float("nan")}, "value: nan is no number"),
        ("event", {"added": {"spans": []}}, "added"),
        ("event", {"added": {"spans": [[3, 9]], "needed": "QUARREL"}}, "type: 'QUARREL'"),
        ("actor", {"added": {"spans": [[3, 9]]}}, "added: is no actor, to which"),
        ("telling", {"same_as": [{"report": "f"}]}, "same_as: {'report': 'f'} is no entry"),
        ("event", ["type"], "is no JSON object"),
    ],
)  # fmt: skip
def test_what_is_none_is_told_by_its_field(layer: str, told: object, names: str) -> None:
    with pytest.raises(ConfigError, match=names.replace("\\\\", "\\")):
        correction_in(layer, told)
    with pytest.raises(RecordError, match=f"here: has a decision on its {layer} that cannot be read"):
        kept(layer, json.dumps(told), "here")


def test_what_is_not_known_is_passed_over_where_it_is_kept_and_told_where_it_is_decided() -> None:
    assert correction_in("event", {"colour": "red", "type": "AID"}) == Correction({"type": "AID"})
    with pytest.raises(ConfigError, match="colour: is no field of a event"):
        fields_in("event", {"colour": "red"})


def test_every_field_can_be_nothing_or_says_that_it_cannot() -> None:
    for layer, fields in FIELDS.items():
        for field in fields:
            if is_needed(layer, field.name):
                with pytest.raises(ConfigError, match=f"{field.name}: cannot be empty"):
                    fields_in(layer, {field.name: None})
            else:
                assert (
                    fields_in(layer, {field.name: ""})
                    == fields_in(layer, {field.name: None})
                    == {field.name: () if field.kind == "actors" else None}
                )


def test_a_decision_that_is_none_changes_nothing(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E3"
    for amended in ({"type": "QUARREL"}, {"quad": 4}, {"source": "Peru"}):
        with pytest.raises(ConfigError):
            archive.judge(ref, "amended", analyst="mk", amended=amended)
    with pytest.raises(ConfigError, match="kind"):
        archive.add_entry(read.report.id, "position", [(3, 9)], {"kind": "quarrel"}, sentence=(0, 30), analyst="mk")
    assert archive.judgements().count == 0


def test_anothers_decision_that_cannot_be_read_is_told_by_its_row(archive: Archive, read: Reading) -> None:
    archive.judge(f"{read.report.id}#E3", "amended", analyst="mk", amended={"status": "planned"})
    (row,) = archive.judgements()
    archive.undo("mk")
    for amended, told in (
        ('{"status": 3}', "judgement 2: status 3 is none"),
        ("{", "judgement 2: holds what is no JSON"),
        ("[]", "judgement 2"),
    ):
        with pytest.raises(ConfigError, match=told):
            archive.take_in([row, {**row, "amended": amended}])
        assert archive.judgements().count == 0
    assert archive.take_in([row]) == (1, 0)
    assert next(one for one in archive.reading(read.report.id).events if one.id == "E3").status == "planned"


def test_a_record_with_a_decision_that_cannot_be_read_says_which(archive: Archive, read: Reading) -> None:
    ref = f"{read.report.id}#E3"
    archive.judge(ref, "amended", analyst="mk", amended={"status": "planned"})
    connection = store.connect_to_write(archive.path)
    with connecting.transaction(connection):
        connection.execute("UPDATE judgement SET amended = ?", ('{"status": "soon"}',))
        connection.execute("UPDATE decision SET amended = ?", ('{"status": "soon"}',))
    connection.close()
    with pytest.raises(RecordError, match=rf"{read.report.id}: has a decision on its event .*status: 'soon' is none.*--undo"):
        archive.judge(f"{read.report.id}#E2", "wrong", analyst="ek")
    assert any("status: 'soon' is none" in line for line in archive.verify())
    archive.undo("mk")
    assert archive.verify() == ()
