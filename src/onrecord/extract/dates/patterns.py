"""The one pattern that scans for time expressions: a named alternative for each rule, the more specific first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.numbers import WORDS, bounded
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.long_patterns import long_pattern
from onrecord.knowledge.words import word_list, word_values

_MONTHS_SHORT = alternatives("months_short")
_MONTHS_LONG = alternatives("months_long")
_MONTHS_LOUD = alternatives("months_loud")
_SHORT_WEEKDAYS = alternatives("short_weekdays")
_TIME_UNIT = alternatives("time_units")
_HOW_MANY = alternatives("how_many")
_EARLY_OR_LATE = alternatives("early_or_late")
_WHICH_TIME = alternatives("which_time")
_TIME_WORDS = alternatives("time_words")
_QUARTERS = alternatives("quarters")
_TO_NINE = alternatives("to_nine")
_TO_TWELVE = alternatives("to_twelve")
_AFTER_QUARTERLY = alternatives("after_quarterly")
_HOW_OFTEN = alternatives("how_often")
_MORE_OR_LESS = alternatives("more_or_less")
_WHICH_SPAN = alternatives("which_span")
_WHICH_UNIT = alternatives("which_unit")
_AFTER_PER = alternatives("after_per")
_KIND_OF_TIME = alternatives("kind_of_time")
_BARE_SPAN = alternatives("bare_span")
_PLURALS = alternatives("time_plurals")
_BEFORE_IN_SEASON = alternatives("before_in_season")
_AFTER_COUNT = alternatives("after_count")

MONTHS = {name: int(number) for name, number in word_values("months").items()}
WEEKDAYS = {name: number for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
WEEKDAYS |= {name: int(number) for name, number in word_values("short_weekdays").items()}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "midday": "MI", "lunchtime": "MI"}
ORDINALS = {word: int(number) for word, number in word_values("quarter_ordinals").items()}
#: Feasts and days of remembrance with one date in every year.
FEASTS = {name: (int(day[:2]), int(day[3:])) for name, day in word_values("feasts").items()}

_MONTH = rf"(?-i:{_MONTHS_LONG}|(?:{_MONTHS_SHORT})\b\.?|{_MONTHS_LOUD})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]{0,12}\d)(?!\s*(?:%|percent|per cent|years?|million|billion))"
_YEAR = r"(?:1[0-9]|20)\d\d"
_WD = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
_WDS = rf"(?:{_WD}|(?-i:{_SHORT_WEEKDAYS})\b\.?)"
_PART = r"(?:morning|afternoon|evening|night|dawn|midday|lunchtime)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_UNIT = rf"(?:{_TIME_UNIT})"
_COUNT = rf"(?:{_HOW_MANY}|{WORDS}|\d{{1,3}}(?:,\d{{3}}){{0,6}}(?:\.\d+)?(?:\s+\d/\d|½|¼)?|some)"
_EDGE = rf"(?:(?:{_EARLY_OR_LATE})[\s-]+)"
_WHICH = rf"(?:{_WHICH_TIME})"
MONTH_DAY = rf"(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:a\.m\.?|p\.m\.?|am\b|pm\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|:|\s*(?:minutes|seconds))(?:\s*(?:hours|hrs|GMT|UTC|EST|EDT|local\s+time))?|noon|midnight)"

_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])-|\.(?:0[1-9]|1[0-2])\.|/(?:0[1-9]|1[0-2])/)(?:0[1-9]|[12]\d|3[01])\b"),
    ("slashed", r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:(?:19|20)\d\d|\d\d)\b"),
    ("dashed", rf"(?:{_YEAR}[-/]{_MONTH}[-/]{_DAY}|{_DAY}[-/]{_MONTH}[-/](?:{_YEAR}|\d\d)|{_MONTH}[-/]{_DAY}[-/]{_YEAR})\b"),
    ("clock", rf"(?:(?:at\s+)?(?:around|about)?\s*)?{_CLOCK}(?:\s+(?:GMT|UTC|EST|EDT|ET|PST|local\s+time))?(?:\s+(?:on\s+)?(?:{_WD}|yesterday|today|tomorrow))?(?:\s+{_PART})?"),
    ("month_day_year", rf"(?:{_WDS},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}\s*,?\s+{_YEAR}\b"),
    ("day_month_year", rf"(?:{_WDS},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b"),
    ("day_range", rf"{_MONTH}\s+{_DAY}(?:\s*,\s*{_DAY}){{0,3}}\s*(?:-|–|—|to|and|through|or)\s*{_DAY}(?:\s*,\s*{_YEAR})?\b"),
    ("days_month", rf"(?:the\s+)?{_DAY}(?:\s*,\s*(?:the\s+)?{_DAY}){{0,3}}\s*(?:[-–—]|to|and|through|until|till|or)\s*(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s+{_YEAR})?\b"),
    ("month_day", rf"(?:{_WDS},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?:(?:,?\s+|\s+of\s+)(?:last|this|next)\s+year)?\b"),
    ("day_month", rf"(?:{_WDS},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}\b"),
    ("month_year", rf"{_EDGE}?{_MONTH}\s*(?:,|of)?\s+(?:{_YEAR}\b|(?:last|this|next|that)\s+year|(?:of\s+)?(?:the\s+)?(?:previous|following)\s+year)"),
    ("ordinal_weekday", rf"(?:the\s+)?(?:(?:first|second|third|fourth|fifth|last|final)\s+{_WD}|(?:first|last|final)\s+day)\s+(?:of|in)\s+(?:{_MONTH}(?:\s*,?\s+(?:of\s+)?{_YEAR}\b)?|(?:last|this|next)\s+month\b)"),
    ("which_month", rf"{_EDGE}?(?:last|next|this|past)\s+{_MONTH}(?!\w)(?!\.?\s+\d{{1,2}}(?!\d))"),
    ("day_of_month", r"the\s+(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\s+of\s+(?:last|this|next)\s+month\b|(?:(?<=on )|(?<=by )|(?<=since )|(?<=until ))the\s+(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=\s*(?:[.,;:)]|$))"),
    ("quarter_of", rf"(?:the\s+)?(?:{_YEAR}\s+)?(?:(?:fiscal|calendar)\s+)?(?:{_QUARTERS})(?:\s+(?:fiscal|calendar))?[\s-]+quarter(?:\s+of\s+(?:fiscal\s+)?(?:{_YEAR}|last\s+year|this\s+year|next\s+year))?(?!s)\b|Q[1-4]\s+{_YEAR}\b"),
    ("the_quarter", r"the\s+quarter\b(?!\s+(?:of|century|a|to|ended|ending|that))"),
    ("last_quarter", r"(?:the\s+)?(?:latest|year-ago|year-earlier|most\s+recent)\s+(?:fiscal\s+)?(?:quarter|period)\b"),
    ("season_year", rf"(?:the\s+)?{_EDGE}?{_SEASON}\s+(?:of\s+)?{_YEAR}\b"),
    ("which_season", rf"{_EDGE}?(?:last|next|this|past|the\s+(?:past|coming|previous|following))\s+{_SEASON}\b"),
    ("range_years", rf"{_YEAR}(?:\s*(?:-|–|—)\s*(?:{_YEAR}|\d\d)|/\d\d)\b(?!\s*[-–/]\d)"),
    ("decade", rf"(?:the\s+)?{_EDGE}?(?:(?:1[0-9]|20)\d0['’]?s|['’]\d0s|(?:nineteen\s+)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"),
    ("spelled_year", rf"(?:nineteen|eighteen)[\s-](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:{_TO_NINE}))?|oh[\s-](?:{_TO_NINE}))\b|the\s+year\s+two\s+thousand(?:\s+(?:and\s+)?(?:{_TO_TWELVE}))?\b"),
    ("century", rf"(?:the\s+)?{_EDGE}?(?:\d{{1,2}}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first|seventeenth|sixteenth)[\s-]century\b|(?:this|last|next|the\s+past)\s+century\b"),
    ("fiscal", rf"(?:the\s+)?fiscal(?:\s+year)?\s+{_YEAR}\b|FY\s?(?:{_YEAR}|\d\d)\b"),
    ("yesterday", rf"(?:(?:early|late|earlier|later)\s+)?(?:the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|yesterday|today|tomorrow|tonight|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening)|overnight)(?:\s+{_PART})?\b"),
    ("weekday_part", rf"{_EDGE}?(?:last\s+|next\s+|this\s+(?:coming\s+|past\s+)?)?(?:{_WD})\s+{_PART}\b"),
    ("weekday", rf"{_EDGE}?(?:last\s+|next\s+|this\s+|this\s+past\s+|this\s+coming\s+|a\s+week\s+(?:from|ago)\s+(?:on\s+)?)?(?:{_WD})(?!s\b)(?:\s+(?:last|this|next)\s+week)?\b"),
    ("every", rf"(?:every|each)\s+(?:other\s+)?(?:(?:{WORDS}|\d+)\s+)?(?:{_UNIT}s?|{_WD}|{_PART}|{_MONTH})\b|(?:{_WD})s\b|(?:once|twice)\s+an?\s+{_UNIT}\b"),
    ("often", rf"(?:{_HOW_OFTEN}|quarterly(?!\s+(?!(?:{_AFTER_QUARTERLY})\b)[a-z])|nightly|semiannually|biennially|biannually)\b"),
    ("both_ago", rf"{_COUNT}\s+{_UNIT}s?\s*(?:,|,?\s+and)\s+{_COUNT}\s+{_UNIT}s?\s+(?:ago|earlier|later)\b"),
    ("ago", rf"(?:(?:{_MORE_OR_LESS})\s+)?{_COUNT}\s+(?:(?:and\s+a\s+half)\s+)?{_UNIT}s?(?:\s+and\s+a\s+half)?\s+(?:ago|back)\b"),
    ("from_now", rf"{_COUNT}\s+{_UNIT}s?\s+(?:from\s+now|hence)\b"),
    ("later", rf"{_COUNT}\s+{_UNIT}s?\s+(?:later|earlier|before|after(?:wards?)?|previously)\b"),
    ("next_day", r"(?:the\s+)?(?:next|following|previous|same|preceding)\s+(?:day|morning|afternoon|evening|night)\b|that\s+(?:same\s+)?(?:day|night|evening|morning|afternoon)\b|a\s+day\s+(?:earlier|later)\b|the\s+day\s+before\b(?!\s+(?:yesterday|last\b))"),
    ("span_of", rf"(?:(?:the|these|those|its|their|his|her|in)\s+)?(?:{_WHICH_SPAN})\s+(?:{_COUNT})\s+(?:{_UNIT})s?\b"),
    ("which_unit", rf"(?:the\s+)?{_EDGE}?(?:{_WHICH_UNIT})(?:\s+(?:fiscal|calendar|past|coming))?\s+(?:year|month|week|weekend|quarter|decade|fortnight|fiscal\s+year)\b(?!s)(?:['’]s\s+(?:first|second|third|fourth)\s+quarter)?"),
    ("end_of_year", rf"(?:the\s+)?year-end(?:\s+{_YEAR})?\b|(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:the|this|last|next)\s+(?:year|month|week|decade|century|quarter)\b"),
    ("year_earlier", r"(?:the\s+)?(?:year|month|week|decade)-(?:ago|earlier)\b"),
    ("weekend", r"(?:over\s+)?the\s+weekend\b|(?:the\s+)?(?:last|next|this|past)\s+weekend\b"),
    ("feast", r"(?:{1}\s+)?(?:{0})(?:\s+{1})?\b".format("|".join(re.escape(name) for name in sorted(FEASTS, key=len, reverse=True)), _YEAR)),
    ("hyphenated", rf"(?:{WORDS}|\d{{1,3}}(?:\.\d+)?|multi|half)[\s-](?:{_UNIT})(?:-long)?(?=-old\b)|(?:{WORDS}|\d{{1,3}}(?:\.\d+)?|half)-(?:{_UNIT})(?:-long)?\b(?!-old)"),
    ("old", rf"(?:{WORDS}|\d{{1,3}})\s+{_UNIT}s?[\s-]+(?:old|of\s+age)\b|age[sd]?\s+\d{{1,3}}\b"),
    ("per", rf"\ba\s+(?:{_UNIT})\b(?!\s+(?:{_AFTER_PER}))"),
    ("duration", rf"(?:{_COUNT})\s+(?:(?:{_KIND_OF_TIME})\s+)?{_UNIT}s?(?:\s+and\s+a\s+half)?\b(?:\s+(?:now))?"),
    ("bare_span", rf"(?:{_BARE_SPAN})\s+(?:{_PLURALS})\b|(?:for|within|in|over|after|of)\s+(?:hours|days|weeks|months|years|decades|centuries)\b"),
    ("now", r"(?:right\s+)?now\b|currently\b|nowadays\b|at\s+present\b|at\s+the\s+moment\b|at\s+this\s+(?:time|point)\b"),
    ("recently", rf"recently\b|lately\b|in\s+the\s+past\b(?!\s+(?:\w{{1,10}}\s+){{0,2}}{_UNIT}s?\b)"),
    ("future", r"(?:in\s+)?the\s+(?:near\s+|foreseeable\s+)?future\b|soon\b(?!\s+as\b)"),
    ("month", rf"(?:(?:the\s+)?(?:mid-|{_EDGE}))?{_MONTH}(?!\w)(?!\s+\d)"),
    ("in_season", rf"(?:{_BEFORE_IN_SEASON})\s+(?:the\s+)?(?:early\s+|late\s+)?{_SEASON}\b(?!\s+(?:of\s+)?{_YEAR}\b)"),
    ("year", rf"(?<![\d$£€¥,.:/-])(?:(?:the\s+)?(?:mid-|{_EDGE}))?{_YEAR}(?![\d%]|[,.:/-]\d|\s*(?:{_AFTER_COUNT})\b)"),
)  # fmt: skip

#: Words in any case of letters; months and weekdays are told by their capitals, which ``(?-i:...)`` keeps.
SCAN = long_pattern(bounded("|".join(rf"(?P<{name}>(?<!\w)(?:{pattern}))" for name, pattern in _RULES)), re.IGNORECASE)

#: Words that begin a time expression by themselves.
_STRONG = frozenset((*MONTHS, *WEEKDAYS, *SEASONS, *PARTS)) | word_list("time_beginnings")
#: Words that begin one only where a word of time follows soon.
_WEAK = word_list("weak_time_beginnings")
_FOLLOWS = re.compile(
    rf"\b(?:{_TIME_WORDS})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+|\d+|['’]\d0s")
#: How far after a weak beginning the word of time may stand, in characters.
#: Plain, by WikiWars and TimeBank: 24 and 96 change nothing.
_NEAR = 48


def matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The time expressions of a stretch, in order: the pattern is tried only where one may begin, which is what keeps reading fast."""
    until, follows = start, 0
    words = [(word.start(), word.group().lower()) for word in _WORD.finditer(text, start, end)]
    for at, first in words:
        if at < until:
            continue
        if first in _WEAK:
            while follows < len(words) and (words[follows][0] <= at or not _follows(text, *words[follows], end)):
                follows += 1
            if follows == len(words) or words[follows][0] - at > _NEAR:
                continue
        elif first not in _STRONG and not first[-1].isdigit() and not first.endswith(("day", "days")) and first[0] not in "'’":
            continue
        found = SCAN.match(text, at, end)
        if found is not None:
            until = found.end()
            yield found


def _follows(text: str, at: int, word: str, end: int) -> bool:
    """Whether a word of time begins there."""
    return (not word.isalpha() or _may_follow(word)) and _FOLLOWS.match(text, at, end) is not None


@lru_cache(maxsize=50_000)
def _may_follow(word: str) -> bool:
    return _FOLLOWS.match(word) is not None
