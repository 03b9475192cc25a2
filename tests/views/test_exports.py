"""Tables, PLOVER, CAMEO, GeoJSON: what leaves a reading for other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from onrecord.views import cameo, coded, plover
from onrecord.views.cells import csv_line
from onrecord.views.geojson import event_feature, place_feature
from onrecord.views.lines import json_line
from onrecord.views.names import Names


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "|cmd", " =1", "%0A", "\n=1"])
def test_no_cell_of_text_is_a_formula(cell: str) -> None:
    (read,) = csv.reader(
        io.StringIO(
            csv_line(
                [cell],
            )
        )
    )
    assert read[0].startswith("'")


def test_csv_keeps_numbers_and_words() -> None:
    assert csv_line([-5.5, 3, None, True, 'say "no", twice', "Andøya"]) == '-5.5,3,,true,"say ""no"", twice",Andøya\r\n'


def test_json_line_is_one_line_in_every_reader() -> None:
    value = {"a": "x\u2028y\u0085z\u202e\x9b\n", "b": "Andøya", "c": "\ud800"}
    line = json_line(value)
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    assert "Andøya" in line
    assert json.loads(line) == value
    line.encode("utf-8")


def test_future_cooperation_is_agree_and_what_is_not_done_is_left_out(reading) -> None:
    held = coded.exported(reading.events, all_statuses=False)
    assert [(event.id, event.type, event.cameo, event.quad) for event in held] == [
        ("E1", "CONSULT", "042", 1),
        ("E2", "AGREE", "033", 1),
        ("E3", "ACCUSE", "111", 3),
    ]
    assert [event.id for event in coded.exported(reading.events, all_statuses=True)] == ["E1", "E2", "E3", "E4"]


def test_plover_record(reading) -> None:
    names = Names(reading)
    first, second, _ = (plover.record(event, names) for event in coded.exported(reading.events, all_statuses=False))
    assert first["id"] == f"{reading.report.id}#E1"
    assert (first["date"], first["event"], first["mode"], first["context"]) == ("2019-03-04", ["CONSULT"], ["visit"], ["military"])
    assert first["actor"] == [
        {
            "code": "NOR",
            "sector": "GOV",
            "actor_text": "Norwegian Defence Minister Ingrid Solheim",
            "identifier_text": "Ingrid Solheim",
            "office": "Defence Minister",
        }
    ]
    assert first["event_loc"]["resolution"] == 5
    assert first["text"] == reading.report.text[slice(first["text_info"]["start"], first["text_info"]["end"])]
    assert "comment" not in first
    assert second["date"] is None
    assert (second["event"], second["comment"]) == (["AGREE"], "status: planned; future AID coded as AGREE")


def test_cameo_dyads(reading) -> None:
    names = Names(reading)
    condemned = reading.events[2]
    (line,) = cameo.phoenix(condemned, names)
    cells = dict(zip(cameo.PHOENIX, line, strict=True))
    assert (cells["SourceActorFull"], cells["TargetActorFull"], cells["TargetActorRole"]) == ("RUS", "NORGOV", "GOV")
    assert (cells["EventCode"], cells["EventRootCode"], cells["PentaClass"]) == ("111", "11", "3")
    assert cells["Date"] == cells["GoldsteinScore"] == ""
    (line,) = cameo.icews(condemned, names)
    cells = dict(zip(cameo.ICEWS, line, strict=True))
    assert (cells["Source Name"], cells["Target Name"], cells["Target Country"], cells["Story ID"]) == (
        "Russia",
        "Ingrid Solheim",
        "NOR",
        "polar-1",
    )
    assert list(cameo.phoenix(reading.events[0], names)) == []  # a visit to nobody is no dyad
    assert list(cameo.phoenix(replace(condemned, cameo=None), names)) == []


def test_cameo_date_is_as_exact_as_the_report(reading) -> None:
    names = Names(reading)
    dated = replace(reading.events[2], date=replace(reading.events[0].date, value="2019-03-04T10:00"))
    for value, expected in {
        "2019-03-04T10:00": ("20190304", "2019", "03", "04"),
        "2019-03": ("2019", "2019", "", ""),
        "P2D": ("", "", "", ""),
    }.items():
        (line,) = cameo.phoenix(replace(dated, date=replace(dated.date, value=value)), names)
        assert line[1:5] == expected


def test_no_cell_breaks_a_tab_separated_line() -> None:
    assert cameo.line(("a\tb", "c\nd\r")) == "a b\tc d\n"


def test_geojson(reading) -> None:
    names = Names(reading)
    feature = place_feature(reading.places[0], names)
    assert feature is not None
    assert feature["geometry"] == {"type": "Point", "coordinates": [15.65, 78.22]}
    assert feature["id"] == f"{reading.report.id}#P1"
    assert place_feature(reading.places[3], names) is None
    visit = event_feature(reading.events[0], names)
    assert visit is not None
    assert visit["properties"]["place"] == "Fjell Air Base"
    assert event_feature(reading.events[2], names) is None
