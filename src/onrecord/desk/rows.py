"""Rows of the lists with what the record's views leave out of them: the sentences that tell them, marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record import sentences
from onrecord.record.record import Record
from onrecord.record.result import Rows
from onrecord.record.sentences import Around
from onrecord.views.sentence import parted, stretch

#: The most that is shown before and after an entry's words.
MOST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences that an entry stands on, in pieces with the names of what marks each, and where they are from."""

    pieces: list[tuple[str, str]]
    outlet: str | None
    published: str | None


def with_sentences(record: Record, name: str, rows: Rows) -> list[dict[str, Any]]:
    """The rows of a list, which have their numbers, with the sentences that tell them."""
    found: list[dict[str, Any]] = list(rows)
    told = record.ask(sentences.of, name, [row["n"] for row in found])
    for row in found:
        row["pieces"] = shown(told[row["n"]]).pieces if row["n"] in told else []
    return found


def of_refs(record: Record, refs: Iterable[object]) -> dict[str, Told]:
    """The sentences of entries by their refs; of what is none, or gone, there are none."""
    return {ref: shown(around) for ref, around in record.ask(sentences.of_refs, refs).items()}


def with_told(record: Record, rows: Rows) -> list[dict[str, Any]]:
    """Rows that have refs, with the sentences of each."""
    found = of_refs(record, [row["ref"] for row in rows])
    return [{**row, "told": found.get(str(row["ref"]))} for row in rows]


def of_spans(record: Record, report: str, spans: Sequence[tuple[int, int]]) -> Told | None:
    """The sentences that hold these offsets of a report."""
    around = record.ask(sentences.at, report, spans)
    return shown(around) if around else None


def shown(around: Around) -> Told:
    """What is shown of a stretch: whole sentences."""
    low, high = (0, len(around.text)) if around.whole else stretch(around.text, *around.core, most=MOST)
    return Told(parted(around.text, around.marks, low, high), around.outlet, around.published)
