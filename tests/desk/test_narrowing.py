"""What lists are narrowed to beside facets: topics, areas of the map, switches; and plans, denials and agreement as pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from making import Made, kept
from room import client_of
from sample import sample
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.asked import area_of
from onrecord.record.facets import LISTS

REPORT = sample().report.id


def count(client: TestClient, address: str) -> int:
    return int(client.get(address).json()["count"])


def test_a_list_is_narrowed_to_a_topic(client: TestClient) -> None:
    whole, some = count(client, "/events.json"), count(client, "/events.json?topic=military")
    assert some > 0
    assert some + count(client, "/events.json?topic=-") <= whole
    assert "Topic" in client.get("/events").text
    for name in LISTS:
        assert client.get(f"/{name}?topic=military").status_code == 200


def test_an_area_of_the_map_narrows_a_list(client: TestClient) -> None:
    whole = count(client, "/events.json")
    north, south = count(client, "/events.json?area=-180,0,180,90"), count(client, "/events.json?area=-180,-90,180,0")
    assert 0 < north <= whole
    assert north + south <= whole
    assert "an area of the map" in client.get("/events?area=-180,0,180,90").text
    assert count(client, "/events.json?area=10,0,-10,90") <= whole


@pytest.mark.parametrize("told", ["", "1,2,3", "1,2,3,x", "200,0,10,10", "0,50,10,40", "1e3,0,0,0", "0,0,0,0;drop"])
def test_what_is_no_area_narrows_nothing(client: TestClient, told: str) -> None:
    assert area_of(told) is None
    assert count(client, f"/events.json?area={told}") == count(client, "/events.json")


@pytest.mark.parametrize(("name", "switch"), [(name, switch) for name, layer in LISTS.items() for switch in layer.switches])
def test_a_switch_leaves_out_as_many_as_it_says(client: TestClient, name: str, switch: str) -> None:
    with Archive(client.app.state.room.path) as record:  # type: ignore[attr-defined]
        from onrecord.record import browsing, narrowing

        told = record.ask(browsing.turned_off, name, narrowing.Asked({}), switch)
    assert count(client, f"/{name}.json") - count(client, f"/{name}.json?off={switch}") == told
    assert "Add those" in client.get(f"/{name}?off={switch}").text


@pytest.mark.parametrize("page", ["plans", "denials", "agreement"])
def test_pages_in_columns_have_the_same_as_data(client: TestClient, page: str) -> None:
    assert client.get(f"/{page}").status_code == 200
    assert client.get(f"/{page}.json").json()
    assert client.get(f"/{page}.csv").text.count(",")


def test_plans_are_shown_the_newest_first(client: TestClient) -> None:
    rows = client.get("/plans.json").json()["rows"]
    assert len(rows) > 1
    page = client.get("/plans").text
    places = [page.find(f'/entry/{row["ref"].replace("#", "/")}"') for row in sorted(rows, key=lambda row: row["published"] or "")]
    assert places[-1] < places[0]


def test_plans_say_what_they_leave_out(client: TestClient) -> None:
    told = client.get("/plans.json").json()["left_out"]
    assert told
    page = client.get("/plans").text
    assert all(f">{count:,} {reason}." in page for reason, count in told.items())


def test_agreement_tells_alpha_and_what_analysts_differ_on(record: Path) -> None:
    with Archive(record) as archive:
        for analyst, verdicts in (("Mara", ("right", "right", "wrong")), ("Theo", ("right", "wrong", "wrong"))):
            for entry, verdict in zip(("S1", "S2", "S3"), verdicts, strict=True):
                archive.judge(f"{REPORT}#{entry}", verdict, analyst=analyst)
    client = client_of(record)
    told = client.get("/agreement.json").json()
    assert [(one["layer"], one["count"]) for one in told["alphas"]] == [("statement", 3)]
    assert told["alphas"][0]["alpha"] == pytest.approx(1 - 5 * 2 / 18)
    assert [one["ref"] for one in told["differ"]] == [f"{REPORT}#S2"]
    page = client.get("/agreement").text
    assert "0.44" in page
    assert f"/entry/{REPORT}/S2" in page


def test_states_are_called_by_their_names(client: TestClient) -> None:
    assert "Norway and Russia" in client.get("/dyad/NOR/RUS").text


def test_a_page_is_made_once_while_the_record_stays_as_it_is(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record import browsing

    client = client_of(record)
    first = client.get("/events").text
    monkeypatch.setattr(browsing, "listed", None)
    assert client.get("/events").text == first
    monkeypatch.undo()
    with Archive(record) as archive:
        archive.judge(f"{REPORT}#E1", "wrong", analyst="Mara")
    assert client.get("/events").text != first


def test_a_page_that_waits_for_a_count_is_not_kept(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.desk import counting

    monkeypatch.setattr(counting, "AT_ONCE", 0.0)
    client = client_of(record)
    assert "Still being counted" in client.get("/events").text
    assert client.app.state.room.pages.get(("/events", "", ""), client.app.state.room.stamp()) is None  # type: ignore[attr-defined]


def test_the_words_that_tell_are_marked_where_they_stand(tmp_path: Path) -> None:
    made = Made("Peru attacked a fort that Chile attacked before.")
    made.event(0, "ASSAULT", [made.actor("Chile", state="CHL")], [], trigger="attacked before")
    made.event(0, "ASSAULT", [made.actor("Peru", state="PER")], [], trigger="attacked")
    kept(tmp_path / "r.db", [made])
    told = client_of(tmp_path / "r.db").get("/events").text
    assert "Chile <mark>attacked before</mark>" in told
    assert "</mark>eru <mark>attacked</mark>" in told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/events?area=Oslo", "is no area: give west, south, east and north"),
        ("/events?type=FOO", "Nothing in the record has “FOO” as type"),
        ("/statements?speaker=Nobody+Known", "Nothing in the record has “Nobody Known” as speaker"),
        ("/events?type=FOO&status=actual", "Nothing in the record has “FOO” as type"),
    ],
)
def test_what_nothing_in_the_record_has_is_said(client: TestClient, address: str, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert told in answer.text


def test_a_state_that_is_none_has_no_page(client: TestClient) -> None:
    assert client.get("/dyad/USA/XQZ").status_code == 404
    assert client.get("/dyad/NOR/RUS").status_code == 200


def test_every_page_is_in_the_navigation(client: TestClient) -> None:
    home = client.get("/").text
    for way in ("/plans", "/denials", "/ledger", "/compare", "/dossier", "/judgements", "/agreement", "/learn"):
        assert f'href="{way}" data-go=' in home
        assert client.get(way).status_code == 200


def test_the_queue_is_walked_page_by_page(client: TestClient) -> None:
    first, second = (re.findall(r'name="right" value="([^"]+)"', client.get(f"/review?page={number}").text) for number in (1, 2))
    assert len(first) == 20
    assert second
    assert not set(first) & set(second)
    assert 'action="/review?page=2"' in client.get("/review?page=2").text


def test_a_figure_stands_at_the_day_of_the_deed_that_it_counts(client: TestClient) -> None:
    for row in client.get("/ledger.json?unit=dead").json()["rows"]:
        assert {"day", "published"} <= {*row}


def test_what_a_list_leaves_out_is_said_above_it(client: TestClient) -> None:
    shown, whole = count(client, "/events.json"), count(client, "/events.json?again=1&copies=1")
    assert ("Left out:" in client.get("/events").text) == (whole > shown)


@pytest.mark.parametrize("way", ["plans", "denials"])
def test_only_what_is_answered_is_shown_where_that_is_asked(client: TestClient, way: str) -> None:
    answer = client.get(f"/{way}?answered=1")
    assert answer.status_code == 200
    assert 'class="open"' not in answer.text
    assert f'href="/{way}"' in answer.text
