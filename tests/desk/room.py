"""Records and browsers for the tests of the desk."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sample import sample
from starlette.testclient import TestClient

from onrecord.desk.app import make
from onrecord.desk.room import Room
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Reading, Report
from synthetic import reading as synthetic

PORT = 8470
BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
ADDRESS = f"http://127.0.0.1:{PORT}"


def keep(path: Path, *readings: Reading) -> Path:
    """A record of these readings."""
    with closing(connect_to_write(path)) as connection, transaction(connection):
        for reading in readings:
            put(connection, prepare(reading))
    return path


def client_of(path: Path, **options: object) -> TestClient:
    """A browser without scripts before a desk over this record."""
    room = Room(path, **options)  # type: ignore[arg-type]
    return TestClient(make(room, PORT), base_url=ADDRESS, raise_server_exceptions=True)


def begin(client: TestClient, *files: tuple[str, bytes], wait: bool = True, **fields: str) -> str:
    """Gives files and fields to the page, and returns the address of the reading, when it is done unless nobody is to wait."""
    token = re.findall(r'name="token" value="([^"]+)"', client.get("/read").text)[0]
    told = [("files", (name, raw)) for name, raw in files]
    answer = client.post("/read", data={"token": token, **fields}, files=told or None, headers={"origin": ADDRESS}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    way = answer.headers["location"]
    until = time.monotonic() + 60
    while wait and not client.get(f"{way}.json").json()["done"] and time.monotonic() < until:
        time.sleep(0.1)
    return way


def named(reading: Reading, **told: str) -> Reading:
    """The reading as of another report."""
    was = reading.report
    report = Report.of(was.text, **{"published": was.published, "outlet": was.outlet, "title": was.title, "url": was.url, **told})  # type: ignore[arg-type]
    return replace(reading, report=replace(report, blocks=was.blocks, dateline=was.dateline))


def forty(path: Path) -> Path:
    """The reading made by hand, and forty synthetic ones."""
    return keep(path, sample(), *(synthetic(number) for number in range(40)))
