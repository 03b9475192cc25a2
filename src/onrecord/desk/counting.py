"""Counts that stand beside what a page shows: kept until the record changes; what takes long is counted in the background.

So a page over a large record does not wait for them: it stands with what was counted last, or says that it is being counted.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError, RecordError
from onrecord.record.record import Record

#: What one page may spend on counts before the rest goes to the background, and the longest that a count takes there; seconds of work.
AT_ONCE, BEHIND = 0.15, 120.0
#: How many answers are kept.
KEPT = 4_000


def stamp(path: Path) -> object:
    """What tells whether a record has changed: when its file and its log were written, and how large they are."""
    found = []
    for name in (path, Path(f"{path}-wal")):
        try:
            told = name.stat()
            # The first reader makes an empty log: that changes nothing.
            found.append((told.st_mtime_ns, told.st_size) if told.st_size else (0, 0))
        except OSError:
            found.append((0, 0))
    return tuple(found)


class Counting:
    """The counts of one record."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: OrderedDict[object, tuple[object, Any]] = OrderedDict()
        self._slow: set[object] = set()
        self._asked: set[object] = set()
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None

    def stamp(self) -> object:
        """What tells whether the record has changed."""
        return stamp(self._path)

    def held(self, key: object) -> tuple[bool, Any]:
        """Whether the answer is of the record as it is, and the answer that there is; None where there is none."""
        with self._lock:
            stamp, value = self._held.get(key, (None, None))
        return stamp == self.stamp(), value

    def keep(self, key: object, stamp: object, value: Any) -> None:
        """Keeps an answer."""
        with self._lock:
            self._held[key] = (stamp, value)
            self._held.move_to_end(key)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)

    def slow(self, key: object) -> bool:
        """Whether it took long before."""
        return key in self._slow

    def behind(self, key: object, question: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]) -> None:
        """Has it counted in the background, once at a time."""
        with self._lock:
            self._slow.add(key)
            if key in self._asked or len(self._asked) > 200:
                return
            self._asked.add(key)
            if self._pool is None:
                self._pool = ThreadPoolExecutor(1, "counting")
        self._pool.submit(self._count, key, question, arguments, options)

    def _count(self, key: object, question: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]) -> None:
        try:
            stamp = self.stamp()
            with Record(self._path) as record:
                until = time.thread_time() + BEHIND
                record.connection.set_progress_handler(lambda: time.thread_time() > until, 50_000)
                self.keep(key, stamp, record.ask(question, *arguments, **options))
        except OnrecordError:
            pass  # the page stands without it
        finally:
            with self._lock:
                self._asked.discard(key)

    def close(self) -> None:
        """Lets go."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)


class Asking:
    """What one page asks beside its rows."""

    def __init__(self, counting: Counting | None, record: Record, patient: Callable[[], bool]) -> None:
        self._counting, self._record, self._patient = counting, record, patient
        self._spent = 0.0
        #: Whether something is still being counted.
        self.waits = False

    def __call__(self, question: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """The answer; one of before where it takes long; None where there is none yet."""
        return self._answer(question, arguments, options, anew=False)

    def anew(self, question: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """The answer, which has time of its own, however long others took: the reader may just have changed it."""
        return self._answer(question, arguments, options, anew=True)

    def _answer(self, question: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any], anew: bool) -> Any:
        if self._counting is None:
            return self._record.ask(question, *arguments, **options)
        key = (question.__module__, question.__qualname__, repr(arguments), repr(sorted(options.items())))
        fresh, value = self._counting.held(key)
        if fresh:
            return value
        left = AT_ONCE if anew else 0.0 if self._counting.slow(key) else AT_ONCE - self._spent
        if left > 0:
            begun, stamp = time.thread_time(), self._counting.stamp()
            until = begun + left
            self._record.connection.set_progress_handler(lambda: time.thread_time() > until, 5_000)
            try:
                value = self._record.ask(question, *arguments, **options)
                self._counting.keep(key, stamp, value)
                return value
            except RecordError:
                pass
            finally:
                self._spent += time.thread_time() - begun
                self._record.connection.set_progress_handler(self._patient, 20_000)
        self._counting.behind(key, question, arguments, options)
        self.waits = True
        return value
