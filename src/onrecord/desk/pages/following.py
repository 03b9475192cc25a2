"""What came of what was told, in two columns: plans and the deeds that answer them, claims and what denies them."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.asked import Address
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.rows import of_refs
from onrecord.record import denying, following
from onrecord.record.result import Rows

#: Rows on the page, the newest first; the JSON and CSV hold all.
SHOWN = 100
#: Of so many of the newest those are picked that are answered, where only they are asked for.
LOOKED_AT = 1000
#: The column that holds what answers a plan, or what is denied.
_ANSWER = {"plans": "answered", "denials": "said"}


def plans(request: Request) -> Response:
    """What was planned, and what answered it."""
    return _answer(request, "plans")


def denials(request: Request) -> Response:
    """What was claimed, and who denies it."""
    return _answer(request, "denials")


def _answer(request: Request, which: str) -> Response:
    where = Address.of(f"/{which}", request.query_params)
    form = request.url.path.partition(".")[2]
    party = "actor" if which == "plans" else "speaker"
    asked = {"about": where.one("q"), party: where.one("who"), "since": where.one("since"), "until": where.one("until")}
    told = {name: value for name, value in asked.items() if value}
    with room_of(request).record() as record:
        if form:
            rows = record.plans(**told) if which == "plans" else record.denials(**told)  # type: ignore[arg-type]
            return (
                as_csv(rows.columns, rows.rows)
                if form == "csv"
                else as_json({"count": rows.count, "left_out": dict(rows.left_out), "rows": list(rows)})
            )
        asking = room_of(request).asking(record)
        only = where.one("answered") == "1"
        most = LOOKED_AT if only else SHOWN
        rows = asking(following.plans if which == "plans" else denying.denials, limit=most, newest=True, **told) or Rows((), (), 0)
        if only:
            rows = replace(rows, rows=tuple(row for row in rows.rows if row[rows.columns.index(_ANSWER[which])])[:SHOWN])
        shown = list(rows)
        told_by = of_refs(record, [row[name] for row in shown for name in ("ref", _ANSWER[which])])
    values = {"which": which, "rows": shown, "count": rows.count, "left_out": rows.left_out, "only": only, "told": told_by}
    return page(request, "following.html.j2", address_=where, waits=asking.waits, **values)
