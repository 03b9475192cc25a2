"""Rows in the terminal: nothing is cut, and no word is broken for want of room."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.views.grid import grid

COLUMNS = ("ref", "published", "source", "type", "recipient", "words", "empty")
ROWS = [
    (f"{'a' * 64}#E1", "2016-12-05", "House of Representatives of the Republic", "REQUEST", "the Permanent Mission", "asked for an answer", None),
    (f"{'b' * 64}#E2", "2016-12-06", None, "ASSAULT", "Norwegian", "shelled\x1b[31m", ""),
]  # fmt: skip


def drawn(width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(grid(COLUMNS, ROWS, width))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_every_word_stands_whole_at_any_width(width: int) -> None:
    text = drawn(width)
    for word in ("Representatives", "Republic", "REQUEST", "Permanent", "Norwegian", "aaaaaaaaaa#E1", "2016-12-06"):
        assert word in text
    assert "empty" not in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width


def test_where_there_is_room_it_is_a_table_and_else_the_long_cells_stand_below() -> None:
    assert drawn(200).splitlines()[0].split() == ["ref", "published", "source", "type", "recipient", "words"]
    narrow = drawn(80).splitlines()
    assert narrow[0].split()[:2] == ["ref", "published"]
    assert any(line.startswith("    source House of Representatives") for line in narrow)


def test_no_word_is_lost_at_any_width() -> None:
    said = "the long sentence of a speaker who goes on and on until nothing of it may be lost at its very last word finis"
    columns = ("ref", "published", "day", "basis", "speaker", "cue", "words", "place")
    rows = [
        (f"{'c' * 64}#S{at}", "2016-12-05", "2016-12-05", "tense", "Minister Ingrid Solheim", "declared", said, "Longyearbyen")
        for at in range(3)
    ]
    for width in range(60, 221):
        out = io.StringIO()
        Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(grid(columns, rows, width))
        text = out.getvalue()
        assert max(map(len, text.splitlines())) <= width
        for word in (*said.split(), "Solheim", "declared", "Longyearbyen"):
            assert text.split().count(word) >= 3 * [*said.split(), "Solheim", "declared", "Longyearbyen"].count(word), (width, word)


def test_a_sentence_is_no_thread_of_two_words_a_line() -> None:
    """A table that has room for its columns, but for little of their sentences, gives way to lines."""
    sentence = (
        "The cabinet approves a proposal to close both harbours by the end of the year, despite what the fishermen of the coast demand."
    )
    columns = ("ref", "published", "day", "source", "type", "recipient", "words", "answered", "answered_day", "answered_words", "alike")
    row = (
        f"{'d' * 64}#E1",
        "2016-12-05",
        "2016-12-31",
        "cabinet of Peru",
        "REQUEST",
        "fishermen",
        sentence,
        f"{'e' * 64}#E2",
        "2017-01-02",
        sentence,
        0.43,
    )
    heights = []
    for width in (150, 320):
        out = io.StringIO()
        Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(grid(columns, [row] * 3, width))
        heights.append(len(out.getvalue().splitlines()))
        assert ("    recipient fishermen" in out.getvalue() or "    source cabinet" in out.getvalue()) == (width == 150)
    assert heights[0] <= 1 + 3 * 4


def test_counts_and_addresses_stand_whole_at_any_width() -> None:
    columns = ("month", "verbal_cooperation", "material_conflict", "events", "intensity", "types", "url")
    address = "https://example.org/reports/2025/shelling-of-the-port-goes-on"
    rows = [
        (f"2025-{month:02}", month, 12 * month, 13 * month, -8.25, "ASSAULT 25, RETREAT 2, ACCUSE 1", address) for month in range(1, 13)
    ]
    for width in range(70, 221):
        out = io.StringIO()
        Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(grid(columns, rows, width))
        words = out.getvalue().split()
        assert max(map(len, out.getvalue().splitlines())) <= width
        for word in ("cooperation", "conflict", "ASSAULT", address, "-8.25", "156", "2025-11"):
            assert word in words, (width, word)
