"""A folder of tables: CSV (RFC 4180, formulas neutralised) or Parquet."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.errors import ConfigError
from onrecord.export.out import Out
from onrecord.export.source import TABLES, Source
from onrecord.views.tables import csv_line

#: Rows that a Parquet file takes at a time.
GROUP = 20_000


def write(source: Source, out: Out) -> None:
    """One file a table. A table in which nothing stands has its header all the same."""
    for name in TABLES:
        if out.format == "csv":
            _csv(source, out, name)
        else:
            _parquet(source, out, name)


def _csv(source: Source, out: Out, name: str) -> None:
    columns, rows = source.table(name)
    with out.file(f"{name}.csv") as file:
        file.write(csv_line(columns))
        for row in rows:
            file.write(csv_line(row), rows=1)


def _parquet(source: Source, out: Out, name: str) -> None:
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigError("pyarrow", "is not installed", "Run: pip install 'onrecord[tables]'") from error
    columns, rows = source.table(name)
    types = _types(columns, source.table(name)[1])
    kinds = {"int": arrow.int64(), "float": arrow.float64(), "str": arrow.string()}
    schema = arrow.schema([(column, kinds[kind]) for column, kind in zip(columns, types, strict=True)])
    count = 0
    with parquet.ParquetWriter(out.folder / f"{name}.parquet", schema) as file:
        while group := list(islice(rows, GROUP)):
            cells = [[_cell(row[at], kind) for row in group] for at, kind in enumerate(types)]
            file.write_table(arrow.table(cells, schema=schema))
            count += len(group)
    out.made(f"{name}.parquet", count)


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
