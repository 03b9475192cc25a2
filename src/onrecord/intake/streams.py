"""Large files of many reports, read line by line: memory holds one report at a time, however large the file is."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake.text import is_plain

_CHUNK = 1 << 20
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


def _bytes(path: Path, packed: bool) -> gzip.GzipFile | io.BufferedReader:
    """The file's bytes, unpacked."""
    return gzip.open(path, "rb") if packed else path.open("rb")
