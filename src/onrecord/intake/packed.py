"""Archives of files (ZIP, and WACZ, which is one): each file within goes to the module of its format, whatever that is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from onrecord.errors import InputError
from onrecord.intake.given import Given
from onrecord.types import Report

#: How many bytes one file, and all files together, may unpack to; how deep archives may stand in archives; how many files there may be.
_LARGEST, _TOGETHER, _DEEPEST, _MOST = 200_000_000, 2_000_000_000, 3, 100_000


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of all files, each with the file within. Raises InputError if it is damaged, too large or holds no report."""
    yield from _within(raw, name, given, note, 0)


def _within(
    raw: bytes, name: str, given: Given, note: Callable[[str], None], depth: int
) -> Iterator[tuple[str | None, Report | InputError]]:
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw))
    except Exception as error:  # zipfile's own faults come up as they fall
        raise InputError(name, f"is no whole ZIP archive ({error})", "Pack it again") from error
    with parts:
        members = [part for part in parts.infolist() if _wanted(part)]
        if len(members) > _MOST or sum(part.file_size for part in members) > _TOGETHER:
            raise InputError(name, f"unpacks to too much ({len(members):,} files)", "Unpack it, and add the folder")
        pages = [part for part in members if part.filename.startswith("archive/")]
        if pages and any(part.filename == "datapackage.json" for part in members):  # a WACZ
            members = pages
        any_report = False
        for part in sorted(members, key=lambda one: one.filename):
            inner = f"{name}, {part.filename}"
            try:
                for where, outcome in _one(parts, part, inner, given, note, depth):
                    any_report = True
                    yield f"{part.filename}, {where}" if where else part.filename, outcome
            except InputError as error:
                any_report = True
                yield part.filename, error
        if not any_report:
            raise InputError(name, "holds no report", "Pack files of reports")


def _wanted(part: zipfile.ZipInfo) -> bool:
    places = PurePosixPath(part.filename).parts
    return not part.is_dir() and not any(place.startswith((".", "__MACOSX")) for place in places)


def _one(
    parts: zipfile.ZipFile, part: zipfile.ZipInfo, inner: str, given: Given, note: Callable[[str], None], depth: int
) -> Iterator[tuple[str | None, Report | InputError]]:
    from onrecord.intake.files import reader_of_packed

    if part.flag_bits & 1:
        raise InputError(inner, "is locked with a password", "Unpack it first")
    if part.file_size > _LARGEST:
        raise InputError(inner, f"unpacks to {part.file_size:,} bytes", "Unpack it, and add the file by itself")
    try:
        with parts.open(part) as file:
            body = file.read(_LARGEST + 1)
    except Exception as error:  # zipfile's and zlib's own
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
