"""Exports of Europresse, which are pages: one ``article`` element a document, its parts marked by their classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.exports.article import Article, day_in, outcome
from onrecord.intake.markup import lines_of
from onrecord.types import Report

_OUTLET, _HEAD, _TITLE = "DocPublicationName", "DocHeader", "titreArticle"
_ID = re.compile(r"\bnews[·.\s]\s{0,3}((?:19|20)\d{6})[·.\s]\s{0,3}([\w·.-]{2,40})")


def recognised(page: str) -> bool:
    """Whether the page is such an export."""
    return _OUTLET in page and _TITLE in page and "<article" in page


def articles(page: str, name: str, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The articles of the page, each with its number."""
    for number, part in enumerate(page.split("<article")[1:], start=1):
        part = part.partition(">")[2].partition("</article>")[0]
        where = f"article {number}"
        yield where, outcome(_article(part), number, f"{name}, {where}", note)


def _article(part: str) -> Article:
    head = _of(part, _HEAD)
    found = _ID.search(" ".join(lines_of(part)))
    article = Article(title=_of(part, _TITLE), outlet=_of(part, _OUTLET), date=day_in(head or ""), byline=_of(part, "sm-margin-bottomNews"))
    if article.date is None and found:
        article.date = found[1]
    article.outlet = re.split(r"(?<!\s)\s*+[,;(]\s*(?=no\.|n°|\d)", article.outlet)[0] if article.outlet else None
    article.given_id = f"news·{found[1]}·{found[2]}" if found else None
    article.body = _body(part)
    return article


def _of(part: str, name: str) -> str | None:
    """The words of the first element of this class."""
    match = re.search(rf"<(\w{{1,12}})\b[^<>]{{0,300}}\b{name}\b[^<>]{{0,300}}>", part)
    if match is None:
        return None
    end = part.find(f"</{match[1]}", match.end(), match.end() + 3000)
    return " ".join(" ".join(lines_of(part[match.end() : end])).split()) or None if end != -1 else None


def _body(part: str) -> list[str]:
    """The lines of the element that holds the text."""
    match = re.search(r"<div\b[^<>]{0,200}\bdocOcurrContainer\b[^<>]{0,200}>|<div\b[^<>]{0,200}\bDocText\b[^<>]{0,200}>", part)
    if match is None:
        return []
    ends = [at for mark in ("<footer", "publiC-lblNodoc", "apd-sources-date", "DocFooter") if (at := part.find(mark, match.end())) != -1]
    return lines_of(part[match.end() : min(ends, default=len(part))].rpartition("<")[0] if ends else part[match.end() :])
