"""How fast a large record answers: medians of many askings, verify, and readers beside a writer.

record_large.py RECORD [SECONDS [READERS]]    a record that `synthetic.py RECORD` has written; so many readers (8) for so many seconds (60)
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import synthetic
from onrecord.archive import Archive
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Reading

TOPICS = ("treaty", "burden sharing", "ceasefire", "frigate", "embargo", "missile", "summit drone", "island")
READERS = 8


def questions(record: Archive) -> dict[str, Callable[[random.Random], object]]:
    """One asking of each kind, with its choice left to chance."""

    def pair(chance: random.Random) -> list[str]:
        return chance.sample(synthetic.STATES[:12], 2)

    return {
        "search": lambda c: record.search(c.choice(TOPICS), limit=50),
        "search by speaker's state": lambda c: record.search(c.choice(TOPICS), speaker=c.choice(synthetic.STATES), limit=50),
        "dyad": lambda c: record.dyad(*pair(c), limit=50),
        "series": lambda c: record.series(*pair(c)),
        "timeline of a state": lambda c: record.events(actor=c.choice(synthetic.STATES), limit=50),
        "timeline of a year": lambda c: record.events(since="2012", until="2012", type="ASSAULT", limit=50),
    }


def medians(path: Path, times: int = 15) -> dict[str, float]:
    """Milliseconds, by question."""
    chance = random.Random(1)
    found = {}
    with Archive(path) as record:
        for name, ask in questions(record).items():
            took = []
            for _ in range(times):
                begin = time.perf_counter()
                ask(chance)
                took.append(time.perf_counter() - begin)
            found[name] = 1000 * statistics.median(took)
    return found


def read_on(path: Path, seed: int, seconds: float, out: multiprocessing.Queue[tuple[int, str]]) -> None:
    """Asks until the time is over; tells how often, and the first error."""
    chance, until, asked = random.Random(seed), time.monotonic() + seconds, 0
    try:
        with Archive(path) as record:
            asking = list(questions(record).values())
            while time.monotonic() < until:
                chance.choice(asking)(chance)
                asked += 1
        out.put((asked, ""))
    except Exception as error:
        out.put((asked, repr(error)))


def beside_a_writer(path: Path, seconds: float, count: int = READERS) -> tuple[int, int, list[str]]:
    """How often the readers asked and how many reports were written in the time, and all errors."""
    context = multiprocessing.get_context("spawn")
    out: multiprocessing.Queue[tuple[int, str]] = context.Queue()
    readers = [context.Process(target=read_on, args=(path, seed, seconds, out)) for seed in range(count)]
    for process in readers:
        process.start()
    connection = connect_to_write(path)
    first: int = connection.execute("SELECT max(n) FROM report").fetchone()[0]
    written, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        with transaction(connection):
            for _ in range(16):
                made: Reading = synthetic.reading(10_000_000 + first + written)
                put(connection, prepare(made))
                written += 1
    told = [out.get() for _ in readers]
    for process in readers:
        process.join()
    connection.close()
    return sum(asked for asked, _ in told), written, [error for _, error in told if error]


def main(path: Path, seconds: float, count: int = READERS) -> None:
    with Archive(path) as record:
        counts = record.sql("SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM event)").rows[0]
    print(f"{counts[0]:,} reports, {counts[1]:,} events, {path.stat().st_size / 1e9:.2f} GB")
    for name, took in medians(path).items():
        print(f"{name}: {took:.0f} ms")
    begin = time.perf_counter()
    with Archive(path) as record:
        faults = record.verify()
    print(f"verify: {time.perf_counter() - begin:.0f} s, {len(faults)} faults", flush=True)
    asked, written, errors = beside_a_writer(path, seconds, count)
    print(f"{count} readers beside a writer for {seconds:g} s: {asked:,} askings, {written:,} reports written, {len(errors)} errors")
    print("\n".join(errors))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 60, int(sys.argv[3]) if len(sys.argv) > 3 else READERS)
