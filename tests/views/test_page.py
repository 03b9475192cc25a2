"""The HTML file: what is in it, what must never be, and (where a browser is installed) what it does."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.types import Place, Report, Span
from onrecord.views.chronicle import chronicle
from onrecord.views.html import document
from onrecord.views.map import drawn
from onrecord.views.marks import all_parts, cut, marked
from onrecord.views.names import Names

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Page(html.parser.HTMLParser):
    """What a browser would see: elements with their attributes, and the text of the report."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p" and (dict(attrs).get("class") or "").startswith("block"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._open:
            self._open.pop()
            self.words += "\n"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words += data


def test_the_text_stands_in_the_page_word_for_word(reading) -> None:
    blocks = [reading.report.text[block.start : block.end] for block in reading.report.blocks]
    assert Page(document([reading])).words == "".join(block + "\n" for block in blocks)


def test_every_entry_and_every_link_has_its_place(reading) -> None:
    page = Page(document([reading, reading]))
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for entry in [
        *reading.statements,
        *reading.events,
        *reading.positions,
        *reading.figures,
        *reading.actors,
        *reading.places,
        *reading.dates,
    ]:
        assert f"r1-{entry.id}" in ids
        assert f"r2-{entry.id}" in ids
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a" and (attributes["href"] or "").startswith("#")]
    assert [link for link in links if (link or "")[1:] not in ids] == []


def test_nothing_is_fetched_and_only_its_own_script_runs(reading) -> None:
    text = document([reading])
    page = Page(text)
    policy = next(attributes["content"] for tag, attributes in page.elements if attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside is not None
        digest = base64.b64encode(hashlib.sha256(inside.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    for tag, attributes in page.elements:
        assert not {"src", "style", "srcset", "data", "action", "onclick"} & set(attributes), tag
        assert tag not in ("link", "img", "iframe", "base", "object", "form")


EVIL = "</script><script>alert(1)</script><!-- \" ' > <img src=x onerror=alert(1)> {{ 7*7 }} & \u202e\x00\udc80"


def test_strings_of_the_report_are_escaped(reading) -> None:
    report = Report.of(
        EVIL, title=EVIL, outlet=EVIL, byline=EVIL, dateline=EVIL, given_id=EVIL, url="javascript:alert(1)", published="2019-03-05"
    )
    span = Span(0, len(EVIL), EVIL)
    changed = replace(
        reading,
        report=report,
        actors=tuple(replace(actor, name=EVIL, title=EVIL, affiliation=EVIL, mentions=(), why=(EVIL,)) for actor in reading.actors),
        statements=(
            replace(
                reading.statements[0], content=(span,), cue=span, speaker=None, speaker_text=span, addressee=span, medium=EVIL, block=0
            ),
        ),
        events=(replace(reading.events[0], trigger=(span,), source=(), sentence=(0, 5), why=(EVIL,)),),
        positions=(replace(reading.positions[0], about=EVIL, condition=EVIL, obligation=EVIL, deadline=EVIL),),
        figures=(replace(reading.figures[0], start=0, end=5, text=EVIL, unit=EVIL, what=EVIL),),
        places=(replace(reading.places[0], start=0, end=5, text=EVIL, name=EVIL),),
        dates=(replace(reading.dates[0], start=0, end=5, text=EVIL, value=EVIL),),
    )
    text = document([changed])
    page = Page(text)
    assert [tag for tag, _ in page.elements].count("script") == 2
    assert "img" not in [tag for tag, _ in page.elements]
    assert not any(mark in text for mark in ("\u202e", "\x00", "49 &amp;"))
    assert not any("javascript" in (attributes.get("href") or "") for _, attributes in page.elements)
    text.encode("utf-8")
    data = re.search(r'<script type="application/json" class="data">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    assert json.loads(data.group(1))["report"]["title"] == EVIL


def test_same_readings_same_bytes(reading) -> None:
    assert document([reading]) == document([reading])


def test_cut_covers_the_stretch_and_no_part_begins_inside_a_segment(reading) -> None:
    names = Names(reading)
    parts = [part for part in all_parts(names) if part.end > part.start]
    segments = list(cut(0, len(reading.report.text), parts))
    assert [segment.start for segment in segments[1:]] == [segment.end for segment in segments[:-1]]
    assert (segments[0].start, segments[-1].end) == (0, len(reading.report.text))
    for segment in segments:
        inside = {part for part in parts if part.start < segment.end and part.end > segment.start}
        assert set(segment.parts) == inside
        assert all(part.start <= segment.start and part.end >= segment.end for part in inside)


def test_a_report_that_was_not_laid_out_has_its_paragraphs(reading) -> None:
    plain = replace(reading, report=replace(reading.report, blocks=()))
    kinds = [block.kind for block, _ in marked(plain, Names(plain))]
    assert kinds == ["paragraph"] * 5


def test_chronicle(reading) -> None:
    assert [(moment.value, moment.entries, moment.gap) for moment in chronicle(reading)] == [
        ("2019-03-04", ("E1",), None),
        ("2021", ("H1",), "1 year later"),
    ]


def at(name: str, lat: float | None, lon: float | None, kind: str = "city") -> Place:
    return Place("P1", 0, 1, name, name, kind, None, lat, lon, None, None)  # type: ignore[arg-type]


def test_map_takes_the_short_way_over_the_180th_meridian() -> None:
    chart = drawn((at("Tokyo", 35.7, 139.7), at("Honolulu", 21.3, -157.9)))
    assert chart is not None
    left, _, width, _ = chart.box
    assert width < 1000
    assert all(left <= point.x <= left + width for point in chart.points)
    assert len(chart.shifts) == 2


def test_map_of_nothing_and_of_the_poles() -> None:
    assert drawn(()) is None
    assert drawn((at("Nowhere", None, None),)) is None
    for lat in (90.0, -90.0):
        chart = drawn((at("Pole", lat, 0.0),))
        assert chart is not None
        assert chart.box[1] >= -900
        assert chart.box[1] + chart.box[3] <= 900.1


def dumped(tmp_path: Path, page: str, hash_: str = "", script: str = "", width: int = 1400) -> str:
    """The page's elements after its script has run, and then this one, for which the policy has to go."""
    file = tmp_path / "page.html"
    if script:
        page = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", f"<script>{script}</script></body>")
    file.write_text(page, encoding="utf-8")
    assert BROWSER is not None
    address = file.as_uri() + hash_
    profile, window = f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900"
    done = subprocess.run(
        [BROWSER, *FLAGS, profile, window, "--virtual-time-budget=2000", "--dump-dom", address],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="needs a browser")
def test_choosing_an_entry_marks_its_words(reading, tmp_path: Path) -> None:
    page = Page(dumped(tmp_path, document([reading]), "#r1-E3"))
    lit = {
        role: attributes for _, attributes in page.elements for role in (attributes.get("class") or "").split() if role.startswith("on-")
    }
    assert set(lit) == {"on-trigger", "on-source", "on-recipient"}
    assert lit["on-source"]["data-label"] == "source"
    current = [attributes["id"] for _, attributes in page.elements if attributes.get("aria-current") == "true"]
    assert current == ["r1-E3"]
    assert [attributes.get("tabindex") for _, attributes in page.elements if (attributes.get("class") or "").startswith("m ")].count(
        "0"
    ) == 1


def marked_as(page: Page, name: str) -> list[dict[str, str | None]]:
    return [attributes for _, attributes in page.elements if name in (attributes.get("class") or "").split()]


#: What the user does, and the entry that is chosen then.
ACTS = {
    "a click on words chooses the narrowest entry there": ("at('4.2 billion kroner').click()", "r1-F1"),
    "another click goes on to the next entry there": ("at('4.2 billion kroner').click(); at('4.2 billion kroner').click()", "r1-S2"),
    "a layer that is hidden is not chosen": ("box('f').click(); at('4.2 billion kroner').click()", "r1-S2"),
    "a click on an entry chooses it": ("document.querySelector('#r1-E4 .lead').click()", "r1-E4"),
    "a click on a link to an entry chooses that": ("document.querySelector('#r1-E4 .ref').click()", "r1-S3"),
    "a point of the map chooses its place": (
        "document.querySelector('.point').dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        "r1-P1",
    ),
    "Enter on marked words chooses": ("press(at('condemned'), 'Enter')", "r1-E3"),
    "the arrow goes to the next marked words": (
        "at('condemned').focus(); press(at('condemned'), 'ArrowRight'); press(document.activeElement, 'Enter')",
        "r1-A3",
    ),
    "Escape lets go": ("at('condemned').click(); press(document.body.querySelector('.text'), 'Escape')", None),
}
TOOLS = """
const at = (words) => [...document.querySelectorAll(".m")].find((mark) => mark.textContent === words);
const box = (layer) => document.querySelector(`.legend input[value="${layer}"]`);
const press = (where, key) => where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
"""


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="needs a browser")
def test_what_the_page_does(reading, tmp_path: Path) -> None:
    """All acts in one run of the browser: after each, the chosen entry is noted in the page."""
    page = document([reading])
    steps = "".join(
        f"{{ {act}; out.push(document.querySelector('.entries .entry.on')?.id ?? null); press(document.querySelector('.text'), 'Escape');"
        " for (const one of document.querySelectorAll('.legend input')) if (!one.checked) one.click(); }\n"
        for act, _ in ACTS.values()
    )
    script = f"{TOOLS} const out = []; {steps} document.title = JSON.stringify(out);"
    title = re.search(r"<title>(.*?)</title>", dumped(tmp_path, page, script=script))
    assert title is not None
    assert dict(zip(ACTS, json.loads(title.group(1)), strict=True)) == {name: expected for name, (_, expected) in ACTS.items()}


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="needs a browser")
def test_on_a_phone_the_chosen_entry_slides_in(reading, tmp_path: Path) -> None:
    page = Page(dumped(tmp_path, document([reading]), script=f"{TOOLS} at('condemned').click()", width=420))
    (slip,) = marked_as(page, "slip")
    assert "hidden" not in slip
    assert len(marked_as(page, "entry")) == 1 + sum(
        len(layer)
        for layer in (reading.statements, reading.events, reading.positions, reading.figures, reading.actors, reading.places, reading.dates)
    )
