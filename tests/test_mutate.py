"""The measure of what the tests notice: what came of a fault is known by its name, and a run that was broken off goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from mutants import Fault, faults
from mutate import known, logged, outcomes

VOICE = Path(__file__).parents[1] / "src" / "onrecord" / "grammar" / "voice.py"


def some() -> list[Fault]:
    return [*faults(VOICE, "onrecord.grammar.voice")][:12]


def test_a_run_goes_on_after_what_is_logged(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first, second, *others = some()
    log.write_text(f"missed\t{second.name}\nsame\t{first.name}\n", encoding="utf-8")
    told, left = known([first, second, *others], logged(log))
    assert told == [(first, "same"), (second, "missed")]
    assert left == others
    assert logged(tmp_path / "none") == {}


def test_of_several_faults_of_one_name_each_is_judged_once() -> None:
    (one, *_) = some()
    assert known([one, one, one], {one.name: ["same", "missed"]}) == ([(one, "same"), (one, "missed")], [one])


def test_faults_are_judged_side_by_side_and_told_as_they_end() -> None:
    asked = some()[:3]

    def judge(fault: Fault) -> str:
        if fault is asked[0]:
            time.sleep(0.2)
        return f"{os.getpid()} {fault.name}"

    other = subprocess.Popen([sys.executable, "-c", ""])  # whose end is not one of theirs
    told = [*outcomes(iter(asked), 2, judge)]
    assert other.wait() == 0
    assert sorted(fault.name for fault, _ in told) == sorted(fault.name for fault in asked)
    assert len({outcome.partition(" ")[0] for _, outcome in told}) == 3
    assert all(outcome.endswith(fault.name) for fault, outcome in told)
