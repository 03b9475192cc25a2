"""What judgements say of the tables, and the tables that would take it in."""

from __future__ import annotations

from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.record.learning import overlay

#: Rows and names on the page.
SHOWN = 100
#: Columns of the rows that were wrong and the names that were given something, in one list.
COLUMNS = ("kind", "of", "state", "role", "rejected", "corrected", "accepted", "times")


def answer(request: Request) -> Response:
    """Rows most often wrong, and names most often given a state by hand."""
    with room_of(request).archive() as archive:
        learned = archive.learned()
    form = request.url.path.partition(".")[2]
    if form == "csv":
        rows = [("row", one.at, None, None, one.wrong, one.amended, one.right, None) for one in learned.rows]
        names = [(one.kind, one.name, one.state, one.role, None, None, None, one.times) for one in learned.names]
        return as_csv(COLUMNS, [*rows, *names])
    if form:
        return as_json({"rows": list(map(asdict, learned.rows)), "names": list(map(asdict, learned.names)), "other": learned.other})
    return page(
        request, "learn.html.j2", rows=learned.rows[:SHOWN], names=learned.names[:SHOWN], other=learned.other, tables=overlay(learned)
    )


def overlaid(request: Request) -> Response:
    """One table to lay over the shipped one."""
    name = request.path_params["table"]
    with room_of(request).archive() as archive:
        tables = overlay(archive.learned())
    if name not in tables:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(tables[name].encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)
