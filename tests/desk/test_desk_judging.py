"""Deciding at the desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from room import ADDRESS, client_of
from sample import sample
from starlette.testclient import TestClient

REPORT = sample().report.id
ENTRY = f"/entry/{REPORT}/S1"


def form_of(client: TestClient, page: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', client.get(page).text))


def post(client: TestClient, page: str, **fields: str) -> int:
    return client.post(page, data=fields, headers={"origin": ADDRESS}, follow_redirects=False).status_code


def count(client: TestClient, layer: str, query: str = "") -> int:
    return int(client.get(f"/{layer}.json{query}").json()["count"])


def test_a_decision_applies_at_once_to_lists_and_counts_and_can_be_undone(client: TestClient) -> None:
    before = count(client, "statements")
    assert post(client, ENTRY, **form_of(client, ENTRY), analyst="Mara", verdict="wrong", note="not said") == 303
    assert count(client, "statements") == before - 1
    assert count(client, "statements", "?judged=0") == before
    assert "not said" in client.get(ENTRY).text
    assert "Rejected" in client.get(ENTRY).text
    assert post(client, "/undo", **form_of(client, ENTRY), analyst="Mara") == 303
    assert count(client, "statements") == before


def test_a_corrected_speaker_shows_in_every_list(client: TestClient) -> None:
    fields = form_of(client, ENTRY)
    assert post(client, ENTRY, **fields, **{"field-speaker": "Jo Marsh (NZL.GOV)"}, analyst="Mara", verdict="amended") == 303
    (row,) = client.get("/statements.json?speaker=Jo+Marsh").json()["rows"]
    assert (row["ref"], row["code"]) == (f"{REPORT}#S1", "NZL.GOV")
    assert "corrected" in client.get("/statements?speaker=Jo+Marsh").text
    assert client.get("/actor?name=Jo+Marsh").status_code == 200
    assert "Jo Marsh" in client.get(f"/report/{REPORT}").text


def test_two_analysts_in_conflict(client: TestClient) -> None:
    mine, theirs = form_of(client, ENTRY), form_of(client, ENTRY)
    assert post(client, ENTRY, **theirs, analyst="Theo", verdict="right") == 303
    answer = client.post(ENTRY, data={**mine, "analyst": "Mara", "verdict": "wrong", "note": "mine"}, headers={"origin": ADDRESS})
    assert answer.status_code == 409
    assert "Theo" in answer.text
    assert "mine" in answer.text
    assert client.get("/judgements.json").json()["count"] == 1


@pytest.mark.parametrize("token", ["", "x" * 43, None])
def test_a_change_without_the_token_is_refused(client: TestClient, token: str | None) -> None:
    fields = {**form_of(client, ENTRY), "analyst": "Mara", "verdict": "wrong", "token": token}
    assert post(client, ENTRY, **{name: value for name, value in fields.items() if value is not None}) == 403
    assert client.get("/judgements.json").json()["count"] == 0


def test_a_desk_that_reads_only_changes_nothing(record: Path) -> None:
    client = client_of(record, read_only=True)
    token = form_of(client, ENTRY)["token"]
    assert 'name="verdict"' not in client.get(ENTRY).text
    for page in (ENTRY, "/undo", "/review"):
        assert post(client, page, token=token, analyst="Mara", verdict="wrong", right=f"{REPORT}#S1") == 403
    assert client.get("/judgements.json").json()["count"] == 0


def test_a_value_that_does_not_fit_is_told_and_nothing_is_kept(client: TestClient) -> None:
    fields = form_of(client, ENTRY)
    answer = client.post(
        ENTRY, data={**fields, "field-content": "words of nobody", "analyst": "Mara", "verdict": "amended"}, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 400
    assert "does not stand in the report" in answer.text
    assert post(client, ENTRY, **fields, analyst="Mara", verdict="amended") == 400
    assert client.get("/judgements.json").json()["count"] == 0


def test_the_queue_goes_on_to_the_next(client: TestClient) -> None:
    told = client.get("/review.json").json()
    assert len(told["rows"]) == told["waiting"] > 20
    assert len(client.get("/review.json?page=2").json()["rows"]) <= 20
    first = told["rows"][0]["ref"]
    fields = form_of(client, "/review")
    assert post(client, "/review", token=fields["token"], right=first, analyst="Mara") == 303
    after = client.get("/review.json").json()
    assert after["waiting"] == told["waiting"] - 1
    assert first not in [row["ref"] for row in after["rows"]]


def test_redirects_stay_at_the_desk(client: TestClient) -> None:
    fields = form_of(client, ENTRY)
    for back in ("//evil.example/", "https://evil.example/"):
        data = {**fields, "analyst": "Mara", "verdict": "right", "back": back, "seen": form_of(client, ENTRY)["seen"]}
        answer = client.post(ENTRY, data=data, headers={"origin": ADDRESS}, follow_redirects=False)
        assert answer.headers["location"].startswith("/entry/")
