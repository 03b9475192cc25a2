"""Times told from the report's date or from the day mentioned last: "yesterday", "on Monday", "two weeks ago", "the previous day"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.extract.dates.anchors import UNIT_CODES, WEEKDAY, YEAR, Anchors, Valued
from onrecord.extract.dates.lengths import count_of, duration_rule, period, unit_of
from onrecord.extract.dates.patterns import ORDINALS, PARTS, WEEKDAYS
from onrecord.knowledge.alternatives import alternatives

_PAPERS = alternatives("papers_called_so")


def yesterday_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    anchor = at.published
    shift = -1
    if "day before yesterday" in text or "the day before yesterday" in text:
        shift = -2
    elif "day after tomorrow" in text:
        shift = 2
    elif "tomorrow" in text:
        shift = 1
    elif re.search(r"today|tonight|this|overnight", text):
        shift = 0
    part = next((code for word, code in PARTS.items() if word in text), "NI" if "tonight" in text or "overnight" in text else None)
    if anchor is None:
        if text == "today":
            return [(match.start(), match.end(), "PRESENT_REF", "DATE")]
        return [(match.start(), match.end(), "XXXX-XX-XX" + (f"T{part}" if part else ""), "TIME" if part else "DATE")]
    day = anchor + timedelta(days=shift)
    if not part:
        at.last = day
    return [(match.start(), match.end(), day.isoformat() + (f"T{part}" if part else ""), "TIME" if part else "DATE")]


def _weekday(text: str) -> int:
    found = WEEKDAY.search(text)
    assert found is not None
    return WEEKDAYS[found.group().lower()]


def _near_weekday(at: Anchors, weekday: int, text: str) -> date | None:
    """The day of that name: of the week before or after the report's date, as words and tense tell; its own day is today."""
    anchor = at.published
    if anchor is None:
        return None
    ahead = (weekday - anchor.weekday()) % 7
    back = (anchor.weekday() - weekday) % 7
    text = text.lower()
    if "a week ago" in text:
        return anchor - timedelta(days=back + 7)
    if "a week from" in text:
        return anchor + timedelta(days=ahead + 7)
    if "next week" in text:
        return anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 + weekday)
    if "last week" in text:
        return anchor - timedelta(days=anchor.weekday()) + timedelta(days=weekday - 7)
    if re.search(r"\blast\b|\bpast\b", text):
        return anchor - timedelta(days=back or 7)
    if re.search(r"\bnext\b", text):
        return anchor + timedelta(days=ahead or 7)
    if re.search(r"\bthis\b", text) and at.direction >= 0:
        return anchor + timedelta(days=ahead)
    # Yesterday's name under "will" is far oftener yesterday's report of what will be than a day six days off.
    return anchor + timedelta(days=ahead) if at.direction > 0 and back != 1 else anchor - timedelta(days=back)


def weekday_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    weekday = _weekday(match.group())
    after = match.string[match.end() : match.end() + 12]
    if re.match(rf"\s+(?:{_PAPERS})\b", after):
        return []
    day = _near_weekday(at, weekday, match.group())
    if day is None:
        return [(match.start(), match.end(), f"XXXX-WXX-{weekday + 1}", "DATE")]
    at.last = day
    return [(match.start(), match.end(), day.isoformat(), "DATE")]


def weekday_part_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    weekday = _weekday(match.group())
    part = next(code for word, code in PARTS.items() if re.search(rf"\b{word}\b", match.group().lower()))
    day = _near_weekday(at, weekday, match.group())
    if day is None:
        return [(match.start(), match.end(), f"XXXX-WXX-{weekday + 1}T{part}", "TIME")]
    at.last = day
    return [(match.start(), match.end(), f"{day.isoformat()}T{part}", "TIME")]


