"""What is written reading by reading: JSON lines, GeoJSON, and the files of event-data programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.export import FORMATS
from onrecord.export.out import Out
from onrecord.export.package import Columns
from onrecord.export.source import Source
from onrecord.record.links import AGAIN, COPIED
from onrecord.types import Event, Reading
from onrecord.views import cameo, coded, geojson, plover, researchers
from onrecord.views.lines import json_line
from onrecord.views.names import Names

#: What events lack that have no row in a form, beside their status.
_LACKING = {
    **dict.fromkeys(("cameo", "phoenix", "icews"), "without two sides or a CAMEO code"),
    "gdelt": "without a day, two sides or a CAMEO code",
    "polecat": "without a day",
    "ucdp": "that are no armed force on a day that is known",
    "acled": "of no kind that ACLED counts, or without a day",
}


def write(source: Source, out: Out) -> None:
    """One file. Events that a copy of a report tells again are left out of all but JSON lines, which hold the readings whole."""
    with out.file(FORMATS[out.format][1]) as file:
        if out.format == "jsonl":
            for reading in source.readings():
                file.write(json_line(reading.to_dict()), rows=1)
        elif out.format == "geojson":
            for part, features in geojson.collection(_features(source, out)):
                file.write(part, rows=features)
        else:
            file.write(head(out.format))
            told = out.described(FORMATS[out.format][1], _columns(out.format)) if out.format != "plover" else None
            for line, row in _coded(source, out):
                file.write(line, rows=1)
                if told is not None:
                    told.see(row)


def head(form: str) -> str:
    """The line of column names that a file of a form begins with; none where it has none."""
    heads = {"cameo": cameo.line(cameo.PHOENIX), "icews": cameo.line(cameo.ICEWS)}
    heads |= {form: researchers.line(columns, form) for form, (columns, _rows, first) in researchers.FORMS.items() if first}
    return heads.get(form, "")


def coded_lines(events: Sequence[Event], names: Names, form: str, *, all_statuses: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of a reading's events in a form for event-data programs, each with its cells; ``all_statuses``: the user has picked them."""
    for event in coded.exported(events, all_statuses=all_statuses):
        if form == "plover":
            yield json_line(plover.record(event, names)), ()
        elif form in researchers.FORMS:
            yield from ((researchers.line(row, form), row) for row in researchers.FORMS[form][1](event, names))
        else:
            rows = cameo.icews(event, names) if form == "icews" else cameo.phoenix(event, names)
            yield from ((cameo.line(row), row) for row in rows)


def _once(source: Source, out: Out) -> Iterator[tuple[Reading, list[Event]]]:
    """The readings with the events that go out; what a copy tells again of those picked is told to be left out."""
    repeats = source.repeats()
    for reading in source.readings():
        refs = [f"{reading.report.id}#{event.id}" for event in reading.events]
        if again := sum(ref in repeats and source.chosen(ref) for ref in refs):
            out.leave(COPIED, again)
        yield reading, [event for event, ref in zip(reading.events, refs, strict=True) if source.exported(ref, repeats)]


def _features(source: Source, out: Out) -> Iterator[dict[str, Any]]:
    for reading, events in _once(source, out):
        names = Names(reading)
        for event in events:
            feature = geojson.event_feature(event, names)
            if feature is not None:
                yield feature
            else:
                out.leave("without a place that has coordinates")


def _columns(form: str) -> Columns:
    """The columns of a form, and how its file parts them."""
    if form in researchers.FORMS:
        columns, _rows, header = researchers.FORMS[form]
        return Columns(columns, delimiter="," if form in ("ucdp", "acled") else "\t", header=header)
    return Columns(cameo.ICEWS if form == "icews" else cameo.PHOENIX, delimiter="\t", header=form != "phoenix")


def _why_not(event: Event, form: str) -> str:
    """Why an event has no row in a form."""
    if event.same_as is not None:
        return AGAIN
    return _LACKING[form] if coded.holds(event, all_statuses=False) else f"that are {event.status}"


def _coded(source: Source, out: Out) -> Iterator[tuple[str, tuple[str, ...]]]:
    for reading, events in _once(source, out):
        names = Names(reading)
        for event in researchers.counting_once(events, names) if out.format in ("ucdp", "acled") else events:
            lines = list(coded_lines([event], names, out.format))
            if not lines:
                out.leave(_why_not(event, out.format))
            yield from lines
