"""Short cases by kind of what is hard to read: what must and what must not be read of a text.

A case in ``kinds/*.toml`` has a ``text``, at times the ``published`` day, and lists of what it ``has`` and ``lacks``, a line each:

- ``event TYPE STATUS SOURCE > RECIPIENT | WORD``: states of the parties joined by ``&`` (``-`` for none, ``*`` for any), a word
  of the trigger; status, parties and word may be left out;
- ``statement SPEAKER : WORDS``: words of the content; the speaker's name, or ``*``;
- ``actor WORDS = STATE``: one of its mentions is these words (``-`` where the state is open, ``*`` for any);
- ``place WORDS = COUNTRY``, ``date VALUE``, ``figure VALUE UNIT``.

Known failures stand in ``kinds/known.toml`` by their text: they are told, and a test fails when one of them passes.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.reader import Reader
from onrecord.types import Report

FOLDER = Path(__file__).parent / "kinds"
KNOWN = set(tomllib.loads((FOLDER / "known.toml").read_text(encoding="utf-8"))["texts"])
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    if path.stem != "known"
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def states(roles: list[dict[str, Any]], actors: dict[str, Any]) -> str:
    return "&".join(sorted({actors[role["actor"]]["state"] or "-" for role in roles})) or "-"


def is_event(line: str, told: dict[str, Any]) -> bool:
    """Whether one of the events is as the line says."""
    line, _, word = (part.strip() for part in line.partition("|"))
    head, _, recipient = (part.strip() for part in line.partition(">"))
    kind, *more = head.split()
    status = more[0] if more and more[0].islower() else None
    source = more[-1] if recipient and more else "*"
    actors = {actor["id"]: actor for actor in told["actors"]}
    for event in told["events"]:
        sides = (states(event["source"], actors), states(event["recipient"], actors))
        if (
            kind in (event["type"], "*")
            and status in (None, event["status"])
            and source in ("*", sides[0])
            and (recipient or "*") in ("*", sides[1])
            and word in " ".join(span["text"] for span in event["trigger"])
        ):
            return True
    return False


def is_statement(line: str, told: dict[str, Any]) -> bool:
    """Whether one of the statements is as the line says."""
    speaker, _, words = (part.strip() for part in line.partition(" : "))
    names = {actor["id"]: actor["name"] for actor in told["actors"]}
    return any(
        speaker in ("*", names.get(statement["speaker"], "-")) and words in " ".join(span["text"] for span in statement["content"])
        for statement in told["statements"]
    )


def is_actor(line: str, told: dict[str, Any]) -> bool:
    """Whether one of the actors is as the line says."""
    words, _, state = (part.strip() for part in line.partition(" = "))
    return any(
        state in ("*", actor["state"] or "-") and any(mention["text"] == words for mention in actor["mentions"]) for actor in told["actors"]
    )


def is_place(line: str, told: dict[str, Any]) -> bool:
    words, _, country = (part.strip() for part in line.partition(" = "))
    return any(place["text"] == words and country in ("*", place["country"] or "-") for place in told["places"])


def is_figure(line: str, told: dict[str, Any]) -> bool:
    value, _, unit = line.partition(" ")
    return any(figure["value"] == float(value) and unit in ("", figure["unit"]) for figure in told["figures"])


LAYERS = {
    "event": is_event,
    "statement": is_statement,
    "actor": is_actor,
    "place": is_place,
    "figure": is_figure,
    "date": lambda line, told: any(date["value"] == line for date in told["dates"]),
}


def holds(line: str, told: dict[str, Any]) -> bool:
    layer, _, rest = line.partition(" ")
    return LAYERS[layer](rest.strip(), told)


@pytest.mark.model
def test_each_case_reads_as_it_says(reader: Reader) -> None:
    faults: list[str] = []
    reports = [Report.of(case["text"], published=case.get("published")) for _, case in CASES]
    for (kind, case), reading in zip(CASES, reader.read_many(reports), strict=True):
        told = reading.to_dict()
        wrong = [f"should have: {line}" for line in case.get("has", []) if not holds(line, told)]
        wrong += [f"should not have: {line}" for line in case.get("lacks", []) if holds(line, told)]
        if case["text"] in KNOWN:
            wrong = [] if wrong else ["passes now: take it out of known.toml"]
        faults += [f"{kind}: {case['text']}\n    {line}" for line in wrong]
    assert not faults, "\n".join(faults)


def test_there_are_many_and_none_twice() -> None:
    texts = [case["text"] for _, case in CASES]
    assert len(texts) == len(set(texts))
    assert set(texts) >= KNOWN
    assert all(case.get("has") or case.get("lacks") for _, case in CASES)
