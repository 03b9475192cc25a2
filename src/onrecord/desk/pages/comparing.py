"""Two outlets, speakers or periods side by side; and one quantity over time by source."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk import drawing
from onrecord.desk.asked import Address
from onrecord.desk.counting import Asking
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.rows import of_refs, with_sentences
from onrecord.errors import ConfigError
from onrecord.record import browsing, overview
from onrecord.record.facets import OPEN
from onrecord.record.ledger import ledger
from onrecord.record.narrowing import Asked
from onrecord.record.record import Record
from onrecord.record.result import Rows

#: Rows of a comparison on the page, and figures in a ledger.
SHOWN, FIGURES = 200, 300
BY = ("outlet", "speaker", "period")


def sides(request: Request) -> Response:
    """Two outlets, speakers or periods side by side."""
    where = Address.of("/compare", request.query_params)
    form = request.url.path.partition(".")[2]
    one, other = where.one("one").strip(), where.one("other").strip()
    by = where.one("by") if where.one("by") in BY else BY[0]
    rows: Rows | None = None
    wrong = ""
    with room_of(request).record() as record:
        asking = room_of(request).asking(record)
        if one and other:
            try:
                rows = record.compare(one, other, by=by, limit=None if form else SHOWN)
            except ConfigError as error:
                if form:
                    raise
                wrong = f"{error.about} {error.reason}. {error.remedy}."
        outlets = [str(row["outlet"]) for row in asking(overview.outlets) or ()][:200]
        offered = _offered(asking, outlets) if rows is None and not form else []
        beside = rows is not None and by != "period" and not form
        told = of_refs(record, [row[side] for row in rows or () for side in ("one", "other")]) if beside else {}
    if form:
        return _plain(rows or Rows((), (), 0), form)
    return page(
        request,
        "compare.html.j2",
        by=by,
        one=one,
        other=other,
        rows=rows,
        told=told,
        outlets=outlets,
        wrong=wrong,
        address_=where,
        choices=BY,
        offered=offered,
        waits=asking.waits,
    )


def _offered(asking: Asking, outlets: list[str]) -> list[tuple[str, str, str]]:
    """Pairs to begin with: the outlets with most reports, who says most, the last two years."""
    said: list[tuple[str, int]] = asking(browsing.facet, "statements", Asked({}), "speaker", most=5) or []
    speakers = [name for name, _many in said if name != OPEN]
    months = asking(overview.months) or Rows((), (), 0)
    years = sorted({str(row["month"])[:4] for row in months})
    sides = (("outlet", outlets), ("speaker", speakers), ("period", years[-2:]))
    return [(kind, names[0], names[1]) for kind, names in sides if len(names) > 1]


def quantity(request: Request) -> Response:
    """A ledger of one quantity, with its chart."""
    where = Address.of("/ledger", request.query_params)
    form = request.url.path.partition(".")[2]
    unit = where.one("unit").strip()
    with room_of(request).record() as record:
        asking = room_of(request).asking(record)
        rows = Rows((), (), 0)
        if unit:
            rows = record.ask(ledger, unit, what=where.one("what"), place=where.one("place"), limit=100_000 if form else FIGURES)
        told = rows_of(record, rows) if not form else []
        units = asking(browsing.facet, "figures", Asked({}), "unit", most=60) or []
    if form:
        return _plain(rows if unit else Rows(("unit", "figures"), tuple(units), len(units)), form)
    chart = drawing.ledger_chart(told, unit)
    drawn = len(chart["data"]["values"]) > 1
    values = {
        "unit": unit,
        "rows": told[::-1],
        "count": rows.count,
        "units": units,
        "chart": drawing.embedded(chart),
        "drawn": drawn,
        "waits": asking.waits,
    }
    return page(request, "ledger.html.j2", address_=where, **values)


def rows_of(record: Record, rows: Rows) -> list[dict[str, Any]]:
    """The figures with the sentences that they stand in."""
    return with_sentences(record, "figures", rows)


def _plain(rows: Rows, form: str) -> Response:
    if form == "csv":
        return as_csv(rows.columns, rows.rows)
    return as_json({"count": rows.count, "rows": list(rows)})
