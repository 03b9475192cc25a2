"""The reports, one report with its entries in the text, and one entry looked at closely."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.asked import ROWS, Address
from onrecord.desk.page import as_csv, as_json, as_lists, page, room_of
from onrecord.record import overview
from onrecord.views.html import TITLES, article_of
from onrecord.views.map import outline


def many(request: Request) -> Response:
    """Reports, newest first."""
    where = Address.of("/reports", request.query_params)
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        words, outlet = where.one("q"), where.one("outlet")
        asking_for = partial(overview.reports, words=words, outlet=outlet, since=where.one("since"), until=where.one("until"))
        if form:
            rows = record.ask(asking_for, limit=-1)
            if form == "csv":
                return as_csv(rows.columns, rows.rows)
            return as_json({"count": rows.count, "rows": list(rows)})
        rows = record.ask(asking_for, offset=(where.page - 1) * ROWS, limit=ROWS)
        outlets = list(room_of(request).asking(record)(overview.outlets) or ())
    last = max((rows.count + ROWS - 1) // ROWS, 1)
    return page(request, "reports.html.j2", rows=list(rows), count=rows.count, address_=where, last=last, outlets=outlets)


def one(request: Request) -> Response:
    """A report: the view that ``read --html`` writes, within the desk."""
    identity = request.path_params["report"]
    with room_of(request).record() as record:
        reading = record.reading(identity)
        if request.url.path.endswith(".json"):
            return as_json(reading.to_dict())
        if request.url.path.endswith(".csv"):
            return as_lists(record.ask(overview.entries, reading.report.id), "csv")
        beside = record.ask(overview.beside, reading.report.id)
    return page(request, "report.html.j2", one=article_of(reading), titles=TITLES, outline=outline(), beside=beside)
