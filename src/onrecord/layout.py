"""Report -> Blocks: what each stretch of the page is.

Title, byline, dateline, highlights, headings, captions, paragraphs, and furniture (teasers and captions of other stories,
video durations, share and sign-up lines, anything repeated). Furniture is kept and marked, never coded. Also finds what the
page itself tells of the report: title, byline, dateline, date of publication, language.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.knowledge import Knowledge
from onrecord.language import language_of
from onrecord.types import Block, BlockKind, Failure, Report

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?:%s)\.?" % "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: A full calendar date: 2016-12-05, December 5, 2016, 5 December 2016.
FULL_DATE = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH}),?\s+(?P<year2>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"^(?:(?:published|updated|posted|last updated|first published)\b[\s:]*)?(?:on\s+)?(?:{_WEEKDAY},?\s+)?"
    rf"(?:{FULL_DATE.pattern})[\s,|•·–—-]*(?:(?:at\s+)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
    rf"(?:\s*\(?[A-Z]{{2,4}}\)?)?)?\.?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:by|from|story by|reporting by)\s+[A-Z][\w.'’-]+(?:[\s,]+(?:and\s+|of\s+|the\s+)?[A-Z|][\w.'’-]*){0,12}$")
_DURATION = re.compile(r"\s*\(?\b\d{1,2}:\d\d(?::\d\d)?\)?\s*$")
_HIGHLIGHTS = re.compile(r"^(?:story highlights|highlights|key points|key takeaways|at a glance|summary|the main points)\s*:?$", re.IGNORECASE)
_BULLET = re.compile(r"^[•·▪‣◦*–—-]\s+")
_FURNITURE = re.compile(
    r"^(?:share(?: this)?(?: (?:on|via|with) .*| (?:article|story))?|tweet|e-?mail(?: this)?|print(?: this)?|comments?(?: \(\d+\))?|advertisement|sponsored(?: content)?"
    r"|sign up\b.*|subscribe\b.*|log in\b.*|register\b.*|newsletter\b.*|follow (?:us|@|him|her)\b.*|like us\b.*|click here\b.*|tap here\b.*|download (?:the|our)\b.*app.*"
    r"|read (?:more|also|next|the full)\b.*|see also\b.*|see more\b.*|more (?:on|from|about) .{0,60}|related(?: (?:stories|articles|news|content|links|topics))?\b.{0,80}"
    r"|you (?:may|might) (?:also )?like\b.*|recommended\b.{0,40}|most (?:read|popular|viewed)\b.*|trending\b.*|don'?t miss\b.*|in pictures\b.*"
    r"|(?:watch|listen|video|photos?|gallery|live(?: updates)?|must watch|just watched|replay|editor'?s (?:note|picks))(?: (?:now|live|here))?\s*:?.{0,0}|(?:watch|listen|photos|gallery|must watch|photo gallery)\s*:.{0,140}|(?:more )?videos? \.\.\.|media caption.*|image (?:copyright|source|credit).*"
    r"|hide caption|toggle caption|enlarge this image.*|play video.*|skip (?:to|ad)\b.*|back to top|story continues below.*|continue reading.*|article continues.*"
    r"|(?:copyright|\(c\)|©).{0,160}|.{0,80}all rights reserved\.?.{0,80}|this (?:material|story|article) (?:may not|was originally|has been updated|is part of)\b.{0,160}"
    r"|(?:reporting|writing|editing|additional reporting|compiled|edited) by .{0,160}|photo(?:graph)?s? (?:by|courtesy|credit).{0,100}|source\s*:.{0,80}|tags?\s*:.{0,160}|topics?\s*:.{0,160}|filed under\b.{0,80}"
    r"|\[?(?:read|watch|see) .{0,100}\]|.{0,40}cookies?\b.{0,60}policy.{0,60}|https?://\S+|www\.\S+|pic\.twitter\.com/\S+|\d{1,2}:\d\d(?::\d\d)?|[\W_]+|-?\s*(?:end|ends|30|more)\s*-?)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\((?:photo|image|picture|ap|reuters|afp|getty|file|courtesy|credit|u\.s\. (?:navy|army|air force|marine corps))[^)]*\)"
    r"|\b(?:file photo|photo(?:graph)? by|photo credit|image credit|getty images|ap photo|handout via)\b.*|/(?:ap|afp|reuters|getty)\b.*)\s*$"
    r"|^(?:photo|image|picture|file|caption|pictured|above|left|right|from left)\b[^.]{0,40}:",
    re.IGNORECASE,
)
#: Captions are written in the present tense of what is seen.
_SEEN = re.compile(
    r"\b(?:greets?|leads?|shakes?|poses?|walks?|speaks?|waves?|looks?|stands?|sits?|listens?|salutes?|arrives?|boards?|inspects?|reviews?|holds?|watche?s?|"
    r"attends?|gestures?|address(?:es)?|patrols?|march(?:es)?|sails?|fl(?:y|ies)|takes? (?:off|part)|prepares?|fires?|carr(?:y|ies)|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|"
    r"(?:was|were) (?:pictured|photographed|seen here)|conducts?|transits?|lands?|embraces?|meets?|tours?|visits?)\b"
)
_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|added|reported|warned|claimed|stated|asked|urged|vowed|will|would)\b|[\"“”]")
_WHEN_SEEN = re.compile(
    rf"\b(?:on|in|during)\s+(?:{_WEEKDAY}|{_MONTH})\b.*|\b(?:last|this|earlier this) (?:week|month|year)\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_END = re.compile(r"[.!?…:;\"”’)\]]$")
#: A sentence glued to the next: a stop, perhaps a closing mark, then a capital with no space.
_GLUED = re.compile(r"(?<=[a-z0-9][.!?][\"”’])(?=[A-Z][a-z]+\s)|(?<=[a-z]{3}[.!?])(?=(?:[A-Z][a-z]+|A|I)\s)|(?<=[.!?][\"”])(?=[\"“][A-Z])|(?<=[a-z]{3}\.)(?=[\"“][A-Z])")

_PLACE_WORD = r"(?:[A-Z][\w.'’-]*|(?:of|de|del|al|el|la|the|du|on|upon|and|air|base|near|aboard|in)\b)"
_CAPS = r"[A-Z][A-Z.'’-]+"
_AGENCY = r"\((?:[A-Z][\w.&/ -]{1,28}|[A-Z]{2,8}(?:[/ ][\w ]+)?)\)"
_DATED = rf"\(?\s*(?:{_WEEKDAY}\s*,?\s*)?(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}\s+{_MONTH}(?:,?\s+(?:19|20)\d\d)?)\s*\)?"
_DASH = r"(?:\s*[–—_]+\s*|\s+--?\s*|\s*--\s*)"
#: "KABUL, Afghanistan (Jan. 25, 2013)", "Yokota Air Base, Japan (CNN)", "MOSCOW -", "LONDON, March 3 (Reuters) -".
_DATELINE = re.compile(
    rf"^(?P<place>{_CAPS}(?:\s+{_CAPS})*(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD})*){{0,3}}|{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,5}}(?:,\s+{_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,3}}){{0,3}})"
    rf"(?P<rest>(?:,)?\s*(?:(?P<dated>(?i:{_DATED}))\s*)?(?:(?P<agency>{_AGENCY})\s*)?(?P<dash>{_DASH})?)"
)


@dataclass(slots=True)
class _Line:
    """A paragraph-sized stretch of the text while it is being judged."""

    start: int
    end: int
    text: str
    kind: BlockKind | None = None


def lay_out(report: Report, knowledge: Knowledge) -> tuple[Report, tuple[Failure, ...]]:
    """The report with its blocks and what the page tells of it, and what stops it from being read."""
    if not report.text.strip():
        return report, (Failure("layout", "the report has no text"),)
    language = language_of(report.text)
    if language is not None and language != "en":
        return replace(report, language=language), (Failure("layout", f"the report is in another language ({language}); only English is read"),)
    lines = _lines(report.text)
    _mark_furniture(lines)
    _mark_head(lines, report)
    _mark_rest(lines)
    blocks: list[Block] = []
    dateline, dated = report.dateline, None
    for line in lines:
        if line.kind == "paragraph" and not any(block.kind == "paragraph" for block in blocks):
            found = _dateline(line)
            if found:
                end, place, dated = found
                dateline = dateline or place
                blocks.append(Block("dateline", line.start, line.start + len(line.text[:end].rstrip())))
                line.start += end
                line.text = line.text[end:]
        blocks.extend(_unglued(line))
    return _told(replace(report, blocks=tuple(blocks), language=language or report.language, dateline=dateline), lines, dated), ()


def _lines(text: str) -> list[_Line]:
    """The paragraphs: lines, with hard-wrapped ones joined, each without the white space around it."""
    raw = [
        _Line(match.start() + len(match.group()) - len(match.group().lstrip()), match.start() + len(match.group().rstrip()), match.group().strip())
        for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text)
        if match.group().strip()
    ]
    if not _hard_wrapped(text, raw):
        return raw
    joined: list[_Line] = []
    for line in raw:
        between = text[joined[-1].end : line.start] if joined else "\n\n"
        if joined and between.count("\n") == 1 and not re.search(r"\n[ \t]{2,}", between):
            joined[-1].end = line.end
            joined[-1].text = text[joined[-1].start : line.end]
        else:
            joined.append(line)
    return joined


def _hard_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether the text's lines were cut at a width: most neighbours break in the middle of a sentence."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if text[a.end : b.start].count("\n") == 1]
    if len(pairs) < 3 or sum(len(line.text) > 120 for line in lines) > len(lines) / 4:
        return False
    broken = sum(1 for a, b in pairs if 40 <= len(a.text) <= 120 and not re.search(r"[.!?][\"”’)]*$", a.text) and b.text[:1].isalnum())
    return broken > len(pairs) / 2


def _mark_furniture(lines: list[_Line]) -> None:
    """Marks share and sign-up lines, durations, and whatever the page repeats."""
    bare = [re.sub(r"\W+", " ", _DURATION.sub("", line.text)).strip().lower() for line in lines]
    often = Counter(bare)
    for number, (line, key) in enumerate(zip(lines, bare, strict=True)):
        if _FURNITURE.match(line.text) or not re.search(r"[^\W\d_]", line.text) or not key:
            line.kind = "furniture"
        elif often[key] > 1 and number > 0 and len(line.text) <= 200:
            line.kind = "furniture"
        elif _DURATION.search(line.text) and len(line.text) <= 120 and not re.search(r"\b(?:at|by|until|around)\s+\d{1,2}:\d\d\W*$", line.text):
            line.kind = "furniture"


def _mark_head(lines: list[_Line], report: Report) -> None:
    """Marks title, byline, date lines and highlights."""
    open_lines = [line for line in lines if line.kind is None]
    if len(open_lines) > 1:
        first = open_lines[0]
        if report.title and _same(first.text, report.title):
            first.kind = "title"
        elif len(first.text) <= 160 and not _END.search(first.text.rstrip("\"”’")) and not _BYLINE.match(first.text) and not _DATE_LINE.match(first.text) and len(first.text.split()) >= 2 and not _dateline_alone(first.text):
            first.kind = "title"
        elif len(first.text) <= 110 and first.text.endswith((".", "?", "!", "'", "’", "\"", "”")) and len(open_lines) > 3 and len(first.text) * 2 < len(open_lines[1].text) and first.text.count(". ") == 0 and not _REPORTED.search(first.text):
            first.kind = "title"
    in_highlights = False
    for number, line in enumerate(lines):
        if line.kind is not None:
            in_highlights = False if line.kind != "furniture" else in_highlights
            continue
        if _HIGHLIGHTS.match(line.text):
            line.kind, in_highlights = "heading", True
        elif in_highlights and (_BULLET.match(line.text) or (len(line.text) <= 160 and not line.text.endswith((".", "\"", "”")))):
            line.kind = "highlight"
            mark = _BULLET.match(line.text)
            if mark:
                line.start += mark.end()
                line.text = line.text[mark.end() :]
        else:
            in_highlights = False
            if number < 8 and _DATE_LINE.match(line.text):
                line.kind = "dateline"
            elif number < 6 and _dateline_alone(line.text):
                line.kind = "dateline"
            elif number < 8 and len(line.text) <= 120 and _BYLINE.match(line.text):
                line.kind = "byline"


def _dateline_alone(text: str) -> bool:
    """Whether a whole line is a dateline: "NAIROBI, Kenya (AP) _"."""
    match = _DATELINE.match(text)
    return bool(match and match.end() == len(text) and (match["agency"] or (match["dash"] and match["place"].isupper())))


def _mark_rest(lines: list[_Line]) -> None:
    """Marks captions and headings among the paragraphs."""
    open_lines = [line for line in lines if line.kind is None]
    has_dateline = next((number for number, line in enumerate(open_lines) if _dateline(line)), None)
    for number, line in enumerate(open_lines):
        before_story = has_dateline is not None and number < has_dateline
        if _CREDIT.search(line.text) and len(line.text) <= 500:
            line.kind = "caption"
        elif _is_caption(line.text) or (before_story and number == 0 and len(line.text) <= 400 and _SEEN.search(line.text) and not _REPORTED.search(line.text)):
            line.kind = "caption"
        elif _is_heading(line, lines):
            line.kind = "heading"
        else:
            line.kind = "paragraph"


def _is_caption(text: str) -> bool:
    """One sentence in the present tense of what is seen, with its date, that reports nobody's words."""
    if len(text) > 400 or not text.endswith(".") or re.search(r"[a-z]{3}\. [A-Z]", text) or _REPORTED.search(text):
        return False
    seen = _SEEN.search(text)
    return bool(seen and _WHEN_SEEN.search(text, seen.end()) and not re.search(r"\b(?:has|have|had|was|were|did)\b(?! (?:seen|pictured|photographed))", text))


