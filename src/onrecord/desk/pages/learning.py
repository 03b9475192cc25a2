"""What judgements say of the tables, and the tables that would take it in."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.page import page, room_of
from onrecord.record.learning import overlay

#: Rows and names on the page.
SHOWN = 100


def answer(request: Request) -> Response:
    """Rows most often wrong, and names most often given a state by hand."""
    with room_of(request).archive() as archive:
        learned = archive.learned()
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
