"""Very long reports are read in parts, and the parts' readings are one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord import parts
from onrecord.record.rows import LAYERS, prepare
from onrecord.types import Block, Report, plain

if TYPE_CHECKING:
    from onrecord.reader import Reader

PARAGRAPHS = (
    "LIMA, May 3 (Harbour News) - Defence Minister Ana Torres said on Tuesday that Peru would send 200 troops to Chile.",
    'Torres said: "We will not wait for the council." Chile\'s navy attacked a Peruvian boat near Callao on Monday.',
    "The president of Peru met the king of Norway in Oslo on 5 May 2016. Norway pledged $30 million for the port of Callao.",
    'Defence Minister Ana Torres rejected the offer of Chile. "It is a trap," Ana Torres told reporters in Lima on Friday.',
)


def laid_out(text: str) -> Report:
    blocks, at = [], 0
    for line in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 2
    return Report(**{**{name: getattr(Report.of(text), name) for name in ("id", "text")}, "blocks": tuple(blocks)})


def test_the_parts_hold_every_word_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 150)
    report = laid_out("\n\n".join(PARAGRAPHS) + "\n\n" + "word " * 200)
    cut = list(parts.parts(report))
    held = [(block.start, block.end) for part in cut for block in part.blocks if block.end > block.start]
    assert len(cut) > 8
    assert all(sum(block.end - block.start for block in part.blocks) <= 150 for part in cut)
    assert [at for start, end in held for at in range(start, end)] == [
        at for block in report.blocks for at in range(block.start, block.end)
    ]
    assert all(len(part.blocks) == len(report.blocks) for part in cut)


@pytest.mark.model
def test_a_long_report_reads_as_one(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report.of("\n\n".join(PARAGRAPHS), published="2016-05-05")
    whole = reader.read(report)
    monkeypatch.setattr(parts, "LONG", 20)
    monkeypatch.setattr(parts, "PART", 130)
    assert parts.is_long(report)
    read = reader.read(report)
    assert read.report == whole.report
    for layer in LAYERS.values():
        entries = getattr(read, layer)
        assert len({entry.id for entry in entries}) == len(entries)
    assert [(one.start, one.end, one.value) for one in read.dates] == [(one.start, one.end, one.value) for one in whole.dates]
    assert [plain(one.content) for one in read.statements] == [plain(one.content) for one in whole.statements]
    assert [one.block for one in read.statements] == [one.block for one in whole.statements]
    torres = [actor for actor in read.actors if actor.name == "Ana Torres"]
    assert len(torres) == 1
    assert len([one for one in torres[0].mentions if one.kind == "name"]) >= 3
    assert not prepare(read).rows["failure"]  # no reference leads nowhere
