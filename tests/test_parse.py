"""What reaches the model, and that what it gives does not depend on how reports are put together."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.parse import LONGEST, LONGEST_WORD, pieces
from onrecord.types import Block, Report

if TYPE_CHECKING:
    from onrecord.reader import Reader
    from onrecord.types import Reading

EXAMPLES = Path(__file__).parents[1] / "examples"
LAYERS = ("actors", "statements", "events", "figures", "dates", "places", "positions")


def of(text: str, *blocks: Block) -> Report:
    return Report(id="r", text=text, blocks=blocks or (Block("paragraph", 0, len(text)),))


def cut(text: str) -> list[str]:
    return [text[start:end] for _index, start, end in pieces(of(text))]


def test_a_paragraph_is_one_piece_without_its_margins() -> None:
    assert list(pieces(of("  Kenya agreed.\n"))) == [(0, 2, 15)]


def test_only_blocks_of_language_are_parsed() -> None:
    report = of("Title\nShare this\nBody.", Block("title", 0, 5), Block("furniture", 6, 16), Block("paragraph", 17, 22))
    assert list(pieces(report)) == [(0, 0, 5), (2, 17, 22)]


@pytest.mark.parametrize("run", ["$" * 16_000, "-" * 8, "x" * LONGEST_WORD, "\x00", "=-" * 30])
def test_runs_that_are_no_language_are_left_out(run: str) -> None:
    assert cut(f"Before. {run} After.") == ["Before.", "After."]


@pytest.mark.parametrize("kept", ["It cost $$$ a day.", "Wait ... and see.", "A well-known state-of-the-art ship."])
def test_short_runs_stay(kept: str) -> None:
    assert cut(kept) == [kept]


def test_nothing_but_symbols_is_no_piece() -> None:
    assert cut("$" * 16_000) == []
    assert cut("") == []


@pytest.mark.parametrize(("unit", "count"), [("Troops crossed the river. ", 40_000), ("word ", 200_000), ("a1 b2\t", 20_000)])
def test_a_huge_line_is_cut_and_nothing_is_lost(unit: str, count: int) -> None:
    text = unit * count
    found = list(pieces(of(text)))
    assert all(0 < end - start <= LONGEST for _index, start, end in found)
    assert all(before[2] <= after[1] for before, after in itertools.pairwise(found))
    assert "".join("".join(text[start:end].split()) for _index, start, end in found) == "".join(text.split())


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    assert all(piece.endswith(".") for piece in cut("Troops crossed the river. " * 500))


def examples() -> list[Report]:
    return [Report.of(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.txt"))]


def as_json(reading: Reading) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False)


@pytest.mark.model
def test_a_reading_does_not_depend_on_its_company(reader: Reader) -> None:
    reports = examples()
    together = [as_json(reading) for reading in reader.read_many(reports)]
    assert [as_json(reading) for reading in reader.read_many(reports[::-1])] == together[::-1]
    assert [as_json(reader.read(report)) for report in reports] == together


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


@pytest.mark.model
def test_every_span_is_the_reports_own_words_and_every_id_is_unique(reader: Reader) -> None:
    for reading in reader.read_many(examples()):
        told = reading.to_dict()
        assert told["failures"] == []
        for layer in LAYERS:
            for span in spans(told[layer]):
                assert reading.report.text[span["start"] : span["end"]] == span["text"], layer
        ids = [entry["id"] for layer in LAYERS for entry in told[layer]]
        assert len(ids) == len(set(ids))
