"""Datelines, date lines, and the calendar dates in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values
from onrecord.layout.lines import Line

_PUBLISHED_WORDS = alternatives("published_on")
_IN_DATELINE = alternatives("in_dateline")

MONTHS = {word: int(number) for word, number in word_values("months").items()}
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: A full calendar date: 2016-12-05, December 5, 2016, 5 December 2016.
FULL_DATE = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}),?\s+(?P<year2>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)


def few(pattern: str) -> str:
    """A pattern with its runs of blanks bounded, so that a line of blanks costs no more than one of words."""
    return (
        pattern.replace(r"\s+", r"\s{1,6}")
        .replace(r"\s*", r"\s{0,6}")
        .replace(r"[\s:]*", r"[\s:]{0,6}")
        .replace(r"[\s,|•·–—-]*", r"[\s,|•·–—-]{0,6}")
    )


_CLOCK = r"(?:at\s+)?\d{1,2}[:.h]?\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?"
_WHOLE_DATE = re.sub(r"\?P<\w+>", "?:", FULL_DATE.pattern)
_PUT_OUT = rf"(?:{_PUBLISHED_WORDS})(?:\s+(?:on|at))?\b[\s:]*"
#: One thing that a line of publication tells: when it was put out, or how long it takes to read.
_TOLD = (
    rf"(?:(?:{_PUT_OUT})?(?:on\s+)?(?:{_CLOCK},?\s+)?(?:{WEEKDAYS},?\s+)?(?:{_WHOLE_DATE})(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"(?:[\s,|•·–—-]*{_CLOCK})?|\d{{1,2}}\s+min(?:ute)?s?\s+read|(?:{_PUT_OUT})?(?:an?|\d{{1,2}})\s+(?:minute|min|hour|day|week|month)s?\s+ago)"
)
#: "Published: 3 March 2021 | Last updated: 4 March 2021", "Wed 3 Mar 2021 10.15 GMT", "2 hours ago".
DATE_LINE = re.compile(few(rf"^{_TOLD}(?:\s*[|•·,;/–—-]?\s*{_TOLD}){{0,3}}\.?$"), re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued)\b", re.IGNORECASE)
_PLACE_WORD = (
    rf"(?!(?i:{MONTH})\s+\d)"
    rf"(?:[A-Z][\w.'’-]*(?:/[A-Z][\w.'’-]*){{0,3}}|(?:{_IN_DATELINE})\b)"
)
_CAPS = r"[A-Z][A-Z.'’-]+(?:/[A-Z][A-Z.'’-]+){0,3}"
#: "(Reuters)", "(UrduPoint / Pakistan Point News - 7th Jul, 2020 )".
_AGENCY = (
    r"\((?:[A-Z][\w.&/ -]{1,28}|[A-Z]{2,8}(?:[/ ][\w ]+)?"
    rf"|[A-Z][\w.&/ ]{{1,40}}\s-\s\d{{1,2}}(?:st|nd|rd|th)?\s(?i:{MONTH}),?\s(?:19|20)\d\d\s?)\)"
)
#: "Tehran, March 15, IRNA - ": without brackets, after the day.
_BARE_AGENCY = r"(?<=\d),\s+[A-Z][A-Za-z]{1,11}(?=\s+[–—-])"
_DATED = rf"\(?\s*(?:{WEEKDAY}\s*,?\s*)?(?:{MONTH}\s+\d{{1,2}}(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}\s+{MONTH}(?:,?\s+(?:19|20)\d\d)?)(?:\s*\))?"
_DASH = r"(?:\s*[–—―_]+\s*|\s+-{1,3}\s*|\s*-{2,3}\s*)"
#: "KABUL, Afghanistan (Jan. 25, 2013)", "Yokota Air Base, Japan (CNN)", "MOSCOW -", "LONDON, March 3 (Reuters) -", "Tehran, March 15, IRNA -",
#: "SUVA, Fiji — (AP) —".
DATELINE = re.compile(
    few(
        rf"^(?P<place>{_CAPS}(?:\s+(?:A\s+)?{_CAPS})*(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD})*){{0,3}}|{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,5}}(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,3}}){{0,3}})"
        rf"(?P<rest>,?(?:\s*(?P<dated>(?i:{_DATED})))?(?:\s*(?:[–—]\s)?(?P<agency>{_AGENCY})|{_BARE_AGENCY})?(?P<dash>{_DASH}|(?<=\))\s?:\s*|(?<=\d):\s+)?\s*)"
    )
)


_CAPITAL = re.compile(few(rf"{_CAPS}(?:\s+(?:A\s+)?{_CAPS})*(?=,|\s*[(–—―_-]|\s*$)"))


def dateline_alone(text: str) -> bool:
    """Whether a whole line is a dateline: "NAIROBI, Kenya (AP) _"."""
    match = DATELINE.match(text)
    return bool(match and match.end() == len(text) and (match["agency"] or (match["dash"] and match["place"].isupper())))


#: "ISLAMABAD: The army ...": a dateline where the word is a place, else a mark or a speaker ("UPDATE:", "KELLOGG:").
_COLON = re.compile(
    few(
        rf"^(?P<place>(?:{_CAPS}|{_PLACE_WORD})(?:\s+(?:{_CAPS}|{_PLACE_WORD})){{0,2}}(?:,\s+[A-Z][A-Za-z.'’-]+){{0,1}})\s?:\s+(?=[A-Z\"“'‘])"
    )
)

#: "(Reuters) - The army ...": who sent the story, without a place.
_CREDIT = re.compile(few(rf"^{_AGENCY}{_DASH}(?=[A-Z\"“'‘])"))


def dateline_of(line: Line, is_place: Callable[[str], bool] | None = None) -> tuple[int, str, str | None] | None:
    """Where the story begins after a dateline, the place ("" where only an agency is credited), and the date in it; None where there is no dateline.

    ``is_place`` tells whether a name is a place's: without it a name before a colon is none.
    """
    colon = _COLON.match(line.text) if is_place is not None else None
    if colon is not None and is_place is not None and is_place(re.split(r"[/,]", colon["place"])[0]):
        return colon.end(), colon["place"], None
    if (credit := _CREDIT.match(line.text)) is not None:
        return credit.end(), "", None
    match = DATELINE.match(line.text)
    if not match or match.end() == len(line.text):
        return None
    capital = bool(_CAPITAL.match(match["place"])) and len(match["place"].split(",")[0]) > 2
    following = line.text[match.end() : match.end() + 1]
    if not (following.isupper() or following in "\"“'‘`$" or following.isdigit()):
        return None
    wire = match["agency"] and (capital or "," in match["place"] or match["agency"].strip("()").isupper())
    told = match["dash"] is not None and is_place is not None and _told(match["place"], match["rest"], is_place)
    if wire or told or (match["dash"] and (capital or (match["dated"] and match["rest"].strip()))) or (capital and match["dated"]):
        return match.end(), match["place"].strip(" ,"), match["dated"]
    return None


#: Where a line may go on with a dateline: in capitals, behind a sentence's end, or a headline's last word.
_BEHIND = re.compile(r"(?:(?P<stop>[.!?][\"”’]?)|[\w%)\"”’])\s{1,6}(?=[A-Z][A-Z.'’-]{2})")
#: The longest headline that stands in one line with its story, in characters.
#: Bound of form: as long as a line that is a title by itself.
_LONGEST = 160


def behind_headline(lines: list[Line], is_place: Callable[[str], bool]) -> list[Line]:
    """The lines, the first parted where a headline and its story stand in one: "Envoy held in Lome. LOME, Togo -- The envoy ..."."""
    first = next((line for line in lines if line.kind is None), None)
    if first is None or dateline_of(first, is_place):
        return lines
    for end in _BEHIND.finditer(first.text, 0, _LONGEST):
        story = Line(first.start + end.end(), first.end, first.text[end.end() :], after_head=True)
        match = DATELINE.match(story.text)
        if not match or not _CAPITAL.match(match["place"]) or not dateline_of(story):
            continue
        # Where neither a stop parts them nor an agency is credited, the word must be a place's; where both are missing, it may be anything.
        known = is_place(re.split(r"[/,]", match["place"])[0])
        credited = match["agency"] and not is_place(match["agency"].strip("()"))
        if (credited or known) if end["stop"] else (credited and known):
            headline = first.text[: end.end()].rstrip()
            at = lines.index(first)
            return [*lines[:at], Line(first.start, first.start + len(headline), headline), story, *lines[at + 1 :]]
    return lines


def begins_below(line: Line, is_place: Callable[[str], bool]) -> bool:
    """Whether a story begins in a line though a headline or abstract with a stop stands above: "BRUSSELS - Ministers met"."""
    match = DATELINE.match(line.text)
    if match is None or not match["dash"] or not _CAPITAL.match(match["place"]):
        return False
    return is_place(re.split(r"[/,]", match["place"])[0]) and dateline_of(line) is not None


def _told(place: str, rest: str, is_place: Callable[[str], bool]) -> bool:
    """Whether a name before a dash alone is a place and the country where it lies, "Harare, Zimbabwe - ", or a place with blanks about the dash."""
    first, comma, beyond = place.partition(",")
    if not comma:
        return bool(_PARTED.fullmatch(rest)) and is_place(first)
    return is_place(first) and is_place(beyond.rpartition(",")[2].strip())


#: A dash that no name has in it.
_PARTED = re.compile(r"\s+[–—-]\s+")


def iso_date(text: str) -> str | None:
    """The first full calendar date in the text as YYYY-MM-DD, or None; the day of publication before that of a change."""
    published = _PUBLISHED.search(text)
    if published is not None and (later := iso_date(text[published.end() :])) is not None:
        return later
    for match in FULL_DATE.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        else:
            name = (match["month"] or match["month2"]).lower().rstrip(".")
            year, month, day = int(match["year"] or match["year2"]), MONTHS[name], int(match["day"] or match["day2"])
        with suppress(ValueError):  # the 40th of May is no day
            return date(year, month, day).isoformat()
    return None