def _is_heading(line: _Line, lines: list[_Line]) -> bool:
    """A short line without a stop, followed by running text."""
    at = lines.index(line)
    following = next((other for other in lines[at + 1 :] if other.kind != "furniture"), None)
    return (
        len(line.text) <= 90
        and len(line.text.split()) <= 12
        and not _END.search(line.text)
        and line.text[:1].isupper()
        and len(lines) > 2
        and at > 0
        and following is not None
        and len(following.text) > len(line.text)
    )


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", " ", a).strip().lower() == re.sub(r"\W+", " ", b).strip().lower()


def _dateline(line: _Line) -> tuple[int, str, str | None] | None:
    """Where the story begins after a dateline, the place, and the date in it; None where there is no dateline."""
    match = _DATELINE.match(line.text)
    if not match or match.end() == len(line.text) or len(match["place"]) > 80:
        return None
    capital = bool(re.match(rf"{_CAPS}(?:\s+{_CAPS})*(?=,|\s*[(–—_-]|\s*$)", match["place"])) and len(match["place"].split(",")[0]) > 2
    following = line.text[match.end() : match.end() + 1]
    if not (following.isupper() or following in "\"“'‘`$" or following.isdigit()):
        return None
    if match["agency"] or (match["dash"] and (capital or (match["dated"] and match["rest"].strip()))) or (capital and match["dated"]):
        return match.end(), match["place"].strip(" ,"), match["dated"]
    return None


