"""RTF documents, through striprtf: the running text, with the title and author of the document's properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.properties import author_in, title_in
from onrecord.types import Report

#: Bytes of pictures and of embedded files, with how many there are.
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
#: What is not shown: words that were deleted while changes were tracked, and hidden ones, in a group of their own or from a switch on.
_UNSHOWN = re.compile(
    r"(\{)(?:\\[a-z]{1,30}-?\d{0,10} ?){0,12}\\(?:deleted|v)(?![a-z0-9-])[^{}]{0,20000}\}|\\v(?![a-z0-9-])[^{}\\]{0,5000}\\v0(?!\d)"
)
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
#: Negative and large code units are the halves of characters beyond the first 65,536.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a document, or the articles of an export. Raises InputError if it is no RTF, is damaged, or has no text."""
    source = _source(raw, name)
    text = _plain(source, name)
    if not text.strip():
        raise InputError(name, "is an RTF document without text", "Save the report's text in it")
    if source.count("{") > source.count("}") + source.count("\\}"):
        note(f"{name}: ends before its last bracket; it may be cut short")
    found = articles(text, name, note)
    if found is not None:
        yield from found
        return
    yield (
        None,
        Report.of(text, title=title_in(_property(source, "title", name)), byline=author_in(_property(source, "author", name))),
    )


def _source(raw: bytes, name: str) -> str:
    """The document's source in ASCII: bytes beyond it as escapes, embedded pictures and files left out.

    Raises InputError if it is no RTF.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not raw.startswith(b"{\\rtf"):
        raise InputError(name, "is no RTF document", "Give the file the ending of its own format")
    raw = _without_binary(raw)
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return "".join(char if char < "\x80" else f"\\u{ord(char)}?" if char <= "\uffff" else _halves(char) for char in raw.decode("utf-8"))
    except UnicodeDecodeError:  # in the document's own code page, as the format would have it escaped
        return re.sub("[\x80-\xff]", lambda match: f"\\'{ord(match.group()):02x}", raw.decode("latin-1"))


def _halves(char: str) -> str:
    wide = char.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(wide[at : at + 2], 'big')}?" for at in (0, 2))


def _without_binary(raw: bytes) -> bytes:
    kept: list[bytes] = []
    at = 0
    while match := _BINARY.search(raw, at):
        kept.append(raw[at : match.start()])
        at = match.end() + int(match[1])
    kept.append(raw[at:])
    return b"".join(kept)


def _plain(source: str, name: str) -> str:
    """The running text, one paragraph a line, a table's cells parted by tabs.

    Raises InputError if the library cannot read the source.
    """
    striprtf = library("striprtf.striprtf", name)
    # The library would write a link's address into the text; as another kind of instruction it is left out.
    source = _CELL.sub(r"\\tab", _UNSHOWN.sub("", source).replace("\\fldinst", "\\fldtype"))
    try:
        text = str(striprtf.rtf_to_text(source, errors="replace"))
    except Exception as error:  # the library tells no kinds of error: broken numbers and code pages come up as they fall
        raise InputError(name, f"is a damaged RTF document ({error})", "Save it again, or as text") from error
    text = _PAIR.sub(lambda match: match.group().encode("utf-16-be", "surrogatepass").decode("utf-16-be"), text)
    text = _HALF.sub("\ufffd", text).replace("\x00", "")
    lines = [line.strip(" \t\xa0") for line in re.split(r"\r\n|[\r\n\x0b\x0c\u2028\u2029]", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _property(source: str, field: str, name: str) -> str | None:
    """The words of one property of the document."""
    info = source.find("{\\info")
    match = re.compile(rf"\{{\\{field} ([^{{}}]*)\}}").search(source, info, info + 5000) if info >= 0 else None
    if match is None:
        return None
    code_page = _CODE_PAGE.search(source[:1000])
    return _plain(f"{{\\rtf1{code_page.group() if code_page else ''} {match[1]}}}", name)
