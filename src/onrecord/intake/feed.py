"""RSS and Atom files, through feedparser: one report an entry, from its whole content or, where there is none, its summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.columns import without_outlet
from onrecord.intake.correspondence import sender
from onrecord.intake.days import day_of
from onrecord.intake.given import Given
from onrecord.intake.library import library
from onrecord.intake.markup import plain, uncut
from onrecord.types import Report


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a feed, each with its entry's number. Raises InputError if the file is no feed or has no entries."""
    feedparser = library("feedparser", name)
    feed: Any = feedparser.parse(raw)
    if not feed.get("version") and not feed.entries:
        raise InputError(name, "is no RSS or Atom feed", "Give a feed's file, or a web page as .html")
    if not feed.entries:
        raise InputError(name, "is a feed without entries", "Fetch it again")
    if feed.get("bozo"):
        note(f"{name}: is a damaged feed; the entries that could be read are ({feed.get('bozo_exception')})")
    # "River Post > World": behind the sign stands the section.
    outlet = re.split(r"\s{1,3}[>»]\s{1,3}", _line(feed.feed.get("title")) or "")[0] or None
    language = str(feed.feed.get("language") or "")[:2].lower() or None
    for number, entry in enumerate(feed.entries, start=1):
        where = f"entry {number}"
        text = _text(entry)
        if not text:
            yield where, InputError(f"{name}, {where}", "has no text", "Fetch the page it links to")
            continue
        text = uncut(text, f"{name}, {where}", note)
        yield where, _report(entry, text, outlet, language, f"{name}, {where}", note)


def _report(entry: Any, text: str, outlet: str | None, language: str | None, where: str, note: Callable[[str], None]) -> Report:
    words = str(entry.get("published") or entry.get("updated") or "")
    day = day_of(words) if words else None
    if words and day is None:
        note(f"{where}: published {words!r} is no date that can be told for sure and is left out")
    source = entry.get("source") or {}  # a feed of feeds names the outlet of each entry
    outlet = _line(source.get("title")) or outlet
    title = without_outlet(_line(entry.get("title")), outlet)
    if title and _bare(text) == _bare(f"{title}{outlet or ''}"):
        text = title
    return Report.of(
        text,
        given_id=_line(entry.get("id")),
        title=title,
        outlet=outlet,
        byline=sender(_line(entry.get("author"))),
        published=day,
        language=language,
        url=_line(entry.get("link")),
    )


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _text(entry: Any) -> str:
    """The longest of the entry's contents, or its summary."""
    contents = [str(content.get("value") or "") for content in entry.get("content", ())]
    return plain(max(contents, key=len, default="") or str(entry.get("summary") or ""))


def _line(value: object) -> str | None:
    return " ".join(plain(str(value)).split()) or None if value else None
