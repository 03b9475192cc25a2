"""Large files of many reports, read line by line: memory holds one report at a time, however large the file is."""

from __future__ import annotations

import bz2
import codecs
import gzip
import hashlib
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.library import library
from onrecord.intake.text import is_plain

#: Bound of memory.
_CHUNK = 1 << 20
#: How many bytes a packed file that is held whole may unpack to.
#: Bound of memory.
LARGEST = 200_000_000
#: How much memory unpacking xz may take.
#: Bound of memory.
_XZ = 200_000_000
_GZIP = b"\x1f\x8b"
#: What tells that a packed file is damaged; the first is a kind of OSError and must be caught before it.
DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Stream:
    """A file of whole UTF-8, with or without a byte-order mark, packed with gzip or not."""

    path: Path
    packed: bool
    #: Whether a byte-order mark stands before the text.
    marked: bool
    #: Whether there is nothing but white space.
    blank: bool

    @contextmanager
    def opened(self, newline: str = "") -> Iterator[io.TextIOWrapper]:
        """The text, its line ends as they are; ``newline`` tells which end lines, as for ``open``."""
        with _bytes(self.path, self.packed) as raw:
            if self.marked:
                raw.read(len(codecs.BOM_UTF8))
            with io.TextIOWrapper(raw, encoding="utf-8", newline=newline) as text:
                yield text


def sha256(path: Path) -> str:
    """The SHA-256 of the file's raw bytes, in hexadecimal. Raises OSError."""
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def stream_of(path: Path, name: str) -> Stream | None:
    """The file as a stream, or None where it is not whole UTF-8 and has to be looked at as a whole.

    Raises InputError if it is a damaged gzip file, OSError if it cannot be read.
    """
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
    try:
        with _bytes(path, packed) as raw:
            head = raw.read(65536)
            if not is_plain(head):
                return None
            decoder = codecs.getincrementaldecoder("utf-8")()
            blank, chunk = True, head
            while chunk:
                text = decoder.decode(chunk)
                blank = blank and not text.strip("\ufeff").strip()
                chunk = raw.read(_CHUNK)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    except DAMAGED as error:
        raise damaged(name, error) from error
    return Stream(path, packed, head.startswith(codecs.BOM_UTF8), blank)


def damaged(name: str, error: Exception) -> InputError:
    """What a damaged gzip file is told as."""
    return InputError(name, f"is a damaged gzip file ({error})", "Fetch or pack it again")


def unpacked(raw: bytes, name: str, note: Callable[[str], None]) -> bytes:
    """The bytes without gzip, bzip2, xz, Zstandard or LZ4 around them. Of a web archive that is cut off, what stands before the cut.

    Raises InputError if they are damaged or unpack to more than may be held.
    """
    if raw.startswith(_GZIP):
        return _gunzipped(raw, name, note)
    if raw.startswith(b"\x28\xb5\x2f\xfd"):
        return _through(library("zstandard", name).ZstdDecompressor().stream_reader(io.BytesIO(raw), read_across_frames=True), name)
    if raw.startswith(b"\x04\x22\x4d\x18"):
        return _through(library("lz4.frame", name).open(io.BytesIO(raw)), name)
    # By definition: the form of bzip2, behind its level.
    if raw.startswith(b"BZh") and raw[4:10] == b"1AY&SY":
        return _through(bz2.BZ2File(io.BytesIO(raw)), name)
    if raw.startswith(b"\xfd7zXZ\x00"):
        return _unpacked_xz(raw, name)
    return raw


def _through(source: Any, name: str) -> bytes:
    try:
        body: bytes = source.read(LARGEST + 1)
    except Exception as error:  # the libraries' own
        raise InputError(name, f"is a damaged packed file ({error})", "Fetch or pack it again") from error
    if len(body) > LARGEST:
        raise _too_large(name)
    return body


def _unpacked_xz(raw: bytes, name: str) -> bytes:
    """Unpacked, stream after stream; one may ask for gigabytes of memory, and is refused."""
    parts: list[bytes] = []
    left = LARGEST + 1
    try:
        while raw and left > 0:
            engine = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ)
            parts.append(engine.decompress(raw, left))
            left -= len(parts[-1])
            if left > 0 and not engine.eof:
                raise EOFError("it ends too early")
            raw = engine.unused_data.lstrip(b"\0")
    except (lzma.LZMAError, EOFError) as error:
        raise InputError(name, f"is a damaged packed file ({error})", "Fetch or pack it again") from error
    if left <= 0:
        raise _too_large(name)
    return b"".join(parts)


def _too_large(name: str) -> InputError:
    return InputError(name, f"unpacks to more than {LARGEST:,} bytes", "Unpack it, and save its reports in smaller files")


def _gunzipped(raw: bytes, name: str, note: Callable[[str], None]) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.open(io.BytesIO(raw)) as source:
            while chunk := source.read(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if size > LARGEST:
                    raise _too_large(name)
    except DAMAGED as error:
        if not (parts or (parts := _first_part(raw))) or not parts[0].startswith((b"WARC/", b"filedesc://")):
            raise damaged(name, error) from error
        note(f"{name}: is cut off ({error}); what stands before the cut is read")
    return b"".join(parts)


def _first_part(raw: bytes) -> list[bytes]:
    """What can be unpacked of a file that is cut off in its first stretch, member by member."""
    found: list[bytes] = []
    while raw.startswith(_GZIP):
        engine = zlib.decompressobj(31)
        try:
            found.append(engine.decompress(raw, LARGEST))
        except zlib.error:
            break
        raw = engine.unused_data
    return found


def _bytes(path: Path, packed: bool) -> gzip.GzipFile | io.BufferedReader:
    """The file's bytes, unpacked."""
    return gzip.open(path, "rb") if packed else path.open("rb")
