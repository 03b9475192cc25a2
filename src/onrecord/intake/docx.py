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
_LARGEST = 500_000_000
#: How deep tables may stand in tables.
_DEEPEST = 20
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a document, or the articles of an export. Raises InputError if it is no Word document, is damaged or locked, or has no text."""
    document = _document(raw, name)
    try:
        text = "\n".join(_lines(document, 0))
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


def _lines(container: Any, depth: int) -> Iterator[str]:
    """The paragraphs one a line, a table's rows one a line, in the order of the document."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block, depth)
        else:
            yield from _paragraph(block)


def _paragraph(paragraph: Any) -> Iterator[str]:
    for line in re.split(r"\r\n|[\r\n\x0b\x0c\u2028\u2029]", paragraph.text):
        yield _CONTROLS.sub("", line).strip(" \t\xa0")


def _rows(table: Any, depth: int) -> Iterator[str]:
    """A table's rows: cells parted by tabs; cells of several paragraphs keep them on lines of their own.

    Cells that are merged are read once.
    """
    if depth > _DEEPEST:
        return
    seen: set[Any] = set()
    for row in table.rows:
        cells: list[list[str]] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append([line for line in _lines(cell, depth + 1) if line])
        cells = [lines for lines in cells if lines]
        if sum(len(lines) > 1 for lines in cells) > 1:  # columns of running text
            yield from (line for lines in cells for line in lines)
        elif cells:
            yield "\t".join(lines[0] for lines in cells)
            yield from (line for lines in cells for line in lines[1:])
