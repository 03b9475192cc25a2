"""Calendar dates: days, months, years, decades, centuries and feasts, with the year that a month or day without one belongs to."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.dates.anchors import YEAR, Anchors, Valued
from onrecord.extract.dates.patterns import FEASTS, MONTHS
from onrecord.extract.numbers import number
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_YEAR_FOLLOWS = alternatives("before_year")
_BEFORE_SEASON = alternatives("before_season")
_SHORT_WEEKDAYS = alternatives("short_weekdays")
_AFTER_MAY = alternatives("after_may")
_ABOUT_NUMBER = alternatives("about_number")
_NUMBERED = alternatives("numbered_things")
_STREETS = alternatives("streets")
_BEFORE_MONTH = alternatives("before_month")
_AFTER_YEAR = alternatives("after_year")

#: Months that are told by more than their letters.
_OTHER_SENSES = word_list("months_of_other_senses")
_IN_CAPITALS = word_list("short_months_in_capitals")
_WITH_STOP = word_list("short_months_with_stop")


def iso_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    return one_day(match, at, *map(int, re.split(r"[-./]", match.group())))


def slashed_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    month, day, year = map(int, match.group().split("/"))
    # By definition: two digits tell a year of the hundred around 1990.
    return one_day(match, at, year if year > 99 else 1900 + year if year > 40 else 2000 + year, month, day)


def dashed_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "19-Nov-12", "2013-Feb-21", "Feb-21-2013": the month in letters leaves no doubt."""
    first, middle, last = re.split(r"[-/]", match.group())
    first = middle if first[0].isalpha() else first
    # By definition: a year has four digits.
    day, year = (int(last[:2]), int(first)) if len(first) == 4 else (_day_number(first), int(last))
    # By definition: as above.
    return one_day(match, at, year if year > 99 else 1900 + year if year > 40 else 2000 + year, month_number(match.group()), day)


def one_day(match: re.Match[str], at: Anchors, year: int, month: int, day: int) -> list[Valued]:
    try:
        at.last = date(year, month, day)
    except ValueError:
        return []
    return [(match.start(), match.end(), at.last.isoformat(), "DATE")]


def month_number(text: str) -> int:
    for word in re.findall(r"[A-Za-z]+", text):
        if word.lower() in MONTHS:
            return MONTHS[word.lower()]
    raise ValueError(text)


def _day_number(text: str) -> int:
    found = re.search(r"(?<!\d)(\d{1,2})(?!\d)", text)
    assert found is not None
    return int(found.group(1))


def month_day_year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    years = YEAR.findall(text)
    return one_day(match, at, int(years[-1]), month_number(_no_weekday(text)), _day_number(text))


def _no_weekday(text: str) -> str:
    return re.sub(rf"^(?:{_SHORT_WEEKDAYS})\b\.?|^\w+day\b", "", text)


def year_of(at: Anchors, month: int, day: int = 15) -> int | None:
    """The year of a month and day without one: the nearest to the report's date that the tense allows."""
    carried = at.carried(month)
    if carried is not None:
        return carried
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
        # Plain, by WikiWars and TimeBank: 10 changes nothing, 40 one text.
        if (at.direction < 0 and distance > 20) or (at.direction > 0 and distance < -20):
            cost += 400
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


def month_day_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = _no_weekday(match.group())
    month, day = month_number(text), _day_number(text)
    year = _told_after(match, month) or year_of(at, month, day)
    which = re.search(r"(last|this|next)\s+year", text)
    if which and at.published:
        year = at.published.year + {"last": -1, "this": 0, "next": 1}[which.group(1)]
    if year is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}-{day:02d}", "DATE")]
    return one_day(match, at, year, month, day)


_NAMES = "|".join(name.capitalize() for name in MONTHS)
_ENDS = re.compile(
    rf"\s{{1,3}}(?:to|through|until|till)\s{{1,3}}(?:(?P<first>{_NAMES})\s{{1,3}}\d{{1,2}}|\d{{1,2}}\s{{1,3}}(?P<second>{_NAMES}))"
    rf",?\s{{1,3}}(?P<year>(?:1\d|20)\d\d)\b"
)


def _told_after(match: re.Match[str], month: int) -> int | None:
    """The year that only the end of a stretch tells: "from May 3 to June 9, 1999"."""
    ends = _ENDS.match(match.string, match.end(), match.end() + 40)
    if ends is None:
        return None
    last = MONTHS[(ends["first"] or ends["second"]).lower()]
    return int(ends["year"]) - (month > last)


