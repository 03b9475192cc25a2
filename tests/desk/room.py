"""Records and browsers for the tests of the desk."""

from __future__ import annotations

import shutil
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


def named(reading: Reading, **told: str) -> Reading:
    """The reading as of another report."""
    was = reading.report
    report = Report.of(was.text, **{"published": was.published, "outlet": was.outlet, "title": was.title, "url": was.url, **told})  # type: ignore[arg-type]
    return replace(reading, report=replace(report, blocks=was.blocks, dateline=was.dateline))


def forty(path: Path) -> Path:
    """The reading made by hand, and forty synthetic ones."""
    return keep(path, sample(), *(synthetic(number) for number in range(40)))
