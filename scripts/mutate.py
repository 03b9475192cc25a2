"""Do the tests notice small faults? Puts faults into the rules and the record, one at a time, and asks the tests.

    mutate.py [COUNT] [--seed N] [--in extract grammar record] [--only PART]

A fault counts when it changes the reading of at least one of the examples or the shared reports (``ONRECORD_SHARED``), ``why`` apart, or what a small
record answers; then the tests are run until the first fails. Prints each fault that no test noticed, and the share noticed. Everything is read with
the language model once; a fault is put into the loaded functions of a fork of this process, so that it takes seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from mutants import Fault, faults

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "data" / "reports" / "wikinews.jsonl"
#: Tests by what is faulty: the quickest to notice first.
TESTS = {
    "extract": ["tests/test_golden.py", "tests/test_kinds.py", "tests/extract", "tests/grammar", "tests/test_doc.py"],
    "record": ["tests/record", "tests/export", "tests/views"],
}
TESTS["grammar"] = TESTS["extract"]
#: A fault that keeps going round is noticed, too.
SECONDS = 240

sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]


def remember() -> None:
    """The parser of every reader, here and in the tests, parses each text once."""
    from onrecord import parse, reader

    kept: dict[tuple[str, ...], Any] = {}

    class Remembering(parse.Parser):
        def analyse(self, reports: Sequence[Any]) -> list[Any]:
            keys = [
                tuple(report.text[start:end] + f"\0{index} {start}" for index, start, end in parse.pieces(report)) for report in reports
            ]
            new = [n for n, key in enumerate(keys) if key not in kept]
            if new:
                for n, found in zip(new, super().analyse([reports[n] for n in new]), strict=True):
                    kept[keys[n]] = found
            return [kept[key] for key in keys]

    load, loaded = parse.load, dict[str, Any]()
    parse.load = lambda model: loaded.get(model) or loaded.setdefault(model, load(model))
    setattr(reader, "Parser", Remembering)  # noqa: B010 - for readers made from now on


class Reports:
    """The examples and the shared reports as they are read without a fault, and which functions reading each runs."""

    def __init__(self) -> None:
        from onrecord.intake import gather
        from onrecord.reader import Reader
        from onrecord.types import Report

        files = sorted(map(str, (ROOT / "examples").glob("*.txt"))) + [str(SHARED)] * SHARED.exists()
        self.reports = [taken for taken in gather(files) if isinstance(taken, Report)]
        self.reader = Reader()
        self.ran: list[set[str]] = []
        self.before: list[str] = []
        self.readings: list[Any] = []
        for report in self.reports:
            with running() as ran:
                self.readings.append(self.reader.read(report))
            self.before.append(digest(self.readings[-1].to_dict()))
            self.ran.append(ran)

    def changed(self, fault: Fault) -> bool:
        """Whether the faulty code reads one of them otherwise."""
        where = f"{fault.path}:{fault.function}"
        return any(digest(self.reader.read(self.reports[n]).to_dict()) != self.before[n] for n, ran in enumerate(self.ran) if where in ran)


class running:
    """Which functions run meanwhile, as FILE:NAME."""

    def __enter__(self) -> set[str]:
        self.ran: set[str] = set()
        sys.monitoring.use_tool_id(3, "mutate")
        sys.monitoring.register_callback(3, sys.monitoring.events.PY_START, self._note)
        sys.monitoring.set_events(3, sys.monitoring.events.PY_START)
        sys.monitoring.restart_events()
        return self.ran

    def _note(self, code: Any, _offset: int) -> object:
        self.ran.add(f"{code.co_filename}:{code.co_qualname.partition('.<')[0]}")
        return sys.monitoring.DISABLE

    def __exit__(self, *_error: object) -> None:
        sys.monitoring.set_events(3, 0)
        sys.monitoring.free_tool_id(3)


def digest(value: Any) -> str:
    """A value without its reasons."""

    def bare(held: Any) -> Any:
        if isinstance(held, dict):
            return {key: bare(one) for key, one in held.items() if key != "why"}
        return [bare(one) for one in held] if isinstance(held, list) else held

    return hashlib.sha256(json.dumps(bare(value), default=str).encode()).hexdigest()


def forked(ask: Callable[[], bool]) -> bool | None:
    """The answer of a fork of this process; None where it takes too long or ends otherwise."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            answer = 2
            try:
                answer = int(ask())
            finally:
                os._exit(answer)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return {0: False, 1: True}.get(os.waitstatus_to_exitcode(status))
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def answers(readings: list[Any]) -> str:
    """What a small record of these readings answers and exports."""
    from small_record import told

    with tempfile.TemporaryDirectory() as folder:
        return digest(told(Path(folder), readings))


def passes(tests: Sequence[str]) -> bool:
    """Whether all tests pass."""
    given = [test for test in tests if (ROOT / test).exists()]
    return pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-m", "not slow", *(str(ROOT / test) for test in given)]) == 0


def chosen(parts: Sequence[str], only: str, seed: int) -> Iterator[Fault]:
    """The faults of these rooms, by chance."""
    chance = random.Random(seed)
    found = []
    for part in parts:
        for path in sorted((SOURCE / part).rglob("*.py")):
            name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
            if only in str(path):
                found += list(faults(path, name))
    chance.shuffle(found)
    yield from found


def judged(fault: Fault, reports: Reports, plain: str) -> bool | None:
    """Whether the tests notice; None where the fault changes nothing."""
    part = fault.path.relative_to(SOURCE).parts[0]

    def changes() -> bool:
        return fault.commit() and (answers(reports.readings[:30]) != plain if part == "record" else reports.changed(fault))

    if forked(changes) is False:
        return None
    return forked(lambda: fault.commit() and passes(TESTS[part])) is not True


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("count", nargs="?", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--in", nargs="+", dest="parts", default=["extract", "grammar", "record"])
    asked.add_argument("--only", default="", help="a part of the files' names")
    told = asked.parse_args()
    os.chdir(ROOT)
    remember()
    reports = Reports()
    plain = answers(reports.readings[:30]) if "record" in told.parts else ""
    for tests in {tuple(TESTS[part]) for part in told.parts}:
        if not passes(tests):
            raise SystemExit("the tests fail without a fault")
    noticed = missed = 0
    for fault in chosen(told.parts, told.only, told.seed):
        if noticed + missed >= told.count:
            break
        outcome = judged(fault, reports, plain)
        if outcome is None:
            continue
        noticed, missed = noticed + outcome, missed + (not outcome)
        if not outcome:
            print(f"{fault.path.relative_to(ROOT)}:{fault.line}: {fault.what}", flush=True)
    print(f"{noticed} of {noticed + missed} faults noticed ({noticed / max(1, noticed + missed):.0%})")


if __name__ == "__main__":
    main()
