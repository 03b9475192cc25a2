from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent / "benchmarks"), str(TESTS / "views"), str(TESTS / "desk")]

from nothing import plain  # noqa: E402
from room import BROWSER, client_of, forty, keep, named  # noqa: E402
from sample import sample  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from onrecord.desk.app import make  # noqa: E402
from onrecord.desk.guard import names_of  # noqa: E402
from onrecord.desk.room import Room  # noqa: E402


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the reading made by hand, and forty synthetic ones, made once."""
    return forty(tmp_path_factory.mktemp("made") / "desk.db")


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    """The reading made by hand, and forty synthetic ones, in a file of the test's own."""
    return Path(shutil.copyfile(made, tmp_path / "desk.db"))


@pytest.fixture
def client(record: Path) -> TestClient:
    return client_of(record)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that answers, over a record of the tests' own."""
    path = forty(tmp_path_factory.mktemp("desk") / "desk.db")
    keep(path, *(named(sample(), outlet=outlet) for outlet in ("<b>Bold</b> Post", "javascript:alert(1)")))
    heard = socket.create_server(("127.0.0.1", 0))
    port = heard.getsockname()[1]
    assert f"127.0.0.1:{port}" in names_of(port)
    server = uvicorn.Server(uvicorn.Config(make(Room(path, read=plain), port), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()
