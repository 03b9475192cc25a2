"""Reads the data tables, lays the user's over them, and hashes what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from onrecord.errors import KnowledgeError
from onrecord.garbage import uncollected
from onrecord.knowledge import compiled
from onrecord.knowledge.rows import Row, read_table, row_of
from onrecord.knowledge.schemas import SHIPPED, Schema, schema, tables

T = TypeVar("T")


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
            with uncollected():
                if (kept := self._kept) is not None and table in kept:
                    columns, rows = kept[table]
                    self._rows[table] = tuple([row_of(columns, cells, at) for at, cells in rows])
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
        return tuple([row_of(columns, map(row.__getitem__, columns), row.at) for row in found])

    def built(self, name: str, build: Callable[[Knowledge], T]) -> T:
        """What ``build`` makes of the tables, made once and kept under ``name``: an index, a trie, a matcher."""
        if name not in self._built:
            with uncollected():
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
