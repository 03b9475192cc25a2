"""Old corpora in SGML: Reuters-21578's ``REUTERS`` elements and the ``DOC`` elements of TREC and the Gigaword."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.days import day_of
from onrecord.intake.given import Given
from onrecord.intake.markup import plain
from onrecord.intake.text import decode
from onrecord.types import Report

_OPENS = re.compile(r"<(REUTERS|DOC)\b([^<>]{0,1000})>", re.IGNORECASE)
_ID = re.compile(r"\b(?:NEWID|id)\s{0,2}=\s{0,2}\"([^\"]{1,100})\"", re.IGNORECASE)
#: " 26-FEB-1987 15:01:01.79" and "19970613".
_DATES = ("DATE", "DATE_TIME", "PUBDATE")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a file, each with its number. Raises InputError if it holds none."""
    text = decode(raw, name, note)
    number = 0
    opens = list(_OPENS.finditer(text))
    for place, match in enumerate(opens):
        number += 1
        end = text.find(f"</{match[1]}>", match.end())
        limit = opens[place + 1].start() if place + 1 < len(opens) else len(text)
        part = text[match.end() : min(limit, end) if end != -1 else limit]
        where = f"article {number}"
        words = _body(part)
        if words:
            yield where, _report(part, match[2], words, f"{name}, {where}", note)
        else:
            yield where, InputError(f"{name}, {where}", "has no text", "Export it again with its full text")
    if not number:
        raise InputError(name, "is SGML without REUTERS or DOC elements", "Save the report's text")


def _part(part: str, *names: str) -> str | None:
    upper = part.upper() if part.isascii() else part
    for name in names:
        opens = re.search(rf"<{name}(?:\s[^<>]{{0,300}})?>", upper)
        end = upper.find(f"</{name}>", opens.end()) if opens else -1
        if opens and end != -1 and (found := part[opens.end() : end].strip()):
            return found
    return None


def _line(value: str | None) -> str | None:
    return " ".join(re.sub("[\x00-\x1f]", " ", html.unescape(re.sub(r"<[^<>]{0,200}>", " ", value))).split()) or None if value else None


def _body(part: str) -> str:
    inner = _part(part, "BODY") or re.sub(
        r"<(TITLE|AUTHOR|DATELINE)>[^<>]{0,2000}</\1>", "", _part(part, "TEXT") or "", flags=re.IGNORECASE
    )
    if "<" in inner:
        inner = plain(inner.replace("\n\n", "<p>")) if "<p" in inner.lower() else re.sub(r"<[^<>]{0,200}>", " ", inner)
    text = re.sub("[\x00-\x08\x0e-\x1f]", "", html.unescape(inner)).strip()
    return re.sub(r"\n?\s{0,4}\bReuter\s*$", "", text, flags=re.IGNORECASE).strip()


def _stamped(number: str) -> str | None:
    """The day in a document's number: "APW_ENG_20101231.0001", and "AP880212-0001" or "LA010189-0001" where only one order of the two can be."""
    if whole := re.search(r"(?:19|20)\d{6}", number):
        return whole.group()
    short = re.fullmatch(r"[A-Z]{2,5}(\d\d)(\d\d)(\d\d)-\d{1,5}", number)
    if short is None:
        return None
    one, two, three = short.groups()
    days = {day for year, month, at in ((one, two, three), (three, one, two)) if (day := day_of(f"{_century(year)}{year}-{month}-{at}"))}
    return days.pop() if len(days) == 1 else None


def _century(year: str) -> str:
    """Texts were first gathered on computers in the 1960s."""
    return "19" if year >= "60" else "20"


def _report(part: str, attributes: str, text: str, where: str, note: Callable[[str], None]) -> Report:
    words = _line(_part(part, *_DATES))
    identity = _ID.search(attributes)
    given_id = _line(_part(part, "DOCNO", "DOCID")) or (identity[1] if identity else None)
    if words is None and given_id:
        words = _stamped(given_id)
    day = day_of(words) if words else None
    if words and day is None:
        note(f"{where}: published {words[:80]!r} is no date that can be told for sure and is left out")
    title = _line(_part(part, "TITLE", "HEADLINE", "HEAD", "HL"))
    byline = _line(_part(part, "AUTHOR", "BYLINE"))
    byline = re.sub(r"^by:?\s+|,\s{0,4}Reuters?$", "", byline, flags=re.IGNORECASE) or None if byline else None
    dateline = re.sub(r"[\s-]{1,4}$", "", _line(_part(part, "DATELINE")) or "") or None
    return Report.of(text, given_id=given_id, title=title, byline=byline, dateline=dateline, published=day)
