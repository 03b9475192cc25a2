"""Which column of a table, or key of a JSON object, holds what, and a report from one row. One list of names serves all formats."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from onrecord.errors import InputError
from onrecord.intake.days import Order, day_of
from onrecord.intake.given import Given
from onrecord.intake.markup import one_line, uncut, unmarked
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values
from onrecord.types import Report

_EMPTY_CELLS = alternatives("nothing")

#: Names that corpora give their columns, the likeliest first; without spaces, digits and signs, in lower case.
_FIELD_OF = word_values("column_names")
NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(name for name, of in _FIELD_OF.items() if of == field) for field in dict.fromkeys(_FIELD_OF.values())
}


def columns(header: Sequence[str], given: Given | None = None) -> dict[str, int]:
    """The place of each field's column: the one that the user names, else the first of its names that the header has.

    "Publication Date" is publicationdate.
    """
    plain = [plain_name(name) for name in header]
    found = {field: next((plain.index(name) for name in names if name in plain), None) for field, names in NAMES.items()}
    for field, name in given.columns if given else ():
        exact = next((at for at, column in enumerate(header) if column.strip() == name.strip()), None)
        found[field] = exact if exact is not None else next((at for at, column in enumerate(plain) if column == plain_name(name)), None)
    return {field: place for field, place in found.items() if place is not None}


def plain_name(name: str) -> str:
    """A column's name as ``NAMES`` has it."""
    return re.sub(r"[^a-z]", "", name.lower())


def require_text(found: Mapping[str, int], header: Sequence[str], name: str) -> None:
    """Raises InputError if no column holds the texts."""
    if "text" not in found:
        shown = ", ".join(column[:40] or "(no name)" for column in header[:12])
        raise InputError(
            name, f"has no column of texts; its columns are {shown}", "Say which it is with --text-column NAME, or call it text"
        )


def report_of(values: Mapping[str, object], where: str, note: Callable[[str], None], order: Order | None = None) -> Report:
    """The report of a row, whose values stand under the names of fields. ``order`` is that of the column of dates.

    Raises InputError if it has no text.
    """
    text = written(values.get("text"))
    if isinstance(text, list):  # paragraphs
        text = "\n\n".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str) or not text.strip():
        raise InputError(where, "its text is empty", "Give it the report's text")
    if len(text) == _CELL:
        note(f"{where}: its text fills a spreadsheet's cell ({_CELL:,} characters) and may be cut off")
    text = uncut(unmarked(text), where, note)
    fields = {field: words_of(field, values.get(field)) for field in NAMES if field not in ("text", "id")}
    fields["title"] = without_outlet(fields["title"], fields["outlet"])
    fields["published"] = published_of(fields["published"], where, note, order)
    if fields["language"] is not None:
        code = fields["language"].lower()[:3].rstrip("-_")
        fields["language"] = code if re.fullmatch(r"[a-z]{2}", code) else None
    return Report.of(text, given_id=plain_value(values.get("id")), **fields)


def published_of(words: str | None, where: str, note: Callable[[str], None], order: Order | None = None) -> str | None:
    """The day that a row tells; a note says where it is none for sure."""
    if words is None:
        return None
    day = day_of(words, order)
    if day is None:
        note(f"{where}: published {words[:100]!r} is no date that can be told for sure and is left out")
    return day


#: The most characters that a spreadsheet's cell holds.
#: By definition: the spreadsheets' own limit.
_CELL = 32_767
#: How programs write that there is nothing.
_NOTHING = re.compile(rf"(?:{_EMPTY_CELLS})", re.IGNORECASE)
#: A list or an object as programs print it: "['Ida Moor', 'Jo Pine']", "{'id': 'post', 'name': 'River Post'}".
_PRINTED = re.compile(r"\s*(?:\[(?:\s*['\"\]])|\{\s*['\"])")
#: The longest value that is taken for one, in characters: what is longer takes too much memory to take apart.
#: Bound of memory.
_LONGEST_PRINTED = 1_000_000
#: Under which keys objects hold what they are named, or the value that a database has wrapped.
_INNER = ("name", "title", "main", "value", "text", "default", "original")
_WRAPPED = ("$date", "$oid", "$numberLong")


def plain_value(value: object) -> str | None:
    """The value as words on one line; names of a list are parted by commas, of an object its name is taken; None where there is none."""
    value = written(value)
    if value is None or value != value:  # not-a-number is how some tables write nothing
        return None
    if isinstance(value, Mapping):
        return next((plain_value(value[key]) for key in (*_INNER, *_WRAPPED) if value.get(key)), None)
    if isinstance(value, (list, tuple)):
        return ", ".join(words for words in map(plain_value, value) if words) or None
    words = value.isoformat() if isinstance(value, date) else str(value)
    return " ".join(words.split()) or None


def written(value: object) -> object:
    """The value, a list or object that a program has printed made one again; None where a program has written that there is nothing."""
    if not isinstance(value, str):
        return value
    if _NOTHING.fullmatch(value.strip()):
        return None
    if len(value) > _LONGEST_PRINTED or not _PRINTED.match(value):
        return value
    for read in (json.loads, ast.literal_eval):
        try:
            found: object = read(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            continue
        return found if isinstance(found, (list, dict)) else value
    return value


def words_of(field: str, value: object) -> str | None:
    """The words of a field, without tags and, in a byline, without "By"."""
    words = plain_value(value)
    if words is None or field in ("url", "published", "language"):
        return words
    words = one_line(words)
    return (re.sub(r"^by:?\s+", "", words, flags=re.IGNORECASE) if field == "byline" else words) or None


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's whole name behind it ("Quay closed - River Post")."""
    parts = re.fullmatch(r"(.{3,400}\S)\s{1,3}[|–—·-]\s{1,3}(\S[^|–—·]{1,80})", title) if title and outlet else None
    same = parts is not None and re.sub(r"\W+", "", parts[2]).lower() == re.sub(r"\W+", "", outlet or "").lower()
    return parts[1] if parts and same else title
