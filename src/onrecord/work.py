"""Many processes that read: each holds a reader of its own, and is handed batches of reports.

``Spread`` is how a task goes over many batches, its results in the order of the batches. There are two: the processes of this
machine, here, and Ray's on one machine or many (``onrecord.scale``). What comes out is the same for both, and for any number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.errors import RecordError
from onrecord.processes import processes
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
        yield from pooled(task, batches, make, config, self.workers)


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


def pooled[B, R](task: Task[B, R], batches: Iterable[B], make: Make, config: Config, workers: int) -> Iterator[tuple[B, R]]:
    """Each batch with what the task gives for it, in order, by processes apart from this one. Raises RecordError where one of them has ended."""
    with beside(workers, partial(make, config)) as hand_out:
        yield from hand_out(task, batches)


@contextmanager
def beside(workers: int, load: Callable[[], Any], most: int = 0) -> Iterator[Callable[[Any, Iterable[Any]], Iterator[tuple[Any, Any]]]]:
    """Processes apart from this one, until the end of the block. What is given takes a task, which gets what the worker has loaded and a batch, and the
    batches; each comes with its result, in order. So many batches are handed out before the first result is waited for, or AHEAD for each worker. It raises
    RecordError where a process has ended."""

    def handed(task: Any, batches: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        try:
            yield from ahead(batches, partial(hand_out, task), max(most, AHEAD * workers))
        except BrokenProcessPool as error:
            raise RecordError("a worker", "has ended, perhaps for want of memory", "Run the command again with fewer --workers") from error

    with processes(workers, load) as hand_out:
        yield handed
