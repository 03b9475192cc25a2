"""Times as one reads them: what a TIMEX3 value says, in words."""

from __future__ import annotations

import re
from datetime import date

from onrecord.types import Event, Statement
from onrecord.views.when import basis, counted

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_PARTS = {"TMO": "morning", "TMI": "midday", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"}
_TIMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_NUMBERED = {
    "H1": "first half",
    "H2": "second half",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
}
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "E": "decade", "C": "century"}
_HOURS = {"H": "hour", "M": "minute", "S": "second"}
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([YMWDECHS])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?:T([A-Z]{2}|\d\d:\d\d(?::\d\d)?))?")
#: How the day is told that no date in the text tells.
_BASES = {"tense": "about ", "report": "by "}


def day(value: str) -> str:
    """``5 December 2016``, ``December 2016``, ``the week of 5 December 2016``, ``summer 2016``, ``the 1990s``, ``3 days``; others as they are."""
    if value in _VAGUE:
        return _VAGUE[value]
    if found := _DAY.fullmatch(value):
        return _day(value, *found.groups())
    if found := _WEEK.fullmatch(value):
        return _week(value, int(found[1]), int(found[2]), bool(found[3]))
    if found := _LENGTH.fullmatch(value):
        return _length(value, *found.groups())
    if re.fullmatch(r"\d{3}X?", value):
        return f"the {value[:3]}0s"
    if re.fullmatch(r"\d\d(?:XX)?", value):
        return f"the {int(value[:2]) + 1}th century" if value[:2] != "20" else "the 21st century"
    year, _, rest = value.partition("-")
    if year.isdigit() and rest in _TIMES:
        return f"{_TIMES[rest]} {year}"
    return f"{_NUMBERED[rest]} of {year}" if year.isdigit() and rest in _NUMBERED else value


def _day(value: str, year: str, month: str, day_: str | None, clock: str | None) -> str:
    if not 1 <= int(month) <= 12:
        return value
    told = " ".join(part for part in (str(int(day_)) if day_ else "", MONTHS[int(month) - 1], year if year != "XXXX" else "") if part)
    if clock is None:
        return told
    part = _PARTS.get(f"T{clock}")
    return f"{told}, {part or clock}" if part or clock[0].isdigit() else value


def _week(value: str, year: int, week: int, weekend: bool) -> str:
    try:
        return f"the {'weekend' if weekend else 'week'} of {day(date.fromisocalendar(year, week, 6 if weekend else 1).isoformat())}"
    except ValueError:
        return value


def _length(value: str, clock: str, number: str, unit: str) -> str:
    name = (_HOURS if clock else _UNITS).get(unit)
    if name is None:
        return value
    several = name[:-1] + "ies" if name.endswith("y") and name != "day" else name + "s"
    return f"some {several}" if number == "X" else f"{number} {name if number == '1' else several}"


def timed(entry: Event | Statement) -> str:
    """The time by which an entry is counted, as ISO writes it, and in a word before it how it is known where no date tells it."""
    value = counted(entry)
    return "" if value is None else _BASES.get(basis(entry) or "", "") + value


def timed_in_words(entry: Event | Statement) -> str:
    """The same in words."""
    value = counted(entry)
    return "" if value is None else _BASES.get(basis(entry) or "", "") + day(value)
