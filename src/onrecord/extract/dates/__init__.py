"""The time expressions of a report with their TIMEX3 values.

One compiled pattern scans the text of each coded block (``patterns``); each match is valued by its rule (``values``) against
the report's date, the date mentioned last, and the tense of the verb that governs it (``tense``).
"""

from __future__ import annotations

from datetime import date

from onrecord.doc import Doc
from onrecord.extract.dates.patterns import matches
from onrecord.extract.dates.tense import direction
from onrecord.extract.dates.values import RULES, Anchors
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
            for start, end, value, kind in RULES[name](match, anchors):
                result.append(Date(f"D{len(result) + 1}", start, end, doc.text[start:end], value, kind, (f"rule: {name}", anchors.said())))
    return tuple(result)
