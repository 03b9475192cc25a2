"""Lengths of time and what comes back: durations and sets."""

from __future__ import annotations

import re

from onrecord.extract.dates.anchors import UNIT, UNIT_CODES, WEEKDAY, Anchors, Valued
from onrecord.extract.dates.patterns import WEEKDAYS
from onrecord.extract.numbers import number
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values

_WHICH_SPAN = alternatives("which_span")
_BARE_UNITS = alternatives("bare_units")
_COUNTED_BEFORE = alternatives("counted_before")

#: "daily": the time between.
_HOW_OFTEN = word_values("how_often")


def unit_of(text: str) -> str:
    return str(UNIT.findall(text)[-1]).lower()


def count_of(text: str, unit: str) -> float | int | None:
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


def period(count: float | int | None, unit: str) -> str:
    code = UNIT_CODES[unit]
    if unit == "fortnight" and count is not None:
        count = 2 * count
    if unit == "quarter" and count is not None:
        code, count = "M", 3 * count
    if count is not None and count == int(count):
        count = int(count)
    shown = "X" if count is None else f"{count:g}" if isinstance(count, float) else str(count)
    return f"PT{shown}{code[1]}" if code.startswith("T") else f"P{shown}{code}"


def span_of_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    unit = unit_of(match.group())
    text = re.sub(
        rf"^(?:(?:the|these|those|its|their|his|her|in)\s+)?(?:{_WHICH_SPAN})\s+",
        "",
        match.group(),
        flags=re.IGNORECASE,
    )
    return [(match.start(), match.end(), period(count_of(text, unit), unit), "DURATION")]


def every_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    weekday = WEEKDAY.search(text)
    if weekday:
        return [(match.start(), match.end(), f"XXXX-WXX-{WEEKDAYS[weekday.group()] + 1}", "SET")]
    found = UNIT.search(text)
    if found is None:
        return [(match.start(), match.end(), "P1D", "SET")]
    unit = found.group(1)
    count = 2 if "other" in text else (count_of(re.sub(r"^(?:every|each|once an?|twice an?)\s+", "", text), unit) or 1)
    return [(match.start(), match.end(), period(count, unit), "SET")]


def often_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    following = match.string[match.end() : match.end() + 12]
    if match.group()[0].isupper() and re.match(r"\s+[A-Z]", following):
        return []
    return [(match.start(), match.end(), _HOW_OFTEN[match.group().lower()], "SET")]


def hyphenated_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    if re.match(r"[\s-]old\b", match.string[match.end() : match.end() + 5], re.IGNORECASE):
        return []
    unit = unit_of(match.group())
    return [(match.start(), match.end(), period(count_of(match.group(), unit), unit), "DURATION")]


def duration_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    unit = unit_of(text)
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
    return [(match.start(), match.end(), period(count_of(text, unit), unit), "DURATION")]


def per_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "a year": a length, or a rate where a number stands before."""
    unit = unit_of(match.group())
    if unit in ("second", "quarter", "night", "weekend", "hour", "minute"):
        return []
    before = match.string[max(0, match.start() - 24) : match.start()].lower()
    rate = bool(re.search(rf"(?:{_COUNTED_BEFORE})\W*$", before))
    return [(match.start(), match.end(), period(1, unit), "SET" if rate else "DURATION")]


def bare_span_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group()
    found = re.match(r"(?:for|within|in|over|after|of)\s+", text, re.IGNORECASE)
    start = match.start() + (found.end() if found else 0)
    unit = re.search(rf"({_BARE_UNITS})s$", text.lower())  # headlines are in capitals
    return [(start, match.end(), period(None, unit.group(1)), "DURATION")] if unit else []
