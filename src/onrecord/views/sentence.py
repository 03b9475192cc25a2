"""The stretch of a report that one reads to see what an entry stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

#: Where a sentence ends: its mark, and the quotation marks and brackets that close after it.
_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-Z0-9])|\n")
#: The most that is shown before and after the words themselves.
MOST = 400
#: Words that end with a point and no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|Prof|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.\s*$"
)


def stretch(text: str, start: int, end: int, *, most: int = MOST) -> tuple[int, int]:
    """Where the sentences that hold these offsets begin and end, within their paragraph and not too far away."""
    low = max(start - most, 0)
    begin = low
    # One character more, for a sentence that begins with the words themselves.
    for found in _END.finditer(text, low, min(start + 1, len(text))):
        if found.end() > start:
            break
        if found.group() == "\n" or not _SHORT.search(text[max(found.start() - 6, 0) : found.end()]):
            begin = found.end()
    if begin == low and low:
        space = text.find(" ", low, start)
        begin = space + 1 if space >= 0 else low
    high = min(end + most, len(text))
    stop = high
    for found in _END.finditer(text, max(end - 2, start), high):
        if found.end() > end and (found.group() == "\n" or not _SHORT.search(text[max(found.start() - 6, 0) : found.end()])):
            stop = found.end()
            break
    if stop == high and high < len(text):
        space = text.rfind(" ", end, high)
        stop = space if space >= 0 else high
    return begin, max(len(text[:stop].rstrip()) if stop - end < 40 else stop, end)


def pieces(text: str, spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[str, bool]]:
    """The text from ``start`` to ``end``, cut where the spans begin and end; the second value tells what lies in one."""
    found, at = [], start
    for one, other in sorted(spans):
        one, other = max(one, at), min(other, end)
        if one < other:
            if at < one:
                found.append((text[at:one], False))
            found.append((text[one:other], True))
            at = other
    if at < end:
        found.append((text[at:end], False))
    return found


def parted(text: str, marks: Sequence[tuple[int, int, str]], start: int, end: int) -> list[tuple[str, str]]:
    """The text from ``start`` to ``end``, cut where marks begin and end; the second value names those that a piece lies in, which may be several."""
    edges = sorted({start, end, *(edge for one, other, _ in marks for edge in (one, other) if start < edge < end)})
    found = []
    for one, other in pairwise(edges):
        kinds = dict.fromkeys(kind for low, high, kind in marks if low <= one and other <= high)
        found.append((text[one:other], " ".join(kinds)))
    return found
