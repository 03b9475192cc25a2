"""Dossiers, the basket and clippings."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from room import ADDRESS, client_of
from sample import sample
from starlette.testclient import TestClient
from typer.testing import CliRunner

from commanding import compose
from onrecord.desk import basket

REPORT = sample().report.id


def token(client: TestClient) -> str:
    return re.findall(r'name="token" value="([^"]+)"', client.get("/basket").text)[0]


def put(client: TestClient, **fields: str) -> int:
    answer = client.post("/basket", data={"token": token(client), **fields}, headers={"origin": ADDRESS}, follow_redirects=False)
    return answer.status_code


@pytest.mark.parametrize("query", [f"report={REPORT}", f"entry={REPORT}%23S1", "one=NOR&other=RUS", "q=kroner", "actor=Norway"])
def test_a_dossier_is_a_page_and_a_file_with_the_same_entries(client: TestClient, query: str) -> None:
    shown = client.get(f"/dossier?{query}")
    rows = client.get(f"/dossier.json?{query}").json()["rows"]
    assert rows
    file = client.get(f"/dossier.html?{query}")
    assert "attachment" in file.headers["content-disposition"]
    assert "<script" not in file.text
    assert not re.search(r"(src|href)=.(?!https?:|#)", file.text)
    mark = client.get(f"/dossier.md?{query}").text
    for row in rows:
        short = f"{row['ref'][:10]}#{row['ref'].partition('#')[2]}"
        assert short in file.text
        assert short in mark
        assert html.escape(short) in shown.text


def test_a_dossier_of_nothing_asks_what_it_is_made_of(client: TestClient) -> None:
    assert 'name="actor"' in client.get("/dossier").text
    assert "Nothing is told" in client.get("/dossier?actor=Nobody").text
    assert client.get("/dossier.html?report=ffff").status_code == 404


def test_entries_are_put_aside_and_taken_out(client: TestClient) -> None:
    for entry in ("S1", "E1"):
        assert put(client, put=f"{REPORT}#{entry}", back="/events") == 303
    page = client.get("/basket").text
    assert page.count("data-row") == 2
    assert "characters " in page
    assert f"[^{REPORT[:10]}-S1]:" in page
    assert put(client, out=f"{REPORT}#S1") == 303
    assert client.get("/basket").text.count("data-row") == 1
    assert put(client, clear="1") == 303
    assert "is empty" in client.get("/basket").text


def test_a_desk_that_reads_only_has_a_basket(record: Path) -> None:
    client = client_of(record, read_only=True)
    assert put(client, put=f"{REPORT}#S1") == 303
    assert client.get("/basket").text.count("data-row") == 1


def test_a_basket_that_somebody_else_filled_does_no_harm(client: TestClient) -> None:
    client.cookies.set("basket", "x<script>.../../x-S1." + "f" * 12 + "-S1")
    page = client.get("/basket")
    assert page.status_code == 200
    assert "<script>" not in page.text
    assert "1 are no longer in the record" in page.text


def test_the_basket_has_room_for_what_a_cookie_holds() -> None:
    assert len(".".join(basket.short(f"{'a' * 64}#E12345").replace("#", "-") for _ in range(basket.MOST))) < 3_900


@pytest.mark.parametrize("name", ["dossier.html", "dossier.md"])
def test_the_command_writes_the_same(record: Path, tmp_path: Path, name: str) -> None:
    done = CliRunner().invoke(compose(), ["page", "--actor", "Norway", f"{REPORT}#S1", "-o", str(tmp_path / name), "--record", str(record)])
    assert done.exit_code == 0
    assert f"{REPORT[:10]}#S1" in (tmp_path / name).read_text(encoding="utf-8")


def test_the_command_says_what_is_wrong(record: Path, tmp_path: Path) -> None:
    for arguments in (["-o", "dossier.pdf", REPORT], ["-o", "dossier.html"], ["-o", "dossier.md", "ffff"]):
        arguments[1] = str(tmp_path / arguments[1])
        assert CliRunner().invoke(compose(), ["page", *arguments, "--record", str(record)]).exit_code != 0
    assert list(tmp_path.glob("dossier*")) == []
