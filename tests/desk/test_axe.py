"""What axe-core says of every page, in light and dark, wide and narrow: nothing that is serious."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from nothing import plain
from room import ADDRESS, BROWSER, PORT, client_of, keep, named
from sample import sample
from starlette.testclient import TestClient
from test_desk_judging import form_of
from test_door import KEPT
from test_in_browser import PAGES, REPORT
from test_reading import begin

from onrecord.archive import Archive
from onrecord.desk.app import make
from onrecord.desk.door import Door
from onrecord.desk.guard import Hosts, names_of
from onrecord.desk.room import Room

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="needs a browser")]
EVERY = [
    *PAGES,
    "/dossier",
    "/dossier?one=NOR&other=RUS",
    "/basket",
    "/learn",
    "/compare",
    "/plans",
    "/denials",
    "/denials?answered=1",
    "/agreement",
    "/ledger",
    "/compare?by=outlet&one=No&other=Such",
    "/events?type=FOO",
    "/ledger?unit=NOK",
    f"/add/{REPORT}",
    "/actor?name=Norway",
    "/review?second=1",
    "/home",
    "/events?judged=0&off=undated",
    "/statements?speaker=Norway",
    "/plans?answered=1",
    "/compare?by=period&one=2019&other=2020",
    "/compare?by=speaker&one=Norway&other=Moscow",
    "/occurrences?disputed=1",
    f"/entry/{REPORT}/H1",
    f"/entry/{REPORT}/A1",
    f"/entry/{REPORT}/F1",
    f"/add/{REPORT}?layer=statement&words=Norway",
    "/nowhere",
]


def moments(folder: Path) -> dict[str, str]:
    """Pages that stand only where something has happened: nothing is read yet, a password is asked for, words are put aside, tellings joined,
    read, judged, and judged by another meanwhile."""
    other = named(sample(), outlet="The Other Post", published="2019-03-09")
    path = keep(folder / "twice.db", sample(), other)
    with Archive(path) as archive:
        archive.link()
        archive.join(f"{sample().report.id}#E1", f"{other.report.id}#E1", analyst="Mara", note="the same")
        archive.judge(f"{sample().report.id}#E2", "wrong", analyst="Mara", note="a film")
        archive.judge(f"{sample().report.id}#E2", "right", analyst="Theo")
    client, empty = client_of(path), client_of(folder / "none.db", read=plain)
    occurrence = client.get("/occurrences.json").json()["rows"][0]["ref"]
    entry = f"/entry/{sample().report.id}/S1"
    form = form_of(client, entry)
    for analyst in ("Mara", "Theo"):
        told = {**form, "analyst": analyst, "verdict": "wrong"}
        late = client.post(entry, data=told, headers={"origin": ADDRESS}).text
    client.cookies.set("basket", f"{sample().report.id[:12]}-E1")
    pages = {
        page: client.get(page).text for page in ("/basket", "/judgements", "/agreement", "/review", f"/occurrence/{occurrence}", entry)
    }
    hosts = Hosts(names_of(PORT), PORT)
    closed = TestClient(make(Room(path), PORT, hosts=hosts, door=Door(KEPT)), base_url=ADDRESS)
    read = begin(empty, text="Norway signed a pact with Peru on Monday.")
    return {
        **pages,
        "begin": client_of(folder / "nothing.db").get("/").text,
        "late": late,
        "enter": closed.get("/enter").text,
        "read": empty.get(read).text,
    }


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_on_pages_of_a_moment(browser, desk: str, tmp_path: Path, width: int, scheme: str) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for name, text in moments(tmp_path).items():
        assert "<h1" in text, name
        page.route("**/as-it-was", partial(given, text))
        page.goto("/as-it-was")
        found += [(name, *one) for one in faults(page)]
        page.unroute("**/as-it-was")
    context.close()
    assert found == []


def given(text: str, route) -> None:
    """Answers with the page."""
    route.fulfill(body=text, content_type="text/html; charset=utf-8")


def faults(page) -> list[tuple[str, str]]:
    """What axe has against a page that is more than a trifle."""
    told = axe.Axe().run(page).response
    assert told["passes"]
    return [
        (one["id"], one["nodes"][0]["html"][:120]) for one in told["violations"] if one["impact"] in ("serious", "critical", "moderate")
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_nothing_serious(browser, desk: str, width: int, scheme: str) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for address in EVERY:
        page.goto(address)
        found += [(address, *one) for one in faults(page)]
    context.close()
    assert found == []
