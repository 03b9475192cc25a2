"""Reading at the desk: a pasted text or files of any format, kept or only looked at."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.guard import LARGEST
from onrecord.desk.jobs import safe_name
from onrecord.desk.page import as_csv, as_json, page, room_of
from onrecord.desk.pages.judging import posted
from onrecord.errors import ConfigError
from onrecord.record.record import Record
from onrecord.timex import days
from onrecord.views.html import TITLES, article_of
from onrecord.views.map import outline

#: Files at once, and readings shown on one page.
MOST, SHOWN = 200, 5


def ask(request: Request) -> Response:
    """The page to paste and drop on."""
    return page(request, "read.html.j2")


async def begin(request: Request) -> Response:
    """Takes what was given, and begins to read."""
    form = await posted(request)
    room = room_of(request)
    folder = room.jobs.folder()
    files: list[str] = []
    for one in form.getlist("files")[:MOST]:
        if isinstance(one, UploadFile) and one.filename:
            files.append(safe_name(len(files) + 1, one.filename))
            raw = await one.read(LARGEST)
            await run_in_threadpool((folder / files[-1]).write_bytes, raw)
    text = str(form.get("text") or "").replace("\r\n", "\n")
    if text.strip():
        files.append(safe_name(len(files) + 1, "pasted.txt"))
        await run_in_threadpool((folder / files[-1]).write_text, text, encoding="utf-8", errors="replace", newline="\n")
    if not files:
        raise ConfigError("the desk", "was given nothing to read", "Paste a text or choose a file")
    told = {name: str(form.get(name) or "").strip()[:300] or None for name in ("published", "title", "outlet")}
    if told["published"] and days(told["published"]) is None:
        raise ConfigError("published", f"{told['published']!r} is no date", "Write it as 2016-12-05")
    from onrecord.intake import Given

    given = Given(told["published"], told["title"] if len(files) == 1 else None, told["outlet"])
    kept = room.path if form.get("keep") else None
    job = await run_in_threadpool(room.jobs.begin, folder, files, kept, given, room.config, room.read)
    return RedirectResponse(f"/read/{job.name}", 303)


def look(request: Request) -> Response:
    """How far a reading has come, and what was read."""
    job = room_of(request).jobs[request.path_params["job"]]
    running = job.running  # asked once: it may end while the page is made
    told = job.told
    if request.url.path.endswith(".json"):
        return as_json({**told, "done": not running, "told": _told(running, told)})
    if request.url.path.endswith(".csv"):
        return as_csv(("ref",), [[one] for one in told["ids"]])
    shown: list[Any] = []
    if not running and told["ids"]:
        with Record(job.record) as record:
            shown = [article_of(record.reading(one), at) for at, one in enumerate(told["ids"][:SHOWN], start=1)]
    values = {
        "job": job,
        "told": told,
        "line": _told(running, told),
        "running": running,
        "shown": shown,
        "titles": TITLES,
        "outline": outline(),
    }
    return page(request, "job.html.j2", **values)


def _told(running: bool, told: dict[str, Any]) -> str:
    count = told["added"] + told["known"]
    parts = [f"{count:,} report{'' if count == 1 else 's'} read"]
    if told["known"]:
        parts.append(f"{told['known']:,} known before")
    if told["failed"]:
        parts.append(f"{told['failed']:,} could not be read")
    return ("reading … " if running else "") + ", ".join(parts)


async def end(request: Request) -> Response:
    """Ends a reading."""
    await posted(request)
    name = request.path_params["job"]
    await run_in_threadpool(room_of(request).jobs.end, name)
    return RedirectResponse(f"/read/{name}", 303)


async def keep(request: Request) -> Response:
    """Reads into the record what was only looked at."""
    await posted(request)
    room = room_of(request)
    job = room.jobs[request.path_params["job"]]
    given = job.given
    now = await run_in_threadpool(room.jobs.begin, job.folder, job.files, room.path, given, room.config, room.read)
    return RedirectResponse(f"/read/{now.name}", 303)
