"""Do the tests notice small faults? Puts faults into the rules and the record, one at a time, and asks the tests.

    mutate.py [COUNT] [--seed N] [--in extract grammar record] [--only PART] [--log FILE] [--jobs N]

A fault counts when it changes the reading of at least one of the examples or the shared reports (``ONRECORD_SHARED``), ``why`` apart, or what a small
record answers; then the tests are run until the first fails. Prints each fault that no test noticed, and the share noticed. Everything is read with
the language model once; a fault is put into the loaded functions of a fork of this process, so that it takes seconds. The tests of whole readings
(``test_golden``, ``test_kinds``) come first: what they compare is compared here as they do.
So it is with the others: asked are the files of tests in which the fault may matter. Where it may, in reports, cases and tests, is found for many faults at
once (``probes``).

``--log`` keeps what came of each fault, a line each, with the test that noticed it; a run that was broken off goes on from there.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

import pytest

from mutants import Fault, faults
from once import Reports, asked_apart, cases, digest, examples_and_shared, forked, remember
from probes import Probes
from shared import ROOT

SOURCE = ROOT / "src" / "onrecord"
#: Seconds between two looks at the forks.
_PAUSE = 0.02
#: How many faults are looked at in one reading.
#: Bound of work.
AT_ONCE = 200
#: Tests by what is faulty, after those of whole readings: the quickest to notice first.
TESTS = {
    "extract": ["tests/extract", "tests/grammar", "tests/test_doc.py"],
    "grammar": ["tests/grammar", "tests/extract", "tests/test_doc.py"],
    "record": ["tests/record/test_answers.py", "tests/record", "tests/export", "tests/views"],
}
#: Tests of what is kept on disk, which would hide a fault: nothing is kept here.
INDEXING = ROOT / "tests/extract/test_indexing.py"
#: Tests of whole readings.
WHOLE = ["tests/test_golden.py", "tests/test_kinds.py"]


def answers(readings: list[Any]) -> str:
    """What a small record of these readings answers and exports."""
    from small_record import told

    with tempfile.TemporaryDirectory() as folder:
        return digest(told(Path(folder), readings))


class First:
    """Writes down the first test that fails."""

    def __init__(self, place: Path | None) -> None:
        self.place = place

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Asked by pytest after each step of a test."""
        if report.failed and self.place is not None:
            self.place.write_text(report.nodeid, encoding="utf-8")


def passes(tests: Sequence[Path], place: Path | None = None) -> bool:
    """Whether all tests of these files pass; the first that does not is written down."""
    asked = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow", *map(str, tests)]
    return pytest.main(asked, plugins=[First(place)]) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def files(tests: Sequence[str]) -> list[Path]:
    """The files of tests in these folders, in their order, each once."""
    found = [path for test in tests for path in (sorted((ROOT / test).rglob("test_*.py")) or [ROOT / test])]
    return [path for path in dict.fromkeys(found) if path.exists() and path != INDEXING]


class Telling:
    """In which files of tests each of some faults may matter; found file by file when it is first asked, by whichever fork."""

    def __init__(self, faults: Sequence[Fault], folder: Path) -> None:
        self.faults = faults
        self.numbers = {id(fault): n for n, fault in enumerate(faults)}
        self.folder = folder
        folder.mkdir(parents=True)

    def may(self, fault: Fault, path: Path) -> bool:
        """Whether the fault may matter in a file's tests. Ends where one fails without a fault."""
        place = self.folder / "_".join(path.relative_to(ROOT).parts)
        if not place.exists():
            made = place.with_suffix(f".{os.getpid()}")
            made.write_bytes(pickle.dumps(asked_apart(partial(self._found, path))))
            made.replace(place)
        silent: set[int] = pickle.loads(place.read_bytes())
        return self.numbers[id(fault)] not in silent

    def _found(self, path: Path) -> set[int]:
        """The faults that matter in none of the file's tests."""
        probes = Probes(self.faults)
        if not passes([path]):
            raise SystemExit(f"{path} fails without a fault")
        return probes.known - probes.told


def part_of(fault: Fault) -> str:
    """The room that it is put into."""
    return fault.path.relative_to(SOURCE).parts[0]


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


def kept() -> Reports:
    """The readings that the tests of whole readings keep, compared as they compare them."""
    from rendering import lines
    from test_golden import KEPT, SHARED, STEP

    told = list(examples_and_shared())
    examples = len(list((ROOT / "examples").glob("*.txt")))
    golden = [*told[:examples], *told[examples::STEP][: KEPT if SHARED.exists() else 0]]
    return Reports([*cases(), *golden], lines, lines=None)


