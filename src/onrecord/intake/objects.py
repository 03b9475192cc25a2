"""A report that is written as a JSON object, and several, one a line.

Its keys are ``text`` (required), ``id``, ``title``, ``published``, ``outlet``, ``url``, ``dateline``, ``byline``; other names of these keys are
those of tables (see ``columns.NAMES``).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord.errors import InputError
from onrecord.intake.columns import NAMES, columns, plain_value, published_of, without_outlet, words_of, written
from onrecord.intake.days import Order, order_of
from onrecord.intake.given import Given
from onrecord.intake.markup import uncut, unmarked
from onrecord.types import Report

_SURROGATE = re.compile("[\ud800-\udfff]")
#: Objects within the object that hold what belongs to it.
_WITHIN = ("fields", "attributes", "metadata", "meta", "article", "_source", "data")


#: A line that may tell the order of day and month has a date in numbers.
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1\d{4}(?!\d)")


def reports_of_lines(
    lines: Iterable[str], name: str, given: Given, note: Callable[[str], None], order: Order | None = None
) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of the lines. ``order`` is that of their dates (see ``order_of_lines``). Raises InputError if there is none."""
    any_line = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        any_line = True
        where = f"line {number}"
        try:
            yield where, report_of_value(_value(line.removesuffix("\n"), f"{name}, {where}"), f"{name}, {where}", given, note, order)
        except InputError as error:
            yield where, error
    if not any_line:
        raise InputError(name, "is empty", "Give one JSON object a line, each with a text")


def order_of_lines(lines: Iterable[str], given: Given) -> Order | None:
    """Which number stands first in the dates of all lines; broken ones are told of later."""
    return order_in(_values(line for line in lines if _NUMBERED.search(line)), given)


def _values(lines: Iterable[str]) -> Iterator[object]:
    for line in lines:
        try:
            yield _value(line, "")
        except InputError:
            continue


def _value(line: str, where: str) -> object:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else _why(error)
        raise InputError(where, f"is no JSON ({what})", "Write one whole JSON object on the line") from error
    return value


def _why(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def report_of_value(value: object, where: str, given: Given, note: Callable[[str], None], order: Order | None = None) -> Report:
    """The report of one object. Raises InputError that names the place."""
    if not isinstance(value, dict):
        raise InputError(where, "is not a JSON object", 'Write it as {"text": "..."}')
    told, exact = _told(value, given)
    text = told.get("text") if exact else written(told.get("text"))
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if not isinstance(text, str):
        raise InputError(where, "has no text" if text is None else "its text is not a string", 'Give it a key "text" with the report')
    if not text.strip():
        raise InputError(where, "its text is empty", "Give it the report's text")
    whole = uncut(text if exact else unmarked(text), where, note)
    text = text if exact else whole  # what stands under "text" itself is the report, letter for letter
    fields = {field: _string(told, field, where, note) for field in NAMES if field not in ("text", "id")}
    fields["title"] = without_outlet(fields["title"], fields["outlet"])
    fields["published"] = published_of(fields["published"], where, note, order)
    fields["language"] = _language(fields["language"])
    given_id = plain_value(told["id"]) if isinstance(told.get("id"), dict) else told.get("id")
    if _SURROGATE.search(text):
        note(f"{where}: half characters (lone surrogates) are shown as \ufffd")
        text = _SURROGATE.sub("\ufffd", text)
    return Report.of(text, given_id=None if given_id is None else _SURROGATE.sub("\ufffd", str(given_id)), **fields)


def _told(value: Mapping[str, object], given: Given) -> tuple[dict[str, object], bool]:
    """The values under the names of fields, and whether the text stands under "text" itself."""
    flat = {key: found for key, found in value.items() if found is not None}
    for key in _WITHIN:
        inner = value.get(key)
        if isinstance(inner, dict):
            del flat[key]
            flat = {**{name: found for name, found in inner.items() if found is not None}, **flat}
    header = [key for key in flat if not (isinstance(flat[key], str) and not str(flat[key]).strip() and plain_value(flat[key]) is None)]
    places = columns(header, given)
    found = {field: flat[header[place]] for field, place in places.items()}
    if "text" not in found:  # an empty one is told as such
        blank = columns(list(flat), given)
        found |= {"text": flat[list(flat)[blank["text"]]]} if "text" in blank else {}
    return found, isinstance(value.get("text"), str) and found.get("text") is value.get("text")


def order_in(values: Iterable[object], given: Given) -> Order | None:
    """Which number stands first in the dates of these objects."""
    return order_of(_told(value, given)[0].get("published") for value in values if isinstance(value, dict))


def _language(words: str | None) -> str | None:
    code = words.lower()[:3].rstrip("-_") if words else ""
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _string(told: Mapping[str, object], field: str, where: str, note: Callable[[str], None]) -> str | None:
    found = told.get(field)
    if isinstance(found, (int, float)) and not isinstance(found, bool) and field == "published":
        found = str(int(found)) if abs(found) < math.inf else None
    if isinstance(found, (list, dict)) or (isinstance(found, str) and written(found) is not found):
        found = plain_value(found)
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        note(f"{where}: {field} is not a string and is left out")
        return None
    return words_of(field, _SURROGATE.sub("\ufffd", found))
