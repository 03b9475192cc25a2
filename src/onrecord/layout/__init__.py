"""Report -> Blocks: what each stretch of the page is.

Title, byline, dateline, highlights, headings, captions, paragraphs, and furniture (teasers and captions of other stories,
video durations, share and sign-up lines, anything repeated). Furniture is kept and marked, never coded. Also finds what the
page itself tells of the report: title, byline, dateline, date of publication, language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, fold
from onrecord.language import language_of
from onrecord.layout.body import mark_pictures, mark_rest, of_file
from onrecord.layout.dateline import DATELINE, FULL_DATE, WEEKDAY, begins_below, behind_headline, dateline_of, iso_date
from onrecord.layout.furniture import mark_furniture
from onrecord.layout.head import mark_head, writer_of
from onrecord.layout.lines import Line, lines_of, unglued
from onrecord.layout.noise import left_out, set_apart
from onrecord.types import Block, Failure, Report, report_id

__all__ = ["iso_date", "lay_out", "unlike_language"]


#: What stands before a paragraph and is no part of its sentence: a bullet, or a live page's time ("10.15am: ", "09:30 GMT - ").
_MARK = re.compile(
    r"(?:[•·▪‣◦●■*]\s+|(?P<clock>\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|BST|UTC|CET|EST|EDT|ET|IST))?)\s*(?::|[–—-])\s+(?=[A-Z\"“]))"
)


def lay_out(report: Report, knowledge: Knowledge) -> tuple[Report, tuple[Failure, ...]]:
    """The report with its blocks and what the page tells of it, and what stops it from being read.

    A day of which nothing tells where it is from was assumed by whoever handed the report in: what the text tells goes before it.
    """
    if report.published is None or report.published_from is not None:
        return _laid_out(report, knowledge)
    bare = replace(report, published=None, id=report_id(report.text, None, report.outlet, report.url))
    found, failures = _laid_out(bare, knowledge)
    if found.published is None:
        found = replace(found, published=report.published, published_from="metadata", id=report.id)
    return found, failures


def _laid_out(report: Report, knowledge: Knowledge) -> tuple[Report, tuple[Failure, ...]]:
    if not report.text.strip():
        return report, (Failure("layout", "the report has no text"),)
    language = language_of(report.text)
    if language is not None and language != "en":
        return replace(report, language=language), (
            Failure("layout", f"the report is in another language ({language}); only English is read"),
        )
    lines = behind_headline(set_apart(lines_of(report.text)), lambda name: _known(name, knowledge, least=0))
    mark_furniture(lines, knowledge)
    mark_pictures(lines)
    mark_head(lines, report)
    mark_rest(lines)
    blocks: list[Block] = []
    dateline, dated = report.dateline, None

    def known(name: str) -> bool:
        return _known(name, knowledge)

    for line in lines:
        if line.kind == "paragraph" and (line.after_head or _opens(line, blocks, known)):
            found = dateline_of(line, known)
            if found:
                end, place, dated = found
                dateline = dateline or place or None
                blocks.append(Block("dateline", line.start, line.start + len(line.text[:end].rstrip())))
                line.start += end
                line.text = line.text[end:]
        if line.kind == "paragraph" and (mark := _MARK.match(line.text)) is not None and mark.end() < len(line.text):
            if mark["clock"]:
                blocks.append(Block("dateline", line.start, line.start + len(mark["clock"])))
            line.start += mark.end()
            line.text = line.text[mark.end() :]
        blocks.extend(unglued(line))
    return told(replace(report, blocks=tuple(blocks), language=language or report.language, dateline=dateline), lines, dated), ()


def _opens(line: Line, blocks: list[Block], known: Callable[[str], bool]) -> bool:
    """Whether the story may begin in a paragraph: the first, or a later one of the first few that has a dateline where no line before has."""
    above = sum(block.kind == "paragraph" for block in blocks)
    return not above or (above <= _ABOVE and all(block.kind != "dateline" for block in blocks) and begins_below(line, known))


def told(report: Report, lines: list[Line], dated: str | None) -> Report:
    """The report with the title, byline and date that its page tells, where the input gave none."""
    changes: dict[str, str] = {}
    for line in lines:
        if line.kind == "title" and not report.title:
            changes["title"] = line.text
        elif line.kind == "byline" and not report.byline and "byline" not in changes:
            changes["byline"] = re.sub(r"^(?:by|story by|reporting by)\s+", "", writer_of(line.text) or line.text, flags=re.IGNORECASE)
        elif line.kind == "dateline" and not report.dateline and "dateline" not in changes:
            match = DATELINE.match(line.text)
            if match and (match["agency"] or match["dash"]) and not report.dateline:
                changes["dateline"] = match["place"].strip(" ,")
    if not report.published:
        changes |= _day_told(report)
    return replace(report, **changes) if changes else report  # type: ignore[arg-type]


def _day_told(report: Report) -> dict[str, str]:
    """The report's day where a dateline, the page around it, or the first lines tell it with its year."""
    for kinds, origin in ((("dateline",), "dateline"), (("byline", "furniture", "caption"), "text")):
        for block in report.blocks:
            if block.kind == "caption" and of_file(report.text[block.start : block.end]):
                continue  # an old picture's day
            if block.kind in kinds and (found := iso_date(report.text[block.start : block.end])):
                return {"published": found, "published_from": origin}
    first = [block for block in report.blocks if block.kind == "paragraph"][:_FIRST]
    for block in first:
        # A weekday beside a full date is the news's own: what is told of the past has no weekday.
        dated = _WEEKDAY_DATE.search(report.text, block.start, min(block.end, block.start + _NEAR))
        if dated is not None and (found := iso_date(dated.group())):
            return {"published": found, "published_from": "text"}
    return {}


#: From what size on (decimal logarithm of its people) a town's name before a colon is a dateline.
#: Plain, by LGL and GeoWebNews: 4 and 5.7 change nothing, 3 takes one caption's name for a town.
_TOWN = 5.3


def _known(name: str, knowledge: Knowledge, least: float = _TOWN) -> bool:
    """Whether a word in capitals is a place that writes datelines: one of the tables, or a town of some size."""
    gazetteer = knowledge.built("gazetteer", Gazetteer)
    folded = fold(name)
    return bool(gazetteer.told(folded)) or any(spot.size >= least for spot in gazetteer.populated(folded))


#: How many paragraphs a headline and an abstract that end with a stop make.
#: Bound of form: a line each, and the words over them.
_ABOVE = 4
#: In how many paragraphs, and how many characters of each, a report's own day may stand.
#: Set by LGL and GeoWebNews: days told, with no paragraph 12 fewer, with 200 characters 3 fewer; 5 paragraphs and 800 characters change nothing.
_FIRST, _NEAR = 2, 400
_WEEKDAY_DATE = re.compile(rf"\b{WEEKDAY}\b,?\s+\(?(?:the\s+)?(?:{FULL_DATE.pattern})", re.IGNORECASE)


def unlike_language(report: Report) -> int:
    """How many characters of a laid-out report were set apart because they are no language."""
    return left_out(report.text, [(block.start, block.end) for block in report.blocks if block.kind == "furniture"])
