"""The queue of what waits for an analyst."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.asked import Address
from onrecord.desk.page import analyst_of, as_csv, as_json, page, room_of
from onrecord.desk.pages.judging import as_analyst, back_to, conflicting, now, posted
from onrecord.desk.rows import with_sentences
from onrecord.errors import StaleError
from onrecord.record import judging, listing, reviewing
from onrecord.record.record import Record
from onrecord.record.result import Rows

#: Entries on the page, and the most in a file of the queue.
SHOWN = 20
FILED = 20_000


def answer(request: Request) -> Response:
    """What waits, what matters most first: a page of it, or as JSON or CSV the queue, where no page of it is asked for."""
    where = Address.of("/review", request.query_params)
    form = request.url.path.partition(".")[2]
    second = (analyst_of(request) or "analyst") if where.one("second") == "1" else None
    with room_of(request).record() as record:
        filed = bool(form) and "page" not in request.query_params
        waiting, count = record.ask(reviewing.queue, FILED if filed else SHOWN, 0 if filed else (where.page - 1) * SHOWN, second=second)
        rows = _rows(record, waiting)
        alphas = record.ask(reviewing.agreements)
        values = {
            "waiting": count,
            "judged": len(record.judgements().rows),
            "again": record.ask(reviewing.changed),
            "alphas": alphas,
        }
        seen = record.ask(reviewing.marks, [str(row["ref"]) for _, row in rows])
    if form == "csv":
        columns = ("ref", "reason", "published", "outlet", "words")
        return as_csv(columns, [[row[name] for name in columns] for _, row in rows])
    if form:
        return as_json({**values, "alphas": [asdict(one) for one in alphas], "rows": [row for _, row in rows]})
    last = max(-(-count // SHOWN), 1)
    return page(request, "review.html.j2", rows=rows, address_=where, last=last, seen=seen, second=second is not None, **values)


def _rows(record: Record, waiting: list[reviewing.Waiting]) -> list[tuple[str, dict[str, Any]]]:
    """The rows of the lists, in the order of the queue, with the reason why each is there."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for name in ("events", "statements"):
        numbers = [one.number for one in waiting if one.layer == name]
        rows = record.ask(listing.shown, name, numbers, len(numbers))
        cells = tuple((n, *row) for n, row in zip(numbers, rows.rows, strict=True))
        for row in with_sentences(record, name, Rows(("n", *rows.columns), cells, len(cells))):
            found[name, row["n"]] = row
    return [(one.layer, {**(row := found[one.layer, one.number]), "reason": _reason(one, row)}) for one in waiting]


def _reason(one: reviewing.Waiting, row: dict[str, Any]) -> str:
    """Why it waits; words that name a speaker whom nobody knows are not called an open speaker beside them."""
    named = one.layer == "statements" and row.get("speaker")
    return f"who “{row['speaker']}” is, is open" if named and one.reason == "speaker open" else one.reason


async def decide(request: Request) -> Response:
    """Accepts or rejects one entry, of the queue or of a list."""
    form = await posted(request)
    verdict = "right" if form.get("right") else "wrong"
    ref = str(form.get(verdict) or "")
    analyst = str(form.get("analyst") or analyst_of(request)).strip()[:80] or "analyst"
    seen = form.get(f"seen {ref}")

    def keep() -> bool:
        room = room_of(request)
        with room.archive() as archive:
            raw = archive.marked(ref.partition("#")[0])
            with room.record() as record:
                state = record.ask(judging.state, raw, ref)
                if seen is not None and record.ask(reviewing.marks, [ref])[ref] != seen:
                    return False
            # Whoever decides between the two questions is noticed as well.
            archive.judge(ref, verdict, analyst=analyst, made=now(), seen=state)
        return True

    try:
        kept = await run_in_threadpool(keep)
    except StaleError:
        kept = False
    if not kept:
        said = {"analyst": analyst, "verdict": verdict}
        return await run_in_threadpool(conflicting, request, ref, said)
    return as_analyst(RedirectResponse(back_to(form, Address.of("/review", request.query_params).on()), 303), analyst)
