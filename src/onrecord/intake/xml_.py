"""XML: feeds, and the news formats NewsML-G2, NITF and Factiva's; which one, the root and its names tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from onrecord.errors import InputError
from onrecord.intake import feed
from onrecord.intake.days import day_of
from onrecord.intake.given import Given
from onrecord.types import Report

_NEWS = re.compile(rb"<(?:\w{1,20}:)?(newsItem|newsMessage|NewsML|nitf|article|ppsArticle|PPSArticle|distdoc|djnml)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|RDF|channel)\b", re.IGNORECASE)
#: The largest file that is read, in bytes.
#: Bound of memory.
_LARGEST = 100_000_000
#: Elements of one article, in order of preference: the inner ones stand within the outer.
_ARTICLES = ("newsItem", "nitf", "NewsItem", "article", "ppsArticle", "PPSArticle", "distdoc")
_PARTS: dict[str, tuple[str, ...]] = {
    "title": ("headline", "hl1", "HeadLine", "hedline", "title"),
    "outlet": (
        "sourceName",
        "publicationName",
        "doc.source",
        "pubdata@name",
        "provider",
        "infoSource",
        "copyrightHolder",
        "source",
    ),
    "byline": ("byline", "by", "author", "byLine", "ByLine", "creator"),
    "dateline": ("dateline", "DateLine"),
    "published": ("publicationDate", "date.issue", "firstCreated", "contentCreated", "sent", "versionCreated", "pubdata", "FirstCreated"),
    "given_id": ("accessionNo", "accessionNumber", "doc-id", "guid"),
    "language": ("baseLanguage", "language"),
}
_BODIES = ("body.content", "leadParagraph", "tailParagraphs", "inlineXML", "body", "text", "DataContent")
_PARAGRAPHS = frozenset("p para paragraph hl2 li td".split())
#: What is no running text: captions and credits of pictures, what somebody is.
_BESIDE = frozenset("media figure figcaption media-caption caption credit note bibliography".split())
_POST = frozenset({"byttl", "jobtitle"})


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a feed or of news in XML. Raises InputError if it is neither."""
    head = raw[:20_000]
    news = _NEWS.search(head)
    if news is None or ((other := _FEED.search(head)) and other.start() < news.start()):
        yield from feed.read(raw, name, given, note)
        return
    root = _parsed(raw, name)
    found = _articles(root)
    if not found:
        raise InputError(name, "is XML without an article that is known", "Save the report's text")
    for number, article in enumerate(found, start=1):
        where = f"article {number}" if len(found) > 1 else None
        place = f"{name}, {where}" if where else name
        text = _body(article)
        if not text:
            yield where, InputError(place, "has no text", "Export it again with its full text")
            continue
        yield where, _report(article, text, place, note)


def _parsed(raw: bytes, name: str) -> Element:
    if len(raw) > _LARGEST:
        raise InputError(name, f"is XML of {len(raw):,} bytes", "Save the reports in smaller files")
    if b"<!ENTITY" in raw:  # what a bomb is made of, and no news has
        raise InputError(name, "declares entities of its own, which are not read", "Save it without them")
    try:
        return ElementTree.fromstring(raw)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        raise InputError(name, f"is no whole XML ({error})", "Save it again") from error


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _articles(root: Element) -> list[Element]:
    for name in _ARTICLES:
        found = [element for element in root.iter() if _tag(element) == name and _body(element)]
        if found:
            return found
    return []


def _words(element: Element | None) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _value(element: Element, holder: str) -> str | None:
    """What the element tells: by the attribute that holds it, by one that does so in any element, the name within it, or its words."""
    if holder:
        return " ".join((element.get(holder) or "").split()) or None
    for attribute in ("norm", "date.publication", "value", "id-string", "tag", "literal"):
        if element.get(attribute):
            return " ".join(str(element.get(attribute)).split())
    people = [words for one in element.iter() if _tag(one) == "person" and (words := _words(one))]
    inner = next((one for one in element.iter() if _tag(one) == "name"), None)
    return ", ".join(people) or _words(inner) or " ".join("".join(_spoken(element, _POST)).split()) or None


def _spoken(element: Element, silent: frozenset[str]) -> Iterator[str]:
    """The words of an element without those of some that stand in it."""
    if _tag(element) not in silent:
        yield element.text or ""
        for inner in element:
            yield from _spoken(inner, silent)
            yield inner.tail or ""


def _running(element: Element) -> Iterator[Element]:
    """The element and all that stand in it, but for what is beside the running text."""
    if _tag(element) not in _BESIDE:
        yield element
        for inner in element:
            yield from _running(inner)


def _part(article: Element, field: str) -> str | None:
    for place in _PARTS[field]:
        name, _at, attribute = place.partition("@")
        found = [(element, words) for element in article.iter() if _tag(element) == name and (words := _value(element, attribute))]
        main = next((words for element, words in found if str(element.get("role")).endswith("main")), None)  # of several headlines
        if found:
            return main or found[0][1]
    return None


def _report(article: Element, text: str, where: str, note: Callable[[str], None]) -> Report:
    told = {field: _part(article, field) for field in _PARTS}
    told["given_id"] = told["given_id"] or article.get("guid") or article.get("id")
    words = told["published"]
    day = day_of(words) if words else None
    if words and day is None:
        note(f"{where}: published {words[:80]!r} is no date that can be told for sure and is left out")
    language = (told["language"] or article.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    return Report.of(
        text,
        given_id=told["given_id"],
        title=told["title"],
        outlet=told["outlet"],
        byline=re.sub(r"^by:?\s+", "", told["byline"], flags=re.IGNORECASE) if told["byline"] else None,
        dateline=told["dateline"],
        published=day,
        language=language if re.fullmatch("[a-z]{2}", language) else None,
    )


def _body(article: Element) -> str:
    """The paragraphs of the article's body."""
    parts: list[str] = []
    taken: set[Element] = set()
    for name in _BODIES:
        for element in article.iter():
            if _tag(element) != name or element in taken:
                continue
            taken.update(element.iter())
            lines = [one for one in _running(element) if _tag(one).lower() in _PARAGRAPHS]
            told = [_words(one) for one in lines] if lines else [_words(element)]
            parts += [words for words in told if words]
        if parts and name not in ("leadParagraph", "tailParagraphs"):
            break
    return "\n\n".join(parts)
