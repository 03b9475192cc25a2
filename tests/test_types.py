from __future__ import annotations

import json

from onrecord.types import (
    Actor,
    Block,
    Date,
    Engine,
    Event,
    Failure,
    Figure,
    Mention,
    Place,
    Position,
    Reading,
    Report,
    Role,
    Side,
    Span,
    Statement,
    When,
    report_id,
)


def reading() -> Reading:
    """One of everything."""
    text = "Oslo said on Monday that it will send 12 tanks to Kyiv."
    report = Report.of(text, given_id="7", published="2023-02-06")
    report = Report(
        **{name: getattr(report, name) for name in report.__dataclass_fields__} | {"blocks": (Block("paragraph", 0, len(text)),)}
    )
    return Reading(
        report=report,
        actors=(Actor("A1", "Oslo", "government", "NOR", "GOV", None, None, (Mention(0, 4, "Oslo", "metonym"),), ("a",)),),
        statements=(
            Statement(
                "S1",
                "indirect",
                "A1",
                report.span(0, 4),
                report.span(5, 9),
                (report.span(25, 54),),
                ("NOR",),
                None,
                None,
                None,
                When("2023-02-06", 13, 19),
                False,
                0,
            ),
        ),
        events=(
            Event(
                "E1",
                "AID",
                None,
                ("military",),
                "072",
                2,
                10.0,
                (Role("A1", 0, 4, "Oslo"),),
                (),
                (report.span(33, 37),),
                "planned",
                None,
                "P1",
                "S1",
                (0, 55),
                ("F1",),
                None,
            ),
        ),
        figures=(Figure("F1", 38, 46, "12 tanks", 12, None, None, False, "tank", "A1", "tanks", None, None, None, "S1"),),
        dates=(Date("D1", 13, 19, "Monday", "2023-02-06", "DATE"),),
        places=(Place("P1", 50, 54, "Kyiv", "Kyiv", "city", "UKR", 50.45, 30.52, None, 703448),),
        positions=(Position("H1", "dispute", ("A1",), (), "tanks", None, None, None, (), (Side(("A1",), "send", ("S1",)),), ("S1",)),),
        failures=(Failure("layout", "x"),),
        engine=Engine("0", "m", "k"),
    )


def test_a_reading_survives_its_json() -> None:
    first = reading()
    value = json.loads(json.dumps(first.to_dict()))
    assert Reading.from_dict(value) == first


def test_the_sentence_is_offsets_by_name() -> None:
    assert reading().to_dict()["events"][0]["sentence"] == {"start": 0, "end": 55}


def test_keys_that_are_not_known_are_passed_over() -> None:
    value = reading().to_dict()
    value["extra"] = value["report"]["extra"] = 1
    assert Reading.from_dict(value) == reading()


def test_the_id_tells_parts_apart() -> None:
    ids = [
        report_id("ab", None, None, None),
        report_id("a", "b", None, None),
        report_id("ab", "", None, None),
        report_id("a", None, "b", None),
    ]
    assert len(set(ids)) == 4
    assert ids[0] == report_id("ab", None, None, None)


def test_a_span_is_its_words() -> None:
    assert reading().report.span(0, 4) == Span(0, 4, "Oslo")
