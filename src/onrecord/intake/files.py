"""Goes through paths and hands each file to the module of its format."""

from __future__ import annotations

import hashlib
import importlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InputError
from onrecord.intake import streams
from onrecord.intake.given import Given
from onrecord.intake.library import failed
from onrecord.intake.notes import Notes
from onrecord.intake.text import looks_like
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Failure, Report

__all__ = ["FORMATS", "Given", "Note", "Taken", "Unreadable", "gather", "take"]

#: Called with a line that the user should see: what was converted, skipped or mended.
type Note = Callable[[str], None]
#: A format's reader: raw bytes, the file's name, what the user gave, where to say things. It yields a position ("line 3", or
#: None where the file is one report) with a report or an error; it raises InputError where the whole file cannot be read.
type FormatReader = Callable[[bytes, str, Given, Note], Iterator[tuple[str | None, Report | InputError]]]

#: The module of each format by the file name's ending. Modules are imported when first needed.
FORMATS: dict[str, str] = {ending: f"onrecord.intake.{module}" for ending, module in word_values("file_formats").items()}
#: The formats whose modules have ``read_stream``, too: large files of many reports, read line by line.
STREAMED = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
#: The longest text that is one report, in characters: three million words take half an hour to read.
#: Bound of work.
_LONGEST = 20_000_000
_ZIP = "a ZIP archive or an office document"
#: The format of what carries no ending, or one that anything may carry, by what its bytes look like (see ``looks_like``).
_LOOKS = word_values("file_looks")
#: Endings that say little: what the bytes look like goes before them.
_LOOSE = word_list("file_endings_loose")
#: What says little in turn: what a file's ending says goes before it.
_VAGUE = frozenset({"text", _ZIP})
#: Packings of one file, undone before its format is told.
_PACKED = (".gz", ".zst", ".lz4", ".bz2", ".xz")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A report that could not be taken in."""

    #: The file, with the line where there is one.
    name: str
    #: As much of the report as is known; its text is empty where nothing could be read.
    report: Report
    failures: tuple[Failure, ...]
    error: InputError


@dataclass(frozen=True, slots=True)
class Taken:
    """One report, or what stands in its place, with where it came from."""

    #: The file as it was named, or ``-`` for standard input.
    file: str
    #: Where in the file: "line 3"; None where the file is one report.
    position: str | None
    #: SHA-256 of the file's raw bytes, in hexadecimal; None where they could not be read.
    raw: str | None
    outcome: Report | Unreadable


def gather(
    paths: Sequence[str],
    *,
    only_id: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    on_note: Note | None = None,
) -> Iterator[Report | Unreadable]:
    """The reports of files, folders and standard input (``-``), in order; see ``take``."""
    given = Given(published=published, title=title, outlet=outlet)
    for taken in take(paths, only_id=only_id, given=given, on_note=on_note):
        yield taken.outcome


def take(paths: Sequence[str], *, only_id: str | None = None, given: Given | None = None, on_note: Note | None = None) -> Iterator[Taken]:
    """All that the paths hold, in order; a folder's files in order of their names, its folders too.

    ``only_id`` keeps the reports that the input calls so; where there is none, one Unreadable says it. ``given`` is laid
    over what the input tells. In folders, files of unknown formats are passed over with a note.
    """
    found = False
    notes = Notes(on_note or (lambda _line: None))
    try:
        for taken in _all(paths, given or Given(), notes):
            if only_id is not None:
                if isinstance(taken.outcome, Unreadable) or taken.outcome.given_id != only_id:
                    continue
                found = True
            yield taken
    finally:
        notes.close()
    if only_id is not None and not found:
        error = InputError(", ".join(paths), f"no report has the id {only_id!r}", "Check the ids of the lines")
        yield _unreadable(", ".join(paths), None, None, error)


def _all(paths: Sequence[str], given: Given, note: Note) -> Iterator[Taken]:
    for path in paths:
        if path == "-":
            yield from _one("-", sys.stdin.buffer.read(), None, given, note)
        elif Path(path).is_dir():
            yield from _folder(Path(path), given, note)
        else:
            yield from _file(Path(path), given, note)


def _folder(folder: Path, given: Given, note: Note) -> Iterator[Taken]:
    """The files of a folder and of its folders, hidden ones left out."""
    inside = _inside(folder)
    for linked in inside.linked:
        note(f"{linked}: passed over: a link to a folder, which may lead round in a circle")
    for problem in inside.closed:
        yield _closed(problem.filename, problem, "folder")
    any_report = bool(inside.closed)
    for file in inside.files:
        if _ending(file) not in FORMATS:
            note(f"{file}: passed over: no format of the name's ending")
            continue
        any_report = True
        yield from _file(file, given, note)
    if not any_report:
        error = InputError(str(folder), "the folder holds no report", f"It takes {', '.join(sorted(FORMATS))}")
        yield _unreadable(str(folder), None, None, error)


def files_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder and of its folders that hold reports by their names' endings, and those of other endings, in order; hidden ones are left
    out."""
    files = _inside(folder).files
    return [path for path in files if _ending(path) in FORMATS], [path for path in files if _ending(path) not in FORMATS]


class _Inside(NamedTuple):
    """What a folder and its folders hold, in order; what is hidden is left out."""

    files: list[Path]
    #: Links to folders, which are not followed.
    linked: list[Path]
    #: Folders that could not be opened.
    closed: list[OSError]


def _inside(folder: Path) -> _Inside:
    closed: list[OSError] = []
    files: list[Path] = []
    linked: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        files += (Path(where) / name for name in names)
        linked += (path for name in sorted(folders) if (path := Path(where) / name).is_symlink())

    def shown(path: Path) -> bool:
        return not _hidden(path.relative_to(folder))

    return _Inside(
        sorted(filter(shown, files)), sorted(filter(shown, linked)), [problem for problem in closed if shown(Path(problem.filename))]
    )


