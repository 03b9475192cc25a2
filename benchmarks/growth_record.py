"""How the work of a record grows with its reports: CPU seconds of adding, linking, verifying, exporting and searching, and the exponents.

growth_record.py [MOST [TO]]    records of 1,000, 2,000, 4,000 ... up to so many made-up reports (8,000); an exponent of 1 is linear. Searching is
asked of the whole record, so that what it answers grows with it. With TO (``benchmarks/growth.csv``) a row for each measurement is added to that file;
`curves.py` draws them.
"""

from __future__ import annotations

import csv
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import synthetic
from onrecord.archive import MERGED, Archive
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import HELD_TO_MERGE, connect_to_write
from onrecord.record.writing import put_all

FIRST = 1_000


def add(path: Path, count: int) -> float:
    """CPU seconds in which prepared readings are written, as a merge writes them."""
    took = 0.0
    _longest, together = MERGED
    with closing(connect_to_write(path, HELD_TO_MERGE)) as connection:
        for start in range(0, count, together):
            prepared = [prepare(one) for one in synthetic.readings(min(together, count - start), start)]
            begin = time.process_time()
            with transaction(connection):
                put_all(connection, prepared)
            took += time.process_time() - begin
    return took


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measured(count: int, folder: Path) -> dict[str, float]:
    """CPU seconds by what is done, on a record of so many reports."""
    path = folder / f"{count}.db"
    found = {"add": add(path, count)}
    record = Archive(path)
    found["link"] = timed(record.link)
    found["verify"] = timed(record.verify)
    found["export"] = timed(lambda: record.export("csv", folder / f"{count}"))
    found["search"] = timed(lambda: [record.search(word) for word in ("treaty", "burden sharing", "frigate")])
    record.close()
    found["bytes"] = float(path.stat().st_size)
    return found


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the straight line through the points' logarithms."""
    logs = [(math.log(count), math.log(max(took, 1e-9))) for count, took in points]
    x, y = (sum(one[at] for one in logs) / len(logs) for at in (0, 1))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _b in logs)


def commit() -> str:
    """The commit of the code."""
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()


def keep(to: Path, count: int, found: dict[str, float]) -> None:
    """Adds what was measured to a file, with the commit of the code."""
    is_new = not to.exists()
    with to.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow(("what", "reports", "cpu_seconds", "commit"))
        rows.writerows((what, count, f"{took:.3f}", commit()) for what, took in found.items() if what != "bytes")


def main(most: int, to: Path | None = None) -> None:
    sizes = [FIRST]
    while sizes[-1] * 2 <= most:
        sizes.append(sizes[-1] * 2)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            found[count] = measured(count, Path(folder))
            print(f"{count:,} reports: " + ", ".join(f"{name} {took:,.2f}" for name, took in found[count].items()), flush=True)
            if to is not None:
                keep(to, count, found[count])
    if len(sizes) > 1:
        exponents = {name: exponent([(count, one[name]) for count, one in found.items()]) for name in found[FIRST]}
        print("exponents: " + ", ".join(f"{name} {value:.2f}" for name, value in exponents.items()))
    last = found[sizes[-1]]
    print(f"{sizes[-1] / last['add']:,.0f} prepared readings added a second of CPU; {last['bytes'] / sizes[-1]:,.0f} bytes a report")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8_000, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
