"""Word documents (DOCX), through python-docx: paragraphs and tables as they follow each other, with title and author.

The times that the document's properties tell are the file's, not the report's, and are left alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.properties import author_in, title_in
from onrecord.types import Report

#: How many bytes a document may unpack to; more is a trap, not a report.
#: Bound of memory.
_LARGEST = 500_000_000
#: How deep tables may stand in tables.
#: Bound of work.
_DEEPEST = 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Elements around paragraphs, rows and cells that do not change what is read.
_THROUGH = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
#: Elements whose words are not the running text's.
_APART = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr", "sdtPr")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a document, or the articles of an export. Raises InputError if it is no Word document, is damaged or locked, or has no text."""
    document = _document(raw, name)
    try:
        text = "\n".join(_lines(document.element.body, 0))
        properties = document.core_properties
        title, author = title_in(properties.title), author_in(properties.author)
    except Exception as error:  # a part that is missing or of another kind comes up as whatever it falls over
        raise _damaged(name, error) from error
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
    if not text.strip():
        raise InputError(name, "is a Word document without text", "Save the report's text in it; pictures are not read")
    found = articles(text, name, note)
    if found is not None:
        yield from found
        return
    yield None, Report.of(text, title=title, byline=author)


def _document(raw: bytes, name: str) -> Any:
    """The opened document. Raises InputError if it is none."""
    docx = library("docx", name)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(name, "is locked with a password, or is an old Word document (.doc)", "Save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > _LARGEST:
            raise InputError(name, f"unpacks to {size:,} bytes", "Save the report's text in a smaller document")
        return docx.Document(io.BytesIO(raw))
    except InputError:
        raise
    except Exception as error:  # zipfile's, lxml's and the library's own
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> InputError:
    what = " ".join(str(error).split()) or type(error).__name__
    return InputError(name, f"is no whole Word document ({what})", "Save it again as .docx")


def _lines(parent: Any, depth: int) -> Iterator[str]:
    """The paragraphs one a line, a table's rows one a line, in the order of the document.

    What stands in controls, in marked insertions and the like is read as if it stood there by itself.
    """
    if depth > _DEEPEST:
        return
    before = ""
    for element in parent:
        kind = element.tag
        if kind == f"{_W}p":
            text = before + _CONTROLS.sub("", "".join(_words(element)))
            before = text if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None else ""
            if before:  # its end was deleted: what follows goes on in it
                continue
            yield from (line.strip(" \t\xa0") for line in _BREAK.split(text))
        elif kind == f"{_W}tbl":
            yield from _rows(element, depth)
        elif kind in _THROUGH:
            yield from _lines(element, depth + 1)
    if before:
        yield before.strip(" \t\xa0")


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph with their tabs and breaks; not what was deleted, moved away or hidden, nor what stands in drawings."""
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif element.tag not in _APART and not _hidden(element):
            waiting.append(iter(element))


def _hidden(element: Any) -> bool:
    """Whether the document shows none of these words."""
    mark = element.find(f"{_W}rPr/{_W}vanish") if element.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _rows(table: Any, depth: int) -> Iterator[str]:
    """A table's rows: cells parted by tabs; cells of several paragraphs keep them on lines of their own."""
    for row in table.iterdescendants(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:  # of a table within a cell, which is read with the cell
            continue
        cells = [[line for line in _lines(cell, depth + 1) if line] for cell in _cells(row)]
        cells = [lines for lines in cells if lines]
        if sum(len(lines) > 1 for lines in cells) > 1:  # columns of running text
            yield from (line for lines in cells for line in lines)
        elif cells:
            yield "\t".join(lines[0] for lines in cells)
            yield from (line for lines in cells for line in lines[1:])


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag in _THROUGH:
            yield from _cells(element)
