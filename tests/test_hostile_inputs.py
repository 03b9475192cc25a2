"""A hundred hostile inputs, files and texts: each is read or refused with its reason, within bounds of time and memory, which are printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import hostile

if TYPE_CHECKING:
    from onrecord.reader import Reader

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory")]
#: A busy machine takes longer for the same work.
SLACK = 3.0


def test_there_are_a_hundred() -> None:
    assert len(hostile.CASES) >= 100


@pytest.mark.parametrize("case", hostile.CASES, ids=lambda case: case.name)
def test_a_hostile_input(reader: Reader, case: hostile.Case) -> None:
    told = hostile.tried(case, reader)
    print(f"{case.name}: {told.seconds:.1f} s, {told.peak / 1e6:.0f} MB, {told.reports} read")
    assert told.right(case, SLACK), told
