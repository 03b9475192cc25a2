"""The rows of a table's file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge.schemas import schema


class Row(dict[str, str]):
    """One row of a table by column name; an empty cell is an empty string. ``at`` says where it stands.

    A row is of its schema's types: a user's is checked when its table is read, ours by a test.
    """

    __slots__ = ("at",)
    #: File and line, as in ``cues.csv:12``.
    at: str

    def list(self, column: str) -> list[str]:
        """The cell's parts, which are written with ``|`` between them."""
        cell = self[column]
        return [part for part in (part.strip() for part in cell.split("|")) if part] if cell else []

    def number(self, column: str) -> float | None:
        """The cell of a column of type ``number`` or ``whole``; None where it is empty."""
        return float(self[column]) if self[column] else None

    def yes(self, column: str) -> bool:
        """Whether the cell of a column of type ``yes`` says so."""
        return self[column] == "yes"


def read_table(path: Path, table: str) -> Iterator[Row]:
    """The rows of one file. Raises KnowledgeError naming file and line where it does not fit its schema."""
    form = schema(table)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})", "Save it as a UTF-8 CSV file") from error
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    name = path.name
    columns: tuple[str, ...] = ()
    blank: list[str] = []
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            at = f"{name}:{reader.line_num}"
            if header is None:
                header = cells
                unknown = set(header) - set(form.columns) - {"drop"}
                lacking = set(form.required) - set(header)
                if unknown or lacking:
                    raise KnowledgeError(
                        at,
                        "the header " + (f"has unknown columns {sorted(unknown)}" if unknown else f"lacks {sorted(lacking)}"),
                        f"The columns of {table} are {', '.join(form.columns)}",
                    )
                lacked = [column for column in form.columns if column not in header]
                columns = (*header, *lacked)
                blank = [""] * len(lacked)
                continue
            if len(cells) != len(header):
                raise KnowledgeError(
                    at, f"has {len(cells)} cells where the header has {len(header)}", "Put cells with commas in quotation marks"
                )
            row = row_of(columns, (*cells, *blank), at)
            if not all(map(row.__getitem__, form.required)) and row.get("drop") != "yes":
                empty = [column for column in form.required if not row[column]]
                raise KnowledgeError(at, f"{', '.join(empty)} is empty", "Fill it in or remove the row")
            yield row
    except csv.Error as error:
        raise KnowledgeError(f"{path.name}:{reader.line_num}", f"is not CSV ({error})", "Quote cells with commas or quotes") from error


def row_of(columns: tuple[str, ...], cells: Iterable[str], at: str) -> Row:
    """The row of these cells, which stand at a place."""
    row = Row(zip(columns, cells, strict=True))
    row.at = at
    return row
