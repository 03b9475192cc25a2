from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onrecord.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded reader for all tests that need the language model; imported here, so that other tests do not wait for it."""
    from onrecord.reader import Reader

    return Reader()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiled tables go where the tests' files go, not to the user's cache."""
    os.environ["ONRECORD_CACHE"] = str(tmp_path_factory.mktemp("cache"))
