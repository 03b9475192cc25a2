"""Exports of Factiva: with field codes (HD, BY, WC, PD ...) or in the form that is displayed, each article up to its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.exports.article import Article, blocks, is_date
from onrecord.intake.exports.nexis import Numbered
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_CODES = alternatives("factiva_codes")
_LANGUAGES = alternatives("factiva_languages")

_ID = r"[A-Za-z0-9]{4,12}(?:19|20)\d{6}[A-Za-z0-9]{7,11}"
_END = re.compile(rf"\s*(?:AN\s+)?Document\s+({_ID})\s*")
_WORDS = re.compile(r"\s*(?:WC\s+)?\d[\d,]*\s+words\s*")
_HEAD = re.compile(r"\s{0,4}HD(?:\s+\S.*|\s*)")
#: Codes of fields. A code stands alone on its line, or with its words after white space.
_CODE = re.compile(rf"\s{{0,4}}({_CODES})(\s+\S.*|\s*)")
#: The fields of running text, and those that may follow them.
_TEXTS = frozenset({"LP", "TD"})
_AFTER = word_list("factiva_after_text")
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z0-9]{2,10}")
_LANGUAGE = re.compile(rf"(?:{_LANGUAGES})")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright)\W?.*", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved\.?", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:page \d+(?: of \d+)?(?:\s*(?:©|\(c\)).*)?|article \d+|(?:©|\(c\)) (?:19|20)\d\d factiva\b.*|dow jones factiva)\s*",
    re.IGNORECASE,
)
#: How many lines of an article stand at most between the number of words and the body.
#: Bound of form.
_LONGEST = 16


def recognised(lines: Sequence[str]) -> bool:
    """Whether the lines are an export: at least one article's number on a line of its own, and the number of words of one."""
    return any(map(_END.fullmatch, lines)) and (any(map(_WORDS.fullmatch, lines)) or any(map(_HEAD.fullmatch, lines)))


def read(lines: Sequence[str]) -> Iterator[Numbered]:
    """The articles in order; an article without its number at the end is told from the next by the next's head."""
    lines = ["" if _PAGE.fullmatch(line) else line for line in lines]
    coded = any(map(_HEAD.fullmatch, lines))
    number = start = 0
    for at, line in enumerate(lines):
        end = _END.fullmatch(line)
        if not end:
            continue
        for article in _articles(lines[start:at], end[1], coded):
            number += 1
            yield number, article
        start = at + 1
    for article in _articles(lines[start:], None, coded):
        if article.body or article.date:
            number += 1
            yield number, article


def _articles(lines: Sequence[str], given_id: str | None, coded: bool) -> Iterator[Article]:
    """The articles up to an end mark: one, or more where the others' marks are lost; at least one where there is a mark."""
    starts = _coded_starts(lines) if coded else _shown_starts(lines)
    if not starts and given_id is None:
        return
    starts = [0, *starts[1:]]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = lines[start:end]
        article = _coded(part) if any(map(_HEAD.fullmatch, part)) else _shown(part)
        last = end == len(lines)
        article.given_id = given_id if last else None
        article.cut = not last or given_id is None
        yield article


def _coded_starts(lines: Sequence[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if _HEAD.fullmatch(line)]


def _shown_starts(lines: Sequence[str]) -> list[int]:
    """Where the heads begin: the lines above a number of words that a date follows."""
    starts = []
    for at, line in enumerate(lines):
        if _WORDS.fullmatch(line):
            following = next((other.strip() for other in lines[at + 1 : at + 4] if other.strip()), "")
            if is_date(following):
                start = at
                while start and lines[start - 1].strip():
                    start -= 1
                starts.append(start)
    return starts


def _coded(lines: Sequence[str]) -> Article:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _CODE.fullmatch(line)
        if found and _opens(found[1], found[2], code):
            code = found[1]
            fields.setdefault(code, [])
            line = found[2].strip()
            if not line:
                continue
        if code:
            fields[code].append(line)
    plain = {name: " ".join(" ".join(words).split()) or None for name, words in fields.items()}
    return Article(
        title=plain.get("HD"),
        outlet=plain.get("SN"),
        byline=plain.get("BY"),
        date=plain.get("PD"),
        language=plain.get("LA"),
        body=[*fields.get("LP", []), "", *fields.get("TD", [])],
    )


def _opens(code: str, words: str, within: str) -> bool:
    """Whether the code opens a field: within running text only what may follow it, and set off well."""
    if within in _TEXTS:
        return code in _AFTER and (not words.strip() or words.startswith(("\t", "  ")))
    return True


def _shown(lines: Sequence[str]) -> Article:
    """An article without codes: title, byline, number of words, date, outlet, its code, language, copyright; then the body."""
    at = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    article = Article()
    if at is None:
        return article
    above = [line for block in blocks(lines[:at]) for line in block]
    if len(above) > 1 and re.match(r"by:?\s", above[-1], re.IGNORECASE):
        article.byline = above.pop()
    elif len(above) > 1 and _are_names(above[-1]):
        article.byline = above.pop()
    elif len(above) > 1 and _may_be_name(above[-1]):
        name = above.pop()
        # Below a short line the name may be the title below the name of a section: neither is told for sure.
        # Plain, by tests/intake: 3 and 5 change nothing, 2 and 6 each a case.
        above, article.byline = (above, name) if len(above[-1].split()) > 4 else ([], None)
    while len(above) > 1 and above[-1][:1].islower():  # a title over two lines
        above[-2:] = [f"{above[-2]} {above[-1]}"]
    article.title = above[-1] if above else None
    article.body = list(lines[at + 1 + _particulars(lines[at + 1 :], article) :])
    return article


def _are_names(line: str) -> bool:
    """Whether the line is several names, as Factiva parts those who wrote."""
    names = [name.strip() for name in line.split(";")]
    return len(names) > 1 and all(map(_may_be_name, names))


def _may_be_name(line: str) -> bool:
    """Whether the line may be the bare name of who wrote."""
    words = line.split()
    # Plain, by tests/intake: 3 changes nothing, 5 takes a title for a name.
    return 2 <= len(words) <= 4 and all(re.fullmatch(r"[A-Z][\w'’.-]*", word) for word in words)


def _particulars(lines: Sequence[str], article: Article) -> int:
    """Takes date, outlet and language from the lines below the number of words, and tells how many lines they are."""
    written = [(at, " ".join(line.split())) for at, line in enumerate(lines) if line.strip()][:_LONGEST]
    taken = 0
    for place, (at, line) in enumerate(written):
        if place == 0 and is_date(line):
            article.date = line
        elif _COPYRIGHT.fullmatch(line):
            following = written[place + 1] if place + 1 < len(written) else None
            return following[0] + 1 if following and _RIGHTS.fullmatch(following[1]) else at + 1
        elif article.date and not article.outlet and not _TIME.fullmatch(line):
            article.outlet = line
        elif _LANGUAGE.fullmatch(line):
            article.language = line
        # Plain, by tests/intake: 30 and 75 change nothing, without a bound a body is lost.
        elif not (_SHORT.fullmatch(line) or _TIME.fullmatch(line)) and (article.language or len(line) > 60):
            break
        taken = at + 1
    return taken
