"""The words that may name a place: found in the gazetteer, or named as a place by the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.doc import Doc, Token
from onrecord.extract.places.words import ARTICLE, DIVISIONS, ENDINGS, INNER, NEVER, PLACE_LABELS, SITES, gazetteer
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, Spot, fold

#: The longest name looked up, in tokens.
LONGEST = 8
_PART = re.compile(r"[^,;:()/|–—]+")


@dataclass(slots=True)
class Named:
    """Words that may name a place, and the places they may name."""

    start: int
    end: int
    #: As it is looked up.
    key: str
    spots: list[Spot]
    #: First and last token; none in a dateline.
    tokens: Sequence[Token] = ()
    #: The name of what contains it, written out after it.
    within: Named | None = None
    #: An abbreviation of a division: "Fla."
    short: bool = False
    #: The word that makes it a division: "Kandahar province".
    division: bool = False
    #: A building or site of the place: "Baghdad airport".
    site: bool = False
    why: list[str] = field(default_factory=list)


def names(doc: Doc, knowledge: Knowledge) -> list[Named]:
    """All words that may name a place, in order of the text, none overlapping another."""
    tables = gazetteer(knowledge)
    found = list(_dateline(doc, tables))
    for sentence in doc.sentences:
        found.extend(_in_sentence(doc, sentence.tokens, tables))
    found.sort(key=lambda name: name.start)
    _link(doc, found)
    return found


def look_up(tables: Gazetteer, key: str) -> list[Spot]:
    """All places that a folded name may mean; the tables' own before the populated ones, none twice."""
    told = tables.told(key)
    if key.endswith(" co"):
        key += "unty"
    if not told and key[:3] in ("al ", "el ") and not tables.populated(key):
        return look_up(tables, key[3:])
    return told + [spot for spot in tables.populated(key) if not any(_same(spot, other) for other in told)]


def _same(a: Spot, b: Spot) -> bool:
    return a.kind == b.kind == "city" and a.country == b.country and abs(a.lat - b.lat) < 0.2 and abs(a.lon - b.lon) < 0.2


def _in_sentence(doc: Doc, tokens: list[Token], tables: Gazetteer) -> Iterator[Named]:
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if not token.text[0].isupper() and not _article(tokens, at):
            at += 1
            continue
        name = _short(doc, tokens, at, tables) or _longest(doc, tokens, at, tables)
        if name is None and token.ent is not None and token.ent.label in PLACE_LABELS and token.ent.first is token:
            name = _unknown(doc, token)
        if name is None:
            at += 1
            continue
        yield name
        at += len(name.tokens)


def _article(tokens: list[Token], at: int) -> bool:
    """Whether a small "al-" begins a name here."""
    word = tokens[at].lower
    if word in ARTICLE:
        return at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].text[0].isupper()
    return word[:3] in ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "az-") and tokens[at].text[3:4].isupper()


def _longest(doc: Doc, tokens: list[Token], at: int, tables: Gazetteer) -> Named | None:
    """The longest name in the gazetteer that begins at a token."""
    end = at + 1
    while end < len(tokens) and end < at + LONGEST:
        token = tokens[end]
        if not (token.text[0].isupper() or token.text[0].isdigit() or token.lower in ENDINGS or token.lower in INNER):
            break
        end += 1
    start = tokens[at].start
    for last in range(end - 1, at - 1, -1):
        token = tokens[last]
        if last > at and token.lower in INNER and token.text != ".":
            continue
        text = doc.text[start : token.end]
        key = fold(text)
        if len(key) < 2 or (len(key) <= 3 and not text.replace(".", "").isupper() and not tables.told(key)):
            continue
        if len(key) <= 3 and text.islower():
            continue
        spots = look_up(tables, key)
        if len(key) <= 3 and not text.replace(".", "").replace(" ", "").isupper():
            spots = [spot for spot in spots if len(fold(spot.name)) <= 3]
        if not spots or key in NEVER:
            continue
        stop = text.endswith(".") and not any(spot.at[:3] in ("cou", "reg") for spot in spots)
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is not None and following.lower in DIVISIONS and spots[0].kind in ("region", "city"):
            return Named(start, following.end, key, spots, tokens[at : last + 2], division=True)
        site = tokens[at].ent
        if site is not None and site.label == "FAC" and site.first is tokens[at] and site.last.lower in SITES and site.last.i > token.i:
            words = doc.tokens[tokens[at].i : site.last.i + 1]
            return Named(start, site.end, fold(doc.text[start : site.end]), spots, words, site=True)
        return Named(start, token.end - stop, key, spots, tokens[at : last + 1])
    return None


def _short(doc: Doc, tokens: list[Token], at: int, tables: Gazetteer) -> Named | None:
    """An abbreviated division: after the name of a town and a comma, or of several letters with stops."""
    for last in range(min(at + 2, len(tokens) - 1), at - 1, -1):
        text = doc.text[tokens[at].start : tokens[last].end]
        spots = tables.short.get(text)
        if spots is None:
            continue
        after_town = at >= 2 and tokens[at - 1].text == "," and tokens[at - 2].text[0].isupper()
        if after_town or text.count(".") >= 2:
            return Named(tokens[at].start, tokens[last].end, fold(spots[0].name), spots, tokens[at : last + 1], short=True)
    return None


def _unknown(doc: Doc, token: Token) -> Named | None:
    """A name that only the language model knows as a place."""
    entity = token.ent
    assert entity is not None
    words = [word for word in doc.tokens[token.i : entity.last.i + 1]]
    if words[-1].lower in ("'s", "’s"):
        words.pop()
    if not words:
        return None
    return Named(words[0].start, words[-1].end, fold(doc.text[words[0].start : words[-1].end]), [], words)


def _dateline(doc: Doc, tables: Gazetteer) -> Iterator[Named]:
    """The places of dateline blocks, which are not parsed."""
    for block in doc.blocks:
        if block.kind != "dateline":
            continue
        for part in _PART.finditer(doc.text, block.start, block.end):
            words = list(re.finditer(r"\S+", part.group()))
            for last in range(len(words), 0, -1):
                text = part.group()[words[0].start() : words[last - 1].end()]
                spots = tables.short.get(text) or look_up(tables, fold(text))
                if spots and text[0].isupper():
                    start = part.start() + words[0].start()
                    yield Named(start, start + len(text), fold(text), spots, why=["stands in the dateline"])
                    break


def _link(doc: Doc, found: list[Named]) -> None:
    """Marks containment that is written out: "Boca Raton, Florida", "Mosul in northern Iraq"."""
    for name, other in zip(found, found[1:], strict=False):
        gap = doc.text[name.end : other.start]
        if len(gap) > 40 or "\n" in gap or not any(spot.kind in ("region", "country") for spot in other.spots):
            continue
        if gap.strip() in (",", "(") or re.fullmatch(
            r",?\s+in\s+(?:the\s+)?(?:(?:north|south|east|west)\w*\s+|central\s+|(?:state|province|region)\s+of\s+)?(?:the\s+)?", gap
        ):
            name.within = other
