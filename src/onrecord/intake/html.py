"""Web pages: the article's text and the page's metadata, through trafilatura."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.given import Given, iso_day
from onrecord.intake.text import decode, looks_like
from onrecord.types import Report

#: The date's own search may not look at the clock (its default latest date is today), nor guess from the page's text.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2199-12-31"}
#: Where pages declare an encoding of their own.
_DECLARED = re.compile(rb"<meta[^>]+charset|<\?xml[^>]+encoding", re.IGNORECASE)


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a page. Raises InputError if the page holds no article's text."""
    import trafilatura

    if not raw.strip():
        raise InputError(name, "is empty", "Save the page again")
    if looks_like(raw) not in ("html", "text", "jsonl"):
        raise InputError(name, f"is {looks_like(raw)}, not a web page", "Save the page as HTML")
    page: bytes | str = raw if _DECLARED.search(raw[:4096]) else decode(raw, name, note)
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True, date_extraction_params=dict(_DATES)
    )
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise InputError(name, "no article's text is found in the page", "Save the page's text as a .txt file")
    yield (
        None,
        Report.of(
            text,
            title=_clean(found.title),
            outlet=_clean(found.sitename),
            byline=_clean(found.author),
            published=iso_day(found.date) if found.date else None,
            language=_language(page, found),
            url=_clean(found.url),
        ),
    )


def _clean(value: str | None) -> str | None:
    value = " ".join(value.split()) if value else ""
    return value or None


def _language(page: bytes | str, found: Any) -> str | None:
    """The language that the page declares, as ISO 639-1."""
    pattern = r"<html[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2})\b"
    match = re.search(pattern.encode(), page[:20_000]) if isinstance(page, bytes) else re.search(pattern, page[:20_000])
    if match:
        code = match.group(1)
        return (code.decode("ascii") if isinstance(code, bytes) else code).lower()
    return found.language or None
