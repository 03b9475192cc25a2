"""Plain text: UTF-8 with or without a byte-order mark; other encodings are recognised, converted, and said so."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.clip import report_in
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.types import Report

_ZIP = "a ZIP archive or an office document"
#: What the first bytes of well-known binary formats look like.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture, sound or video)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x04\x22\x4d\x18", "an LZ4 file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"bplist00", "a page saved by Safari"),
    (b"{\\rtf", "an RTF document"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Bytes that no text has in numbers.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def looks_like(raw: bytes) -> str:
    """What the bytes are: one of ``TEXTS``, or the name of another format."""
    if any(raw.startswith(bom) for bom, _name in _BOMS):
        return "text"
    magic = next((name for start, name in _MAGIC if raw.startswith(start) and (len(start) > 2 or _binary(raw))), None)
    if magic == _ZIP:
        return _office(raw)
    if magic:
        return magic
    if is_tar(raw):
        return "a tar archive"
    if _binary(raw):
        return "binary"
    return _written(raw[:8192].removeprefix(codecs.BOM_UTF8).lstrip())


_EMPTY_LINE = re.compile(rb"\n\r?\n")


def headed(raw: bytes) -> int:
    """Where what stands behind headers begins: behind the first empty line; at the end where there is none."""
    empty = _EMPTY_LINE.search(raw)
    return empty.end() if empty else len(raw)


def is_tar(raw: bytes) -> bool:
    """Whether the bytes are a tar archive."""
    return raw[257:262] == b"ustar"  # By definition: where tar's own mark stands.


def _office(raw: bytes) -> str:
    """What a ZIP archive is, by the names of its parts, which stand in it as they are."""
    if b"word/document.xml" in raw:
        return "a Word document"
    if b"xl/workbook.xml" in raw:
        return "a workbook"
    if b"ppt/presentation.xml" in raw:
        return "a presentation"
    if raw[30:38] == b"mimetype":  # By definition: the first part's name, behind 30 bytes of its head.
        kind = raw[38:120]
        return (
            "an OpenDocument text"
            if kind.startswith(b"application/vnd.oasis.opendocument.text")
            else "another office document or an e-book"
        )
    return _ZIP


#: What a text begins with that is written in one of these forms.
_WRITTEN: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\AWARC/[01]\.\d"), "a web archive"),
    (re.compile(rb"\Afiledesc://"), "an old web archive"),
    (
        re.compile(
            rb"\A(?:<\?xml[^>]{0,400}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
        ),
        "html",
    ),
    (
        re.compile(
            rb"\A(?:(?:<!doctype lewis[^>]{0,200}>\s*)?<reuters\b|<doc\b[^>]{0,400}>\s*<(?:docno|docid|headline|date|text|head)\b|<doc id=\"[^>]{4,300}>)",
            re.IGNORECASE,
        ),
        "sgml",
    ),
    (re.compile(rb"\A<(?:\?xml|(?:rss|feed|newsItem|newsMessage|nitf|rdf:RDF))\b", re.IGNORECASE), "xml"),
    (re.compile(rb"\A\{\s*\""), "jsonl"),
    (re.compile(rb"\A\[\s*\{\s*\""), "json"),
    (re.compile(rb"\AFrom [^\n]{3,200}\d{4}[^\n]{0,40}\r?\n[A-Za-z][\w-]{1,60}:"), "a mailbox"),
)
_HEADER = re.compile(
    rb"(?m)^(?:message-id|mime-version|received|return-path|delivered-to|content-type|date|from|subject|to):", re.IGNORECASE
)
_OF_MAIL = re.compile(rb"(?m)^(?:message-id|mime-version|received|return-path):", re.IGNORECASE)


def _written(head: bytes) -> str:
    found = next((kind for pattern, kind in _WRITTEN if pattern.match(head)), None)
    if found:
        return found
    headers = head[: headed(head)]
    if re.match(rb"[A-Za-z][\w-]{1,60}:", head) and _OF_MAIL.search(headers) and len(_HEADER.findall(headers)) > 2:
        return "a mail"
    return "text"


#: The kinds of ``looks_like`` that are text.
TEXTS = frozenset({"text", "html", "jsonl", "json", "xml", "sgml", "a mailbox", "a mail"})


def _binary(raw: bytes) -> bool:
    """Whether the bytes hold too many controls to be text in any encoding but UTF-16 and UTF-32."""
    head = raw[:65536]
    # Plain, by tests/intake: 100 changes nothing, with 5 a binary file is text.
    return len(_CONTROLS.findall(head)) * 20 > len(head) and _wide(head) is None


#: Of every other byte of UTF-16 how many are NUL, at the least, and of the others, at the most.
#: Plain, by tests/intake: 0.3 and 0.9 change nothing, nor do 0.01 and 0.4.
_MOSTLY, _HARDLY = 0.6, 0.1


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte is mostly NUL."""
    if len(raw) % 2:
        return None
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    half = len(raw) / 2
    if odd > _MOSTLY * half and even < _HARDLY * half:
        return "utf-16-le"
    if even > _MOSTLY * half and odd < _HARDLY * half:
        return "utf-16-be"
    return None


