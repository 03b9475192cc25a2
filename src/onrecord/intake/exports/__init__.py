"""Exports of many articles in one document, as Nexis and Factiva make them: every article announced is read or reported.

``articles`` is given the text of a document, whatever its format was, and tells whether it is such an export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from onrecord.errors import InputError
from onrecord.intake.exports import factiva, nexis
from onrecord.intake.exports.article import outcome
from onrecord.types import Report

__all__ = ["articles", "is_export"]

#: How many articles that are missing are each told of; of a stretch beyond, one error tells.
_MOST = 10_000


def is_export(lines: Sequence[str]) -> bool:
    """Whether the lines are an export of many articles."""
    return nexis.recognised(lines) or factiva.recognised(lines)


def articles(text: str, name: str, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]] | None:
    """The articles of an export, each with its number; None where the text is none.

    What the export announces and does not hold stands in its place as an error. Only strong marks make an export: numbered
    documents ("1 of 20 DOCUMENTS") or end marks together with the fields that stand in every article.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\xa0", " ").split("\n")
    for service in (nexis, factiva):
        if service.recognised(lines):
            first, *rest = service.read(lines)
            return _told(chain([first], rest), name, note)
    return None


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
    """An error for each number."""
    reason, remedy = "is announced by the export and is not in the file", "Export it again"
    for number in numbers[:_MOST]:
        yield f"article {number}", InputError(f"{name}, article {number}", reason, remedy)
    rest = numbers[_MOST:]
    if rest:
        where = f"articles {rest[0]} to {rest[-1]}"
        yield where, InputError(f"{name}, {where}", "are announced by the export and are not in the file", "Export them again")
