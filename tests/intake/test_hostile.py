"""Hostile places and names; files and texts are in ``tests/test_hostile_inputs.py``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.intake import Unreadable, take
from record_crash import made_up

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and names of bytes")
def test_pipes_loops_and_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "two\nlines.txt").write_text(STORY)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text(STORY + " It did.")
    notes: list[str] = []
    taken = [one.outcome for one in take([str(folder)], on_note=notes.append)]
    assert sum(not isinstance(outcome, Unreadable) for outcome in taken) == 2
    assert len([outcome for outcome in taken if isinstance(outcome, Unreadable)]) == 2  # the pipe, and the link to itself
    assert [note for note in notes if "loop: passed over: a link to a folder" in note]
    (named,) = take([str(folder / "pipe.txt")])
    assert isinstance(named.outcome, Unreadable)
    assert "pipe or device" in str(named.outcome.error)
    (device,) = take(["/dev/zero"])
    assert isinstance(device.outcome, Unreadable)


def test_a_name_of_bytes_is_kept_in_the_record(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("names of any bytes")
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.jsonl"))
    from record_crash import write_reports

    write_reports(file, range(2))
    assert Archive(tmp_path / "a.db", read=made_up).add(file).added == 2


@pytest.mark.slow
def test_a_folder_of_twenty_thousand_files(tmp_path: Path) -> None:
    for number in range(20_000):
        (tmp_path / f"{number}.txt").write_text(f"{STORY} It was day {number}.")
    began = time.process_time()
    assert sum(not isinstance(taken.outcome, Unreadable) for taken in take([str(tmp_path)])) == 20_000
    print(f"20,000 files: {time.process_time() - began:.1f} s")
    assert time.process_time() - began < 30


def test_a_text_that_is_too_long_for_a_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.files._LONGEST", 100)
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{STORY}"}}\n{{"text": "{STORY} {STORY}"}}\n')
    read, refused = (taken.outcome for taken in take([str(tmp_path / "a.jsonl")]))
    assert not isinstance(read, Unreadable)
    assert isinstance(refused, Unreadable)
    assert "as one report" in str(refused.error)
