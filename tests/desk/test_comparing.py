"""Comparisons, ledgers, and what stands on the pages of actors and pairs beside their lists."""

from __future__ import annotations

import json
import re

import pytest
from sample import sample
from starlette.testclient import TestClient

from onrecord.desk.drawing import curve, dyad_chart, ledger_chart
from onrecord.record import comparing
from onrecord.record.result import Rows


@pytest.mark.parametrize(
    "query", ["", "by=outlet&one=A&other=B", "by=speaker&one=Norway&other=Russia", "by=period&one=2010&other=2015", "by=x&one=%3Cb&other=b"]
)
def test_two_sides_stand_beside_one_another(client: TestClient, query: str) -> None:
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 200
    told = client.get(f"/compare.json?{query}")
    assert (told.json()["count"] >= 0) if told.status_code == 200 else ('role="alert"' in answer.text and told.status_code == 400)
    assert "<b" not in re.findall(r'name="one" value="([^"]*)"', answer.text)[0]


def test_what_is_not_compared_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [row["speaker"] for row in client.get("/statements.json").json()["rows"] if row["speaker"]]
    one, other = sorted({*said}, key=lambda name: (-said.count(name), name))[:2]
    assert said.count(one) > 1
    monkeypatch.setattr(comparing, "MOST", 1)
    page = client.get("/compare", params={"by": "speaker", "one": one, "other": other}).text
    assert f"of {one} beyond the first 1, not compared." in page


def test_a_ledger_holds_one_quantity_by_time_with_links(client: TestClient) -> None:
    unit = sample().figures[0].unit
    told = client.get(f"/ledger.json?unit={unit}").json()
    assert told["count"] == len(told["rows"]) > 0
    assert [row["day"] or "" for row in told["rows"]] == sorted(row["day"] or "" for row in told["rows"])
    page = client.get(f"/ledger?unit={unit}").text
    for row in told["rows"][-5:]:
        assert "/entry/" + row["ref"].replace("#", "/") in page
    assert unit in client.get("/ledger").text


def test_bounds_are_drawn_and_points_lead_to_figures() -> None:
    row = {"ref": "ab#F1", "day": "2019-03-05", "source": "Fjord Post", "value": None, "low": 3.0, "high": 5.0, "words": "three to five"}
    (value,) = ledger_chart([row, {**row, "day": None}], "dead")["data"]["values"]
    assert (value["low"], value["high"], value["href"]) == (3.0, 5.0, "/entry/ab/F1")
    json.dumps(ledger_chart([row], "dead"))


def test_figures_stand_in_their_sentences(client: TestClient) -> None:
    page = client.get("/figures").text
    assert re.search(r'<p class="sentence">[^<]+<mark>', page)


def test_an_actor_s_positions_stand_in_order_of_time(client: TestClient) -> None:
    holder = client.get("/positions.json").json()["rows"][0]["holders"].split("; ")[0]
    assert "Positions over time" in client.get("/actor", params={"name": holder}).text


def test_a_few_large_figures_do_not_flatten_the_rest() -> None:
    row = {"ref": "ab#F1", "day": "2019-03-05", "source": "Fjord Post", "value": 2.0, "low": None, "high": None, "words": "two"}
    scales = [
        ledger_chart([row, row, {**row, "value": value}], "dead")["layer"][1]["encoding"]["y"]["scale"].get("type")
        for value in (9.0, 90_000.0)
    ]
    assert scales == [None, "symlog"]


def test_a_few_of_long_ago_do_not_flatten_a_curve() -> None:
    told = curve([("1883-01", 1), *((f"{year}-05", 30) for year in range(2000, 2015))])
    assert told is not None
    assert (told.bars[0].step, told.earlier) == ("2000", 1)


def test_a_curve_that_is_short_without_what_is_of_long_ago_keeps_its_months() -> None:
    told = curve([("1883-01", 1), *((f"2014-{month:02}", 30) for month in range(1, 13))])
    assert told is not None
    assert (told.bars[0].step, len(told.bars), told.earlier) == ("2014-01", 12, 1)


def test_what_may_be_compared_is_offered_and_leads_somewhere(client: TestClient) -> None:
    ways = re.findall(r'class="form" href="(/compare\?[^"]+)"', client.get("/compare").text)
    assert ways
    for way in ways:
        told = client.get(way.replace("&amp;", "&"))
        assert told.status_code == 200
        assert 'role="alert"' not in told.text


def test_many_months_of_a_pair_are_drawn_by_years() -> None:
    columns = ("year", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events", "told", "tense")
    drawn = dyad_chart(Rows(columns, (("2014", 0, 0, 0, 4, 4, 1, 1), ("", 0, 0, 0, 1, 1, 0, 0)), 2), "USA", "CHN")
    (value,) = drawn["data"]["values"]
    assert (value["month"], value["step"], value["events"], value["sure"]) == ("2014-07-01", "2014", -4, 0.5)
    assert drawn["encoding"]["x"]["timeUnit"] == "year"
