"""Where an export goes: files that are counted and hashed as they are written, and the manifest over them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.export.package import Columns, Part, package

if TYPE_CHECKING:
    from onrecord.export.source import Source

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds. No clock and no path of the machine stands in it: the same reports give the same manifest."""

    format: str
    reports: int
    #: Engines of the readings: onrecord, model, knowledge.
    engines: tuple[tuple[str, str, str], ...]
    #: Name, rows and SHA-256 of each file.
    files: tuple[tuple[str, int, str], ...]
    #: Why events of the record have no row, and how many: ("without a day", 12). Empty for the formats that hold all.
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def rows(self) -> int:
        """Rows of all files."""
        return sum(rows for _name, rows, _hash in self.files)

    def json(self) -> str:
        """The manifest as it is written."""
        value = {
            "format": self.format,
            "reports": self.reports,
            "engines": [dict(zip(("onrecord", "model", "knowledge"), engine, strict=True)) for engine in self.engines],
            "files": [{"name": name, "rows": rows, "sha256": digest} for name, rows, digest in self.files],
            "left_out": [{"events": count, "reason": reason} for reason, count in self.left_out],
        }
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


class File:
    """One file of an export, while it is written. ``rows`` counts what it holds."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.rows = 0
        self._stream = stream
        self._hash = hashlib.sha256()

    def write(self, text: str, *, rows: int = 0) -> None:
        """Appends text, which holds so many rows."""
        raw = text.encode("utf-8", "replace")
        self._stream.write(raw)
        self._hash.update(raw)
        self.rows += rows

    @property
    def digest(self) -> str:
        """SHA-256 of what was written."""
        return self._hash.hexdigest()


class Out:
    """The files of one export, in a folder of their own until all are whole."""

    def __init__(self, folder: Path, form: str) -> None:
        self.folder = folder
        self.format = form
        self._files: list[tuple[str, int, str]] = []
        self._columns: dict[str, Columns] = {}
        self._left: Counter[str] = Counter()

    @contextmanager
    def file(self, name: str) -> Iterator[File]:
        """A text file of the export, UTF-8, line ends as written."""
        with (self.folder / name).open("wb") as stream:
            file = File(stream)
            yield file
        self._files.append((name, file.rows, file.digest))

    def made(self, name: str, rows: int) -> None:
        """Says that a library has written this file."""
        digest = hashlib.sha256()
        with (self.folder / name).open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
        self._files.append((name, rows, digest.hexdigest()))

    def leave(self, reason: str, events: int = 1) -> None:
        """Says that events have no row, and why ("without a day")."""
        self._left[reason] += events

    def described(self, name: str, columns: Columns) -> Columns:
        """Says which columns a file has; returned, so that they may see its rows."""
        self._columns[name] = columns
        return columns

    def package(self, name: str, own: str | None) -> None:
        """Writes datapackage.json; ``own`` is the name under which the one file of the export is put in its place."""
        parts = [
            Part(own or file, rows, (self.folder / file).stat().st_size, digest, self._columns.get(file))
            for file, rows, digest in self._files
        ]
        (self.folder / "datapackage.json").write_text(package(name, parts), encoding="utf-8", newline="\n")

    def finish(self, source: Source) -> Manifest:
        """The manifest, which is written too."""
        manifest = Manifest(self.format, source.reports(), source.engines(), tuple(self._files), tuple(sorted(self._left.items())))
        (self.folder / "manifest.json").write_text(manifest.json(), encoding="utf-8")
        return manifest
