from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent / "benchmarks"), str(TESTS / "views"), str(TESTS / "desk")]

from room import client_of, forty  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The reading made by hand, and forty synthetic ones."""
    return forty(tmp_path / "desk.db")


@pytest.fixture
def client(record: Path) -> TestClient:
    return client_of(record)
