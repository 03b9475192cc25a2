"""The process that stays loaded: the next reading is its own; where it dies, fails or grows, that is told and another takes its place."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nothing import odd
from room import ADDRESS, begin, client_of
from starlette.testclient import TestClient

from onrecord.desk import warm
from onrecord.desk.warm import Warm


@pytest.fixture
def reader(tmp_path: Path) -> TestClient:
    return client_of(tmp_path / "new.db", read=odd)


def warm_of(reader: TestClient) -> Warm:
    """The process that is kept warm."""
    found: Warm = reader.app.state.room.jobs._warm  # type: ignore[attr-defined]
    return found


def told(reader: TestClient, way: str) -> dict[str, Any]:
    """How a reading has ended."""
    until = time.monotonic() + 30
    while not (found := reader.get(f"{way}.json").json())["done"] and time.monotonic() < until:
        time.sleep(0.05)
    assert found["done"]
    return dict(found)


def another_reads(reader: TestClient, than: int | None) -> None:
    """The next reading is done, and by another process."""
    way = begin(reader, text="Japan sent aid.", keep="1")
    assert (told(reader, way)["added"], told(reader, way)["error"]) == (1, "")
    assert warm_of(reader).process.pid != than


def test_the_next_reading_is_done_by_the_same_process(reader: TestClient) -> None:
    begin(reader, text="Norway signed a pact.", keep="1")
    first = warm_of(reader).process.pid
    way = begin(reader, text="Japan sent aid.", keep="1")
    assert warm_of(reader).process.pid == first
    assert reader.get(f"{way}.json").json()["added"] == 1
    assert reader.get("/reports.json").json()["count"] == 2


def test_a_reader_that_is_killed_between_readings_is_replaced(reader: TestClient) -> None:
    begin(reader, text="Norway signed a pact.", keep="1")
    process = warm_of(reader).process
    process.kill()
    process.join(10)
    another_reads(reader, process.pid)


def kill(reader: TestClient, _way: str) -> None:
    """As the system does with a process that takes too much memory."""
    warm_of(reader).process.kill()


def end(reader: TestClient, way: str) -> None:
    """As the button on the page does."""
    token = re.findall(r'name="token" value="([^"]+)"', reader.get(way).text)[0]
    assert reader.post(f"{way}/end", data={"token": token}, headers={"origin": ADDRESS}, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(("how", "said"), [(kill, "the reader has ended by itself"), (end, "the reading was ended")])
def test_a_reading_that_is_cut_off_says_how(reader: TestClient, how: Callable[[TestClient, str], None], said: str) -> None:
    way = begin(reader, text="Norway has to wait.", keep="1", wait=False)
    first = warm_of(reader).process.pid
    assert not reader.get(f"{way}.json").json()["done"]
    how(reader, way)
    found = told(reader, way)
    assert found["error"].startswith(said)
    assert "what it had kept stays" in found["error"]
    assert said in reader.get(way).text, "on the page, too"
    another_reads(reader, first)


def test_what_a_reader_fails_with_is_told_and_another_reads_next(reader: TestClient) -> None:
    way = begin(reader, text="Norway is to fail.", keep="1")
    first = warm_of(reader).process.pid
    assert "the reader failed (LookupError: no such word)" in told(reader, way)["error"]
    another_reads(reader, first)


def test_a_reader_over_the_bound_is_replaced_after_its_reading(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "BOUND", 250_000_000)
    if not warm._memory():
        pytest.skip("the system does not tell how much memory a process has had")
    begin(reader, text="Norway signed a pact.", keep="1")
    first = warm_of(reader).process.pid
    way = begin(reader, text="Norway is large.", keep="1")
    assert warm_of(reader).process.pid == first, "within the bound it stays"
    assert (told(reader, way)["added"], told(reader, way)["error"]) == (1, ""), "what is large is read"
    another_reads(reader, first)