def clock_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    lead = re.match(r"(?:at\s+)?(?:around|about)?\s*", text)
    start = match.start() + (lead.end() if lead else 0)
    clock = re.search(r"(\d{1,2})(?:[:.](\d\d))?\s*(a\.?m|p\.?m)?|noon|midnight", text)
    assert clock is not None
    if clock.group().startswith("noon"):
        hour, minute = 12, 0
    elif clock.group().startswith("midnight"):
        hour, minute = 24, 0
    else:
        hour, minute = int(clock.group(1)), int(clock.group(2) or 0)
        half = (clock.group(3) or "").replace(".", "")
        # By definition: hours of half a day.
        if half and hour > 12:
            return []
        # By definition: as above.
        if half == "pm" and hour < 12:
            hour += 12
        # By definition: as above.
        elif half == "am" and hour == 12:
            hour = 0
    value = f"T{hour:02d}:{minute:02d}"
    day = None
    if WEEKDAY.search(text):
        day = _near_weekday(at, _weekday(text), text)
    elif "yesterday" in text and at.published:
        day = at.published - timedelta(days=1)
    elif "tomorrow" in text and at.published:
        day = at.published + timedelta(days=1)
    else:
        day = at.reference
    return [(start, match.end(), (day.isoformat() if day else "XXXX-XX-XX") + value, "TIME")]


def shifted(anchor: date | None, count: float | int | None, unit: str, sign: int) -> str | None:
    """The time that lies a number of units before or after, no more exact than the unit."""
    if anchor is None:
        return None
    if count is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    code = UNIT_CODES[unit]
    if code == "D":
        return (anchor + timedelta(days=sign * round(count))).isoformat()
    if code == "W":
        weeks = count * (2 if unit == "fortnight" else 1)
        year, week, _ = (anchor + timedelta(days=sign * round(7 * weeks))).isocalendar()
        return f"{year}-W{week:02d}"
    if code in ("M", "Q"):
        months = anchor.year * 12 + anchor.month - 1 + sign * round(count * (3 if code == "Q" else 1))
        return f"{months // 12}-{months % 12 + 1:02d}"
    if code == "Y":
        return f"{anchor.year + sign * round(count):04d}"
    if code == "E":
        return f"{(anchor.year + sign * 10 * round(count)) // 10}"
    if code == "C":
        return f"{(anchor.year + sign * 100 * round(count)) // 100:02d}"
    if code.startswith("T"):
        return anchor.isoformat()
    return None


_IN = re.compile(r"\bin\s+(?:about\s+|around\s+)?$")


def lasting_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """A length; "opens in two weeks" is so long after the report."""
    valued = duration_rule(match, at)
    unit = unit_of(match.group())
    count = count_of(match.group(), unit)
    if not valued or count is None or at.direction <= 0 or UNIT_CODES[unit].startswith("T"):
        return valued
    if _IN.search(match.string, max(0, match.start() - 12), match.start()) is None:
        return valued
    value = shifted(at.published, count, unit, 1)
    return [(match.start(), match.end(), value, "DATE")] if value else valued


#: What a year before is compared with in a report on results: the quarter told last.
_ONE_YEAR = re.compile(r"(?:a|one)\s+year\s+(?:ago|earlier|before)|(?:the\s+)?year-(?:ago|earlier)", re.IGNORECASE)


def _quarter_before(match: re.Match[str], at: Anchors) -> str | None:
    """The quarter of a year before: in a report on a quarter's results "a year earlier" tells that of the same quarter."""
    if at.quarter is None or at.narrative or _ONE_YEAR.fullmatch(match.group()) is None:
        return None
    year, quarter = at.quarter.split("-")
    return f"{int(year) - 1}-{quarter}"


def ago_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    compared = _quarter_before(match, at)
    if compared is not None:
        return [(match.start(), match.end(), compared, "DATE")]
    unit = unit_of(match.group())
    value = shifted(at.published, count_of(match.group(), unit), unit, -1)
    return [(match.start(), match.end(), value, "DATE")] if value else [(match.start(), match.end(), "PAST_REF", "DATE")]


