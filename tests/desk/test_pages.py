"""Every page of the desk, as a browser without scripts gets it."""

from __future__ import annotations

import csv
import html
import html.parser
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from room import ADDRESS, client_of, keep, named
from sample import sample
from starlette.testclient import TestClient

from onrecord.desk.app import FILES
from onrecord.types import Reading, Report, Span

REPORT = sample().report.id
PAGES = [
    "/", "/reports", "/statements", "/events", "/figures", "/positions", "/actors", "/dyads", "/occurrences", "/map", "/search",
    "/search?q=kroner", "/dyad/NOR/RUS", f"/report/{REPORT}",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_with_a_title_and_a_heading(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert re.search(r"<title>[^<]+ · Onrecord</title>", answer.text)
    assert answer.text.count("<h1") == 1
    assert "<script>" not in answer.text
    assert " style=" not in answer.text


@pytest.mark.parametrize("name", ["reports", "statements", "events", "figures", "positions", "actors", "dyads", "occurrences"])
def test_the_same_content_as_json_and_csv(client: TestClient, name: str) -> None:
    told = client.get(f"/{name}.json").json()
    rows = list(csv.reader(io.StringIO(client.get(f"/{name}.csv").text)))
    assert len(rows) - 1 == len(told["rows"]) == told["count"]
    if told["rows"]:
        assert rows[0] == list(told["rows"][0])


@pytest.mark.slow
def test_every_link_of_a_page_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    for page in PAGES:
        for link in re.findall(r'href="(/[^"]*)"', client.get(page).text)[:60]:
            seen.add(html.unescape(link).partition("#")[0])
    broken = [link for link in sorted(seen)[:220] if client.get(link).status_code != 200]
    assert broken == []


def test_facets_count_what_they_lead_to(client: TestClient) -> None:
    page = client.get("/events").text
    found = re.findall(r'<li><a href="(/events\?(\w+)=[^"]+)">([^<]+)</a> <span class="count">([\d,]+)</span>', page)
    assert {name for _, name, _, _ in found} >= {"type", "status", "source", "recipient", "month"}
    for link, _name, _shown, count in found:
        narrowed = client.get(html.unescape(link).replace("/events?", "/events.json?")).json()
        assert narrowed["count"] == int(count.replace(",", "")), link


def test_two_values_of_a_facet_are_alternatives_and_two_facets_both_hold(client: TestClient) -> None:
    def count(query: str) -> int:
        return int(client.get(f"/events.json?{query}").json()["count"])

    rows = client.get("/events.json").json()["rows"]
    one, other = sorted({row["type"] for row in rows})[:2]
    assert count(f"type={one}&type={other}") == count(f"type={one}") + count(f"type={other}")
    status = rows[0]["status"]
    assert count(f"type={one}&status={status}") == sum(row["type"] == one and row["status"] == status for row in rows)


def test_pages_of_a_list_hold_each_row_once(client: TestClient) -> None:
    refs = [row["ref"] for row in client.get("/events.json").json()["rows"]]
    seen: list[str] = []
    for number in range(1, 12):
        page = client.get(f"/events?page={number}").text
        seen += [f"{report}#{entry}" for report, entry in re.findall(r'href="/report/(\w+)#r1-(E\d+)" data-open', page)]
    assert len(seen) == len(set(seen))
    assert seen == refs[: len(seen)]


def test_words_and_time_narrow_a_list(client: TestClient) -> None:
    assert client.get("/statements.json?q=zzzz").json()["count"] == 0
    every = client.get("/figures.json").json()["rows"]
    day = every[0]["published"]
    told = client.get(f"/figures.json?since={day}&until={day}").json()
    assert told["count"] == sum(row["published"] == day for row in every)


def test_what_cannot_be_answered_says_why(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 404
    assert client.get("/report/ffff").status_code == 404
    assert client.get("/actor?name=Nobody").status_code == 404
    answer = client.get("/events?since=yesterday")
    assert answer.status_code == 400
    assert "is no date" in answer.text


def test_an_empty_record_shows_how_to_begin(tmp_path: Path) -> None:
    empty = client_of(tmp_path / "none.db")
    assert "An empty record" in empty.get("/").text
    assert empty.get("/events").status_code == 404
    assert not (tmp_path / "none.db").exists()


def test_only_this_machine_and_the_desks_own_pages_are_heard(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:1"}).status_code == 421
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"}):
        assert client.post("/", headers=headers).status_code == 403
    assert client.request("DELETE", "/", headers={"origin": ADDRESS}).status_code == 405
    assert client.post("/", headers={"origin": ADDRESS, "content-length": "999999999"}).status_code == 413


@pytest.mark.parametrize("page", ["/", "/nowhere", "/events.json", "/static/desk.js"])
def test_every_answer_says_what_the_browser_may_do(client: TestClient, page: str) -> None:
    headers = client.get(page).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "{{ 7*7 }}", "{% raw %}", "</title><b>",
    "javascript:alert(1)", "\u202egnorw", "a\x00b", "& &amp; &#60;", "=cmd()", "`${alert(1)}`", "]]>", "--><svg onload=alert(1)>",
]  # fmt: skip


def hostile(words: str) -> Reading:
    """The sample with these words in every field that a report can fill."""
    made = sample()
    report = Report.of(
        words * 3, title=words, outlet=words, byline=words, dateline=words, given_id=words, url=words, published="2019-03-05"
    )
    span = Span(0, len(words), words)
    here = {"start": 0, "end": len(words), "text": words}
    return replace(
        made,
        report=report,
        actors=tuple(
            replace(one, name=words, title=words, affiliation=words, why=(words,), mentions=(replace(one.mentions[0], **here),))
            for one in made.actors
        ),
        statements=(
            replace(made.statements[0], content=(span,), cue=span, speaker_text=span, addressee=span, medium=words, block=0, why=(words,)),
        ),
        events=(
            replace(
                made.events[0],
                mode=words,
                trigger=(span,),
                sentence=(0, len(words)),
                source=tuple(replace(role, **here) for role in made.events[0].source),
                recipient=(),
                amounts=(),
                in_statement=None,
                same_as=None,
            ),
        ),
        positions=(replace(made.positions[0], about=words, condition=words, obligation=words, deadline=words, evidence=(), sides=()),),
        figures=(replace(made.figures[0], **here, unit=words, what=words, per=words, by=None, converts=None),),
        places=tuple(replace(one, **here, name=words) for one in made.places),
        dates=(replace(made.dates[0], **here, value=words),),
    )


class Elements(html.parser.HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag == "script":
            assert dict(attrs).get("src", "").startswith("/static/") or dict(attrs).get("type") == "application/json"  # type: ignore[union-attr]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_report_are_never_markup(tmp_path: Path, words: str) -> None:
    client = client_of(keep(tmp_path / "hostile.db", named(hostile(words), outlet=words)))
    report = client.get("/reports.json").json()["rows"][0]["ref"]
    for page in (*PAGES[:11], f"/report/{report}", "/search", "/actor", "/events"):
        query = {"/search": {"q": words}, "/actor": {"name": words}, "/events": {"q": words, "place": words}}.get(page, {})
        text = client.get(page, params=query).text
        seen = Elements(text)
        assert not {"b", "img", "iframe", "object", "style", "base"} & seen.names, page
        assert not [name for name in seen.attributes if name.startswith("on") or name == "style"], page
        assert not [link for link in seen.links if link.strip().lower().startswith("javascript")], page
        assert not any(mark in text for mark in ("\u202e", "\x00", ">49<"))


@pytest.mark.slow
def test_scripts_and_styles_are_light(client: TestClient) -> None:
    """All that any page of the desk may load, together."""
    names = (*(name for name in FILES if name.endswith((".css", ".js"))), "vega.js")
    assert sum(len(client.get(f"/static/{name}").content) for name in names) < 1_200_000
