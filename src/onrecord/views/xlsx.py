"""Rows as a sheet that Excel and LibreOffice open (Office Open XML), with the same bytes for the same rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from onrecord.errors import ConfigError
from onrecord.views.cells import plain

#: What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
#: What a spreadsheet would take for an escaped character: the standard's own way to write it is to escape its first line.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
#: The most characters that a cell takes, and the most rows that a sheet does.
LONGEST, MOST = 32_767, 1_048_576
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="onrecord" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>',
}


def write_sheet(columns: Sequence[str], rows: Iterable[Sequence[Any]], output: Path) -> None:
    """A sheet with a header. Text stays text: "057" keeps its nought; each cell holds what the same cell of a CSV does, so that nothing is a formula
    when a spreadsheet saves it as CSV. Raises ConfigError where it cannot be written, or there are more rows than a sheet takes."""
    lines = [_line(number, row) for number, row in enumerate((columns, *rows), start=1)]
    if len(lines) > MOST:
        raise ConfigError(str(output), f"would hold more than {MOST:,} rows", "Give a --limit, or --format csv")
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    try:
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", sheet)):
                # A fixed time, so that the same rows give the same bytes.
                part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                part.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(part, (_HEAD + text).encode("utf-8", "replace"))
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error


def _line(number: int, row: Sequence[Any]) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_letters(at)}{number}", cell) for at, cell in enumerate(row))}</row>'


def _cell(place: str, cell: Any) -> str:
    if cell is None:
        return ""
    told = plain(cell)
    if isinstance(told, str):
        text = escape(_ESCAPED.sub("_x005F_", _NO_XML.sub("\ufffd", told)[:LONGEST]))
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"><v>{told!r}</v></c>'


def _letters(at: int) -> str:
    """A column's letters: A for 0, AA for 26."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found
