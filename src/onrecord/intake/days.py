"""Publication days as files write them: ISO, e-mail's form, and English words. Orders of bare numbers are not guessed at."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

from onrecord.intake.given import iso_day

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<rest>[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_START = r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
#: "December 5, 2016 Monday" and "Monday 5 December 2016"; what follows the year is of no weight.
_WORDS = (
    re.compile(rf"{_START}{_MONTH}\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_START}{_DAY}\s+{_MONTH}\s*,?\s+{_YEAR}(?!\d)", re.IGNORECASE),
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?$")


def day_of(words: str) -> str | None:
    """The day that the words begin with, as YYYY-MM-DD, in the zone they are written in; None where they tell none for sure."""
    words = words.strip()
    found = iso_day(words) or _compact(words) or _worded(words)
    if found is not None:
        return found
    parts = parsedate(words) if re.match(r"[A-Za-z]{3},", words) else None
    return _iso(parts[0], parts[1], parts[2]) if parts else None


def _compact(words: str) -> str | None:
    match = _COMPACT.match(words)
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None


def _worded(words: str) -> str | None:
    for pattern in _WORDS:
        match = pattern.match(words)
        if match:
            name = (match["month"] + match["rest"]).lower()
            month = next((n for n, full in enumerate(_MONTHS, start=1) if full.startswith(name) or (name == "sept" and n == 9)), None)
            return _iso(int(match["year"]), month, int(match["day"])) if month else None
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
