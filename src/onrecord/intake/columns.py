"""Which column of a table holds what, and a report from one of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from onrecord.errors import InputError
from onrecord.intake.days import day_of
from onrecord.types import Report

#: Names that corpora give their columns, the likeliest first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "articletext", "articlebody", "maintext", "story", "bodytext", "plaintext"),
    "id": ("id", "articleid", "docid", "documentid", "guid", "uuid"),
    "title": ("title", "headline", "articletitle"),
    "published": (
        "published",
        "date",
        "publicationdate",
        "pubdate",
        "publishdate",
        "datepublished",
        "publishedat",
        "publisheddate",
        "datetime",
    ),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "sourcename", "media"),
    "url": ("url", "link", "sourceurl", "articleurl", "permalink"),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
}


def columns(header: Sequence[str]) -> dict[str, int]:
    """The place of each field's column: the first of its names that the header has. "Publication Date" is publicationdate."""
    plain = [re.sub(r"[^a-z]", "", name.lower()) for name in header]
    found = {field: next((plain.index(name) for name in names if name in plain), None) for field, names in NAMES.items()}
    return {field: place for field, place in found.items() if place is not None}


def require_text(found: Mapping[str, int], header: Sequence[str], name: str) -> None:
    """Raises InputError if no column holds the texts."""
    if "text" not in found:
        shown = ", ".join(column or "(no name)" for column in header[:12])
        raise InputError(
            name, f"has no column of texts; its columns are {shown}", f"Name one {', '.join(NAMES['text'][:-1])} or {NAMES['text'][-1]}"
        )


def report_of(values: Mapping[str, object], where: str, note: Callable[[str], None]) -> Report:
    """The report of a row, whose values stand under the names of fields.

    Raises InputError if it has no text.
    """
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(where, "its text is empty", "Give it the report's text")
    fields = {field: _plain(values.get(field)) for field in NAMES if field not in ("text", "id")}
    if fields["published"] is not None:
        day = day_of(fields["published"])
        if day is None:
            note(f"{where}: published {fields['published']!r} is no date that can be told for sure and is left out")
        fields["published"] = day
    if fields["language"] is not None:
        code = fields["language"].lower()[:3].rstrip("-_")
        fields["language"] = code if re.fullmatch(r"[a-z]{2}", code) else None
    return Report.of(text, given_id=_plain(values.get("id")), **fields)


def _plain(value: object) -> str | None:
    """The value as words on one line; None where there is none."""
    if value is None or value != value:  # not-a-number is how some tables write nothing
        return None
    words = value.isoformat() if isinstance(value, date) else str(value)
    return " ".join(words.split()) or None
