"""Reading on Ray: the processes of one machine, or of all that are joined to a cluster.

The only module that imports ray, which is an extra (``onrecord[ray]``). Each worker holds a loaded reader. One that dies is started
again and its batch read again; as a reading is a function of its report, nothing but time is lost.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any

from onrecord.errors import ConfigError, RecordError
from onrecord.work import AHEAD, Make, Task, ahead

if TYPE_CHECKING:
    from onrecord.config import Config


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
            turn = cycle(workers)
            yield from ahead(batches, lambda batch: partial(ray.get, next(turn).done.remote(task, batch)), AHEAD * self.workers)
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
