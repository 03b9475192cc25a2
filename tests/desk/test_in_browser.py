"""What the desk does in a browser: Debian's chromium, driven by Playwright."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from room import BROWSER
from sample import sample

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="needs a browser")]
REPORT = sample().report.id


PAGES = [
    "/", "/reports", "/statements", "/events", "/figures", "/positions", "/actors", "/dyads", "/dyad/NOR/RUS", "/occurrences", "/map", "/read",
    "/review", "/judgements", "/search?q=kroner", f"/report/{REPORT}", f"/entry/{REPORT}/S1",
]  # fmt: skip


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_no_page_is_wider_than_the_screen(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for address in PAGES:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def test_an_entry_and_its_words_lead_to_one_another(page) -> None:
    page.goto(f"/report/{REPORT}")
    page.click("#r1-E3 .type")
    assert page.locator(".m.on-trigger").count() >= 1
    page.locator(".m.e", has_text="condemned").first.click()
    assert page.locator(".entry.on").get_attribute("id") == "r1-E3"


def test_a_search_can_be_shared_by_its_address(page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("kroner")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=kroner")
    first = page.locator(".row").first.inner_text()
    page.goto(page.url)
    assert page.locator(".row").first.inner_text() == first


def test_a_bar_of_the_pairs_chart_leads_to_its_events(page) -> None:
    page.goto("/dyads")
    page.locator("tbody a").first.click()
    page.wait_for_selector("[data-chart][data-drawn]")
    bar = page.locator("[data-chart] path[aria-roledescription=bar]").first
    bar.click()
    page.wait_for_url("**/events?**since=**")
    assert page.locator(".row.e").count() >= 1


def test_drawing_over_a_curve_narrows_the_list(page) -> None:
    page.goto("/statements")
    box = page.locator("[data-brush]").bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30, steps=8)
    page.mouse.up()
    page.wait_for_url("**since=**until=**")
    assert page.locator(".chosen").count() == 1


def test_the_map_comes_closer_and_leads_to_events(page) -> None:
    page.goto("/map")
    before = page.locator("[data-map]").get_attribute("viewBox")
    page.click("[aria-label=Closer]")
    assert page.locator("[data-map]").get_attribute("viewBox") != before
    page.goto("/map")
    page.locator("[data-map] a .spot").first.click(force=True)
    page.wait_for_url("**/events?place=**")
    assert page.locator(".row.e").count() >= 1


def test_review_by_keyboard_alone(page) -> None:
    page.goto("/review")
    waiting = page.locator("h1 .count").inner_text()
    page.keyboard.press("Tab")
    page.locator("input[name=analyst]").focus()
    page.keyboard.type("Mara")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_load_state()
    expect(page.locator("h1 .count")).not_to_have_text(waiting)
    page.keyboard.press("u")
    expect(page.locator("h1 .count")).to_have_text(waiting)
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/events")


def test_two_analysts_in_conflict(page) -> None:
    other = page.context.new_page()
    address = f"/entry/{REPORT}/S2"
    page.goto(address)
    other.goto(address)
    for one, name in ((other, "Theo"), (page, "Mara")):
        one.fill("#analyst", name)
        one.click("button[value=right]")
        one.wait_for_load_state()
    assert "in the meantime" in page.inner_text("h1")
    assert "Theo" in page.inner_text("main")


def test_a_text_is_read_and_looked_at(page) -> None:
    page.goto("/read")
    page.fill("textarea", "Norway signed a pact with Peru.")
    page.uncheck("input[name=keep]")
    page.click("button.main")
    page.wait_for_selector(".reading", timeout=60_000)
    assert "Norway signed a pact" in page.inner_text(".reading .text")


def test_pages_read_without_scripts(browser, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/events")
    page.locator(".facets li a").first.click()
    assert page.locator(".chosen").count() == 1
    page.goto("/dyads")
    page.locator("tbody a").first.click()
    page.locator("main summary").first.click()
    assert page.locator("tbody tr").count() >= 1
    context.close()


def test_names_of_elements_and_fields_are_told(page) -> None:
    """What axe-core would call serious and can be seen from the elements alone: fields, links and pictures without a name, headings that skip."""
    script = """() => {
      const faults = [];
      const named = (one) => (one.getAttribute('aria-label') || one.textContent || one.getAttribute('placeholder') || '').trim();
      for (const one of document.querySelectorAll('a[href], button, summary')) if (!named(one)) faults.push(one.outerHTML.slice(0, 120));
      for (const one of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
        if (!one.labels.length && !one.getAttribute('aria-label')) faults.push(one.outerHTML.slice(0, 120));
      let level = 0;
      for (const one of document.querySelectorAll('main h1, main h2, main h3')) {
        const now = Number(one.tagName[1]);
        if (now > level + 1) faults.push(one.outerHTML.slice(0, 120));
        level = now;
      }
      if (document.querySelectorAll('h1').length !== 1) faults.push('h1');
      const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
      if (new Set(ids).size !== ids.length) faults.push('ids ' + ids.filter((id, at) => ids.indexOf(id) !== at)[0]);
      return faults;
    }"""
    found = {}
    for address in PAGES:
        page.goto(address)
        faults = page.evaluate(script)
        if faults:
            found[address] = faults
    assert found == {}


def test_a_printed_report_fills_its_pages(page, tmp_path: Path) -> None:
    """The last page holds more than who read it, and no page is empty."""
    page.goto(f"/report/{REPORT}")
    printed = tmp_path / "report.pdf"
    printed.write_bytes(page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm")))
    with closing(pypdfium2.PdfDocument(printed)) as document:
        told = [sheet.get_textpage().get_text_range() for sheet in document]
    assert min(map(len, told)) > 250, [text[:80] for text in told]
