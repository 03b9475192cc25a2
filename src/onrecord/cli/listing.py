"""Writes the entries of one layer in the form that the user asks for, report by report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.cli.given import Request, readings
from onrecord.types import Event, Place, Reading
from onrecord.views import cameo, coded, geojson, plover
from onrecord.views.cells import csv_line
from onrecord.views.lines import json_line
from onrecord.views.names import Names
from onrecord.views.tables import COLUMNS, record_line, row, rows_of, table
from onrecord.views.terminal import console, show

if TYPE_CHECKING:
    from onrecord.record.memory import Picking


def write(
    layer: str, request: Request, form: str, filters: Mapping[str, object], *, limit: int | None = None, statuses_picked: bool = False
) -> None:
    """The list on standard output, of what a record's list with these filters holds. ``statuses_picked``: the user has said which
    statuses; else exports keep to their own rule."""
    found = _found(layer, request, filters, limit)
    if form == "table":
        _write_table(layer, found)
    elif form == "geojson":
        _write_geojson(found)
    else:
        for line in _lines(layer, form, found, statuses_picked):
            sys.stdout.write(line)


def _found(layer: str, request: Request, filters: Mapping[str, object], limit: int | None) -> Iterator[tuple[Reading, Names, list[Any]]]:
    picking = _picking(layer, filters)
    left = limit
    for reading in readings(request):
        ids = picking.ids(reading) if picking is not None else None
        fitting = [entry for entry in getattr(reading, layer) if ids is None or entry.id in ids][:left]
        yield reading, Names(reading), fitting
        if left is not None:
            left -= len(fitting)
            if not left:
                return


def _picking(layer: str, filters: Mapping[str, object]) -> Picking | None:
    """None where nothing is asked, so that a plain list does not wait for the record's code."""
    if not any(filters.values()):
        return None
    from onrecord.record.memory import Picking

    return Picking(layer, filters)


def _write_table(layer: str, found: Iterator[tuple[Reading, Names, list[Any]]]) -> None:
    out = console()
    shown = 0
    for reading, names, entries in found:
        if entries:
            if shown:
                out.print()
            show(table(layer, reading, list(rows_of(entries, names))), out)
            shown += 1


def _write_geojson(found: Iterator[tuple[Reading, Names, list[Any]]]) -> None:
    """One feature a line, so that a long list is never held whole."""
    first = True
    sys.stdout.write('{"type": "FeatureCollection", "features": [')
    for _, names, entries in found:
        for entry in entries:
            feature = geojson.place_feature(entry, names) if isinstance(entry, Place) else geojson.event_feature(entry, names)
            if feature is not None:
                sys.stdout.write(("\n" if first else ",\n") + json_line(feature).rstrip("\n"))
                first = False
    sys.stdout.write("\n]}\n")


def _lines(layer: str, form: str, found: Iterator[tuple[Reading, Names, list[Any]]], statuses_picked: bool) -> Iterator[str]:
    heads = {"csv": csv_line(COLUMNS[layer]), "cameo": cameo.line(cameo.PHOENIX), "icews": cameo.line(cameo.ICEWS)}
    head = heads.get(form, "")
    for reading, names, entries in found:
        yield head
        head = ""
        if form in ("jsonl", "csv"):
            for entry in entries:
                yield json_line(record_line(entry, reading.report)) if form == "jsonl" else csv_line(row(entry, names).values())
        else:
            for event in coded.exported(entries, all_statuses=statuses_picked):
                yield from _export(form, event, names)


def _export(form: str, event: Event, names: Names) -> Iterator[str]:
    if form == "plover":
        yield json_line(plover.record(event, names))
        return
    rows = cameo.icews(event, names) if form == "icews" else cameo.phoenix(event, names)
    for cells in rows:
        yield cameo.line(cells)
