"""OpenDocument texts (ODT): paragraphs and tables as they follow each other, with title and author.

The times that the document's properties tell are the file's, not the report's, and are left alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from onrecord.errors import InputError
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.intake.properties import author_in, title_in
from onrecord.types import Report

#: How many bytes a part may unpack to.
#: Bound of memory.
_LARGEST = 100_000_000
#: How deep elements may stand in one another.
#: Bound of work.
_DEEPEST = 100
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
#: Elements whose words are not the running text's.
_APART = (f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_DRAW}frame", f"{_TEXT}table-of-content")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a document, or the articles of an export. Raises InputError if it is none, is damaged or locked, or has no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            body = _parsed(parts, "content.xml").find(f".//{_OFFICE}text")
            meta = _parsed(parts, "meta.xml") if "meta.xml" in parts.namelist() else Element("none")
    except Exception as error:  # zipfile's, zlib's and the XML parser's own
        raise InputError(name, f"is no whole OpenDocument text, or is locked ({error})", "Save it again as .odt, or as .docx") from error
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(body, 0))).strip("\n") if body is not None else ""
    if not text.strip():
        raise InputError(name, "is a document without text", "Save the report's text in it; pictures are not read")
    found = articles(text, name, note)
    if found is not None:
        yield from found
        return
    author = author_in(meta.findtext(f".//{_META}initial-creator")) or author_in(meta.findtext(f".//{_DC}creator"))
    yield None, Report.of(text, title=title_in(meta.findtext(f".//{_DC}title")), byline=author)


def _parsed(parts: zipfile.ZipFile, part: str) -> Element:
    if parts.getinfo(part).file_size > _LARGEST:
        raise ValueError("it unpacks to too much")
    raw = parts.read(part)
    if b"<!ENTITY" in raw:
        raise ValueError("it declares entities")
    return ElementTree.fromstring(raw)


def _lines(parent: Element, depth: int) -> Iterator[str]:
    """The paragraphs one a line, a table's rows one a line."""
    if depth > _DEEPEST:
        return
    for element in parent:
        if element.tag in _PARAGRAPHS:
            yield from "".join(_words(element, depth)).split("\n")
        elif element.tag == f"{_TABLE}table-row":
            cells = (" ".join(line for line in _lines(cell, depth + 1) if line) for cell in element if cell.tag == f"{_TABLE}table-cell")
            yield "\t".join(cell for cell in cells if cell)
        elif element.tag not in _APART:
            yield from _lines(element, depth + 1)


def _words(element: Element, depth: int) -> Iterator[str]:
    """The words of a paragraph with their tabs and breaks."""
    yield " ".join((element.text or "").split("\n"))
    for inner in element if depth < _DEEPEST else ():
        if inner.tag == f"{_TEXT}s":
            yield " " * min(int(inner.get(f"{_TEXT}c") or 1), 100)
        elif inner.tag == f"{_TEXT}tab":
            yield "\t"
        elif inner.tag == f"{_TEXT}line-break":
            yield "\n"
        elif inner.tag not in _APART:
            yield from _words(inner, depth + 1)
        yield " ".join((inner.tail or "").split("\n"))
