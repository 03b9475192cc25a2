"""What each rule is worth: switches one off at a time and prints how many readings of the reports change.

    rules.py [--only PATTERN] [--also FILE ...] [--sets FILE ...] [--most N] [--fewer N] [--all] [--write]

A rule is a function of ``extract`` or ``grammar`` that can answer with nothing (False, None, no rows) or that does its work in place, a table of the
knowledge or a column of it that may be empty, a list of the tables ``words`` and ``alternatives`` that extract or grammar ask for, and a step of the
reader. Off, a function answers with nothing, a table has no rows, a column and a list are empty, a step is passed over. A row of a table is no rule by
itself: a dictionary's word need not be in any of these texts. Reports are the examples and those of ``ONRECORD_SHARED``, and what is read ``--also``;
``why`` does not count. Counting stops at ``--most`` (3). Printed is what changes fewer than ``--fewer`` (3) of both together, with how many of the
texts of the annotated ``--sets`` and of ``tests/kinds`` it changes; ``--all`` prints all.

A rule that changes fewer and is kept all the same stands with its reason in ``kept_rules.csv``; ``--write`` keeps the numbers found beside the
reasons as they are found, and gives what has none a row that waits for one (a test of the house fails on it). The last lines say which stand there
for nothing.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

from mutants import forget, functions
from once import Reports, cases, forked, of_files, remember
from onrecord import reader
from onrecord.knowledge import Knowledge, alternatives, words
from onrecord.knowledge.rows import Row
from onrecord.knowledge.schemas import schema, tables
from shared import ROOT

SOURCE = ROOT / "src" / "onrecord"
KEPT = ROOT / "benchmarks" / "kept_rules.csv"


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
        if answer.startswith(begins) and (begins != "tuple[" or "..." in answer):
            return _as_function(instead)
    return _as_function(_nothing) if "None" in answer else None


def _as_function(held: Callable[..., Any]) -> FunctionType:
    assert isinstance(held, FunctionType)
    return held


def rules() -> Iterator[tuple[str, str, Callable[[Reports], None]]]:
    """Each rule: its name, the function whose running tells where it matters ('' for all), and how it is switched off."""
    for part in ("extract", "grammar"):
        for path in sorted((SOURCE / part).rglob("*.py")):
            module = importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"))
            for name, function in functions(module):
                instead = off(function)
                if instead is not None and not function.__code__.co_freevars and not name.endswith("__"):
                    works = function.__annotations__.get("return") == "None"  # in place; others answer, or nothing changes without them
                    yield (
                        f"{path.relative_to(SOURCE)}: {name}",
                        f"{path}:{name}" if works else f"{path}:{name}!",
                        partial(_swap, function, instead),
                    )


def _swap(function: FunctionType, instead: FunctionType, _reports: Reports) -> None:
    function.__defaults__ = function.__kwdefaults__ = None
    function.__code__ = instead.__code__
    forget()


def wider() -> Iterator[tuple[str, str, Callable[[Reports], None]]]:
    """The tables and the steps of the reader, and how each is switched off."""

    def without(table: str, reports: Reports) -> None:
        rows = Knowledge.rows
        Knowledge.rows = lambda self, name, *more: () if name == table else rows(self, name, *more)  # type: ignore[method-assign]
        reports.reader.knowledge = Knowledge()

    def passing(number: int, _reports: Reports) -> None:
        reader.EXTRACTORS = tuple(step for n, step in enumerate(reader.EXTRACTORS) if n != number)

    def emptied(table: str, column: str, reports: Reports) -> None:
        rows = Knowledge.rows
        Knowledge.rows = lambda self, name, *more: (  # type: ignore[method-assign]
            tuple(_blank(row, column) for row in rows(self, name, *more)) if name == table else rows(self, name, *more)
        )
        reports.reader.knowledge = Knowledge()

    for table in tables():
        if table not in LISTS:
            yield f"table {table}", "", partial(without, table)
            for column in schema(table).columns:
                if column not in (*schema(table).required, *TOLD):
                    yield f"column {table}.{column}", "", partial(emptied, table, column)
    for number, step in enumerate(reader.EXTRACTORS):
        yield f"step {number + 1}: {step.layer} by {step.read.__name__}", "", partial(passing, number)


def _blank(row: Row, column: str) -> Row:
    other = Row({**row, column: ""})
    other.at = row.at
    return other


#: The tables of lists, with the modules that hand them out.
LISTS: dict[str, ModuleType] = {"words": words, "alternatives": alternatives}
#: Columns for people.
TOLD = frozenset(("example", "counter", "note"))
#: What stays loaded where the rules are imported anew: what asks for no list.
STAYS = ("onrecord.knowledge", "onrecord.types", "onrecord.parse.", "onrecord.errors", "onrecord.config")
#: What an emptied list has, for a pattern of nothing is found everywhere: it stands in no text.
NOWHERE = "\x00"


def lists() -> Iterator[tuple[str, str, Callable[[Reports], None]]]:
    """The lists that extract and grammar ask for, and how each is emptied: they stand in constants, so that the rules are imported anew."""
    source = "".join(path.read_text(encoding="utf-8") for part in ("extract", "grammar") for path in sorted((SOURCE / part).rglob("*.py")))
    asked_for = set(re.findall(r"\b(?:word_list|word_order|word_values|alternatives)\(\s*\"(\w+)\"", source))
    for table, module in LISTS.items():
        for name in sorted(module._lists()):
            if name in asked_for:
                yield f"list {table}.{name}", f"list {table}.{name}", partial(_emptied_list, module, name)


def _emptied_list(module: ModuleType, name: str, reports: Reports) -> None:
    held = module._lists()
    held[name] = [NOWHERE] if isinstance(held[name], list) else {NOWHERE: next(iter(held[name].values()))}
    words.word_list.cache_clear()
    for loaded in list(sys.modules):
        if loaded.startswith("onrecord.") and (loaded == "onrecord.parse.parser" or not loaded.startswith(STAYS)):
            del sys.modules[loaded]
    reports.reader = importlib.import_module("onrecord.reader").Reader()


def note_lists(reports: Reports) -> None:
    """Notes which reports may hold a form of each list, so that the others need not be read without it; patterns and labels may be anywhere."""
    for name, forms in words._lists().items():
        parts = [re.findall(r"\w+", form) for form in forms]
        anywhere = any(form != form.lower() or not form.strip() or "_" in form for form in forms)
        for said, ran in zip(reports.said, reports.ran, strict=True):
            if anywhere or any(all(part in said for part in form) for form in parts):
                ran.add(f"list words.{name}")
    for ran in reports.ran:
        ran.update(f"list alternatives.{name}" for name in alternatives._lists())


#: What is kept of a rule that changes few: how many of the reports, of those read also, of the sets' texts and of the cases it changes.
COUNTS = ("reports", "also", "sets", "cases")


def kept() -> dict[str, dict[str, str]]:
    """The rules that change few reports and are kept, each a row with its numbers and the reason."""
    with KEPT.open(encoding="utf-8", newline="") as file:
        return {row["rule"]: row for row in csv.DictReader(file)}


def write(found: dict[str, tuple[int | None, ...]]) -> None:
    """Keeps the numbers found beside the reasons."""
    rows = kept()
    for name, numbers in found.items():
        row = rows.setdefault(name, {"rule": name, "reason": ""})
        row |= {count: "-" if number is None else str(number) for count, number in zip(COUNTS, numbers, strict=True)}
    with KEPT.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("rule", *COUNTS, "reason"), lineterminator="\n")
        table.writeheader()
        table.writerows(rows[name] for name in sorted(rows))


def counted(reports: Reports, where: str, switch: Callable[[Reports], None], most: int) -> int | None:
    """How many of the reports are read otherwise without a rule, up to so many."""

    def count() -> int:
        switch(reports)
        return reports.changed((where,), most)

    return forked(count)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--only", default="", help="a pattern that the names of the rules hold")
    asked.add_argument("--also", nargs="+", default=[], metavar="FILE", help="more reports, asked where those change fewer")
    asked.add_argument("--sets", nargs="+", default=[], metavar="FILE", help="texts of annotated sets, told beside")
    asked.add_argument("--most", type=int, default=3)
    asked.add_argument("--fewer", type=int, default=3, help="print what changes fewer")
    asked.add_argument("--all", action="store_true", help="print all")
    asked.add_argument("--write", action="store_true", help="keep the numbers beside the reasons")
    told = asked.parse_args()
    remember()
    groups = [Reports(lines=False), *(Reports(list(of_files(files)) if files else [], lines=False) for files in (told.also, told.sets))]
    groups.append(Reports(list(cases()), lines=False))
    for one in groups:
        for ran_there in one.ran:
            ran_there.add("")
        note_lists(one)
    reports, more, *_ = groups
    reasons, few, every = kept(), dict[str, tuple[int | None, ...]](), 0
    for name, where, switch in (*rules(), *wider(), *lists()):
        if not re.search(told.only, name):
            continue
        every += 1
        found = counted(reports, where, switch, told.most)
        others = counted(more, where, switch, told.most) if found is not None and found < told.fewer else 0
        if found is not None and others is not None and found + others < told.fewer:
            few[name] = (found, others, *(counted(one, where, switch, told.most) for one in groups[2:]))
            ran = sum(where in one for one in (*reports.ran, *more.ran))
            shown = ", ".join(f"{count} {'-' if number is None else number}" for count, number in zip(COUNTS, few[name], strict=True))
            print(f"{shown}; run by {ran}: {name}: {reasons[name]['reason'] if name in reasons else 'NO REASON'}", flush=True)
            if told.write:
                write({name: few[name]})
        elif told.all:
            print(f"{'-' if found is None else found:>4} of {sum(where in one for one in reports.ran):>3}  {name}", flush=True)
    asked_of = len(reports.reports) + len(more.reports)
    print(f"{every} rules, tables, columns, lists and steps; {len(few)} change fewer than {told.fewer} of {asked_of} reports, ", end="")
    print(f"{len(few.keys() & reasons.keys())} of them are kept for a reason")
    for name in sorted(name for name in reasons.keys() - few.keys() if re.search(told.only, name)):
        print(f"no longer few, or gone: {name}")


if __name__ == "__main__":
    main()
