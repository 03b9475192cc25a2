"""What an analyst does at the desk in a browser: gives files, marks words, corrects, follows a chart and a map; and what hostile reports cannot do."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import pytest
from room import BROWSER, forty, keep, named
from sample import sample
from test_pages import hostile

from conftest import served
from onrecord.archive import Archive

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="needs a browser")]
REPORT = sample().report.id

_ACTS = (
    "window.hit=1", "alert(1)", "fetch('https://example.org/')", "document.title='hit'", "location='https://example.org/'",
    "document.cookie='hit=1'", "document.forms[0].submit()",
)  # fmt: skip
_WAYS = (
    "<script>{}</script>", "\"><img src=x onerror={}>", "' onmouseover='{}", "--><svg onload={}>", "</title><script>{}</script>",
    "</textarea><script>{}</script>", "<a href=\"javascript:{}\">go</a>", "javascript:{}", "</script><script>{}</script>", "<iframe srcdoc='<script>{}</script>'>",
    "\" autofocus onfocus={} x=\"", "<details open ontoggle={}>", "{{{{constructor.constructor('{}')()}}}}", "<style>@import 'https://example.org/';</style>{}",
    "<meta http-equiv=refresh content=\"0;url=javascript:{}\">", "\u202e<body onload={}>",
)  # fmt: skip
STRINGS = [way.format(act) for way, act in islice(product(_WAYS, _ACTS), 100)]


def test_files_are_given_and_read(page, tmp_path: Path) -> None:
    for name, text in (("one.txt", "Norway signed a pact with Peru."), ("two.html", "<title>Two</title><p>Japan sent aid to Chile.</p>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.goto("/read")
    page.set_input_files("#files", [tmp_path / "one.txt", tmp_path / "two.html"])
    page.click("button.main")
    expect(page.locator("main")).to_contain_text("2", timeout=60_000)
    page.goto("/search?q=pact")
    assert page.locator(".row").count() == 1


def test_marked_words_become_an_entry(page) -> None:
    page.goto(f"/report/{REPORT}")
    page.evaluate("""() => {
      const walk = document.createTreeWalker(document.querySelector('.reading .text'), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf('Fjell');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walk.currentNode, at);
        range.setEnd(walk.currentNode, at + 5);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return;
      }
    }""")
    page.locator(".offer").click()
    page.wait_for_url("**/add/**")
    assert page.locator("#words").input_value() == "Fjell"
    page.locator(".forms a", has_text="figure").click()
    page.fill("#f-unit", "air base")
    page.fill("#f-value", "1")
    page.fill("#analyst", "Mara")
    page.click("button.main")
    page.wait_for_url("**/entry/**")
    assert "added by an analyst" in page.inner_text("main")
    page.goto("/figures?unit=air+base")
    assert page.locator(".row.f").count() == 1


def test_a_speaker_is_corrected_and_stays_so_when_the_report_is_linked_again(browser, tmp_path: Path) -> None:
    path = keep(tmp_path / "own.db", sample())
    with served(path) as desk:
        page = browser.new_page(base_url=desk)
        page.goto(f"/entry/{REPORT}/S1")
        page.fill("#analyst", "Mara")
        page.locator("summary", has_text="Correct fields").click()
        page.fill("#f-speaker", "Jane Roe (GBR.GOV)")
        page.click("button[value=amended]")
        page.wait_for_load_state()
        page.goto("/statements?speaker=Jane+Roe")
        assert page.locator(".row.s").count() == 1
        with Archive(path) as archive:
            archive.link()
        page.goto("/statements?speaker=Jane+Roe")
        assert page.locator(".judged.amended").count() == 1
        page.goto("/statements?speaker=Jane+Roe&judged=0")
        assert page.locator(".row.s").count() == 0
        page.close()


def test_a_point_of_the_ledger_leads_to_its_figure(page) -> None:
    page.goto("/ledger?unit=troop")
    page.wait_for_selector("[data-chart][data-drawn]")
    page.locator("[data-chart] path[aria-roledescription=point]").first.click(force=True)
    page.wait_for_url("**/entry/**")


def test_an_area_is_chosen_on_the_map(page) -> None:
    page.goto("/map")
    page.click("button.choose")
    box = page.locator("[data-map]").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] - 5, steps=6)
    page.mouse.up()
    page.wait_for_url("**/events?area=**")
    assert page.locator(".row.e").count() >= 1
    assert page.locator(".map .area").count() == 1


def test_a_correction_that_comes_too_late_gets_a_page_of_both(page) -> None:
    other = page.context.new_page()
    address = f"/entry/{REPORT}/S1"
    for one in (page, other):
        one.goto(address)
    for one, name, medium in ((other, "Theo", "radio"), (page, "Mara", "television")):
        one.fill("#analyst", name)
        one.locator("summary", has_text="Correct fields").click()
        one.fill("#f-medium", medium)
        one.click("button[value=amended]")
        one.wait_for_load_state()
    assert "in the meantime" in page.inner_text("h1")
    assert "television" in page.inner_text("main")
    page.goto(address)
    assert "radio" in page.inner_text("main")


@pytest.mark.parametrize("width", [700])
def test_pages_stand_at_200_percent(browser, desk: str, width: int) -> None:
    """A screen of 1400 pixels, everything twice as large."""
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    for address in ("/", "/events", "/map", f"/report/{REPORT}", f"/entry/{REPORT}/S1", "/plans", "/dyad/NOR/RUS"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_a_hundred_hostile_strings_in_every_field_run_nothing(browser, tmp_path: Path) -> None:
    assert len(set(STRINGS)) == 100
    made = [named(hostile(words), title=words, outlet=words, url=words) for words in STRINGS]
    with served(keep(tmp_path / "hostile.db", *made)) as desk:
        context = browser.new_context(base_url=desk)
        page = context.new_page()
        faults: list[str] = []
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: None if request.url.startswith((desk, "data:", "blob:")) else faults.append(request.url))
        lists = [f"/{name}?page={at}" for name in ("statements", "events", "figures", "positions", "reports", "actors") for at in (1, 2)]
        others = ["/", "/map", "/dyads", "/review", "/ledger", "/plans", "/denials", "/compare", "/search?q=window", "/search?q=alert"]
        single = [f"/{page_}/{one.report.id}{rest}" for one in made for page_, rest in (("report", ""), ("entry", "/S1"))]
        for address in [*lists, *others, *single]:
            page.goto(address, wait_until="load")
            found = page.evaluate(
                "[window.hit === undefined, document.title.endsWith(' · Onrecord'), location.href, document.cookie.includes('hit')]"
            )
            if found != [True, True, f"{desk}{address}", False]:
                faults.append(f"{address}: {found}")
        context.close()
    assert faults == []


def test_two_names_are_joined_with_what_the_letters_suggest(browser, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    actors = tuple(replace(one, name="I. K. Solheim") if one.id == "A1" else one for one in sample().actors)
    keep(path, sample(), replace(named(sample(), outlet="Third Post", published="2019-03-11"), actors=actors))
    with Archive(path) as archive:
        archive.link()
    with served(path) as address:
        page = browser.new_page()
        page.goto(f"{address}/actor?name=I.+K.+Solheim")
        page.click(".same > summary")
        page.fill(".same input[name=analyst]", "Mara")
        page.locator(".same input[name=other]").press_sequentially("Ingri")
        expect(page.locator("#names option").first).to_have_attribute("value", "Ingrid Solheim")
        page.fill(".same input[name=other]", "Ingrid Solheim")
        page.click("text=They are the same")
        expect(page.locator("#borne")).to_contain_text("joined by Mara")
        page.goto(f"{address}/statements?speaker=Ingrid+Solheim")
        both = page.locator("h1 .count").inner_text()
        page.goto(f"{address}/statements?speaker=I.+K.+Solheim")
        assert page.locator("h1 .count").inner_text() == both
        page.close()


def test_rows_of_a_list_are_judged_by_keys_where_they_stand(browser, tmp_path: Path) -> None:
    with served(forty(tmp_path / "keys.db")) as address:
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": "analyst", "value": "Mara", "url": address}])
        page = context.new_page()
        page.goto("/statements")
        count = int(page.locator("h1 .count").inner_text())
        second = page.locator("[data-row] .sentence").nth(1).inner_text()
        page.keyboard.press("j")
        page.keyboard.press("x")
        expect(page.locator("h1 .count")).to_have_text(str(count - 1))
        # What was the second row is chosen now.
        assert page.locator("[data-row].at .sentence").inner_text() == second
        page.keyboard.press("a")
        expect(page.locator("[data-row] .judged.right")).to_have_count(1)
        page.keyboard.press("u")
        expect(page.locator("[data-row] .judged.right")).to_have_count(0)
        page.keyboard.press("u")
        expect(page.locator("h1 .count")).to_have_text(str(count))
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.wait_for_url("**/entry/**")
        context.close()


def test_without_a_name_a_key_leads_to_where_one_is_given(page) -> None:
    page.goto("/events")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_url("**/entry/**")
    assert page.locator("#analyst").input_value() == ""


def test_adding_is_offered_only_where_words_are_marked(page) -> None:
    page.goto(f"/report/{REPORT}")
    assert page.locator(".offer").count() == 1
    assert not page.locator(".offer").is_visible()
