from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onrecord.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded reader for all tests that need the language model; imported here, so that other tests do not wait for it."""
    from onrecord.reader import Reader

    return Reader()
