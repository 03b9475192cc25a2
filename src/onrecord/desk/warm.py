"""The process that reads for the desk: it loads its reader once, and ends with the desk."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.config import Config

if TYPE_CHECKING:
    from onrecord.work import Read

#: What one reading does with the loaded reader; false where the reader is not sound after it.
Work = Callable[[Config, "Callable[[Config], Read]"], bool]
#: The memory, in bytes, over which a reader is replaced after its reading: half as much again as it has had after a text of 880,000 characters (405 MB).
#: One report takes 190 MB, the largest of the shared sets (22,000 characters) 200, an archive of 20,000 about 375.
BOUND = 600_000_000


class Warm:
    """A process with a reader that is loaded by the first reading and kept for the next."""

    def __init__(self, config: Config, read: Callable[[Config], Read] | None, loaded: object, *, stays: bool = True) -> None:
        self.loaded = loaded
        #: Whether it was told to end.
        self.ended = False
        self._begun = self._done = 0
        #: It has said that it ends, or is gone.
        self._over = False
        self._lock = threading.Lock()
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, config, read, stays, BOUND), daemon=True)
        self.process.start()
        # The process alone holds the other end, so that each end sees when the other is gone.
        theirs.close()

    def begin(self, work: Work) -> int:
        """Begins a reading, and returns its number."""
        self._begun += 1
        try:
            self._line.send(work)
        except OSError:  # it died just now: its reading counts as ended
            self.process.join(1)
        return self._begun

    def reads(self, number: int) -> bool:
        """Whether the reading of this number goes on."""
        with self._lock:
            try:
                while not self._over and self._line.poll():
                    self._over = not self._line.recv()
                    self._done += 1
            except (EOFError, OSError):
                self._over = True
        return self._done < number and not self._over and self.process.is_alive()

    @property
    def busy(self) -> bool:
        """Whether it reads."""
        return self.reads(self._begun)

    @property
    def alive(self) -> bool:
        """Whether it can be given a reading."""
        self.reads(self._begun)
        return not self._over and self.process.is_alive()

    def end(self) -> None:
        """Ends it, and what it reads."""
        self.ended = True
        self.process.terminate()
        self.process.join(5)


def stamp(config: Config, read: object) -> object:
    """What a loaded reader depends on: the settings, and the user's tables as they stand on the disk."""
    tables = sorted(config.knowledge.rglob("*")) if config.knowledge else []
    states = [(str(table), table.stat().st_mtime_ns, table.stat().st_size) for table in tables if table.is_file()]
    return config, read, states


def _serve(line: Connection[Any, Any], config: Config, read: Callable[[Config], Read] | None, stays: bool, bound: int) -> None:
    """Reads what it is given until the desk is gone, or it has taken more memory than the bound."""
    from onrecord.archive import reading_of

    # Ctrl-C in the terminal is for the desk, which ends its reader.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loaded = cache(read or reading_of)
    while True:
        try:
            sound = line.recv()(config, loaded)
            goes_on = stays and sound and _memory() <= bound
            line.send(goes_on)
        except (EOFError, OSError):
            return
        if not goes_on:
            return


def _memory() -> int:
    """The most memory that this process has had, in bytes; 0 where the system does not tell."""
    try:  # Linux tells below, of a process that was started by a large one, what that one had
        told = Path("/proc/self/status").read_text(encoding="utf-8").partition("VmHWM:")[2].split()
        return int(told[0]) * 1024
    except (OSError, IndexError, ValueError):
        pass
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
