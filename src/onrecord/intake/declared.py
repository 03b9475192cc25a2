"""What a web page declares of itself: its day, who wrote it, and its title without the outlet's name. Guesses are told apart.

All searches are over the page's head and a bounded number of characters; no pattern repeats without a bound.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence, Set
from urllib.parse import urlsplit

from onrecord.intake.days import day_of
from onrecord.intake.markup import lines_of
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_order

_MONTHS = alternatives("months_on_pages")
_NAMING_TAGS = alternatives("naming_tags")
_AFTER_BYLINE = alternatives("after_byline")
_NAMELESS = alternatives("nameless")
_KEEPS_OUT = alternatives("keeps_out")

#: How much of a page is searched, in characters.
#: Bound of work.
_SEARCHED = 2_000_000
_META = re.compile(r"<meta\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(name|property|itemprop|http-equiv|content)\s{0,3}=\s{0,3}(?:\"([^\"]{0,1500})\"|'([^']{0,1500})')", re.IGNORECASE
)
#: Names under which pages declare the day of publication, the surest first.
_DAYS = word_order("page_days")
_LINKED = re.compile(r"\"datePublished\"\s{0,3}:\s{0,3}\"([^\"]{8,40})\"")
_SCRIPT = re.compile(r"<script\b[^<>]{0,200}\bapplication/ld\+json\b[^<>]{0,200}>", re.IGNORECASE)
#: How long a piece of linked data is, in characters, and how deep it is looked at.
#: Bound of work.
_LONGEST_DATA, _DEEPEST_DATA = 1_000_000, 8
_MARKED = re.compile(r"<(\w{1,12})\b([^<>]{0,600}\b(?:itemprop\s{0,2}=\s{0,2}[\"']?datePublished|pubdate)\b[^<>]{0,600})>", re.IGNORECASE)
_TIME = re.compile(r"\b(?:datetime|content)\s{0,2}=\s{0,2}[\"']([^\"']{8,40})[\"']", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:/[A-Za-z_-]{2,30}(?=/))?[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)")
_BYLINED = re.compile(
    rf"<({_NAMING_TAGS})\b[^<>]{{0,400}}\b(?:class|rel|itemprop)\s{{0,2}}=\s{{0,2}}[\"'][^\"'<>]{{0,200}}\b(?:byline|author)\b[^<>]{{0,400}}>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"<h1\b[^<>]{0,1000}>(.{1,1500}?)</h1>", re.IGNORECASE | re.DOTALL)
#: Where a name ends and a date, a time or the page's own words begin.
_AFTER_NAME = re.compile(
    rf"\s{{0,4}}(?:[|•·,;–—-]\s{{0,4}})?(?:\b(?:{_MONTHS})\.?(?=\s*\d|\s*$)|\b\d{{1,2}}[:/. ]|"
    rf"\b(?:{_AFTER_BYLINE})(?:day|nesday|rsday|urday)?\b).*$",
    re.IGNORECASE | re.DOTALL,
)
#: What stands where a name should and is none.
_NO_NAME = re.compile(
    rf"(?:{_NAMELESS})",
    re.IGNORECASE,
)
#: What somebody is at the outlet, without a name.
_ROLE = re.compile(r"(?:[\w-]{2,20} ){0,3}(?:correspondents?|reporters?|editors?|staff|bureau(?: chief)?|agencies|writers?)", re.IGNORECASE)
#: What somebody is, behind their name: ", Executive Editor", "Senior Washington Correspondent".
_POST = re.compile(
    r"(?:,\s{1,3}(?:[\w-]{2,20} ){0,3}|(?<=\w\w) (?:(?:senior|chief|deputy|foreign|political|diplomatic|defen[cs]e|security) (?:[A-Z][\w-]{2,20} ){0,2})+)"
    r"(?:correspondent|reporter|editor|writer|columnist|bureau chief)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"(?:M\.?[AD]|Ph\.?D|MBA|MPH|RN|Esq|Jr|Sr)\.?", re.IGNORECASE)


def metas(page: str) -> dict[str, str]:
    """The values that the page's head declares, by name in lower case; of several the first."""
    found: dict[str, str] = {}
    for tag in _META.finditer(page, 0, _SEARCHED):
        told = {one[1].lower(): html.unescape(one[2] or one[3] or "") for one in _ATTRIBUTE.finditer(tag[1])}
        content = " ".join(told.get("content", "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and attribute in told:
                found.setdefault(told[attribute].strip().lower(), content)
    return found


def declared_day(page: str, told: dict[str, str], address: str | None) -> str | None:
    """The day of publication that the page declares, or its address has in it."""
    for name in _DAYS:
        if name in told and (day := _sure(told[name])):
            return day
    if day := _linked_day(page):
        return day
    for match in _MARKED.finditer(page, 0, _SEARCHED):
        inside = _TIME.search(match[2])
        if inside and (day := _sure(inside[1])):
            return day
    found = _IN_ADDRESS.search(urlsplit(address).path) if address and "://" in address else None
    return _sure(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None


def _linked_day(page: str) -> str | None:
    """The day in the page's linked data: that of its article, else the first that is told of anything."""
    told: list[tuple[int, str]] = []
    for script in _SCRIPT.finditer(page, 0, _SEARCHED):
        end = page.find("</script", script.end(), script.end() + _LONGEST_DATA)
        try:
            value: object = json.loads(page[script.end() : end]) if end != -1 else None
        except (ValueError, RecursionError):
            continue
        told += _days_in(value, 0)
    if told:
        return min(told, key=lambda one: one[0])[1]
    return next((day for match in _LINKED.finditer(page, 0, _SEARCHED) if (day := _sure(match[1]))), None)


def _days_in(value: object, depth: int) -> Iterator[tuple[int, str]]:
    """The days of publication in linked data, with how far each is from being the page's article's: lists of other things stand within."""
    if isinstance(value, list) and depth < _DEEPEST_DATA:
        for one in value[:200]:
            yield from _days_in(one, depth)
    elif isinstance(value, dict) and depth < _DEEPEST_DATA:
        kinds = value.get("@type")
        kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
        day = _sure(value["datePublished"][:40]) if isinstance(value.get("datePublished"), str) else None
        if day:
            yield (0 if re.search(r"Article|Posting|Report\b", kind) else 1) + 2 * depth, day
        for key, inner in value.items():
            if isinstance(inner, (list, dict)):
                yield from _days_in(inner, depth + (key not in ("@graph", "mainEntity", "mainEntityOfPage")))


def shown_day(page: str) -> str | None:
    """The one day that stands between the page's heading and its first paragraph; None where there are several, or none.

    A day above the heading is the day on which the page was fetched.
    """
    heading = _HEADING.search(page, 0, _SEARCHED)
    if heading is None:
        return None
    found = set()
    for line in lines_of(page[heading.end() : heading.end() + 50_000]):
        # Plain, by tests/intake: 60 changes nothing.
        if len(line) > 100:  # the article begins
            break
        if day := _sure(_without_name(line)):
            found.add(day)
    return found.pop() if len(found) == 1 else None


def _without_name(line: str) -> str:
    return re.sub(r"^by\s[^\d|•·]{2,60}?[|•·,]\s{0,3}", "", line, flags=re.IGNORECASE)


def _sure(words: str) -> str | None:
    day = day_of(words)
    return day if day and "1900" < day < "2200" else None


_TITLE = re.compile(r"<title\b[^<>]{0,300}>([^<]{1,1000})</title", re.IGNORECASE)


def titled(page: str, title: str | None, told: dict[str, str]) -> str | None:
    """The title found, or what the page's head says where the two have no word in common: then a heading of the page's own was found."""
    match = _TITLE.search(page, 0, _SEARCHED)
    head = told.get("og:title") or (" ".join(html.unescape(match[1]).split()) if match else "")
    if not title or not head:
        return title or head or None
    words, others = (set(re.findall(r"[^\W_]{3,}", one.lower())) for one in (title, head))
    return head if words and others and not words & others and len(head.split()) > 2 else title


def title_without_outlet(title: str | None, outlet: str | None, page: str, address: str | None) -> str | None:
    """The title without the name of the outlet behind it ("Ferries banned | Coast Gazette") or before it."""
    if not title:
        return title
    names = {bare(name) for name in (outlet, urlsplit(address).hostname if address and "://" in address else None) if name}
    names |= {name.removeprefix("www").removesuffix("com").removesuffix("org").removesuffix("net") for name in names}
    heading = _HEADING.search(page, 0, _SEARCHED)
    head = bare(html.unescape(re.sub(r"<[^<>]{0,1000}>", " ", heading[1]))) if heading else ""
    while match := re.search(r"\s{1,4}[|–—·»:-]{1,2}\s{1,4}(?=[^|]{2,80}$)", title):
        last = max(re.finditer(r"\s{1,4}[|–—·»:-]{1,2}\s{1,4}", title), key=lambda one: one.start(), default=match)
        before, after = title[: last.start()], title[last.end() :]
        if bare(after) in names or (head and bare(before) == head) or ("|" in last.group() and _is_name(after, names)):
            title = before
        elif bare(before) in names:
            title = after
        else:
            break
    return title.strip() or None


def _is_name(words: str, names: set[str]) -> bool:
    return any(len(name) > 3 and (name in bare(words) or bare(words) in name) for name in names if bare(words))


def bare(words: str) -> str:
    """The letters and numbers of some words, for comparing."""
    return re.sub(r"[\W_]+", "", words).lower()


def byline_in(page: str, author: str | None, told: dict[str, str], outlets: Sequence[str | None] = ()) -> str | None:
    """Who wrote: what was found, without months, doubles, the page's own words and its outlet's names; else what the page marks as its byline."""
    own = {bare(name) for outlet in outlets if outlet for name in (outlet, outlet.removeprefix("www."))}
    for words in (author, told.get("author"), told.get("byl"), told.get("parsely-author")):
        if words and bare(words) not in own and bare(words.replace(";", "")) not in own and (name := _names(words, own)):
            return name
    for match in _BYLINED.finditer(page, 0, _SEARCHED):
        end = page.find(f"</{match[1]}", match.end(), match.end() + 600)
        if end != -1 and (name := _names(html.unescape(re.sub(r"<[^<>]{0,1000}>", " ", page[match.end() : end])), own)):
            return name
    return None


def _names(words: str, own: Set[str] = frozenset()) -> str | None:
    """The names in the words of a byline, or None; what is in ``own`` is the outlet's."""
    if re.match(r"\s*https?:", words):
        return None
    kept: list[str] = []
    for part in words.split(";"):
        name = " ".join(_AFTER_NAME.sub("", re.sub(r"^\s*(?:written |story |reported )?by:?\s+", "", part, flags=re.IGNORECASE)).split())
        name = _POST.sub("", name.strip(" ,|-–—•·"))
        if (
            name
            and bare(name) not in own
            and not _DEGREE.fullmatch(name)
            and not _NO_NAME.fullmatch(name)
            # Plain, by tests/intake: 40 changes nothing, without a bound a writer's life is a name.
            and len(name) <= 120
            and name.lower() not in (one.lower() for one in kept)
        ):
            kept.append(name)
    named = [name for name in kept if not _ROLE.fullmatch(name)]
    return "; ".join(named or kept) or None


#: What a page says that keeps its article back.
_WALL = re.compile(
    rf"\b(?:{_KEEPS_OUT})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)


def no_article(text: str, told: dict[str, str], address: str | None, day: str | None) -> str | None:
    """Why a page is no article: a wall before it, a notice of rights, a site's front page; None where it may be one."""
    words = len(text.split())
    # Plain, by tests/intake: 30 changes nothing, without a bound an article on walls is none.
    if words < 150 and _WALL.search(text):
        return "shows what asks for consent or subscription, and no article"
    # Plain, by tests/intake: 5 changes nothing, without a bound an article on copyright is none.
    if words < 60 and _RIGHTS.match(text.strip()):
        return "shows a notice of copyright, and no article"
    front = address is not None and "://" in address and urlsplit(address).path.lower() in ("", "/", "/index.html", "/index.htm", "/home")
    if front and day is None and told.get("og:type", "website").lower() != "article" and "article:section" not in told:
        return "is a site's front page, and no article"
    return None
