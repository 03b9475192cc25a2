"""No pattern of the project hangs; ``benchmarks/growth.py`` tries more inputs, and longer ones, and tells each that is not linear."""

from __future__ import annotations

import re

import pytest

import growth


def test_every_pattern_is_found() -> None:
    assert len(list(growth.patterns())) > 300


@pytest.mark.slow
def test_no_pattern_grows_faster_than_its_input() -> None:
    """Each as it is used, on all the inputs: what is quadratic at this length is told, by the smallest of four tries."""
    assert growth.too_fast(400) == []


@pytest.mark.slow
def test_a_pattern_that_is_quadratic_is_told() -> None:
    assert growth.exponent(re.compile(r"\s+x"), " ", 2000)[0] > 1.7
    assert growth.exponent(growth.at_start(re.compile(r"\s+x"), whole=False), " ", 2000)[0] < growth.MOST


def test_a_long_run_of_capitals_is_no_speaker_for_ever() -> None:
    from onrecord.grammar.labels import _CAPITALS, _PLAIN

    assert growth.seconds(_CAPITALS, "A" * 400) < 0.5
    assert growth.seconds(_CAPITALS, "AB " * 400) < 0.5
    assert growth.seconds(_PLAIN, "Ab " * 400) < 0.5
    found = [_CAPITALS.match(line) is not None for line in ("MR. ADAMS: Yes", "THE OTHER MAN HERE (off) : No", f"{'ONE ' * 10}TWO: No")]
    assert found == [True, True, False]
