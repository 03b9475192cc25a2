"""Printed pages -> running text: what repeats on the pages' edges dropped, lines joined into paragraphs, hyphens mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.knowledge.words import word_list

#: How many lines at a page's head and foot may be its header and footer.
#: Plain, by tests/intake: 1 and 5 change nothing.
_EDGE = 3
#: From how many times the height on letters are of another size.
#: Plain, by tests/intake: 1 changes nothing, with 1.3 a title goes on into its text.
_OTHER = 1.15
#: Marks for a hyphen at a line's end: a true one, a soft one, and what the PDF library writes for one.
_HYPHENS = "-\u00ad\u2010\x02\ufffe"
_ENDED = re.compile(r"[.!?:…][\"”’')\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: First parts that keep their hyphen.
_KEPT = word_list("hyphen_before_line")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; its edges, the foot and the height of its letters in points, None where they are not known."""

    text: str
    left: float | None = None
    right: float | None = None
    foot: float | None = None
    height: float | None = None


def running(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: paragraphs parted by empty lines."""
    kept = _without_edges(pages)
    words = Counter(word.lower() for page in kept for line in page for word in _WORD.findall(line.text))
    paragraphs: list[str] = []
    usual = _pitch(kept)
    for page in kept:
        shape = _Shape.of(page, usual)
        above: Line | None = None
        for line in page:
            if not paragraphs or _begins(line, above, shape, paragraphs[-1][-8:]):
                paragraphs.append(line.text)
            else:
                paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
            above = line
    return "\n\n".join(re.sub("[\u00ad\x02\ufffe]", "", paragraph) for paragraph in paragraphs)


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines at their heads and feet that stand on most of them, whatever numbers are in them.

    A title that is the running head, too, stands in larger letters and is kept.
    """
    written = [page for page in pages if page]
    if len(written) < 2:
        return [list(page) for page in written]
    counts = Counter(key for page in written for key in {_key(line) for line in _edges(page)})
    repeated = {key for key, count in counts.items() if count >= 2 and count * 2 > len(written)}
    heights: dict[str, list[float]] = {key: [] for key in repeated}
    for page in written:
        for line in _edges(page):
            if line.height is not None and _key(line) in repeated:
                heights[_key(line)].append(line.height)
    usual = {key: median(found) for key, found in heights.items() if found}
    kept = []
    for page in written:
        edges = {id(line) for line in _edges(page) if (key := _key(line)) in repeated and not _larger(line, usual.get(key))}
        kept.append([line for line in page if id(line) not in edges])
    return kept


def _larger(line: Line, usual: float | None) -> bool:
    return line.height is not None and usual is not None and line.height > _OTHER * usual


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    """The outermost lines of a page."""
    yield from page[:_EDGE]
    yield from page[max(_EDGE, len(page) - _EDGE) :]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a page is set; None where it is not known."""

    #: From foot to foot of the lines, as most of them stand.
    pitch: float | None
    left: float | None
    right: float | None
    #: The longest line, in characters.
    longest: int

    @classmethod
    def of(cls, page: Sequence[Line], usual: float | None) -> _Shape:
        return cls(
            _pitch([page]) or usual,
            min((line.left for line in page if line.left is not None), default=None),
            max((line.right for line in page if line.right is not None), default=None),
            max((len(line.text) for line in page), default=0),
        )


def _pitch(pages: Sequence[Sequence[Line]]) -> float | None:
    """From foot to foot of the pages' lines, as most of them stand; None where there are too few to tell."""
    pairs = (pair for page in pages for pair in pairwise(page))
    gaps = (above.foot - line.foot for above, line in pairs if above.foot is not None and line.foot is not None)
    down = [gap for gap in gaps if gap > 2]
    return median(down) if len(down) > 3 else None


def _begins(line: Line, above: Line | None, shape: _Shape, before: str) -> bool:
    """Whether a paragraph begins with this line; ``above`` is the line above it on the page, ``before`` the text's last words."""
    ended = bool(_ENDED.search(before))
    if above is None:  # the paragraph may go on over the page's end
        return ended and not line.text[0].islower()
    if above.text[-1] in _HYPHENS and line.text[0].islower():
        return False
    if _beside(line, above):
        return False
    if line.height is not None and above.height is not None and max(line.height, above.height) > _OTHER * min(line.height, above.height):
        return True  # a heading, or what follows one
    if line.foot is not None and above.foot is not None and shape.pitch is not None:
        gap = above.foot - line.foot
        # Plain, by tests/intake: 1.1 and 1.6 change nothing.
        if gap > 1.35 * shape.pitch:
            return True
        if gap < -shape.pitch:  # the next column
            return ended and not line.text[0].islower()
    if line.left is None or above.left is None or above.right is None or shape.left is None or shape.right is None:
        # Plain, by tests/intake: 0.5 and 0.95 change nothing.
        return ended and len(above.text) < 0.8 * shape.longest
    # Plain, by tests/intake: 2 and 12 change nothing.
    if ended and line.left - above.left > 8:
        return True  # an indented first line
    # Plain, by tests/intake: 0.3 changes nothing, with 0.05 a document's paragraphs run together.
    return ended and above.right < shape.right - 0.12 * (shape.right - shape.left)


def _beside(line: Line, before: Line) -> bool:
    """Whether both stand on one printed line, parted by letters that are set high or low, or by a wide gap."""
    if line.foot is None or before.foot is None or line.left is None or before.right is None:
        return False
    height = max(line.height or 0.0, before.height or 0.0)
    # Plain, by tests/intake: 2 changes nothing, with 0.1 letters that are set high part a line.
    return abs(line.foot - before.foot) < 0.5 * height and line.left > before.right - 2


def _joined(before: str, after: str, words: Counter[str]) -> str:
    """The line set after the text before it; a word that was parted at the line's end is made whole."""
    parted = re.search(rf"([^\W\d_]+)([{_HYPHENS}])$", before[-60:])
    if parted is None:
        return f"{before} {after}"
    rest = re.match(r"[^\W\d_]+", after)
    if rest is None or not after[0].islower():  # "China-Japan"
        return f"{before[:-1]}-{after}"
    first, second = parted[1].lower(), rest[0].lower()
    whole, compound = words[first + second], words[f"{first}-{second}"]
    hyphened = parted[2] != "\u00ad" and (compound > whole or (not whole and (first in _KEPT or parted[1].isupper())))
    return before[:-1] + ("-" if hyphened else "") + after
