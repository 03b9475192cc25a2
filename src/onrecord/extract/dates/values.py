"""What each kind of time expression is worth: TIMEX3 values, relative to the report's date and to the date mentioned last."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from onrecord.extract.dates.patterns import FEASTS, MONTHS, ORDINALS, PARTS, SEASONS, WEEKDAYS
from onrecord.extract.numbers import number
from onrecord.knowledge import Knowledge
from onrecord.types import DateType

#: Start, end, value, type.
type Valued = tuple[int, int, str, DateType]
_UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C", "centurie": "C", "millennium": "L",
}  # fmt: skip
_UNIT = re.compile(
    r"\b(second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie|millennium)s?\b", re.IGNORECASE
)
_WD = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")


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


def _rule_iso(match: re.Match[str], at: Anchors) -> list[Valued]:
    return _day(match, at, *map(int, match.group().split("-")))


def _rule_slashed(match: re.Match[str], at: Anchors) -> list[Valued]:
    month, day, year = map(int, match.group().split("/"))
    return _day(match, at, year if year > 99 else 1900 + year if year > 40 else 2000 + year, month, day)


def _day(match: re.Match[str], at: Anchors, year: int, month: int, day: int) -> list[Valued]:
    try:
        at.last = date(year, month, day)
    except ValueError:
        return []
    return [(match.start(), match.end(), at.last.isoformat(), "DATE")]


def _month_number(text: str) -> int:
    for word in re.findall(r"[A-Za-z]+", text):
        if word.lower() in MONTHS:
            return MONTHS[word.lower()]
    raise ValueError(text)


def _day_number(text: str) -> int:
    found = re.search(r"(?<!\d)(\d{1,2})(?!\d)", text)
    assert found is not None
    return int(found.group(1))


def _rule_month_day_year(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    years = _YEAR.findall(text)
    return _day(match, at, int(years[-1]), _month_number(_no_weekday(text)), _day_number(text))


def _no_weekday(text: str) -> str:
    return re.sub(r"^(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?|^\w+day\b", "", text)


def _year_of(at: Anchors, month: int, day: int = 15) -> int | None:
    """The year of a month and day without one: the nearest to the report's date that the tense allows."""
    anchor = at.published
    if anchor is None:
        return None
    best: tuple[int, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            distance = (date(year, month, min(day, 28)) - anchor).days
        except ValueError:
            continue
        cost = abs(distance)
        if at.direction < 0 and distance > 20:
            cost += 400
        if at.direction > 0 and distance < -20:
            cost += 400
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


def _rule_month_day(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = _no_weekday(match.group())
    month, day = _month_number(text), _day_number(text)
    year = _year_of(at, month, day)
    which = re.search(r"(last|this|next)\s+year", text)
    if which and at.published:
        year = at.published.year + {"last": -1, "this": 0, "next": 1}[which.group(1)]
    if year is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}-{day:02d}", "DATE")]
    return _day(match, at, year, month, day)


def _rule_day_range(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    month = _month_number(text)
    days = list(re.finditer(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", text))[:2]
    years = _YEAR.findall(text)
    year = int(years[-1]) if years else _year_of(at, month, int(days[0].group(1)))
    found: list[Valued] = []
    for n, day in enumerate(days):
        start = match.start() if n == 0 else match.start() + day.start()
        end = match.start() + day.end() if n == 0 else match.end()
        value = f"{year if year else 'XXXX'}-{month:02d}-{int(day.group(1)):02d}"
        found.append((start, end, value, "DATE"))
    return found


def _rule_month_year(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    month = _month_number(text)
    years = _YEAR.findall(text)
    if years:
        return [(match.start(), match.end(), f"{years[-1]}-{month:02d}", "DATE")]
    if at.published is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}", "DATE")]
    shift = -1 if re.search(r"last|previous", text) else 1 if re.search(r"next|following", text) else 0
    return [(match.start(), match.end(), f"{at.published.year + shift}-{month:02d}", "DATE")]


def _rule_which_month(match: re.Match[str], at: Anchors) -> list[Valued]:
    month = _month_number(match.group())
    anchor = at.published
    if anchor is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}", "DATE")]
    text = match.group().lower()
    year = anchor.year
    if "last" in text or "past" in text:
        year -= month >= anchor.month
    elif "next" in text:
        year += month <= anchor.month
    return [(match.start(), match.end(), f"{year}-{month:02d}", "DATE")]


def _rule_month(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    bare = re.sub(r"\W", "", text).lower()
    after = match.string[match.end() : match.end() + 1]
    if bare in ("may", "march", "mar", "sep", "jan", "dec", "april", "june", "august", "augustus") and not re.search(
        r"\b(?:in|since|by|until|till|of|last|next|late|early|from|to|through|between|and|this|before|after|during|for|mid|every|each|on|or)\W*$",
        before,
    ):
        # "May", "March", "April" and "June" are words and names, too.
        attributive = re.search(r"\b(?:a|an|the|his|her|its|their)\s*$", before) and re.match(
            r"\s+[a-z]", match.string[match.end() : match.end() + 2]
        )
        if (bare in ("may", "march", "mar") and not attributive) or after.isalpha() or not re.search(r"[\s(\"“]$|^$", before):
            return []
        if bare in ("april", "june", "august", "jan") and re.match(r"\s+[A-Z][a-z]", match.string[match.end() : match.end() + 4]):
            return []
    if bare in ("may", "march") and re.search(r"\b(?:to|and|or)\W*$", before) and not re.search(r"[A-Z]", text):
        return []
    if bare == "may" and re.match(
        r"\s+(?:be|have|not|also|well|still|yet|never|become|need)\b", match.string[match.end() : match.end() + 9]
    ):
        return []
    if (
        bare in ("jan", "mar", "apr", "jun", "jul", "dec", "nov", "oct", "feb", "aug")
        and not text.rstrip().endswith(".")
        and not text[-1:].isupper()
    ):
        # Without its stop a short form is a name: "Jan".
        return []
    month = _month_number(text)
    year = _year_of(at, month)
    anchor = at.published
    if anchor is not None:
        if at.direction < 0 or (at.direction == 0 and not re.search(r"\b(?:until|till|by)\W*$", before)):
            year = anchor.year - (month > anchor.month)
        elif at.direction > 0:
            year = anchor.year + (month < anchor.month)
        if at.direction == 0 and month == anchor.month % 12 + 1:
            year = anchor.year + (anchor.month == 12)
    return [(match.start(), match.end(), f"{year if year else 'XXXX'}-{month:02d}", "DATE")]


def _rule_quarter_of(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    found = re.search(r"q([1-4])", text)
    quarter = int(found.group(1)) if found else next(n for word, n in ORDINALS.items() if re.search(rf"\b{word}\b", text))
    years = _YEAR.findall(text)
    anchor = at.published
    if years:
        year = years[-1]
    elif anchor is None:
        year = "XXXX"
    else:
        shift = -1 if "last year" in text else 1 if "next year" in text else 0
        current = (anchor.month - 1) // 3 + 1
        if not shift and at.direction <= 0 and quarter > current:
            shift = -1
        if not shift and quarter > current + 1 and at.direction <= 0:
            shift = -1
        year = str(anchor.year + shift)
    return [(match.start(), match.end(), f"{year}-Q{quarter}", "DATE")]


def _rule_last_quarter(match: re.Match[str], at: Anchors) -> list[Valued]:
    anchor = at.published
    if anchor is None:
        return [(match.start(), match.end(), "XXXX-QX", "DATE")]
    current = (anchor.month - 1) // 3
    year, quarter = (anchor.year, current) if current else (anchor.year - 1, 4)
    if "year" in match.group().lower():
        year -= 1
    return [(match.start(), match.end(), f"{year}-Q{quarter}", "DATE")]


def _rule_season_year(match: re.Match[str], at: Anchors) -> list[Valued]:
    return [(match.start(), match.end(), f"{_YEAR.findall(match.group())[-1]}-{_season(match.group())}", "DATE")]


def _season(text: str) -> str:
    return next(code for word, code in SEASONS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE))


def _rule_which_season(match: re.Match[str], at: Anchors) -> list[Valued]:
    code = _season(match.group())
    if at.published is None:
        return [(match.start(), match.end(), f"XXXX-{code}", "DATE")]
    months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    year = at.published.year
    text = match.group().lower()
    if ("last" in text or "past" in text or "previous" in text) and months[code] >= at.published.month - 1:
        year -= 1
    elif ("next" in text or "coming" in text) and months[code] <= at.published.month:
        year += 1
    return [(match.start(), match.end(), f"{year}-{code}", "DATE")]


def _rule_in_season(match: re.Match[str], at: Anchors) -> list[Valued]:
    found = re.search(r"(?:the\s+)?(?:early\s+|late\s+)?(?:spring|summer|autumn|fall|winter)$", match.group(), re.IGNORECASE)
    if found is None or (
        match.group().lower().endswith("fall") and not re.search(r"\b(?:in|during|by|since|until)\s+the\s", match.group().lower())
    ):
        return []
    code = _season(found.group())
    year = str(at.published.year) if at.published else "XXXX"
    if at.published and at.direction < 0 and {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code] > at.published.month:
        year = str(at.published.year - 1)
    return [(match.start() + found.start(), match.end(), f"{year}-{code}", "DATE")]


def _rule_range_years(match: re.Match[str], at: Anchors) -> list[Valued]:
    parts = re.split(r"\s*[-–—]\s*", match.group())
    first, second = parts[0], parts[-1]
    if len(second) == 2:
        second_full = first[:2] + second
    else:
        second_full = second
    if int(second_full) <= int(first):
        return []
    return [
        (match.start(), match.start() + 4, first, "DATE"),
        (match.end() - len(second), match.end(), second_full, "DATE"),
    ]


def _rule_decade(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    found = re.search(r"(1\d|20)(\d)0", text)
    if found:
        return [(match.start(), match.end(), found.group(1) + found.group(2), "DATE")]
    short = re.search(r"['’](\d)0s", text)
    if short:
        return [(match.start(), match.end(), ("20" if short.group(1) in "01" else "19") + short.group(1), "DATE")]
    words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    tens = next((n for n, word in enumerate(words, start=2) if word in text), None)
    if tens is None or ("the" not in text and "nineteen" not in text):
        return []
    if re.search(r"\b(?:in|into)\s+(?:his|her|their)\s*$", match.string[max(0, match.start() - 12) : match.start()]):
        return []
    return [(match.start(), match.end(), f"19{tens}", "DATE")]


def _rule_century(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    words = {"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    found = re.search(r"\d{1,2}", text)
    century = int(found.group()) if found else next((n for word, n in words.items() if word in text), None)
    if century is None:
        if at.published is None:
            return []
        century = at.published.year // 100 + 1 + (-1 if "last" in text or "past" in text else 1 if "next" in text else 0)
    return [(match.start(), match.end(), f"{century - 1:02d}", "DATE")]


def _rule_fiscal(match: re.Match[str], at: Anchors) -> list[Valued]:
    years = _YEAR.findall(match.group())
    if years:
        return [(match.start(), match.end(), years[-1], "DATE")]
    return [(match.start(), match.end(), "20" + match.group()[-2:], "DATE")]


def _rule_yesterday(match: re.Match[str], at: Anchors) -> list[Valued]:
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
    found = _WD.search(text)
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


def _rule_weekday(match: re.Match[str], at: Anchors) -> list[Valued]:
    weekday = _weekday(match.group())
    after = match.string[match.end() : match.end() + 12]
    if re.match(r"\s+(?:Times|Telegraph|Mirror|Herald|Express|Agreement|Mail|Sun|Morning)\b", after):
        return []
    day = _near_weekday(at, weekday, match.group())
    if day is None:
        return [(match.start(), match.end(), f"XXXX-WXX-{weekday + 1}", "DATE")]
    at.last = day
    return [(match.start(), match.end(), day.isoformat(), "DATE")]


def _rule_weekday_part(match: re.Match[str], at: Anchors) -> list[Valued]:
    weekday = _weekday(match.group())
    part = next(code for word, code in PARTS.items() if re.search(rf"\b{word}\b", match.group().lower()))
    day = _near_weekday(at, weekday, match.group())
    if day is None:
        return [(match.start(), match.end(), f"XXXX-WXX-{weekday + 1}T{part}", "TIME")]
    at.last = day
    return [(match.start(), match.end(), f"{day.isoformat()}T{part}", "TIME")]


def _rule_clock(match: re.Match[str], at: Anchors) -> list[Valued]:
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
        if half and hour > 12:
            return []
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
    value = f"T{hour:02d}:{minute:02d}"
    day = None
    if _WD.search(text):
        day = _near_weekday(at, _weekday(text), text)
    elif "yesterday" in text and at.published:
        day = at.published - timedelta(days=1)
    elif "tomorrow" in text and at.published:
        day = at.published + timedelta(days=1)
    else:
        day = at.reference
    return [(start, match.end(), (day.isoformat() if day else "XXXX-XX-XX") + value, "TIME")]


def _unit(text: str) -> str:
    return str(_UNIT.findall(text)[-1]).lower()


def _count(text: str, unit: str) -> float | int | None:
    """How many units: None where the words do not tell ("several")."""
    words = text.lower()
    words = words[: words.rindex(unit)] if unit in words else words
    half = 0.5 if "and a half" in text.lower() else 0
    if re.search(r"half\s+an?\b|\bhalf\b", words) and not half:
        return 0.5
    if "couple" in words:
        return 2
    if "dozen" in words:
        return 12
    if re.search(r"\b(?:few|several|many|some|multi)\b", words):
        return None
    digits = re.search(r"\d[\d,]*(?:\.\d+)?(?:\s+\d/\d|½|¼)?", words)
    if digits:
        value = number(digits.group())
    else:
        kept = [word for word in re.findall(r"[a-z]+", words) if number(word) is not None or word in ("and", "a", "an", "hundred")]
        while kept and kept[0] in ("and",):
            kept = kept[1:]
        value = number(" ".join(kept)) if kept else None
    return None if value is None else value + half


def _period(count: float | int | None, unit: str) -> str:
    code = _UNIT_CODES[unit]
    if unit == "fortnight" and count is not None:
        count = 2 * count
    if unit == "quarter" and count is not None:
        code, count = "M", 3 * count
    if count is not None and count == int(count):
        count = int(count)
    shown = "X" if count is None else f"{count:g}" if isinstance(count, float) else str(count)
    return f"PT{shown}{code[1]}" if code.startswith("T") else f"P{shown}{code}"


def _shifted(anchor: date | None, count: float | int | None, unit: str, sign: int) -> str | None:
    """The time that lies a number of units before or after, no more exact than the unit."""
    if anchor is None:
        return None
    if count is None:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    code = _UNIT_CODES[unit]
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


def _rule_ago(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = _unit(match.group())
    value = _shifted(at.published, _count(match.group(), unit), unit, -1)
    return [(match.start(), match.end(), value, "DATE")] if value else [(match.start(), match.end(), "PAST_REF", "DATE")]


def _rule_from_now(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = _unit(match.group())
    value = _shifted(at.published, _count(match.group(), unit), unit, 1)
    return [(match.start(), match.end(), value or "FUTURE_REF", "DATE")]


def _rule_later(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = _unit(match.group())
    text = match.group().lower()
    count = _count(text, unit)
    sign = 1 if text.split()[-1] in ("later", "after", "afterward", "afterwards") else -1
    if text.split()[-1] in ("after", "before"):
        # "two weeks after the vote" measures from what follows: the length is told, the day is not.
        end = match.end() - len(text.split()[-1])
        while match.string[end - 1].isspace():
            end -= 1
        return [(match.start(), end, _period(count, unit), "DURATION")]
    value = _shifted(at.reference if unit in ("day", "week") else at.published, count, unit, sign)
    return [(match.start(), match.end(), value, "DATE")] if value and not value.endswith("_REF") else []


def _rule_next_day(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    anchor = at.reference
    if anchor is None:
        return []
    shift = 1 if re.search(r"next|following|later", text) else -1 if re.search(r"previous|preceding|earlier|before", text) else 0
    day = anchor + timedelta(days=shift)
    part = next((code for word, code in PARTS.items() if re.search(rf"\b{word}\b", text)), None)
    if not part:
        at.last = day
    return [(match.start(), match.end(), day.isoformat() + (f"T{part}" if part else ""), "TIME" if part else "DATE")]


def _rule_span_of(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = _unit(match.group())
    text = re.sub(
        r"^(?:(?:the|these|those|its|their|his|her|in)\s+)?(?:last|past|next|coming|first|previous|following|final|recent|latest)\s+",
        "",
        match.group(),
        flags=re.IGNORECASE,
    )
    return [(match.start(), match.end(), _period(_count(text, unit), unit), "DURATION")]


def _rule_which_unit(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    anchor = at.published
    unit = next(name for name in ("weekend", "week", "month", "quarter", "decade", "fortnight", "year") if name in text)
    shift = 0
    if re.search(r"\b(?:last|previous)\b|\bpast\b", text):
        shift = -1
    elif re.search(r"\b(?:next|coming|following)\b", text):
        shift = 1
    if re.search(r"\b(?:previous|following|same|that)\b", text) and at.last is not None:
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
        year, week, _ = (anchor + timedelta(days=7 * shift)).isocalendar()
        return [(match.start(), match.end(), f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else ""), "DATE")]
    if unit == "month":
        value = _shifted(anchor, abs(shift), "month", shift or 1)
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


def _rule_end_of_year(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    years = _YEAR.findall(text)
    if "year-end" in text:
        if years:
            return [(match.start(), match.end(), f"{years[-1]}-12-31", "DATE")]
        return [(match.start(), match.end(), f"{at.published.year}-12-31" if at.published else "XXXX-12-31", "DATE")]
    if at.published is None:
        return []
    unit = _unit(text)
    shift = -1 if "last" in text else 1 if "next" in text else 0
    value = _shifted(at.published, abs(shift), unit, shift or 1)
    return [(match.start(), match.end(), value, "DATE")] if value else []


def _rule_year_earlier(match: re.Match[str], at: Anchors) -> list[Valued]:
    value = _shifted(at.published, 1, _unit(match.group()), -1)
    return [(match.start(), match.end(), value, "DATE")] if value else []


def _rule_weekend(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    start = match.start() + (5 if text.startswith("over ") else 0)
    if at.published is None:
        return [(start, match.end(), "XXXX-WXX-WE", "DATE")]
    shift = 7 if "next" in text else 0
    if "last" in text or "past" in text or (shift == 0 and at.direction <= 0 and at.published.weekday() < 5 and "this" not in text):
        shift = -7
    year, week, _ = (at.published + timedelta(days=shift)).isocalendar()
    return [(start, match.end(), f"{year}-W{week:02d}-WE", "DATE")]


def _rule_every(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    weekday = _WD.search(text)
    if weekday:
        return [(match.start(), match.end(), f"XXXX-WXX-{WEEKDAYS[weekday.group()] + 1}", "SET")]
    found = _UNIT.search(text)
    if found is None:
        return [(match.start(), match.end(), "P1D", "SET")]
    unit = found.group(1)
    count = 2 if "other" in text else (_count(re.sub(r"^(?:every|each|once an?|twice an?)\s+", "", text), unit) or 1)
    return [(match.start(), match.end(), _period(count, unit), "SET")]


def _rule_often(match: re.Match[str], at: Anchors) -> list[Valued]:
    values = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "hourly": "PT1H", "yearly": "P1Y", "annually": "P1Y",
              "semiannually": "P6M", "biannually": "P6M", "biennially": "P2Y"}  # fmt: skip
    following = match.string[match.end() : match.end() + 12]
    if match.group()[0].isupper() and re.match(r"\s+[A-Z]", following):
        return []
    return [(match.start(), match.end(), values[match.group().lower()], "SET")]


def _rule_feast(match: re.Match[str], at: Anchors) -> list[Valued]:
    name = next(name for name in sorted(FEASTS, key=len, reverse=True) if match.group().lower().startswith(name))
    month, day = FEASTS[name]
    if name.startswith("thanksgiving"):
        of_year = int(_YEAR.findall(match.group())[-1]) if _YEAR.search(match.group()) else (_year_of(at, 11, 25) or 0)
        day = next(d for d in range(22, 29) if date(of_year, 11, d).weekday() == 3) if of_year else 0
        if not day:
            return [(match.start(), match.end(), "XXXX-11", "DATE")]
    years = _YEAR.findall(match.group())
    year = int(years[-1]) if years else _year_of(at, month, day)
    return [(match.start(), match.end(), f"{year if year else 'XXXX'}-{month:02d}-{day:02d}", "DATE")]


def _rule_hyphenated(match: re.Match[str], at: Anchors) -> list[Valued]:
    if match.string[match.end() : match.end() + 4].lower() == "-old":
        return []
    unit = _unit(match.group())
    return [(match.start(), match.end(), _period(_count(match.group(), unit), unit), "DURATION")]


def _rule_duration(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    unit = _unit(text)
    lower = text.lower()
    first = lower.split()[0]
    if first in ("a", "an", "one") and unit in ("second", "quarter", "night"):
        return []
    if first in ("some", "many") and unit in ("day", "second"):
        return []
    if unit == "second" and not re.match(r"\d|[a-z]+\s+seconds", lower):
        return []
    if unit == "quarter" and "quarters" not in lower:
        return []
    if re.match(r"[\s-]+old\b", match.string[match.end() : match.end() + 5]):
        return []
    if re.search(r"\bquarters?\b", lower) and re.match(r"\s+of\b", match.string[match.end() : match.end() + 4]):
        return []
    return [(match.start(), match.end(), _period(_count(text, unit), unit), "DURATION")]


def _rule_per(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "a year": a length, or a rate where a number stands before."""
    unit = _unit(match.group())
    if unit in ("second", "quarter", "night", "weekend", "hour", "minute"):
        return []
    before = match.string[max(0, match.start() - 24) : match.start()].lower()
    rate = bool(
        re.search(r"(?:\d|million|billion|thousand|times?|once|twice|dollars|euros|people|percent|tons|tonnes|barrels)\W*$", before)
    )
    return [(match.start(), match.end(), _period(1, unit), "SET" if rate else "DURATION")]


def _rule_bare_span(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    found = re.match(r"(?:for|within|in|over|after|of)\s+", text)
    start = match.start() + (found.end() if found else 0)
    unit = re.search(r"(second|minute|hour|day|week|month|year|decade|centurie)s$", text)
    assert unit is not None
    return [(start, match.end(), _period(None, unit.group(1)), "DURATION")]


def _rule_now(match: re.Match[str], at: Anchors) -> list[Valued]:
    return [(match.start(), match.end(), "PRESENT_REF", "DATE")]


def _rule_recently(match: re.Match[str], at: Anchors) -> list[Valued]:
    start = match.start() + (3 if match.group().startswith("in ") else 0)
    return [(start, match.end(), "PAST_REF", "DATE")]


def _rule_future(match: re.Match[str], at: Anchors) -> list[Valued]:
    start = match.start() + (3 if match.group().startswith("in ") else 0)
    return [(start, match.end(), "FUTURE_REF", "DATE")]


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|between|during|after|before|late|early|mid|and|or|through|the|this|for|year|around|circa|about|for|than)|[(,;–—-]|^|[\"“‘.])\s*$",
    re.IGNORECASE,
)


def _rule_year(match: re.Match[str], at: Anchors) -> list[Valued]:
    found = _YEAR.search(match.group())
    if found is None:
        return []
    year = int(found.group())
    before = match.string[max(0, match.start() - 16) : match.start()]
    led = len(match.group()) > 4
    if (
        not led
        and not _BEFORE_YEAR.search(before)
        and not re.match(r"\s*[-–']?\s*[a-z(,.;:)]|['’]s|$|\s+[A-Z]", match.string[match.end() : match.end() + 4])
    ):
        return []
    if year < 1500 or year > 2100:
        if not re.search(r"\b(?:in|since|year|of|from|until)\s*$", before):
            return []
    if re.search(r"\b(?:about|around|than|nearly|almost|some|least|most|over|of|roughly|approximately|to)\s*$", before) and not led:
        # "more than 2000 of them" counts; "of 1994" and "to 2010" date.
        following = match.string[match.end() : match.end() + 14]
        if not re.search(r"\b(?:of|to)\s*$", before) or (
            re.match(r"\s+[a-z]+s\b", following) and not re.match(r"\s+(?:was|is|has|as|its|his|results|elections|sales)\b", following)
        ):
            return []
    if not led and re.search(r"(?:No\.|#|flight|Flight|Resolution|resolution|page|Route|Highway|Interstate|Boeing|number)\s*$", before):
        return []
    if not led and re.match(
        r"\s+(?:[A-Z][a-z]+\s+)?(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Blvd|Boulevard|Drive)\b", match.string[match.end() : match.end() + 30]
    ):
        return []
    return [(match.start(), match.end(), str(year), "DATE")]


def _rule_old(match: re.Match[str], at: Anchors) -> list[Valued]:
    """An age is no date."""
    return []


#: Every rule of the pattern by its name.
RULES: dict[str, Callable[[re.Match[str], Anchors], list[Valued]]] = {
    "iso": _rule_iso, "slashed": _rule_slashed, "clock": _rule_clock, "month_day_year": _rule_month_day_year, "day_month_year": _rule_month_day_year,
    "day_range": _rule_day_range, "month_day": _rule_month_day, "day_month": _rule_month_day, "month_year": _rule_month_year, "which_month": _rule_which_month,
    "quarter_of": _rule_quarter_of, "last_quarter": _rule_last_quarter, "season_year": _rule_season_year, "which_season": _rule_which_season,
    "range_years": _rule_range_years, "decade": _rule_decade, "century": _rule_century, "fiscal": _rule_fiscal, "yesterday": _rule_yesterday,
    "weekday_part": _rule_weekday_part, "weekday": _rule_weekday, "every": _rule_every, "often": _rule_often, "ago": _rule_ago, "from_now": _rule_from_now,
    "later": _rule_later, "next_day": _rule_next_day, "span_of": _rule_span_of, "which_unit": _rule_which_unit, "end_of_year": _rule_end_of_year,
    "year_earlier": _rule_year_earlier, "weekend": _rule_weekend, "feast": _rule_feast, "hyphenated": _rule_hyphenated, "old": _rule_old, "per": _rule_per,
    "duration": _rule_duration, "bare_span": _rule_bare_span, "now": _rule_now, "recently": _rule_recently,
    "future": _rule_future, "month": _rule_month, "in_season": _rule_in_season, "year": _rule_year,
}  # fmt: skip
