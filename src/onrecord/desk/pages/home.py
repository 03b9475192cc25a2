"""The first page: what the record holds, what is new, and how to begin where it holds nothing."""

from __future__ import annotations

from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.page import as_json, as_lists, page, room_of
from onrecord.record import overview, reviewing
from onrecord.record.record import Record
from onrecord.record.result import Rows

#: Pairs that are counted, as their own page has them, and reports and pairs that are shown.
PAIRS, SHOWN = 200, 12


def answer(request: Request) -> Response:
    """The first page."""
    room = room_of(request)
    form = request.url.path.partition(".")[2]
    if room.empty and not form:
        return begin(request)
    with room.record() as record:
        if form:
            return as_lists(_lists(record), form)
        newest = list(record.ask(overview.newest, SHOWN))
        if not newest:
            return begin(request)
        asking = room.asking(record)
        told = asking(overview.months)
        months = [(str(month), int(str(count))) for month, count in told.rows] if told else []
        values = {
            "counts": asking(overview.counts) or {},
            "newest": newest,
            "pairs": list(asking(overview.pairs, PAIRS) or ())[:SHOWN],
            "curve": drawing.curve(months),
            "unlinked": record.unlinked(),
            "waiting": asking(reviewing.count) or 0,
            "waits": asking.waits,
        }
    return page(request, "home.html.j2", **values)


def _lists(record: Record) -> dict[str, Rows]:
    """What the first page shows, as lists."""
    counted = tuple({**record.ask(overview.counts), "waiting": record.ask(reviewing.count)}.items())
    return {
        "counts": Rows(("what", "number"), counted, len(counted)),
        "months": record.ask(overview.months),
        "newest": record.ask(overview.newest, SHOWN),
        "pairs": record.ask(overview.pairs, SHOWN),
    }


def begin(request: Request) -> Response:
    """How to begin: what can be given, and the example that comes along."""
    example = resources.files("onrecord.desk").joinpath("example.txt").read_text(encoding="utf-8")
    return page(request, "begin.html.j2", example=example)


def suggestions(request: Request) -> Response:
    """Names that begin with what is typed."""
    letters = request.query_params.get("q", "").strip()[:80]
    if len(letters) < 2 or room_of(request).empty:
        return as_json([])
    with room_of(request).record() as record:
        return as_json([row["name"] for row in record.ask(overview.suggestions, letters)])
