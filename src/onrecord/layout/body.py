"""The body of the page: captions and headings among the paragraphs."""

from __future__ import annotations

import re

from onrecord.knowledge.alternatives import alternatives
from onrecord.layout.dateline import MONTH, WEEKDAY, dateline_of
from onrecord.layout.lines import Line

_CREDITS = alternatives("photo_credits")
_PICTURES = alternatives("pictures")
_SHOWN = alternatives("shown_in_pictures")
_NO_CAPTION = alternatives("no_caption")

_CREDIT = re.compile(
    rf"(?:\((?:{_CREDITS})[^)]*\)"
    r"|\b(?:file photo|photo(?:graph)? by|photo credit|image credit|getty images|"
    r"ap photo|handout via)\b.*|/(?:ap|afp|reuters|getty)\b.*)\s*$"
    rf"|^(?:{_PICTURES})\b[^.]{{0,40}}:",
    re.IGNORECASE,
)
#: Captions are written in the present tense of what is seen.
_SEEN = re.compile(rf"\b(?:{_SHOWN})\b")
REPORTED = re.compile(rf"\b(?:{_NO_CAPTION})\b|[\"“”]")
_WHEN_SEEN = re.compile(
    rf"\b(?:on|in|during)\s+(?:{WEEKDAY}|{MONTH})\b.*|\b(?:last|this|earlier this) (?:week|month|year)\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
END = re.compile(r"[.!?…:;\"”’)\]]$")


#: What begins a caption and no story: "FILE PHOTO: ...", "[1/3] ...".
_PICTURE = re.compile(
    r"^(?:file\s+(?:photo|picture|image)\b|file\s*[-–—]\s|\[\d{1,2}/\d{1,2}\]|(?:photo|image|picture|caption)\s*:)", re.IGNORECASE
)
_PICTURED = re.compile(r"\b(?:REUTERS|AFP|AP|EPA|GETTY|Reuters|Getty)/[A-Z][\w.'’ -]{2,60}(?:Acquire Licensing Rights.{0,40})?$")


#: The longest line that is a caption by its credit or its first words, in characters: longer ones are stories that are glued to a caption.
#: Set by GeoWebNews: two captions, with 250 one of them, with 500 two stories as well that are glued to one.
_LONGEST = 400


def of_file(text: str) -> bool:
    """Whether a caption says that its picture is an old one."""
    return text[:5].lower() == "file " or bool(re.search(r"\((?:file|archive)\b", text, re.IGNORECASE))


def mark_pictures(lines: list[Line]) -> None:
    """Marks the captions that say themselves what they are, so that none is taken for the title."""
    for line in lines:
        if line.kind is None and len(line.text) <= _LONGEST and (_PICTURE.match(line.text) or _PICTURED.search(line.text)):
            line.kind = "caption"


def mark_rest(lines: list[Line]) -> None:
    """Marks captions and headings among the paragraphs."""
    open_lines = [line for line in lines if line.kind is None]
    has_dateline = next((number for number, line in enumerate(open_lines) if dateline_of(line)), None)
    for number, line in enumerate(open_lines):
        before_story = has_dateline is not None and number < has_dateline
        if dateline_of(line):
            # Whatever its verbs: what begins with a dateline is the story.
            line.kind = "paragraph"
        elif _CREDIT.search(line.text) and len(line.text) <= _LONGEST:
            line.kind = "caption"
        elif (len(open_lines) > 1 and _is_caption(line.text)) or (
            before_story and number == 0 and _SEEN.search(line.text) and not REPORTED.search(line.text)
        ):
            line.kind = "caption"
        elif _is_heading(line, lines):
            line.kind = "heading"
        else:
            line.kind = "paragraph"


def _is_caption(text: str) -> bool:
    """One sentence in the present tense of what is seen, with its date, that reports nobody's words; a page's only line is its story."""
    if not text.endswith(".") or re.search(r"[a-z]{3}\. [A-Z]", text) or REPORTED.search(text):
        return False
    seen = _SEEN.search(text)
    return bool(
        seen
        and _WHEN_SEEN.search(text, seen.end())
        and not re.search(r"\b(?:has|have|had|was|were|did)\b(?! (?:seen|pictured|photographed))", text)
    )


def _is_heading(line: Line, lines: list[Line]) -> bool:
    """A short line without a stop, followed by running text."""
    at = lines.index(line)
    following = next((other for other in lines[at + 1 :] if other.kind != "furniture"), None)
    return (
        # Set by WikiWars: with 8 three headings fewer are found, with 16 a sentence of GeoWebNews is one.
        len(line.text.split()) <= 12
        and not END.search(line.text)
        and line.text[:1].isupper()
        and len(lines) > 2
        and at > 0
        and following is not None
        and len(following.text) > len(line.text)
    )
