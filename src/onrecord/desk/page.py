"""Makes pages of templates, and the same content as JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.desk import basket
from onrecord.desk.room import Room
from onrecord.record.result import Rows
from onrecord.record.states import name_of
from onrecord.views import names as naming
from onrecord.views.cells import csv_line
from onrecord.views.counts import several
from onrecord.views.dossier import clipping, footnote
from onrecord.views.html import link
from onrecord.views.safe import neutral, shown
from onrecord.views.times import timed_in_words

#: Pages by the letter that leads to them after g.
WAYS = (
    ("h", "/", "Home"),
    ("r", "/reports", "Reports"),
    ("s", "/statements", "Statements"),
    ("e", "/events", "Events"),
    ("f", "/figures", "Figures"),
    ("p", "/positions", "Positions"),
    ("a", "/actors", "Actors"),
    ("d", "/dyads", "Pairs"),
    ("o", "/occurrences", "Occurrences"),
    ("m", "/map", "Map"),
    ("n", "/read", "Read"),
    ("v", "/review", "Review"),
    ("b", "/basket", "Basket"),
)
#: More pages, behind one word, with the letters that lead to them.
MORE = (
    ("l", "/plans", "Plans and deeds"),
    ("t", "/denials", "Claims and denials"),
    ("q", "/ledger", "One quantity over time"),
    ("c", "/compare", "Compare"),
    ("k", "/dossier", "Dossier"),
    ("j", "/judgements", "Judgements"),
    ("i", "/agreement", "Agreement"),
    ("w", "/learn", "What judgements teach"),
)


def room_of(request: Request) -> Room:
    """The room in which the request is answered."""
    room: Room = request.app.state.room
    return room


def analyst_of(request: Request) -> str:
    """Who works at the desk, as they said on an earlier change."""
    return unquote(request.cookies.get("analyst", ""))[:80]


def page(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A page. Every value is escaped where it is put in."""
    room = room_of(request)
    text = (
        environment()
        .get_template(template)
        .render(
            ways=WAYS,
            more=MORE,
            here=request.url.path,
            back=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            basket=basket.held(request),
            token=room.token.value,
            read_only=room.read_only,
            behind_door=request.app.state.door is not None,
            analyst=analyst_of(request),
            record_name=room.path.name,
            words=values.pop("words", ""),
            **values,
        )
    )
    return HTMLResponse(neutral(text))


def as_json(value: Any) -> Response:
    """The content as JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
    return Response(text.encode("utf-8", "replace"), media_type="application/json")


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Response:
    """Rows as CSV, cells made safe for spreadsheets as everywhere else in the project."""
    text = csv_line(columns) + "".join(csv_line(row) for row in rows)
    return Response(text.encode("utf-8", "replace"), media_type="text/csv; charset=utf-8")


def as_lists(lists: Mapping[str, Rows], form: str, **beside: Any) -> Response:
    """Several lists in one form: of JSON each by its name, with what stands ``beside`` them; of CSV one with the columns of all and first the
    column ``list``, which says of each row where it is from."""
    if form != "csv":
        return as_json({**beside, **{name: list(rows) for name, rows in lists.items()}})
    columns = tuple(dict.fromkeys(name for rows in lists.values() for name in rows.columns))
    cells = [[name, *(row.get(column) for column in columns)] for name, rows in lists.items() for row in rows]
    return as_csv(("list", *columns), cells)


def address(path: str, asked: Mapping[str, Any] | Sequence[tuple[str, str]] = ()) -> str:
    """An address of the desk with what it asks."""
    pairs = list(asked.items()) if isinstance(asked, Mapping) else list(asked)
    query = urlencode([(key, value) for key, value in pairs if value not in (None, "")])
    return quote(path, safe="/") + (f"?{query}" if query else "")


def entry_address(ref: object) -> str:
    """Where an entry of the record is shown."""
    report, _, entry = str(ref).partition("#")
    return f"/entry/{report}/{entry}" if entry else f"/report/{report}"


def in_text(ref: object) -> str:
    """Where an entry stands in its report."""
    report, _, entry = str(ref).partition("#")
    return f"/report/{report}#r1-{entry}"


@cache
def environment() -> Environment:
    """The templates of the desk and of the report's page."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.desk"), PackageLoader("onrecord", "views")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=lambda text: shown(str(text)), run=run, day=naming.day, words=naming.words, code=naming.code)
    made.filters.update(state=name_of, number=naming.number, coordinates=naming.coordinates, link=link)
    made.filters.update(
        several=several,
        denial=naming.denial,
        timed=timed_in_words,
        grouped=lambda value: f"{value:,}",
        entry_address=entry_address,
        in_text=in_text,
    )
    made.filters.update(clipping=clipping, footnote=footnote, put_aside=lambda ref, held: basket.short(str(ref)) in held)
    made.globals.update(address=address, amount=naming.amount, counted_in=naming.counted_in)
    return made


def run(text: str) -> str:
    """A part of a sentence on one line, with a space at either end where it has one: ``shown`` is for whole ones."""
    return f"{' ' if text[:1].isspace() else ''}{shown(text)}{' ' if text[-1:].isspace() and text.strip() else ''}"
