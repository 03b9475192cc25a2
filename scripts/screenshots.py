"""Pictures of the desk's pages, for the docs and to look the pages over.

    python scripts/screenshots.py RECORD FOLDER [--width 1400 390] [--dark] [--page /events /map] [--whole]

It serves the record to Debian's chromium, driven by Playwright for Python, and writes one PNG for each page and width. Pages of one
report, entry, actor, pair, occurrence and quantity are chosen from the record: those of which most is told. A page that is wider than
the screen, or at which the console complains, is said, and the script ends with status 1.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.desk.app import make
from onrecord.desk.room import Room
from onrecord.record import overview
from onrecord.record.record import Record

PAGES = (
    "/", "/reports", "/statements", "/events", "/figures", "/positions", "/actors", "/dyads", "/occurrences", "/map", "/read",
    "/review", "/judgements", "/learn", "/basket", "/compare", "/ledger", "/dossier", "/search?q=president", "/plans", "/denials", "/agreement",
)  # fmt: skip


def main() -> int:
    """Makes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, nargs="+", default=[1400])
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--page", nargs="+", help="addresses; without them, every page")
    parser.add_argument("--whole", action="store_true", help="the whole page, not its first screen")
    asked = parser.parse_args()
    pages = asked.page or [*PAGES, *chosen(asked.record)]
    asked.folder.mkdir(parents=True, exist_ok=True)
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    faults: list[str] = []
    with served(asked.record) as desk, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for width in asked.width:
            context = opened.new_context(
                base_url=desk,
                viewport={"width": width, "height": 900},
                color_scheme="dark" if asked.dark else "light",
                reduced_motion="reduce",
            )
            for address in pages:
                file = asked.folder / f"{name_of(address)}-{width}{'-dark' if asked.dark else ''}.png"
                faults += [f"{address} at {width}: {fault}" for fault in picture(context, address, width, file, whole=asked.whole)]
        opened.close()
    print("\n".join(faults) or f"{len(pages) * len(asked.width)} pictures", file=sys.stderr)
    return bool(faults)


def picture(context: Any, address: str, width: int, file: Path, *, whole: bool) -> list[str]:
    """Writes one page's picture and returns what is wrong with the page."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(address, wait_until="load")
    if page.locator("[data-chart]").count():
        page.wait_for_selector("[data-chart][data-drawn]", timeout=15_000)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        faults.append(f"is {wide} pixels wide")
    page.screenshot(path=file, full_page=whole)
    page.close()
    return faults


def name_of(address: str) -> str:
    """What a page's picture is called: its address, ids shortened."""
    return re.sub(r"[0-9a-f]{64}", "ID", re.sub(r"[^\w]+", "-", address).strip("-"))[:60] or "home"


def chosen(path: Path) -> Iterator[str]:
    """Pages of single things of the record."""
    if not path.exists():
        return
    with Record(path) as record:
        reports = sorted(record.ask(overview.newest, 1000), key=lambda row: (-int(row["entries"] or 0), str(row["ref"])))[:1]
        for row in reports:
            yield from (f"/report/{row['ref']}", f"/entry/{row['ref']}/S1", f"/entry/{row['ref']}/E1", f"/add/{row['ref']}")
        yield from (f"/actor?name={quote(str(row['name']))}" for row in record.actors(kind="person", limit=1))
        yield from (f"/dyad/{row['one']}/{row['other']}" for row in record.ask(overview.pairs, 1))
        occurrences = sorted(record.occurrences(), key=lambda row: (-int(str(row["reports"])), str(row["ref"])))[:1]
        yield from (f"/occurrence/{quote(str(row['ref']), safe='')}" for row in occurrences)
        yield "/ledger?unit=dead"


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a desk over the record."""
    heard = socket.create_server(("127.0.0.1", 0))
    port = heard.getsockname()[1]
    room = Room(path)
    server = uvicorn.Server(uvicorn.Config(make(room, port), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        room.close()


if __name__ == "__main__":
    sys.exit(main())