def day_range_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    return _listed_days(match, at, list(DAYS.finditer(match.group())))


DAYS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


def days_month_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "5 to 7 May", "3, 4 and 5 June": the month told last is that of all."""
    return _listed_days(match, at, list(DAYS.finditer(match.group())))


def _listed_days(match: re.Match[str], at: Anchors, days: list[re.Match[str]]) -> list[Valued]:
    text = match.group()
    month = month_number(text)
    years = YEAR.findall(text)
    year = int(years[-1]) if years else year_of(at, month, int(days[0].group(1)))
    found: list[Valued] = []
    for n, day in enumerate(days):
        start = match.start() if n == 0 else match.start() + day.start()
        end = match.start() + day.end() if n < len(days) - 1 else match.end()
        value = f"{year if year else 'XXXX'}-{month:02d}-{int(day.group(1)):02d}"
        found.append((start, end, value, "DATE"))
    return found


def month_year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    month = month_number(text)
    years = YEAR.findall(text)
    if years:
        return [(match.start(), match.end(), f"{years[-1]}-{month:02d}", "DATE")]
    anchor = at.now if re.search(r"that|previous|following", text) else at.published
    if anchor is None:
        return [(match.start(), match.end(), f"XXXX-{month:02d}", "DATE")]
    shift = -1 if re.search(r"last|previous", text) else 1 if re.search(r"next|following", text) else 0
    return [(match.start(), match.end(), f"{anchor.year + shift}-{month:02d}", "DATE")]


def which_month_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    month = month_number(match.group())
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


def month_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    bare = re.sub(r"\W", "", text).lower()
    after = match.string[match.end() : match.end() + 1]
    if bare in _OTHER_SENSES and not re.search(
        rf"\b(?:{_BEFORE_MONTH})\W*$",
        before,
    ):
        # "May", "March", "April" and "June" are words and names, too.
        attributive = re.search(r"\b(?:a|an|the|his|her|its|their)\s*$", before) and re.match(
            r"\s{1,2}[a-z]", match.string[match.end() : match.end() + 2]
        )
        if (bare in ("may", "march", "mar") and not attributive) or after.isalpha() or not re.search(r"[\s(\"“]$|^$", before):
            return []
        if bare in ("april", "june", "august", "jan") and re.match(r"\s{1,4}[A-Z][a-z]", match.string[match.end() : match.end() + 4]):
            return []
    if bare in ("may", "march") and re.search(r"\b(?:to|and|or)\W*$", before) and not re.search(r"[A-Z]", text):
        return []
    if bare == "may" and re.match(rf"\s{{1,9}}(?:{_AFTER_MAY})\b", match.string[match.end() : match.end() + 9]):
        return []
    if bare.upper() == re.sub(r"\W", "", text) and bare in _IN_CAPITALS:
        # "DEC", "SEP" alone are names as often as months.
        return []
    if bare in _WITH_STOP and not text.rstrip().endswith(".") and not text[-1:].isupper():
        # Without its stop a short form is a name: "Jan".
        return []
    month = month_number(text)
    year = year_of(at, month)
    anchor = at.published
    if anchor is not None and at.carried(month) is None:
        if at.direction < 0 or (at.direction == 0 and not re.search(r"\b(?:until|till|by)\W*$", before)):
            year = anchor.year - (month > anchor.month)
        elif at.direction > 0:
            year = anchor.year + (month < anchor.month)
        # By definition: twelve months.
        if at.direction == 0 and month == anchor.month % 12 + 1:
            # By definition: twelve.
            year = anchor.year + (anchor.month == 12)
    return [(match.start(), match.end(), f"{year if year else 'XXXX'}-{month:02d}", "DATE")]


def range_years_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    parts = re.split(r"\s{0,30}[-–—/]\s{0,30}", match.group())
    first, second = parts[0], parts[-1]
    if len(second) == 2:
        second_full = first[:2] + second
    else:
        second_full = second
    # By definition: "2010/11" is a year of accounts, "2010/12" a month.
    if int(second_full) <= int(first) or ("/" in match.group() and int(second_full) != int(first) + 1):
        return []
    return [
        (match.start(), match.start() + 4, first, "DATE"),
        (match.end() - len(second), match.end(), second_full, "DATE"),
    ]


def decade_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
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


def spelled_year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "nineteen ninety-six", "the year two thousand", as transcripts have them."""
    words = re.findall(r"[a-z]+", match.group().lower())
    if words[0] == "the":
        # By definition: more than "the year two thousand" has.
        more = number(words[-1]) if len(words) > 4 else 0
        return [(match.start(), match.end(), str(2000 + int(more or 0)), "DATE")]
    rest = number(" ".join(word for word in words[1:] if word != "oh"))
    return [] if rest is None else [(match.start(), match.end(), str(int(number(words[0]) or 0) * 100 + int(rest)), "DATE")]


