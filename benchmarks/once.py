"""Every report read once with the language model, then again and again with something changed in a fork of this process: for measures that
change the code or the tables and ask which readings change (``rules.py``, ``mutate.py``)."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from shared import ROOT, shared_folder

#: The shared reports, in the shared folder.
REPORTS = "data/reports/wikinews.jsonl"
#: What keeps going round is ended.
SECONDS = 240


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

        shared = shared_folder()
        files = [*sorted(map(str, (ROOT / "examples").glob("*.txt"))), *([str(shared / REPORTS)] if shared else [])]
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

    def changed(self, where: Iterable[str], most: int = 1) -> int:
        """How many are read otherwise now, at most so many; those whose reading runs none of the functions and lines ``where`` are not read."""
        count = 0
        for n, ran in enumerate(self.ran):
            count += not ran.isdisjoint(where) and digest(self.reader.read(self.reports[n]).to_dict()) != self.before[n]
            if count >= most:
                break
        return count


class running:
    """Which functions and lines run meanwhile, as FILE:NAME and FILE:NUMBER."""

    def __enter__(self) -> set[str]:
        self.ran: set[str] = set()
        events = sys.monitoring.events
        sys.monitoring.use_tool_id(3, "once")
        sys.monitoring.register_callback(3, events.PY_START, self._function)
        sys.monitoring.register_callback(3, events.LINE, self._line)
        sys.monitoring.set_events(3, events.PY_START | events.LINE)
        sys.monitoring.restart_events()
        return self.ran

    def _function(self, code: Any, _offset: int) -> object:
        self.ran.add(f"{code.co_filename}:{code.co_qualname.partition('.<')[0]}")
        return sys.monitoring.DISABLE

    def _line(self, code: Any, line: int) -> object:
        if "/onrecord/" in code.co_filename:
            self.ran.add(f"{code.co_filename}:{line}")
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


def forked(ask: Callable[[], int]) -> int | None:
    """The answer of a fork of this process, up to 200; None where it takes too long or ends otherwise."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            answer = 255
            signal.alarm(SECONDS)  # ends it, whatever it is at
            try:
                answer = int(ask())
            finally:
                os._exit(answer)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if 0 <= code <= 200 else None
