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

BYLINE = re.compile(r"^(?i:by|story by|reporting by)\s{1,6}[A-Z][\w.'’-]+(?:[\s,|]{1,6}(?:(?:and|of|the|in)\s{1,6})?[A-Z][\w.'’-]*){0,12}$")
#: Where the writer ends and the day begins, in a line of both: "By Grace Phiri | Aug 6, 2019".
_AFTER_WRITER = re.compile(r"\s{1,6}[|•·–—-]\s{1,6}")
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


def writer_of(text: str) -> str | None:
    """The words of a line that name its writer, without the day that stands beside them; None where the line is no byline."""
    if (
        (parted := _AFTER_WRITER.search(text)) is not None
        and BYLINE.match(text[: parted.start()])
        and DATE_LINE.match(text[parted.end() :])
    ):
        return text[: parted.start()]
    return text if BYLINE.match(text) else None


def mark_head(lines: list[Line], report: Report) -> None:
    """Marks title, byline, date lines and highlights."""
    _mark_listed(lines)
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
            and writer_of(first.text) is None
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
            _highlight(line)
        else:
            in_highlights = False
            if DATE_LINE.match(line.text) or dateline_alone(line.text):
                line.kind = "dateline"
            elif writer_of(line.text) is not None:
                line.kind = "byline"


#: Marks that stand before what a list tells, and before nothing else.
_LISTED = re.compile(r"^[•·▪‣◦]\s+")


def _mark_listed(lines: list[Line]) -> None:
    """Marks a list of two lines or more at the head of the page, or under the first line, as highlights, where a story follows
    and they are no sentences of it."""
    open_lines = [line for line in lines if line.kind is None]
    first = next((n for n, line in enumerate(open_lines[:2]) if _LISTED.match(line.text)), None)
    if first is None:
        return
    after = next((n for n, line in enumerate(open_lines) if n > first and not _LISTED.match(line.text)), None)
    if after is not None and after - first > 1 and not any(line.text.endswith(".") for line in open_lines[first:after]):
        for line in open_lines[first:after]:
            _highlight(line)


def _highlight(line: Line) -> None:
    """Marks a line as a highlight, without the mark before it."""
    line.kind = "highlight"
    mark = _BULLET.match(line.text)
    if mark:
        line.start += mark.end()
        line.text = line.text[mark.end() :]


def _mark_roles(lines: list[Line]) -> None:
    """Marks what stands under a byline: the writer's post and address are nobody's in the story."""
    for above, line in pairwise(lines):
        under = above.kind == "byline" or writer_of(above.text) is not None
        if under and line.kind is None and ROLE.match(line.text):
            line.kind = "byline"


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", " ", a).strip().lower() == re.sub(r"\W+", " ", b).strip().lower()
