"""What other processes make while all reports are linked anew: what each is compared by, and which of neighbouring days are alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from onrecord.record.connecting import Connection
from onrecord.record.linking.likeness import DAYS, Alike, Weights, alike
from onrecord.record.linking.made import Made, unpacked
from onrecord.record.linking.near import Near

#: Reports of whole days that are compared together, at least.
#: Bound of work.
_TOGETHER = 128
#: A report with those of greater numbers that it is like.
type Found = tuple[int, list[tuple[int, Alike]]]


@dataclass(frozen=True, slots=True)
class Days:
    """Some days with their reports' stories and those of the days around them."""

    first: str
    last: str
    #: Number, day and story as it is kept, in order of time.
    stories: list[tuple[int, str, bytes]]


class Others(Protocol):
    """Other processes; each answer comes in the order of what it is asked for, and they have begun when the call returns."""

    def shares(self, reports: Sequence[int]) -> Iterator[Made]:
        """What each of these reports is found and compared by."""

    def alike(self, some: Iterable[Days]) -> Iterator[Found]:
        """What each report of these days is like."""


def around(day: str) -> tuple[str, str]:
    """The first and last day on which a report may tell of the same as one of this day."""
    middle = date.fromisoformat(day)
    return (middle - timedelta(days=DAYS)).isoformat(), (middle + timedelta(days=DAYS)).isoformat()


def all_days(connection: Connection) -> Iterator[Days]:
    """All stories that are kept, some days at a time."""
    counts = connection.execute(
        "SELECT published, count(*) FROM story WHERE published IS NOT NULL GROUP BY published ORDER BY published"
    ).fetchall()
    some: list[str] = []
    reports = 0
    for at, (day, count) in enumerate(counts, start=1):
        some.append(day)
        reports += count
        if reports >= _TOGETHER or at == len(counts):
            limits = (around(some[0])[0], around(some[-1])[1])
            query = "SELECT report, published, features FROM story WHERE published BETWEEN ? AND ? ORDER BY published, report"
            yield Days(some[0], some[-1], connection.execute(query, limits).fetchall())
            some, reports = [], 0


def alike_in(some: Days, weights: Weights) -> list[Found]:
    """What each report of these days is like, of those with greater numbers."""
    stories = {report: unpacked(day, features, weights) for report, day, features in some.stories}
    near = Near(weights, lambda report, _day: stories[report])
    found: list[Found] = []
    window: list[tuple[int, str]] = []
    limits = ("", "")
    for report, day, _features in some.stories:
        if not some.first <= day <= some.last:
            continue
        if limits != around(day):
            limits = around(day)
            window = [(other, published) for other, published, _told in some.stories if limits[0] <= published <= limits[1]]
        mine = stories[report]
        pairs = ((other, alike(mine, stories[other], weights)) for other, _day in near.of(mine, window) if other > report)
        found.append((report, [(other, likeness) for other, likeness in pairs if likeness is not None]))
    return found
