"""Actors, and pairs of states with what passed between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import drawing
from onrecord.desk.asked import ROWS, Address
from onrecord.desk.counting import Asking
from onrecord.desk.page import address, as_csv, as_json, as_lists, page, room_of
from onrecord.desk.rows import of_refs, with_sentences
from onrecord.errors import RecordError
from onrecord.record import between, browsing, counting, holding, joins, listing, overview, who
from onrecord.record.narrowing import Asked
from onrecord.record.record import Record
from onrecord.record.result import Rows
from onrecord.record.states import name_of
from onrecord.timex import is_step

#: Rows of each list on an actor's or a pair's page; the rest is one click away.
SHOWN = 12
#: The lists of an actor's entries, by the layer and the facet by which they are narrowed.
LISTED = {"said": ("statements", "speaker"), "did": ("events", "who"), "undergone": ("events", "whom"), "holds": ("positions", "holder")}
#: The most rows of each list that go out as JSON or CSV.
MOST = 100_000


def many(request: Request) -> Response:
    """Names, commonest first."""
    where = Address.of("/actors", request.query_params)
    form = request.url.path.partition(".")[2]
    name, kind = where.one("q") or None, where.one("kind") or None
    with room_of(request).record() as record:
        if form:
            return _plain(record.actors(name=name, kind=kind), form)
        asking = room_of(request).asking(record)
        rows = asking(who.actors, name=name, kind=kind, limit=where.page * ROWS)
    waits, rows = asking.waits, rows or Rows((), (), 0)
    shown = list(rows)[(where.page - 1) * ROWS :]
    last = max((rows.count + ROWS - 1) // ROWS, 1)
    return page(request, "actors.html.j2", rows=shown, count=rows.count, address_=where, last=last, waits=waits)


def one(request: Request) -> Response:
    """One actor: who they are, name forms, what they said and did, what was done to them, positions."""
    name = request.query_params.get("name", "")[:300]
    with room_of(request).record() as record:
        if not record.ask(overview.named, name):
            # Words such as "he" that nobody resolved: what they are told to have said is all that there is of them.
            if name and record.ask(browsing.hits, "statements", Asked({"speaker": [name]}), limit=1):
                return RedirectResponse(address("/statements", {"speaker": name}), 302)
            raise RecordError(name or "no name", "is no actor of this record", "Search for a part of the name")
        asking = room_of(request).asking(record)
        state = record.ask(overview.state_of, name)
        form = request.url.path.partition(".")[2]
        if form:
            return as_lists(_whole(record, name, state), form, name=name)
        lists = {title: _list(asking, record, layer, {facet: [name]}) for title, (layer, facet) in LISTED.items()}
        values: dict[str, Any] = {
            "who": list(asking(overview.actor, name) or ()),
            "forms": list(asking(overview.forms, name) or ()),
            "curve": drawing.curve(asking(browsing.curve, "statements", Asked({"speaker": [name]})) or []),
            "held": list(asking(holding.over_time, actor=name, limit=40) or ()),
            "borne": list(asking.anew(joins.of_name, name) or ()),
            "partners": list(asking(overview.partners, state) or ()) if state else [],
        }
        told = of_refs(record, [row["ref"] for row in values["held"]])
    values["waits"] = asking.waits
    return page(request, "actor.html.j2", name=name, state=state, told=told, **values, **lists)


def _whole(record: Record, name: str, state: str | None) -> dict[str, Rows]:
    """All that an actor's page shows the beginning of, list by list."""
    nothing = Rows((), (), 0)
    return {
        "who": record.ask(overview.actor, name),
        "forms": record.ask(overview.forms, name),
        "partners": record.ask(overview.partners, state) if state else nothing,
        **{title: _every(record, layer, {facet: [name]}) for title, (layer, facet) in LISTED.items()},
        "held": record.ask(holding.over_time, actor=name, limit=MOST),
        "borne": record.ask(joins.of_name, name),
    }


def _every(record: Record, name: str, chosen: dict[str, list[str]]) -> Rows:
    """All rows of a list, as its own JSON and CSV have them."""
    rows = record.ask(browsing.browse, name, Asked(chosen), limit=MOST)
    return Rows(rows.columns[1:], tuple(row[1:] for row in rows.rows), rows.count)


