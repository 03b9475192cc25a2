"""Publication days as files write them: ISO, e-mail's form, English words, times of a computer.

Bare numbers ("05/12/2016") tell a day only where one of them cannot be a month, or where the order of a whole column is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate
from typing import Literal

from onrecord.intake.given import iso_day
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_order

_MONTH_STEMS = alternatives("month_stems")
_MADE_PUBLIC = alternatives("made_public")

#: Which number stands first where a date is written in numbers.
type Order = Literal["day", "month"]

_MONTHS = word_order("month_names")
_MONTH = rf"(?P<month>{_MONTH_STEMS})(?P<rest>[a-z]{{0,7}})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?(?:\s?[,|])?\s+(?:on\s+)?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TOLD = (
    rf"(?:(?:first\s+|last\s+)?(?:{_MADE_PUBLIC})"
    r"(?:\s+(?:on|at))?\s?[:,]?\s+)?"
)
_START = rf"^{_TOLD}{_CLOCK}{_WEEKDAY}{_CLOCK}(?:the\s+)?"
#: What stands before a date in numbers.
_BEFORE = re.compile(rf"^{_TOLD}{_CLOCK}{_WEEKDAY}", re.IGNORECASE)
_BETWEEN = r"[\s,./-]{1,4}"
#: "December 5, 2016 Monday", "Monday 5 December 2016", "5-Dec-2016" and "05DEC2016"; what follows the year is of no weight.
_WORDS = (
    re.compile(rf"{_START}{_MONTH}{_BETWEEN}{_DAY}(?:\s{{0,4}},\s{{0,4}}|{_BETWEEN}){_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_START}{_DAY}(?:\s{{1,4}}of)?{_BETWEEN}{_MONTH}\s{{0,4}},?{_BETWEEN}{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_START}{_DAY}{_MONTH}{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"^{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}(?!\d)", re.IGNORECASE),
)
#: "Fri Aug 23 02:32:53 2002" and "Fri Aug 23 02:32:53 +0000 2002", as programs write times.
_PROGRAM = re.compile(
    rf"^{_WEEKDAY}{_MONTH}\s{{1,4}}{_DAY}\s{{1,4}}\d\d:\d\d:\d\d\s{{1,4}}(?:[A-Z+-][\w:]{{2,5}}\s{{1,4}})?{_YEAR}$", re.IGNORECASE
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?| \d\d:\d\d(?::\d\d)?)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
#: Seconds since 1970, or thousandths, millionths, thousand-millionths of one, from 1980 on: less may be any number.
_SECONDS = re.compile(r"(?:/Date\()?(\d{9,10}|\d{12,13}|\d{15,16}|\d{18,19})(?:\.\d{1,9})?(?:[+-]\d{4})?(?:\)/)?$", re.IGNORECASE)
#: By definition: 1 January 1980 in seconds, where the time in an archive begins.
_EPOCH = 315_532_800
#: The moments at which programs begin to count: with a clock at midnight they stand for nothing. No news is older than its first paper.
_NO_DAY = re.compile(r"(?:1970-01-01|1900-01-01|1899-12-3[01]|1904-01-01)[T ]00:00|(?:0\d{3}|1[0-5]\d\d|(?:2[2-9]|[3-9]\d)\d\d)-\d\d-\d\d")


def day_of(words: str, order: Order | None = None) -> str | None:
    """The day that the words begin with, as YYYY-MM-DD, in the zone they are written in; None where they tell none for sure."""
    words = " ".join(words[:200].split()).lstrip("([")
    if _NO_DAY.match(words):
        return None
    bare = _BEFORE.sub("", words)
    found = iso_day(bare) or _compact(words) or _numbered(bare, order) or _worded(words)
    if found is not None:
        return found
    parts = parsedate(words) if re.match(r"[A-Za-z]{3},", words) else None
    return _iso(parts[0], parts[1], parts[2]) if parts else None


def order_of(column: Iterable[object]) -> Order | None:
    """Which number stands first in the dates of a column, told by those of which only one can be a month; None where none tells, or they disagree."""
    first = second = False
    for value in column:
        match = _NUMBERS.match(_BEFORE.sub("", str(value)[:200].strip())) if value else None
        if match:
            first, second = first or int(match[1]) > len(_MONTHS), second or int(match[3]) > len(_MONTHS)
    return None if first == second else "day" if first else "month"


def _numbered(words: str, order: Order | None) -> str | None:
    match = _YEAR_FIRST.match(words)
    if match:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    match = _NUMBERS.match(words)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if one == other or one > len(_MONTHS) or (order == "day" and other <= len(_MONTHS)):
        return _iso(year, other, one)
    if other > len(_MONTHS) or order == "month":
        return _iso(year, one, other)
    return None


def _compact(words: str) -> str | None:
    match = _COMPACT.match(words)
    if match and (found := _iso(int(match[1]), int(match[2]), int(match[3]))):
        return found
    match = _SECONDS.match(words)
    if match is None:
        return None
    seconds = int(match[1]) // 1000 ** ((len(match[1]) - 9) // 3)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds >= _EPOCH else None


def _worded(words: str) -> str | None:
    for pattern in (*_WORDS, _PROGRAM):
        match = pattern.match(words)
        if match:
            name = (match["month"] + match["rest"]).lower()
            month = next((n for n, full in enumerate(_MONTHS, start=1) if full.startswith(name)), None)
            return _iso(int(match["year"]), month, int(match["day"])) if month else None
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
