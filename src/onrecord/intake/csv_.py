"""CSV and TSV: one report a row, under a header whose names tell which column holds what (see ``columns.NAMES``)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from onrecord.errors import InputError
from onrecord.intake.columns import columns, report_of, require_text
from onrecord.intake.days import Order, order_of
from onrecord.intake.given import Given
from onrecord.intake.streams import Stream
from onrecord.intake.text import decode
from onrecord.types import Report

#: Opens the lines, each time from the start.
type Opened = Callable[[], AbstractContextManager[Iterable[str]]]

_DELIMITERS = (",", "\t", ";", "|")
#: The longest field, in characters; the library's own limit of 131,072 is shorter than some reports.
#: Bound of memory.
_LONGEST = 100_000_000
#: How much of the file the header may take, in characters.
#: Bound of memory.
_HEAD = 1_000_000
#: A first line that tells spreadsheets the delimiter.
_SAID = re.compile(r"\"?sep=[,;|\t]\"?\r?\n")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a table, each with the line its row begins on; a broken row is an error, and the others are read.

    Raises InputError if there is no header with a column of texts.
    """
    text = decode(raw, name, note)
    yield from _reports(lambda: nullcontext(io.StringIO(text, newline="")), text[:_HEAD], not text.strip(), name, given, note)


def read_stream(source: Stream, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The same of a file that is read row by row."""
    with source.opened() as text:
        head = text.read(_HEAD)
    yield from _reports(source.opened, head, source.blank, name, given, note)


def _reports(
    opened: Opened, head: str, blank: bool, name: str, given: Given, note: Callable[[str], None]
) -> Iterator[tuple[str | None, Report | InputError]]:
    if blank:
        raise InputError(name, "is empty", "Give a header and one report a row")
    csv.field_size_limit(_LONGEST)
    said = _SAID.match(head)
    delimiter, header = _header(head[said.end() :] if said else head, given)
    places = columns(header, given)
    require_text(places, header, name)
    order = _order(opened, delimiter, places["published"]) if "published" in places else None
    with opened() as lines:
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        if said:
            next(rows)
        next(rows)
        any_row = False
        while True:
            where = f"line {rows.line_num + 1}"
            try:
                row = next(rows)
                if not row:
                    continue
                any_row = True
                if len(row) != len(header):
                    reason = f"has {len(row)} fields where the header has {len(header)}"
                    raise InputError(f"{name}, {where}", reason, "Quote fields that hold the delimiter or line ends")
                yield where, report_of({field: row[place] for field, place in places.items()}, f"{name}, {where}", note, order)
            except StopIteration:
                break
            except csv.Error as error:
                any_row = True
                yield where, InputError(f"{name}, {where}", f"is no row ({error})", "Quote the fields, and double the quotes within them")
            except InputError as error:
                yield where, error
    if not any_row:
        raise InputError(name, "has a header and no rows", "Give one report a row")


def _order(opened: Opened, delimiter: str, place: int) -> Order | None:
    """Which number stands first in the dates, told from all rows; broken rows are told of later."""
    with opened() as lines:
        return order_of(_column(csv.reader(lines, delimiter=delimiter, strict=True), place))


def _column(rows: Iterator[list[str]], place: int) -> Iterator[str]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            continue
        if row is None:
            return
        if place < len(row):
            yield row[place]


def _header(text: str, given: Given) -> tuple[str, list[str]]:
    """The delimiter under which the first row names most columns that are known, and that row."""
    best: tuple[int, str, list[str]] = (-1, ",", [])
    for delimiter in _DELIMITERS:
        try:
            row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        known = len(columns(row, given))
        if known > best[0]:
            best = (known, delimiter, row)
    return best[1], best[2]
