"""The first page: what the record holds, what is new, and how to begin where it holds nothing."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.page import as_json, page, room_of
from onrecord.record import overview


def answer(request: Request) -> Response:
    """The first page."""
    room = room_of(request)
    if room.empty:
        return page(request, "begin.html.j2")
    with room.record() as record:
        months = [(str(month), int(str(count))) for month, count in record.ask(overview.months).rows]
        values = {
            "counts": record.ask(overview.counts),
            "newest": list(record.ask(overview.newest, 12)),
            "pairs": list(record.ask(overview.pairs, 12)),
            "curve": drawing.curve(months),
            "unlinked": record.unlinked(),
        }
    return page(request, "home.html.j2", **values)


def suggestions(request: Request) -> Response:
    """Names that begin with what is typed."""
    letters = request.query_params.get("q", "").strip()[:80]
    if len(letters) < 2 or room_of(request).empty:
        return as_json([])
    with room_of(request).record() as record:
        return as_json([row["name"] for row in record.ask(overview.suggestions, letters)])
