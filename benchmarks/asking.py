"""What questions cost on a large record: the median and the 95th of a hundred, by the processor's time and by the clock, in milliseconds.

asking.py RECORD [FILE]     a record made by synthetic.py or copies.py; the rows are added to FILE (benchmarks/asking.csv)
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import synthetic
from growth_record import commit
from onrecord.archive import Archive
from onrecord.errors import RecordError
from onrecord.record import browsing, narrowing
from record_large import TOPICS, questions

#: How often each is asked, and for how many seconds at most.
TIMES, SECONDS = 100, 60
#: The state that most events involve: about a fourth of them.
MOST = synthetic.STATES[0]
COLUMNS = ("what", "reports", "cpu", "cpu_95", "clock", "clock_95", "commit")


def asked(record: Archive) -> dict[str, Callable[[random.Random], object]]:
    """One asking of each kind, with its choice left to chance."""
    every = narrowing.Asked({})

    def facet(name: str) -> Callable[[random.Random], object]:
        return lambda _chance: record.ask(browsing.facet, "events", every, name)

    names = [str(row["name"]) for row in record.sql("SELECT name FROM actor WHERE n % 2999 = 1 AND kind = 'person' LIMIT 200")]
    outlets = [f"Outlet {number}" for number in range(40)]

    def years(chance: random.Random) -> list[str]:
        return [str(year) for year in chance.sample(range(2006, 2020), 2)]

    return questions(record) | {
        "timeline of the state with most": lambda _chance: record.events(actor=MOST, limit=50),
        "series of the state with most": lambda _chance: record.series(actor=MOST),
        "series by week of all": lambda _chance: record.series(by="week"),
        "series with a word": lambda chance: record.series(about=chance.choice(TOPICS)),
        "events with a word": lambda chance: record.events(about=chance.choice(TOPICS), limit=50),
        "occurrences": lambda _chance: record.occurrences(limit=50),
        "facet of types": facet("type"),
        "facet of source states": facet("source"),
        "facet of places": facet("place"),
        "facet of source names": facet("who"),
        "statements of a state": lambda chance: record.statements(speaker=chance.choice(synthetic.STATES), limit=50),
        "events of somebody by name": lambda chance: record.events(actor=chance.choice(names), limit=50),
        "series of somebody by name": lambda chance: record.series(actor=chance.choice(names)),
        "quotes": lambda _chance: record.quotes(limit=50),
        "quotes with a word": lambda chance: record.quotes(chance.choice(TOPICS), limit=50),
        "compare speakers": lambda chance: record.compare(*chance.sample(synthetic.STATES, 2), by="speaker", limit=50),
        "compare outlets": lambda chance: record.compare(*chance.sample(outlets, 2), by="outlet", limit=50),
        "compare periods": lambda chance: record.compare(*years(chance), by="period", limit=50),
        "actors": lambda _chance: record.actors(limit=50),
        "actors of a type of event": lambda chance: record.actors(type=chance.choice(list(synthetic.TYPES)), limit=50),
        "actors of a year": lambda chance: record.actors(since=(year := years(chance)[0]), until=year, limit=50),
        "actors of a state and year": lambda chance: record.actors(
            state=chance.choice(synthetic.STATES), since="2012", until="2012", limit=50
        ),
        "actors by name": lambda chance: record.actors(name=chance.choice(names), limit=50),
        "plans": lambda _chance: record.plans(limit=50),
    }


def measured(record: Archive, only: str = "") -> dict[str, tuple[float, ...]]:
    """By the question the milliseconds of ``COLUMNS``."""
    found = {}
    for name, ask in ((name, ask) for name, ask in asked(record).items() if only in name):
        chance = random.Random(1)
        took: tuple[list[float], list[float]] = [], []
        end = time.perf_counter() + SECONDS
        while len(took[0]) < TIMES and (time.perf_counter() < end or len(took[0]) < 3):
            begin = time.process_time(), time.perf_counter()
            try:
                ask(chance)
            except RecordError as error:  # copies are not linked, of which some ask
                print(f"{name:34} {error}", flush=True)
                break
            for side, before, now in zip(took, begin, (time.process_time(), time.perf_counter()), strict=True):
                side.append(1000 * (now - before))
        if not took[0]:
            continue
        for side in took:
            side.sort()
        found[name] = tuple(side[int(len(side) * part)] for side in took for part in (0.5, 0.95))
        print(f"{name:34}" + " ".join(f"{value:9.1f}" for value in found[name]), flush=True)
    return found


def main(path: Path, to: Path) -> None:
    with Archive(path) as record:
        reports = next(iter(record.sql("SELECT count(*) AS reports FROM report")))["reports"]
        found = measured(record)
    begins = not to.exists()
    with to.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if begins:
            writer.writerow(COLUMNS)
        writer.writerows((name, reports, *(f"{value:.1f}" for value in values), commit()) for name, values in found.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("asking.csv"))
