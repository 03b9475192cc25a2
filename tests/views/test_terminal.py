"""The page in the terminal, against pages that were looked at (``pages/``); write them anew with ONRECORD_WRITE=1."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.types import Report, Span
from onrecord.views.names import counted_in, denial, number
from onrecord.views.safe import neutral, shown
from onrecord.views.terminal import page, show

PAGES = Path(__file__).parent / "pages"


def printed(reading, width: int, **known: object) -> str:
    out = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, **known)  # type: ignore[arg-type]
    show(page(reading, width), out)
    return out.file.getvalue()


@pytest.mark.parametrize("width", [60, 120])
def test_golden_page(reading, width: int) -> None:
    text = printed(reading, width)
    golden = PAGES / f"sample-{width}.txt"
    if os.environ.get("ONRECORD_WRITE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 140, 200])
def test_no_line_is_wider_than_asked(reading, width: int) -> None:
    assert max(cell_len(line) for line in printed(reading, width).splitlines()) <= width


def test_colour_only_in_a_terminal_that_wants_it(reading, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in printed(reading, 100)
    assert "\x1b[" in printed(reading, 100, force_terminal=True, color_system="standard", no_color=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]", printed(reading, 100, force_terminal=True, color_system="standard"))


@pytest.mark.parametrize(
    "title",
    ["[bold]not bold[/bold]", "[link=https://example.org]x[/link]", "red \x1b[31m alert \x07", "right \u202eto left", "a\nb\tc", ":smile:"],
)
def test_a_title_is_shown_and_does_nothing(reading, title: str) -> None:
    text = printed(replace(reading, report=replace(reading.report, title=title)), 100, force_terminal=True, color_system=None)
    assert shown(title) in text
    assert not any(mark in text for mark in ("\x1b[31m", "\x07", "\u202e"))


def test_words_of_the_report_are_made_safe(reading) -> None:
    bad = replace(reading.statements[0], content=(Span(0, 5, "\x1b]0;x\x07[red]"),), cue=Span(0, 1, "\u2066told\udcff"))
    text = printed(replace(reading, statements=(bad,)), 80)
    assert "␛]0;x␇[red]" in text
    assert "\udcff" not in text


def test_neutral_keeps_the_length() -> None:
    text = "".join(map(chr, [*range(0x2000), *range(0x2000, 0x2100), 0xD800, 0xFFFB]))
    assert len(neutral(text)) == len(text)


def test_a_report_with_nothing(reading) -> None:
    empty = replace(reading, report=Report.of("x"), actors=(), statements=(), events=(), figures=(), dates=(), places=(), positions=())
    assert "Nothing of note" in printed(empty, 80)
    assert "date unknown" in printed(empty, 80)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"value": 1200, "unit": "troop"}, "1,200 troop"),
        ({"value": 1200, "low": 1200, "unit": "troop"}, "at least 1,200 troop"),
        ({"value": 50, "high": 50, "unit": "dead"}, "at most 50 dead"),
        ({"value": None, "low": 30, "high": 40, "unit": "dead"}, "30–40 dead"),
        ({"value": 4.2e9, "unit": "NOK", "per": "year", "approximate": True}, "about 4.2 billion NOK / year"),
        ({"value": 0.5, "unit": "percent"}, "0.5 percent"),
        ({"value": 1_234_567, "unit": "person"}, "1,234,567 person"),
        ({"value": None, "unit": "person"}, "? person"),
        ({"value": -3, "unit": "percent"}, "-3 percent"),
        ({"value": 43_000_000_001.0, "unit": "USD"}, "43,000,000,001 USD"),
        ({"value": 43_000_000_000.0, "unit": "USD", "low": 43_000_000_000.0}, "at least 43 billion USD"),
    ],
)
def test_number(reading, known: dict, expected: str) -> None:
    blank = {"low": None, "high": None, "approximate": False, "per": None}
    assert number(replace(reading.figures[0], **{**blank, **known})) == expected


@pytest.mark.parametrize(
    ("unit", "what", "text", "told"),
    [
        ("boat", "patrol boats", "two patrol boats", "patrol boats"),
        ("person", "judges", "four judges", "judges"),
        ("dead", "civilians", "six civilians", "dead (civilians)"),
        ("dead", "deaths", "six deaths", "deaths"),
        ("percent", "seats", "half", "percent (seats)"),
        ("USD", None, "$4", "USD"),
    ],
)
def test_what_is_counted_is_named_once(unit: str, what: str | None, text: str, told: str) -> None:
    assert counted_in(unit, what, text) == told


@pytest.mark.parametrize(("value", "told"), [(20, "years"), (1, "year"), (None, "years")])
def test_several_years_are_told_as_such(value: float | None, told: str) -> None:
    assert counted_in("year", None, "twenty-year", value) == told


def test_nobody_denies_who_declines_to_say() -> None:
    assert [denial(cue, True) for cue in ("denied", "again rejected", "declined to say")] == ["denied", "denied", "not said"]
    assert denial("said", False) == ""
