from __future__ import annotations

import pytest

from onrecord.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded reader for all tests that need the language model."""
    return Reader()
