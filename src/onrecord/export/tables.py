"""A folder of tables: CSV (RFC 4180, formulas neutralised) or Parquet."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError
from onrecord.export.out import Out
from onrecord.export.package import Columns
from onrecord.export.source import TABLES, Source
from onrecord.views.cells import csv_line

#: Rows that a Parquet file takes at a time.
GROUP = 20_000
#: Tables with a day of their own: by month they stand in a folder a month, as DuckDB, Arrow and Spark know them.
BY_MONTH = ("events", "statements", "dates")


def write(source: Source, out: Out) -> None:
    """One file a table. A table in which nothing stands has its header all the same."""
    for name in TABLES:
        if out.format == "csv":
            _csv(source, out, name)
        elif out.format == "parquet-months" and name in BY_MONTH:
            _months(source, out, name)
        else:
            _parquet(source, out, name)


def _csv(source: Source, out: Out, name: str) -> None:
    columns, rows = source.table(name)
    told = out.described(f"{name}.csv", Columns(columns))
    with out.file(f"{name}.csv") as file:
        file.write(csv_line(columns))
        for row in rows:
            told.see(row)
            file.write(csv_line(row), rows=1)


def _parquet(source: Source, out: Out, name: str) -> None:
    columns, rows = source.table(name)
    schema, types = _schema(columns, source.table(name)[1])
    told = out.described(f"{name}.parquet", Columns(columns))
    count = _write(out.folder / f"{name}.parquet", schema, types, told.through(rows))
    out.made(f"{name}.parquet", count)


def _months(source: Source, out: Out, name: str) -> None:
    """The table in a folder a month, by the first day that an entry is of; those without one in month=none."""
    columns, all_rows = source.table(name)
    schema, types = _schema(columns, all_rows)
    for month, rows in groupby(source.by_month(name), key=lambda row: row[0]):
        file = f"{name}/month={month or 'none'}/{name}.parquet"
        (out.folder / file).parent.mkdir(parents=True)
        told = out.described(file, Columns(columns))
        out.made(file, _write(out.folder / file, schema, types, told.through(row[1:] for row in rows)))


def _schema(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> tuple[Any, list[str]]:
    """Arrow's schema for all rows of a table, and the columns' types."""
    arrow, _parquet = _library()
    types = _types(columns, rows)
    kinds = {"int": arrow.int64(), "float": arrow.float64(), "str": arrow.string()}
    return arrow.schema([(column, kinds[kind]) for column, kind in zip(columns, types, strict=True)]), types


def _write(path: Path, schema: Any, types: list[str], rows: Iterator[tuple[Any, ...]]) -> int:
    """Writes a file, so many rows at a time, and returns how many there are."""
    arrow, parquet = _library()
    count = 0
    with parquet.ParquetWriter(path, schema) as file:
        while group := list(islice(rows, GROUP)):
            cells = [[_cell(row[at], kind) for row in group] for at, kind in enumerate(types)]
            file.write_table(arrow.table(cells, schema=schema))
            count += len(group)
    return count


def _library() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigError("pyarrow", "is not installed", "Run: pip install 'onrecord[tables]'") from error


def _types(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> list[str]:
    """One type a column: whole numbers, fractions, or text, by all that stands in it."""
    found: list[set[type]] = [set() for _column in columns]
    for row in rows:
        for kinds, cell in zip(found, row, strict=True):
            if cell is not None:
                kinds.add(type(cell))
    return ["int" if kinds == {int} else "float" if kinds and kinds <= {int, float} else "str" for kinds in found]


def _cell(cell: Any, kind: str) -> Any:
    if cell is None or kind == "int":
        return cell
    return float(cell) if kind == "float" else str(cell).encode("utf-8", "replace").decode()
