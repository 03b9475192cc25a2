"""The time expressions of a report with their TIMEX3 values.

One compiled pattern scans the text of each coded block (``patterns``); each match is valued by its rule (``values``) against
the report's date, the date mentioned last, and the tense of the verb that governs it (``tense``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.doc import Doc, Token
from onrecord.extract.dates.anchors import Anchors, Valued, narrates
from onrecord.extract.dates.names import as_deed, part_of_name, parts_of_range
from onrecord.extract.dates.patterns import matches
from onrecord.extract.dates.tense import direction
from onrecord.extract.dates.values import RULES
from onrecord.extract.found import Found
from onrecord.grammar.relations import COMPOUND, DOER, children_as, hangs_as
from onrecord.knowledge import Knowledge
from onrecord.timex import days
from onrecord.types import Date

#: The kinds of block whose times are read; a dateline is not parsed, but it tells a date.
READ = frozenset({"title", "dateline", "highlight", "heading", "caption", "paragraph"})


def dates(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Date, ...]:
    """The time expressions, in order of the text."""
    published = doc.report.published
    anchors = Anchors(date.fromisoformat(published) if published else None, knowledge)
    result: list[Date] = []
    blocks = [(block, list(matches(doc.text, block.start, block.end))) for block in doc.blocks if block.kind in READ]
    anchors.narrative = narrates([(str(match.lastgroup), match.group()) for _block, found in blocks for match in found], anchors.published)
    before = ""
    for block, in_block in blocks:
        for match in in_block:
            name = str(match.lastgroup)
            anchors.direction = direction(doc, match.start(), match.end())
            if name not in RULES or part_of_name(match) or (name == "month" and _of_person(doc, match)):
                continue  # an age is no date
            valued = _eves(doc.text, block.start, RULES[name](match, anchors))
            valued = as_deed(doc.text, valued, name, anchors.published, knowledge)
            anchors.go_on(name, valued)
            for start, end, value, kind in valued:
                why = (f"rule: {name}", anchors.said())
                told = Date(f"D{len(result) + 1}", start, end, doc.text[start:end], value, kind, why, *_covered(value, kind))
                timed = _timed(result[-1], told, doc.text) if before == "clock" and name in _DAYS_NAMED else None
                if timed is not None:
                    result[-1] = timed
                else:
                    result.append(told)
            before = name if valued else before
        if block.kind == "dateline":
            # The day of writing is no day of the story, from which "two days later" would count.
            anchors.last = None
    return _ranged(doc.text, result)


def _of_person(doc: Doc, match: re.Match[str]) -> bool:
    """Whether a month is somebody's first name, or a name that the report has with a first name: "June Clark", "Theresa May ... May said"."""
    token = next(iter(doc.tokens_between(match.start(), match.end())), None)
    if token is not None and hangs_as(token, DOER) and any(_surname(other) for other in doc.tokens if other.text == token.text):
        return True
    return (
        token is not None
        and token.ent is not None
        and token.ent.label == "PERSON"
        and token.ent.first is token
        and token.ent.last is not token
    )


def _surname(token: Token) -> bool:
    """Whether a first name that the model takes for a person's stands before a word."""
    return any(first.ent is not None and first.ent.label == "PERSON" for first in children_as(token, COMPOUND))


def _covered(value: str, kind: str) -> tuple[str | None, str | None]:
    """The first and last day of a value that has them."""
    covered = days(value) if kind in ("DATE", "TIME") else None
    return (None, None) if covered is None else (covered[0].isoformat(), covered[1].isoformat())


#: What stands between an hour and its day: "5 p.m. EST, Nov. 6".
_HOUR_OF = re.compile(r",?\s+(?:on\s+)?")


def _timed(hour: Date, day: Date, text: str) -> Date | None:
    """An hour and the day that is told behind it as one; None where they do not belong together."""
    if not _DAY.fullmatch(day.value) or not _HOUR_OF.fullmatch(text, hour.end, day.start):
        return None
    value = day.value + hour.value[hour.value.index("T") :]
    words = text[hour.start : day.end]
    return replace(hour, end=day.end, text=words, value=value, why=(*hour.why[:1], *day.why), from_=day.from_, to=day.to)


def _ranged(text: str, found: list[Date]) -> tuple[Date, ...]:
    """The dates, the two that bound a stretch with its first and its last day."""
    for number in range(1, len(found)):
        first, second = found[number - 1], found[number]
        if parts_of_range(text, first, second):
            found[number - 1 : number + 1] = [replace(first, to=second.to), replace(second, from_=first.from_)]
    return tuple(found)


#: Rules for a day told by its month.
_DAYS_NAMED = frozenset(["month_day", "month_day_year", "day_month", "day_month_year"])
#: How far before a day the words begin that tell which one is meant by it, in characters.
#: Bound of form.
_WORDS_BEFORE = 20
_EVE = re.compile(r"\bthe\s+(?:eve\s+of\s+(?:the\s+)?|day\s+before\s+)$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\b(?:the|that)\s+week\s+of\s+$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _eves(text: str, first: int, values: list[Valued]) -> list[Valued]:
    """The values, with "the eve of July 4" and "the day before July 4" as the day before, "the week of July 4" as its week; what else has an eve (a
    summit) has no day here."""
    made: list[Valued] = []
    for start, end, value, kind in values:
        eve = _EVE.search(text, max(first, start - _WORDS_BEFORE), start)
        if eve is not None and _DAY.fullmatch(value):
            day = date.fromisoformat(value) - timedelta(days=1)
            made.append((eve.start(), end, day.isoformat(), kind))
        elif (week := _WEEK_OF.search(text, max(first, start - _WORDS_BEFORE), start)) is not None and _DAY.fullmatch(value):
            year, number, _ = date.fromisoformat(value).isocalendar()
            made.append((week.start(), end, f"{year}-W{number:02d}", kind))
        else:
            made.append((start, end, value, kind))
    return made
