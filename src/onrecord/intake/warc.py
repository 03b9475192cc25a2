"""Web archives (WARC), through fastwarc: each page that was answered well goes through the web pages' module."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.intake import html
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.text import declared
from onrecord.types import Report, report_id

#: The largest page that is read, in bytes.
#: Bound of memory.
_LARGEST = 100_000_000


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of an archive, each with its record's number and address; what is no page is passed over, with one note.

    Raises InputError if it is no archive or holds no page.
    """
    warc = library("fastwarc.warc", name)
    records = iter(warc.ArchiveIterator(io.BytesIO(raw), record_types=warc.WarcRecordType.any_type, auto_decode="none"))
    number = pages = 0
    while True:
        where = f"record {number + 1}"
        try:
            record = next(records, None)
        except Exception as error:  # its kinds of error are not told by the library
            if not number:
                raise InputError(name, f"is no web archive ({_first(error)})", "Give a .warc or .warc.gz file") from error
            yield where, InputError(f"{name}, {where}", f"is damaged ({_first(error)})", "Fetch the archive again")
            return
        if record is None:
            break
        number += 1
        try:
            body = _page(record, warc)
        except Exception as error:  # this record alone is lost
            pages += 1
            yield where, InputError(f"{name}, {where}", f"is damaged or cut off ({_first(error)})", "Fetch the page again")
            continue
        if body is None:
            continue
        pages += 1
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        yield from read_page(body, url, f"record {number}", name, given, note)
    if not number:
        raise InputError(name, "is no web archive", "Give a .warc or .warc.gz file")
    if not pages:
        raise InputError(name, f"holds {number} records and no web page that was answered", "Archive the pages again")
    if number > pages:
        note(f"{name}: {number - pages} of {number} records are no web pages and are passed over")


def read_page(
    body: bytes, url: str | None, position: str, name: str, given: Given, note: Callable[[str], None]
) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of one page of an archive, each with its record's number and address."""
    where = position + (f", {url}" if url else "")
    try:
        for inner, outcome in html.read(body, f"{name}, {where}", given, note):
            place = f"{where}, {inner}" if inner else where
            yield place, outcome if isinstance(outcome, InputError) else _addressed(outcome, url)
    except InputError as error:
        yield where, error


def _first(error: Exception) -> str:
    words = (str(error).splitlines() or [""])[0]
    return words[:120] or type(error).__name__


def _page(record: Any, warc: Any) -> bytes | None:
    """The bytes of a page that the server answered with, as the page was sent; None for all else."""
    kinds = warc.WarcRecordType
    if record.record_type not in (kinds.response, kinds.resource):
        return None
    http = record.http_headers
    # By definition: HTTP, 200 is an answer with what was asked for.
    if record.record_type == kinds.response and (http is None or http.status_code != 200):
        return None
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    if kind.split(";")[0].strip().lower() not in ("text/html", "application/xhtml+xml"):
        return None
    body = _whole(record)
    if http is not None:
        body = _unpacked(body, http)
    charset = record.http_charset if http is not None else None
    if charset and not re.search(rb"<meta[^>]+charset", body[:4096], re.IGNORECASE):
        told = declared(body, charset)
        return told.encode("utf-8", "replace") if told is not None else body
    return body


def _whole(record: Any) -> bytes:
    """The record's bytes. Raises ValueError where the archive ends before they do."""
    body: bytes = record.reader.read()
    length = int(record.headers.get("Content-Length") or 0)
    head = int(getattr(record, "content_length", length) or 0)
    if len(body) < min(length, head) and len(body) < head:
        raise ValueError("the archive ends within it")
    return body


def _unpacked(body: bytes, http: Any) -> bytes:
    """The page as the server meant it: chunks joined and packing undone, where the bytes are what the headers say."""
    headers = {str(name).lower(): str(value).lower() for name, value in http.items()} if hasattr(http, "items") else {}
    if "chunked" in headers.get("transfer-encoding", ""):
        body = _joined(body) or body
    packed = headers.get("content-encoding", "")
    if ("gzip" in packed and body[:2] == b"\x1f\x8b") or "deflate" in packed:
        for bits in (47, -15):
            try:
                return _inflated(body, bits)
            except zlib.error:
                continue
    if "br" in packed.replace(",", " ").split() and not body.lstrip()[:1] == b"<":
        raise ValueError("it is packed with Brotli")
    return body


def _inflated(body: bytes, bits: int) -> bytes:
    """Unpacked, up to the largest page."""
    engine = zlib.decompressobj(bits)
    page = engine.decompress(body, _LARGEST)
    if engine.unconsumed_tail:
        raise ValueError(f"it unpacks to more than {_LARGEST:,} bytes")
    return page


def _joined(body: bytes) -> bytes | None:
    """The chunks as one; None where they are none, or the archive's maker has joined them already."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 80)
        size = re.match(rb"\s{0,4}([0-9a-fA-F]{1,8})\s{0,4}(?:;|$)", body[at:end]) if end != -1 else None
        if size is None:
            return b"".join(parts) if parts else None
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _addressed(report: Report, url: str | None) -> Report:
    """The report with the address it was fetched from, where the page names none."""
    if report.url or url is None:
        return report
    return replace(report, url=url, id=report_id(report.text, report.published, report.outlet, url))
