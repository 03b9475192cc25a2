from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.letters import mend
from onrecord.reader import Reader
from onrecord.types import Report, plain

CASES = tomllib.loads((Path(__file__).parent / "cases" / "letters.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["mended"][:40] for case in CASES])
def test_mended(case: dict[str, Any]) -> None:
    mended = mend(case["text"])
    assert (case["text"] if mended is None else mended.text) == case["mended"]
    assert (mended is None) == (case["text"] == case["mended"])
    for word, words in case["words"]:
        assert mended is not None
        at = mended.text.index(word)
        assert case["text"][mended.start(at) : mended.end(at + len(word))] == words


@settings(deadline=None)
@given(st.text(alphabet="abcde- \n\r\u00ad\u200bﬁ\u0301â€™Ã©&;amp.", max_size=80))
def test_offsets_go_back_in_order(text: str) -> None:
    mended = mend(text)
    if mended is None:
        return
    assert mended.notes
    assert mended.given == text
    at = 0
    for offset in range(len(mended.text)):
        start, end = mended.start(offset), mended.end(offset + 1)
        assert at <= start <= end <= len(text)
        at = start


@pytest.mark.model
def test_offsets_of_a_reading_are_those_of_the_text_as_given(reader: Reader) -> None:
    text = "PARIS, May 3 \u2014 French of\ufb01cers con\ufb01rmed on Monday that \ufb01ve soldiers had crossed into Be-\nlarus. \u201cWe\u200b stay,\u201d said Jo Ra\u00admos."
    reading = reader.read(Report.of(text, published="2021-05-03"))
    assert reading.report.text == text
    assert reading.report.mended == ("characters of no width: 1", "ligatures: 3", "soft hyphens: 1", "words parted at line ends: 1")
    assert [(figure.value, figure.text) for figure in reading.figures] == [(5, "\ufb01ve soldiers")]
    assert ("Belarus", "Be-\nlarus") in [(place.name, place.text) for place in reading.places]
    spans: list[Any] = [plain(reading)]
    while spans:
        value = spans.pop()
        if isinstance(value, dict):
            if "text" in value and "start" in value:
                assert text[value["start"] : value["end"]] == value["text"]
            spans.extend(value.values())
        elif isinstance(value, list):
            spans.extend(value)
