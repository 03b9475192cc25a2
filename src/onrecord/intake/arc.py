"""Old web archives (ARC): a line of particulars and so many bytes, again and again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.given import Given
from onrecord.intake.text import headed
from onrecord.intake.warc import read_page
from onrecord.types import Report

#: "http://gazette.example/1 10.0.0.1 20080430204826 text/html 1234"; the second version has more particulars between.
_LINE = re.compile(rb"(\S{4,4000}) (\S{1,60}) (\d{12,14}) (\S{1,100})(?: [^\r\n]{1,2000}?)? (\d{1,12})\r?\n")
_ANSWERED = re.compile(rb"HTTP/\d(?:\.\d)? 200\b")
_PAGE = re.compile(rb"content-type:\s{0,4}(?:text/html|application/xhtml)", re.IGNORECASE)


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of an archive, each with its record's number and address. Raises InputError if it is no archive or holds no page."""
    at = number = pages = 0
    while at < len(raw):
        while raw[at : at + 1] in (b"\r", b"\n"):
            at += 1
        if at >= len(raw):
            break
        line = _LINE.match(raw, at)
        if line is None:
            if not number:
                raise InputError(name, "is no web archive", "Give an .arc, .warc or .warc.gz file")
            yield f"record {number + 1}", InputError(f"{name}, record {number + 1}", "is damaged", "Fetch the archive again")
            return
        number += 1
        body, at = raw[line.end() : line.end() + int(line[5])], line.end() + int(line[5])
        where = f"record {number}"
        if at > len(raw):
            pages += 1
            yield where, InputError(f"{name}, {where}", "is cut off: the archive ends within it", "Fetch the archive again")
            return
        page_at = headed(body)
        head = body[:page_at]
        if page_at < len(body) and _ANSWERED.match(head) and _PAGE.search(head):
            pages += 1
            yield from read_page(body[page_at:], line[1].decode("utf-8", "replace"), where, name, given, note)
    if not pages:
        raise InputError(name, f"holds {number} records and no web page that was answered", "Archive the pages again")
