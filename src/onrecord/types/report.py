"""A report: its text, what is known about it and how it is laid out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "byline", "dateline", "highlight", "heading", "caption", "paragraph", "furniture"]
PublishedFrom = Literal["metadata", "dateline", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the report: offsets into its text, and the words themselves."""

    #: First code point.
    start: int
    #: One past the last code point.
    end: int
    #: ``report.text[start:end]``.
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the report with one function on the page."""

    #: What it is; furniture is kept but never coded.
    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One news article: its text and what is known about it."""

    #: SHA-256 over text, published, outlet and url as they were given.
    id: str
    #: The full text; every offset of the reading counts into it.
    text: str
    #: The identifier the input gave it.
    given_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    #: The place named before the first sentence.
    dateline: str | None = None
    #: ISO date of publication.
    published: str | None = None
    #: Where ``published`` comes from.
    published_from: PublishedFrom | None = None
    #: ISO 639-1 code.
    language: str | None = None
    url: str | None = None
    #: The layout, in order of the text; empty until the report has been laid out.
    blocks: tuple[Block, ...] = ()
    #: What was mended in its letters before reading, and how often: "ligatures: 3". Offsets are those of the text as given.
    mended: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        *,
        given_id: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        byline: str | None = None,
        dateline: str | None = None,
        published: str | None = None,
        language: str | None = None,
        url: str | None = None,
    ) -> Report:
        """A report from its text and metadata, with its id computed."""
        return cls(
            id=report_id(text, published, outlet, url),
            text=text,
            given_id=given_id,
            title=title,
            outlet=outlet,
            byline=byline,
            dateline=dateline,
            published=published,
            published_from="metadata" if published else None,
            language=language,
            url=url,
        )

    def __repr__(self) -> str:
        """Short: a report's text is long."""
        told = ", ".join(part for part in (self.published, self.outlet) if part)
        return f"<Report {self.id[:12]} {self.title or self.text[:40]!r}{f' ({told})' if told else ''}: {len(self.text):,} characters>"

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end``."""
        return Span(start, end, self.text[start:end])


def report_id(text: str, published: str | None, outlet: str | None, url: str | None) -> str:
    """SHA-256 in hexadecimal over the parts, each preceded by its length so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in (text, published, outlet, url):
        raw = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(f"{-1 if part is None else len(raw)}:".encode())
        digest.update(raw)
    return digest.hexdigest()
