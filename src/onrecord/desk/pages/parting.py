"""What is joined, decided by hand: who is the same, which events are one occurrence, and who or what is taken out of a join."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.page import entry_address, page, room_of
from onrecord.desk.pages.judging import as_analyst, back_to, now, posted
from onrecord.record.joins import bearers, the_one
from onrecord.record.result import Rows

if TYPE_CHECKING:
    from onrecord.archive import Archive

#: An entry's address at the desk, as somebody may paste it.
_ADDRESS = re.compile(r".*/(?:entry/(?P<report>[0-9a-f]+)/|report/(?P<told>[0-9a-f]+)#r1-)(?P<entry>[AE]\d+)")


async def decide(request: Request) -> Response:
    """Takes one entry out of what it is joined with (``out``), or several actors that are one other (``some``), or lets one be joined again
    (``back_in``)."""
    form = await posted(request)
    out, back_in = (str(form.get(name) or "") for name in ("out", "back_in"))
    some = [str(one) for one in form.getlist("some")][:200]
    analyst, note = _who(form)
    called = " ".join(str(form.get("called") or "").split())[:200]

    def keep() -> None:
        with room_of(request).archive() as archive:
            if out or back_in:
                (archive.take_apart if out else archive.put_back)(out or back_in, analyst=analyst, note=note, made=now())
            else:
                _part(archive, some, called, analyst, note)

    await run_in_threadpool(keep)
    ref = out or back_in
    return as_analyst(RedirectResponse(back_to(form, entry_address(ref) if ref else "/judgements"), 303), analyst)


def _part(archive: Archive, some: list[str], called: str, analyst: str, note: str | None) -> None:
    """Actors who are one other: told by a name of their own, or taken out and joined with one another."""
    for ref in some:
        if called:
            archive.judge(ref, "amended", analyst=analyst, note=note, amended={"name": called}, made=now())
            continue
        archive.take_apart(ref, analyst=analyst, note=note, made=now())
        if ref != some[0]:
            archive.join(ref, some[0], analyst=analyst, note=note, made=now())


async def join(request: Request) -> Response:
    """Says that an actor (by ``name`` or ``ref``) or event is the same as an ``other`` (by name, ref or address)."""
    form = await posted(request)
    one = str(form.get("ref") or form.get("name") or "")
    other = " ".join(str(form.get("other") or "").split())[:400]
    found = _ADDRESS.fullmatch(other)
    if found:
        other = f"{found['report'] or found['told']}#{found['entry']}"
    analyst, note = _who(form)

    def keep() -> Rows | None:
        with room_of(request).archive() as archive:
            found = None if "#" in other else archive.ask(bearers, other)
            if found is not None and len(found) > 1:
                return found
            refs = []
            for told in (one, other):
                report, _, entry = archive.ask(the_one, told).partition("#")
                refs.append(f"{archive.raw(report).report.id}#{entry}")
            archive.join(refs[0], refs[1], analyst=analyst, note=note, made=now())
        return None

    several = await run_in_threadpool(keep)
    if several is not None:
        told = {"ref": one, "name": other, "who": analyst, "note": note or "", "way": back_to(form, entry_address(one))}
        return page(request, "which.html.j2", rows=list(several), **told)
    return as_analyst(RedirectResponse(back_to(form, entry_address(one)), 303), analyst)


def _who(form: FormData) -> tuple[str, str | None]:
    """The analyst's name and note."""
    return str(form.get("analyst") or "").strip()[:80] or "analyst", str(form.get("note") or "").strip()[:2000] or None
