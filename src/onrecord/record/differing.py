"""What two records tell differently, or one before and after it was read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import ConfigError
from onrecord.record.keys import SINGULAR
from onrecord.record.record import Record
from onrecord.record.result import Rows, Value, columns
from onrecord.record.writing import differences

COLUMNS = columns("report title layer how field was now")


def diff(before: Record, after: Record, *, layer: str | None = None, limit: int | None = None) -> Rows:
    """Reports that one record alone has, and entries that are new, gone or changed, in order of the reports' ids: one row a changed field.

    Columns: report, title, layer, how, field, was, now. Entries are compared as they were read, by what they are and not by their numbers.
    """
    if layer is not None and layer not in SINGULAR.values():
        raise ConfigError("layer", f"{layer!r} is none", f"Give one of {', '.join(SINGULAR.values())}")
    rows = [row for row in _rows(before, after) if layer is None or row[2] == layer]
    return Rows(COLUMNS, tuple(rows[:limit]), len(rows))


def _rows(before: Record, after: Record) -> Iterator[tuple[Value, ...]]:
    titles: list[dict[str, Value]] = []
    for record in (before, after):
        _names, rows = record.stream("SELECT id, coalesce(title, given_id) FROM report")
        titles.append({str(row[0]): row[1] for row in rows})
    for identity in sorted({*titles[0], *titles[1]}):
        title = titles[0].get(identity, titles[1].get(identity))
        if identity not in titles[1] or identity not in titles[0]:
            yield identity, title, "report", "gone" if identity in titles[0] else "new", None, None, None
            continue
        for change in differences(before.raw(identity), after.raw(identity)):
            yield from ((identity, title, change.layer, *told) for told in _told(change.how, change.was, change.now))


def _told(how: str, was: str | None, now: str | None) -> Iterator[tuple[Value, ...]]:
    if how != "changed":
        yield how, None, _words(was), _words(now)
        return
    old, new = json.loads(was or "{}"), json.loads(now or "{}")
    for field in sorted({*old, *new}):
        if old.get(field) != new.get(field):
            yield how, field, _cell(old.get(field)), _cell(new.get(field))


def _words(told: str | None) -> str | None:
    """What an entry tells, as its JSON without what is not told."""
    return None if told is None else _cell({name: value for name, value in json.loads(told).items() if value not in (None, [], "")})


def _cell(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
