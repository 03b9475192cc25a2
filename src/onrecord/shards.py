"""Parts: readings in Parquet files, written by any number of workers and merged into a record.

A part holds what one shard of the input gave: a row a report, or what could not be read. Its name is a hash over its rows' hashes,
and it appears at its place when it is whole: a worker that is stopped and started again writes the same part again, under the
same name. Merging goes through the parts by name; what the record has already it passes over, so that it may be stopped, too.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ConfigError, RecordError
from onrecord.intake import Given, Taken, Unreadable, take
from onrecord.record.rows import Prepared, prepare, restored, unpack
from onrecord.types import Reading, Report
from onrecord.work import Make, Read, Spread, Step

if TYPE_CHECKING:
    from onrecord.config import Config

#: Reports of a shard. How the input is cut does not depend on the number of workers.
SHARD = 32


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a part: a reading with its report as it was given, or why there is none."""

    file: str
    position: str
    raw: str | None
    #: Why nothing could be taken in; None for a report.
    reason: str | None
    #: The report's id, its metadata as the input gave it, its text, and the packed reading; None where there is no report.
    report: str | None = None
    given: str | None = None
    text: str | None = None
    reading: bytes | None = None

    @property
    def sha256(self) -> str:
        """The hash of all that the row says."""
        digest = hashlib.sha256()
        for value in (self.file, self.position, self.raw, self.reason, self.report, self.given, self.text):
            raw = b"\xff" if value is None else value.encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        # not as it is packed, which may differ between builds of zlib
        digest.update(zlib.decompress(self.reading) if self.reading is not None else b"")
        return digest.hexdigest()

    def as_given(self) -> Report:
        """The report as it was handed in. Raises RecordError where its id is not that of what it says."""
        assert self.text is not None
        assert self.given is not None
        try:
            report = restored(self.text, self.given)
        except (ValueError, TypeError) as error:
            raise RecordError(f"{self.file} {self.position}".strip(), f"is not whole ({error})", "Read it again") from error
        if report.id != self.report:
            raise RecordError(f"{self.file} {self.position}".strip(), "has another id than what it says gives", "Read it again")
        return report

    def prepared(self, report: Report) -> Prepared:
        """What the record keeps of its report, ``as_given``. Raises RecordError where the reading is damaged."""
        assert self.text is not None
        assert self.reading is not None
        try:
            return prepare(Reading.from_dict(unpack(self.reading, self.text)), report)
        except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
            raise RecordError(
                f"{self.file} {self.position}".strip(), f"has a reading that is not whole ({error})", "Read it again"
            ) from error


#: The columns of a part, after the hash of the row's content.
COLUMNS = tuple(field.name for field in fields(Row))


def make_parts(
    paths: Sequence[str],
    folder: Path,
    spread: Spread,
    make: Make,
    config: Config,
    *,
    given: Given | None = None,
    on_step: Callable[[Step], None] = lambda _step: None,
    on_note: Callable[[str], None] | None = None,
) -> Step:
    """Reads files into parts, and returns the last step. What the folder's parts hold already is passed over."""
    _parquet()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(str(folder), f"cannot be made a folder ({error.strerror or error})", "Name another folder") from error
    held = _held(folder)
    step = Step("", 0, 0, 0, 0, ())
    shards = _shards(take([str(path) for path in paths], given=given, on_note=on_note), held)
    for shard, failed in spread(partial(write_shard, str(folder)), shards, make, config):
        new = len(shard.todo) - failed
        step = Step(shard.file, step.characters + shard.characters, step.added + new, step.known + shard.known, step.failed + failed, ())
        on_step(step)
    return step


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of the input."""

    #: What is to be read.
    todo: list[Taken]
    #: The file that its last report is from, characters of its reports, and how many of them a part holds already.
    file: str
    characters: int
    known: int


def _shards(taken: Iterator[Taken], held: set[tuple[str, str, str | None]]) -> Iterator[Shard]:
    while some := list(islice(taken, SHARD)):
        todo = [one for one in some if (one.file, one.position or "", one.raw) not in held]
        characters = sum(len(one.outcome.text) for one in some if isinstance(one.outcome, Report))
        yield Shard(todo, some[-1].file, characters, len(some) - len(todo))


def write_shard(folder: str, read: Read, shard: Shard) -> int:
    """Reads a shard and writes its part; returns how much of it could not be taken in."""
    reports = [one.outcome for one in shard.todo if isinstance(one.outcome, Report)]
    readings = iter(read(reports))
    rows = []
    for one in shard.todo:
        place = one.file, one.position or "", one.raw
        if isinstance(one.outcome, Unreadable):
            rows.append(Row(*place, one.outcome.error.reason))
        else:
            report, reading = one.outcome, next(readings)
            prepared = prepare(reading, report)
            rows.append(Row(*place, None, report.id, prepared.given, report.text, prepared.packed))
    if rows:
        write_part(Path(folder), rows)
    return len(shard.todo) - len(reports)


def write_part(folder: Path, rows: Sequence[Row]) -> Path:
    """Writes rows as a part, which appears when it is whole and on the disk."""
    arrow, parquet = _parquet()
    hashes = [row.sha256 for row in rows]
    path = folder / f"part-{hashlib.sha256(' '.join(hashes).encode()).hexdigest()[:32]}.parquet"
    columns: dict[str, Any] = {"sha256": hashes}
    for name in COLUMNS:
        # as bytes: a file's name and a text may hold what is no UTF-8
        values = [getattr(row, name) for row in rows]
        columns[name] = arrow.array(
            [value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value for value in values], type=arrow.binary()
        )
    handle, temporary = tempfile.mkstemp(prefix=".part-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            parquet.write_table(arrow.table(columns), stream, compression="zstd")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def parts_in(folder: Path) -> list[Path]:
    """The folder's parts in their fixed order: by name."""
    return sorted(folder.glob("part-*.parquet"))


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a part. Raises RecordError where it is damaged: its rows' hashes or its name do not fit."""
    _arrow, parquet = _parquet()
    try:
        table = parquet.read_table(path).to_pylist()
        rows = [Row(**{name: _text(name, line[name]) for name in COLUMNS}) for line in table]
        hashes = [row.sha256 for row in rows]
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise RecordError(str(path), f"is no part, or damaged ({error})", "Delete it and read again") from error
    whole = hashlib.sha256(" ".join(hashes).encode()).hexdigest()[:32]
    if [line["sha256"] for line in table] != hashes or path.name != f"part-{whole}.parquet":
        raise RecordError(str(path), "does not hold what was written", "Delete it and read again")
    yield from rows


def _text(name: str, value: bytes | None) -> Any:
    return value if name == "reading" or value is None else value.decode("utf-8", "surrogatepass")


def _held(folder: Path) -> set[tuple[str, str, str | None]]:
    """What the folder's parts hold: file, position and hash of the file's bytes. What a killed worker has left is removed."""
    _arrow, parquet = _parquet()
    for left in folder.glob(".part-*"):
        left.unlink(missing_ok=True)
    held = set()
    for path in parts_in(folder):
        columns = ["file", "position", "raw"]
        for line in parquet.read_table(path, columns=columns).to_pylist():
            file, position, raw = (_text(name, line[name]) for name in columns)
            held.add((file, position, raw))
    return held


def _parquet() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigError(
            "parts", f"pyarrow is not installed ({error})", "Run: pip install 'onrecord[ray]' or 'onrecord[tables]'"
        ) from error
