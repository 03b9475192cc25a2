from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent / "benchmarks"), str(TESTS / "views"), str(TESTS / "desk"), str(TESTS / "record")]

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


@contextmanager
def served(path: Path, **options: object) -> Iterator[str]:
    """The address of a desk that answers over a record."""
    heard = socket.create_server(("127.0.0.1", 0))
    port = heard.getsockname()[1]
    assert f"127.0.0.1:{port}" in names_of(port)
    server = uvicorn.Server(uvicorn.Config(make(Room(path, read=plain, **options), port), log_level="error", lifespan="off"))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that answers, over a record of the tests' own."""
    path = forty(tmp_path_factory.mktemp("desk") / "desk.db")
    keep(path, *(named(sample(), outlet=outlet) for outlet in ("<b>Bold</b> Post", "javascript:alert(1)")))
    with served(path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: object, desk: str) -> Iterator[object]:
    """A page that fails its test where a script errs, the console complains, or a request leaves the machine."""
    context = browser.new_context(base_url=desk, viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" and "409" not in said.text else None)
    page.on("request", lambda request: None if request.url.startswith((desk, "data:", "blob:")) else faults.append(request.url))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    yield page
    context.close()
    assert faults == []
