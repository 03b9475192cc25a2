"""Processes side by side: doubles of one that has loaded, or each by itself; what goes wrong in them comes back."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from onrecord import processes
from onrecord.config import Config
from onrecord.errors import ModelError, RecordError
from onrecord.work import pooled

#: Bytes that a worker looks at and does not change.
LARGE = 64 * 2**20
doubled = pytest.mark.skipif(not processes.DOUBLED, reason="processes are not doubled here")


def make(_config: Config) -> Any:
    """What a worker works with: who has loaded it."""
    return os.getpid()


def make_large(_config: Config) -> Any:
    return b"x" * LARGE


def make_nothing(_config: Config) -> Any:
    raise ModelError("a model", "is not installed", "Install it")


def whose(loaded: int, batch: int) -> tuple[int, int, int]:
    time.sleep(0.02)
    return batch, loaded, os.getpid()


def fails(_loaded: int, batch: int) -> int:
    if batch == 2:
        raise ValueError("the second is bad")
    return batch


def ends(_loaded: int, batch: int) -> int:
    if batch == 2:
        os._exit(9)
    return batch


def own_memory(loaded: bytes, _batch: int) -> int:
    """Bytes that this process has for itself, of pages that are written."""
    time.sleep(0.1)
    assert len(loaded) == LARGE
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) * 1024


def end_first(_loaded: int, batch: int) -> int:
    """Kills the process that has started this one."""
    if batch == 2:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(20)
    return batch


@pytest.fixture(params=[True, False], ids=["doubled", "started"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Each of the two ways, where the system has it."""
    if request.param and not processes.DOUBLED:
        pytest.skip("processes are not doubled here")
    monkeypatch.setattr(processes, "DOUBLED", request.param)
    return bool(request.param)


def results(task: Any, batches: Sequence[int], load: Any = make, workers: int = 2) -> list[Any]:
    return [result for _batch, result in pooled(task, batches, load, Config(), workers)]


def test_results_come_in_order_and_no_work_is_done_here(way: bool) -> None:
    found = results(whose, range(12))
    assert [batch for batch, _loaded, _process in found] == list(range(12))
    assert os.getpid() not in {process for _batch, _loaded, process in found}
    working = {process for _batch, _loaded, process in found}
    assert len({loaded for _batch, loaded, _process in found}) == (1 if way else len(working)), "one has loaded for all, or each for itself"
    if way:  # one that is started may come when the other has done all, on a busy machine
        assert len({process for _batch, _loaded, process in found[1:]}) == 2


def test_nothing_to_do_starts_and_ends(way: bool) -> None:
    assert results(whose, []) == []


def test_an_error_of_the_work_comes_back_as_it_is(way: bool) -> None:
    with pytest.raises(ValueError, match="the second is bad") as caught:
        results(fails, range(6))
    assert "in fails" in "".join([*getattr(caught.value, "__notes__", ()), str(caught.value.__cause__)]), "and where it came from"


def test_a_worker_that_has_ended_is_told(way: bool) -> None:
    with pytest.raises(RecordError, match="has ended"):
        results(ends, range(6))


@doubled
def test_what_cannot_be_loaded_is_told() -> None:
    with pytest.raises(ModelError, match="is not installed"):
        results(whose, range(6), make_nothing)


@doubled
def test_what_is_loaded_is_in_memory_once() -> None:
    assert max(results(own_memory, range(6), make_large)[1:]) < LARGE / 2


@doubled
def test_the_end_of_the_first_is_told() -> None:
    begun = time.monotonic()
    with pytest.raises(RecordError, match="has ended"):
        results(end_first, range(6))
    assert time.monotonic() - begun < 15, f"{sys.platform}: its doubles end with it"
