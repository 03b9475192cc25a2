"""Web pages: the article's text through trafilatura, what the page declares of itself, and exports that were saved as pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.intake import html_table
from onrecord.intake.article import article
from onrecord.intake.declared import byline_in, declared_day, metas, no_article, shown_day, title_without_outlet, titled
from onrecord.intake.exports import articles, europresse
from onrecord.intake.given import Given
from onrecord.intake.markup import lines_of, uncut, without_links, without_others
from onrecord.intake.text import declared, decode, looks_like
from onrecord.knowledge.alternatives import alternatives
from onrecord.types import Report

_WRAPPERS = alternatives("wrapping_tags")

#: Where pages declare an encoding of their own.
_DECLARED = re.compile(
    rb"<meta[^>]{1,400}charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,40})|<\?xml[^>]{1,200}encoding\s{0,3}=\s{0,3}[\"']([\w-]{2,40})", re.IGNORECASE
)
#: What an export of many articles has on its page.
_EXPORT = re.compile(
    r"\d{1,7} of \d{1,7} documents|document \d{1,7} of \d{1,7}|<docfull>|end of document|document [a-z0-9]{4,12}(?:19|20)\d{6}[a-z0-9]{7,11}|"
    r"full text word count",
    re.IGNORECASE,
)
#: The largest page that is read, in bytes: what is larger takes more than ten seconds, and is no article.
#: Bound of work.
_LARGEST = 12_000_000


def read(
    raw: bytes, name: str, given: Given, note: Callable[[str], None], url: str | None = None
) -> Iterator[tuple[str | None, Report | InputError]]:
    """The one report of a page, or the articles of an export; ``url`` is where it was fetched from, if it does not say so itself.

    Raises InputError if the page holds no article's text.
    """
    if not raw.strip():
        raise InputError(name, "is empty", "Save the page again")
    if looks_like(raw) not in ("html", "text", "json", "jsonl", "xml", "sgml"):
        raise InputError(name, f"is {looks_like(raw)}, not a web page", "Save the page as HTML")
    if len(raw) > _LARGEST:
        raise InputError(name, f"is a page of {len(raw):,} bytes", "Save the report's text")
    page = _decoded(raw, name, note)
    if _too_deep(page):
        raise InputError(name, "is nested too deeply for a page", "Save the page's text as a .txt file")
    found = _exported(page, name, given, note)
    if found is None:
        yield None, _article(_of_archive(page), name, note, url)
    else:
        yield from found


#: Elements that may stand in themselves, and how deep they may.
#: Bound of work.
_NESTING, _DEEPEST = re.compile(rf"<(/?)(?:{_WRAPPERS})\b", re.IGNORECASE), 2_000


def _too_deep(page: str) -> bool:
    """Whether elements are nested so deeply that no browser would show the page."""
    depth = 0
    for tag in _NESTING.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _exported(page: str, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]] | None:
    """The articles of an export that was saved as a page, or the rows of a table of reports; None where it is neither."""
    if europresse.recognised(page):
        return europresse.articles(page, name, note)
    if _EXPORT.search(page) and (found := articles("\n".join(lines_of(page)), name, note)) is not None:
        return found
    return html_table.rows(page, name, given, note)


#: What an archive of pages puts before the addresses of a page that it hands out.
_ARCHIVE = re.compile(r"(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
#: How browsers and their helpers write where a page was saved from.
_SAVED_FROM = re.compile(
    r"<!--\s{0,8}(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s{1,8}url:\s{0,8})(https?://[^\s<>]{4,1000})", re.IGNORECASE
)


def _of_archive(page: str) -> str:
    """The page with its addresses as they were before an archive handed it out."""
    return _ARCHIVE.sub("", page) if "/web/" in page else page


def _article(page: str, name: str, note: Callable[[str], None], url: str | None) -> Report:
    # What the page says of its encoding is no longer true of it.
    found: Any = article(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page), name)
    text = uncut(without_links(without_others(found.text or "")), name, note) if found is not None else ""
    if not text.strip():
        raise InputError(name, "no article's text is found in the page", "Save the page's text as a .txt file")
    told = metas(page)
    saved = _SAVED_FROM.search(page, 0, 20_000)
    address = _clean(found.url) or url or (saved[1] if saved else None)
    day = declared_day(page, told, address)
    reason = no_article(text, told, address, day)
    if reason:
        raise InputError(name, reason, "Save the page of a report, once it is shown whole")
    if day is None:
        day = shown_day(page)
        if day is None and found.date:
            note(f"{name}: the page declares no day of publication, and several may be it; it is left out")
    outlet = re.sub(r"^(?:https?://)?(?:www\.)?(?=[\w.-]+$)", "", _clean(found.sitename) or "") or None
    return Report.of(
        text,
        title=title_without_outlet(titled(page, _clean(found.title), told), outlet, page, address),
        outlet=outlet,
        byline=byline_in(page, _clean(found.author), told, (outlet, urlsplit(address).hostname if address and "://" in address else None)),
        published=day,
        language=_language(page, found),
        url=address,
    )


def _decoded(raw: bytes, name: str, note: Callable[[str], None]) -> str:
    told = _DECLARED.search(raw[:4096])
    if told and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        page = declared(raw, (told[1] or told[2]).decode("ascii", "replace"))
        if page is not None:
            return page.removeprefix("\ufeff")
    return decode(raw, name, note)


def _clean(value: str | None) -> str | None:
    value = " ".join(value.split()) if value else ""
    return value or None


def _language(page: str, found: Any) -> str | None:
    """The language that the page declares, as ISO 639-1."""
    match = re.search(r"<html[^>]{0,2000}\blang\s{0,3}=\s{0,3}[\"']?([a-zA-Z]{2})\b", page[:20_000])
    return match[1].lower() if match else found.language or None
