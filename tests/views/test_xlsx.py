"""A sheet holds cell by cell what the CSV of the same rows does: as openpyxl reads it, and as this file does where that is not installed."""

from __future__ import annotations

import csv
import importlib.util
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from onrecord.views.cells import csv_line
from onrecord.views.xlsx import write_sheet

COLUMNS = ("ref", "words", "value")
ROWS: list[tuple[Any, ...]] = [
    ("057", "=HYPERLINK(A1)", 3),
    ("a#E1", "-5 degrees", -5.25),
    ("b#E1", "@minister <said> & left\tAndøya", None),
    ("c#E1", 'two\nlines, "quoted"', True),
    ("d#E1", "_x0041_ stays as it is told", 0),
    ("e#E1", "  spaces stay  ", 12345678901),
    ("f#E1", "a bell \x07 and a return\rgone", 1e-7),
]


def sheet_of(path: Path) -> list[list[Any]]:
    """The cells by the standard (ECMA-376): text of ``inlineStr`` with its escapes taken back, else a number; what is left out is None."""
    with zipfile.ZipFile(path) as file:
        root = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    rows: list[list[Any]] = []
    for row in root.iterfind("m:sheetData/m:row", space):
        cells: list[Any] = [None] * len(COLUMNS)
        for cell in row.iterfind("m:c", space):
            place = re.fullmatch(r"([A-Z])([0-9]+)", cell.attrib["r"])
            assert place is not None
            assert int(place[2]) == len(rows) + 1
            told: Any
            if cell.get("t") == "inlineStr":
                told = re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), cell.findtext("m:is/m:t", "", space))
            else:
                told = float(cell.findtext("m:v", "", space))
            cells[ord(place[1]) - ord("A")] = told
        rows.append(cells)
    return rows


def csv_of(rows: list[tuple[Any, ...]]) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(csv_line(row) for row in rows), newline="")))


def as_text(cell: Any) -> str:
    """A cell as the CSV writes it."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_sheet(COLUMNS, ROWS, tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_a_sheet_holds_what_the_csv_does(path: Path) -> None:
    told = [[as_text(cell) for cell in row] for row in sheet_of(path)]
    assert told == csv_of([COLUMNS, *ROWS])
    assert told[1][:2] == ["057", "'=HYPERLINK(A1)"]
    assert told[5][1] == "_x0041_ stays as it is told"


def test_numbers_are_numbers_and_text_is_text(path: Path) -> None:
    kinds = [[type(cell) for cell in row] for row in sheet_of(path)[1:]]
    assert [row[:2] for row in kinds] == [[str, str]] * len(ROWS)
    assert [row[2] for row in kinds] == [float, float, type(None), str, float, float, float]


@pytest.mark.skipif(importlib.util.find_spec("openpyxl") is None, reason="openpyxl is not installed")
def test_openpyxl_reads_the_same(path: Path) -> None:
    from importlib import import_module

    sheet = import_module("openpyxl").load_workbook(path, data_only=False).active
    # It leaves the standard's escapes in words as they are written, which Excel does not.
    told = [[as_text(cell).replace("_x005F_", "_") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert told == csv_of([COLUMNS, *ROWS])
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_pandas_reads_the_csv_with_nothing_lost() -> None:
    pandas = pytest.importorskip("pandas")
    text = "".join(csv_line(row) for row in (COLUMNS, *ROWS))
    table = pandas.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    assert table.values.tolist() == csv_of(ROWS)
