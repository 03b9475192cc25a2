"""Parquet tables, through pyarrow: one report a row, the columns named as in CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.columns import columns, report_of, require_text
from onrecord.intake.days import Order, order_of
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.types import Report

#: Rows that are held as Python values at a time.
#: Bound of memory.
_ROWS = 1000


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a table, each with its row, counted from 1. Raises InputError if it is damaged or has no column of texts."""
    parquet = library("pyarrow.parquet", name, "tables")
    try:
        file = parquet.ParquetFile(io.BytesIO(raw))
    except (OSError, ValueError) as error:
        raise InputError(name, f"is no whole Parquet file ({_first(error)})", "Write it again") from error
    header = list(file.schema_arrow.names)
    places = columns(header, given)
    require_text(places, header, name)
    order = _order(file, header[places["published"]], name) if "published" in places else None
    number = 0
    for batch in _batches(file, [header[place] for place in places.values()], name):
        for row in _rows(batch):
            number += 1
            where = f"row {number}"
            try:
                if row is None:
                    raise InputError(f"{name}, {where}", "is damaged: its text is no UTF-8", "Write it again")
                yield where, report_of({field: row[header[place]] for field, place in places.items()}, f"{name}, {where}", note, order)
            except InputError as error:
                yield where, error
    if not number:
        raise InputError(name, "has no rows", "Give one report a row")


def _order(file: Any, column: str, name: str) -> Order | None:
    """Which number stands first in the dates, told from all rows."""
    try:
        return order_of(value for batch in _batches(file, [column], name) for value in batch.column(0).to_pylist())
    except (InputError, UnicodeDecodeError):
        return None  # said where the rows are read


def _rows(batch: Any) -> Iterator[dict[str, Any] | None]:
    """The rows by their columns' names; None for one that holds what is no text."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for at in range(batch.num_rows):
            try:
                (row,) = batch.slice(at, 1).to_pylist()
            except UnicodeDecodeError:
                yield None
            else:
                yield row


def _batches(file: Any, wanted: list[str], name: str) -> Iterator[Any]:
    try:
        yield from file.iter_batches(batch_size=_ROWS, columns=wanted)
    except (OSError, ValueError) as error:
        raise InputError(name, f"is a damaged Parquet file ({_first(error)})", "Write it again") from error


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
