"""Processes of this machine that work side by side, each with what it works with (a loaded reader) in memory.

Where the system lets a process be doubled safely (Linux), one process loads and does the first batch, so that what is made at the first
use stands there, too; then it doubles itself, and what the workers only look at is in memory once for all of them. Elsewhere each
worker is started and loads by itself. What comes out is the same.

The library's own way, multiprocessing's forkserver with a module to preload that loads and reads the first batch, shares as much: two workers held 262 MB
together after 160 reports, these 264, in 9.9 and 8.8 s of CPU. But it preloads once for the whole program, so that a second reader, with other tables, is
loaded by each worker; what it has loaded stays until the program ends; and what keeps it from loading comes back as a lost connection without a reason.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from onrecord.garbage import give_back

#: Whether one process loads for all.
DOUBLED = sys.platform == "linux"
#: Takes a task and a batch, and gives what waits for the result.
type HandOut = Callable[[Any, Any], Callable[[], Any]]
#: Bytes of a batch's number on the line between the processes.
_NUMBER = 8


@contextmanager
def processes(workers: int, load: Callable[[], Any]) -> Iterator[HandOut]:
    """So many workers, until the end of the block. A result raises what the task raised, and BrokenProcessPool where a worker has ended."""
    with _doubled(workers, load) if DOUBLED else _started(workers, load) as hand_out:
        yield hand_out


@contextmanager
def _started(workers: int, load: Callable[[], Any]) -> Iterator[HandOut]:
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_start, initargs=(load,))

    def hand_out(task: Any, batch: Any) -> Callable[[], Any]:
        with _unheard(signal.SIGINT):  # a worker begins here, and would hear the user's stop before _start
            return pool.submit(_done, task, batch).result

    try:
        yield hand_out
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _doubled(workers: int, load: Callable[[], Any]) -> Iterator[HandOut]:
    context = multiprocessing.get_context("spawn")
    theirs, orders = context.Pipe(duplex=False)
    answers, back = context.Pipe(duplex=False)
    process = context.Process(target=_first, args=(workers, load, theirs, back))
    with _unheard(signal.SIGINT):
        process.start()
    # the process alone holds its ends, so that each side sees when the other is gone
    theirs.close()
    back.close()
    results = _Results(answers)
    taking = threading.Thread(target=results.take, daemon=True)
    taking.start()

    def hand_out(task: Any, batch: Any) -> Callable[[], Any]:
        number, result = results.new()
        try:
            orders.send_bytes(number.to_bytes(_NUMBER) + pickle.dumps((task, batch), pickle.HIGHEST_PROTOCOL))
        except OSError as error:  # it is gone, and so are those that it has started
            raise BrokenProcessPool("no process takes the batch") from error
        return result

    try:
        yield hand_out
    finally:
        orders.close()
        taking.join()
        process.join()


class _Results:
    """What comes back from the workers, by the numbers of the batches."""

    def __init__(self, line: Connection[Any, Any]) -> None:
        self._line = line
        self._waited: dict[int, Future[Any]] = {}
        self._lock = threading.Lock()
        self._given = 0
        self._over = False

    def new(self) -> tuple[int, Callable[[], Any]]:
        """The number of the next batch, and what waits for its result."""
        with self._lock:
            if self._over:
                raise BrokenProcessPool("the workers have ended")
            number, self._given = self._given, self._given + 1
            future = self._waited[number] = Future[Any]()
        return number, future.result

    def take(self) -> None:
        """Takes results until the other side is gone."""
        try:
            while True:
                told = self._line.recv_bytes()
                fine, value = pickle.loads(memoryview(told)[_NUMBER:])
                future = self._waited.pop(int.from_bytes(told[:_NUMBER]))
                if fine:
                    future.set_result(value)
                else:
                    future.set_exception(value)
        except (EOFError, OSError):
            pass
        finally:
            with self._lock:
                self._over = True
            for future in self._waited.values():
                future.set_exception(BrokenProcessPool("the workers have ended"))
            self._line.close()


def _first(workers: int, load: Callable[[], Any], orders: Connection[Any, Any], back: Connection[Any, Any]) -> None:
    """The process that loads: does the first batch, and then hands what it gets on to its doubles until nobody gives it any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's stop is for the process that hands out
    lock = threading.Lock()

    def answer(number: bytes, told: bytes) -> None:
        with lock:
            back.send_bytes(number + told)

    try:
        batch = orders.recv_bytes()
        try:
            _worker.append(load())
        except Exception as error:  # there is no working without it
            answer(batch[:_NUMBER], _refused(error))
            return
        answer(batch[:_NUMBER], _told(batch[_NUMBER:]))
    except (EOFError, OSError):  # nothing to do, or nobody there
        return
    gc.collect()
    give_back()
    gc.freeze()  # looking for garbage among what is there would write on it, and each worker would have a copy of its own
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), initializer=_watch_parent)
    try:
        while True:
            batch = orders.recv_bytes()
            pool.submit(_told, batch[_NUMBER:]).add_done_callback(_Relay(batch[:_NUMBER], answer))
    except (EOFError, OSError, BrokenProcessPool):
        pool.shutdown(wait=True, cancel_futures=True)


class _Relay:
    """Hands a result on; where a worker has ended, this process ends at once, which the other side sees."""

    def __init__(self, number: bytes, answer: Callable[[bytes, bytes], None]) -> None:
        self._number, self._answer = number, answer

    def __call__(self, done: Future[bytes]) -> None:
        if done.cancelled():
            return
        if done.exception() is not None:
            os._exit(1)
        try:
            self._answer(self._number, done.result())
        except OSError:
            os._exit(1)


def _told(given: bytes) -> bytes:
    """What the task gives for its batch, or what it raised, packed; so the processes between need not look at it."""
    try:
        task, batch = pickle.loads(given)
        return pickle.dumps((True, task(_worker[0], batch)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return _refused(error)


def _refused(error: Exception) -> bytes:
    """An error, packed, with where it came from."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        told = pickle.dumps((False, error))
        pickle.loads(told)  # some can be packed, but not be made again
    except Exception:
        told = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return told


#: What this worker works with.
_worker: list[Any] = []


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


def _start(load: Callable[[], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's stop is for the process that hands out
    _watch_parent()
    _worker.append(load())


def _watch_parent() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this worker when the process that hands out the work is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _done(task: Any, batch: Any) -> Any:
    return task(_worker[0], batch)