def _unglued(line: _Line) -> list[Block]:
    """The line's blocks: one, or more where sentences of two paragraphs were glued together."""
    assert line.kind is not None
    if line.kind != "paragraph":
        return [Block(line.kind, line.start, line.end)]
    cuts = [match.start() for match in _GLUED.finditer(line.text)]
    edges = [0, *cuts, len(line.text)]
    return [Block("paragraph", line.start + a, line.start + b) for a, b in zip(edges, edges[1:], strict=False) if line.text[a:b].strip()]


def _told(report: Report, lines: list[_Line], dated: str | None) -> Report:
    """The report with the title, byline and date that its page tells, where the input gave none."""
    changes: dict[str, str] = {}
    for line in lines:
        if line.kind == "title" and not report.title:
            changes["title"] = line.text
        elif line.kind == "byline" and not report.byline and "byline" not in changes:
            changes["byline"] = re.sub(r"^(?:by|story by|reporting by)\s+", "", line.text, flags=re.IGNORECASE)
        elif line.kind == "dateline" and not report.dateline and "dateline" not in changes:
            match = _DATELINE.match(line.text)
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


def iso_date(text: str) -> str | None:
    """The first full calendar date in the text as YYYY-MM-DD, or None."""
    for match in FULL_DATE.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        else:
            name = (match["month"] or match["month2"]).lower().rstrip(".")
            year, month, day = int(match["year"] or match["year2"]), _MONTHS[name], int(match["day"] or match["day2"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None
