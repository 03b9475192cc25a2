"""The measure of what the tests notice: what came of a fault is known by its name, and a run that was broken off goes on."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mutants import Fault, faults
from mutate import known, logged, outcomes
from once import asked_apart
from probes import Probes

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


#: A function with a place for each kind of fault; some of them matter for no number, some for large ones.
SOME = """
def some(n: int) -> list[int]:
    if n < 0:
        return []
    last = n and (n - 1 or n)
    found = [one for one in range(n) if one > 1 and one < 9 and not one == 5]
    return found if last != 0 or n >= 4 else [last]
"""


def test_a_fault_whose_probe_tells_nothing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some_faults.py").write_text(SOME, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    some = importlib.import_module("some_faults").some
    found = [*faults(tmp_path / "some_faults.py", "some_faults")]
    numbers = (0, 1, 3, 5, 12)
    plain = [some(n) for n in numbers]

    def look() -> tuple[list[list[int]], set[int], list[set[int]]]:
        probes, told, answers = Probes(found), [], []
        for n in numbers:
            probes.told.clear()
            answers.append(some(n))
            told.append(set(probes.told))
        return answers, probes.known, told

    answers, probed, told = asked_apart(look)
    assert answers == plain
    assert probed == set(range(len(found)))
    for at, fault in enumerate(found):

        def faulty(fault: Fault = fault) -> list[object]:
            fault.commit()
            return [_answer(some, n) for n in numbers]

        changed = {n for n, (was, now) in enumerate(zip(plain, asked_apart(faulty), strict=True)) if was != now}
        assert changed <= {n for n, numbers_told in enumerate(told) if at in numbers_told}, fault.what
    # and it is not told of all: a guard that never holds, a bound that is never reached, a condition that never decides
    silent = {fault.what for at, fault in enumerate(found) if not any(at in one for one in told)}
    assert silent == {"guard dropped: if n < 0", "return emptied: []", "comparison turned: n >= 4", "condition dropped: n >= 4"}
    assert not any(found[at].what == "condition dropped: one < 9" for one in told[:-1] for at in one)


def _answer(some: object, n: int) -> object:
    try:
        return some(n)  # type: ignore[operator]
    except Exception as error:
        return str(error)
