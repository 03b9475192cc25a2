"""Reading on Ray: the processes of one machine, or of all that are joined to a cluster.

The only module that imports ray, which is an extra (``onrecord[ray]``). Each worker holds a loaded reader. One that dies is started
again and its batch read again; as a reading is a function of its report, nothing but time is lost. Whoever is free gets the next
batch: dealt out in turn, a worker on a slow or busy core would keep the others waiting.
"""

from __future__ import annotations

import importlib
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import ConfigError, RecordError
from onrecord.work import AHEAD, Make, Task, ahead

if TYPE_CHECKING:
    from onrecord.config import Config

#: Batches that a worker has at a time: the one it reads, and one more, so that it need not wait for the next.
EACH = 2


@dataclass(frozen=True, slots=True)
class OnRay:
    """Workers on Ray. Without an address they are this machine's; with one, of the cluster that is there ("auto": this machine's own)."""

    workers: int = 1
    address: str | None = None

    def __call__[B, R](self, task: Task[B, R], batches: Iterable[B], make: Make, config: Config) -> Iterator[tuple[B, R]]:
        """Each batch with what the task gives for it, in order. Raises ConfigError without ray, RecordError where the cluster is lost."""
        ray = _ray()
        try:
            self._join(ray)
            workers = [
                ray.remote(_Worker).options(num_cpus=1, max_restarts=-1, max_task_retries=-1).remote(make, config)
                for _ in range(self.workers)
            ]
            queue = _Queue(ray, workers, task)
            yield from ahead(batches, queue.hand_out, AHEAD * self.workers)
        except (ray.exceptions.RayError, ConnectionError) as error:
            reason = str(error).strip().split("\n")[-1][:200]
            raise RecordError(
                "ray", f"does not answer any more ({reason})", "Give the same command again: it goes on from what is kept"
            ) from error
        finally:
            ray.shutdown()

    def _join(self, ray: Any) -> None:
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # what Ray is to do of itself in a later version
        quiet = {"include_dashboard": False, "log_to_driver": False, "configure_logging": False}
        if self.address is None:
            ray.init(num_cpus=self.workers, **quiet)
        else:
            ray.init(address=self.address, log_to_driver=False, configure_logging=False)


class _Queue:
    """Batches on their way to workers and back."""

    def __init__(self, ray: Any, workers: list[Any], task: Any) -> None:
        self._ray, self._workers, self._task = ray, workers, task
        #: Batches that no worker has yet, by their numbers.
        self._waiting: deque[tuple[int, Any]] = deque()
        #: What workers have: the reference to what will come back, the batch's number and the worker's.
        self._out: dict[Any, tuple[int, int]] = {}
        self._back: dict[int, Any] = {}
        self._handed = 0

    def hand_out(self, batch: Any) -> Callable[[], Any]:
        """Takes a batch, and gives what waits for its result."""
        number, self._handed = self._handed, self._handed + 1
        self._waiting.append((number, batch))
        self._look(0.0)
        return lambda: self._result(number)

    def _result(self, number: int) -> Any:
        while number not in self._back:
            self._look(None)
        return self._ray.get(self._back.pop(number))

    def _look(self, seconds: float | None) -> None:
        """Takes all that is back, waiting so long for the first of it (without end: None), and gives those who brought it the next batches."""
        if self._out and self._ray.wait(list(self._out), num_returns=1, timeout=seconds)[0]:
            # A result that is back but not taken counts as a batch in hand: its worker would get one less.
            for one in self._ray.wait(list(self._out), num_returns=len(self._out), timeout=0.0)[0]:
                self._back[self._out.pop(one)[0]] = one
        self._send()

    def _send(self) -> None:
        """Gives batches to workers that have less than they may."""
        has = Counter(worker for _number, worker in self._out.values())
        while self._waiting:
            worker = min(range(len(self._workers)), key=lambda one: has[one])
            if has[worker] >= EACH:
                return
            number, batch = self._waiting.popleft()
            self._out[self._workers[worker].done.remote(self._task, batch)] = number, worker
            has[worker] += 1


class _Worker:
    """A process that reads."""

    def __init__(self, make: Make, config: Config) -> None:
        self._read = make(config)

    def done(self, task: Any, batch: Any) -> Any:
        """What the task gives for the batch."""
        return task(self._read, batch)


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise ConfigError("--on ray", f"ray is not installed ({error})", "Run: pip install 'onrecord[ray]'") from error
