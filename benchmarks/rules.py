"""What each rule is worth: switches one off at a time and prints how many readings of the reports change.

    rules.py [--only PART] [--most N] [--fewer N]

A rule is a function of ``extract`` or ``grammar`` that can answer with nothing (False, None, no rows) or that does its work in place, a table of the
knowledge, and a step of the reader. Off, a function answers with nothing, a table has no rows, a step is passed over. Counting stops at ``--most``
(50); ``--fewer N`` prints only what changes fewer. Reports are the examples and those of ``ONRECORD_SHARED``; ``why`` does not count.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterator
from functools import partial
from types import FunctionType
from typing import Any

from mutants import functions
from once import Reports, forked, remember
from shared import ROOT

SOURCE = ROOT / "src" / "onrecord"


def _nothing(*_given: Any, **_options: Any) -> None:
    return None


def _false(*_given: Any, **_options: Any) -> bool:
    return False


def _empty(*_given: Any, **_options: Any) -> tuple[()]:
    return ()


def _list(*_given: Any, **_options: Any) -> list[Any]:
    return []


def _set(*_given: Any, **_options: Any) -> set[Any]:
    return set()


def _none_of(*_given: Any, **_options: Any) -> Iterator[Any]:
    yield from ()


def off(function: FunctionType) -> FunctionType | None:
    """What stands for a function that is switched off; None where it has to answer."""
    answer = str(function.__annotations__.get("return", ""))
    for begins, instead in (
        ("bool", _false),
        ("tuple[", _empty),
        ("list[", _list),
        ("set[", _set),
        ("Iterator[", _none_of),
        ("Iterable[", _empty),
    ):
        if answer.startswith(begins):
            return _as_function(instead)
    return _as_function(_nothing) if "None" in answer else None


def _as_function(held: Callable[..., Any]) -> FunctionType:
    assert isinstance(held, FunctionType)
    return held


def rules() -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Each rule: its name, the function whose running tells where it matters ('' for all), and how it is switched off."""
    for part in ("extract", "grammar"):
        for path in sorted((SOURCE / part).rglob("*.py")):
            module = importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"))
            for name, function in functions(module):
                instead = off(function)
                if instead is not None and not function.__code__.co_freevars and not name.endswith("__"):
                    yield (
                        f"{path.relative_to(SOURCE)}: {name}",
                        f"{path}:{name}",
                        partial(_swap, function, instead),
                    )


def _swap(function: FunctionType, instead: FunctionType) -> None:
    function.__defaults__ = function.__kwdefaults__ = None
    function.__code__ = instead.__code__


def wider(reports: Reports) -> Iterator[tuple[str, Callable[[], None]]]:
    """The tables and the steps of the reader, and how each is switched off."""
    from onrecord import reader
    from onrecord.knowledge import Knowledge

    def without(table: str) -> None:
        rows = Knowledge.rows
        Knowledge.rows = lambda self, name, *more: () if name == table else rows(self, name, *more)  # type: ignore[method-assign]
        reports.reader.knowledge = Knowledge()

    def passing(number: int) -> None:
        reader.EXTRACTORS = tuple(step for n, step in enumerate(reader.EXTRACTORS) if n != number)

    for path in sorted((SOURCE / "knowledge" / "data").glob("*.csv")):
        yield f"table {path.stem}", partial(without, path.stem)
    for number, step in enumerate(reader.EXTRACTORS):
        yield f"step {number + 1}: {step.layer} by {step.read.__name__}", partial(passing, number)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--only", default="", help="a part of the rules' names")
    asked.add_argument("--most", type=int, default=50)
    asked.add_argument("--fewer", type=int, default=10_000, help="print only what changes fewer")
    told = asked.parse_args()
    remember()
    reports = Reports()
    for functions_run in reports.ran:
        functions_run.add("")
    every = [*rules(), *((name, "", switch) for name, switch in wider(reports))]
    for name, where, switch in every:
        if told.only not in name:
            continue

        def count(switch: Callable[[], None] = switch, where: str = where) -> int:
            switch()
            return reports.changed((where,), told.most)

        found = forked(count)
        ran = sum(where in one for one in reports.ran)
        if found is None or found < told.fewer:
            print(f"{'-' if found is None else found:>4} of {ran:>3}  {name}", flush=True)


if __name__ == "__main__":
    main()
