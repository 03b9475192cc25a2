"""Rows of the lists with what the record's views leave out of them."""

from __future__ import annotations

from typing import Any

from onrecord.record import browsing
from onrecord.record.record import Record
from onrecord.record.result import Rows
from onrecord.views.sentence import pieces, stretch


def with_sentences(record: Record, name: str, rows: Rows) -> list[dict[str, Any]]:
    """The rows; those of events and figures with the sentences that tell them, in pieces of which each is marked or not."""
    found: list[dict[str, Any]] = list(rows)
    if name == "events" and found:
        told = record.ask(browsing.sentences, [row["n"] for row in found])
        for row in found:
            row["pieces"] = _pieces(*told.get(row["n"], ("", [])))
    if name == "figures" and found:
        for row, around in zip(found, record.ask(browsing.around, [row["n"] for row in found]), strict=True):
            text, start, end = around
            low, high = stretch(text, start, end, most=200)
            row["pieces"] = pieces(text, [(start, end)], low, high)
    return found


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    return pieces(text, spans, 0, len(text))
