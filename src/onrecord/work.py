"""Many processes that read: each holds a reader of its own, and is handed batches of reports.

``Spread`` is how a task goes over many batches, its results in the order of the batches. There are two: the processes of this
machine, here, and Ray's on one machine or many (``onrecord.scale``). What comes out is the same for both, and for any number.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.errors import RecordError
from onrecord.types import Reading, Report

if TYPE_CHECKING:
    from onrecord.config import Config

#: Batches handed out to each worker before the first of them is asked for: enough that none waits, few enough that memory stays flat.
AHEAD = 3

#: What reads a batch of reports. Tests give one of their own.
type Read = Callable[[Sequence[Report]], Iterable[Reading]]
#: What makes one, in the process that reads.
type Make = Callable[[Config], Read]
#: What is done with a batch: a function at the top of a module, or a partial one.
type Task[B, R] = Callable[[Read, B], R]


@dataclass(frozen=True, slots=True)
class Step:
    """How far an adding has come. All that it counts is on the disk."""

    #: The file that was read last.
    file: str
    #: Characters of reports seen in all.
    characters: int
    #: Reports that are new in the record, that were there before, and what could not be taken in.
    added: int
    known: int
    failed: int
    #: The ids that this step made sure of.
    ids: tuple[str, ...]


class Spread(Protocol):
    """How a task goes over batches."""

    def __call__[B, R](self, task: Task[B, R], batches: Iterable[B], make: Make, config: Config) -> Iterator[tuple[B, R]]: ...


@dataclass(frozen=True, slots=True)
class Here:
    """The processes of this machine; with one worker, this very process."""

    workers: int = 1

    def __call__[B, R](self, task: Task[B, R], batches: Iterable[B], make: Make, config: Config) -> Iterator[tuple[B, R]]:
        """Each batch with what the task gives for it, in order."""
        if self.workers <= 1:
            read = _Late(make, config)
            for batch in batches:
                yield batch, task(read, batch)
            return
        yield from _pooled(task, batches, make, config, self.workers)


class _Late:
    """A reader that is made when something is to be read."""

    def __init__(self, make: Make, config: Config) -> None:
        self._make, self._config = make, config
        self._read: Read | None = None

    def __call__(self, reports: Sequence[Report]) -> Iterable[Reading]:
        if not reports:
            return ()
        if self._read is None:
            self._read = self._make(self._config)
        return self._read(reports)


def ahead[B, R](batches: Iterable[B], hand_out: Callable[[B], Callable[[], R]], most: int) -> Iterator[tuple[B, R]]:
    """Each batch with its result, in order; so many are handed out before the first result is waited for."""
    waiting: deque[tuple[B, Callable[[], R]]] = deque()
    for batch in batches:
        waiting.append((batch, hand_out(batch)))
        if len(waiting) >= most:
            first, result = waiting.popleft()
            yield first, result()
    while waiting:
        first, result = waiting.popleft()
        yield first, result()


def _pooled[B, R](task: Task[B, R], batches: Iterable[B], make: Make, config: Config, workers: int) -> Iterator[tuple[B, R]]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_start, initargs=(make, config))

    def hand_out(batch: B) -> Callable[[], R]:
        with _unheard(signal.SIGINT):  # a worker begins here, and would hear the user's stop before _start
            return pool.submit(_done, task, batch).result

    try:
        yield from ahead(batches, hand_out, AHEAD * workers)
    except BrokenProcessPool as error:
        raise RecordError("a worker", "has ended, perhaps for want of memory", "Run the command again with fewer --workers") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


#: The worker's own reader, made when its process starts.
_worker: list[Read] = []


@contextmanager
def _unheard(one: signal.Signals) -> Iterator[None]:
    """Holds a signal back meanwhile, where the system can; processes that begin do not hear it at all."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {one})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(make: Make, config: Config) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's stop is for the process that writes
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker.append(make(config))


def _end_with_parent() -> None:
    """Ends this worker when the process that hands out the work is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _done(task: Any, batch: Any) -> Any:
    return task(_worker[0], batch)
