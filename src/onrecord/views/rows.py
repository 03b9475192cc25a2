"""Rows with columns, as a table in the terminal, CSV, JSON lines or Markdown; Arrow tables as Parquet."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError
from onrecord.views.lines import json_line
from onrecord.views.safe import shown
from onrecord.views.tables import csv_line

#: A ref in full is 64 hexadecimal digits and the entry's id; in the terminal its beginning will do.
_REF = re.compile(r"\b([0-9a-f]{10})[0-9a-f]{54}\b")

type Cell = Any

#: Columns of the lists that the terminal has no room for; all other forms have them.
WIDE = frozenset(
    {
        "first",
        "last",
        "source_code",
        "recipient_code",
        "contexts",
        "lat",
        "lon",
        "country",
        "cameo",
        "quad",
        "intensity",
        "in_statement",
        "same_as",
        "low",
        "high",
        "approximate",
        "of_state",
        "by_state",
        "converts",
        "negated",
        "addressee",
        "medium",
        "denied_by",
        "byline",
        "dateline",
        "language",
        "url",
        "characters",
    }
)


def write(columns: Sequence[str], rows: Sequence[Sequence[Cell]], form: str, output: Path | None = None, *, brief: bool = False) -> None:
    """The rows on standard output or in a file. Raises ConfigError where the file cannot be written."""
    if form == "table" and output is None:
        _table(columns, rows, WIDE if brief else frozenset())
        return
    lines = {"csv": _csv, "jsonl": _jsonl, "md": _markdown, "table": _markdown}[form](columns, rows)
    if output is None:
        for line in lines:
            sys.stdout.write(line)
        return
    try:
        with output.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(lines)
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield csv_line(columns)
    for row in rows:
        yield csv_line(row)


def _jsonl(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        yield json_line(dict(zip(columns, row, strict=True)))


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    def line(cells: Sequence[Cell]) -> str:
        return (
            "| " + " | ".join("" if cell is None else shown(str(cell)).replace("\\", "\\\\").replace("|", "\\|") for cell in cells) + " |\n"
        )

    yield line(columns)
    yield "|" + " --- |" * len(columns) + "\n"
    for row in rows:
        yield line(row)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], wide: frozenset[str]) -> None:
    """Columns in which nothing stands are left out."""
    from rich.table import Table
    from rich.text import Text

    from onrecord.views.terminal import console, show

    if not rows:
        return
    used = [at for at in range(len(columns)) if columns[at] not in wide and any(row[at] not in (None, "", "[]") for row in rows)]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for at in used:
        narrow = columns[at] in ("ref", "date", "published", "type", "status")
        table.add_column(columns[at], header_style="dim", overflow="fold", no_wrap=narrow)
    for row in rows:
        table.add_row(*(Text(_cell(row[at])) for at in used))
    show(table, console())


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.10g}"
    return _REF.sub(r"\1", shown(str(cell)))


def write_parquet(table: Any, output: Path | None) -> None:
    """An Arrow table as a Parquet file. Raises ConfigError where there is no file, or it cannot be written."""
    if output is None:
        raise ConfigError("--format parquet", "needs a file to write to", "Name it with -o FILE.parquet")
    try:
        importlib.import_module("pyarrow.parquet").write_table(table, output)
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error})", "Name another file") from error
