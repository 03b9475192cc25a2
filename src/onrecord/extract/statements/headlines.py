"""Titles that name who speaks with a colon or a dash: "Pentagon: Missile failed", "Talks will go on – Kerry"."""

from __future__ import annotations

import re

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.extract.statements.draft import Draft
from onrecord.knowledge.words import word_list

_BLOCKS = frozenset(("title", "heading", "highlight"))
_BEFORE = re.compile(r"(?P<name>[^:]{2,40}):\s+(?P<said>\S.{8,})", re.S)
_AFTER = re.compile(r"(?P<said>\S.{8,}?)(?<!\s)\s++(?P<dash>[-–—―])\s*(?P<name>[^-–—―:]{2,40})", re.S)
#: What speaks, though it is nobody.
_SOURCES = word_list("headline_sources")
#: A state before a colon is more often what the report is about.
_SPEAKERS = frozenset(("person", "organisation", "government", "media", "group", "unit"))


def read_headlines(doc: Doc, found: Found) -> list[Draft]:
    """The statements of titles and headings whose speaker a colon or a dash tells."""
    drafts: list[Draft] = []
    for block in doc.blocks:
        if block.kind not in _BLOCKS:
            continue
        for match in (_BEFORE.fullmatch(doc.text, block.start, block.end), _AFTER.fullmatch(doc.text, block.start, block.end)):
            if match is None:
                continue
            start, end = match.span("name")
            mark = match.end("name") if match.re is _BEFORE else match.start("dash")
            tokens = doc.tokens_between(start, end)
            marks = doc.tokens_between(mark, mark + 1)
            if not tokens or not marks or not _speaks(doc, found, start, end):
                continue
            tokens = [token for token in tokens if token not in marks] or tokens
            draft = Draft([match.span("said")], cue=(marks[0], marks[0]), word=marks[0], why=["a title that names who speaks"])
            draft.source, draft.source_head = (tokens[0], tokens[-1]), tokens[-1]
            drafts.append(draft)
            break
    return drafts


def _speaks(doc: Doc, found: Found, start: int, end: int) -> bool:
    """Whether the words, and nothing beside them, name somebody who can speak."""
    name = doc.text[start:end].strip()
    if name.lower() in _SOURCES:
        return True
    return any(
        # Plain, by wikinews: 2 and 8 change nothing.
        mention.actor.kind in _SPEAKERS and mention.mention.kind != "pronoun" and len(name) - len(mention.mention.text) <= 4
        for mention in found.mentions.inside(start, end)
    )
