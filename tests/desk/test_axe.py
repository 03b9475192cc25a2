"""What axe-core says of every page, in light and dark, wide and narrow: nothing that is serious."""

from __future__ import annotations

import pytest
from room import BROWSER
from test_in_browser import PAGES, REPORT

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
    "/nowhere",
]


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_nothing_serious(browser, desk: str, width: int, scheme: str) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for address in EVERY:
        page.goto(address)
        told = axe.Axe().run(page).response
        assert told["passes"], address
        found += [
            (address, one["id"], one["nodes"][0]["html"][:120])
            for one in told["violations"]
            if one["impact"] in ("serious", "critical", "moderate")
        ]
    context.close()
    assert found == []
