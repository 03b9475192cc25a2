"""How the positions of readings match what is noted of the made-up reports: precision, recall and F1."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from onrecord.types import Position, Reading

REPORTS = tomllib.loads((Path(__file__).parent / "cases" / "position_reports.toml").read_text(encoding="utf-8"))["report"]


class Noted(NamedTuple):
    """A position as a note has it."""

    kind: str
    holders: frozenset[str]
    toward: frozenset[str]
    word: str


def noted(line: str) -> Noted:
    """The note of a line "kind holders > toward | word"."""
    left, word = line.split("|")
    kind, _, parties = left.strip().partition(" ")
    holders, _, toward = parties.partition(">")
    return Noted(kind, _set(holders), _set(toward), word.strip().lower())


def _set(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.split(",") if name.strip())


def matches(note: Noted, position: Position, reading: Reading) -> bool:
    """Whether a position is what a note tells: its kind, its parties, and a word of what it is about."""
    actors = {actor.id: actor for actor in reading.actors}
    words = " ".join([position.about, *(side.about for side in position.sides), *position.why]).lower()
    return (
        note.kind == position.kind
        and note.holders == {actors[a].state or actors[a].name for a in position.holders}
        and (note.kind == "dispute" or note.toward == {actors[a].state or actors[a].name for a in position.toward})
        and (note.kind == "dispute" or note.word in words)
    )


def score(readings: list[Reading]) -> tuple[float, float, float, list[str]]:
    """Precision, recall and F1 over the reports, and a line for each fault."""
    hits = found = told = 0
    faults: list[str] = []
    for report, reading in zip(REPORTS, readings, strict=True):
        left = list(reading.positions)
        notes = [noted(line) for line in report["positions"]]
        found += len(left)
        told += len(notes)
        for note in notes:
            same = next((position for position in left if matches(note, position, reading)), None)
            if same is None:
                faults.append(f"missed {note.kind} {sorted(note.holders)} > {sorted(note.toward)} | {note.word}")
            else:
                left.remove(same)
                hits += 1
        names = {actor.id: actor.state or actor.name for actor in reading.actors}
        for p in left:
            faults.append(f"not noted: {p.kind} {[names[a] for a in p.holders]} > {[names[a] for a in p.toward]} | {p.about}")
    precision, recall = hits / found if found else 1.0, hits / told
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0, faults
