"""Every report read once with the language model, then again and again with something changed in a fork of this process: for measures that
change the code or the tables and ask which readings change (``rules.py``, ``mutate.py``)."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import pickle
import signal
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from mutants import Fault
from probes import Probes
from shared import ROOT, shared_folder

#: The shared reports, in the shared folder.
REPORTS = "data/reports/wikinews.jsonl"
#: What keeps going round is ended after so many seconds of its own work; what waits for others, a while later.
SECONDS = 240


class Remembering:
    """A loaded language model that parses each piece of text once."""

    #: The words and lemmas of what was asked for, until somebody takes them.
    said: ClassVar[set[str]] = set()

    def __init__(self, model: Any) -> None:
        self._model = model
        self._known: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def rows(self, texts: Sequence[str], offsets: Sequence[int]) -> Iterator[tuple[list[Any], list[Any]]]:
        """What the model finds in each text, as it was found the first time; what a rule puts otherwise for the model is parsed anew."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        self._known.update(zip(new, self._model.rows(new, [0] * len(new)), strict=True))
        for text, offset in zip(texts, offsets, strict=True):
            rows, entities = self._known[text]
            self.said.update(word.casefold() for row in rows for word in (row[1], row[2]))
            yield [(offset + row[0], *row[1:]) for row in rows], entities


def remember() -> None:
    """The model of every reader, here and in the tests, is loaded once and parses each piece of text once.

    What is made of the tables is made in this process, and kept nowhere: what is changed here in memory does not show in what it is kept under.
    """
    from onrecord.knowledge import compiled
    from onrecord.parse import loading, parser

    compiled.made = lambda kind, tables, modules, make: make()

    real, loaded = parser.load, dict[str, Any]()

    def load(model: str) -> Any:
        if model not in loaded:
            found, label = real(model)
            loaded[model] = Remembering(found), label
        return loaded[model]

    setattr(parser, "load", load)  # noqa: B010 - for readers made from now on
    setattr(loading, "load", load)  # noqa: B010 - and for a parser that is imported anew


class Reports:
    """Reports (the examples and the shared ones) as they are read without a fault, and which functions reading each runs.

    ``built`` are the functions and lines that make something of the tables, once for all reports; which ``lines`` reading a report runs takes
    some 300 KB a report to keep. Which functions answer with something is noted where lines are not: FILE:NAME stands for those that run, FILE:NAME!
    for those that answer. With None in the place of ``lines`` neither is.
    """

    def __init__(
        self, reports: Sequence[Any] | None = None, tell: Callable[[Any], Any] | None = None, *, lines: bool | None = True
    ) -> None:
        from onrecord.reader import Reader

        self.reports = list(examples_and_shared() if reports is None else reports)
        #: What of a reading is compared: all that it holds but ``why``, or what is given.
        self.tell = tell or (lambda reading: digest(reading.to_dict()))
        self.reader = Reader()
        self.ran: list[set[str]] = []
        self.noted = lines is not None
        #: The words of each report and their lemmas, in small letters.
        self.said: list[str] = []
        self.before: list[Any] = []
        self.readings: list[Any] = []
        self.built: set[str] = set()
        with noting(self.built):
            for report in self.reports:
                Remembering.said.clear()
                with contextlib.nullcontext(set[str]()) if lines is None else running(lines) as ran:
                    self.readings.append(self.reader.read(report))
                self.before.append(self.tell(self.readings[-1]))
                self.ran.append(ran)
                self.said.append(f"{report.text.casefold()} {' '.join(sorted(Remembering.said))}")

    def changed(self, where: Iterable[str], most: int = 1, among: Collection[int] | None = None) -> int:
        """How many are read otherwise now, at most so many; those whose reading runs none of the functions and lines ``where`` are not read, nor those
        that are not ``among`` these.

        What is made of the tables is made anew for all of them where one of ``where`` makes it.
        """
        count, where = 0, set(where)
        building = any(one.removesuffix("!") in self.built for one in where)  # whoever makes it is noted without his answer
        if building:
            from onrecord.knowledge import Knowledge

            self.reader.knowledge = Knowledge()
        for n, ran in enumerate(self.ran):
            reading = building or ((not self.noted or not ran.isdisjoint(where)) and (among is None or n in among))
            count += reading and self.tell(self.reader.read(self.reports[n])) != self.before[n]
            if count >= most:
                break
        return count

    def touched(self, faults: Sequence[Fault]) -> list[frozenset[int] | None]:
        """The reports in which each of these faults may matter, by their numbers (``probes``); None where that is not known."""

        def look() -> list[frozenset[int] | None]:
            from onrecord.reader import Reader

            probes, reader = Probes(faults), Reader()
            found: list[set[int]] = [set() for _fault in faults]
            for n, report in enumerate(self.reports):
                probes.told.clear()
                if self.tell(reader.read(report)) != self.before[n]:
                    raise AssertionError(f"report {n} is read otherwise with probes")
                for number in probes.told:
                    found[number].add(n)
            return [frozenset(one) if number in probes.known else None for number, one in enumerate(found)]

        return asked_apart(look)


