from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sample import sample

from onrecord.types import Reading


@pytest.fixture
def reading() -> Reading:
    """The reading made by hand."""
    return sample()
