"""What is counted in each step of time, and how it is summed up from packed events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.record.result import Value
from onrecord.record.sifting import Events

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

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


def by_step(events: Events, by: str, name_of: Callable[[date], str], *, of_reports: bool = False) -> tuple[dict[str, Step], Step]:
    """The counts of each step in which events that fit lie as a whole, and of what lies in none; ``of_reports``: by the days of their reports. ``name_of``
    tells the step of a day."""
    import numpy

    kind, kinds = events.kind, len(events.kinds)
    first = events.published if of_reports else events.first
    longer = numpy.flatnonzero(first != events.last) if not of_reports else numpy.zeros(0, dtype=numpy.int64)
    ends = events.last[longer]
    there = numpy.zeros(int(max(first.max(initial=0), ends.max(initial=0))) + 1, dtype=bool)
    there[first] = there[ends] = True
    there[0] = False
    days = numpy.flatnonzero(there)
    _groups, at, which = numpy.unique(_grouped(days, by), return_index=True, return_inverse=True)
    names = ["", *(name_of(date.fromordinal(day)) for day in days[at].tolist())]
    # The number of a day's step is that of the first of its cells: a step has one for each kind.
    cells = numpy.zeros(len(there), dtype=numpy.int32)
    cells[days] = (which + 1) * kinds
    cell = cells[first]
    cell[longer] = numpy.where(cell[longer] == cells[ends], cell[longer], 0)
    cell += kind.view(cell.dtype)
    of_events = events.of_events
    counts = numpy.bincount(cell if of_events is None else cell[of_events], minlength=len(names) * kinds).reshape(len(names), kinds)
    events.counts = counts.sum(axis=0)
    counts *= events.fitting_kinds[:-1]
    types = sorted({kind[0] for kind in events.kinds})
    # Each kind counts into the columns of its quad class, basis and type, and with its intensity.
    weights = [
        [
            *(int(quad == one) for one in (1, 2, 3, 4)),
            *(int(basis == one) for one in BASES),
            intensity or 0,
            int(intensity is not None),
            *(int(type == one) for one in types),
        ]
        for type, _status, quad, basis, _again, intensity in events.kinds
    ]
    found = {}
    for name, row in zip(names, (counts @ numpy.array(weights, dtype=numpy.int64)).tolist(), strict=True):
        told = {one: count for one, count in zip(types, row[9:], strict=True) if count}
        found[name] = Step(row[:4], dict(zip(BASES, row[4:7], strict=True)), told, row[7], row[8])
    rest = found.pop("")
    return {name: one for name, one in found.items() if one.types}, rest


def _grouped(days: Numbers, by: str) -> Numbers:
    """The numbers of the steps in which days lie, in their order."""
    if by in ("day", "week"):
        # By definition: the first of all days was a Monday.
        return days if by == "day" else (days - 1) // 7
    months: Numbers = (days - date(1970, 1, 1).toordinal()).astype("M8[D]").astype("M8[M]").astype(days.dtype)
    return months // {"month": 1, "quarter": 3, "year": 12}[by]
