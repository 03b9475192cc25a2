"""Search, occurrences, and the map."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.asked import ROWS, Address
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.rows import of_refs, with_told
from onrecord.record import browsing, joins, links, narrowing, overview
from onrecord.record.result import Rows
from onrecord.views import names as naming


def search(request: Request) -> Response:
    """Reports, statements and names that hold the words."""
    where = Address.of("/search", request.query_params)
    form = request.url.path.partition(".")[2]
    words = where.one("q")
    if not any(letter.isalnum() for letter in words):
        if form:
            return _plain(Rows((), (), 0), form)
        return page(request, "search.html.j2", words=words, rows=[], names=[], count=0, titles={}, asked=bool(words))
    with room_of(request).record() as record:
        rows = record.search(words, limit=None if form else ROWS * 2)
        if form:
            return _plain(rows, form)
        names = list(record.ask(overview.suggestions, words))
        titles = record.ask(overview.titles, [str(row["ref"]).partition("#")[0] for row in rows])
    return page(request, "search.html.j2", words=words, rows=list(rows), names=names, count=rows.count, titles=titles, asked=True)


def occurrences(request: Request) -> Response:
    """What several reports tell of."""
    where = Address.of("/occurrences", request.query_params)
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        rows = record.occurrences(disputed=where.one("disputed") == "1", limit=None if form else where.page * ROWS)
        unlinked = record.unlinked()
    if form:
        return _plain(rows, form)
    shown = list(rows)[(where.page - 1) * ROWS :]
    last = max((rows.count + ROWS - 1) // ROWS, 1)
    return page(request, "occurrences.html.j2", rows=shown, count=rows.count, address_=where, last=last, unlinked=unlinked)


def occurrence(request: Request) -> Response:
    """All tellings of one occurrence side by side."""
    with room_of(request).record() as record:
        rows = record.occurrence(request.path_params["ref"])
        near = with_told(record, record.ask(joins.near, str(rows.rows[0][rows.columns.index("ref")]))) if rows.rows else []
        marked = of_refs(record, [row["ref"] for row in rows])
        times = drawing.times(record.ask(links.days, request.path_params["ref"]))
    form = request.url.path.partition(".")[2]
    if form:
        return as_csv(rows.columns, rows.rows) if form == "csv" else as_json(list(rows))
    told = list(rows)
    days = [str(row["date"]) for row in told if row["date"]]
    where = [str(row["place"]) for row in told if row["place"]]
    what = ", ".join([str(told[0]["type"]), *([naming.day(days[0])] if days else []), *where[:1]]) if told else "Occurrence"
    return page(
        request,
        "occurrence.html.j2",
        rows=told,
        what=what,
        ref=request.path_params["ref"],
        near=near,
        told=marked,
        times=times,
    )


def atlas(request: Request) -> Response:
    """Where the events are."""
    where = Address.of("/map", request.query_params)
    asked = where.asked(narrowing.layer_of("events"))
    with room_of(request).record() as record:
        asking = room_of(request).asking(record)
        rows = asking(browsing.spots, "events", asked, most=2_000) or Rows((), (), 0)
    form = request.url.path.partition(".")[2]
    if form:
        return as_csv(rows.columns, rows.rows) if form == "csv" else as_json({"count": len(rows.rows), "rows": list(rows)})
    spots = drawing.spots(rows)
    return page(
        request, "map.html.j2", spots=spots, box=drawing.box(spots), rows=list(rows), asked=asked, address_=where, waits=asking.waits
    )


def _plain(rows: Rows, form: str) -> Response:
    return as_csv(rows.columns, rows.rows) if form == "csv" else as_json({"count": rows.count, "rows": list(rows)})