class Judge:
    """Says what comes of a fault."""

    def __init__(self, parts: Sequence[str], folder: Path) -> None:
        remember()
        self.folder = folder
        self.reports = Reports(lines=None)
        sys.path.insert(0, str(ROOT / "tests"))
        self.whole = kept()
        self.plain = answers(self.reports.readings[:30]) if "record" in parts else ""
        #: The reports and the cases in which a fault may matter, by the object; None for all.
        self.among: dict[int, tuple[frozenset[int] | None, frozenset[int] | None]] = {}
        #: Faults that change no answer of the small record.
        self.silent: set[int] = set()
        self.telling: dict[str, Telling] = {}

    def ahead(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """The same faults, those of many found to matter somewhere or nowhere before the first of them is judged."""
        faults = iter(faults)
        for n in count():
            some = list(islice(faults, AT_ONCE))
            if not some:
                return
            read, kept_ = ([fault for fault in some if (part_of(fault) == "record") == of_record] for of_record in (False, True))
            touched = zip(self.reports.touched(read), self.whole.touched(read), strict=True)
            self.among = dict(zip(map(id, read), touched, strict=True))
            self.silent = {id(kept_[at]) for at in asked_apart(partial(self._silent, kept_))} if kept_ else set()
            self.telling = {name: Telling(own, self.folder / f"{name} {n}") for name, own in (("read", read), ("record", kept_))}
            yield from some

    def _silent(self, faults: Sequence[Fault]) -> set[int]:
        probes = Probes(faults)
        if answers(self.reports.readings[:30]) != self.plain:
            raise SystemExit("a record answers otherwise with probes")
        return probes.known - probes.told

    def __call__(self, fault: Fault) -> str:
        """``same`` where nothing changes, ``missed`` where no test notices, or what notices it."""
        part = part_of(fault)
        where = {f"{fault.path}:{line}" for line in fault.lines}
        reports, cases = self.among.get(id(fault), (None, None))
        if id(fault) in self.silent:
            return "same"

        def changes() -> bool:
            if not fault.commit():
                return False
            if part == "record":
                return answers(self.reports.readings[:30]) != self.plain
            return self.reports.changed(where, among=reports) > 0

        if forked(changes) == 0:
            return "same"
        if part != "record" and forked(lambda: fault.commit() and self.whole.changed(where, among=cases) > 0) != 0:
            return "whole readings"
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "test"
            telling = self.telling["record" if part == "record" else "read"]
            for path in files(TESTS[part]):
                if telling.may(fault, path) and forked(partial(self._passes, fault, path, place)) != 1:
                    # what keeps going round or ends the process is noticed, too
                    return place.read_text(encoding="utf-8") if place.exists() else "its end"
        return "missed"

    @staticmethod
    def _passes(fault: Fault, path: Path, place: Path) -> bool:
        return fault.commit() and passes([path], place)


def outcomes(asked: Iterator[Fault], jobs: int, judge: Callable[[Fault], str]) -> Iterator[tuple[Fault, str]]:
    """What comes of each of these faults, as it is known; so many are looked at side by side, each in a fork of its own."""
    judged: dict[int, tuple[Fault, Path]] = {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            for n, fault in enumerate(asked):
                place = Path(folder) / str(n)
                child = os.fork()
                if not child:
                    try:
                        place.write_text(judge(fault), encoding="utf-8")
                    finally:
                        os._exit(0)
                judged[child] = fault, place
                if len(judged) == jobs:
                    yield _ended(judged)
            while judged:
                yield _ended(judged)
        finally:
            for child in judged:  # nobody waits for these any more
                os.kill(child, signal.SIGTERM)
                os.waitpid(child, 0)


def _ended(judged: dict[int, tuple[Fault, Path]]) -> tuple[Fault, str]:
    """The first of these forks to end; whoever else this process has started is left alone."""
    while (child := next((child for child in judged if os.waitpid(child, os.WNOHANG)[0]), None)) is None:
        time.sleep(_PAUSE)
    fault, place = judged.pop(child)
    return fault, place.read_text(encoding="utf-8")


def logged(path: Path | None) -> dict[str, list[str]]:
    """What came of the faults of a run that was broken off, by their names; of several of one name in their order."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path is not None and path.exists() else []:
        outcome, _, name = line.partition("\t")
        found.setdefault(name, []).append(outcome)
    return found


def known(found: Sequence[Fault], before: dict[str, list[str]]) -> tuple[list[tuple[Fault, str]], list[Fault]]:
    """The faults whose outcome is logged, and the others."""
    told, others = [], []
    for fault in found:
        outcomes_of_name = before.get(fault.name)
        if outcomes_of_name:
            told.append((fault, outcomes_of_name.pop(0)))
        else:
            others.append(fault)
    return told, others


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("count", nargs="?", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--in", nargs="+", dest="parts", default=["extract", "grammar", "record"])
    asked.add_argument("--only", default="", help="a part of the files' names")
    asked.add_argument("--log", type=Path, help="what came of each fault; a run goes on from what stands there")
    asked.add_argument("--jobs", type=int, default=2, help="so many faults side by side")
    told = asked.parse_args()
    told.log = told.log and told.log.absolute()
    os.chdir(ROOT)
    before, found = known([*chosen(told.parts, told.only, told.seed)], logged(told.log))
    noticed: Counter[tuple[str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(told.parts, Path(folder))
        gc.freeze()  # else the forks copy what they look through for waste
        for n, (fault, outcome) in enumerate(chain(before, outcomes(judge.ahead(found), told.jobs, judge))):
            if told.log is not None and n >= len(before):
                with told.log.open("a", encoding="utf-8") as log:
                    log.write(f"{outcome}\t{fault.name}\n")
            if outcome == "same":
                continue
            noticed[part_of(fault), outcome != "missed"] += 1
            print(noticed.total(), end="\r", file=sys.stderr, flush=True)
            if outcome == "missed":
                print(fault.name, flush=True)
            if noticed.total() >= told.count:
                break
    for part in told.parts:
        print(shares(part, noticed[part, True], noticed[part, False]))
    print(shares("faults", *(sum(noticed[part, one] for part in told.parts) for one in (True, False))))


def shares(of: str, noticed: int, missed: int) -> str:
    """How many were noticed, in words."""
    return f"{of}: {noticed} of {noticed + missed} noticed ({noticed / max(1, noticed + missed):.0%})"


if __name__ == "__main__":
    main()
