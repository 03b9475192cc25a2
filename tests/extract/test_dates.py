from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.doc import Doc
from onrecord.extract.dates import dates
from onrecord.extract.dates.patterns import SCAN
from onrecord.extract.dates.values import RULES
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Block, Date, Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]
KNOWLEDGE = Knowledge()
#: The forms of value that TIMEX3 allows, with X for what is not told.
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|PT?[\dX.]+[YMWDECLHSQ]|P[\dX.]+[YMWDECLQ]"
    r"|(?:[\dX]{2,4})(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-WE|-\d)?|Q[\dX]|SP|SU|FA|WI))?(?:T(?:\d\d:\d\d|MO|AF|EV|NI|MI))?"
)


def read(text: str, published: str | None) -> tuple[Date, ...]:
    """The dates of a paragraph, unparsed: without tokens tense tells nothing."""
    report = Report.of(text, published=published)
    report = Report(
        id=report.id,
        text=text,
        published=published,
        published_from=report.published_from,
        blocks=(Block("paragraph", 0, len(text)),) if text else (),
    )
    return dates(Doc(report, ()), Found(), KNOWLEDGE)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    found = [[date.text, date.value] for date in read(case["text"], case.get("published"))]
    assert found == case["dates"]


@settings(deadline=None)
@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2090, 12, 28)))
def test_absolute_dates_come_back(day: Any) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert [date.value for date in read(f"It was signed on {form}.", None)] == [day.isoformat()]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 abdefMonTuesyJarch.,:-'$%\n", max_size=120))
def test_spans_are_words_and_values_are_timex(text: str) -> None:
    at = 0
    for date in read(text, "2016-12-05"):
        assert text[date.start : date.end] == date.text
        assert date.start >= at
        at = date.end
        assert VALUE.fullmatch(date.value), date


def test_each_rule_has_its_value() -> None:
    assert set(SCAN.groupindex) == {*RULES, "old"}, "an age is no date"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ministers meet from 8 to 10 March.", "2019-03-08", "2019-03-10"),
        ("The fleet drills between 28 May and June 2.", "2019-05-28", "2019-06-02"),
        ("The strike, May 3-5, was peaceful.", "2019-05-03", "2019-05-05"),
        ("It ruled from 2007 to 2012.", "2007-01-01", "2012-12-31"),
        ("The vote came in May 2018.", "2018-05-01", "2018-05-31"),
    ],
)
def test_stretches_have_their_first_and_last_day(text: str, first: str, last: str) -> None:
    assert {(date.from_, date.to) for date in read(text, "2019-04-02")} == {(first, last)}


def test_what_is_moved_from_day_to_day_does_not_last() -> None:
    found = read("They moved the talks from May 3 to May 9.", "2019-04-02")
    assert [(date.from_, date.to) for date in found] == [("2019-05-03", "2019-05-03"), ("2019-05-09", "2019-05-09")]
