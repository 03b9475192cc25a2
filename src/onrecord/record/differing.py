"""What two records tell differently, or one before and after it was read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Set
from typing import Any

from onrecord.errors import ConfigError
from onrecord.record.keys import SINGULAR
from onrecord.record.record import Record
from onrecord.record.result import Rows, Value, columns
from onrecord.record.writing import differences

COLUMNS = columns("report title layer how field was now")
#: What is known of a report beside its text.
METADATA = ("given_id", "title", "outlet", "byline", "published", "language", "url")


def diff(before: Record, after: Record, *, layer: str | None = None, limit: int | None = None) -> Rows:
    """Reports that one record alone has, and entries that are new, gone or changed, in order of the reports' ids: one row a changed field.

    Columns: report, title, layer, how, field, was, now. Entries are compared as they were read, by what they are and not by their numbers; reports of the same
    text are one, under the id that the later record has for it.
    """
    layers = ("report", *SINGULAR.values())
    if layer is not None and layer not in layers:
        raise ConfigError("layer", f"{layer!r} is none", f"Give one of {', '.join(layers)}")
    rows = [row for row in _rows(before, after) if layer is None or row[2] == layer]
    return Rows(COLUMNS, tuple(rows[:limit]), len(rows))


def _rows(before: Record, after: Record) -> Iterator[tuple[Value, ...]]:
    titles: list[dict[str, Value]] = []
    for record in (before, after):
        _names, rows = record.stream("SELECT id, coalesce(title, given_id) FROM report")
        titles.append({str(row[0]): row[1] for row in rows})
    gone, new = titles[0].keys() - titles[1].keys(), titles[1].keys() - titles[0].keys()
    were = _the_same_text(before, after, gone, new)
    for identity in sorted({*titles[0], *titles[1]} - {*were.values()}):
        title, was = titles[0].get(identity, titles[1].get(identity)), were.get(identity, identity)
        if was not in titles[0] or identity not in titles[1]:
            yield identity, title, "report", "gone" if identity in titles[0] else "new", None, None, None
            continue
        old, now = before.raw(was), after.raw(identity)
        for field in METADATA if was != identity else ():
            was_told, told = getattr(old.report, field), getattr(now.report, field)
            if was_told != told:
                yield identity, title, "report", "changed", field, was_told, told
        for change in differences(old, now):
            yield from ((identity, title, change.layer, *told) for told in _told(change.how, change.was, change.now))


def _the_same_text(before: Record, after: Record, gone: Set[str], new: Set[str]) -> dict[str, str]:
    """The reports that have another day, outlet or address and are the same text, each with what it was: what they are called hangs on these, too."""
    if not gone or not new:
        return {}
    texts: dict[str, list[str]] = {}
    for identity, text in _texts(before, gone):
        texts.setdefault(text, []).append(identity)
    return {identity: texts[text].pop() for identity, text in _texts(after, new) if texts.get(text)}


def _texts(record: Record, wanted: Set[str]) -> Iterator[tuple[str, str]]:
    """The texts of these reports, as far as they must be told apart, the last of the reports first."""
    for identity, text in record.stream("SELECT id, text FROM report ORDER BY id DESC")[1]:
        if identity in wanted:
            yield str(identity), hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest()


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
