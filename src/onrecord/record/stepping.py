"""What is counted in each step of time, and how it is summed up from packed events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.record.numbers import different
from onrecord.record.packing import BASE, ELSEWHERE
from onrecord.record.result import Value
from onrecord.record.sifting import Events
from onrecord.record.unpacking import AT_ONCE, SPARSE, some

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

    counted = _by_reports(events, by) if of_reports else _by_days(events, by)
    events.counts = counted.counts.sum(axis=0)
    counts = counted.counts * events.fitting_kinds[:-1]
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
    found = []
    for row in (counts @ numpy.array(weights, dtype=numpy.int64)).tolist():
        told = {one: count for one, count in zip(types, row[9:], strict=True) if count}
        found.append(Step(row[:4], dict(zip(BASES, row[4:7], strict=True)), told, row[7], row[8]))
    rest, *steps = found
    days = (_begin(step, by) for step in counted.steps.tolist())
    return {name_of(date.fromordinal(day)): one for day, one in zip(days, steps, strict=True) if one.types}, rest


@dataclass(slots=True)
class _Counted:
    """How many there are of each kind: of those in no step, and then step by step."""

    #: The numbers of the steps, in order.
    steps: Numbers
    counts: Numbers


def _by_days(events: Events, by: str) -> _Counted:
    import numpy

    held, kinds, mask = events.columns, len(events.kinds), events.of_events
    day, kind = held.day, held.kind
    places, first, last = held.times
    if mask is not None:
        which = numpy.flatnonzero(mask[places])
        places, first, last = places[which], first[which], last[which]
    spans = kind[places]
    if mask is not None and numpy.count_nonzero(mask) * SPARSE < len(mask):
        which = numpy.flatnonzero(mask)
        day, kind, mask = day[which], kind[which], None
    within = (_grouped(first, by) == _grouped(last, by)) & (first > 0)
    # What is told elsewhere, or not at all, comes last by one less, and first by one more.
    one = numpy.uint16(1)
    begin, end = (
        min((int((day[part] - one).min()) for part in some(len(day))), default=0),
        max((int((day[part] + one).max()) for part in some(len(day))), default=0),
    )
    days = numpy.arange(begin + 1, end, dtype=numpy.int64) if end > begin + 1 else numpy.zeros(0, dtype=numpy.int64)
    groups = _grouped(days + BASE, by)
    steps = different(numpy.concatenate([groups, _grouped(first[within], by)]))
    # The first cells are of what does not count here, the next of what is in no step, and each step has one for each kind.
    cells = numpy.zeros(ELSEWHERE + 1, dtype=numpy.int64)
    cells[0] = kinds
    cells[days] = (numpy.searchsorted(steps, groups) + 2) * kinds
    rows = len(steps) + 2
    counts = numpy.zeros(rows * kinds, dtype=numpy.int64)
    for part in some(len(day), max(AT_ONCE, 4 * len(counts))):
        told = cells.take(day[part])
        told += kind[part]
        if mask is not None:
            told *= mask[part]
        counts += numpy.bincount(told, minlength=len(counts))
    at = numpy.where(within, numpy.searchsorted(steps, numpy.where(within, _grouped(first, by), 0)) + 2, 1)
    counts += numpy.bincount(at * kinds + spans, minlength=len(counts))
    return _Counted(steps, counts.reshape(rows, kinds)[1:])


def _by_reports(events: Events, by: str) -> _Counted:
    import numpy

    held, kinds, mask = events.columns, len(events.kinds), events.of_events
    groups = _grouped(held.days.astype(numpy.int64), by)
    steps = different(groups[held.days > 0])
    cells = numpy.where(held.days > 0, numpy.searchsorted(steps, groups) + 2, 1) * kinds
    counts = numpy.zeros((len(steps) + 2) * kinds, dtype=numpy.int64)
    for reports in some(len(cells), AT_ONCE // 8):
        told = numpy.repeat(cells[reports], held.sizes[reports])
        begin = int(held.begins[reports.start])
        told += held.kind[begin : begin + len(told)]
        if mask is not None:
            told *= mask[begin : begin + len(told)]
        counts += numpy.bincount(told, minlength=len(counts))
    return _Counted(steps, counts.reshape(len(steps) + 2, kinds)[1:])


def _grouped(days: Numbers, by: str) -> Numbers:
    """The numbers of the steps in which days lie, in their order."""
    if by in ("day", "week"):
        # By definition: the first of all days was a Monday.
        return days if by == "day" else (days - 1) // 7
    months: Numbers = (days - date(1970, 1, 1).toordinal()).astype("M8[D]").astype("M8[M]").astype(days.dtype)
    return months // {"month": 1, "quarter": 3, "year": 12}[by]


def _begin(step: int, by: str) -> int:
    """The number of the first day of a step."""
    if by in ("day", "week"):
        return step if by == "day" else step * 7 + 1
    months = step * {"month": 1, "quarter": 3, "year": 12}[by] + 12 * 1970
    return date(months // 12, months % 12 + 1, 1).toordinal()
