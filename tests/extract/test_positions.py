from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract import position_score
from onrecord.reader import Reader
from onrecord.types import Reading, Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "positions.toml").read_text(encoding="utf-8"))["case"]


def told(reading: Reading) -> list[list[object]]:
    states = {actor.id: actor.state for actor in reading.actors}
    return [
        [p.kind, [states[a] for a in p.holders], [states[a] for a in p.toward], p.obligation or ""]
        for p in reading.positions
        if p.kind != "demand"
    ]


@pytest.mark.model
def test_cases(reader: Reader) -> None:
    readings = list(reader.read_many(Report.of(case["text"], published="2023-02-06") for case in CASES))
    wrong = [(case["text"], told(reading)) for case, reading in zip(CASES, readings, strict=True) if told(reading) != case["positions"]]
    assert wrong == []
    for reading in readings:
        entries = {entry.id for layer in (reading.statements, reading.events) for entry in layer}
        for position in reading.positions:
            assert position.evidence
            assert set(position.evidence) <= entries


@pytest.mark.model
def test_positions_of_the_made_up_reports_stay_above_their_floor(reader: Reader) -> None:
    reports = [Report.of(report["text"].strip(), published="2024-06-01") for report in position_score.REPORTS]
    _precision, _recall, f1, faults = position_score.score(list(reader.read_many(reports)))
    assert len(reports) == 20
    assert f1 >= 0.80, "\n".join(faults)


@pytest.mark.model
def test_what_a_request_denies_is_asked_not_to_be_done(reader: Reader) -> None:
    reading = reader.read(Report.of("Peru urged Chile not to attend the talks in Lima."))
    assert [position.about for position in reading.positions] == ["not to attend the talks in Lima"]


@pytest.mark.model
def test_who_denies_what_another_presses_is_in_dispute_with_him(reader: Reader) -> None:
    text = (
        "U.S. President Donald Trump said Germany should pay more for the American troops stationed there.\n\n"
        "But German officials rejected the claim that Germany does not contribute to the cost."
    )
    reading = reader.read(text, published="2018-07-10")
    disputes = [position for position in reading.positions if position.kind == "dispute"]
    assert [position.about for position in disputes] == ["burden sharing"]
    assert len(disputes[0].sides) == 2


@pytest.mark.model
def test_a_demand_tells_what_is_asked_and_who_refuses(reader: Reader) -> None:
    text = "Iran demanded that Iraq release the prisoners. The Iraqi government rejected the Iranian demand."
    reading = reader.read(Report.of(text))
    states = {actor.id: actor.state for actor in reading.actors}
    (demand,) = (position for position in reading.positions if position.kind == "demand")
    assert demand.about == "that Iraq release the prisoners"
    assert [[states[a] for a in actors] for actors in (demand.holders, demand.toward, demand.denied_by)] == [["IRN"], ["IRQ"], ["IRQ"]]
