"""What time expressions are relative to, and the words of time that the rules share."""

from __future__ import annotations

import re
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import DateType

_TIME_UNITS = alternatives("time_units_found")

#: Start, end, value, type.
type Valued = tuple[int, int, str, DateType]
UNIT_CODES = word_values("time_unit_codes")
UNIT = re.compile(rf"\b({_TIME_UNITS})s?\b", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")


class Anchors:
    """What an expression is relative to, as the reading goes through the text."""

    def __init__(self, published: date | None, knowledge: Knowledge) -> None:
        self.published = published
        #: The day mentioned last.
        self.last: date | None = None
        self.direction = 0
        #: Whether the report tells of years long before it, so that a year told once carries on.
        self.narrative = False
        #: The year and month told last: what a narrative's "in May" and "the following year" go on from.
        self.year: int | None = None
        self.month: int | None = None
        #: The quarter of a year told last, whose results a report compares: "1989-Q3".
        self.quarter: str | None = None

    def said(self) -> str:
        """For the reader: what the value was reckoned from."""
        return f"reckoned from {self.published or 'no date'}" + (f", the day mentioned last {self.last}" if self.last else "")

    @property
    def reference(self) -> date | None:
        """The day mentioned last, else the report's."""
        return self.last or self.published

    @property
    def now(self) -> date | None:
        """What "the previous year" or "three months later" counts from: where a narrative stands, else the report's date."""
        if not self.narrative or self.year is None:
            return self.published
        if self.last is not None and self.last.year == self.year and (self.month is None or self.last.month == self.month):
            return self.last
        return date(self.year, self.month or 7, 15)

    def carried(self, month: int) -> int | None:
        """The year that a narrative is in when it comes to a month without one; None where it has told none yet."""
        if not self.narrative or self.year is None:
            return None
        # From the last months of a year a story goes on into the next: "in November 1941 ... In January".
        return self.year + 1 if self.month is not None and self.month - month >= ROLLED else self.year

    def go_on(self, name: str, valued: list[Valued]) -> None:
        """Takes in where the story stands after an expression."""
        for _start, _end, value, kind in valued:
            told = _TOLD.match(value)
            if name in _QUARTERS and _QUARTER.fullmatch(value):
                self.quarter = value
            if kind in ("DATE", "TIME") and told is not None and name in CARRIERS:
                year, month = int(told[1]), int(told[2]) if told[2] else None
                self.month = month if month is not None or year != self.year else self.month
                self.year = year
                # By definition: TIMEX3, a value of a day has ten signs.
                if len(value) < 10:
                    self.last = None


#: How many months back a month without a year must lie to be one of the next year; set on WikiWars (with 5, values .832 for .838).
#: Set by WikiWars: see above, with 5.
ROLLED = 8
_TOLD = re.compile(r"(\d{4})(?:-(\d\d))?(?!\d)")
#: The rules whose values tell where a story stands.
CARRIERS = word_list("date_rules_carrying")
_QUARTERS = frozenset(["quarter_of", "last_quarter", "which_unit"])
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_FULL = frozenset(["iso", "month_day_year", "day_month_year", "month_year", "season_year", "year", "range_years"])
_OF_TODAY = frozenset(["yesterday", "weekday", "weekday_part", "ago", "weekend", "last_quarter"])
_THIS = re.compile(r"\b(?:this|last|next)\b", re.IGNORECASE)


def narrates(names: list[tuple[str, str]], published: date | None) -> bool:
    """Whether a report tells history: years of the past all through, and few words that count from its own day."""
    if published is None and not any(name in _OF_TODAY for name, _text in names):
        # What has no day of its own can only be told from the years that it names.
        return any(name in _FULL for name, _text in names)
    told = sum(1 for name, text in names if name in _FULL and (found := YEAR.search(text)) and _past(int(found.group()), published))
    of_today = sum(1 for name, text in names if name in _OF_TODAY or (name == "which_unit" and _THIS.search(text)))
    return told >= 3 and told > 2 * of_today


def _past(year: int, published: date | None) -> bool:
    return published is None or year < published.year - 1
