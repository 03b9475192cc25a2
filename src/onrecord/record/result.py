"""What an asking gives: rows, how many there are in all, and tables for other programs."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import ConfigError

type Value = str | int | float | bytes | None


def columns(names: str) -> tuple[str, ...]:
    """The names of an answer's columns."""
    return tuple(names.split())


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows with their columns. Iterating gives one dictionary a row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    #: How many rows there are in all, exactly, shown or not.
    count: int
    #: What the question leaves out beside, and how many: ("without a day", 12).
    left_out: tuple[tuple[str, int], ...] = ()

    def __repr__(self) -> str:
        """Short: how many rows there are, and their columns."""
        shown = f"{len(self.rows):,} of {self.count:,} rows" if self.left_off else f"{self.count:,} row{'' if self.count == 1 else 's'}"
        return f"<Rows: {shown}; {', '.join(self.columns)}>"

    @property
    def left_off(self) -> int:
        """How many rows a limit has left off."""
        return self.count - len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def arrow(self) -> Any:
        """An Arrow table. Raises ConfigError if pyarrow is not installed."""
        try:
            pyarrow = importlib.import_module("pyarrow")
        except ImportError as error:
            raise ConfigError("pyarrow", "is not installed", "Run: pip install 'onrecord[tables]'") from error
        return pyarrow.table({name: _array(pyarrow, [row[at] for row in self.rows]) for at, name in enumerate(self.columns)})

    def pandas(self) -> Any:
        """A pandas table, through Arrow. Raises ConfigError if pyarrow or pandas is not installed."""
        _library("pandas")
        return self.arrow().to_pandas()

    def polars(self) -> Any:
        """A polars table, through Arrow. Raises ConfigError if pyarrow or polars is not installed."""
        return _library("polars").from_arrow(self.arrow())


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError(name, "is not installed", f"Run: pip install {name}, or take .arrow()") from error


def _array(pyarrow: Any, values: list[Value]) -> Any:
    """A column with one type: whole numbers beside fractions become fractions, anything beside text becomes text."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return pyarrow.array([None if value is None else float(str(value)) for value in values], pyarrow.float64())
    if len(kinds) > 1:
        return pyarrow.array([None if value is None else str(value) for value in values], pyarrow.string())
    return pyarrow.array(values, None if kinds else pyarrow.string())
