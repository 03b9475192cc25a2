"""Web archives (WARC), through fastwarc: each page that was answered well goes through the web pages' module."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.intake import html
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.types import Report, report_id


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of an archive, each with its record's number and address; what is no page is passed over, with one note.

    Raises InputError if it is no archive or holds no page.
    """
    warc = library("fastwarc.warc", name)
    records = iter(warc.ArchiveIterator(io.BytesIO(raw), record_types=warc.WarcRecordType.any_type, auto_decode="all"))
    number = pages = 0
    while True:
        try:
            record = next(records, None)
            body = _page(record, warc) if record is not None else None
        except Exception as error:  # its kinds of error are not told by the library
            if not number:
                raise InputError(name, f"is no web archive ({error})", "Give a .warc or .warc.gz file") from error
            yield f"record {number + 1}", InputError(f"{name}, record {number + 1}", f"is damaged ({error})", "Fetch the archive again")
            return
        if record is None:
            break
        number += 1
        if body is None:
            continue
        pages += 1
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        where = f"record {number}" + (f", {url}" if url else "")
        try:
            for _position, outcome in html.read(body, f"{name}, {where}", given, note):
                yield where, outcome if isinstance(outcome, InputError) else _addressed(outcome, url)
        except InputError as error:
            yield where, error
    if not number:
        raise InputError(name, "is no web archive", "Give a .warc or .warc.gz file")
    if not pages:
        raise InputError(name, f"holds {number} records and no web page that was answered", "Archive the pages again")
    if number > pages:
        note(f"{name}: {number - pages} of {number} records are no web pages and are passed over")


def _page(record: Any, warc: Any) -> bytes | None:
    """The bytes of a page that the server answered with, as the page was sent; None for all else."""
    kinds = warc.WarcRecordType
    if record.record_type not in (kinds.response, kinds.resource):
        return None
    http = record.http_headers
    if record.record_type == kinds.response and (http is None or http.status_code != 200):
        return None
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    if kind.split(";")[0].strip().lower() not in ("text/html", "application/xhtml+xml"):
        return None
    body: bytes = record.reader.read()
    charset = record.http_charset if http is not None else None
    if charset and not re.search(rb"<meta[^>]+charset", body[:4096], re.IGNORECASE):
        try:
            return body.decode(charset).encode()
        except (UnicodeDecodeError, LookupError):
            return body
    return body


def _addressed(report: Report, url: str | None) -> Report:
    """The report with the address it was fetched from, where the page names none."""
    if report.url or url is None:
        return report
    return replace(report, url=url, id=report_id(report.text, report.published, report.outlet, url))
