"""What a second worker brings, by processes and by Ray: reports read a second with one worker and with two, in pairs, start-up apart.

workers.py [PAIRS [REPORTS]]    3 pairs of runs over 300 reports of the shared sets, by each way, one after the other

The clock starts when the first batches are read, and so when every worker holds a reader. Two cores must be free: the other figure, by the
processor's time, tells what two free cores would bring at most, and is lower than two by what two workers do that one does not.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from onrecord.archive import reading_of
from onrecord.config import Config
from onrecord.scale import OnRay
from onrecord.types import Report
from onrecord.work import Make, Read, Spread, Task, _pooled
from speed import texts

#: Reports of a batch, and batches that are read before the clock starts.
BATCH, WARM = 8, 8


def read_all(read: Read, batch: Sequence[Report]) -> tuple[int, float]:
    """How many readings a worker makes of a batch, and its CPU seconds."""
    begin = time.process_time()
    made = len(list(read(batch)))
    return made, time.process_time() - begin


class Processes:
    """Workers as processes of their own, one alone too, so that both runs hand their batches out in the same way."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__[B, R](self, task: Task[B, R], batches: Iterable[B], make: Make, config: Config) -> Iterator[tuple[B, R]]:
        """As ``onrecord.work.Spread``."""
        return _pooled(task, batches, make, config, self.workers)


def measured(spread: Spread, reports: list[Report]) -> tuple[float, float]:
    """Seconds by the clock, and CPU seconds of workers and of this process, for a report."""
    batches = [reports[at : at + BATCH] for at in range(0, len(reports), BATCH)]
    begin, cpu, read = 0.0, 0.0, 0
    own = 0.0
    for number, (_batch, (made, took)) in enumerate(spread(read_all, batches, reading_of, Config())):
        if number < WARM:
            begin, own = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
            continue
        read, cpu = read + made, cpu + took
    cpu += resource.getrusage(resource.RUSAGE_SELF).ru_utime - own
    return (time.perf_counter() - begin) / read, cpu / read


def main(pairs: int, count: int) -> None:
    reports = [Report.of(text) for text in texts()]
    reports = (reports * (count // len(reports) + 1))[:count]
    for name, way in (("processes", Processes), ("Ray", OnRay)):
        clock, work = [], []
        for _ in range(pairs):
            one, two = measured(way(1), reports), measured(way(2), reports)
            clock.append(one[0] / two[0])
            work.append(2 * one[1] / two[1])
            print(
                f"{name}: {1 / one[0]:.1f} and {1 / two[0]:.1f} reports a second, {clock[-1]:.2f} times; by CPU {work[-1]:.2f}", flush=True
            )
        print(f"{name}: median {statistics.median(clock):.2f} times, by CPU {statistics.median(work):.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, int(sys.argv[2]) if len(sys.argv) > 2 else 300)
