"""The queue of what waits for an analyst."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.asked import Address
from onrecord.desk.page import as_json, page, room_of
from onrecord.desk.pages.judging import as_analyst, now, posted
from onrecord.desk.rows import with_sentences
from onrecord.record import listing, reviewing
from onrecord.record.record import Record
from onrecord.record.result import Rows

#: Entries on the page.
SHOWN = 20


def answer(request: Request) -> Response:
    """What waits, what matters most first."""
    where = Address.of("/review", request.query_params)
    with room_of(request).record() as record:
        waiting, count = record.ask(reviewing.queue, SHOWN, (where.page - 1) * SHOWN)
        rows = _rows(record, waiting)
        alphas = record.ask(reviewing.agreements)
        values = {
            "waiting": count,
            "judged": len(record.judgements().rows),
            "again": record.ask(reviewing.changed),
            "alphas": alphas,
        }
    if request.url.path.endswith(".json"):
        return as_json({**values, "alphas": [asdict(one) for one in alphas], "rows": [row for _, row in rows]})
    return page(request, "review.html.j2", rows=rows, address_=where, last=max(-(-count // SHOWN), 1), **values)


def _rows(record: Record, waiting: list[reviewing.Waiting]) -> list[tuple[str, dict[str, Any]]]:
    """The rows of the lists, in the order of the queue, with the reason why each is there."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for name in ("events", "statements"):
        numbers = [one.number for one in waiting if one.layer == name]
        rows = record.ask(listing.shown, name, numbers, len(numbers))
        cells = tuple((n, *row) for n, row in zip(numbers, rows.rows, strict=True))
        for row in with_sentences(record, name, Rows(("n", *rows.columns), cells, len(cells))):
            found[name, row["n"]] = row
    return [(one.layer, {**found[one.layer, one.number], "reason": one.reason}) for one in waiting]


async def decide(request: Request) -> Response:
    """Accepts or rejects one entry of the queue."""
    form = await posted(request)
    verdict = "right" if form.get("right") else "wrong"
    ref = str(form.get(verdict) or "")
    analyst = str(form.get("analyst") or "").strip()[:80] or "analyst"

    def keep() -> None:
        with room_of(request).archive() as archive:
            archive.judge(ref, verdict, analyst=analyst, made=now())

    await run_in_threadpool(keep)
    return as_analyst(RedirectResponse(Address.of("/review", request.query_params).on(), 303), analyst)
