"""What the lists may be asked for: kinds, statuses and forms; and where a list goes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import typer


class StatementKind(StrEnum):
    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


class Status(StrEnum):
    actual = "actual"
    planned = "planned"
    hypothetical = "hypothetical"
    negated = "negated"


class PositionKind(StrEnum):
    commitment = "commitment"
    claim = "claim"
    demand = "demand"
    dispute = "dispute"


class Placed(StrEnum):
    """The forms of what has a place."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    xlsx = "xlsx"
    geojson = "geojson"


class EventForm(StrEnum):
    """The forms of events. ``cameo`` is Phoenix's columns with a header line, ``phoenix`` without."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    xlsx = "xlsx"
    plover = "plover"
    cameo = "cameo"
    phoenix = "phoenix"
    icews = "icews"
    geojson = "geojson"


#: Forms that only an answer of the record comes in.
OF_RECORD = frozenset({"parquet", "md", "xlsx"})


def check_for_files(form: StrEnum, *, whole: bool = False) -> None:
    """Lists of files are written as they are read, in fewer forms than answers of the record, unless the question wants the whole."""
    if form.value in OF_RECORD and not whole:
        raise typer.BadParameter(f"for files: {', '.join(one for one in type(form) if one not in OF_RECORD)}", param_hint="--format")


@contextlib.contextmanager
def into(output: Path | None) -> Iterator[None]:
    """Has what is written to standard output go to the file, if there is one. Raises ConfigError where it cannot be written."""
    if output is None:
        yield
        return
    from onrecord.errors import ConfigError

    try:
        stream = output.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error
    with stream, contextlib.redirect_stdout(stream):
        yield
