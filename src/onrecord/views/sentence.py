"""The stretch of a report that one reads to see what an entry stands on."""

from __future__ import annotations

import re

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
    for found in _END.finditer(text, low, start):
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
