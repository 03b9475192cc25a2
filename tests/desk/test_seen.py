"""Judging where a list stands, with what others do meanwhile; and what stands behind a number."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from making import Made, kept
from room import ADDRESS, client_of, keep
from sample import sample
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.record.learning import Blamed, Learned, Named


def hidden(client: TestClient, page: str) -> dict[str, str]:
    """The hidden fields of a page."""
    return {
        unescape(name): value for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', client.get(page).text)
    }


def decide(client: TestClient, fields: dict[str, str], **told: str) -> int:
    kept = {name: value for name, value in fields.items() if name != "back"}
    return client.post("/review", data={**kept, **told}, headers={"origin": ADDRESS}, follow_redirects=False).status_code


def first(client: TestClient, page: str) -> str:
    return str(client.get(page).json()["rows"][0]["ref"])


@pytest.mark.parametrize(("page", "data"), [("/review", "/review.json"), ("/figures", "/figures.json"), ("/events", "/events.json")])
def test_who_decides_on_what_another_decided_meanwhile_gets_a_page_of_both(client: TestClient, page: str, data: str) -> None:
    ref, fields = first(client, data), hidden(client, page)
    assert f"seen {ref}" in fields
    assert decide(client, fields, wrong=ref, analyst="Theo") == 303
    assert decide(client, fields, right=ref, analyst="Mara") == 409
    assert [row["analyst"] for row in client.get("/judgements.json").json()["rows"]] == ["Theo"]


def test_a_second_look_holds_what_others_judged_and_one_has_not(client: TestClient) -> None:
    ref = first(client, "/review.json")
    assert decide(client, hidden(client, "/review"), right=ref, analyst="Theo") == 303
    client.cookies.set("analyst", "Theo")
    assert client.get("/review.json?second=1").json()["waiting"] == 0
    client.cookies.clear()
    client.cookies.set("analyst", "Mara")
    assert client.get("/review.json?second=1").json()["rows"][0]["ref"] == ref
    assert "A second look" in client.get("/review?second=1").text
    assert decide(client, hidden(client, "/review?second=1"), right=ref, analyst="Mara") == 303
    assert client.get("/review.json?second=1").json()["waiting"] == 0
    assert client.get("/agreement.json").json()["alphas"][0]["count"] == 1


def test_a_decision_leads_back_to_the_list_it_was_made_in(client: TestClient) -> None:
    ref, fields = first(client, "/events.json"), hidden(client, "/events?status=actual")
    told = {**fields, "right": ref, "analyst": "Mara", "back": "/events?status=actual"}
    answer = client.post("/review", data=told, headers={"origin": ADDRESS}, follow_redirects=False)
    assert answer.headers["location"] == "/events?status=actual"


@pytest.mark.parametrize("page", ["/", "/dyads"])
def test_a_number_of_a_pair_leads_to_as_many_events(client: TestClient, page: str) -> None:
    found = re.findall(r'<td class="n"><a href="([^"]+)">([\d,]+)</a></td>', client.get(page).text)
    assert found
    for way, told in found[:12]:
        listed = client.get(unescape(way).replace("/events?", "/events.json?")).json()["count"]
        assert listed == int(told.replace(",", "")), way


def test_a_month_of_a_pair_leads_to_as_many_events(client: TestClient) -> None:
    page = client.get("/dyad/NOR/RUS").text
    found = re.findall(r'<a href="(/events\?between=[^"]+)">[^<]+</a></th>(.*?)</tr>', page)
    assert found
    for way, cells in found:
        told = sum(int(one) for one in re.findall(r'<td class="n">(\d+)</td>', cells)[:4])
        assert client.get(unescape(way).replace("/events?", "/events.json?")).json()["count"] == told, way


NUMBER = re.compile(r'<td class="n"><a href="([^"]+)">([\d,]+)</a></td>')


def counted(client: TestClient, page: str) -> list[tuple[str, int, int]]:
    """Each number of a page's table, its way, and how many events that leads to."""
    found = NUMBER.findall(client.get(page).text)
    return [
        (way, int(told.replace(",", "")), client.get(unescape(way).replace("/events?", "/events.json?")).json()["count"])
        for way, told in found
    ]


def test_a_number_of_a_comparison_leads_to_as_many_events(client: TestClient) -> None:
    months = sorted({str(row["published"])[:4] for row in client.get("/events.json").json()["rows"] if row["published"]})
    found = counted(client, f"/compare?by=period&one={months[0]}&other={months[-1]}")
    assert found
    assert [one for one in found if one[1] != one[2]] == []


def test_a_month_does_not_open_what_only_reaches_into_it(tmp_path: Path) -> None:
    made = Made("Chad raided Mali.", "Chad raided Mali again.", "Chad raided Mali once more.", published="2025-03-10")
    chad, mali = made.actor("Chad", state="TCD"), made.actor("Mali", state="MLI")
    for at, day in enumerate(("2025-02-03", "2025", None)):
        made.event(at, "ASSAULT", [chad], [mali], day=day)
    kept(tmp_path / "year.db", [made]).close()
    client = client_of(tmp_path / "year.db")
    found = re.findall(r'<th scope="row"><a href="(/events\?between=[^"]+)">', client.get("/dyad/TCD/MLI").text)
    assert [client.get(unescape(way).replace("/events?", "/events.json?")).json()["count"] for way in found] == [1]


