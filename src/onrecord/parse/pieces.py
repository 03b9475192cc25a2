"""The stretches of a report that go to the language model.

Only the blocks worth parsing do, cut so that runs of symbols and huge lines stay cheap: spaCy's tokenizer is quadratic on runs
of symbols, and a text of over 1,000,000 characters is an error. Offsets are kept throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.types import Report

#: The block kinds that are parsed; the rest is metadata or furniture.
PARSED = frozenset({"title", "highlight", "heading", "caption", "paragraph"})
#: The longest piece that goes to the model at once, in characters. Longer blocks are cut at a sentence's end.
#: Bound of work.
LONGEST = 4_000
#: The longest run without white space that is still taken for language.
#: Bound of work.
LONGEST_WORD = 200
#: A run of one symbol repeated this often is no language.
_SYMBOLS = re.compile(rf"([^\w\s])\1{{7,}}|[^\w\s]{{40,}}|\S{{{LONGEST_WORD},}}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+")


def pieces(report: Report) -> Iterator[tuple[int, int, int]]:
    """The stretches to parse, in order: block index, start, end. None is longer than ``LONGEST`` characters."""
    text = report.text
    for index, block in enumerate(report.blocks):
        if block.kind not in PARSED:
            continue
        at = block.start
        for run in _SYMBOLS.finditer(text, block.start, block.end):
            yield from _cut(text, index, at, run.start())
            at = run.end()
        yield from _cut(text, index, at, block.end)


def _cut(text: str, index: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """One stretch, cut to pieces that are short enough, without white space at their ends."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if end - start <= LONGEST:
            yield index, start, end
            return
        cut = max((m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST)), default=0)
        if not cut:
            cut = text.rfind(" ", start + 1, start + LONGEST)
        if cut <= start:
            cut = start + LONGEST
        yield index, start, start + len(text[start:cut].rstrip())
        start = cut


def flat(text: str) -> str:
    """The text with each white-space character a plain space: line ends inside a paragraph are no sentence ends.

    Code points are kept one for one, so offsets hold.
    """
    return re.sub(r"[^\S ]", " ", text) if "\n" in text or "\xa0" in text or "\t" in text or "\r" in text else text


def bounded[T](things: Iterable[T], most: int, size: int, measure: Callable[[T], int]) -> Iterator[list[T]]:
    """The things in order, in groups of at most ``most`` that measure at most ``size`` together, unless one alone is larger."""
    group: list[T] = []
    total = 0
    for thing in things:
        if group and (len(group) == most or total + measure(thing) > size):
            yield group
            group, total = [], 0
        group.append(thing)
        total += measure(thing)
    if group:
        yield group
