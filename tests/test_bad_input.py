"""Reports that are hard to read end to end; none may fail, and each is cut to pieces that stay cheap."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.layout import lay_out
from onrecord.parse import LONGEST, pieces
from onrecord.reader import Reader
from onrecord.types import Report

STORY = 'The admiral said on Monday that 300 troops would leave Estonia. "We keep our word," he told reporters in Tallinn.'
#: Name: text. All but the last two are read with the model.
HARD = {
    "16,000 dollar signs": "$" * 16_000,
    "dollars in a story": f"{STORY} {'$' * 16_000} {STORY}",
    "NUL and bidirectional controls": f"{STORY}\x00 \u202e{STORY}\u202c \u2066x\u2069",
    "markup and script": f"<script>alert(1)</script> <b>[red]Fleet sails[/red]</b>\n\n{STORY}",
    "one word of 20,000 letters": f"{STORY} {'a' * 20_000} {STORY}",
    "only quotation marks": '"' * 5_000,
    "one line of 1 MB": " ".join([STORY] * 9_000),
    "5 MB": "\n\n".join([STORY] * 45_000),
}


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * name.endswith("MB")) for name in HARD])
def test_what_reaches_the_model_is_short_and_in_order(name: str) -> None:
    report, failures = lay_out(Report.of(HARD[name]), Knowledge())
    if failures:
        return
    at = 0
    for _index, start, end in pieces(report):
        assert at <= start < end <= start + LONGEST
        assert "$$$$$$$$" not in report.text[start:end]
        at = end


@pytest.mark.model
def test_hard_reports_are_read(reader: Reader) -> None:
    names = [name for name in HARD if not name.endswith("MB")]
    for name, reading in zip(names, reader.read_many(Report.of(HARD[name]) for name in names), strict=True):
        assert [failure for failure in reading.failures if failure.stage not in ("layout", "language")] == [], name
        for layer in (reading.figures, reading.dates, reading.places):
            assert all(reading.report.text[entry.start : entry.end] == entry.text for entry in layer)
        if STORY in HARD[name] and name != "markup and script":
            assert reading.statements, name
