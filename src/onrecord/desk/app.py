"""The application: which address leads to which page, and what happens where one cannot be answered."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.desk.door import Door, Doorkeeper
from onrecord.desk.guard import Guard, Hosts, names_of
from onrecord.desk.kept import kept
from onrecord.desk.page import as_json, page, room_of
from onrecord.desk.pages import (
    actors,
    adding,
    agreeing,
    comparing,
    dossiers,
    entering,
    finding,
    following,
    home,
    judging,
    learning,
    lists,
    parting,
    reading,
    reports,
    reviewing,
)
from onrecord.desk.room import Room
from onrecord.errors import OnrecordError, RecordError
from onrecord.record.facets import LISTS
from onrecord.views.map import outline

_HERE = Path(__file__).parent
#: The files that pages load, by name: where each stands and what it is.
FILES: dict[str, tuple[Path, str]] = {
    "desk.css": (_HERE / "static" / "desk.css", "text/css"),
    "desk.js": (_HERE / "static" / "desk.js", "text/javascript"),
    "chart.js": (_HERE / "static" / "chart.js", "text/javascript"),
    "mark.svg": (_HERE / "static" / "mark.svg", "image/svg+xml"),
    **{name: (_HERE.parent / "views" / name, "text/css") for name in ("colours.css", "page.css", "dossier.css")},
    "page.js": (_HERE.parent / "views" / "page.js", "text/javascript"),
}


def make(room: Room, port: int, *, hosts: Hosts | None = None, door: Door | None = None) -> Starlette:
    """The application over one room; with a door where others can reach it."""
    routes = [
        Route("/", kept(home.answer)),
        *_forms("/home", kept(home.answer)),
        Route("/names.json", home.suggestions),
        Route("/static/{name}", static),
    ]
    for name in LISTS:
        routes += _forms(f"/{name}", kept(lists.answer))
    routes += _forms("/reports", kept(reports.many))
    routes += _forms("/report/{report}", kept(reports.one))
    routes += _forms("/actors", kept(actors.many))
    routes += _forms("/actor", kept(actors.one))
    routes += _forms("/dyads", kept(actors.pairs))
    routes += _forms("/dyad/{one:str}/{other:str}", kept(actors.pair))
    routes += _forms("/search", kept(finding.search))
    routes += _forms("/occurrences", kept(finding.occurrences))
    routes += _forms("/occurrence/{ref}", kept(finding.occurrence))
    routes += _forms("/map", kept(finding.atlas))
    routes += _forms("/plans", kept(following.plans))
    routes += _forms("/denials", kept(following.denials))
    routes += _forms("/agreement", kept(agreeing.answer))
    routes += _forms("/compare", kept(comparing.sides))
    routes += _forms("/ledger", kept(comparing.quantity))
    routes += [Route(f"/dossier{form}", kept(dossiers.answer)) for form in (".json", ".csv", ".html", ".md", "")]
    routes += [*_forms("/basket", dossiers.held), Route("/basket", dossiers.change, methods=["POST"])]
    routes += _changes()
    routes += _forms("/judgements", kept(judging.many))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts or Hosts(names_of(port))), *([Middleware(Doorkeeper, door=door)] if door else [])],
        exception_handlers={OnrecordError: _failed, HTTPException: _missing},
    )
    app.state.room, app.state.door = room, door
    return app


def _changes() -> list[Route]:
    """Where things are decided, added and read."""
    return [
        *_forms("/entry/{report}/{entry}", kept(judging.one)),
        Route("/entry/{report}/{entry}", judging.decide, methods=["POST"]),
        Route("/add/{report}", adding.ask),
        Route("/add/{report}", adding.keep, methods=["POST"]),
        Route("/judgements", judging.take_in, methods=["POST"]),
        Route("/learn/{table}", learning.overlaid),
        *_forms("/learn", kept(learning.answer)),
        Route("/enter", entering.ask),
        Route("/enter", entering.enter, methods=["POST"]),
        Route("/leave", entering.leave, methods=["POST"]),
        Route("/apart", parting.decide, methods=["POST"]),
        Route("/same", parting.join, methods=["POST"]),
        Route("/undo", judging.undo, methods=["POST"]),
        Route("/read", reading.ask),
        Route("/read", reading.begin, methods=["POST"]),
        *_forms("/read/{job}", reading.look),
        Route("/read/{job}/end", reading.end, methods=["POST"]),
        Route("/read/{job}/keep", reading.keep, methods=["POST"]),
        *_forms("/review", kept(reviewing.answer)),
        Route("/review", reviewing.decide, methods=["POST"]),
    ]


def _forms(path: str, answer: Callable[[Request], Response]) -> list[Route]:
    """A page, and the same as JSON and CSV. Longer addresses come first: a name in one may hold a dot."""
    return [Route(f"{path}.json", answer), Route(f"{path}.csv", answer), Route(path, answer)]


def _failed(request: Request, error: Exception) -> Response:
    """What the project says on purpose, on a page."""
    assert isinstance(error, OnrecordError)
    if room_of(request).empty and request.method == "GET" and not request.url.path.endswith((".json", ".csv")):
        begin = home.begin(request)
        begin.status_code = 404
        return begin
    missing = isinstance(error, RecordError)
    return _told(request, 404 if missing else 400, error.about, error.reason, error.remedy)


def _missing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    if status == 403:
        return _told(request, status, "This change", "was not made", str(getattr(error, "detail", "")).rstrip("."))
    return _told(request, status, "This address", "leads to no page", "Begin from the first page")


def _told(request: Request, status: int, about: str, reason: str, remedy: str) -> Response:
    if request.url.path.endswith((".json", ".csv")):
        told = as_json({"about": about, "reason": reason, "remedy": remedy})
        told.status_code = status
        return told
    answer = page(request, "told.html.j2", about=about, reason=reason, remedy=remedy)
    answer.status_code = status
    return answer


def static(request: Request) -> Response:
    """A file of the desk's own."""
    name = request.path_params["name"]
    if name == "world.svg":
        return _file(_world(), "image/svg+xml")
    if name == "vega.js":
        return _file(_vega(), "text/javascript")
    if name not in FILES:
        raise HTTPException(404)
    path, kind = FILES[name]
    return _file(path.read_text(encoding="utf-8"), kind)


def _file(text: str, kind: str) -> Response:
    return Response(text, media_type=f"{kind}; charset=utf-8", headers={"cache-control": "max-age=600"})


@cache
def _world() -> str:
    """Coasts and borders as a picture that knows light and dark."""
    lines = outline()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800"><style>.l{fill:#dfd9c9}.b{fill:none;stroke:#fffdf8;stroke-width:1.5}'
        "@media(prefers-color-scheme:dark){.l{fill:#36322a}.b{stroke:#1f1d18}}</style>"
        f'<path class="l" d="{lines["land"]}"/><path class="b" d="{lines["borders"]}"/></svg>'
    )


@cache
def _vega() -> str:
    """The charts' script, which the package vl-convert carries. Nothing where it is not installed: the tables stand without it."""
    try:
        vl_convert: Any = importlib.import_module("vl_convert")
    except ImportError:
        return ""
    return str(vl_convert.javascript_bundle())
