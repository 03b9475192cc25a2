"""The paragraphs of a text: lines, hard-wrapped ones joined, glued ones parted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.types import Block, BlockKind

#: A sentence glued to the next: a stop, perhaps a closing mark, then a capital with no space.
_GLUED = re.compile(
    r"(?<=[a-z0-9][.!?][\"”’])(?=[A-Z][a-z]+\s)|(?<=[a-z]{3}[.!?])(?=(?:[A-Z][a-z]+|A|I)\s)|(?<=[.!?][\"”])(?=[\"“][A-Z])|(?<=[a-z]{3}\.)(?=[\"“][A-Z])"
)


@dataclass(slots=True)
class Line:
    """A paragraph-sized stretch of the text while it is being judged."""

    start: int
    end: int
    text: str
    kind: BlockKind | None = None
    #: Whether it stood behind the headline in one line, and begins with a dateline.
    after_head: bool = False


def lines_of(text: str) -> list[Line]:
    """The paragraphs: lines, with hard-wrapped ones joined, each without the white space around it."""
    raw = [
        Line(
            match.start() + len(match.group()) - len(match.group().lstrip()),
            match.start() + len(match.group().rstrip()),
            match.group().strip(),
        )
        for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text)
        if match.group().strip()
    ]
    if not _hard_wrapped(text, raw):
        return raw
    joined: list[Line] = []
    for line in raw:
        between = text[joined[-1].end : line.start] if joined else "\n\n"
        if joined and between.count("\n") == 1 and not re.search(r"\n[ \t]{2,}", between):
            joined[-1].end = line.end
            joined[-1].text = text[joined[-1].start : line.end]
        else:
            joined.append(line)
    return joined


def _hard_wrapped(text: str, lines: list[Line]) -> bool:
    """Whether the text's lines were cut at a width: most neighbours break in the middle of a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if text[a.end : b.start].count("\n") == 1]
    if len(pairs) < 3:
        return False
    # Plain, by attribution: 20 and 60 change nothing, nor does 80.
    broken = sum(1 for a, b in pairs if 40 <= len(a.text) <= 120 and not re.search(r"[.!?][\"”’)]*$", a.text) and b.text[:1].isalnum())
    return broken > len(pairs) / 2


def unglued(line: Line) -> list[Block]:
    """The line's blocks: one, or more where sentences of two paragraphs were glued together."""
    assert line.kind is not None
    if line.kind != "paragraph":
        return [Block(line.kind, line.start, line.end)]
    cuts = [at for at in (match.start() for match in _GLUED.finditer(line.text)) if _quotes_allow(line.text, at)]
    edges = [0, *cuts, len(line.text)]
    return [Block("paragraph", line.start + a, line.start + b) for a, b in pairwise(edges) if line.text[a:b].strip()]


def _quotes_allow(text: str, at: int) -> bool:
    """Whether a straight quotation mark beside the cut stands on its right side: a closing one before it, an opening one after."""
    closed = text.count('"', 0, at) % 2 == 0
    return closed if '"' in text[at - 1 : at + 1] else True
