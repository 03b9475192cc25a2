"""Joins that are taken apart and put back: an actor of one report, an event of an occurrence, a report of its copies and retellings."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.page import entry_address, room_of
from onrecord.desk.pages.judging import as_analyst, back_to, now, posted


async def decide(request: Request) -> Response:
    """Takes one entry out of what it is joined with (``out``), or lets it be joined again (``back_in``)."""
    form = await posted(request)
    out = str(form.get("out") or "")
    ref = out or str(form.get("back_in") or "")
    analyst = str(form.get("analyst") or "").strip()[:80] or "analyst"
    note = str(form.get("note") or "").strip()[:2000] or None

    def keep() -> None:
        with room_of(request).archive() as archive:
            (archive.take_apart if out else archive.put_back)(ref, analyst=analyst, note=note, made=now())

    await run_in_threadpool(keep)
    return as_analyst(RedirectResponse(back_to(form, entry_address(ref)), 303), analyst)
