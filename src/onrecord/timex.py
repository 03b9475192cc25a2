"""The first and last day that a TIMEX3 value covers, so that entries can be put in order and picked by date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_FORM = re.compile(
    r"(?:FY)?(?P<year>\d{2,4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)


def days(value: str) -> tuple[date, date] | None:
    """The days covered by ``2016``, ``2016-12``, ``2016-12-05T10:30``, ``2016-W49``, ``2016-Q1``, ``2016-H1``, ``2016-SU``, ``201`` (a
    decade) or ``20`` (a century); None for durations, sets, references without a date, and what is no date."""
    found = _FORM.fullmatch(value)
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:
        return None


def _days(found: re.Match[str]) -> tuple[date, date]:
    year = found["year"]
    if len(year) < 4:
        width = 10 ** (4 - len(year))
        return date(int(year) * width, 1, 1), date(int(year) * width + width - 1, 12, 31)
    number = int(year)
    if found["week"]:
        monday = date.fromisocalendar(number, int(found["week"]), 1)
        return monday, monday + timedelta(days=6)
    if found["season"] == "WI":  # the winter that begins in this year
        return date(number, 12, 1), date(number + 1, 3, 1) - timedelta(days=1)
    if found["season"]:
        return _months(number, *_SEASONS[found["season"]])
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        return _months(number, last - 2, last)
    if found["half"]:
        last = 6 * int(found["half"])
        return _months(number, last - 5, last)
    if found["day"]:
        day = date(number, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return _months(number, int(found["month"]), int(found["month"]))
    return _months(number, 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def is_step(name: object) -> bool:
    """Whether a row of a series is of a step of time, not of the events that lie in none.

    >>> is_step("2025-W03"), is_step("no week")
    (True, False)
    """
    return str(name)[:1].isdigit()
