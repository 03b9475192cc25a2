"""Words of time that are part of a name: movements, revolutions, wars and rockets are called after days, and have no day by that."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.dates.anchors import Valued
from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list
from onrecord.types import Date

_CALLED = alternatives("called_after_days")
_BEFORE_NAME = alternatives("before_named_day")
_MOVED_STEMS = alternatives("day_moved")

_AFTER = re.compile(
    r"[\s-]+(?:(?:[Dd]emocratic|[Rr]evolutionary|[Ll]iberation|[Pp]atriotic|[Yy]outh)\s+)?"
    rf"(?:{_CALLED})\b"
)
_BEFORE = re.compile(rf"\b(?:{_BEFORE_NAME})\s+$")
#: The rules whose words may be part of a name.
_NAMING = word_list("date_rules_in_names")


def part_of_name(match: re.Match[str]) -> bool:
    """Whether the words are part of a name: "the April 6 Movement", "the Six-Day War", a "Long March 7"."""
    if match.lastgroup not in _NAMING or not re.search(r"[A-Z]", match.group()):
        return False
    if _BEFORE.search(match.string, max(0, match.start() - 14), match.start()):
        return True
    following = _AFTER.match(match.string, match.end(), match.end() + 40)
    if following is None:
        return False
    # "In May Army units ..." begins a clause's subject: only what stands between an article or a name and its noun names.
    led = re.search(
        r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|of|[a-z]+(?:'s|’s))|^|[“\"(,])\s*$",
        match.string[max(0, match.start() - 12) : match.start()],
    )
    return led is not None or match.lastgroup in ("hyphenated", "month_day", "day_month", "feast")


type _Named = dict[tuple[int, int], list[tuple[frozenset[str], int]]]


def _days(knowledge: Knowledge) -> _Named:
    days: _Named = {}
    for row in knowledge.rows("named_days"):
        days.setdefault((int(row["month"]), int(row["day"])), []).append((frozenset(row.list("words")), int(row["year"])))
    return days


_WORD = re.compile(r"[\s,]*([A-Za-z]+)")


def as_deed(text: str, values: list[Valued], name: str, published: date | None, knowledge: Knowledge) -> list[Valued]:
    """The values, with a day that names a deed in the deed's year."""
    if name not in ("month_day", "day_month") or len(values) != 1:
        return values
    start, end, value, kind = values[0]
    told = re.fullmatch(r"(\w{4})-(\d\d)-(\d\d)", value)
    if told is None:
        return values
    for words, year in knowledge.built("named_days", _days).get((int(told[2]), int(told[3])), ()):
        following = _WORD.match(text, end, end + 24)
        if following is None or following[1].lower() not in words:
            continue
        deed = date(year, int(told[2]), int(told[3]))
        if published is None or published > deed:
            return [(start, end, deed.isoformat(), kind)]
    return values


_RANGE = re.compile(r"\s*[-–—]\s*|,?\s+(?:to|through|until|till)\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
#: What is moved from one day to another lasts from neither to the other.
_MOVED = re.compile(rf"\b(?:{_MOVED_STEMS})\w*\s[^.;]{{0,60}}$", re.IGNORECASE)


def parts_of_range(text: str, first: Date, second: Date) -> bool:
    """Whether two days told side by side are the first and the last of a stretch: "from 5 to 7 May", "between 2007 and 2012"."""
    if first.type != "DATE" or second.type != "DATE" or first.from_ is None or second.to is None or first.from_ > second.to:
        return False
    between = text[first.end : second.start]
    before = text[max(0, first.start - 80) : first.start]
    if re.fullmatch(r"\s+and\s+(?:the\s+)?", between):
        return _BETWEEN.search(before) is not None
    return _RANGE.fullmatch(between) is not None and _MOVED.search(before) is None
