"""A folder that is watched: files that stand still, are written in steps, changed, cannot be read; the stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from made_up import MadeUp
from onrecord.archive import Archive
from onrecord.errors import InputError, RecordError
from onrecord.record.store import writing
from onrecord.watching import Watched, watch
from onrecord.work import Step


class Looks:
    """Does something between one look and the next, and stops after the last."""

    def __init__(self, *between: Callable[[], object]) -> None:
        self.between = list(between)

    def __call__(self, _seconds: float) -> None:
        if not self.between:
            raise KeyboardInterrupt
        self.between.pop(0)()


def nothing() -> None:
    """Two looks that find the same."""


def watched(record: Path, folder: Path, *between: Callable[[], object]) -> tuple[list[tuple[str, int, int]], list[str], int]:
    """What was taken (name, reports added, failed), what was said, and how many readers were made."""
    taken: list[tuple[str, int, int]] = []
    said: list[str] = []
    made = 0

    def reader(_config: object) -> Callable[..., object]:
        nonlocal made
        made += 1
        return MadeUp().read_many

    def tell(path: Path, step: Step) -> None:
        taken.append((path.name, step.added, step.failed))

    with Archive(record, read=cache(reader)) as archive, suppress(KeyboardInterrupt):  # type: ignore[arg-type]
        watch(archive, Watched(folder, record), 2.0, on_file=tell, on_note=said.append, pause=Looks(*between))
    return taken, said, made


def test_a_file_is_added_once_it_stands_still_by_one_reader(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Monday was calm in Lima.")
    late = folder / "b.txt"

    def grow(words: str) -> Callable[[], object]:
        return lambda: late.write_text(words)

    found = watched(tmp_path / "r.db", folder, nothing, grow("Tuesday"), grow("Tuesday was calm in Lima."), nothing, nothing)
    assert found == ([("a.txt", 1, 0), ("b.txt", 1, 0)], [], 1)
    with Archive(tmp_path / "r.db") as archive:
        assert len(archive) == 2, "and nothing of the half file"


def test_a_changed_file_is_read_again_and_a_bad_one_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Monday was calm in Lima.")
    (folder / "bad.pdf").write_bytes(b"no document")
    (folder / ".hidden.txt").write_text("Friday was calm in Lima.")
    (folder / "picture.png").write_bytes(b"no report")

    def change() -> None:
        (folder / "a.txt").write_text("Wednesday was stormy in Lima, said the harbour.")

    taken, _said, _made = watched(tmp_path / "r.db", folder, nothing, nothing, change, nothing, nothing)
    assert taken == [("a.txt", 1, 0), ("bad.pdf", 0, 1), ("a.txt", 1, 0)]


def test_what_is_passed_over_and_that_the_folder_is_gone_is_told_once(tmp_path: Path) -> None:
    folder, away = tmp_path / "in", tmp_path / "away"
    folder.mkdir()
    part = folder / "a.txt.part"
    part.write_text("Monday was calm in Lima.")

    def whole() -> None:
        part.rename(folder / "a.txt")

    def go() -> None:
        folder.rename(away)

    def back() -> None:
        away.rename(folder)

    taken, said, _made = watched(tmp_path / "r.db", folder, nothing, nothing, whole, nothing, go, nothing, back, nothing, nothing)
    assert taken == [("a.txt", 1, 0)]
    notes = [
        "passed over: no format of the name's ending",
        "is not there any more; what is in it is taken once it is back",
        "is there again",
    ]
    assert [line.partition(": ")[2] for line in said] == notes


def test_a_file_that_goes_or_grows_while_another_is_read_is_left_for_the_next_look(tmp_path: Path) -> None:
    one = Watched(tmp_path, tmp_path / "r.db")
    (tmp_path / "a.txt").write_text("Monday was calm in Lima.")
    (tmp_path / "b.txt").write_text("Tuesday was calm in Lima.")
    one.ready()
    first, second = one.ready()
    assert one.stands(first)
    first.unlink()
    second.write_text("Tuesday was calm in Lima, said the harbour.")
    assert not one.stands(first)
    assert not one.stands(second)


def test_the_records_own_files_are_none_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "r.db.txt").write_text("Monday was calm in Lima.")
    (tmp_path / "a.txt").write_text("Monday was calm in Lima.")
    one = Watched(tmp_path, tmp_path / "r.db")
    assert one.ready() == []
    assert one.ready() == [tmp_path / "a.txt"]
    one.took(tmp_path / "a.txt")
    assert one.ready() == []


def test_a_record_that_another_writes_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Monday was calm in Lima.")
    other = writing(tmp_path / "r.db")
    other.__enter__()
    taken, said, _made = watched(tmp_path / "r.db", folder, nothing, nothing, lambda: other.__exit__(None, None, None), nothing)
    assert taken == [("a.txt", 1, 0)]
    assert len(said) == 1
    assert "a.txt is tried again" in said[0]


@pytest.mark.parametrize("there", [True, False], ids=["before", "made by the first file"])
def test_a_record_that_is_moved_away_is_told_and_not_made_anew(tmp_path: Path, there: bool) -> None:
    record, folder = tmp_path / "r.db", tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Monday was calm in Lima.")

    def go() -> None:
        for path in tmp_path.glob("r.db*"):
            path.rename(tmp_path / f"away-{path.name}")
        (folder / "b.txt").write_text("Tuesday was calm in Lima.")

    if there:
        watched(record, folder, nothing)
    with pytest.raises(RecordError, match="is not there any more") as told:
        watched(record, folder, *(() if there else (nothing,)), go, nothing, nothing)
    assert str(record) in str(told.value)
    assert not record.exists()
    with Archive(tmp_path / "away-r.db") as archive:
        assert len(archive) == 1


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Monday")
    with pytest.raises(InputError, match="is no folder"):
        Watched(tmp_path / "a.txt", tmp_path / "r.db")
    with pytest.raises(InputError, match="is not there"):
        Watched(tmp_path / "b", tmp_path / "r.db")


@pytest.mark.slow
def test_the_command_adds_what_comes_and_ends_when_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    order = [sys.executable, "-m", "onrecord", "watch", str(folder), "--record", str(tmp_path / "r.db"), "--every", "0.2"]
    process = subprocess.Popen(order, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert process.stderr is not None
    assert "is watched" in process.stderr.readline()
    for name, words in (("a.txt", "Peru expelled the envoy of Chile on Monday."), ("b.txt", "Chile recalled its envoy from Peru.")):
        (folder / name).write_text(words)
        assert f"{name}: 1 added" in process.stderr.readline()
    (folder / "bad.pdf").write_bytes(b"no document")
    assert "bad.pdf: 0 added" in process.stderr.readline()
    assert "bad.pdf: is no whole PDF" in process.stderr.readline()
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.stderr.read().endswith("2 added\n")
    assert process.wait(timeout=20) == 0
    assert time.monotonic() - begun < 20
