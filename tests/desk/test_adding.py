"""Entries that the reader missed, added by marking words; and another's judgements taken in."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from room import ADDRESS, client_of, forty
from sample import sample
from starlette.testclient import TestClient
from typer.testing import CliRunner

from commanding import compose
from onrecord.archive import Archive

SAMPLE = sample()
REPORT = SAMPLE.report.id
#: Words of the report that no event stands on.
WORDS = " ".join(SAMPLE.report.text[SAMPLE.statements[0].content[0].start :].split()[:3])


def form_of(client: TestClient, page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', client.get(page).text)
    return {name: value for name, value in found if name not in ("back",)}


def add(client: TestClient, **fields: str) -> tuple[int, str]:
    data = {**form_of(client, f"/add/{REPORT}"), "analyst": "Mara", "words": WORDS, **fields}
    answer = client.post(f"/add/{REPORT}", data=data, headers={"origin": ADDRESS}, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def count(client: TestClient, name: str, query: str = "") -> int:
    return int(client.get(f"/{name}.json{query}").json()["count"])


@pytest.mark.parametrize(
    ("layer", "fields", "letter"),
    [
        ("event", {"field-type": "AID", "field-source": "Norway", "field-recipient": "Jo Roe (PER.GOV)", "field-date": "2019-03-05"}, "E"),
        ("statement", {"field-speaker": "Norway"}, "S"),
        ("figure", {"field-unit": "frigate", "field-value": "7"}, "F"),
        ("position", {"field-kind": "demand", "field-holders": "Norway"}, "H"),
    ],
)
def test_marked_words_become_an_entry_that_counts_and_can_be_undone(
    client: TestClient, layer: str, fields: dict[str, str], letter: str
) -> None:
    before = count(client, f"{layer}s")
    status, way = add(client, layer=layer, **fields)
    assert status == 303
    assert way.startswith(f"/entry/{REPORT}/{letter}")
    assert count(client, f"{layer}s") == before + 1
    assert count(client, f"{layer}s", "?judged=0") == before
    page = client.get(way).text
    assert "added by an analyst" in page
    assert WORDS.split()[0] in client.get(f"/report/{REPORT}").text
    told = client.get("/judgements.json").json()["rows"][0]
    assert told["ref"] == way.removeprefix("/entry/").replace("/", "#")
    assert told["changed"] == 0
    client.post("/undo", data={"token": form_of(client, "/add/" + REPORT)["token"], "analyst": "Mara"}, headers={"origin": ADDRESS})
    assert count(client, f"{layer}s") == before


def test_an_added_event_has_its_fields_and_its_quad_class(client: TestClient) -> None:
    add(
        client,
        layer="event",
        **{"field-type": "AID", "field-source": "Norway", "field-recipient": "Jo Roe (PER.GOV)", "field-status": "planned"},
    )
    (row,) = [row for row in client.get("/events.json?type=AID").json()["rows"] if row["recipient"] == "Jo Roe"]
    assert (row["quad"], row["source"], row["status"], row["words"]) == (2, "Norway", "planned", WORDS)


def test_an_added_entry_can_be_judged_by_another(client: TestClient) -> None:
    _, way = add(client, layer="figure", **{"field-unit": "frigate", "field-value": "7"})
    before = count(client, "figures")
    fields = form_of(client, way)
    kept = {**fields, "analyst": "Theo", "verdict": "amended", "field-value": "9"}
    assert client.post(way, data=kept, headers={"origin": ADDRESS}, follow_redirects=False).status_code == 303
    assert [row["value"] for row in client.get("/figures.json?unit=frigate").json()["rows"] if row["words"] == WORDS] == [9]
    fields = form_of(client, way)
    assert (
        client.post(
            way, data={**fields, "analyst": "Theo", "verdict": "wrong"}, headers={"origin": ADDRESS}, follow_redirects=False
        ).status_code
        == 303
    )
    assert count(client, "figures") == before - 1


@pytest.mark.parametrize(
    "fields",
    [
        {"layer": "event", "words": "words of nobody at all"},
        {"layer": "event", "words": ""},
        {"layer": "figure"},
        {"layer": "place"},
        {"layer": "event", "field-type": "DANCE"},
    ],
)
def test_what_cannot_be_added_is_told(client: TestClient, fields: dict[str, str]) -> None:
    status, told = add(client, **fields)
    assert status == 400
    assert 'role="alert"' in told
    assert count(client, "judgements") == 0


def test_the_same_entry_is_not_added_twice(client: TestClient) -> None:
    fields = {"layer": "figure", "field-unit": "frigate", "field-value": "7"}
    assert add(client, **fields)[0] == 303
    status, told = add(client, **fields)
    assert status == 400
    assert "there already" in told


def test_the_record_is_whole_after_adding(client: TestClient, record: Path) -> None:
    with Archive(record) as archive:
        before = archive.verify()
        add(client, layer="event", **{"field-type": "AID", "field-source": "Norway"})
        assert archive.verify() == before


@pytest.mark.parametrize("form", ["json", "csv"])
def test_another_s_judgements_are_taken_in(client: TestClient, tmp_path: Path, form: str) -> None:
    add(client, layer="event", **{"field-type": "AID", "field-source": "Norway"})
    entry = f"/entry/{REPORT}/S1"
    fields = {**form_of(client, entry), "analyst": "Mara", "verdict": "wrong", "note": "=1+1 said nobody"}
    client.post(entry, data=fields, headers={"origin": ADDRESS})
    written = client.get(f"/judgements.{form}").content
    other = client_of(forty(tmp_path / "other.db"))
    before = (count(other, "events"), count(other, "statements"))
    for expected in ("2 taken in, 0 known", "0 taken in, 2 known"):
        token = form_of(other, "/judgements")["token"]
        answer = other.post("/judgements", data={"token": token}, files={"file": ("x", io.BytesIO(written))}, headers={"origin": ADDRESS})
        assert expected in answer.text
    assert (count(other, "events"), count(other, "statements")) == (before[0] + 1, before[1] - 1)
    assert "=1+1 said nobody" in other.get("/judgements").text


@pytest.mark.parametrize("text", ["", "[]", "a,b\n1,2\n", '{"report": "x", "verdict": "right"}', "{", '{"verdict": "right", "report": 3}'])
def test_a_file_that_holds_no_judgements_changes_nothing(client: TestClient, text: str) -> None:
    token = form_of(client, "/judgements")["token"]
    answer = client.post(
        "/judgements", data={"token": token}, files={"file": ("x", io.BytesIO(text.encode()))}, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 400
    assert count(client, "judgements") == 0


def test_the_command_takes_them_in(client: TestClient, record: Path, tmp_path: Path) -> None:
    entry = f"/entry/{REPORT}/S1"
    client.post(entry, data={**form_of(client, entry), "analyst": "Mara", "verdict": "right"}, headers={"origin": ADDRESS})
    runner = CliRunner()
    written = tmp_path / "mine.jsonl"
    assert runner.invoke(compose(), ["judgements", "--record", str(record), "--format", "jsonl", "-o", str(written)]).exit_code == 0
    assert json.loads(written.read_text(encoding="utf-8"))["verdict"] == "right"
    other = forty(tmp_path / "other.db")
    assert runner.invoke(compose(), ["judgements", "--import", str(written), "--record", str(other)]).exit_code == 0
    with Archive(other) as archive:
        assert len(archive.judgements()) == 1
