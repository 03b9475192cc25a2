"""Excel workbooks (.xlsx): every sheet with a column of texts, one report a row, the columns named as in CSV."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from xml.etree import ElementTree

from onrecord.errors import InputError
from onrecord.intake.columns import columns, report_of, require_text
from onrecord.intake.days import order_of
from onrecord.intake.given import Given
from onrecord.types import Report

#: How many bytes a part may unpack to.
#: Bound of memory.
_LARGEST = 200_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet(\d{1,4})\.xml")
#: Day 0 of a workbook's dates, and the numbers that stand for days from 1950 to 2100.
_ZERO, _DAYS = date(1899, 12, 30), (18264, 73415)


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a workbook, each with its sheet and row. Raises InputError if it is damaged or no sheet has a column of texts."""
    try:
        sheets = list(_sheets(raw, name))
    except InputError:
        raise
    except Exception as error:  # zipfile's, zlib's and the XML parser's own
        raise InputError(name, f"is no whole workbook ({error})", "Save it again as .xlsx, or as CSV") from error
    tables = [(title, rows) for title, rows in sheets if rows]
    fitting = [(title, rows) for title, rows in tables if "text" in columns(rows[0], given)]
    if not fitting:
        require_text({}, tables[0][1][0] if tables else [], name)
    for title, rows in fitting:
        header, *body = rows
        places = columns(header, given)
        published = places.get("published")
        days = [_cell(row, published) for row in body] if published is not None else []
        order = order_of(days)
        for number, row in enumerate(body, start=2):
            if not any(row):
                continue
            where = f"sheet {title}, row {number}"
            values: dict[str, object] = {field: _cell(row, place) for field, place in places.items()}
            if published is not None:
                values["published"] = _day(days[number - 2])
            try:
                yield where, report_of(values, f"{name}, {where}", note, order)
            except InputError as error:
                yield where, error


def _cell(row: list[str], place: int) -> str | None:
    return row[place] if place < len(row) else None


def _day(value: str | None) -> str | None:
    """A workbook's number of a day as ISO; other words as they are."""
    if value and re.fullmatch(r"\d{5}(?:\.\d{1,17})?", value) and _DAYS[0] <= float(value) <= _DAYS[1]:
        return (_ZERO + timedelta(int(float(value)))).isoformat()
    return value


def _sheets(raw: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise InputError(name, f"unpacks to more than {_LARGEST:,} bytes", "Save it as CSV")
        shared = _shared(parts)
        numbers = sorted(int(match[1]) for match in map(_SHEET.fullmatch, parts.namelist()) if match)
        for number in numbers:
            yield str(number), list(_rows(parts.read(f"xl/worksheets/sheet{number}.xml"), shared))


def _shared(parts: zipfile.ZipFile) -> list[str]:
    """The strings that cells name by their number."""
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    root = _parsed(parts.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{_MAIN}t")) for one in root.iter(f"{_MAIN}si")]


def _parsed(raw: bytes) -> ElementTree.Element:
    if b"<!ENTITY" in raw:
        raise ValueError("it declares entities")
    return ElementTree.fromstring(raw)


def _rows(raw: bytes, shared: list[str]) -> Iterator[list[str]]:
    """The rows in order; one that is missing is empty."""
    expected = 1
    for row in _parsed(raw).iter(f"{_MAIN}row"):
        number = int(row.get("r") or expected)
        yield from ([] for _missing in range(expected, min(number, expected + 100_000)))
        expected = number + 1
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r") or "", len(cells))
            cells += [""] * (at - len(cells) + 1)
            cells[at] = _value(cell, shared)
        yield cells


def _column(reference: str, after: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return after
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    kind, value = cell.get("t"), cell.find(f"{_MAIN}v")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    words = value.text or "" if value is not None else ""
    if kind == "s":
        at = int(words)
        return shared[at] if 0 <= at < len(shared) else ""
    return "" if kind == "e" else words
