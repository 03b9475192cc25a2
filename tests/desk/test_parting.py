"""Joins taken apart and put back at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from room import client_of, keep, named
from sample import sample
from starlette.testclient import TestClient
from test_desk_judging import form_of, post

from onrecord.archive import Archive
from onrecord.record import joins

PAGE = "/actor?name=Ingrid+Solheim"
REF = f"{sample().report.id}#A1"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The reading made by hand, as two outlets have it."""
    path = keep(tmp_path / "twice.db", sample(), named(sample(), outlet="The Other Post", published="2019-03-09"))
    with Archive(path) as archive:
        archive.link()
    return path


def joined(record: Path) -> tuple[int, str | None]:
    with Archive(record) as archive:
        return archive.ask(joins.of_entry, REF)


def test_an_actor_is_taken_out_and_put_back_by_another(record: Path) -> None:
    client = client_of(record)
    token = form_of(client, PAGE)["token"]
    assert joined(record) == (1, None)
    assert post(client, "/apart", token=token, analyst="Mara", out=REF, back=PAGE) == 303
    assert joined(record) == (0, "Mara")
    assert "taken out by Mara" in client.get(PAGE).text
    assert "Put back" in client.get(f"/entry/{REF.replace('#', '/')}").text
    assert post(client, "/apart", token=token, analyst="Theo", back_in=REF, back=PAGE) == 303
    assert joined(record) == (1, None)
    assert "taken out by" not in client.get(PAGE).text


def test_what_was_taken_out_is_taken_in_by_another_desk(record: Path, tmp_path: Path) -> None:
    with Archive(record) as archive:
        archive.take_apart(REF, analyst="Mara")
        rows = list(archive.judgements())
    other = keep(tmp_path / "other.db", sample())
    with Archive(other) as archive:
        assert archive.take_in(rows) == (1, 0)


def test_a_desk_that_reads_only_offers_and_does_nothing(record: Path) -> None:
    client: TestClient = client_of(record, read_only=True)
    assert 'name="out"' not in client.get(PAGE).text
    assert post(client, "/apart", token=form_of(client, PAGE)["token"], analyst="Mara", out=REF) == 403
    assert joined(record) == (1, None)