def is_plain(head: bytes) -> bool:
    """Whether a file that begins with these bytes may be read as UTF-8 as it is, as far as they tell."""
    if any(head.startswith(bom) for bom, name in _BOMS if name != "utf-8"):
        return False
    return head.startswith(codecs.BOM_UTF8) or (looks_like(head) in TEXTS and _wide(head) is None)


def declared(raw: bytes, encoding: str) -> str | None:
    """The text in the encoding that it is said to have; None where it is not. What is called Latin-1 is read as browsers do, as Windows-1252."""
    try:
        name = codecs.lookup(encoding).name
        if name in ("iso8859-1", "cp1252") and re.search(rb"[\x80-\x9f]", raw):
            return _of_windows(raw)
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _of_windows(raw: bytes) -> str:
    """The text of bytes that are UTF-8 all the same, or Windows-1252."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def decode(raw: bytes, name: str, note: Callable[[str], None]) -> str:
    """The text of the bytes, without a byte-order mark, line ends as they are.

    Raises InputError if they are no text in any encoding that can be told.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            try:
                text = raw[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    raw = raw[len(bom) :]
                    break
                raise InputError(
                    name, f"is damaged {encoding.upper()} ({error.reason} at byte {error.start})", "Save it as UTF-8"
                ) from error
            if encoding != "utf-8":
                note(f"{name}: converted from {encoding.upper()}")
            return text
    kind = looks_like(raw)
    if kind not in TEXTS:
        raise InputError(name, f"is {kind if kind != 'binary' else 'a binary file'}, not text", "Give the report's text")
    wide = _wide(raw[:65536])
    if wide:
        try:
            text = raw.decode(wide)
        except UnicodeDecodeError:
            pass
        else:
            note(f"{name}: converted from {wide.upper()}")
            return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _recognised(raw, name, note)


#: Quotation marks of an old Macintosh around words, and its apostrophe within one: in Windows-1252 capital letters no word has there.
_OF_MACINTOSH = re.compile(rb"[a-z]\xd5(?:s|t|d|m|re|ve|ll)\b|(?:^|[\s(])\xd2[A-Za-z][^\xd2\xd3]{1,2000}\xd3(?:\W|$)")


def _recognised(raw: bytes, name: str, note: Callable[[str], None]) -> str:
    """Text that is not whole UTF-8: damaged, or in an older encoding, recognised by its bytes."""
    lenient = raw.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    beyond = sum(char > "\x7f" for char in lenient) - bad
    if bad <= beyond:
        note(f"{name}: is UTF-8 with {bad} damaged places, which are shown as \ufffd")
        return lenient
    if _OF_MACINTOSH.search(raw):
        note(f"{name}: is not UTF-8; converted from mac_roman")
        return raw.decode("mac_roman")
    # English in an older encoding is Windows-1252 or a part of it; a guess from the bytes mistakes its few accents for others.
    # Plain, by tests/intake: 3 changes nothing, with 40 two such files are guessed at.
    if sum(byte > 0x7F for byte in raw) * 10 < len(raw):
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            note(f"{name}: is not UTF-8; converted from cp1252")
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    try:
        text = raw.decode(best.encoding if best else "ascii")
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(name, "is neither UTF-8 nor text in an encoding that can be told", "Save it as UTF-8") from error
    note(f"{name}: is not UTF-8; converted from {best.encoding if best else 'ascii'}")
    return text


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a text file, its fields above it if it has any, or the articles of an export of many."""
    text = decode(raw, name, note)
    if not text.strip():
        raise InputError(name, "is empty", "Give a file with a report's text")
    found = articles(text, name, note)
    if found is not None:
        yield from found
        return
    yield None, report_in(text, name, note) or Report.of(text)
