"""Short cases by kind of what is hard to read: what must and what must not be read of a text.

A case in ``kinds/*.toml`` has a ``text``, at times the ``published`` day, and lists of what it ``has`` and ``lacks``, a line each
(``caselines`` tells the lines); ``only`` lists layers of which nothing may be read but what ``has`` tells.

Known failures stand in ``kinds/known.toml`` by their text: they are told, and a test fails when one of them passes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caselines import fitting, holds
from onrecord.reader import Reader
from onrecord.types import Reading, Report
from rendering import lines
from test_golden import compare

FOLDER = Path(__file__).parent / "kinds"
KNOWN = set(tomllib.loads((FOLDER / "known.toml").read_text(encoding="utf-8"))["texts"])
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    if path.stem != "known"
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def faults(case: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    """What a reading has not and should have, and what it has and should not."""
    yield from (f"should have: {line}" for line in case.get("has", []) if not holds(line, told))
    yield from (f"should not have: {line}" for line in case.get("lacks", []) if holds(line, told))
    for layer in case.get("only", []):
        told_of = {n for line in case.get("has", []) if line.startswith(f"{layer} ") for n in fitting(line, told)}
        entries = told[f"{layer}s"]
        yield from (f"should not have: {layer} {_words(entry)}" for n, entry in enumerate(entries) if n not in told_of)


def _words(entry: dict[str, Any]) -> str:
    """An entry in brief."""
    spans = entry.get("trigger") or entry.get("content") or entry.get("mentions") or [entry]
    return f"{entry.get('type') or entry.get('kind') or ''} {' '.join(span.get('text', '') for span in spans)}"


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    """The cases' readings, read together."""
    return list(reader.read_many(Report.of(case["text"], published=case.get("published")) for _, case in CASES))


@pytest.mark.model
def test_each_case_reads_as_it_says(readings: list[Reading]) -> None:
    told_of: list[str] = []
    for (kind, case), reading in zip(CASES, readings, strict=True):
        wrong = list(faults(case, reading.to_dict()))
        if case["text"] in KNOWN:
            wrong = [] if wrong else ["passes now: take it out of known.toml"]
        told_of += [f"{kind}: {case['text']}\n    {line}" for line in wrong]
    assert not told_of, "\n".join(told_of)


@pytest.mark.model
def test_whole_readings_are_those_kept(readings: list[Reading]) -> None:
    """Every entry in every field, right or wrong: a change shows as a diff."""
    now: list[str] = []
    for (_, case), reading in zip(CASES, readings, strict=True):
        now += [f"# {case['text']!r}", *lines(reading)]
    compare("kinds", now)


def test_there_are_many_and_none_twice() -> None:
    texts = [case["text"] for _, case in CASES]
    assert len(texts) == len(set(texts))
    assert set(texts) >= KNOWN
    assert all(case.get("has") or case.get("lacks") or case.get("only") for _, case in CASES)
