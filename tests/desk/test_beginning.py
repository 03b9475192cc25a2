"""A desk over a record that holds nothing, and words and numbers as pages show them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from room import client_of, keep
from sample import sample
from starlette.testclient import TestClient

from onrecord.desk.page import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-aid.txt"


@pytest.mark.parametrize("path", ["/", "/events", "/reports", "/actor?name=Norway", "/review", "/search?q=a", "/map"])
def test_every_page_of_an_empty_record_shows_how_to_begin(tmp_path: Path, path: str) -> None:
    answer = client_of(tmp_path / "none.db").get(path)
    assert answer.status_code == (200 if path == "/" else 404)
    assert "Read the example" in answer.text
    assert str(tmp_path) not in answer.text


def test_a_record_without_reports_shows_how_to_begin(tmp_path: Path) -> None:
    assert "Read the example" in client_of(keep(tmp_path / "made.db")).get("/").text


def test_the_example_is_the_shipped_one(tmp_path: Path) -> None:
    page = client_of(tmp_path / "none.db").get("/").text
    assert EXAMPLE.read_text(encoding="utf-8").splitlines()[0] in page


def test_a_record_of_one_report_has_one_report(tmp_path: Path) -> None:
    page = client_of(keep(tmp_path / "one.db", sample())).get("/").text
    assert "<strong>1</strong> report</a>" in page
    assert "statements</a>" in page


def test_an_empty_record_that_is_asked_for_data_says_that_it_is_none(tmp_path: Path) -> None:
    assert client_of(tmp_path / "none.db").get("/events.json").status_code == 404


def test_a_part_of_a_sentence_keeps_its_spaces() -> None:
    assert (run("in \n three "), run(", and"), run("")) == ("in three ", ", and", "")


def test_switches_say_how_much_they_add(client: TestClient) -> None:
    switch = re.search(
        r'<a href="([^"]+)">Add what a report tells twice</a> <span class="count">\+(\d+)</span>', client.get("/events").text
    )
    assert switch
    more, less = (client.get(f"/events.json{query}").json()["count"] for query in ("?again=1", ""))
    assert more - less == int(switch[2])


def test_an_entry_says_how_its_parts_were_resolved(client: TestClient) -> None:
    page = client.get(f"/entry/{sample().report.id}/S1").text
    assert re.search(r"<dt>speaker</dt><dd>[^<]*→ A1", page)


def test_a_desk_starts_without_what_reads() -> None:
    """It answers sooner so: the formats of files and the language model come with the first reading."""
    code = "import sys, onrecord.desk.serving, onrecord.desk.app; print(sorted({'spacy', 'onrecord.archive', 'onrecord.intake'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
