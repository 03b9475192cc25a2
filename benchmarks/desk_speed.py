"""How fast the desk answers over a large record: p50 and p95 of each page's server time with eight clients, the time until it answers,
and until a browser first paints a report's page.

desk_speed.py RECORD [SECONDS]      a record that `synthetic.py RECORD` has written; eight clients for so many seconds (60)
"""

from __future__ import annotations

import http.client
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

CLIENTS = 8
#: What waits for the first paint, and tells when it was.
PAINT = """() => new Promise((told) => new PerformanceObserver((seen) => {
  for (const one of seen.getEntries()) if (one.name === "first-contentful-paint") told(one.startTime);
}).observe({ type: "paint", buffered: true }))"""
#: What a page says that stands without something.
STILL = b"Still being "


def pages(record: Path) -> list[str]:
    """The addresses that clients ask for, with the record's own names and refs."""
    from onrecord.record.record import Record

    with Record(record) as opened:
        newest = [str(row[0]) for row in opened.sql("SELECT id FROM report ORDER BY published DESC LIMIT 40").rows]
        names = [str(row[0]) for row in opened.sql("SELECT DISTINCT name FROM actor LIMIT 20").rows]
    fixed = [
        *(
            "/",
            "/reports",
            "/reports?page=20",
            "/statements",
            "/events",
            "/figures",
            "/positions",
            "/actors",
            "/dyads",
            "/occurrences",
            "/map",
        ),
        *(
            "/review",
            "/judgements",
            "/search?q=treaty",
            "/events?type=ASSAULT&since=2012&until=2013",
            "/statements?q=ceasefire",
            "/compare",
        ),
        *("/events?source=USA&recipient=CHN", "/dyad/USA/CHN", "/ledger", "/dossier?one=USA&other=CHN", "/basket", "/names.json?q=Ja"),
    ]
    states, words = (
        ("USA", "JPN", "CHN", "RUS", "KOR", "PRK", "GBR", "FRA"),
        ("treaty", "frigate", "embargo", "missile", "island", "harbour"),
    )
    # Many that differ: a page that was asked for before is kept while the record is as it was, and says little.
    varied = [f"/events?source={one}" for one in states] + [f"/events?type=AID&source={one}" for one in states]
    varied += [f"/dyad/{one}/{other}" for one, other in pairwise(states)] + [f"/search?q={one}" for one in words]
    varied += (
        [f"/statements?q={one}" for one in words] + [f"/report/{one}" for one in newest[8:]] + [f"/entry/{one}/E2" for one in newest[:8]]
    )
    return (
        fixed
        + varied
        + [f"/report/{one}" for one in newest[:8]]
        + [f"/entry/{one}/E1" for one in newest[:4]]
        + [f"/actor?name={quote(n)}" for n in names[:6]]
    )


def kind(address: str) -> str:
    """The page that an address asks for."""
    path = address.partition("?")[0]
    return "/" + path.split("/")[1] + (" (narrowed)" if "?" in address and path in ("/events", "/statements", "/reports") else "")


def ask(port: int, address: str) -> tuple[int, float, int]:
    """Status, seconds until the whole page is there, and its bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begin = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    took = time.perf_counter() - begin
    connection.close()
    return answer.status, took, size


def told(times: list[float]) -> str:
    """The median and the 95th of a hundred, in milliseconds."""
    times = sorted(times)
    return f"p50 {1000 * statistics.median(times):.0f} ms, p95 {1000 * times[int(len(times) * 0.95)]:.0f} ms"


def measured(port: int, addresses: list[str], seconds: float, clients: int) -> dict[str, list[float]]:
    """Seconds of each answer by kind of page, with so many clients at once."""
    took: dict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + seconds

    def client(seed: int) -> None:
        chance = random.Random(seed)
        while time.monotonic() < until:
            address = chance.choice(addresses)
            status, one, _size = ask(port, address)
            took[kind(address) if status == 200 else f"{kind(address)} {status}"].append(one)

    threads = [threading.Thread(target=client, args=(seed,)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def started(record: Path) -> tuple[subprocess.Popen[bytes], int, float]:
    """A desk over the record, its port, and the seconds until it answered."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begin = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "serve",
        "--record",
        str(record),
        "--port",
        str(port),
        "--read-only",
    ]
    desk = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while True:
        try:
            ask(port, "/static/mark.svg")
            return desk, port, time.perf_counter() - begin
        except OSError:
            if desk.poll() is not None:
                sys.exit(f"the desk did not start: onrecord serve --record {record} says why")
            time.sleep(0.02)


def counted(port: int, addresses: list[str], seconds: float) -> float:
    """Asks until no page says that something is still being counted, at most so long; the seconds that it took."""
    begin = time.monotonic()
    waiting = list(addresses)
    while waiting and time.monotonic() - begin < seconds:
        waiting = [address for address in waiting if STILL in body(port, address)]
        time.sleep(1)
    return time.monotonic() - begin


def body(port: int, address: str) -> bytes:
    """A page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    found = connection.getresponse().read()
    connection.close()
    return found


def painted(port: int, address: str, times: int = 5) -> float:
    """Seconds until a browser first paints a page, the median of several that know nothing of it yet; not a number where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return float("nan")
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    took = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(times):
            page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
            page.goto(f"http://127.0.0.1:{port}{address}", wait_until="load")
            took.append(page.evaluate(PAINT) / 1000)
            page.context.close()
        browser.close()
    return statistics.median(took)


def worked(pid: int) -> float:
    """Seconds of work that a process has done."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def main(record: Path, seconds: float) -> None:
    """Prints a line a page."""
    desk, port, took = started(record)
    try:
        print(f"answers {took:.2f} s after its start, {worked(desk.pid):.2f} s of work")
        names = ("colours.css", "desk.css", "page.css", "dossier.css", "desk.js", "page.js", "chart.js", "vega.js")
        print(f"scripts and styles: {sum(ask(port, f'/static/{name}')[2] for name in names) / 1e6:.2f} MB")
        addresses = pages(record)
        report = next(address for address in addresses if address.startswith("/report/"))
        print(f"first paint of a report's page: {1000 * painted(port, report):.0f} ms", flush=True)
        for clients in (1, CLIENTS):
            found: dict[str, list[float]] = defaultdict(list)
            if clients == 1:
                for address in addresses * 2:
                    found[kind(address)].append(ask(port, address)[1])
            else:
                print(f"all is counted after {counted(port, addresses, 240):.0f} s", flush=True)
                before = worked(desk.pid)
                found = measured(port, addresses, seconds, clients)
                work = (worked(desk.pid) - before) / sum(map(len, found.values()))
                print(f"work of the desk: {1000 * work:.1f} ms a page")
            for page, times in sorted(found.items()):
                print(f"{clients} {page}: {told(times)} ({len(times)})")
            print(f"{clients} all: {told([one for times in found.values() for one in times])}", flush=True)
    finally:
        desk.terminate()
        desk.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 60)
