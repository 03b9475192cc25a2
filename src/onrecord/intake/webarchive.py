"""Pages that Safari has saved with their pictures in one file (.webarchive): the page itself, with its address."""

from __future__ import annotations

import plistlib
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake import html
from onrecord.intake.given import Given
from onrecord.intake.text import declared
from onrecord.types import Report


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The report of the page. Raises InputError if the file is damaged or holds none."""
    try:
        page = plistlib.loads(raw)["WebMainResource"]
        body, kind = bytes(page["WebResourceData"]), str(page.get("WebResourceMIMEType") or "text/html")
        encoding, url = page.get("WebResourceTextEncodingName"), page.get("WebResourceURL")
    except Exception as error:  # the library's own come up as they fall
        raise InputError(name, f"is no whole saved page ({type(error).__name__})", "Save the page again as HTML") from error
    if "html" not in kind:
        raise InputError(name, f"holds {kind[:60]}, and no page", "Save the page as HTML")
    told = declared(body, encoding) if isinstance(encoding, str) else None
    body = b"\xef\xbb\xbf" + told.encode("utf-8", "replace") if told is not None else body
    yield from html.read(body, name, given, note, url if isinstance(url, str) else None)
