"""Reports -> documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.config import DEFAULT_MODEL
from onrecord.doc import Doc, ParsedBlock
from onrecord.grammar.headlines import KINDS, Headlines
from onrecord.grammar.labels import as_name, unstopped
from onrecord.grammar.mending import mend
from onrecord.parse.loading import load
from onrecord.parse.pieces import bounded, flat, pieces
from onrecord.types import Report

#: Pieces that the model is given at once, and their characters: its memory grows with them.
#: Bound of memory.
AT_ONCE, AT_ONCE_CHARACTERS = 256, 64_000
#: Characters of reports whose tokens are held together.
#: Bound of memory.
TOGETHER = 400_000

type Parsed = tuple[ParsedBlock, ...]


class Parser:
    """A loaded language model that parses reports.

    Raises ModelError if the model is not installed, is damaged, or lacks a component that the extractors need.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp, self.model = load(model)

    def parse(self, reports: Iterable[Report], batch: int = 16) -> Iterator[Doc]:
        """The parsed reports, in order.

        ``batch`` reports are parsed together, which is faster; what is found does not depend on it.
        """
        for group in bounded(reports, batch, TOGETHER, lambda report: len(report.text)):
            for report, parsed in zip(group, self.analyse(group), strict=True):
                yield _doc(report, parsed)  # held by nobody here: it is gone when it has been read

    def analyse(self, reports: Sequence[Report]) -> list[Parsed]:
        """What the model finds in each report's pieces, as plain rows."""
        where = [(number, *piece) for number, report in enumerate(reports) for piece in pieces(report)]
        headlines = [Headlines(report) for report in reports]
        texts = [_given(reports[number], headlines[number], index, start, end) for number, index, start, end in where]
        found: list[list[ParsedBlock]] = [[] for _ in reports]
        groups = bounded(zip(where, texts, strict=True), AT_ONCE, AT_ONCE_CHARACTERS, lambda piece: len(piece[1]))
        for group in groups:
            rows = self._nlp.rows([text for _where, text in group], [start for (_number, _index, start, _end), _text in group])
            for ((number, index, _start, _end), _text), parsed in zip(group, rows, strict=True):
                found[number].append((index, *parsed))
        return [tuple(blocks) for blocks in found]


def _doc(report: Report, parsed: Parsed) -> Doc:
    """The document of what the model found, its tree mended."""
    doc = Doc(report, parsed)
    mend(doc)
    return doc


def _given(report: Report, headlines: Headlines, index: int, start: int, end: int) -> str:
    """A piece as the model is given it, character for character of the same length as in the report."""
    text = unstopped(flat(report.text[start:end]))
    block = report.blocks[index]
    if block.kind == "paragraph" and start == block.start:
        return as_name(text)
    return headlines.as_sentence(text) if block.kind in KINDS else text