def test_a_deed_that_parties_share_counts_for_them_alone(tmp_path: Path) -> None:
    """Where several share a deed, its number is not that of any one's; who has no state is told by name, and nobody by a dash."""
    parties = ("Chad", "Mali", "Niger", "the miners", "Peru")
    made = Made(*(f"{name} acted in deed {at}." for at, name in enumerate(parties)), published="2025-03-10")
    chad, mali, niger = (made.actor(name, state=code) for name, code in (("Chad", "TCD"), ("Mali", "MLI"), ("Niger", "NER")))
    miners, peru = made.actor("the miners", "group"), made.actor("Peru", state="PER")
    sides = (([chad], [peru]), ([chad, mali], [peru]), ([chad, mali, niger], [peru]), ([miners], [peru]), ([], [peru]), ([chad], []))
    for at, (source, recipient) in enumerate(sides):
        made.event(at % 5, "ASSAULT", list(source), list(recipient), day="2025-03-09")
    made.event(1, "ASSAULT", [mali, chad], [peru], day="2025-03-08")
    made.event(2, "ASSAULT", [chad], [peru])  # no day: it stands in no period
    kept(tmp_path / "shared.db", [made]).close()
    found = counted(client_of(tmp_path / "shared.db"), "/compare?by=period&one=2025&other=2024")
    assert sorted(told for _way, told, _opened in found) == [1, 1, 1, 1, 1, 2]
    assert [one for one in found if one[1] != one[2]] == []


def test_the_first_page_says_what_waits_and_its_bars_lead_to_reports(client: TestClient) -> None:
    page = client.get("/").text
    assert "wait</a>" in page or "for an analyst’s judgement" in page
    way = re.search(r'href="(/reports\?since=[^"]+)"', page)
    assert way
    narrowed, whole = (client.get(address).json()["count"] for address in (unescape(way[1]).replace("?", ".json?"), "/reports.json"))
    assert 0 < narrowed < whole


@pytest.mark.parametrize(
    "page",
    [
        f"/report/{sample().report.id}",
        f"/entry/{sample().report.id}/E1",
        f"/entry/{sample().report.id}/H1",
        *(
            "/home",
            "/dyad/NOR/RUS",
            "/basket",
            "/dossier",
            "/agreement",
            "/ledger",
            "/search",
            "/learn",
            "/judgements",
            "/plans",
            "/denials",
        ),
    ],
)
def test_every_page_has_json_and_csv(client: TestClient, page: str) -> None:
    assert client.get(page).status_code == 200
    told, rows = client.get(f"{page}.json"), client.get(f"{page}.csv")
    assert (told.headers["content-type"], rows.headers["content-type"]) == ("application/json", "text/csv; charset=utf-8")
    assert told.json() is not None
    lines = list(csv.reader(io.StringIO(rows.text)))
    assert {len(line) for line in lines} == {len(lines[0])}


def test_an_actor_s_lists_stand_whole_in_one_csv(client: TestClient) -> None:
    name = {"name": "Norway"}
    told = client.get("/actor.json", params=name).json()
    lines = list(csv.DictReader(io.StringIO(client.get("/actor.csv", params=name).text)))
    lists = {key: value for key, value in told.items() if isinstance(value, list)}
    assert {one["list"] for one in lines} == {key for key, value in lists.items() if value}
    assert len(lines) == sum(map(len, lists.values()))
    did = client.get("/events.json?who=Norway").json()
    assert [row["ref"] for row in told["did"]] == [row["ref"] for row in did["rows"]]
    assert told["did"][0].keys() == did["rows"][0].keys()
    assert "Norway" in client.get("/actor", params=name).text


def test_a_basket_is_given_as_data(client: TestClient) -> None:
    client.cookies.set("basket", f"{sample().report.id[:12]}-E1")
    assert client.get("/basket.json").json()["rows"][0]["ref"] == f"{sample().report.id}#E1"
    assert len(client.get("/basket.csv").text.splitlines()) == 2


@pytest.mark.parametrize("page", ["/map", "/review"])
def test_what_has_a_page_has_json_and_csv(client: TestClient, page: str) -> None:
    told = client.get(f"{page}.json").json()
    assert told["rows"]
    assert len(client.get(f"{page}.csv").text.splitlines()) == len(told["rows"]) + 1


def test_a_speaker_whom_nobody_resolved_leads_to_what_was_said(record: Path) -> None:
    with Archive(record) as archive:
        (row,) = archive.sql("SELECT n, report FROM statement LIMIT 1").rows
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE statement SET speaker_name = 'the woman in red' WHERE n = ?", (row[0],))
    client = client_of(record)
    answer = client.get("/actor?name=the+woman+in+red", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/statements?speaker=the+woman+in+red")
    assert client.get("/actor?name=Nobody+Such", follow_redirects=False).status_code == 404


def test_one_report_makes_no_curve(tmp_path: Path) -> None:
    client = client_of(keep(tmp_path / "one.db", sample()))
    for page in ("/", "/statements", "/events"):
        assert 'class="curve"' not in client.get(page).text, page


def test_what_judgements_teach_is_there_as_data_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    learned = Learned((Blamed("frames.csv:7", wrong=1),), (Named("Okoth", "person", "KEN", "GOV", None, 2),), 3)
    monkeypatch.setattr(Archive, "learned", lambda _archive: learned)
    told = client.get("/learn.json").json()
    assert (told["rows"][0]["at"], told["names"][0]["state"], told["other"]) == ("frames.csv:7", "KEN", 3)
    assert client.get("/learn.csv").text.splitlines() == [
        "kind,of,state,role,rejected,corrected,accepted,times",
        "row,frames.csv:7,,,1,0,0,",
        "person,Okoth,KEN,GOV,,,,2",
    ]
