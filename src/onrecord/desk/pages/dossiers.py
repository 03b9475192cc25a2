"""Dossiers of chosen entries, the basket from which one is made, and clippings."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import basket
from onrecord.desk.asked import Address
from onrecord.desk.page import address, as_csv, as_json, page, room_of
from onrecord.desk.pages.judging import asked_for, back_to
from onrecord.errors import ConfigError, OnrecordError
from onrecord.export.selected import selected
from onrecord.record.gathering import Choice, Gathered, gather
from onrecord.views.dossier import Dossier, html, markdown
from onrecord.views.html import TITLES

#: The most entries on the desk's page; the files hold more.
SHOWN = 400


def answer(request: Request) -> Response:
    """The dossier of what its address names, on a page or as a file."""
    where = Address.of("/dossier", request.query_params)
    choice = _choice(where)
    form = request.url.path.partition(".")[2]
    if not choice.title:
        if form:
            return _data(None, form)
        return page(request, "dossier.desk.html.j2", made=None, titles=TITLES, address_=where, choice=choice, waits=False)
    with room_of(request).record() as record:
        found = None
        if not form:
            asking = room_of(request).asking(record)
            found = asking(gather, choice, most=SHOWN)
            waits = found is None
            found = found or Gathered({}, 0)
        made = selected(record, choice, most=2_000 if form else SHOWN, found=found)
    if form in ("json", "csv"):
        return _data(made, form)
    if form:
        text, kind = (markdown(made), "text/markdown") if form == "md" else (html(made), "text/html")
        headers = {"content-disposition": f'attachment; filename="dossier.{form}"'}
        return Response(text.encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8", headers=headers)
    return page(request, "dossier.desk.html.j2", made=made, titles=TITLES, address_=where, choice=choice, waits=waits)


def _choice(where: Address) -> Choice:
    one, other = where.one("one").upper(), where.one("other").upper()
    return Choice(
        reports=tuple(where.every("report")),
        entries=tuple(where.every("entry")),
        actor=where.one("actor"),
        dyad=(one, other) if one and other else None,
        words=where.one("q"),
        since=where.one("since") or None,
        until=where.one("until") or None,
    )


#: What is told of each entry, and of its report.
_TOLD = ("ref", "who", "what", "status", "when", "place")
_WORDS, _REPORT = ("words", "start", "end"), ("title", "outlet", "published", "url")


def _data(made: Dossier | None, form: str) -> Response:
    """A dossier's entries as JSON or CSV."""
    rows = _rows(made) if made is not None else []
    if form == "csv":
        return as_csv(_TOLD + _WORDS + _REPORT, [list(row.values()) for row in rows])
    return as_json({"title": made.title if made else "", "left_off": made.left_off if made else 0, "rows": rows})


def _rows(made: Dossier) -> list[dict[str, Any]]:
    return [
        {name: getattr(one, name) for name in _TOLD + _WORDS} | {name: getattr(one.report, name) for name in _REPORT}
        for _, entries in made.sections
        for one in entries
    ]


def held(request: Request) -> Response:
    """What is in the basket, with a clipping of each."""
    refs = basket.held(request)
    made = None
    there: list[str] = []
    gone: list[str] = []
    with room_of(request).record() as record:
        for ref in refs:
            try:
                record.raw(ref.partition("#")[0])
                there.append(ref)
            except OnrecordError:
                gone.append(ref)
        if there:
            made = selected(record, Choice(entries=tuple(there)))
    form = request.url.path.partition(".")[2]
    if form:
        return _data(made, form)
    lines = [one for _, entries in made.sections for one in entries] if made else []
    way = address("/dossier", [("entry", ref) for ref in there])
    return page(request, "basket.html.j2", lines=lines, gone=gone, made_address=way)


async def change(request: Request) -> Response:
    """Puts an entry into the basket or takes it out. The record is not touched, so that a desk that reads only allows it, too."""
    form = await asked_for(request)
    refs = basket.held(request)
    put, out = basket.short(str(form.get("put") or "")), basket.short(str(form.get("out") or ""))
    if form.get("clear"):
        refs = []
    elif put != "#" and put not in refs:
        if len(refs) >= basket.MOST:
            raise ConfigError("the basket", f"holds {basket.MOST} entries, and no more", "Make a dossier of them, and empty it")
        refs.append(put)
    elif out in refs:
        refs.remove(out)
    return basket.hold(RedirectResponse(back_to(form, "/basket"), 303), refs)
