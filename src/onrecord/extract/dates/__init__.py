"""The time expressions of a report with their TIMEX3 values.

One compiled pattern scans the text of each coded block (``patterns``); each match is valued by its rule (``values``) against
the report's date, the date mentioned last, and the tense of the verb that governs it (``tense``).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.doc import Doc
from onrecord.extract.dates.anchors import Anchors, Valued
from onrecord.extract.dates.patterns import matches
from onrecord.extract.dates.tense import direction
from onrecord.extract.dates.values import RULES
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Date

#: The kinds of block whose times are read; a dateline is not parsed, but it tells a date.
READ = frozenset({"title", "dateline", "highlight", "heading", "caption", "paragraph"})


def dates(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Date, ...]:
    """The time expressions, in order of the text."""
    published = doc.report.published
    anchors = Anchors(date.fromisoformat(published) if published else None, knowledge)
    result: list[Date] = []
    for block in doc.blocks:
        if block.kind not in READ:
            continue
        for match in matches(doc.text, block.start, block.end):
            name = match.lastgroup
            assert name is not None
            anchors.direction = direction(doc, match.start(), match.end())
            for start, end, value, kind in _eves(doc.text, block.start, RULES[name](match, anchors)):
                result.append(Date(f"D{len(result) + 1}", start, end, doc.text[start:end], value, kind, (f"rule: {name}", anchors.said())))
    return tuple(result)


_EVE = re.compile(r"\bthe\s+eve\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _eves(text: str, first: int, values: list[Valued]) -> list[Valued]:
    """The values, with "the eve of July 4" as the day before; what else has an eve (a summit) has no day here."""
    made: list[Valued] = []
    for start, end, value, kind in values:
        eve = _EVE.search(text, max(first, start - 20), start)
        if eve is not None and _DAY.fullmatch(value):
            day = date.fromisoformat(value) - timedelta(days=1)
            made.append((eve.start(), end, day.isoformat(), kind))
        else:
            made.append((start, end, value, kind))
    return made