def pairs(request: Request) -> Response:
    """The pairs of states between which most is told."""
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        if form:
            return _plain(record.ask(overview.pairs, -1), form)
        asking = room_of(request).asking(record)
        rows = asking(overview.pairs, 200)
    return page(request, "pairs.html.j2", rows=list(rows or ()), waits=asking.waits)


def pair(request: Request) -> Response:
    """Two states: cooperation and conflict over time, what each did to the other and said of it."""
    one_, other = (request.path_params[name].upper() for name in ("one", "other"))
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        for state in (one_, other):
            if name_of(state) == state and not record.ask(overview.state_told, state):
                raise RecordError(state, "is no state's code, and no actor of this record has it", "Give codes as in /dyad/USA/CHN")
        if form:
            return as_lists(_between(record, one_, other), form)
        asking = room_of(request).asking(record)
        series = asking(counting.series, one_, other, both=True, by="month", dated="event") or Rows((), (), 0)
        step = "year" if len(series) > drawing.BARS else "month"
        drawn = series if step == "month" else asking(counting.series, one_, other, both=True, by=step, dated="event") or series
        ways = []
        for source, recipient in ((one_, other), (other, one_)):
            ways.append((source, recipient, _list(asking, record, "events", {"source": [source], "recipient": [recipient]})))
        words = [(speaker, _said(asking, record, speaker, named)) for speaker, named in ((one_, other), (other, one_))]
        numbers: list[int] = (asking(between.told, "positions", one_, other, limit=SHOWN) or ([], 0))[0]
        held = list(record.ask(browsing.listed, "positions", numbers, 0))
    undated = next((int(str(row["events"])) for row in series if not is_step(row["month"])), 0)
    chart = drawing.dyad_chart(drawn, one_, other)
    dated = [row for row in series if is_step(row["month"])]
    return page(
        request,
        "pair.html.j2",
        one=one_,
        other=other,
        chart=drawing.embedded(chart),
        drawn=bool(chart["data"]["values"]),
        series=dated,
        step=step,
        undated=undated,
        directions=ways,
        words_of=words,
        held=held,
        waits=asking.waits,
    )


def _between(record: Record, one: str, other: str) -> dict[str, Rows]:
    """All that a pair's page shows the beginning of: events, their counts by month, the words of each that name the other, positions."""
    said = [record.ask(between.said, speaker, named, limit=MOST)[0] for speaker, named in ((one, other), (other, one))]
    positions = record.ask(between.told, "positions", one, other, limit=MOST)[0]
    lists = (("statements", [number for numbers in said for number in numbers]), ("positions", positions))
    return {
        "events": record.dyad(one, other, both=True),
        "months": record.ask(counting.series, one, other, both=True, by="month", dated="event"),
        **{name: record.ask(listing.shown, name, numbers, len(numbers)) for name, numbers in lists},
    }


@dataclass(frozen=True, slots=True)
class Shortened:
    """The first rows of a list, and how many there are."""

    rows: list[dict[str, Any]]
    #: None while they are being counted.
    count: int | None
    left_off: bool


def _list(asking: Asking, record: Record, name: str, chosen: dict[str, list[str]]) -> Shortened:
    asked = Asked(chosen)
    numbers: list[int] = asking(browsing.hits, name, asked, limit=SHOWN) or []
    rows = record.ask(browsing.listed, name, numbers, 0)
    count = asking(browsing.total, name, asked) if len(numbers) == SHOWN else len(numbers)
    return Shortened(with_sentences(record, name, rows), count, count is None or count > len(numbers))


def _said(asking: Asking, record: Record, speaker: str, named: str) -> list[dict[str, Any]]:
    """The newest statements of a state that name the other."""
    numbers: list[int] = (asking(between.said, speaker, named, limit=SHOWN) or ([], 0))[0]
    return list(record.ask(browsing.listed, "statements", numbers, 0))


def _plain(rows: Rows, form: str) -> Response:
    if form == "csv":
        return as_csv(rows.columns, rows.rows)
    return as_json({"count": rows.count, "rows": list(rows)})