def examples_and_shared() -> Iterator[Any]:
    """The examples, then the shared reports where they are."""
    shared = shared_folder()
    return of_files([*sorted(map(str, (ROOT / "examples").glob("*.txt"))), *([str(shared / REPORTS)] if shared else [])])


def of_files(files: Sequence[str]) -> Iterator[Any]:
    """The reports of these files."""
    from onrecord.intake import gather
    from onrecord.types import Report

    return (taken for taken in gather(files) if isinstance(taken, Report))


def cases() -> Iterator[Any]:
    """The texts of the cases by kind."""
    from onrecord.types import Report

    for path in sorted((ROOT / "tests" / "kinds").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            yield Report.of(case["text"], published=case.get("published"))


@contextlib.contextmanager
def noting(ran: set[str]) -> Iterator[None]:
    """Notes which functions and lines run while something is made of the tables (``Knowledge.built``)."""
    from onrecord.knowledge import Knowledge

    real = Knowledge.built

    def built(self: Knowledge, name: str, build: Callable[[Knowledge], Any]) -> Any:
        def traced(tables: Knowledge) -> Any:
            before = sys.gettrace()
            sys.settrace(note)
            try:
                return build(tables)
            finally:
                sys.settrace(before)

        return real(self, name, traced)

    def note(frame: Any, event: str, _told: object) -> Any:
        code = frame.f_code
        if "/onrecord/" not in code.co_filename:
            return None
        if event == "call":
            ran.add(f"{code.co_filename}:{code.co_qualname.partition('.<')[0]}")
        ran.add(f"{code.co_filename}:{frame.f_lineno}")
        return note

    Knowledge.built = built  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Knowledge.built = real  # type: ignore[method-assign]


class running:
    """Which functions run meanwhile and which lines, as FILE:NAME and FILE:NUMBER; or, in place of lines, which functions answer with something, as
    FILE:NAME! (None, False and what is empty are nothing)."""

    def __init__(self, lines: bool = True) -> None:
        self.lines = lines

    def __enter__(self) -> set[str]:
        self.ran: set[str] = set()
        events = sys.monitoring.events
        sys.monitoring.use_tool_id(3, "once")
        sys.monitoring.register_callback(3, events.PY_START, self._function)
        sys.monitoring.register_callback(3, events.LINE, self._line)
        sys.monitoring.register_callback(3, events.PY_RETURN, self._answer)
        sys.monitoring.register_callback(3, events.PY_YIELD, self._answer)
        sys.monitoring.set_events(3, events.PY_START | (events.LINE if self.lines else events.PY_RETURN | events.PY_YIELD))
        sys.monitoring.restart_events()
        return self.ran

    def _function(self, code: Any, _offset: int) -> object:
        self.ran.add(sys.intern(f"{code.co_filename}:{code.co_qualname.partition('.<')[0]}"))
        return sys.monitoring.DISABLE

    def _line(self, code: Any, line: int) -> object:
        if "/onrecord/" in code.co_filename:
            self.ran.add(sys.intern(f"{code.co_filename}:{line}"))
        return sys.monitoring.DISABLE

    def _answer(self, code: Any, _offset: int, answer: object) -> object:
        if "/onrecord/" in code.co_filename:
            if answer is None or answer is False or (isinstance(answer, (tuple, list, set, frozenset)) and not answer):
                return None  # asked again: it may answer the next time
            self.ran.add(sys.intern(f"{code.co_filename}:{code.co_qualname.partition('.<')[0]}!"))
        return sys.monitoring.DISABLE

    def __exit__(self, *_error: object) -> None:
        sys.monitoring.set_events(3, 0)
        sys.monitoring.free_tool_id(3)


def digest(value: Any) -> str:
    """A value without its reasons."""

    def bare(held: Any) -> Any:
        if isinstance(held, dict):
            return {key: bare(one) for key, one in held.items() if key not in ("why", "rows")}
        return [bare(one) for one in held] if isinstance(held, list) else held

    return hashlib.sha256(json.dumps(bare(value), default=str).encode()).hexdigest()


def asked_apart[T](ask: Callable[[], T]) -> T:
    """What is found in a fork of this process, which may spoil what is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "found"

        child = os.fork()
        if not child:
            ended = 1
            try:
                place.write_bytes(pickle.dumps(ask()))
                ended = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(ended)
        if os.waitpid(child, 0)[1]:
            raise SystemExit("what was looked for in a fork was not found")
        found: T = pickle.loads(place.read_bytes())
        return found


def forked(ask: Callable[[], int]) -> int | None:
    """The answer of a fork of this process, up to 200; None where it takes too long or ends otherwise."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            answer = 255
            gc.disable()  # it ends before waste matters
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # ends it, whatever it is at; a busy machine takes nothing of its time
            signal.alarm(10 * SECONDS)
            try:
                answer = int(ask())
            finally:
                os._exit(answer)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if 0 <= code <= 200 else None
