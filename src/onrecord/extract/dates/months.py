"""Days counted within a month: "the second Tuesday in May", "the last day of June", "on the 5th", "on the 5th of this month"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.extract.dates.absolute import DAYS, month_number, one_day, year_of
from onrecord.extract.dates.anchors import YEAR, Anchors, Valued
from onrecord.extract.dates.patterns import MONTH_DAY, WEEKDAYS

#: By definition: what the words count.
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_THIS_MONTH = re.compile(r"(?:last|this|next)\s+month$", re.IGNORECASE)
#: A day told by its month earlier in the sentence: "in Laos on Feb. 17 and in Burma on the 20th"; and where that sentence ends.
_TOLD = re.compile(rf"(?<!\w){MONTH_DAY}")
_ENDS = re.compile(r"[;!?\n]|[^\W\d_]{2}\.\s|\d\.\s+[A-Z]")
#: How far before a day without a month the one with it may stand, in characters.
#: Bound of form.
_NEAR = 80


def day_of_month_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "on the 5th": of the month told in the sentence, or that a story stands in, else the day of that number nearest to the report's that the
    tense allows."""
    found = DAYS.search(match.group())
    assert found is not None
    day = int(found.group(1))
    named = _THIS_MONTH.search(match.group())
    if named is not None:
        of_month = _month_of(named.group(), at)
    else:
        of_month = _told_before(match, at, day) or _nearest(at, day)
    return [(match.start(), match.end(), f"XXXX-XX-{day:02d}", "DATE")] if of_month is None else one_day(match, at, *of_month, day)


def _told_before(match: re.Match[str], at: Anchors, day: int) -> tuple[int, int] | None:
    """Year and month of the day told before it in the sentence, where that is the earlier one; None where there is none."""
    start = max(0, match.start() - _NEAR)
    told = list(_TOLD.finditer(match.string[start : match.start()]))
    if not told or _ENDS.search(match.string[start + told[-1].end() : match.start()]):
        return None
    month, number = month_number(told[-1].group()), DAYS.search(told[-1].group())
    year = year_of(at, month, day) if number is not None and int(number.group(1)) < day else None
    return None if year is None else (year, month)


def _nearest(at: Anchors, day: int) -> tuple[int, int] | None:
    if at.narrative and at.year is not None and at.month is not None:
        return at.year, at.month
    if at.published is None:
        return None
    months = 12 * at.published.year + at.published.month - 1 + (1 if at.direction > 0 and day < at.published.day else 0)
    months -= 1 if at.direction <= 0 and day > at.published.day else 0
    return months // 12, months % 12 + 1


def ordinal_weekday_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "the second Tuesday in May", "the last Friday of next month", "the last day of June": one day, counted from the month's first or last."""
    text = match.group()
    of_month = _month_of(re.split(r"\s(?:of|in)\s", text, maxsplit=1)[1], at)
    if of_month is None:
        return [(match.start(), match.end(), "XXXX-XX-XX", "DATE")]
    words = text.lower().split()
    which, weekday = words[words[0] == "the" :][:2]
    dates = [date(*of_month, day) for day in range(1, monthrange(*of_month)[1] + 1)]
    days = [day.day for day in dates if weekday == "day" or day.weekday() == WEEKDAYS[weekday]]
    nth = _NTH.get(which, len(days))
    return one_day(match, at, *of_month, days[nth - 1]) if nth <= len(days) else []


def _month_of(text: str, at: Anchors) -> tuple[int, int] | None:
    """Year and month of "May 2023", "May" or "next month"; None where no year is known."""
    words = text.lower().split()
    if words[-1] == "month":
        anchor = at.published
        months = None if anchor is None else 12 * anchor.year + anchor.month - 1 + {"last": -1, "next": 1}.get(words[0], 0)
        return None if months is None else (months // 12, months % 12 + 1)
    month, years = month_number(text), YEAR.findall(text)
    year = int(years[-1]) if years else year_of(at, month)
    return None if year is None else (year, month)
