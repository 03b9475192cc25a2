"""Every pattern of the project takes time in proportion to its input; ``benchmarks/growth.py`` tries more inputs, and longer ones."""

from __future__ import annotations

import pytest

import growth


def test_every_pattern_is_found() -> None:
    assert len(list(growth.patterns())) > 300


@pytest.mark.slow
def test_every_pattern_takes_time_in_proportion() -> None:
    """On the inputs that were worst for some pattern."""
    assert growth.too_fast(500, (" ", "A", "a ", "Aa ", "1", "1,", "- ", '"', "the ", "million ", ". ", "\n", "<a ", "&")) == []