def _hidden(path: Path) -> bool:
    """Whether it is hidden, or what a word processor lays beside a document while it is open."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def _ending(path: Path) -> str:
    """The name's ending without that of a packing, in lower case."""
    name = path.name.lower()
    for packing in _PACKED:
        name = name.removesuffix(packing)
    return Path(name).suffix


def _file(path: Path, given: Given, note: Note) -> Iterator[Taken]:
    name = str(path)
    try:
        if _endless(path):
            error = InputError(name, "is a pipe or device, not a file", "Give it as standard input with -, or save it as a file")
            yield _unreadable(name, None, None, error)
            return
        if _ending(path) in STREAMED and path.is_file():
            digest = streams.sha256(path)
            try:
                source = streams.stream_of(path, name)
            except InputError as error:
                yield _unreadable(name, None, digest, error)
                return
            if source is not None:
                yield from _streamed(source, name, digest, given, note)
                return
        raw = path.read_bytes()
    except FileNotFoundError:
        yield _unreadable(name, None, None, InputError(name, "there is no such file", "Check the path"))
        return
    except OSError as error:
        yield _closed(name, error, "file")
        return
    yield from _one(name, raw, _ending(path), given, note)


def _endless(path: Path) -> bool:
    """Whether reading the path may never end: a pipe with a name or a device; what the shell hands over stands in /dev/fd."""
    mode = path.stat().st_mode
    handed = str(path).startswith(("/dev/fd/", "/proc/self/fd/", "/dev/stdin"))
    return not handed and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode) or stat.S_ISBLK(mode))


def _closed(name: str, error: OSError, what: str) -> Taken:
    """What stands for a file or folder that the system does not let us read."""
    told = InputError(name, f"cannot be read ({error.strerror or error})", f"Check the {what} and its permissions")
    return _unreadable(name, None, None, told)


def _streamed(source: streams.Stream, name: str, digest: str, given: Given, note: Note) -> Iterator[Taken]:
    """All reports of a file that is read line by line."""
    module = importlib.import_module(FORMATS[_ending(source.path)])
    try:
        yield from _outcomes(module.read_stream(source, name, given, note), name, digest, given)
    except (*streams.DAMAGED, UnicodeDecodeError) as error:
        reason = f"has changed while it was read ({error})"
        yield _unreadable(name, None, digest, InputError(name, reason, "Read it again when nothing writes to it"))


def _outcomes(read: Iterator[tuple[str | None, Report | InputError]], name: str, digest: str, given: Given) -> Iterator[Taken]:
    """What a format's reader yields, with the file it came from."""
    try:
        for position, outcome in read:
            if isinstance(outcome, InputError):
                yield _unreadable(name, position, digest, outcome)
            elif len(outcome.text) > _LONGEST:
                told = InputError(name, f"holds {len(outcome.text):,} characters as one report", "Save its reports one by one")
                yield _unreadable(name, position, digest, told)
            else:
                yield Taken(name, position, digest, given.over(outcome))
    except InputError as error:
        yield _unreadable(name, None, digest, error)
    except (MemoryError, RecursionError) as error:
        told = InputError(name, f"is too large or nested too deeply ({type(error).__name__})", "Save its reports in smaller files")
        yield _unreadable(name, None, digest, told)
    except Exception as error:  # libraries' own kinds of fault are not told
        yield _unreadable(name, None, digest, failed(name, error))


def _one(name: str, raw: bytes, ending: str | None, given: Given, note: Note) -> Iterator[Taken]:
    """All reports of one file's bytes; ``ending`` is None where there is no name to go by."""
    digest = hashlib.sha256(raw).hexdigest()
    try:
        raw = streams.unpacked(raw, name, note)
        read = reader_of(name, raw, ending)
    except InputError as error:
        yield _unreadable(name, None, digest, error)
        return
    yield from _outcomes(read(raw, name, given, note), name, digest, given)


def reader_of(name: str, raw: bytes, ending: str | None) -> FormatReader:
    """The reader for these bytes: by what they look like where the name's ending says little, else by the ending.

    Raises InputError for an unknown format.
    """
    ending = ending or ""
    looks = looks_like(raw) if raw.strip() else "text"
    by_bytes = FORMATS.get(_LOOKS.get(looks, ""))
    module = FORMATS.get(ending)
    told = looks not in _VAGUE and (looks != "xml" or ending == ".txt")
    if module is None or (ending in _LOOSE and by_bytes is not None and told):
        module = by_bytes or module
    if module is None:
        raise InputError(name, f"is {looks}, not a report", f"Give one of {', '.join(sorted(FORMATS))}")
    try:
        read: FormatReader = importlib.import_module(module).read
    except ImportError as error:
        raise InputError(name, f"cannot be read: a library is missing or does not load ({error})", "Install onrecord again") from error
    return read


def reader_of_packed(name: str, path: str, raw: bytes, note: Note) -> tuple[FormatReader | None, bytes]:
    """The reader for a file within an archive, with its bytes unpacked; none where it has an ending that is not known."""
    ending = _ending(Path(path))
    raw = streams.unpacked(raw, name, note)
    looks = looks_like(raw)
    if ending and ending not in FORMATS and (looks == "text" or looks not in _LOOKS):
        note(f"{name}: passed over: no format of the name's ending")
        return None, raw
    return reader_of(name, raw, ending), raw


def _unreadable(name: str, position: str | None, raw: str | None, error: InputError) -> Taken:
    report = replace(Report.of(""), given_id=None)
    where = f"{name}, {position}" if position else name
    return Taken(name, position, raw, Unreadable(where, report, (Failure("intake", str(error)),), error))
