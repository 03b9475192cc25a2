"""Exports of many articles in one document, as Nexis, Factiva, ProQuest, EBSCO and NewsBank make them: every article announced is read or reported.

``articles`` is given the text of a document, whatever its format was, and tells whether it is such an export.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from onrecord.errors import InputError
from onrecord.intake.exports import factiva, labelled, nexis
from onrecord.intake.exports.article import day_in, outcome
from onrecord.knowledge.alternatives import alternatives
from onrecord.types import Report

_EXPORT_FIELDS = alternatives("export_fields")

__all__ = ["articles", "is_export"]

_SERVICES = (labelled, nexis, factiva)
#: A text of more words than this is hardly one report.
#: Bound of what is shown: a note, no more.
_LONG = 50_000
#: What exports have, of whatever service: fields of articles, again and again.
_LIKE_FIELDS = re.compile(
    rf"\s{{0,40}}(?:document \d{{1,6}} of \d{{1,6}}|(?:{_EXPORT_FIELDS})\s?:\s*\S.*)",
    re.IGNORECASE,
)


_RULE = re.compile(r"\s{0,20}(?:={5,}|-{5,}|_{5,}|\*{5,}|#{5,}|~{5,})\s*")


def is_export(lines: Sequence[str]) -> bool:
    """Whether the lines are an export of many articles."""
    return any(service.recognised(lines) for service in _SERVICES)


def articles(text: str, name: str, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]] | None:
    """The articles of an export, each with its number; None where the text is none.

    What the export announces and does not hold stands in its place as an error. Only strong marks make an export: numbered
    documents ("1 of 20 DOCUMENTS") or end marks together with the fields that stand in every article.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\xa0", " ").split("\n")
    for service in _SERVICES:
        if service.recognised(lines):
            first, *rest = service.read(lines)
            return _told(chain([first], rest), name, note)
    _warn(text, lines, name, note)
    return None


def _warn(text: str, lines: Sequence[str], name: str, note: Callable[[str], None]) -> None:
    """Says where a text that is read as one report may be many."""
    fields = [line for line in lines if _LIKE_FIELDS.fullmatch(line[:300])]
    words = text.count(" ") + text.count("\n")
    # Plain, by tests/intake: 4 and 12 change nothing.
    if len(fields) >= 8 and len({line.split(":")[0].strip().lower() for line in fields}) * 2 <= len(fields):
        note(f"{name}: looks like an export of many articles in a form that is not known, and is read as one report")
    elif _parted(lines):
        note(f"{name}: has several parts with a day above each, ruled off, and is read as one report")
    elif words > _LONG and len(text.split()) > _LONG:
        note(f"{name}: is read as one report of over {_LONG:,} words")


def _parted(lines: Sequence[str]) -> bool:
    """Whether lines of one sign part what may be several reports: a day stands within a few lines from the top of each."""
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line[:200])]
    if not rules:
        return False
    starts = [0, *(at + 1 for at in rules)]
    parts = [lines[at:end] for at, end in zip(starts, [*rules, len(lines)], strict=True)]
    # Plain, by tests/intake: 0 changes nothing, 300 parts a file no more.
    parts = [part for part in parts if sum(len(line) for line in part) > 100]
    return len(parts) > 1 and all(any(day_in(line) for line in [line for line in part if line.strip()][:4]) for part in parts)


def _told(found: Iterator[nexis.Numbered], name: str, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    held = announced = 0
    for number, article in found:
        if isinstance(article, range):
            announced += len(article)
            yield from _missing(article, name)
            continue
        announced += 1
        held += 1
        where = f"article {number}"
        yield where, outcome(article, number, f"{name}, {where}", note)
    if held != announced:
        note(f"{name}: announces {announced} articles and holds {held}")


def _missing(numbers: range, name: str) -> Iterator[tuple[str, InputError]]:
    """One error for a gap, however long it is."""
    one = len(numbers) == 1
    where = f"article {numbers[0]}" if one else f"articles {numbers[0]} to {numbers[-1]}"
    reason = f"{'is' if one else 'are'} announced by the export and {'is' if one else 'are'} not in the file"
    yield where, InputError(f"{name}, {where}", reason, f"Export {'it' if one else 'them'} again")
