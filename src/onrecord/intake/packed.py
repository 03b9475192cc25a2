"""Archives of files (ZIP, WACZ, which is one, and tar): each file within goes to the module of its format, whatever that is."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO

from onrecord.errors import InputError
from onrecord.intake.given import Given
from onrecord.intake.library import failed
from onrecord.intake.text import is_tar
from onrecord.types import Report

#: How many bytes one file, and all files together, may unpack to; how deep archives may stand in archives; how many files there may be.
#: Bound of memory.
_LARGEST, _TOGETHER, _DEEPEST, _MOST = 200_000_000, 2_000_000_000, 3, 100_000


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of all files, each with the file within. Raises InputError if it is damaged, too large or holds no report."""
    yield from _within(raw, name, given, note, 0)


@dataclass(frozen=True, slots=True)
class _Member:
    """A file within an archive."""

    filename: str
    size: int
    locked: bool
    opened: Callable[[], IO[bytes] | None]


def _members(raw: bytes, name: str, note: Callable[[str], None]) -> list[_Member]:
    """The files of an archive. Raises InputError if it is damaged."""
    try:
        if is_tar(raw):
            return _tarred(tarfile.open(fileobj=io.BytesIO(raw), mode="r:"), name, note)
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = [part for part in archive.infolist() if not part.is_dir()]
    except Exception as error:  # zipfile's and tarfile's own faults come up as they fall
        raise InputError(name, f"is no whole archive ({error})", "Pack it again") from error
    return [_Member(part.filename, part.file_size, bool(part.flag_bits & 1), partial(archive.open, part)) for part in members]


def _tarred(archive: tarfile.TarFile, name: str, note: Callable[[str], None]) -> list[_Member]:
    """The files of a tar archive, as far as it can be read."""
    found: list[_Member] = []
    try:
        for part in archive:
            if part.isreg():
                found.append(_Member(part.name, part.size, False, partial(archive.extractfile, part)))
            if len(found) > _MOST:
                break
    except tarfile.TarError as error:
        if not found:
            raise
        note(f"{name}: is damaged or cut off ({error}); what stands before that is read")
    return found


def _within(
    raw: bytes, name: str, given: Given, note: Callable[[str], None], depth: int
) -> Iterator[tuple[str | None, Report | InputError]]:
    members = [part for part in _members(raw, name, note) if _wanted(part)]
    if len(members) > _MOST or sum(part.size for part in members) > _TOGETHER:
        raise InputError(name, f"unpacks to too much ({len(members):,} files)", "Unpack it, and add the folder")
    pages = [part for part in members if part.filename.startswith("archive/")]
    if pages and any(part.filename == "datapackage.json" for part in members):  # a WACZ
        members = pages
    any_report = False
    for part in sorted(members, key=lambda one: one.filename):
        inner = f"{name}, {part.filename}"
        try:
            for where, outcome in _one(part, inner, given, note, depth):
                any_report = True
                yield f"{part.filename}, {where}" if where else part.filename, outcome
        except Exception as error:  # a library's fault over one file is that file's
            any_report = True
            yield part.filename, error if isinstance(error, InputError) else failed(inner, error)
    if not any_report:
        raise InputError(name, "holds no report", "Pack files of reports")


def _wanted(part: _Member) -> bool:
    return not any(place.startswith((".", "__MACOSX", "~$")) for place in PurePosixPath(part.filename).parts)


def _one(
    part: _Member, inner: str, given: Given, note: Callable[[str], None], depth: int
) -> Iterator[tuple[str | None, Report | InputError]]:
    from onrecord.intake.files import reader_of_packed

    if part.locked:
        raise InputError(inner, "is locked with a password", "Unpack it first")
    if part.size > _LARGEST:
        raise InputError(inner, f"unpacks to {part.size:,} bytes", "Unpack it, and add the file by itself")
    try:
        file = part.opened()
        with file if file is not None else io.BytesIO() as body_of:
            body = body_of.read(_LARGEST + 1)
        if len(body) < part.size:
            raise EOFError("it ends too early")
    except Exception as error:  # zipfile's, tarfile's and zlib's own
        raise InputError(inner, f"is damaged ({error})", "Pack it again") from error
    read, body = reader_of_packed(inner, part.filename, body, note)
    if read is None:
        return
    if read is globals()["read"]:
        if depth >= _DEEPEST:
            raise InputError(inner, "is an archive in too many archives", "Unpack it first")
        yield from _within(body, inner, given, note, depth + 1)
        return
    yield from read(body, inner, given, note)
