"""Datelines, date lines, and the calendar dates in them."""

from __future__ import annotations

import re

from onrecord.layout.lines import Line

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: A full calendar date: 2016-12-05, December 5, 2016, 5 December 2016.
FULL_DATE = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}),?\s+(?P<year2>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
DATE_LINE = re.compile(
    rf"^(?:(?:published|updated|posted|last updated|first published)\b[\s:]*)?(?:on\s+)?(?:{WEEKDAY},?\s+)?"
    rf"(?:{FULL_DATE.pattern})[\s,|•·–—-]*(?:(?:at\s+)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    rf"(?:\s*\(?[A-Z]{{2,4}}\)?)?)?\.?$",
    re.IGNORECASE,
)
_PLACE_WORD = rf"(?!(?i:{MONTH})\s+\d)" r"(?:[A-Z][\w.'’-]*|(?:of|de|del|al|el|la|the|du|on|upon|and|air|base|near|aboard|in)\b)"
_CAPS = r"[A-Z][A-Z.'’-]+"
_AGENCY = r"\((?:[A-Z][\w.&/ -]{1,28}|[A-Z]{2,8}(?:[/ ][\w ]+)?)\)"
_DATED = rf"\(?\s*(?:{WEEKDAY}\s*,?\s*)?(?:{MONTH}\s+\d{{1,2}}(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}\s+{MONTH}(?:,?\s+(?:19|20)\d\d)?)(?:\s*\))?"
_DASH = r"(?:\s*[–—_]+\s*|\s+--?\s*|\s*--\s*)"
#: "KABUL, Afghanistan (Jan. 25, 2013)", "Yokota Air Base, Japan (CNN)", "MOSCOW -", "LONDON, March 3 (Reuters) -".
DATELINE = re.compile(
    rf"^(?P<place>{_CAPS}(?:\s+{_CAPS})*(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD})*){{0,3}}|{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,5}}(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,3}}){{0,3}})"
    rf"(?P<rest>,?(?:\s*(?P<dated>(?i:{_DATED})))?(?:\s*(?P<agency>{_AGENCY}))?(?P<dash>{_DASH})?\s*)"
)


def dateline_alone(text: str) -> bool:
    """Whether a whole line is a dateline: "NAIROBI, Kenya (AP) _"."""
    match = DATELINE.match(text)
    return bool(match and match.end() == len(text) and (match["agency"] or (match["dash"] and match["place"].isupper())))


def dateline_of(line: Line) -> tuple[int, str, str | None] | None:
    """Where the story begins after a dateline, the place, and the date in it; None where there is no dateline."""
    match = DATELINE.match(line.text)
    if not match or match.end() == len(line.text) or len(match["place"]) > 80:
        return None
    capital = bool(re.match(rf"{_CAPS}(?:\s+{_CAPS})*(?=,|\s*[(–—_-]|\s*$)", match["place"])) and len(match["place"].split(",")[0]) > 2
    following = line.text[match.end() : match.end() + 1]
    if not (following.isupper() or following in "\"“'‘`$" or following.isdigit()):
        return None
    wire = match["agency"] and (capital or "," in match["place"] or match["agency"].strip("()").isupper())
    if wire or (match["dash"] and (capital or (match["dated"] and match["rest"].strip()))) or (capital and match["dated"]):
        return match.end(), match["place"].strip(" ,"), match["dated"]
    return None


def iso_date(text: str) -> str | None:
    """The first full calendar date in the text as YYYY-MM-DD, or None."""
    for match in FULL_DATE.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        else:
            name = (match["month"] or match["month2"]).lower().rstrip(".")
            year, month, day = int(match["year"] or match["year2"]), MONTHS[name], int(match["day"] or match["day2"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None
