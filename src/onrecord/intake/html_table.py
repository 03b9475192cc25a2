"""Pages that are a table of reports, as databases hand theirs out, be it under a spreadsheet's name: one report a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.columns import columns, report_of
from onrecord.intake.days import order_of
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.markup import plain
from onrecord.types import Report

#: The most columns, and how far a cell may reach over rows and columns.
#: Bound of memory.
_WIDEST = 60
_CELLS = ("td", "th")


def rows(page: str, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]] | None:
    """The reports of the page's table, each with its row; None where the page is no table with a column of texts and one more that is known."""
    if "<table" not in page[:2_000_000].lower():
        return None
    parser = library("lxml.html", name, "")
    try:
        tree = parser.document_fromstring(page)
    except (ValueError, parser.etree.LxmlError):
        return None
    for table in tree.iter("table"):
        first = next(table.iter("tr"), None)
        header = [" ".join(cell.text_content().split()) for cell in first if cell.tag in _CELLS] if first is not None else []
        if len(header) <= _WIDEST and {"text"} < set(columns(header, given)):
            return _reports(table, header, name, given, note)
    return None


def _reports(
    table: Any, header: Sequence[str], name: str, given: Given, note: Callable[[str], None]
) -> Iterator[tuple[str | None, Report | InputError]]:
    places = columns(header, given)
    grid = [(number, cells) for number, cells in _grid(table) if number > 1 and any(cells)]
    at = places.get("published")
    order = order_of(cells[at] for _number, cells in grid if at < len(cells)) if at is not None else None
    for number, cells in grid:
        where = f"row {number}"
        try:
            values = {field: cells[place] if place < len(cells) else "" for field, place in places.items()}
            yield where, report_of(values, f"{name}, {where}", note, order)
        except InputError as error:
            yield where, error


def _grid(table: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows from 1, each cell where it stands; a cell that reaches over several rows or columns is that of each."""
    reaching: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(table.iter("tr"), start=1):
        cells: list[str] = []
        waiting = [cell for cell in row if cell.tag in _CELLS]
        while waiting or len(cells) in reaching:
            left, words = reaching.pop(len(cells), (0, ""))
            if left:
                if left > 1:
                    reaching[len(cells)] = left - 1, words
                cells.append(words)
                continue
            cell = waiting.pop(0)
            words = _words(cell)
            for _time in range(_span(cell, "colspan")):
                if (down := _span(cell, "rowspan")) > 1:
                    reaching[len(cells)] = down - 1, words
                cells.append(words)
        yield number, cells


def _words(cell: Any) -> str:
    return plain(library("lxml.html", "", "").tostring(cell, encoding="unicode", with_tail=False))


def _span(cell: Any, name: str) -> int:
    told = re.fullmatch(r"\s{0,4}(\d{1,4})\s{0,4}", cell.get(name) or "1")
    return min(max(int(told[1]), 1), _WIDEST) if told else 1
