"""What a second worker brings, by processes and by Ray: reports read a second with one worker and with two, in pairs, start-up apart.

workers.py [PAIRS [REPORTS [TO]]]    3 pairs of runs over 300 reports of the shared sets, by each way, one after the other; TO (benchmarks/workers.csv)
                                     gets a row for each pair, which `curves.py` draws

The clock starts when the first batches are read, and so when every worker holds a reader. Two cores must be free: on a machine with other work the clock
tells how the system shares its cores out. The other figure, by the processor's time, tells what two free cores would bring: that of all processes, Ray's
own among them, and how much of the time each worker had a batch in hand.
"""

from __future__ import annotations

import csv
import os
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive import reading_of
from onrecord.config import Config
from onrecord.scale import OnRay
from onrecord.types import Report
from onrecord.work import Make, Read, Spread, Task, pooled
from record_crash import below
from speed import texts

#: Reports of a batch, and batches that are read before the clock starts.
BATCH, WARM = 8, 8


@dataclass(frozen=True)
class Batch:
    """What a worker did with a batch: readings made, its process, and when it began and ended, in seconds of a clock that all processes share."""

    made: int
    process: int
    begin: float
    end: float


def read_all(read: Read, batch: Sequence[Report]) -> Batch:
    """Reads a batch."""
    begin = time.monotonic()
    made = len(list(read(batch)))
    return Batch(made, os.getpid(), begin, time.monotonic())


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock for a report, CPU seconds of workers and of all other processes for a report, and the share of the time in which
    workers had a batch in hand."""

    clock: float
    workers: float
    others: float
    busy: float


class Processes:
    """Workers as processes of their own, one alone too, so that both runs hand their batches out in the same way."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__[B, R](self, task: Task[B, R], batches: Iterable[B], make: Make, config: Config) -> Iterator[tuple[B, R]]:
        """As ``onrecord.work.Spread``."""
        return pooled(task, batches, make, config, self.workers)


def work_of(process: int) -> float:
    """CPU seconds of a process so far; nothing where it is gone or the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def measured(spread: Spread, workers: int, reports: list[Report]) -> Run:
    """Reads the reports in batches, and tells what it took."""
    batches = [reports[at : at + BATCH] for at in range(0, len(reports), BATCH)]
    begin, before, done = 0.0, dict[int, float](), list[Batch]()
    for number, (_batch, one) in enumerate(spread(read_all, batches, reading_of, Config()), start=1):
        done.append(one)
        if number == WARM:
            before = {process: work_of(process) for process in (os.getpid(), *below(os.getpid()))}
            begin = time.monotonic()
        elif number == len(batches):
            end = time.monotonic()
            took = {process: work_of(process) - before.get(process, 0.0) for process in (os.getpid(), *below(os.getpid()))}
    read = sum(one.made for one in done[WARM:])
    in_hand = sum(max(0.0, min(one.end, end) - max(one.begin, begin)) for one in done)
    reading = sum(took.get(process, 0.0) for process in {one.process for one in done})
    return Run((end - begin) / read, reading / read, (sum(took.values()) - reading) / read, in_hand / (end - begin) / workers)


def rates(one: Run, two: Run) -> tuple[float, float]:
    """Reports a second of one worker and of two where each has a core to itself, reckoned from the work: whatever else runs shares the two cores with two
    workers, but has one of its own beside one worker."""
    return one.busy / one.workers, 2 / (two.workers / two.busy + two.others)


def main(pairs: int, count: int, to: Path | None) -> None:
    reports = [Report.of(text) for text in texts()]
    reports = (reports * (count // len(reports) + 1))[:count]
    rows = []
    for name, way in (("processes", Processes), ("Ray", OnRay)):
        clock, work = [], []
        for _ in range(pairs):
            one, two = measured(way(1), 1, reports), measured(way(2), 2, reports)
            clock.append(one.clock / two.clock)
            first, second = rates(one, two)
            work.append(second / first)
            rows.append((name, *(f"{rate:.2f}" for rate in (first, second, 1 / one.clock, 1 / two.clock))))
            print(
                f"{name}: {1 / one.clock:.1f} and {1 / two.clock:.1f} reports a second, {clock[-1]:.2f} times; by CPU {work[-1]:.2f}"
                f" ({1000 * one.workers:.1f} and {1000 * two.workers:.1f} ms a report, beside it {1000 * two.others:.2f} ms; busy {two.busy:.3f})",
                flush=True,
            )
        print(f"{name}: median {statistics.median(clock):.2f} times, by CPU {statistics.median(work):.2f}", flush=True)
    if to is not None:
        with to.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("way", "one", "two", "clock_one", "clock_two"), *rows])


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int((given[:1] or ["3"])[0]), int((given[1:2] or ["300"])[0]), Path(given[2]) if given[2:] else None)
