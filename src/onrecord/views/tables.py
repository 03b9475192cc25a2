"""Entries as rows of a table: for the terminal, for CSV and as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.layers import LAYERS, Entry
from onrecord.types import Date, Event, Figure, Place, Position, Reading, Report, Statement, plain
from onrecord.views.cells import Cell
from onrecord.views.names import Names, amount, code, digits, words
from onrecord.views.safe import shown

type Row = dict[str, Cell]


def row(entry: Entry, names: Names) -> Row:
    """One entry as a flat row; its columns are the same for all entries of a layer."""
    report = names.reading.report
    first: Row = {"report": report.given_id or report.id, "published": report.published, "id": entry.id}
    return {**first, **_ROWS[type(entry)](entry, names)}


def _statement(statement: Statement, names: Names) -> Row:
    actor = names.actor(statement.speaker)
    return {
        "kind": statement.kind,
        "speaker": names.speaker(statement),
        "code": code(actor) if actor else ".".join(statement.states) or None,
        "cue": _text(statement.cue),
        "negated": statement.negated,
        "words": words(statement.content),
        "addressee": _text(statement.addressee),
        "medium": statement.medium,
        "place": names.place(statement.place),
        "date": statement.date.value if statement.date else None,
        "day": statement.day.value if statement.day else None,
        "basis": statement.day.basis if statement.day else None,
        "start": statement.content[0].start if statement.content else None,
        "end": statement.content[-1].end if statement.content else None,
    }


def _event(event: Event, names: Names) -> Row:
    return {
        "date": event.date.value if event.date else None,
        "day": event.day.value if event.day else None,
        "basis": event.day.basis if event.day else None,
        "source": names.roles(event.source) or None,
        "source_code": _codes(event.source, names),
        "type": event.type,
        "mode": event.mode,
        "recipient": names.roles(event.recipient) or None,
        "recipient_code": _codes(event.recipient, names),
        "status": event.status,
        "place": names.place(event.place),
        "contexts": "; ".join(event.contexts) or None,
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "trigger": words(event.trigger),
        "in_statement": event.in_statement,
        "same_as": event.same_as,
        "start": event.trigger[0].start if event.trigger else event.sentence[0],
        "end": event.trigger[-1].end if event.trigger else event.sentence[1],
    }


def _figure(figure: Figure, names: Names) -> Row:
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "per": figure.per,
        "of": names.name(figure.of) if figure.of else None,
        "what": figure.what,
        "place": names.place(figure.place),
        "by": figure.by,
        "converts": figure.converts,
        "words": figure.text,
        "start": figure.start,
        "end": figure.end,
    }


def _date(date: Date, names: Names) -> Row:
    return {"value": date.value, "type": date.type, "words": date.text, "start": date.start, "end": date.end}


def _place(place: Place, names: Names) -> Row:
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "geonameid": place.geonameid,
        "words": place.text,
        "start": place.start,
        "end": place.end,
    }


def _position(position: Position, names: Names) -> Row:
    return {
        "kind": position.kind,
        "holders": names.all_names(position.holders) or None,
        "toward": names.all_names(position.toward) or None,
        "about": position.about,
        "obligation": position.obligation,
        "condition": position.condition,
        "deadline": position.deadline,
        "denied_by": names.all_names(position.denied_by) or None,
        "sides": " / ".join(f"{names.all_names(side.holders)}: {side.about}" for side in position.sides) or None,
        "evidence": "; ".join(position.evidence) or None,
    }


#: All columns of each layer, in order.
COLUMNS: dict[str, tuple[str, ...]] = {layer.name: ("report", "published", "id", *layer.columns) for layer in LAYERS if layer.columns}
_ROWS: dict[type, Callable[..., Row]] = {
    Statement: _statement,
    Event: _event,
    Figure: _figure,
    Date: _date,
    Place: _place,
    Position: _position,
}
#: The columns that the terminal has room for; CSV has them all.
BRIEF: dict[str, tuple[str, ...]] = {layer.name: layer.brief for layer in LAYERS if layer.brief}
#: Columns that are never folded.
_NARROW = frozenset({"id", "code", "kind", "date", "day", "basis", "type", "status", "country", "lat", "lon", "unit"})


def _text(span: Any) -> str | None:
    return span.text if span is not None else None


def _codes(roles: Sequence[Any], names: Names) -> str | None:
    actors = [names.actor(role.actor) for role in roles]
    return "; ".join(dict.fromkeys(code(actor) for actor in actors if actor is not None and code(actor))) or None


def record_line(entry: Entry, report: Report) -> dict[str, Any]:
    """An entry in the project's JSON form, with the report it stands in: ``report`` is its id, and so on."""
    value: dict[str, Any] = {
        "report": report.id,
        "given_id": report.given_id,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        **plain(entry),
    }
    if isinstance(entry, Event):
        value["sentence"] = {"start": entry.sentence[0], "end": entry.sentence[1]}
    return value


def table(layer: str, reading: Reading, rows: Sequence[Row]) -> RenderableType:
    """The rows of one report under its title; columns in which nothing stands are left out."""
    report = reading.report
    title = Text(shown(report.title or report.given_id or report.id[:12]), style="bold")
    for part in (report.outlet, report.published):
        title.append(f" · {shown(part)}" if part else "", style="not bold dim")
    out = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    columns = [column for column in BRIEF[layer] if any(_brief(_told(line, column)) for line in rows)]
    for column in columns:
        narrow = column in _NARROW
        out.add_column(column, header_style="dim", overflow="fold", no_wrap=narrow, style="dim" if column == "id" else "")
    for line in rows:
        out.add_row(*(Text(_brief(_told(line, column))) for column in columns))
    return Group(title, out)


def _told(line: Row, column: str) -> Cell:
    """A cell; a figure's value with how far it is told, as the terminal has no room for a column of each."""
    if column != "value" or "approximate" not in line:
        return line[column]
    value, low, high = (bound if isinstance(bound := line[name], int | float) else None for name in ("value", "low", "high"))
    return amount(value, low, high, line["approximate"])


def _brief(cell: Cell) -> str:
    if isinstance(cell, float):
        return digits(cell)
    if isinstance(cell, int):
        return f"{cell:,}"
    return shown(cell) if cell else ""


def rows_of(entries: Iterable[Entry], names: Names) -> Iterator[Row]:
    """The rows of several entries of one reading."""
    return (row(entry, names) for entry in entries)
