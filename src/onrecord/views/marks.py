"""Cuts a report's text where entries begin and end, so that spans which overlap can be marked without nesting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.layers import Entry
from onrecord.types import Actor, Block, Event, Position, Reading, Report, Span, Statement
from onrecord.views.names import Names

#: The parts by which an entry is marked in the text at all times; the others are marked when it is chosen.
MAIN = frozenset({"content", "trigger", "words", "mention"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is to an entry."""

    entry: str
    #: content, cue, speaker, addressee, trigger, source, recipient, date, place, words, mention or evidence.
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text that no part cuts; the parts that cover it, the narrowest first."""

    start: int
    end: int
    parts: tuple[Part, ...]


def parts_of(entry: Entry, names: Names) -> Iterator[Part]:
    """All stretches of the text that show an entry."""
    if isinstance(entry, Statement):
        yield from _spans(entry.id, "content", *entry.content)
        yield from _spans(entry.id, "cue", entry.cue)
        yield from _spans(entry.id, "speaker", entry.speaker_text)
        yield from _spans(entry.id, "addressee", entry.addressee)
    elif isinstance(entry, Event):
        yield from _spans(entry.id, "trigger", *entry.trigger)
        for name, roles in (("source", entry.source), ("recipient", entry.recipient)):
            for role in roles:
                yield Part(entry.id, name, role.start, role.end)
        if entry.date and entry.date.start is not None and entry.date.end is not None:
            yield Part(entry.id, "date", entry.date.start, entry.date.end)
    elif isinstance(entry, Actor):
        for mention in entry.mentions:
            yield Part(entry.id, "mention", mention.start, mention.end)
    elif isinstance(entry, Position):
        for evidence in dict.fromkeys((*entry.evidence, *(one for side in entry.sides for one in side.evidence))):
            shown = names.entries.get(evidence)
            if isinstance(shown, Statement | Event):
                for part in parts_of(shown, names):
                    if part.role in MAIN:
                        yield Part(entry.id, "evidence", part.start, part.end)
    else:
        yield Part(entry.id, "words", entry.start, entry.end)


def _spans(identity: str, role: str, *spans: Span | None) -> Iterator[Part]:
    for span in spans:
        if span is not None:
            yield Part(identity, role, span.start, span.end)


def all_parts(names: Names) -> list[Part]:
    """The parts of all entries of a reading."""
    return [part for entry in names.entries.values() for part in parts_of(entry, names)]


def cut(start: int, end: int, parts: list[Part]) -> Iterator[Segment]:
    """The stretch from ``start`` to ``end`` in segments. Each part must overlap it. Linear but for sorting."""
    opens: dict[int, list[Part]] = defaultdict(list)
    closes: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        opens[max(part.start, start)].append(part)
        closes[min(part.end, end)].append(part)
    places = sorted({start, end, *opens, *closes})
    covering: dict[Part, None] = {}
    for here, there in pairwise(places):
        for part in closes[here]:
            covering.pop(part, None)
        covering.update(dict.fromkeys(opens[here]))
        yield Segment(here, there, tuple(sorted(covering, key=lambda part: part.end - part.start)))


def marked(reading: Reading, names: Names) -> Iterator[tuple[Block, list[Segment]]]:
    """Every block of the report that has words, cut into segments."""
    blocks = list(_blocks(reading.report))
    parts = sorted((part for part in all_parts(names) if part.end > part.start), key=lambda part: part.start)
    open_parts: list[Part] = []
    at = 0
    for block in blocks:
        open_parts = [part for part in open_parts if part.end > block.start]
        while at < len(parts) and parts[at].start < block.end:
            if parts[at].end > block.start:
                open_parts.append(parts[at])
            at += 1
        yield block, list(cut(block.start, block.end, open_parts))


def _blocks(report: Report) -> Iterator[Block]:
    """The report's blocks in order, or its paragraphs where it was not laid out."""
    if report.blocks:
        yield from (block for block in sorted(report.blocks, key=lambda block: block.start) if report.text[block.start : block.end].strip())
        return
    start = 0
    for paragraph in report.text.split("\n"):
        if paragraph.strip():
            yield Block("paragraph", start, start + len(paragraph))
        start += len(paragraph) + 1
