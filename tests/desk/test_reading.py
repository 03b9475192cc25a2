"""Reading at the desk, with a reader of the tests' own."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from nothing import plain
from room import ADDRESS, begin, client_of
from starlette.testclient import TestClient

from onrecord.config import Config
from onrecord.desk.jobs import safe_name
from onrecord.desk.warm import stamp


@pytest.fixture
def reader(tmp_path: Path) -> TestClient:
    return client_of(tmp_path / "new.db", read=plain)


def test_what_is_kept_makes_a_record(reader: TestClient) -> None:
    way = begin(reader, ("../../one.txt", b"Norway signed a pact.\n"), ("two.txt", b"Japan sent aid.\n"), text="Peru spoke.", keep="1")
    assert reader.get(f"{way}.json").json()["added"] == 3
    assert reader.get("/reports.json").json()["count"] == 3
    with reader.app.state.room.record() as record:  # type: ignore[attr-defined]
        names = [row["file"] for row in record.sql("SELECT file FROM origin ORDER BY file")]
    assert names == ["001-one.txt", "002-two.txt", "003-pasted.txt"]


@pytest.mark.slow
def test_what_is_only_looked_at_is_shown_and_not_kept_until_one_says_so(reader: TestClient) -> None:
    way = begin(reader, text="Norway signed a pact.", outlet="Fjord Post", published="2019-03-05")
    page = reader.get(way).text
    assert "Norway signed a pact." in page
    assert "Fjord Post" in page
    assert reader.get("/reports.json").status_code == 404
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    kept = reader.post(f"{way}/keep", data={"token": token}, headers={"origin": ADDRESS}, follow_redirects=False).headers["location"]
    until = time.monotonic() + 60
    while not reader.get(f"{kept}.json").json()["done"] and time.monotonic() < until:
        time.sleep(0.1)
    (row,) = reader.get("/reports.json").json()["rows"]
    assert (row["outlet"], row["published"]) == ("Fjord Post", "2019-03-05")


@pytest.mark.parametrize("fields", [{}, {"text": "  "}, {"text": "Some words.", "published": "soon"}])
def test_what_cannot_be_read_is_told(reader: TestClient, fields: dict[str, str]) -> None:
    token = re.findall(r'name="token" value="([^"]+)"', reader.get("/read").text)[0]
    answer = reader.post("/read", data={"token": token, **fields}, headers={"origin": ADDRESS})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.txt", "001-a.txt"),
        ("../../etc/passwd", "001-passwd"),
        ("..", "001-report.txt"),
        ("C:\\x\\b.pdf", "001-b.pdf"),
        ("<b>.html", "001-_b_.html"),
    ],
)
def test_names_of_files_lead_nowhere(given: str, name: str) -> None:
    assert safe_name(1, given) == name


def test_other_tables_need_another_reader(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    before = stamp(Config(knowledge=tables), plain)
    assert stamp(Config(knowledge=tables), plain) == before
    (tables / "words.csv").write_text("word\n", encoding="utf-8")
    assert stamp(Config(knowledge=tables), plain) != before