def both_ago_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "one month and two days ago": the two lengths together, as exact as the smaller one."""
    text = match.group().lower()
    parts = re.split(r"(?<!\s)(?:\s*+,\s*and\s+|\s*+,\s*|\s++and\s++(?!a\s+half))", text, maxsplit=1)
    sign = 1 if text.endswith("later") else -1
    anchor = at.published if text.endswith("ago") else at.now if at.narrative else at.reference
    if len(parts) != 2 or anchor is None:
        return []
    counted = [(count_of(part, unit_of(part)), unit_of(part)) for part in parts]
    (large, unit), (small, second) = counted
    if large is None or small is None or large != int(large) or UNIT_CODES[unit] not in ("Y", "M", "W", "E"):
        return []
    months = int(large) * {"year": 12, "month": 1, "quarter": 3, "decade": 120}.get(unit, 0)
    moved = anchor.year * 12 + anchor.month - 1 + sign * months
    day = date(moved // 12, moved % 12 + 1, min(anchor.day, monthrange(moved // 12, moved % 12 + 1)[1]))
    if UNIT_CODES[unit] == "W":
        day += timedelta(days=sign * 7 * int(large) * (2 if unit == "fortnight" else 1))
    value = shifted(day, small, second, sign)
    return [(match.start(), match.end(), value, "DATE")] if value else []


def from_now_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = unit_of(match.group())
    value = shifted(at.published, count_of(match.group(), unit), unit, 1)
    return [(match.start(), match.end(), value or "FUTURE_REF", "DATE")]


def later_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = unit_of(match.group())
    text = match.group().lower()
    count = count_of(text, unit)
    sign = 1 if text.split()[-1] in ("later", "after", "afterward", "afterwards") else -1
    compared = _quarter_before(match, at) if text.endswith("earlier") else None
    if compared is not None:
        return [(match.start(), match.end(), compared, "DATE")]
    if text.split()[-1] in ("after", "before"):
        # "two weeks after the vote" measures from what follows: the length is told, the day is not.
        end = match.end() - len(text.split()[-1])
        while match.string[end - 1].isspace():
            end -= 1
        return [(match.start(), end, period(count, unit), "DURATION")]
    if sign > 0 and at.last is None and not at.narrative:
        # "Two days later" after what has no day of its own: the length is told, the day is not.
        return [(match.start(), match.end(), period(count, unit), "DURATION")]
    value = shifted(at.reference if unit in ("day", "week") and not at.narrative else at.now, count, unit, sign)
    if value and sign > 0 and at.direction <= 0 and at.published is not None and value > at.published.isoformat():
        # What has been done was not done after the report.
        return [(match.start(), match.end(), period(count, unit), "DURATION")]
    return [(match.start(), match.end(), value, "DATE")] if value and not value.endswith("_REF") else []


def next_day_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    anchor = at.now if at.narrative else at.reference
    if anchor is None:
        return []
    if (
        at.last is None
        and at.year is not None
        and at.published is not None
        and at.year < at.published.year
        and re.search(r"same|that", text)
    ):
        return []  # "a 1983 bombing ... the same day": that of the bombing, which nobody tells
    shift = 1 if re.search(r"next|following|later", text) else -1 if re.search(r"previous|preceding|earlier|before", text) else 0
    day = anchor + timedelta(days=shift)
    if shift > 0 and at.last is None and not at.narrative and at.direction < 0:
        # "The next day" after what has no day of its own: what has been done was not done after the report.
        return [(match.start(), match.end(), "XXXX-XX-XX", "DATE")]
    part = next((code for word, code in PARTS.items() if re.search(rf"\b{word}\b", text)), None)
    if not part:
        at.last = day
    return [(match.start(), match.end(), day.isoformat() + (f"T{part}" if part else ""), "TIME" if part else "DATE")]


def which_unit_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    anchor = at.published
    unit = next(name for name in ("weekend", "week", "month", "quarter", "decade", "fortnight", "year") if name in text)
    shift = 0
    if unit in ("week", "month", "decade") and re.search(r"\bpast\b", text):
        # "In the past week": the days up to the report's, no week of the calendar.
        return [(match.start(), match.end(), {"week": "P1W", "month": "P1M", "decade": "P10Y"}[unit], "DURATION")]
    if re.search(r"\b(?:last|previous)\b|\bpast\b", text):
        shift = -1
    elif re.search(r"\b(?:next|coming|following)\b", text):
        shift = 1
    if at.narrative and not re.search(r"\b(?:this|last|next|past)\b", text):
        anchor = at.now
    elif unit in ("year", "month") and at.year is not None and (unit == "year" or at.month) and re.search(r"\b(?:following|that)\b", text):
        # "In 1988 ... that year", "in May 1999 ... the following month": from where the story stands.
        anchor = date(at.year, at.month or 7, 15)
    elif re.search(r"\b(?:previous|following|same|that)\b", text) and at.last is not None:
        anchor = at.last
    if anchor is None:
        blank = {
            "week": "XXXX-WXX",
            "weekend": "XXXX-WXX-WE",
            "month": "XXXX-XX",
            "quarter": "XXXX-QX",
            "decade": "XXX",
            "fortnight": "XXXX-WXX",
            "year": "XXXX",
        }
        return [(match.start(), match.end(), blank[unit], "DATE")]
    if unit in ("week", "weekend", "fortnight"):
        day = anchor + timedelta(days=7 * shift)
        if at.direction < 0 and "following" in text and at.published is not None and day > at.published:
            # "The following week" after what has no day of its own, as "two days later".
            return [(match.start(), match.end(), "XXXX-WXX", "DATE")]
        year, week, _ = day.isocalendar()
        return [(match.start(), match.end(), f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else ""), "DATE")]
    if unit == "month":
        value = shifted(anchor, abs(shift), "month", shift or 1)
    elif unit == "decade":
        value = str(anchor.year // 10 + shift)
    elif unit == "quarter" and "year" not in text:
        months = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        value = f"{months // 4}-Q{months % 4 + 1}"
    else:
        value = f"{anchor.year + shift:04d}"
        found = re.search(r"(first|second|third|fourth)\s+quarter", text)
        if found:
            value += f"-Q{ORDINALS[found.group(1)]}"
    return [(match.start(), match.end(), value or "XXXX", "DATE")]


def end_of_year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    years = YEAR.findall(text)
    if "year-end" in text:
        if years:
            return [(match.start(), match.end(), f"{years[-1]}-12-31", "DATE")]
        return [(match.start(), match.end(), f"{at.published.year}-12-31" if at.published else "XXXX-12-31", "DATE")]
    if at.published is None:
        return []
    unit = unit_of(text)
    shift = -1 if "last" in text else 1 if "next" in text else 0
    value = shifted(at.published, abs(shift), unit, shift or 1)
    return [(match.start(), match.end(), value, "DATE")] if value else []


def year_earlier_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    value = _quarter_before(match, at) or shifted(at.published, 1, unit_of(match.group()), -1)
    return [(match.start(), match.end(), value, "DATE")] if value else []


def weekend_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    start = match.start() + (5 if text.startswith("over ") else 0)
    if at.published is None:
        return [(start, match.end(), "XXXX-WXX-WE", "DATE")]
    shift = 7 if "next" in text else 0
    # By definition: Saturday.
    if "last" in text or "past" in text or (shift == 0 and at.direction <= 0 and at.published.weekday() < 5 and "this" not in text):
        shift = -7
    year, week, _ = (at.published + timedelta(days=shift)).isocalendar()
    return [(start, match.end(), f"{year}-W{week:02d}-WE", "DATE")]


def now_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    return [(match.start(), match.end(), "PRESENT_REF", "DATE")]


def recently_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    start = match.start() + (3 if match.group().lower().startswith("in ") else 0)
    return [(start, match.end(), "PAST_REF", "DATE")]


def future_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    start = match.start() + (3 if match.group().lower().startswith("in ") else 0)
    return [(start, match.end(), "FUTURE_REF", "DATE")]
