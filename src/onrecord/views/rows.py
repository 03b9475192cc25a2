"""Rows with columns, as a table in the terminal, CSV, JSON lines or Markdown; Arrow tables as Parquet."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError
from onrecord.views.cells import csv_line
from onrecord.views.lines import json_line
from onrecord.views.safe import shown

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


def write(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    form: str,
    output: Path | None = None,
    *,
    brief: bool = False,
    keep: frozenset[str] = frozenset(),
    below: str = "",
) -> None:
    """The rows on standard output or in a file; a ``brief`` table leaves out the wide columns but those to ``keep``. ``below``: what stands under a
    table in Markdown, which is passed on without what the terminal says. Raises ConfigError where the file cannot be written."""
    if form == "table" and output is None:
        rows = _bounded(columns, rows) if brief else rows
        # Where a day stands, the date that is told stands in it; where none does, the days from which to which tell the time.
        wide = WIDE | {"date"} if "day" in columns else WIDE - {"first", "last"}
        _table(columns, rows, wide - keep if brief else frozenset())
        return
    lines = {"csv": _csv, "jsonl": _jsonl, "md": _markdown, "table": _markdown}[form](columns, rows)
    write_lines(chain(lines, [f"\n{below}\n"]) if below and form in ("md", "table") else lines, output)


def write_lines(lines: Iterable[str], output: Path | None) -> None:
    """The lines on standard output or in a file. Raises ConfigError where the file cannot be written."""
    if output is None:
        for line in lines:
            sys.stdout.write(line)
        return
    try:
        with output.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(lines)
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error


def _bounded(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """Figures with their bounds in the column of the value: the terminal has no room for a column of each."""
    from onrecord.views.names import amount

    at = {name: columns.index(name) for name in ("value", "low", "high", "approximate") if name in columns}
    if len(at) < 4:
        return rows
    value = at["value"]
    return [[*row[:value], amount(*(row[place] for place in at.values())) or None, *row[value + 1 :]] for row in rows]


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
    from onrecord.views.grid import grid
    from onrecord.views.terminal import console, show

    if rows:
        out = console()
        show(grid(columns, rows, out.width, wide), out)


def check_output(form: str, output: Path | None) -> None:
    """Raises ConfigError where the form needs a file and there is none, or no file can stand where it is named: to be told at once, before
    what is written is worked out."""
    if output is None and form in ("parquet", "xlsx"):
        raise ConfigError(f"--format {form}", "needs a file to write to", f"Name it with -o FILE.{form}")
    if output is not None and not output.parent.is_dir():
        raise ConfigError(str(output), "cannot be written (there is no such folder)", "Name another file")


def write_parquet(table: Any, output: Path) -> None:
    """An Arrow table as a Parquet file. Raises ConfigError where it cannot be written."""
    try:
        importlib.import_module("pyarrow.parquet").write_table(table, output)
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error})", "Name another file") from error
