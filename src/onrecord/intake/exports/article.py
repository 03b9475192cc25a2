"""One article of an export, as the services' fields tell it, and the report that it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.intake.days import day_of
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values
from onrecord.types import Report

_MONTHS = alternatives("months_of_exports")

_LANGUAGES = word_values("language_names")
_MONTH = rf"(?:{_MONTHS})[a-z]*\.?"
#: What stands where a date does, though it may be too loose to tell the day: "December 2016", "Winter 2016", "05/12/2016".
_LOOSE = re.compile(
    rf"(?:{_MONTH}(?:\s+\d{{1,2}})?(?:\s*[-/]\s*{_MONTH})?,?|winter|spring|summer|autumn|fall)\s+(?:19|20)\d\d\b.{{0,40}}|"
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Article:
    """An article while it is read; what is None is not told."""

    #: The identifier that the service gave it.
    given_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    #: The date of publication in the words of the export.
    date: str | None = None
    #: In English, as the services write it.
    language: str | None = None
    body: list[str] = field(default_factory=list)
    #: Whether its end mark is missing.
    cut: bool = False


def outcome(article: Article, number: int, where: str, note: Callable[[str], None]) -> Report | InputError:
    """The report, or what keeps the article from being one: that it has no body."""
    text = body(article.body)
    if not text:
        named = f" ({article.title})" if article.title else ""
        return InputError(where, f"has no body{named}", "Export it again with its full text")
    published = day_of(article.date) if article.date else None
    if published is None:
        note(f"{where}: " + (f"its date {article.date!r} cannot be told for sure and is left out" if article.date else "tells no date"))
    if article.cut:
        note(f"{where}: has no end mark; it may be cut short")
    return Report.of(
        text,
        given_id=article.given_id or str(number),
        title=article.title,
        outlet=article.outlet,
        byline=re.sub(r"^by:?\s+", "", article.byline, flags=re.IGNORECASE) or None if article.byline else None,
        dateline=article.dateline,
        published=published,
        language=_LANGUAGES.get((article.language or "").split(";")[0].strip().lower()),
    )


_DAY_IN = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d|\d{{1,2}}\s+{_MONTH}\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def day_in(words: str) -> str | None:
    """The last words of a field that tell a day."""
    found = list(_DAY_IN.finditer(words))
    return found[-1].group() if found else None


def body(lines: Sequence[str]) -> str:
    """The lines as text, without the margin that they have in common, and no more than one empty line between any two."""
    written = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min(written, default=0)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line[margin:].rstrip() for line in lines)).strip("\n")


def is_date(line: str) -> bool:
    """Whether the line stands for a date of publication, sure or not."""
    # Plain, by tests/intake: 40 and 120 change nothing, with 30 three exports lose days.
    return len(line) <= 80 and (day_of(line) is not None or _LOOSE.match(line) is not None)


def blocks(lines: Sequence[str]) -> list[list[str]]:
    """The lines that stand together, without the white space around them."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(" ".join(line.split()))
        elif found[-1]:
            found.append([])
    return [block for block in found if block]
