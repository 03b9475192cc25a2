"""What a reading tells in order of time: events, statements and positions by their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.types import Reading
from onrecord.views.when import days


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with the entries that belong to it."""

    #: TIMEX3 value.
    value: str
    first: date
    entries: tuple[str, ...]
    #: How long after the moment before it, where that is a year or more.
    gap: str | None


def chronicle(reading: Reading) -> tuple[Moment, ...]:
    """The moments, earliest first; of two that begin together the longer one first. Entries without a date are left out."""
    at: dict[str, list[str]] = {}
    for event in reading.events:
        if event.date and event.same_as is None:
            at.setdefault(event.date.value, []).append(event.id)
    for statement in reading.statements:
        if statement.date:
            at.setdefault(statement.date.value, []).append(statement.id)
    for position in reading.positions:
        if position.deadline:
            at.setdefault(position.deadline, []).append(position.id)
    known = [(covered, value) for value in at if (covered := days(value)) is not None]
    known.sort(key=lambda pair: (pair[0][0], -pair[0][1].toordinal(), pair[1]))
    moments = []
    before: date | None = None
    for (first, last), value in known:
        years = (first - before).days // 365 if before else 0
        gap = f"{years} year{'s' if years > 1 else ''} later" if years >= 1 else None
        moments.append(Moment(value, first, tuple(at[value]), gap))
        before = last
    return tuple(moments)
