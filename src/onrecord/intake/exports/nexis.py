"""Exports of Nexis Uni and of the older LexisNexis Academic: numbered documents or end marks, and fields with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.exports.article import Article, blocks, is_date

#: An article with its number, or the numbers of articles that are announced and missing.
type Numbered = tuple[int, Article | range]

_MARK = re.compile(r"\s*(?:document\s+(\d{1,7})\s+of\s+(\d{1,7})|(\d{1,7})\s+of\s+(\d{1,7})\s+documents?)\s*", re.IGNORECASE)
_END = re.compile(r"\s*end of document\s*", re.IGNORECASE)
_BODY = re.compile(r"\s*body:?\s*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*length:\s*[\d,]+ words?\s*", re.IGNORECASE)
_LOADED = re.compile(r"\s*load-date:\s*\S.*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\s*(?:copyright|\(c\)|©)\W+(?:\(c\)|©|copyright)?\s*(?:19|20)\d\d\b.*", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*all rights reserved\.?\s*", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(section|length|byline|dateline|headline|highlight|series|url|column|edition|show|time|anchors?|guests?)\s*:\s*(.*)", re.IGNORECASE
)
#: Fields whose words stand on one line, the others' go on to an empty line or the next field.
_SHORT = frozenset({"length", "dateline"})
#: How many lines of fields stand at most above the body.
_MOST = 60
#: What follows the body: in capitals in the older form, and some of it on a line of its own in the newer.
_TAIL = re.compile(
    r"\s*(?:(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|DOCUMENT-TYPE|DISTRIBUTION|SUBJECT|ORGANIZATION|GEOGRAPHIC|"
    r"COUNTRY|STATE|CITY|COMPANY|TICKER|INDUSTRY|PERSON|ACC-NO|TYPE|NAME|CORRECTION-DATE):.*|"
    r"(?:Load-Date|Language|Publication-Type):.*|(?:Classification|Graphic)\s*)"
)
_NUMBERED = re.compile(r"\s*ACC-NO:\s*(\S+)\s*")
_LANGUAGE = re.compile(r"\s*language:\s*(.+)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\s*documents?\s*\((\d{1,7})\)\s*", re.IGNORECASE)
#: The lines of the newer form's first pages, which list what was exported.
_COVER = re.compile(
    r"\s*(?:user name:|date and time:|job number:|documents?\s*\(\d+\)|client/matter:|search terms:|search type:|narrowed by:|"
    r"content type\b|-none-|timeline:).*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*\d{1,5}\.\s")
_PAGE = re.compile(r"\s*(?:page \d+(?: of \d+)?|\|? ?about lexisnexis\b.*|.*\bcopyright © \d{4} lexisnexis\b.*)\s*", re.IGNORECASE)


def recognised(lines: Sequence[str]) -> bool:
    """Whether the lines are an export: numbered documents or end marks, each kind with fields that articles have."""
    marks, ends = any(map(_MARK.fullmatch, lines)), any(map(_END.fullmatch, lines))
    if not marks and not ends:
        return False
    length, loaded, rights = (any(map(pattern.fullmatch, lines)) for pattern in (_LENGTH, _LOADED, _COPYRIGHT))
    if marks and (length or (loaded and rights)):
        return True
    return ends and any(map(_BODY.fullmatch, lines)) and (length or loaded or rights)


def read(lines: Sequence[str]) -> Iterator[Numbered]:
    """The articles in order, with what is missing where it would stand. The lines are those of an export."""
    marks = [(number, match) for number, match in enumerate(map(_MARK.fullmatch, lines)) if match]
    return _numbered(lines, marks) if marks else _ended(lines)


def _numbered(lines: Sequence[str], marks: list[tuple[int, re.Match[str]]]) -> Iterator[Numbered]:
    """The articles of the older form. A number that comes again, or another total, begins another list."""
    told = [(at, int(match[1] or match[3]), int(match[2] or match[4])) for at, match in marks]
    before = total = last = 0
    seen: set[int] = set()
    above = lines[: told[0][0]]
    if any(map(_LENGTH.fullmatch, above)):  # an article that has lost its mark
        yield told[0][1] - 1, _article(above)
    for place, (at, number, of) in enumerate(told):
        if of != total or number in seen:
            if total:
                yield from _gap(before, last + 1, total + 1)
                before += max(total, last)
            # A list that begins later is the second part of one that stands in several files.
            total, seen, last = of, set(), number - 1
        elif number > last + 1:
            yield from _gap(before, last + 1, number)
        seen.add(number)
        last = max(last, number)
        end = told[place + 1][0] if place + 1 < len(told) else len(lines)
        yield before + number, _article(lines[at + 1 : end])
    yield from _gap(before, last + 1, total + 1)


def _gap(before: int, start: int, stop: int) -> Iterator[Numbered]:
    if start < stop:
        yield before + start, range(before + start, before + stop)


def _ended(lines: Sequence[str]) -> Iterator[Numbered]:
    """The articles of the newer form, each up to its end mark; the last may have lost it."""
    number = start = 0
    for at, line in enumerate(lines):
        if _END.fullmatch(line):
            number += 1
            yield number, _article(lines[start:at])
            start = at + 1
    rest = lines[start:]
    if any(map(_LENGTH.fullmatch, rest)) or any(map(_BODY.fullmatch, rest)):
        number += 1
        article = _article(rest)
        article.cut = True
        yield number, article
    announced = next((int(match[1]) for match in map(_ANNOUNCED.fullmatch, lines) if match), number)
    yield from _gap(0, number + 1, announced + 1)


def _article(lines: Sequence[str]) -> Article:
    """The article that the lines are, between its mark and the next."""
    lines = ["" if _PAGE.fullmatch(line) or _END.fullmatch(line) else line for line in lines]
    first = next((at for at, line in enumerate(lines) if _FIELD.fullmatch(line) or _BODY.fullmatch(line)), len(lines))
    mark = next((at for at in range(first, len(lines)) if _BODY.fullmatch(lines[at])), None)
    newer = mark is not None
    article = Article()
    _head(lines[:first], article, newer)
    begins = _fields(lines, first, mark, article)
    if first == len(lines):  # no field at all: what is not head is not known
        return article
    ends = next((at for at in range(begins, len(lines)) if _TAIL.fullmatch(lines[at])), len(lines))
    ends = min(ends, _last_rights(lines, begins))
    article.body = lines[begins:ends]
    for line in lines[ends:]:
        if found := _NUMBERED.fullmatch(line):
            article.given_id = found[1]
        elif found := _LANGUAGE.fullmatch(line):
            article.language = found[1]
    return article


def _head(head: Sequence[str], article: Article, newer: bool) -> None:
    """Title, outlet and date: in the newer form the title stands above the outlet, in the older below the date."""
    listed = any(map(_ANNOUNCED.fullmatch, head))
    cover = max((at for at, line in enumerate(head) if _COVER.fullmatch(line) or (listed and _LISTED.match(line))), default=-1)
    lines = ["" if _COPYRIGHT.fullmatch(line) or _RIGHTS.fullmatch(line) else line for line in head[cover + 1 :]]
    groups = blocks(lines)
    place = next(((g, at) for g, group in enumerate(groups) for at, line in enumerate(group) if is_date(line)), None)
    if place is None:
        if newer and groups:
            article.title = groups[0][0]
        return
    block, at = place
    article.date = groups[block][at]
    above = groups[:block] + ([groups[block][:at]] if at else [])
    if newer:
        if above and (len(above) > 1 or len(above[-1]) > 1):
            article.outlet = above[-1].pop()
        title = next((group for group in reversed(above) if group), [])
        article.title = " ".join(dict.fromkeys(title)) or None
        return
    article.outlet = above[-1][-1] if above else None
    if block + 1 < len(groups):
        article.title = " ".join(groups[block + 1])


def _fields(lines: Sequence[str], first: int, mark: int | None, article: Article) -> int:
    """Takes the fields above the body, and tells where the body begins."""
    at = first
    limit = mark if mark is not None else len(lines)
    # The body begins below the length, whatever else stands above it.
    length = next((at for at in range(first, min(first + _MOST, limit)) if _LENGTH.fullmatch(lines[at])), first)
    while at < limit:
        found = _FIELD.fullmatch(lines[at])
        if not found:
            if (
                mark is None
                and at > length
                and lines[at].strip()
                and not _COPYRIGHT.fullmatch(lines[at])
                and not _RIGHTS.fullmatch(lines[at])
            ):
                return at
            at += 1
            continue
        name, words = found[1].lower(), [found[2].strip()]
        at += 1
        while name not in _SHORT and at < limit and lines[at].strip() and not _FIELD.fullmatch(lines[at]):
            words.append(lines[at].strip())
            at += 1
        value = " ".join(" ".join(words).split()) or None
        if name == "headline":
            article.title = value
        elif name == "byline":
            article.byline = value
        elif name == "dateline":
            article.dateline = value
    return limit + 1 if mark is not None else limit


def _last_rights(lines: Sequence[str], begins: int) -> int:
    """Where the line of copyright stands at the end of the article, with next to nothing after it."""
    written = 0
    for at in range(len(lines) - 1, begins - 1, -1):
        if _COPYRIGHT.fullmatch(lines[at]):
            return at
        written += bool(lines[at].strip())
        if written > 6:
            break
    return len(lines)
