"""Layout, dates, figures and letters take time in proportion to the text, on what is worst for their patterns."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.doc import Doc
from onrecord.extract.dates import dates
from onrecord.extract.figures import figures
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.layout import lay_out
from onrecord.letters import mend
from onrecord.types import Block, Report

pytestmark = pytest.mark.slow
KNOWLEDGE = Knowledge()
WORST = [
    "million ", "hundred ", "hundred and ", "one-", "twenty-", "1,", ",000", " 000", "1 ", "1", "1.", "1/", "0.0", "5 May ", "2001 ", "2001-", "the ", "the early the ",
    "$", "$1 to ", "rose 1 from ", "between 5 and ", "5 to ", "half ", "tens of ", "A", "A ", "AB ", "Ab ", "AB, ", "AB/", "A.", "A.\n", "said.Aa ", '"', '". "', "10:10 ",
    "Published: ", "AP/Aa ", "visits on Monday ", "Monday ", "- a", "ab- cd ", "&", "\u00e2\u20ac\u2122 ", "e\u0301", "\u00ad ", "a \n", "ABC DEF GHI\n", "3, ", "3 and ",
]  # fmt: skip
BLANKS = [
    "On May 3 {} it fell.",
    "5{}May",
    "the{}year",
    "two{}years{}ago",
    "about{}5{}people",
    "ab-{}x",
    "Published{}x",
    "KABUL{}(AP){}- x",
    "from{}$5{}to{}$6",
]
#: Characters of the longest text, and the most seconds it may take with its slack for a busy machine: what was quadratic took minutes.
LONGEST, MOST = 16_000, 20.0


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """Tables, patterns and the language identifier are loaded before anything is timed."""
    _read("Le ministre de la Défense est arrivé lundi à la base aérienne, où il a rencontré les troupes françaises et leurs familles.")


def _read(text: str) -> None:
    mend(text)
    report = Report.of(text, published="2020-01-05")
    lay_out(report, KNOWLEDGE)
    doc = Doc(replace(report, blocks=(Block("paragraph", 0, len(text)),)), ())
    figures(doc, Found(dates=dates(doc, Found(), KNOWLEDGE)), KNOWLEDGE)


def _grows(make: Callable[[int], str]) -> None:
    taken = []
    for size in (LONGEST // 4, LONGEST // 2, LONGEST):
        text = make(size)
        began = time.process_time()
        _read(text)
        taken.append(time.process_time() - began)
    assert taken[-1] < MOST
    # Small times say nothing of growth; four times the text at an exponent of 1.5 is eight times the work.
    assert taken[-1] < 0.5 or taken[-1] < 8 * max(taken[0], 0.05), taken


@pytest.mark.parametrize("part", WORST)
def test_time_grows_with_the_text(part: str) -> None:
    _grows(lambda size: part * (size // len(part)))


@pytest.mark.parametrize("form", BLANKS)
def test_blanks_cost_no_more_than_words(form: str) -> None:
    _grows(lambda size: form.replace("{}", " " * (size // form.count("{}"))))
