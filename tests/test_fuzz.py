"""Mutated and made-up texts are read without an error, valid by the schema, with true spans; ``benchmarks/fuzz.py`` reads 10,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzz
from onrecord.types import Report

if TYPE_CHECKING:
    from onrecord.reader import Reader

pytestmark = pytest.mark.model
WORDS = st.sampled_from(
    [*fuzz.BITS, "The minister ", "Peru ", "told ", "Reuters ", "would ", "leave ", "if ", "3 ", "troops ", "attacked ", "by ", "May "]
)


@pytest.mark.slow
def test_mutated_reports_are_read_true(reader: Reader) -> None:
    texts = fuzz.sources()
    made = [Report.of(fuzz.mutated(texts, number), published="2016-12-05") for number in range(120)]
    assert list(fuzz.faults(reader.read_many(made), fuzz.schema())) == []


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(WORDS, WORDS, st.text(max_size=12)), max_size=60).map("".join))
@pytest.mark.slow
def test_made_up_texts_are_read_true(reader: Reader, text: str) -> None:
    assert list(fuzz.faults([reader.read(Report.of(text, published="2016-12-05"))], fuzz.schema())) == []


def test_a_headline_in_capitals_is_read(reader: Reader) -> None:
    text = "The crisis BROKE OUT AFTER DAYS OF fighting between the army and the rebels in the north of the country."
    reading = reader.read(Report.of(text, published="2016-12-05"))
    assert reading.failures == ()
    assert [date.text for date in reading.dates] == ["DAYS"]
