"""PDF documents, through pypdfium2: the text of all pages in running paragraphs, without what repeats on the pages' edges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake import pages
from onrecord.intake.exports import is_export
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.properties import author_in, title_in
from onrecord.types import Report

#: The library's number for a document that asks for a password.
#: By definition: the library's FPDF_ERR_PASSWORD.
_PASSWORD = 4
#: The library sets a line that ends in a hyphen together with the next, with a mark in the hyphen's place.
_LINE = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f\ufeff\ud800-\udfff]")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a document, without the times of its properties: they are the file's.

    Raises InputError if it is no PDF, is damaged, asks for a password, or has no text.
    """
    pdfium = library("pypdfium2", name)
    if not raw:
        raise InputError(name, "is empty", "Save the document again")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise InputError(name, "asks for a password", "Save it without one") from error
        raise InputError(name, f"is no whole PDF document ({error})", "Fetch or save it again") from error
    try:
        told = document.get_metadata_dict()
        lines = [_lines(document, number, name, note, pdfium) for number in range(len(document))]
    finally:
        document.close()
    if is_export([line.text for page in lines for line in page]):
        # Title, outlet and date cannot be told from each other for sure where lines are set as on paper.
        raise InputError(name, "is an export of many articles as a PDF document", "Export them as RTF, DOCX or text")
    text = pages.running(lines)
    if not text.strip():
        reason = "has no pages" if not lines else "is a PDF document without text: its pages are pictures"
        raise InputError(name, reason, "Run it through text recognition (OCR) first")
    bare = [number for number, page in enumerate(lines, start=1) if not page]
    if bare:
        note(f"{name}: {len(bare)} of {len(lines)} pages have no text, the first of them page {bare[0]}")
    yield None, Report.of(text, title=title_in(told.get("Title")), byline=author_in(told.get("Author")))


def _lines(document: Any, number: int, name: str, note: Callable[[str], None], pdfium: Any) -> list[pages.Line]:
    """The lines of one page, with where they stand; none where the page is damaged, which is said."""
    try:
        page = document[number]
        text_page = page.get_textpage()
        text: str = text_page.get_text_range()
        placed = len(text) == text_page.count_chars()
        lines = []
        for match in _LINE.finditer(text):
            words = " ".join(_CONTROLS.sub("", match.group()).split())
            if words:
                begins = match.start() + len(match.group()) - len(match.group().lstrip())
                ends = match.start() + len(match.group().rstrip(" \x02\ufffe")) - 1
                lines.append(_placed(words, text_page, begins, ends) if placed else pages.Line(words))
        text_page.close()
        page.close()
    except pdfium.PdfiumError as error:
        note(f"{name}: page {number + 1} cannot be read ({error}) and is left out")
        return []
    return lines


def _placed(words: str, text_page: Any, begins: int, ends: int) -> pages.Line:
    """The line with its place, in points from the page's lower left: edges, the foot of its first letter, and its height."""
    left, foot, _, top = text_page.get_charbox(begins, loose=True)
    _, low, right, high = text_page.get_charbox(ends, loose=True)
    # A figure set high or low at either end is smaller than the line's letters.
    return pages.Line(words, left, right, foot, max(top - foot, high - low))
