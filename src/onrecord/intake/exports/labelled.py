"""Exports whose fields carry their names ("Title: ...", "Publication date: ..."): ProQuest, EBSCO and NewsBank, as text, mail or page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.intake.exports.article import Article, day_in
from onrecord.intake.exports.nexis import Numbered
from onrecord.knowledge.words import word_list

#: What parts the documents: "Document 1 of 500" and "Record: 1"; the first lines of NewsBank's have no number.
_NUMBERED = re.compile(r"\s*(?:Document\s+(\d{1,7})\s+of\s+(\d{1,7})|Record:\s*(\d{1,7})(?:\s+of\s+(\d{1,7}))?)\s*")
_RULE = re.compile(r"\s*[_=*-]{20,}\s*")
_NAMED = re.compile(r"\s{0,8}([A-Z][\w/&’' -]{1,38}?)\s?:(?:\s+(.*)|\s*)")
#: Ends what an export says after its last document.
_CLOSE = re.compile(
    r"\s*(?:contact us at:|database copyright|terms and conditions|search strategy|copyright of .{1,200} is the property of|"
    r"(?:copyright\b[\s,]{0,3})?(?:\(c\)|©)[\s,]{0,3}(?:19|20)\d\d|copyright[\s,]{1,3}(?:19|20)\d\d\b).*",
    re.IGNORECASE,
)
#: What stands behind an outlet's name: "; Porthaven Sep 20, 2024", ", May 9, 2023", ". 05/22/2023, p4".
_BEHIND_OUTLET = re.compile(
    r"(?<!\s)\s*+[;\[]|,\s(?=\w{3,9}\.? \d)|\.\s(?=(?:\d{1,2}/){1,2}(?:19|20)\d\d|(?:\d{1,2}\s?)?[a-z]{3,9}\.?\s?(?:\d{1,2}, )?(?:19|20)\d\d)",
    re.IGNORECASE,
)

#: Which names hold which field, in lower case, the surest first.
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline"),
    "outlet": ("publication title", "publication", "newspaper", "paper", "source", "publication info"),
    "date": ("publication date", "date", "date published", "publication info", "source", "issue date"),
    "given_id": ("proquest document id", "accession number", "record number", "document id"),
    "language": ("language of publication", "language"),
    "dateline": ("dateline",),
}
_BODY = frozenset({"full text", "fulltext", "text", "body", "article text"})
#: Names that end the body wherever they stand at the beginning of a line.
_AFTER = word_list("export_fields_after_text")


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    of: int
    lines: Sequence[str]


def recognised(lines: Sequence[str]) -> bool:
    """Whether the lines are such an export: numbered or ruled-off documents with fields that only these services have."""
    names = {match[1].strip().lower() for match in map(_NAMED.fullmatch, lines) if match}
    numbered = any(map(_NUMBERED.fullmatch, lines))
    if "proquest document id" in names and numbered:
        return True
    if "accession number" in names and "database" in names and (numbered or "source" in names):
        return bool(names & _BODY) or "full text word count" in names
    return (
        "record number" in names and bool(names & {"publication", "newspaper", "paper", "source"}) and bool(names & {"title", "headline"})
    )


def read(lines: Sequence[str]) -> Iterator[Numbered]:
    """The articles in order, with what is missing where it would stand."""
    last = total = 0
    for part in _parts(lines):
        if part.number > last + 1 and last:
            yield last + 1, range(last + 1, part.number)
        last, total = part.number, max(total, part.of)
        yield part.number, _article(part.lines)
    if total > last:
        yield last + 1, range(last + 1, total + 1)


def _parts(lines: Sequence[str]) -> Iterator[_Part]:
    marks = [(at, match) for at, match in enumerate(map(_NUMBERED.fullmatch, lines)) if match]
    if marks:
        ends = [at for at, _match in marks[1:]] + [len(lines)]
        for (at, match), end in zip(marks, ends, strict=True):
            yield _Part(int(match[1] or match[3]), int(match[2] or match[4] or 0), lines[at + 1 : end])
        return
    start, number = 0, 0
    for at in [*(at for at, line in enumerate(lines) if _RULE.fullmatch(line)), len(lines)]:
        part = lines[start:at]
        start = at + 1
        if recognised(part):
            number += 1
            yield _Part(number, 0, part)


def _article(lines: Sequence[str]) -> Article:
    told, body, above = _fields(lines)
    found: dict[str, str | None] = {
        field: next((told[name] for name in names if told.get(name)), None) for field, names in _FIELDS.items() if field != "date"
    }
    article = Article(body=body, date=_date(told), byline=found["byline"], dateline=found["dateline"])
    article.given_id, article.language = found["given_id"], found["language"]
    article.title = found["title"] or (above[0] if above else None)
    if found["outlet"]:
        article.outlet = _BEHIND_OUTLET.split(found["outlet"], maxsplit=1)[0].strip() or None
    return article


def _date(told: Mapping[str, str]) -> str | None:
    """The words of the date; in "Coast Gazette ; Porthaven Sep 20, 2024" its last words."""
    for name in _FIELDS["date"]:
        words = told.get(name)
        if words and (found := day_in(words)):
            return found
    return next((told[name] for name in ("publication date", "date") if told.get(name)), None)


def _fields(lines: Sequence[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """The fields by name, the body, and the lines that stand above all fields."""
    told: dict[str, list[str]] = {}
    body: list[str] = []
    above: list[str] = []
    name = ""
    for line in lines:
        if _RULE.fullmatch(line) or _CLOSE.fullmatch(line):
            name = "-"
            continue
        found = _label(line)
        label = found[0] if found else ""
        if found and not (name in _BODY and label in _BODY):
            name = label
            rest = found[1]
            if name in _BODY:
                body += [rest] if rest else []
            else:
                told.setdefault(name, []).append(rest)
        elif name in _BODY:
            if not re.match(r"\s*(?:caption|credit|photo)s?:", line, re.IGNORECASE):
                body.append(line)
        elif name == "":
            above += [line.strip()] if line.strip() else []
        elif name != "-" and line.strip():
            told[name].append(line.strip())
        elif not line.strip() and name in told and told[name] != [""]:
            name = "-"
    if not body and "record number" in told:
        body = _between(lines)
    return {name: " ".join(words).strip() for name, words in told.items()}, body, above


def _label(line: str) -> tuple[str, str] | None:
    """The name of the field that the line begins, with what stands beside it; None where it begins none."""
    found = _NAMED.fullmatch(line)
    label = found[1].strip().lower() if found else ""
    return (label, (found[2] or "").strip()) if found and (label in _BODY or label in _AFTER) else None


def _between(lines: Sequence[str]) -> list[str]:
    """A body without a name of its own: what stands by itself between the fields above it and those below it."""
    fields = [at for at, line in enumerate(lines) if _label(line)]
    for at, after in pairwise([*fields, len(lines)]):
        ends = (end for end in range(at, after) if _RULE.fullmatch(lines[end]) or _CLOSE.fullmatch(lines[end]))
        part = lines[at : next(ends, after)]
        gap = next((at for at, line in enumerate(part) if not line.strip()), len(part))
        if any(line.strip() for line in part[gap:]):
            return list(part[gap:])
    return []
