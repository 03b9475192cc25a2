"""How resident memory goes over many reports: while they are read, and while they are added to a record.

    memory.py [REPORTS [TO]]          20,000; writes the curves as CSV (benchmarks/memory.csv) and prints them with peaks and slopes
    memory.py --one read|add REPORTS  one of them, in this process; prints the curve alone
    memory.py --workers N [REPORTS]   1,000 reports by N workers: what all processes hold together, what they share counted once (Linux alone)

The reports are those of the shared sets, where they lie beside the project, else the examples, again and again. From the second round on half of the
names in each are made new ones, as an archive goes on to bring names that nobody has seen: repeated texts would tell nothing of what grows with words.
"""

from __future__ import annotations

import csv
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

from onrecord.types import Report
from onrecord.work import Read
from record_crash import below
from shared import ROOT, shared_folder

#: Reports between two looks at the memory.
STEP = 500
CURVES = ROOT / "benchmarks" / "memory.csv"
#: A word with a capital that begins no sentence.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_VOWELS = str.maketrans("aeiou", "eioua")


def bases() -> list[Report]:
    """The reports that are gone through again and again."""
    folder = shared_folder()
    if folder is None:
        return [Report.of(path.read_text(encoding="utf-8"), title=path.stem) for path in sorted((ROOT / "examples").glob("*.txt"))]
    found = []
    for name in ("data/reports/wikinews.jsonl", "data/recent/current-events-2025.jsonl"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found.append(Report.of(one["text"], published=one["published"], title=one.get("title"), outlet=one.get("outlet")))
    return found


def renamed(text: str, turn: int) -> str:
    """The text with half of its names changed, others in each turn."""

    def new(match: re.Match[str]) -> str:
        number = zlib.crc32(f"{match[0]} {turn}".encode())
        return (
            match[0]
            if number % 2
            else match[0].translate(_VOWELS) + ("an", "ov", "ez", "sen")[number // 2 % 4] * (turn > 1) + "a" * (turn // 4)
        )

    return _NAME.sub(new, text) if turn else text


def reports() -> Iterator[Report]:
    """Reports without end, no two of which are the same."""
    given = bases()
    for turn in count():
        for number, one in enumerate(given):
            title = f"{one.title or 'Report'} ({turn}, {number})"
            yield Report.of(renamed(one.text, turn), published=one.published, title=title, outlet=one.outlet)


def resident() -> float:
    """Megabytes of this process that are in memory now; its peak where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return peak()


def peak() -> float:
    """The most that it was."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read(most: int) -> Iterator[tuple[int, float]]:
    """Reads reports, one process."""
    from onrecord.config import Config
    from onrecord.reader import Reader

    for number, _reading in enumerate(Reader(Config()).read_many(islice(reports(), most)), start=1):
        if number % STEP == 0:
            yield number, resident()


def add(most: int) -> Iterator[tuple[int, float]]:
    """Adds reports to a new record, one process; they come from a file, as an archive's do."""
    from onrecord.archive import Archive
    from onrecord.work import Step

    curve: list[tuple[int, float]] = []

    def look(step: Step) -> None:
        if step.added + step.known >= (len(curve) + 1) * STEP:
            curve.append((step.added + step.known, resident()))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for one in islice(reports(), most):
                told = {"text": one.text, "title": one.title, "published": str(one.published), "outlet": one.outlet}
                file.write(json.dumps(told) + "\n")
        with Archive(Path(folder) / "record.db") as record:
            record.add(path, on_step=look)
    yield from curve


def proportional(process: int) -> float:
    """Megabytes of a process, of what several share its part."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:  # gone meanwhile
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


def only_read(make: Read, batch: Sequence[Report]) -> int:
    """Reads a batch and keeps nothing."""
    return len(list(make(batch)))


def together(workers: int, most: int) -> None:
    """Prints what this process and its workers hold when the last batch is read, and the seconds that it took."""
    from onrecord.archive import reading_of
    from onrecord.config import Config
    from onrecord.work import pooled

    given = list(islice(reports(), most))
    batches = [given[at : at + 8] for at in range(0, most, 8)]
    begin = time.monotonic()
    for number, _one in enumerate(pooled(only_read, batches, reading_of, Config(), workers), start=1):
        if number == len(batches):
            took = time.monotonic() - begin
            held = sorted(map(proportional, below(os.getpid())), reverse=True)
    told = ", ".join(f"{one:.0f}" for one in held)
    print(f"{workers} workers after {most:,} reports: {sum(held):.0f} MB together ({told}); {took:.1f} s")


WAYS = {"read": read, "add": add}


def slope(curve: list[tuple[int, float]]) -> float:
    """Megabytes that each 1,000 reports bring in the second half of a curve, by the straight line that lies nearest to it."""
    half = curve[len(curve) // 2 :]
    x, y = (sum(point[at] for point in half) / len(half) for at in (0, 1))
    across = sum((a - x) ** 2 for a, _b in half)
    return 1000 * sum((a - x) * (b - y) for a, b in half) / across if across else 0.0


def main(most: int, to: Path) -> None:
    """Measures each way in a process of its own."""
    rows = []
    for what in WAYS:
        done = subprocess.run([sys.executable, __file__, "--one", what, str(most)], capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        rows += [(what, number, f"{size:.1f}") for number, size in told["curve"]]
        print(
            f"{what}: {told['curve'][0][1]:.0f} MB after {STEP}, {told['curve'][-1][1]:.0f} at the end, peak {told['peak']:.0f};", end=" "
        )
        print(f"{slope(told['curve']):.2f} MB more with each 1,000 reports of the second half", flush=True)
    with to.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("what", "reports", "megabytes"), *rows])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        curve = list(WAYS[sys.argv[2]](int(sys.argv[3])))
        print(json.dumps({"curve": curve, "peak": peak()}))
    elif sys.argv[1:2] == ["--workers"]:
        together(int(sys.argv[2]), int((sys.argv[3:4] or ["1000"])[0]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, Path(sys.argv[2]) if len(sys.argv) > 2 else CURVES)
