"""JSON files: an array of reports, one report, what a news service answered, a JSON Feed; a file of JSON lines, too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.columns import columns
from onrecord.intake.given import Given
from onrecord.intake.objects import order_in, order_of_lines, report_of_value, reports_of_lines
from onrecord.intake.text import decode
from onrecord.knowledge.words import word_order
from onrecord.types import Report

#: Where services put their lists of articles, and how deep.
_LISTS = word_order("article_lists")
#: Bound of work.
_DEEPEST = 3


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a file, each with its number. Raises InputError if it is no JSON or holds no report."""
    text = decode(raw, name, note)
    if not text.strip():
        raise InputError(name, "is empty", "Give a JSON object or array of reports")
    found = reports(text, name, given, note)
    if found is None:
        lines = text.split("\n")
        found = reports_of_lines(lines, name, given, note, order_of_lines(lines, given))
    yield from found


def reports(text: str, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]] | None:
    """The reports of a text that is one JSON value; None where it is several, one a line."""
    try:
        value: Any = json.loads(text)
    except RecursionError as error:
        raise InputError(name, "is no JSON (it is nested too deeply)", "Write one JSON object a line") from error
    except ValueError as error:
        first = text.lstrip().partition("\n")[0]
        if not first.startswith("{") or not first.rstrip().endswith("}"):
            what = f"{error.msg} at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "a number is too long"
            raise InputError(name, f"is no whole JSON ({what})", "Write it again, or one JSON object a line") from error
        return None
    return _listed(value, name, given, note)


def _listed(value: Any, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    if isinstance(value, dict) and _is_report(value, given):
        yield None, report_of_value(value, name, given, note)
        return
    outlet, rows = _rows(value, given, 0)
    if rows is None:
        raise InputError(
            name, "holds no list of reports", 'Write it as [{"text": "..."}, ...], or say with --text-column which key holds the text'
        )
    if not rows:
        raise InputError(name, "holds an empty list", "Give a list of reports")
    order = order_in((row for _key, row in rows), given)
    for number, (key, row) in enumerate(rows, start=1):
        where = f"report {number}"
        if isinstance(row, dict):
            row = {
                **({"id": key} if key is not None else {}),
                **({"outlet": outlet} if outlet and not _has(row, "outlet", given) else {}),
                **row,
            }
        try:
            yield where, report_of_value(row, f"{name}, {where}", given, note, order)
        except InputError as error:
            yield where, error


def _is_report(value: dict[str, Any], given: Given) -> bool:
    place = columns(list(value), given).get("text")
    return place is not None and isinstance(list(value.values())[place], str)


def _has(row: dict[str, Any], field: str, given: Given) -> bool:
    return field in columns(list(row), given)


def _rows(value: Any, given: Given, depth: int) -> tuple[str | None, list[tuple[str | None, Any]] | None]:
    """The outlet that a JSON Feed names, and the reports, with their keys where these are names; None where there are none."""
    if isinstance(value, list):
        return None, [(None, row) for row in value]
    if not isinstance(value, dict) or depth > _DEEPEST:
        return None, None
    outlet = value.get("title") if "jsonfeed.org" in str(value.get("version")) else None
    for key in _LISTS:
        if isinstance(value.get(key), (list, dict)):
            rows = _rows(value[key], given, depth + 1)[1]
            if rows is not None:
                return str(outlet) if outlet else None, rows
    inner = list(value.values())
    if not inner or not all(isinstance(one, dict) for one in inner):
        return None, None
    if columns(list(value), given).get("text") is not None:  # a table, column by column
        names = list(inner[0])
        return None, [(None, {column: cells.get(at) for column, cells in value.items()}) for at in names]
    return None, list(value.items()) if any(_is_report(one, given) for one in inner) else None
