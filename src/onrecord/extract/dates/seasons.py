"""Quarters and seasons."""

from __future__ import annotations

import re

from onrecord.extract.dates.anchors import YEAR, Anchors, Valued
from onrecord.extract.dates.patterns import ORDINALS, SEASONS


def quarter_of_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    text = match.group().lower()
    found = re.search(r"q([1-4])", text)
    quarter = int(found.group(1)) if found else next(n for word, n in ORDINALS.items() if re.search(rf"\b{word}\b", text))
    years = YEAR.findall(text)
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
        year = str(anchor.year + shift)
    return [(match.start(), match.end(), f"{year}-Q{quarter}", "DATE")]


def the_quarter_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    """ "the quarter": the one told last; none where none is told."""
    return [(match.start(), match.end(), at.quarter, "DATE")] if at.quarter is not None else []


def last_quarter_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    anchor = at.published
    if anchor is None:
        return [(match.start(), match.end(), "XXXX-QX", "DATE")]
    current = (anchor.month - 1) // 3
    year, quarter = (anchor.year, current) if current else (anchor.year - 1, 4)
    if "year" in match.group().lower():
        year -= 1
    return [(match.start(), match.end(), f"{year}-Q{quarter}", "DATE")]


def season_year_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    return [(match.start(), match.end(), f"{YEAR.findall(match.group())[-1]}-{season(match.group())}", "DATE")]


def season(text: str) -> str:
    return next(code for word, code in SEASONS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE))


def which_season_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    code = season(match.group())
    if at.published is None:
        return [(match.start(), match.end(), f"XXXX-{code}", "DATE")]
    # By definition: the months in which seasons begin.
    months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    year = at.published.year
    text = match.group().lower()
    if ("last" in text or "past" in text or "previous" in text) and months[code] >= at.published.month - 1:
        year -= 1
    elif ("next" in text or "coming" in text) and months[code] <= at.published.month:
        year += 1
    return [(match.start(), match.end(), f"{year}-{code}", "DATE")]


def in_season_rule(match: re.Match[str], at: Anchors) -> list[Valued]:
    found = re.search(r"(?:the\s+)?(?:early\s+|late\s+)?(?:spring|summer|autumn|fall|winter)$", match.group(), re.IGNORECASE)
    if found is None or (
        match.group().lower().endswith("fall") and not re.search(r"\b(?:in|during|by|since|until)\s+the\s", match.group().lower())
    ):
        return []
    code = season(found.group())
    year = str(at.published.year) if at.published else "XXXX"
    # By definition: the month in which it begins.
    if at.published and at.direction < 0 and {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code] > at.published.month:
        year = str(at.published.year - 1)
    return [(match.start() + found.start(), match.end(), f"{year}-{code}", "DATE")]
