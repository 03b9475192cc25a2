"""The options that the commands over a record share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.errors import RecordError
    from onrecord.record.result import Rows


class Form(StrEnum):
    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    xlsx = "xlsx"


RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", envvar="ONRECORD_RECORD", help="The record.")]
AskForm = Annotated[Form, typer.Option("--format", help="How to write the answer.")]
Out = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; parquet and xlsx must.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="At most N rows, 0 for all; tables show 50 unless told.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on: 2016, 2016-12, 2016-12-05.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")]
ToldOnly = Annotated[bool, typer.Option("--told-only", help="Only days that the text tells: none known by tense or by the report's day.")]
ByOutlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only reports of this outlet, by its whole name, with or without The.")
]
InPlace = Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Part of a place's name, or a state's code: JPN.")]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="PLOVER type.")]

#: The record where none is named.
DEFAULT = Path("onrecord.db")
#: Rows of a table in the terminal where no limit is given.
SHOWN = 50


def opened(record: Path) -> Archive:
    """The record that the user names."""
    from onrecord.archive import Archive

    return Archive(record)


def no_entry(ref: str) -> RecordError:
    """The error for an entry that its report does not have."""
    from onrecord.errors import RecordError

    return RecordError(ref, "is no entry of this report", f"See them with: onrecord show {ref.partition('#')[0]}")


def limit_of(limit: int | None, form: Form) -> int | None:
    """The limit for the asking: None for all."""
    if limit is None:
        return SHOWN if form in (Form.table, Form.md) else None
    return limit or None


def answer(rows: Rows, form: Form, output: Path | None = None, *, brief: bool = True, keep: frozenset[str] = frozenset()) -> None:
    """Writes an answer, and says on standard error how many rows there are and how many a limit has left off. ``keep``: columns that a table has,
    though it is ``brief``."""
    from onrecord.views.rows import check_output, write, write_parquet

    check_output(form.value, output)
    if output is not None and form is Form.parquet:
        write_parquet(rows.arrow(), output)
    elif output is not None and form is Form.xlsx:
        from onrecord.views.xlsx import write_sheet

        write_sheet(rows.columns, rows.rows, output)
    else:
        write(
            rows.columns,
            rows.rows,
            form.value,
            output,
            brief=brief,
            keep=keep,
            below=_count(rows) if rows.left_off or rows.left_out else "",
        )
    say_count(rows)


def say_count(rows: Rows) -> None:
    """Says on standard error how many rows there are, and what is not shown of them."""
    from onrecord.cli.given import say

    say(_count(rows))


def _count(rows: Rows) -> str:
    left = f"; {rows.left_off:,} left off by the limit (--limit 0 for all)" if rows.left_off else ""
    beside = "".join(f"; left out: {count:,} {reason}" for reason, count in rows.left_out)
    return f"{rows.count:,} row{'' if rows.count == 1 else 's'}{left}{beside}"
