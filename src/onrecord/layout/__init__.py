"""Report -> Blocks: what each stretch of the page is.

Title, byline, dateline, highlights, headings, captions, paragraphs, and furniture (teasers and captions of other stories,
video durations, share and sign-up lines, anything repeated). Furniture is kept and marked, never coded. Also finds what the
page itself tells of the report: title, byline, dateline, date of publication, language.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.language import language_of
from onrecord.layout.body import mark_rest
from onrecord.layout.dateline import DATELINE, dateline_of, iso_date
from onrecord.layout.furniture import mark_furniture
from onrecord.layout.head import mark_head
from onrecord.layout.lines import Line, lines_of, unglued
from onrecord.types import Block, Failure, Report

__all__ = ["iso_date", "lay_out"]


def lay_out(report: Report, knowledge: Knowledge) -> tuple[Report, tuple[Failure, ...]]:
    """The report with its blocks and what the page tells of it, and what stops it from being read."""
    if not report.text.strip():
        return report, (Failure("layout", "the report has no text"),)
    language = language_of(report.text)
    if language is not None and language != "en":
        return replace(report, language=language), (
            Failure("layout", f"the report is in another language ({language}); only English is read"),
        )
    lines = lines_of(report.text)
    mark_furniture(lines, knowledge)
    mark_head(lines, report)
    mark_rest(lines)
    blocks: list[Block] = []
    dateline, dated = report.dateline, None
    for line in lines:
        if line.kind == "paragraph" and not any(block.kind == "paragraph" for block in blocks):
            found = dateline_of(line)
            if found:
                end, place, dated = found
                dateline = dateline or place
                blocks.append(Block("dateline", line.start, line.start + len(line.text[:end].rstrip())))
                line.start += end
                line.text = line.text[end:]
        blocks.extend(unglued(line))
    return told(replace(report, blocks=tuple(blocks), language=language or report.language, dateline=dateline), lines, dated), ()


def told(report: Report, lines: list[Line], dated: str | None) -> Report:
    """The report with the title, byline and date that its page tells, where the input gave none."""
    changes: dict[str, str] = {}
    for line in lines:
        if line.kind == "title" and not report.title:
            changes["title"] = line.text
        elif line.kind == "byline" and not report.byline and "byline" not in changes:
            changes["byline"] = re.sub(r"^(?:by|story by|reporting by)\s+", "", line.text, flags=re.IGNORECASE)
        elif line.kind == "dateline" and not report.dateline and "dateline" not in changes:
            match = DATELINE.match(line.text)
            if match and (match["agency"] or match["dash"]) and not report.dateline:
                changes["dateline"] = match["place"].strip(" ,")
    if not report.published:
        for kinds, origin in ((("dateline",), "dateline"), (("byline", "furniture", "caption"), "text")):
            for block in report.blocks:
                if block.kind in kinds and (found := iso_date(report.text[block.start : block.end])):
                    changes["published"], changes["published_from"] = found, origin
                    break
            if "published" in changes:
                break
    return replace(report, **changes) if changes else report  # type: ignore[arg-type]
