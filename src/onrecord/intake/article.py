"""The article's text in a web page: what trafilatura finds in it, without menus, layers and old frames, and with what its cautious reading leaves out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.declared import bare
from onrecord.intake.library import failed, library
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_OF_PAGE = alternatives("of_page")

#: The day is read from what the page declares (see ``declared``): the library's own guess is not asked for.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2199-12-31"}
#: Where the cautious reading has less than this share of the library's usual one, the usual one is taken.
#: Plain, by tests/intake: 0.2 and 0.7 change nothing, with 1 five pages are read otherwise.
_FEW = 0.35
#: Text that stands by itself behind an element: the library takes it for what belongs to the element, and drops it with a box of links.
_LOOSE = re.compile(r"(</(?:div|ul|ol|table|script|aside|figure|iframe)>\s{0,200})(?=[^\s<>{}][^<>{}]{60})", re.IGNORECASE)
#: What is set as it is written begins, and ends.
_SET = re.compile(r"<(pre|textarea)\b", re.IGNORECASE)
_ENDS = {tag: re.compile(f"</{tag}\\b", re.IGNORECASE) for tag in ("pre", "textarea")}

_NAMED = "translate(concat(@id, ' ', @class), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
#: What no article stands in, as XPath: menus, the page's own head and foot, layers before it.
_FURNITURE = [
    ".//nav[not(.//h1)]",
    ".//header[.//nav and not(.//h1) and not(ancestor::article)]",
    ".//footer[not(.//h1) and not(ancestor::article) and not(ancestor::main)]",
    ".//*[self::div or self::section or self::aside or self::dialog][not(.//h1) and not(.//article)]"
    f"[{' or '.join(f'contains({_NAMED}, {word!r})' for word in sorted(word_list('page_layers')))}]",
]
#: Of how many elements of one kind a page's furniture may be: more are no page's, and take long to put aside.
#: Bound of work.
_MOST = 200
#: A cell in which an article stands: so many characters and ends of lines or paragraphs.
#: Plain, by tests/intake: 100 changes nothing, nor does 1; with 800 or 6 an old page is read otherwise.
_FRAMED, _PARTS = 400, 3

#: A line that reads as sentences, and what a page says of itself in such lines.
_PROSE = re.compile(r"(?=(?:\S{1,200}\s{1,4}){7})[^|].{40,20000}[.!?…][\"”’')\]]{0,3}", re.DOTALL)
_OWN_WORDS = re.compile(
    rf"\b(?:{_OF_PAGE})\b",
    re.IGNORECASE,
)
#: Under how many characters the library takes bare elements for paragraphs in its usual reading, and not in its cautious one.
#: By definition: three times trafilatura's MIN_EXTRACTED_SIZE.
_SHORT = 750


def article(page: str, name: str) -> Any:
    """What the library makes of the page: its cautious reading, or its usual one where that one has next to nothing."""
    trafilatura = library("trafilatura", name, "")
    options: dict[str, Any] = {"with_metadata": True, "include_comments": False, "date_extraction_params": dict(_DATES)}
    try:
        tree = trafilatura.load_html(_LOOSE.sub(r"\1<p>", _unbroken(page)))
        if tree is None:
            return None
        _unframe(tree)
        for furniture in ([path for path in _FURNITURE if len(tree.xpath(path)) <= _MOST], None):
            usual = trafilatura.bare_extraction(tree, include_tables=True, prune_xpath=furniture, **options)
            found = trafilatura.bare_extraction(tree, include_tables=True, prune_xpath=furniture, favor_precision=True, **options)
            if usual is not None and (usual.text or "").strip():  # else the whole page is named as if it were a layer
                break
    except RecursionError as error:
        raise InputError(name, "is nested too deeply for a page", "Save the page's text as a .txt file") from error
    except Exception as error:  # its own kinds of fault are not told by the library
        raise failed(name, error) from error
    if usual is not None and (found is None or len(found.text or "") < _FEW * len(usual.text or "")):
        found = usual
    elif found is not None and usual is not None and usual.body is not None:
        found.text = _filled(
            _trimmed(found.text), _trimmed(usual.text), {bare("".join(head.itertext())) for head in usual.body.iter("head")}
        )
    if found is not None:
        found.text = _trimmed(found.text)
    return found


def _trimmed(text: str | None) -> str:
    """The text without blanks around its lines, and empty lines around it."""
    return "\n".join(line.strip(" ") for line in (text or "").split("\n")).strip("\n")


def _unbroken(page: str) -> str:
    """The page without the line ends and indents of its source: only elements part paragraphs."""
    parts: list[str] = []
    done = 0
    for start in _SET.finditer(page):
        end = _ENDS[start[1].lower()].search(page, start.end()) if start.start() >= done else None
        if end is not None:
            parts += [_flowing(page[done : start.start()]), page[start.start() : end.start()]]
            done = end.start()
        elif start.start() >= done:  # it is never closed
            break
    return "".join([*parts, _flowing(page[done:])])


def _flowing(markup: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", markup)


def _unframe(tree: Any) -> None:
    """Makes tables that only lay out the page, as old ones do, what they are: an article stands in one of their cells."""
    frames = dict.fromkeys(next(cell.iterancestors("table", "body"), None) for cell in tree.iter("td") if _framed(cell))
    for frame in (one for one in frames if one is not None and one.tag == "table"):
        rows = [row for part in frame for row in (part if part.tag in ("tbody", "thead") else (part,)) if row.tag == "tr"]
        for part in [frame, *frame.iterchildren("tbody", "thead"), *rows, *(cell for row in rows for cell in row.iterchildren("td", "th"))]:
            part.tag = "div"


def _framed(cell: Any) -> bool:
    """Whether paragraphs stand in the cell, or in what stands in it: looking deeper would take too long in cells within cells."""
    near = [one for child in cell for one in (child, *child)]
    parts = sum(1 for one in near if one.tag in ("p", "br"))
    return parts >= _PARTS and sum(len(one.text or "") + len(one.tail or "") for one in near) >= _FRAMED


def _filled(text: str, usual: str, headings: set[str]) -> str:
    """The cautious reading with what the usual one has between its paragraphs: a heading (set in a link, it is taken for a list of links), and sentences.

    Behind the last paragraph sentences are taken only where the text is short.
    """
    lines = usual.split("\n")
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        places.setdefault(bare(line), []).append(at)
    told = {bare(line) for line in text.split("\n")}
    kept: list[str] = []
    above: int | None = None
    for line in text.split("\n"):
        here = _next(places.get(bare(line), []), above) if line.strip() else None
        if here is not None:
            kept += _between(lines[above + 1 : here], headings, told) if above is not None else []
            above = here
        kept.append(line)
    if above is not None and len(text) < _SHORT:
        kept += _behind(lines[above + 1 :], headings, told)
    return "\n".join(kept)


def _next(places: list[int], above: int | None) -> int | None:
    """The first of the places behind the one above; None where there is none."""
    at = 0 if above is None else bisect_right(places, above)
    return places[at] if at < len(places) else None


def _sentences(line: str, told: Set[str]) -> bool:
    return bool(_PROSE.fullmatch(line)) and not _OWN_WORDS.search(line) and bare(line) not in told


def _between(lines: Sequence[str], headings: Set[str], told: Set[str]) -> list[str]:
    """Of the lines that stand between two paragraphs the one heading, or the sentences where no heading makes them a box."""
    written = [line for line in lines if line.strip()]
    if len(written) == 1 and bare(written[0]) in headings:
        return written
    if any(bare(line) in headings for line in written):
        return []
    return [line for line in written if _sentences(line, told)]


def _behind(lines: Sequence[str], headings: Set[str], told: Set[str]) -> list[str]:
    """Of the lines behind the last paragraph the sentences, each with the heading above it."""
    kept: list[str] = []
    heading: list[str] = []
    for line in lines:
        if _sentences(line, told):
            kept += [*heading, line]
        if line.strip():
            heading = [line] if bare(line) in headings else []
    return kept
