"""JSON lines: one report a line with ``text`` (required), ``id``, ``title``, ``published``, ``outlet``, ``url``, ``dateline``, ``byline``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.errors import InputError
from onrecord.intake.given import Given, iso_day
from onrecord.intake.streams import Stream
from onrecord.intake.text import decode
from onrecord.types import Report

#: The metadata that a line may carry beside its text.
_FIELDS = ("title", "published", "outlet", "url", "dateline", "byline")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a file, each with its line; a line that is broken is an error, and the others are read.

    Raises InputError if there is no line.
    """
    yield from _reports(decode(raw, name, note).split("\n"), name, note)


def read_stream(source: Stream, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The same of a file that is read line by line."""
    with source.opened(newline="\n") as lines:
        yield from _reports(lines, name, note)


def _reports(lines: Iterable[str], name: str, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    any_line = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        any_line = True
        where = f"line {number}"
        try:
            yield where, _report(line.removesuffix("\n"), f"{name}, {where}", note)
        except InputError as error:
            yield where, error
    if not any_line:
        raise InputError(name, "is empty", "Give one JSON object a line, each with a text")


def _report(line: str, where: str, note: Callable[[str], None]) -> Report:
    """The report of one line. Raises InputError that names the line."""
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        what = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise InputError(where, f"is no JSON ({what})", "Write one whole JSON object on the line") from error
    if not isinstance(value, dict):
        raise InputError(where, "is not a JSON object", 'Write it as {"text": "..."}')
    text = value.get("text")
    if not isinstance(text, str):
        raise InputError(where, "has no text" if text is None else "its text is not a string", 'Give it a key "text" with the report')
    if not text.strip():
        raise InputError(where, "its text is empty", "Give it the report's text")
    fields = {field: _string(value, field, where, note) for field in _FIELDS}
    if fields["published"] is not None:
        day = iso_day(fields["published"])
        if day is None:
            note(f"{where}: published {fields['published']!r} is no ISO date and is left out")
        fields["published"] = day
    given_id = value.get("id")
    if _SURROGATE.search(text):
        note(f"{where}: half characters (lone surrogates) are shown as \ufffd")
        text = _SURROGATE.sub("\ufffd", text)
    return Report.of(text, given_id=None if given_id is None else _SURROGATE.sub("\ufffd", str(given_id)), **fields)


def _string(value: dict[str, object], field: str, where: str, note: Callable[[str], None]) -> str | None:
    found = value.get(field)
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        note(f"{where}: {field} is not a string and is left out")
        return None
    return _SURROGATE.sub("\ufffd", found)
