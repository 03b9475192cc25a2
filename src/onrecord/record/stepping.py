"""What is counted in each step of time, and how it is summed up from packed events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.record.result import Value
from onrecord.record.sifting import Events

#: How the day of an event is known, in the order of a series' columns.
BASES = ("told", "tense", "report")


@dataclass(slots=True)
class Step:
    """What is counted in one step."""

    quads: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    bases: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BASES, 0))
    types: dict[str, int] = field(default_factory=dict)
    #: The sum of the intensities, in thousandths: so it does not hang on their order.
    total: int = 0
    scored: int = 0

    def add(self, type: str, quad: int, basis: str | None, count: int, total: int | None, scored: int) -> None:
        self.quads[quad - 1] += count
        self.types[type] = self.types.get(type, 0) + count
        if basis in self.bases:
            self.bases[basis] += count
        self.total, self.scored = self.total + (total or 0), self.scored + scored

    def row(self, step: str, types: Iterable[str]) -> tuple[Value, ...]:
        mean = round(self.total / self.scored / 1000, 3) if self.scored else None
        counts = (self.types.get(one, 0) for one in types)
        return (step, *self.quads, sum(self.quads), mean, *self.bases.values(), *counts)


def by_step(events: Events, step_of: Callable[[date], str], *, of_reports: bool = False) -> tuple[dict[str, Step], Step]:
    """The counts of each step in which events that fit lie as a whole, and of what lies in none; ``of_reports``: by the days of their reports."""
    import numpy

    at = numpy.flatnonzero(events.fitting)
    first, last = ((events.published if of_reports else days)[at] for days in (events.first, events.last))
    names: dict[str, int] = {"": 0}
    numbers = numpy.zeros(int(last.max(initial=0)) + 1, dtype=numpy.int64)
    there = numpy.zeros(len(numbers), dtype=bool)
    there[first] = there[last] = True
    for day in numpy.flatnonzero(there).tolist():
        numbers[day] = names.setdefault(step_of(date.fromordinal(day)), len(names)) if day else 0
    step = numpy.where(numbers[first] == numbers[last], numbers[first], 0)
    kinds = len(events.kinds)
    counts = numpy.bincount(step * kinds + events.kind[at], minlength=len(names) * kinds).reshape(len(names), kinds)
    types = sorted({kind[0] for kind in events.kinds})
    # Each kind counts into the columns of its quad class, basis and type, and with its intensity.
    weights = [
        [
            *(int(kind[2] == quad) for quad in (1, 2, 3, 4)),
            *(int(kind[3] == basis) for basis in BASES),
            kind[5] or 0,
            int(kind[5] is not None),
            *(int(kind[0] == one) for one in types),
        ]
        for kind in events.kinds
    ]
    found = {}
    for name, row in zip(names, (counts @ numpy.array(weights, dtype=numpy.int64)).tolist(), strict=True):
        told = {one: count for one, count in zip(types, row[9:], strict=True) if count}
        found[name] = Step(row[:4], dict(zip(BASES, row[4:7], strict=True)), told, row[7], row[8])
    rest = found.pop("")
    return {name: one for name, one in found.items() if one.types}, rest
