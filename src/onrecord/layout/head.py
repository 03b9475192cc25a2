"""The head of the page: title, byline, date lines, highlights."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.knowledge.alternatives import alternatives
from onrecord.layout.body import END, REPORTED
from onrecord.layout.dateline import DATE_LINE, dateline_alone
from onrecord.layout.lines import Line
from onrecord.types import Report

_WRITERS = alternatives("writers")

BYLINE = re.compile(
    r"^(?i:by|story by|reporting by)\s{1,6}[A-Z][\w.'’-]+(?:[\s,|]{1,6}(?:and\s{1,6}|of\s{1,6}|the\s{1,6})?[A-Z][\w.'’-]*){0,12}$"
)
#: What follows a byline: "Senior Reporter, Reuters", "in Nairobi", an address.
ROLE = re.compile(
    rf"^(?:(?:[A-Z][\w&'’.-]+|of|and|for|the|in),?\s+){{0,4}}(?:{_WRITERS})s?"
    r"(?:,?\s+(?:[A-Z][\w&'’.-]+|of|and|for|the|in|at|on)){0,6}$|^@\w+$|^[^\s@]+@\S+\.\w+$|^In [A-Z][a-z]+(?: [A-Z][a-z]+)?$",
    re.IGNORECASE,
)
_HIGHLIGHTS = re.compile(
    r"^(?:story highlights|highlights|key points|key takeaways|at a glance|summary|the main points)\s*:?$", re.IGNORECASE
)
_BULLET = re.compile(r"^[•·▪‣◦*–—-]\s+")


def mark_head(lines: list[Line], report: Report) -> None:
    """Marks title, byline, date lines and highlights."""
    open_lines = [line for line in lines if line.kind is None]
    if len(open_lines) > 1:
        first = open_lines[0]
        if report.title and _same(first.text, report.title):
            first.kind = "title"
        elif open_lines[1].after_head and not report.title and ". " not in first.text:
            first.kind = "title"
        elif (
            # Set by wikinews: with 80 it finds 22 titles fewer, without a bound two leads are titles.
            len(first.text) <= 160
            and not END.search(first.text.rstrip('"”’'))
            and not BYLINE.match(first.text)
            and not DATE_LINE.match(first.text)
            and len(first.text.split()) >= 2
            and not dateline_alone(first.text)
        ):
            first.kind = "title"
        elif (
            not report.title  # else it is a short lead
            # Set by attribution: with 60 it finds 23 titles fewer, with 150 three leads of TimeBank are titles.
            and len(first.text) <= 110
            and first.text.endswith((".", "?", "!", "'", "’", '"', "”"))
            and len(open_lines) > 3
            and len(first.text) * 2 < len(open_lines[1].text)
            and first.text.count(". ") == 0
            and not REPORTED.search(first.text)
        ):
            first.kind = "title"
    _mark_roles(lines)
    in_highlights = False
    for line in lines:
        if line.kind is not None:
            in_highlights = False if line.kind != "furniture" else in_highlights
            continue
        if _HIGHLIGHTS.match(line.text):
            line.kind, in_highlights = "heading", True
        elif in_highlights and (_BULLET.match(line.text) or not line.text.endswith((".", '"', "”"))):
            line.kind = "highlight"
            mark = _BULLET.match(line.text)
            if mark:
                line.start += mark.end()
                line.text = line.text[mark.end() :]
        else:
            in_highlights = False
            if DATE_LINE.match(line.text) or dateline_alone(line.text):
                line.kind = "dateline"
            elif BYLINE.match(line.text):
                line.kind = "byline"


def _mark_roles(lines: list[Line]) -> None:
    """Marks what stands under a byline: the writer's post and address are nobody's in the story."""
    for above, line in pairwise(lines):
        under = above.kind == "byline" or BYLINE.match(above.text) is not None
        if under and line.kind is None and ROLE.match(line.text):
            line.kind = "byline"


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", " ", a).strip().lower() == re.sub(r"\W+", " ", b).strip().lower()
