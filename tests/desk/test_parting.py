"""Joins taken apart and put back at the desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from making import Made, kept
from room import ADDRESS, client_of, keep, named
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
        told = archive.ask(joins.of_entry, REF)
    return told.others, told.apart


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
    assert "/same" not in client.get(PAGE).text
    assert post(client, "/apart", token=form_of(client, PAGE)["token"], analyst="Mara", out=REF) == 403
    assert joined(record) == (1, None)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """The reading made by hand as two outlets have it, and one of somebody who may be the same."""
    path = tmp_path / "names.db"
    other = replace(
        named(sample(), outlet="Third Post", published="2019-03-11"),
        actors=tuple(replace(one, name="I. K. Solheim") if one.id == "A1" else one for one in sample().actors),
    )
    keep(path, sample(), named(sample(), outlet="The Other Post", published="2019-03-09"), other)
    with Archive(path) as archive:
        archive.link()
    return path


def said(client: TestClient, name: str) -> str:
    return client.get(f"/statements.json?speaker={name}").json()["count"]  # type: ignore[no-any-return]


def test_two_names_are_joined_on_the_actors_page_and_taken_back(names: Path) -> None:
    client = client_of(names)
    token = form_of(client, PAGE)["token"]
    alone = said(client, "I. K. Solheim")
    with Archive(names) as archive:
        ref = archive.ask(joins.the_one, "I. K. Solheim")
    assert post(client, "/same", token=token, analyst="Mara", note="initials", ref=ref, other="Ingrid Solheim", back=PAGE) == 303
    both = said(client, "I. K. Solheim")
    assert both == said(client, "Ingrid Solheim") == 3 * int(alone)
    assert "joined by Mara" in client.get(PAGE).text
    assert "I. K. Solheim" in client.get(PAGE).text
    assert "Mara says that it is the same as" in client.get(f"/entry/{ref.replace('#', '/')}").text
    assert "the same as <a" in client.get("/judgements").text
    assert said(client_of(names), "Ingrid Solheim&judged=0") == 2 * int(alone)
    assert post(client, "/apart", token=token, analyst="Theo", back_in=ref, back=PAGE) == 303
    assert said(client, "I. K. Solheim") == alone
    assert post(client, "/undo", token=token, analyst="Theo", back=PAGE) == 303
    assert post(client, "/undo", token=token, analyst="Mara", back=PAGE) == 303
    assert said(client, "I. K. Solheim") == alone


def test_an_entrys_address_tells_whom_it_is_the_same_as(names: Path) -> None:
    client = client_of(names)
    token = form_of(client, PAGE)["token"]
    other = f"http://127.0.0.1:8470/entry/{REF.replace('#', '/')}"
    with Archive(names) as archive:
        ref = archive.ask(joins.the_one, "I. K. Solheim")
    assert post(client, "/same", token=token, analyst="Mara", ref=ref, other=other) == 303
    assert (
        client.post(
            "/same", data={"token": token, "analyst": "Mara", "ref": ref, "other": "Nobody At All"}, headers={"origin": ADDRESS}
        ).status_code
        == 404
    )


def test_those_who_are_one_other_get_a_name_of_their_own(names: Path) -> None:
    client = client_of(names)
    token = form_of(client, PAGE)["token"]
    before = int(said(client, "Ingrid Solheim"))
    assert post(client, "/apart", token=token, analyst="Mara", some=REF, called="Ingrid Solheim (mayor)", back=PAGE) == 303
    assert said(client, "Ingrid Solheim (mayor)") == said(client, "Ingrid Solheim") == before // 2


def test_an_event_is_offered_what_may_be_the_same_and_joined(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    made = [
        Made(f"{words} on 2025-03-0{at}.", published="2025-03-04")
        for at, words in ((1, "Rebels shelled Lima"), (3, "Guns fell silent in Lima"))
    ]
    for at, one in zip((1, 3), made, strict=True):
        one.event(0, "ASSAULT", [one.actor("Rebels", "group")], [one.actor("Lima", "state", "PER")], f"2025-03-0{at}")
    with kept(path, made) as archive:
        archive.link()
    client = client_of(path)
    way = f"/entry/{made[0].report.id}/E1"
    told = client.get(way).text
    assert "uns fell silent" in told  # the letter before is marked as a party's
    assert (
        post(
            client,
            "/same",
            token=form_of(client, way)["token"],
            analyst="Mara",
            ref=f"{made[0].report.id}#E1",
            other=f"{made[1].report.id}#E1",
        )
        == 303
    )
    (row,) = client.get("/occurrences.json").json()["rows"]
    assert row["reports"] == 2
    assert "uns fell silent" in client.get(f"/occurrence/{row['ref']}").text


def test_who_is_only_described_is_offered_to_nobody(tmp_path: Path) -> None:
    reading = sample()
    described = [
        one.id for one in reading.actors if one.mentions and not any(mention.kind in ("name", "metonym") for mention in one.mentions)
    ]
    reading = replace(
        reading, actors=tuple(replace(one, mentions=tuple(replace(m, kind="nominal") for m in one.mentions)) if one.id == "A2" else one for one in reading.actors)
    )  # fmt: skip
    client = client_of(keep(tmp_path / "described.db", reading))
    assert 'action="/same"' in client.get(f"/entry/{reading.report.id}/A1").text
    for entry in (*described, "A2"):
        assert 'action="/same"' not in client.get(f"/entry/{reading.report.id}/{entry}").text


def test_of_several_of_one_name_the_one_is_chosen(tmp_path: Path) -> None:
    """Whoever says that two are the same by a name that several bear is asked which of them."""
    made = [
        Made(f"{name} spoke in {state}.", published=f"2025-03-0{at}")
        for at, (name, state) in enumerate((("Ana Lopez", "PER"), ("Ana Lopez", "CHL"), ("Maria Quispe", "PER")), 1)
    ]
    for one, (name, state) in zip(made, (("Ana Lopez", "PER"), ("Ana Lopez", "CHL"), ("Maria Quispe", "PER")), strict=True):
        one.actor(name, "person", state)
    with kept(tmp_path / "named.db", made) as archive:
        archive.link()
        several = len(archive.ask(joins.bearers, "Ana Lopez"))
    assert several == 2
    client = client_of(tmp_path / "named.db")
    told = {
        "token": form_of(client, "/actors")["token"],
        "ref": f"{made[2].report.id}#A1",
        "analyst": "Mara",
        "back": "/actor?name=Maria+Quispe",
    }
    asked = client.post("/same", data={**told, "other": "Ana Lopez"}, headers={"origin": ADDRESS})
    assert "Which “Ana Lopez”?" in asked.text
    assert f'value="{made[0].report.id}#A1"' in asked.text
    assert client.get("/judgements.json").json()["count"] == 0
    assert post(client, "/same", **told, other=f"{made[0].report.id}#A1") == 303
    assert client.get("/judgements.json").json()["count"] == 1