def century_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    words = {"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    found = re.search(r"\d{1,2}", text)
    century = int(found.group()) if found else next((n for word, n in words.items() if word in text), None)
    if century is None:
        if at.published is None:
            return []
        century = at.published.year // 100 + 1 + (-1 if "last" in text or "past" in text else 1 if "next" in text else 0)
    return [(match.start(), match.end(), f"{century - 1:02d}", "DATE")]


def fiscal_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    years = YEAR.findall(match.group())
    if years:
        return [(match.start(), match.end(), years[-1], "DATE")]
    return [(match.start(), match.end(), "20" + match.group()[-2:], "DATE")]


def feast_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    name = next(name for name in sorted(FEASTS, key=len, reverse=True) if name in match.group().lower())
    month, day = FEASTS[name]
    if name.startswith("thanksgiving"):
        of_year = int(YEAR.findall(match.group())[-1]) if YEAR.search(match.group()) else (year_of(at, 11, 25) or 0)
        day = next(d for d in range(22, 29) if date(of_year, 11, d).weekday() == 3) if of_year else 0
        if not day:
            return [(match.start(), match.end(), "XXXX-11", "DATE")]
    years = YEAR.findall(match.group())
    year = int(years[-1]) if years else year_of(at, month, day)
    return [(match.start(), match.end(), f"{year if year else 'XXXX'}-{month:02d}-{day:02d}", "DATE")]


_BEFORE_YEAR = re.compile(
    rf"(?:\b(?:{_YEAR_FOLLOWS})|[(,;–—-]|^|[\"“‘.])\s*$",
    re.IGNORECASE,
)


#: "1950 participants": a number of things, unless the words before say that a year is told ("the 2016 elections").
_COUNTED = re.compile(
    r"\s{1,24}(?:people|personnel|men|women|children|police|[a-z]{3,}[b-df-hj-rtv-z]s|[a-z]{4,}(?:ers|ors|ists|ians|ants|ents|ees))\b"
)
_DATED = re.compile(
    rf"(?:\b(?:{_BEFORE_SEASON})"
    r"|['’]s|s['’]|[-–(]|^)\s*$",
    re.IGNORECASE,
)


def year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    found = YEAR.search(match.group())
    if found is None:
        return []
    year = int(found.group())
    before = match.string[max(0, match.start() - 16) : match.start()]
    # By definition: more than the four digits.
    led = len(match.group()) > 4
    if (
        not led
        and not _BEFORE_YEAR.search(before)
        and not re.match(r"\s{0,4}[-–']?\s{0,4}[a-z(,.;:)]|['’]s|$|\s{1,4}[A-Z]", match.string[match.end() : match.end() + 4])
    ):
        return []
    # Bound of form: other numbers of four digits are seldom years.
    if year < 1500 or year > 2100:
        if not re.search(r"\b(?:in|since|year|of|from|until)\s*$", before):
            return []
    if re.search(rf"\b(?:{_ABOUT_NUMBER})\s*$", before) and not led:
        # "more than 2000 of them" counts; "of 1994" and "to 2010" date.
        following = match.string[match.end() : match.end() + 14]
        if not re.search(r"\b(?:of|to)\s*$", before) or (
            re.match(r"\s+[a-z]+s\b", following) and not re.match(rf"\s+(?:{_AFTER_YEAR})\b", following)
        ):
            return []
    if not led and _COUNTED.match(match.string[match.end() : match.end() + 24]) and not _DATED.search(before):
        return []
    if not led and re.search(rf"(?:{_NUMBERED})\s*$", before):
        return []
    if not led and re.match(
        rf"\s{{1,30}}(?:[A-Z][a-z]{{1,30}}\s{{1,30}})?(?:{_STREETS})\b",
        match.string[match.end() : match.end() + 30],
    ):
        return []
    return [(match.start(), match.end(), str(year), "DATE")]
