"""Actors, and pairs of states with what passed between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.asked import ROWS, Address
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.rows import with_sentences
from onrecord.errors import RecordError
from onrecord.record import browsing, overview
from onrecord.record.browsing import Asked
from onrecord.record.record import Record
from onrecord.record.result import Rows

#: Rows of each list on an actor's or a pair's page; the rest is one click away.
SHOWN = 12


def many(request: Request) -> Response:
    """Names, commonest first."""
    where = Address.of("/actors", request.query_params)
    form = request.url.path.partition(".")[2]
    name, kind = where.one("q") or None, where.one("kind") or None
    with room_of(request).record() as record:
        rows = record.actors(name=name, kind=kind, limit=None if form else where.page * ROWS)
    if form:
        return _plain(rows, form)
    shown = list(rows)[(where.page - 1) * ROWS :]
    last = max((rows.count + ROWS - 1) // ROWS, 1)
    return page(request, "actors.html.j2", rows=shown, count=rows.count, address_=where, last=last)


def one(request: Request) -> Response:
    """One actor: who they are, name forms, what they said and did, what was done to them, positions."""
    name = request.query_params.get("name", "")[:300]
    with room_of(request).record() as record:
        who = record.ask(overview.actor, name)
        if not who.rows:
            raise RecordError(name or "no name", "is no actor of this record", "Search for a part of the name")
        state = next((str(row["state"]) for row in who if row["state"] and len(str(row["state"])) == 3), None)
        lists = {
            "said": _list(record, "statements", {"speaker": [name]}),
            "did": _list(record, "events", {"who": [name]}),
            "undergone": _list(record, "events", {"whom": [name]}),
            "holds": _list(record, "positions", {"holder": [name]}),
        }
        values = {
            "who": list(who),
            "forms": list(record.ask(overview.forms, name)),
            "curve": drawing.curve(record.ask(browsing.curve, "statements", Asked({"speaker": [name]}))),
            "partners": list(record.ask(overview.partners, state)) if state else [],
        }
    if request.url.path.endswith(".json"):
        told = {key: value for key, value in values.items() if key != "curve"}
        return as_json({**told, **{key: one.rows for key, one in lists.items()}})
    return page(request, "actor.html.j2", name=name, state=state, **values, **lists)


def pairs(request: Request) -> Response:
    """The pairs of states between which most is told."""
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        rows = record.ask(overview.pairs, -1 if form else 200)
    return _plain(rows, form) if form else page(request, "pairs.html.j2", rows=list(rows))


def pair(request: Request) -> Response:
    """Two states: cooperation and conflict over time, what each did to the other and said of it."""
    one_, other = (request.path_params[name].upper() for name in ("one", "other"))
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        series = record.series(one_, other, both=True, by="month", dated="event")
        if form:
            return _plain(record.dyad(one_, other, both=True), form)
        ways = []
        for source, recipient in ((one_, other), (other, one_)):
            ways.append((source, recipient, _list(record, "events", {"source": [source], "recipient": [recipient]})))
    undated = next((int(str(row["events"])) for row in series if not row["month"]), 0)
    chart = drawing.dyad_chart(series, one_, other)
    dated = [row for row in series if row["month"]]
    return page(
        request,
        "pair.html.j2",
        one=one_,
        other=other,
        chart=drawing.embedded(chart),
        drawn=bool(chart["data"]["values"]),
        series=dated,
        undated=undated,
        directions=ways,
    )


@dataclass(frozen=True, slots=True)
class Shortened:
    """The first rows of a list, and how many there are."""

    rows: list[dict[str, Any]]
    count: int
    left_off: int


def _list(record: Record, name: str, chosen: dict[str, list[str]]) -> Shortened:
    rows = record.ask(browsing.browse, name, Asked(chosen), limit=SHOWN)
    return Shortened(with_sentences(record, name, rows), rows.count, rows.left_off)


def _plain(rows: Rows, form: str) -> Response:
    if form == "csv":
        return as_csv(rows.columns, rows.rows)
    return as_json({"count": rows.count, "rows": list(rows)})
