"""The entries that a list of a record holds, in the forms that are made from whole readings: GeoJSON, and those of event-data programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.readings import coded_lines, head
from onrecord.layers import BY_LETTER
from onrecord.record.record import Record
from onrecord.types import Event, Place
from onrecord.views import geojson
from onrecord.views.names import Names


def written(record: Record, refs: Iterable[str], form: str, *, all_statuses: bool = False) -> Iterator[str]:
    """The entries with these refs in the form, report by report in the order in which the refs name them. ``all_statuses``: the user has
    picked the statuses; else the forms of event-data programs keep to their own rule."""
    if form == "geojson":
        yield from (part for part, _count in geojson.collection(_features(record, refs)))
        return
    yield head(form)
    for entries, names in _entries(record, refs):
        events = [entry for entry in entries if isinstance(entry, Event)]
        yield from (line for line, _cells in coded_lines(events, names, form, all_statuses=all_statuses))


def _features(record: Record, refs: Iterable[str]) -> Iterator[dict[str, Any]]:
    for entries, names in _entries(record, refs):
        for entry in entries:
            feature = geojson.place_feature(entry, names) if isinstance(entry, Place) else geojson.event_feature(entry, names)
            if feature is not None:
                yield feature


def _entries(record: Record, refs: Iterable[str]) -> Iterator[tuple[list[Any], Names]]:
    """The entries of each report, one report at a time, with the names in it."""
    asked: dict[str, set[str]] = {}
    for ref in refs:
        report, _, entry = ref.partition("#")
        asked.setdefault(report, set()).add(entry)
    for report, ids in asked.items():
        reading = record.reading(report)
        layers = dict.fromkeys(BY_LETTER[one[0]].name for one in sorted(ids))
        yield [entry for layer in layers for entry in getattr(reading, layer) if entry.id in ids], Names(reading)
