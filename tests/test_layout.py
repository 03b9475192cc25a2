from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge, Row
from onrecord.layout import iso_date, lay_out
from onrecord.types import Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "layout.toml").read_text(encoding="utf-8"))["case"]
KNOWLEDGE = Knowledge()


@pytest.mark.parametrize("case", CASES, ids=[case["comment"] for case in CASES])
def test_blocks(case: dict[str, Any]) -> None:
    report, failures = lay_out(Report.of(case["text"]), KNOWLEDGE)
    assert failures == ()
    found = [(block.kind, report.text[block.start : block.end]) for block in report.blocks]
    assert [kind for kind, _text in found] == [kind for kind, _begins in case["blocks"]]
    for (_kind, text), (_expected, begins) in zip(found, case["blocks"], strict=True):
        assert text.startswith(begins)
    for field in ("published", "published_from", "dateline", "byline"):
        assert getattr(report, field) == case.get(field)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_blocks_are_in_order_and_inside_the_text(text: str) -> None:
    report, _failures = lay_out(Report.of(text), KNOWLEDGE)
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Le ministre de la Défense est arrivé lundi à la base aérienne, où il a rencontré les troupes françaises et leurs familles.",
            "fr",
        ),
        ("国防部长星期一抵达空军基地，会见了驻扎在那里的部队。他说两国的同盟从未如此牢固，并将继续加强合作。", "zh"),
        ("Министр обороны прибыл в понедельник на авиабазу, где он встретился с войсками и их командирами перед началом учений.", "ru"),
    ],
)
def test_a_report_in_another_language_is_said_and_read_no_further(text: str, code: str) -> None:
    report, failures = lay_out(Report.of(text), KNOWLEDGE)
    assert report.language == code
    assert [failure.stage for failure in failures] == ["layout"]
    assert code in failures[0].reason


def test_a_title_given_beside_the_text_is_metadata_only() -> None:
    report, _ = lay_out(Report.of("The treaty was signed on Sunday in the capital.", title="Treaty signed"), KNOWLEDGE)
    assert report.title == "Treaty signed"
    assert [block.kind for block in report.blocks] == ["paragraph"]


def test_a_short_lead_below_a_title_that_is_given_is_no_title() -> None:
    story = "The treaty was signed on Sunday."
    text = "\n\n".join(
        (story, *(f"{story[:-1]}, envoys of the {n}th state and its port said at noon in the capital." for n in range(4, 8)))
    )
    kinds = [next(block.kind for block in lay_out(Report.of(text, title=title), KNOWLEDGE)[0].blocks) for title in ("Pact signed", None)]
    assert kinds == ["paragraph", "title"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Dec. 5, 2016.", "2016-12-05"),
        ("5th of March 2014", "2014-03-05"),
        ("2011-01-07", "2011-01-07"),
        ("in March 2014", None),
        ("May 40, 2014", None),
        ("February 30, 2014", None),
    ],
)
def test_iso_date(text: str, day: str | None) -> None:
    assert iso_date(text) == day


@pytest.mark.parametrize("row", KNOWLEDGE.rows("furniture"), ids=lambda row: row.at)
def test_each_furniture_row_matches_its_example(row: Row) -> None:
    report, _ = lay_out(Report.of(f"The minister resigned on Friday, his office said.\n\n{row['example']}"), KNOWLEDGE)
    assert [block.kind for block in report.blocks] == ["paragraph", "furniture"]
