from __future__ import annotations

import pytest
from hypothesis import settings

from onrecord.reader import Reader

# The same cases each time, and no clock in a verdict.
settings.register_profile("onrecord", deadline=None, derandomize=True)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded reader for all tests that need the language model."""
    return Reader()
