"""Statements, events, figures and positions: narrowed by facets, with a curve and a map above, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.asked import ROWS, Address
from onrecord.desk.counting import Asking
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.rows import with_sentences
from onrecord.layers import BY_NAME
from onrecord.record import browsing, changed, narrowing, reviewing
from onrecord.record.facets import OPEN, Layer
from onrecord.record.narrowing import Asked
from onrecord.record.result import Rows
from onrecord.record.states import name_of

#: What the facets' values are called where the record's word is a number.
NAMED = {"quad": {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}}
#: Facets whose values are codes of states.
STATES = frozenset({"state", "source", "recipient", "country"})
#: The most rows that go out as JSON or CSV at once.
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet."""

    value: str
    shown: str
    count: int
    chosen: bool
    href: str


def answer(request: Request) -> Response:
    """A list in the form that its address asks for."""
    name, _, form = request.url.path.strip("/").partition(".")
    layer = narrowing.layer_of(name)
    where = Address.of(f"/{name}", request.query_params)
    asked = where.asked(layer)
    with room_of(request).record(as_read=where.one("judged") == "0") as record:
        if form:
            rows = record.ask(browsing.browse, name, asked, limit=MOST)
            return _plain(rows, form)
        asking = room_of(request).asking(record)
        numbers: list[int] = asking(browsing.hits, name, asked, offset=(where.page - 1) * ROWS, limit=ROWS) or []
        rows = record.ask(browsing.listed, name, numbers, 0)
        count = asking(browsing.total, name, asked)
        months = asking(browsing.curve, name, asked)
        sure = asking(browsing.sure, asked) if name == "events" else None
        places = asking(browsing.spots, name, asked) if "place p" in layer.joins else None
        spots = drawing.spots(places) if places is not None else []
        values = {
            "facets": {key: _values(asking(browsing.facet, name, asked, key), key, asked, where) for key in layer.facets},
            "curve": drawing.curve(months, asked.since, asked.until, sure) if months else None,
            "rows": with_sentences(record, name, rows),
            "judged": record.ask(changed.verdicts, name, [row["ref"] for row in rows]),
            "spots": spots,
            "left_out": _left_out(asking, name, asked, count),
            "switches": _switches(asking, name, layer, asked, where),
            "decided": asking(changed.counts, name) or 0,
        }
        slip = count == 0 or (where.one("area") and not asked.area)
        values["unknown"] = _unknown(asking, name, layer, asked, where) if slip else []
        values["waits"] = asking.waits
        seen_as = record.ask(reviewing.marks, [str(row["ref"]) for row in rows])
    seen = (where.page - 1) * ROWS + len(numbers)
    return page(
        request,
        "list.html.j2",
        name=name,
        title=BY_NAME[name].title,
        layer=layer,
        address_=where,
        asked=asked,
        count=count,
        chosen=_chosen(layer, asked, where),
        last=max((count + ROWS - 1) // ROWS, 1) if count is not None else where.page + (seen % ROWS == 0 and bool(numbers)),
        box=drawing.box(spots),
        seen=seen_as,
        **values,
    )


def _left_out(asking: Asking, name: str, asked: Asked, count: int | None) -> dict[str, int | None]:
    """How many entries each of the switches puts in or takes out; None while they are being counted."""
    if name != "events" or count is None:
        return {}
    found: dict[str, int | None] = {}
    for switch, turned in (("again", replace(asked, again=not asked.again)), ("copies", replace(asked, copies=not asked.copies))):
        other: int | None = asking(browsing.total, name, turned)
        found[switch] = None if other is None else abs(other - count)
    return found


def _unknown(asking: Asking, name: str, layer: Layer, asked: Asked, where: Address) -> list[str]:
    """What the address asks for and nothing in the record has, so that a slip of the pen is not taken for silence."""
    found = []
    if where.one("area") and not asked.area:
        found.append(f"“{where.one('area')}” is no area: give west, south, east and north in degrees, as -10,35,40,60.")
    for key, values in asked.chosen.items():
        for value in values:
            if value != OPEN and asking(browsing.total, name, Asked({key: (value,)})) == 0:
                found.append(f"Nothing in the record has “{told(key, value)}” as {layer.facets[key].title.lower()}.")
    return found


@dataclass(frozen=True, slots=True)
class Turned:
    """A switch of a list: what it leaves out, how many these are, and the address that turns it."""

    title: str
    off: bool
    count: int | None
    href: str


def _switches(asking: Asking, name: str, layer: Layer, asked: Asked, where: Address) -> list[Turned]:
    return [
        Turned(one.title, key in asked.off, asking(browsing.turned_off, name, asked, key), where.toggled("off", key))
        for key, one in layer.switches.items()
    ]


def _plain(rows: Rows, form: str) -> Response:
    columns = rows.columns[1:]
    cells = [row[1:] for row in rows.rows]
    if form == "csv":
        return as_csv(columns, cells)
    return as_json({"count": rows.count, "rows": [dict(zip(columns, row, strict=True)) for row in cells]})


def _values(counted: list[tuple[str, int]] | None, key: str, asked: Asked, where: Address) -> list[Value]:
    """A facet's values; none where they are still being counted."""
    counted = counted or []
    chosen = list(asked.chosen.get(key, ()))
    missing = [(value, 0) for value in chosen if value not in {one for one, _ in counted}]
    return [Value(value, told(key, value), count, value in chosen, where.toggled(key, value)) for value, count in [*missing, *counted]]


def told(key: str, value: str) -> str:
    """A facet's value in words."""
    if value == OPEN:
        return "not told"
    return name_of(value) if key in STATES else NAMED.get(key, {}).get(value, value)


def parties_told(side: str) -> str:
    """The parties on one side of events, and no others, in words."""
    return "nobody who is told" if side == OPEN else f"{' and '.join(name_of(one) for one in side.split('; '))} alone"


def _chosen(layer: Layer, asked: Asked, where: Address) -> list[tuple[str, str]]:
    """What narrows the list, each with the address without it."""
    found = [(f"“{asked.words}”", where.to(q=None))] if asked.words else []
    if asked.since or asked.until:
        span = f"{asked.since or '…'} – {asked.until or '…'}"
        found.append((f"whole in {span}" if asked.within else span, where.to(since=None, until=None, within=None)))
    if asked.report:
        found.append(("one report", where.to(report=None)))
    if asked.area:
        found.append(("an area of the map", where.to(area=None)))
    if asked.between:
        found.append((f"between {' and '.join(name_of(one) for one in asked.between)}", where.to(between=None)))
    sides = (("sources", "by", asked.sources), ("recipients", "to", asked.recipients))
    found += [(f"{word} {parties_told(side)}", where.to(**{key: None})) for key, word, side in sides if side]
    found += [(f"without those {layer.switches[key].title}", where.toggled("off", key)) for key in asked.off]
    for key, values in asked.chosen.items():
        found += [(f"{layer.facets[key].title}: {told(key, value)}", where.toggled(key, value)) for value in values]
    return found
