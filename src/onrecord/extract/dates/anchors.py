"""What time expressions are relative to, and the words of time that the rules share."""

from __future__ import annotations

import re
from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.types import DateType

#: Start, end, value, type.
type Valued = tuple[int, int, str, DateType]
UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "centurie": "C", "millennium": "L",
}  # fmt: skip
UNIT = re.compile(
    r"\b(second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie|millennium)s?\b", re.IGNORECASE
)
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")


class Anchors:
    """What an expression is relative to, as the reading goes through the text."""

    def __init__(self, published: date | None, knowledge: Knowledge) -> None:
        self.published = published
        #: The day mentioned last.
        self.last: date | None = None
        self.direction = 0
        self._relative = False

    def said(self) -> str:
        """For the reader: what the value was reckoned from."""
        return f"reckoned from {self.published or 'no date'}" + (f", the day mentioned last {self.last}" if self.last else "")

    @property
    def reference(self) -> date | None:
        """The day mentioned last, else the report's."""
        return self.last or self.published
