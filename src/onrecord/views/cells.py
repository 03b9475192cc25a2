"""Cells of CSV, safe for spreadsheets. Apart from the terminal's tables, so that nobody who writes CSV alone waits for these."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from onrecord.views.safe import neutral

type Cell = str | int | float | bool | None

#: A spreadsheet takes a cell that begins so for a formula, whatever quotation marks stand around it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
#: A return by itself sends a terminal back to the beginning of the line, which what follows then writes over.
_RETURN = re.compile(r"\r(?!\n)")


def csv_line(cells: Iterable[Cell]) -> str:
    """One line of CSV with its line end (RFC 4180). No cell of text is a formula to a spreadsheet: an apostrophe before it sees to that."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([plain(cell) for cell in cells])
    return out.getvalue()


def plain(cell: Cell) -> str | int | float:
    """What stands in a cell of any form that a spreadsheet opens: a number, or words that it takes for no formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return cell
    return inert(_RETURN.sub("\n", neutral(cell)))


def inert(text: str) -> str:
    """Words that no spreadsheet takes for a formula: an apostrophe before them sees to that."""
    return "'" + text if text.lstrip(" ").startswith(FORMULA) or text.startswith(FORMULA) else text
