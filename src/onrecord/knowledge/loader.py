"""Reads the data tables, lays the user's over them, and hashes what was read."""

from __future__ import annotations

import contextlib
import csv
import gc
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from onrecord.errors import KnowledgeError
from onrecord.knowledge import compiled
from onrecord.knowledge.schemas import SHIPPED, Schema, schema, tables

T = TypeVar("T")


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


class Knowledge:
    """The tables, read when first asked for.

    ``overlay`` is the user's directory. Raises KnowledgeError where a table does not fit its schema.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        if overlay is not None and not overlay.is_dir():
            raise KnowledgeError(str(overlay), "is not a directory", "Give a directory that holds tables")
        self.overlay = overlay
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._built: dict[str, Any] = {}

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table, shipped ones first, in order of the files."""
        if table not in self._rows:
            with _uncollected():
                if (kept := self._kept) is not None and table in kept:
                    columns, rows = kept[table]
                    self._rows[table] = tuple([_row(columns, cells, at) for at, cells in rows])
                elif table not in self._rows:
                    self._rows[table] = self._read(table)
        return self._rows[table]

    @cached_property
    def _kept(self) -> compiled.Form | None:
        """All tables as they were kept, or None, where they are read and kept for the next time."""
        if not compiled.wanted():
            return None
        kept = compiled.load(self.hash)
        if kept is None:
            try:
                for table in tables():
                    self._rows[table] = self._read(table)
            except KnowledgeError:
                return None  # who asks for that table is told
            share: dict[str, str] = {}
            compiled.keep(
                self.hash,
                {
                    name: (
                        tuple(schema(name).columns),
                        [(row.at, tuple([share.setdefault(cell, cell) for cell in row.values()])) for row in rows],
                    )
                    for name, rows in self._rows.items()
                },
            )
        return kept

    def _read(self, table: str) -> tuple[Row, ...]:
        """A table read from its files."""
        form = schema(table)
        found = list(read_table(SHIPPED / f"{table}.csv", table))
        if self.overlay is not None and not form.fixed and (path := self.overlay / f"{table}.csv").is_file():
            _checked(path, form, self.overlay)
            found = _laid_over(found, list(read_table(path, table)), form.key)
        columns = tuple(form.columns)
        return tuple([_row(columns, map(row.__getitem__, columns), row.at) for row in found])

    def built(self, name: str, build: Callable[[Knowledge], T]) -> T:
        """What ``build`` makes of the tables, made once and kept under ``name``: an index, a trie, a matcher."""
        if name not in self._built:
            with _uncollected():
                self._built[name] = build(self)
        return cast(T, self._built[name])

    @cached_property
    def hash(self) -> str:
        """SHA-256 over the names and bytes of all tables, shipped and laid over."""
        digest = hashlib.sha256()
        for directory in (SHIPPED, self.overlay):
            if directory is None:
                continue
            for file in sorted(directory.iterdir()):
                if file.is_file() and not file.name.startswith("."):
                    digest.update(file.name.encode() + b"\0")
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()


def read_table(path: Path, table: str) -> Iterator[Row]:
    """The rows of one file. Raises KnowledgeError naming file and line where it does not fit its schema."""
    form = schema(table)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})", "Save it as a UTF-8 CSV file") from error
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    lacked: list[str] = []
    blank: list[str] = []
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            at = f"{path.name}:{reader.line_num}"
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
                blank = [""] * len(lacked)
                continue
            if len(cells) != len(header):
                raise KnowledgeError(
                    at, f"has {len(cells)} cells where the header has {len(header)}", "Put cells with commas in quotation marks"
                )
            row = _row((*header, *lacked), (*cells, *blank), at)
            if not all(map(row.__getitem__, form.required)) and row.get("drop") != "yes":
                empty = [column for column in form.required if not row[column]]
                raise KnowledgeError(at, f"{', '.join(empty)} is empty", "Fill it in or remove the row")
            yield row
    except csv.Error as error:
        raise KnowledgeError(f"{path.name}:{reader.line_num}", f"is not CSV ({error})", "Quote cells with commas or quotes") from error


def _row(columns: tuple[str, ...], cells: Iterable[str], at: str) -> Row:
    row = Row(zip(columns, cells, strict=True))
    row.at = at
    return row


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: what is made here in thousands stays."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _checked(path: Path, form: Schema, folder: Path) -> None:
    """Raises KnowledgeError where a cell of a user's table is not of its column's type or form, or names what no table has."""
    from onrecord.knowledge.check import Problem, check_table

    for found in check_table(path, form, folder):
        if isinstance(found, Problem) and found.stops:
            raise KnowledgeError(found.at, found.reason, found.remedy)


def _laid_over(shipped: list[Row], own: list[Row], key: tuple[str, ...]) -> list[Row]:
    """The shipped rows with the user's in their place."""
    names = {tuple(row[column] for column in key) for row in own}
    kept = [row for row in shipped if tuple(row[column] for column in key) not in names]
    return kept + [row for row in own if row.get("drop") != "yes"]
