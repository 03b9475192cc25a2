"""No pattern of the project hangs; ``benchmarks/growth.py`` tries more inputs, and longer ones, and tells each that is not linear."""

from __future__ import annotations

import pytest

import growth


def test_every_pattern_is_found() -> None:
    assert len(list(growth.patterns())) > 300


@pytest.mark.slow
def test_no_pattern_hangs() -> None:
    """On 2,000 characters of the inputs that were worst for some pattern. Those that are quadratic are tried on short stretches only, which
    ``test_growth`` holds to: whole texts take time in proportion."""
    found = growth.too_fast(500, (" ", "A", "a ", "Aa ", "1", "1,", "- ", '"', "the ", "million ", ". ", "\n", "<a ", "&"))
    # what hangs takes minutes there; a busy machine makes half a second of a quarter
    assert [series for series in found if series[0] > 2.0] == []


def test_a_long_run_of_capitals_is_no_speaker_for_ever() -> None:
    from onrecord.extract.statements.direct import _LABEL

    assert growth.seconds(_LABEL, "A" * 400) < 0.5
    assert [
        _LABEL.match(line) is not None for line in ("MR. ADAMS: Yes", "THE OTHER MAN HERE (off) : No", "ONE TWO THREE FOUR FIVE: No")
    ] == [True, True, False]
