"""Exports of Nexis Uni and of the older LexisNexis Academic: numbered documents or end marks, and fields with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.exports.article import Article, blocks, is_date
from onrecord.knowledge.alternatives import alternatives

_OF_RIGHTS = alternatives("nexis_rights")
_FIELDS = alternatives("nexis_fields")
_AFTER_BODY = alternatives("nexis_after")
_COVER_WORDS = alternatives("nexis_cover")

#: An article with its number, or the numbers of articles that are announced and missing.
type Numbered = tuple[int, Article | range]

_MARK = re.compile(r"\s*(?:document\s+(\d{1,7})\s+of\s+(\d{1,7})|(\d{1,7})\s+of\s+(\d{1,7})\s+documents?)\s*", re.IGNORECASE)
_END = re.compile(r"\s*end of document\s*", re.IGNORECASE)
_BODY = re.compile(r"\s*body:?\s*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*length:\s*[\d,]+\s{1,4}words?\s*", re.IGNORECASE)
_LOADED = re.compile(r"\s*load-date:\s*\S.*", re.IGNORECASE)
_CORRECTION = re.compile(r"\s*Correction:?\s*")
_CORRECTED = re.compile(r"\s*Correction-Date:.*", re.IGNORECASE)
_HEADLINE = re.compile(r"\s*headline:\s*\S.*", re.IGNORECASE)
_SHOW = re.compile(r"\s*(?:show|program|station|network|type|edition):\s*\S.*", re.IGNORECASE)
#: Words of the lines that publishers put between the outlet's name and the date.
_NOTICE = re.compile(
    rf"\b(?:{_OF_RIGHTS})|^\s*(?:https?://|www\.)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\s*(?:copyright|\(c\)|©)\W+(?:\(c\)|©|copyright)?\s*(?:19|20)\d\d\b.*", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*all rights reserved\.?\s*", re.IGNORECASE)
_FIELD = re.compile(
    rf"\s{{0,40}}({_FIELDS})\s{{0,9}}:\s{{0,40}}(.*)",
    re.IGNORECASE,
)
#: Fields whose words stand on one line, the others' go on to an empty line or the next field.
_SHORT = frozenset({"length", "dateline"})
#: How many lines of fields stand at most above the body.
#: Bound of work.
_MOST = 60
#: What follows the body: in capitals in the older form, and some of it on a line of its own in the newer.
_TAIL = re.compile(
    rf"\s*(?:(?:{_AFTER_BODY}):.*|"
    r"(?:Load-Date|Language|Publication-Type|Correction-Date):.*|(?:Classification|Graphic)\s*)"
)
_NUMBERED = re.compile(r"\s*ACC-NO:\s*(\S+)\s*")
_LANGUAGE = re.compile(r"\s*language:\s*(.+)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\s*documents?\s*\((\d{1,7})\)\s*", re.IGNORECASE)
#: The lines of the newer form's first pages, which list what was exported.
_COVER = re.compile(
    rf"\s*(?:{_COVER_WORDS}).*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*\d{1,5}\.\s")
_PAGE = re.compile(r"\s*+(?:page \d+(?: of \d+)?|\|? ?about lexisnexis\b.*|.*\bcopyright © \d{4} lexisnexis\b.*)\s*", re.IGNORECASE)


def recognised(lines: Sequence[str]) -> bool:
    """Whether the lines are an export: numbered documents or end marks, each kind with fields that articles have."""
    marks, ends = any(map(_MARK.fullmatch, lines)), any(map(_END.fullmatch, lines))
    if not marks and not ends:
        return False
    length, loaded, rights = (any(map(is_field, lines)) for is_field in (_LENGTH.fullmatch, _LOADED.fullmatch, _COPYRIGHT.fullmatch))
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
    first = _first_field(lines)
    mark = next((at for at in range(first, len(lines)) if _BODY.fullmatch(lines[at])), None)
    newer = mark is not None and not any(map(_HEADLINE.fullmatch, lines[first:mark]))
    article = Article()
    _head(lines[:first], article, newer)
    begins = _fields(lines, first, mark, article)
    if first == len(lines):  # no field at all: what is not head is not known
        return article
    if mark is None and (above := _body_above(lines, first)) is not None:  # its fields stand below the body
        begins, ends = above, first
    else:
        ends = next((at for at in range(begins, len(lines)) if _TAIL.fullmatch(lines[at])), len(lines))
        ends = _above_fields(lines, begins, min(ends, _last_rights(lines, begins), _correction(lines, begins)), article)
    article.body = lines[begins:ends]
    for line in lines[ends:]:
        if found := _NUMBERED.fullmatch(line):
            article.given_id = found[1]
        elif found := _LANGUAGE.fullmatch(line):
            article.language = found[1]
    return article


def _correction(lines: Sequence[str], begins: int) -> int:
    """Where a correction begins that was put behind the article, which its date tells."""
    if not any(map(_CORRECTED.fullmatch, lines[begins:])):
        return len(lines)
    return next((at for at in range(begins, len(lines)) if _CORRECTION.fullmatch(lines[at])), len(lines))


def _first_field(lines: Sequence[str]) -> int:
    """Where the fields begin; the name of a programme above the date is none of them."""
    first = next((at for at, line in enumerate(lines) if _FIELD.fullmatch(line) or _BODY.fullmatch(line)), len(lines))
    if first < len(lines) and _SHOW.fullmatch(lines[first]):
        dated = next((at for at in range(first + 1, min(first + 8, len(lines))) if is_date(lines[at].strip())), None)
        if dated is not None:
            after = range(dated + 1, len(lines))
            return next((at for at in after if _FIELD.fullmatch(lines[at]) or _BODY.fullmatch(lines[at])), len(lines))
    return first


def _body_above(lines: Sequence[str], first: int) -> int | None:
    """Where the body begins that stands above all fields, below date and title; None where there is none."""
    dated = next((at for at, line in enumerate(lines[:first]) if is_date(line.strip())), None)
    if dated is None:
        return None
    at, blank = dated + 1, 0
    while at < first and blank < 2:  # the title's block
        blank += bool(not lines[at].strip() and lines[at - 1].strip())
        at += 1
    words = sum(len(line.split()) for line in lines[at:first])
    below = any(_FIELD.fullmatch(line) or _TAIL.fullmatch(line) or not line.strip() or _COPYRIGHT.fullmatch(line) for line in lines[first:])
    prose = [line for line in lines[first:] if line.strip() and not _FIELD.fullmatch(line) and not _TAIL.fullmatch(line)]
    return at if below and sum(len(line.split()) for line in prose) < words else None


def _above_fields(lines: Sequence[str], begins: int, ends: int, article: Article) -> int:
    """The end of the body above fields that stand below it, in capitals; what they tell is taken."""
    at = ends
    while at > begins + 1:
        above = at - 1
        while above > begins and not lines[above].strip():
            above -= 1
        found = _FIELD.fullmatch(lines[above])
        if not found or not found[1].isupper():
            break
        name, value = found[1].lower(), found[2].strip() or None
        if name == "headline":
            article.title = article.title or value
        elif name == "byline":
            article.byline = article.byline or value
        elif name == "dateline":
            article.dateline = article.dateline or value
        at = above
    return at


def _head(head: Sequence[str], article: Article, newer: bool) -> None:
    """Title, outlet and date: in the newer form the title stands above the outlet, in the older below the date."""
    listed = any(map(_ANNOUNCED.fullmatch, head))
    cover = max((at for at, line in enumerate(head) if _COVER.fullmatch(line) or (listed and _LISTED.match(line))), default=-1)
    aside = (_COPYRIGHT.fullmatch, _RIGHTS.fullmatch, _SHOW.fullmatch)
    lines = ["" if any(is_aside(line) for is_aside in aside) else line for line in head[cover + 1 :]]
    groups = blocks(lines)
    place = next(((g, at) for g, group in enumerate(groups) for at, line in enumerate(group) if is_date(line)), None)
    if place is None:
        if newer and groups:
            *title, last = groups[0]
            article.title, article.outlet = (" ".join(dict.fromkeys(title)), last) if title else (last, None)
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
    article.outlet = _outlet(above)
    if block + 1 < len(groups):
        article.title = " ".join(groups[block + 1])


def _outlet(above: Sequence[Sequence[str]]) -> str | None:
    """The outlet's name in the lines above the date: the last of them that is no publisher's notice."""
    plain = [group for group in above if not any(map(_NOTICE.search, group))]
    if plain:
        return plain[-1][-1]
    loose = [line for group in above for line in group if not _NOTICE.search(line)]
    return loose[0] if loose else None


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
    """Where the line of copyright stands at the end of the article, with nothing after it but notices and fields."""
    for at in range(len(lines) - 1, begins - 1, -1):
        if _COPYRIGHT.fullmatch(lines[at]):
            return at
        if lines[at].strip() and not any(one(lines[at]) for one in (_RIGHTS.fullmatch, _NOTICE.search, _TAIL.fullmatch)):
            break
    return len(lines)
