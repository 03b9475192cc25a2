"""The words that may name a place: found in the gazetteer, or named as a place by the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from onrecord.doc import PLACE_LABELS, Doc, Token
from onrecord.extract.dates.patterns import MONTHS
from onrecord.extract.places.called import AFTER_NAMES, SETTLED, begins_small, called, hyphened_on, settled_over, town_and_container
from onrecord.extract.places.words import (
    DIVISIONS,
    ENDINGS,
    ENGLISH,
    INNER,
    NAMED_SITES,
    NEVER,
    PARTIES,
    SITE_NOUNS,
    SITE_PARTS,
    SITES,
    SITES_OF_A_KIND,
    gazetteer,
)
from onrecord.extract.whereabouts import BETWEEN
from onrecord.grammar.relations import POSSESSOR, SUBJECT, hangs_as, head_as
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, Spot, fold

_COUNTIES = {"counties": "county", "parishes": "parish"}
#: The longest name looked up, in tokens.
#: Plain, by GeoWebNews: 16 changes nothing, 4 one text.
LONGEST = 8
#: What sites are called after, and from what size on a town of the gazetteer (decimal logarithm of its people).
_CALLED = frozenset({"city", "region", "island", "facility"})
#: Plain, by GeoWebNews: 3.5 and 4.5 change nothing.
_SITED, _OTHERWISE = 4.0, 5.3
_PART = re.compile(r"[^,;:()/|–—]+")
#: A word of a dateline, no hyphen that parts it from the story.
_WORD = re.compile(r"(?![-_]+(?:\s|$))\S+")
_STATE_OF = re.compile(r" (?:state|province|region)\b")
#: A month, and perhaps a day, in a dateline.
_DAY = re.compile(rf"\s{{0,3}}(?:\d{{1,2}}\s{{1,3}})?(?:{'|'.join(MONTHS)})\b\.?\s{{0,3}}(?:\d|$)", re.IGNORECASE)


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
    #: One of a list of counties.
    listed: bool = False
    #: A building or site of the place: "Baghdad airport".
    site: bool = False
    #: The words of that site follow it, written small or large.
    called: bool = False
    #: The word that tells what it is, where no table has it: "river", "village".
    told: str = ""
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


#: Two ways to write one name: what a name begins with, and what else it may begin with.
_SPELLINGS = (("st ", "saint "), ("saint ", "st "), ("mt ", "mount "), ("ft ", "fort "), ("fort ", "ft "))
#: Words that news adds to the name of a town.
_ADDED = (" township", " borough", " village", " twp")


def look_up(tables: Gazetteer, key: str) -> list[Spot]:
    """All places that a folded name may mean; the tables' own before the populated ones, none twice."""
    return list(_looked_up(tables, key))


@lru_cache(maxsize=8192)
def _looked_up(tables: Gazetteer, key: str) -> Sequence[Spot]:
    if key.endswith(" co"):
        key += "unty"
    told, populated = tables.told(key), tables.populated(key)
    for begins, other in _SPELLINGS:
        if key.startswith(begins):
            populated = populated + tables.populated(other + key[len(begins) :])
    if not told and not populated:
        if key[:3] in ("al ", "el "):
            # The article is Arabic or Spanish: "al-Omar" is no town of Kentucky.
            return [spot for spot in _looked_up(tables, key[3:]) if spot.at != "gazetteer.bin" or spot.country not in ENGLISH]
        for added in _ADDED:
            if key.endswith(added):
                # "Washington Township" is none of the capital.
                return [replace(spot, capital=False) for spot in tables.populated(key[: -len(added)])]
    return told + [spot for spot in populated if not any(_same(spot, other) for other in told)]


def _same(a: Spot, b: Spot) -> bool:
    # Bound of form: what two tables say of one town lies within some twenty kilometres.
    return a.kind == b.kind == "city" and a.country == b.country and abs(a.lat - b.lat) < 0.2 and abs(a.lon - b.lon) < 0.2


def _in_sentence(doc: Doc, tokens: list[Token], tables: Gazetteer) -> Iterator[Named]:
    at, count = 0, len(tokens)
    counties = _counties(doc, tokens, tables)
    while at < count:
        if at in counties:
            yield counties[at]
            at += len(counties[at].tokens)
            continue
        token = tokens[at]
        if not token.text[0].isupper() and not begins_small(tokens, at):
            at += 1
            continue
        if token.text == "U.S." and at + 1 < len(tokens) and tokens[at + 1].text.isdigit():
            at += 2  # "U.S. 72" is a road
            continue
        name = _short(doc, tokens, at, tables) or _longest(doc, tokens, at, tables)
        if name is None and token.ent is not None and token.ent.label in PLACE_LABELS and token.ent.first is token:
            name = _unknown(doc, token)
        name = _told(doc, tokens, at, name)
        if name is None:
            at += 1
            continue
        if rest := hyphened_on(tokens, at + len(name.tokens)):
            at = rest
            continue
        yield name
        at += len(name.tokens)


def _told(doc: Doc, tokens: list[Token], at: int, name: Named | None) -> Named | None:
    """The name that begins at a token, told longer by a word of what it is: "the Ostrel River", no river at Ostrel; "Manila Cathedral"."""
    told = called(tokens, at)
    if told is None or (name is not None and told[0] < len(name.tokens)):
        return name
    if name is not None and name.spots:
        listed, longer = _among_several(tokens, at), told[0] > len(name.tokens)
        if not longer and not listed:
            return name  # what is known needs no word; in a list the words beside it mislead the model
        if told[1] in AFTER_NAMES | SETTLED and not (longer and listed):
            return name if name.spots[0].kind == "country" else replace(name, told=told[1])
    words = tokens[at : at + told[0]]
    if name is None or not name.spots or told[1] not in NAMED_SITES:
        return Named(words[0].start, words[-1].end, fold(doc.text[words[0].start : words[-1].end]), [], words, told=told[1])
    best = name.spots[0]
    if best.kind not in _CALLED or (best.at == "gazetteer.bin" and (best.country in ENGLISH or best.size < _OTHERWISE)):
        return name
    return replace(name, end=words[-1].end, tokens=words, site=True, told=told[1])


def _among_several(tokens: list[Token], at: int) -> bool:
    over = settled_over(tokens, at)
    return over is not None and over.tag == "NNS"


def _counties(doc: Doc, tokens: list[Token], tables: Gazetteer) -> dict[int, Named]:
    """The names in "Douglas, Sarpy and Lancaster counties", by the position of their first token."""
    found: dict[int, Named] = {}
    for at, token in enumerate(tokens):
        one = _COUNTIES.get(token.lower)
        if one is None:
            continue
        last = at - 1
        while last >= 0:
            first = last
            while first > max(0, last - 3) and tokens[first].text[0].isupper() and tokens[first - 1].text[0].isupper():
                first -= 1
            if not tokens[first].text[0].isupper():
                break
            key = f"{fold(doc.text[tokens[first].start : tokens[last].end])} {one}"
            spots = look_up(tables, key)
            if not spots:
                break
            found[first] = Named(tokens[first].start, tokens[last].end, key, spots, tokens[first : last + 1], listed=True)
            last = first - 1
            while last >= 0 and tokens[last].lower in (",", "and", "or"):
                last -= 1
            if last == first - 1:
                break
    return found


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
        if token.text == "." and "." not in text[:-1]:
            continue  # the sentence's stop
        key, known = _written(tables, text)
        if not known:
            continue
        spots = list(known)
        if (called := _site_after(tokens, at, last, spots)) is not None:
            return _called(doc, tokens[at], called, spots, tables)
        if key.endswith(" county") and last + 1 < len(tokens) and tokens[last + 1].text == "Council":
            # "Norfolk County Council" is one of England or of the United States
            base = key.removesuffix(" county")
            spots += [spot for name in (base, f"{base} england") for spot in tables.told(name) if spot.country == "GBR"]
        stop = text.endswith(".") and "." not in text[:-1]
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            following is not None
            and following.lower in DIVISIONS
            and spots[0].kind in ("region", "city")
            and not _of_body(tokens, last + 1)
        ):
            return Named(start, following.end, key, spots, tokens[at : last + 2], division=True)
        site = tokens[at].ent
        if site is not None and site.label == "FAC" and site.first is tokens[at] and site.last.lower in SITES and site.last.i > token.i:
            words = doc.tokens[tokens[at].i : site.last.i + 1]
            return Named(start, site.end, fold(doc.text[start : site.end]), spots, words, site=True)
        return Named(start, token.end - stop, key, spots, tokens[at : last + 1])
    return None


@lru_cache(maxsize=8192)
def _written(tables: Gazetteer, text: str) -> tuple[str, Sequence[Spot]]:
    """How words are looked up as a name, and what places they may mean: kept, for most that begin with a capital are none, and come again."""
    key = fold(text)
    if (
        len(key) < 2
        or (len(key) == 2 and not tables.told(key))
        or (len(key) <= 3 and not text.replace(".", "").isupper() and not tables.told(key))
    ):
        return key, ()
    if (len(key) <= 3 and text.islower()) or key in NEVER:
        return key, ()
    spots = _looked_up(tables, key)
    if len(key) <= 3 and not text.replace(".", "").replace(" ", "").isupper():
        spots = [spot for spot in spots if len(fold(spot.name)) <= 3]
    return key, spots


def _site_after(tokens: list[Token], at: int, last: int, spots: list[Spot]) -> Token | None:
    """The last word of a site that is called after the town or region before it: "Ryazan oil refinery"; none where towns bear
    surnames and where several states have the name."""
    best, before = spots[0], tokens[at - 1] if at else None
    if best.kind not in _CALLED or (
        before is not None and before.pos == "PROPN" and before.ent is not None and before.ent.label not in PLACE_LABELS
    ):
        return None  # "Marco Suarez Air Base"
    if best.at == "gazetteer.bin" and (
        best.country in ENGLISH or best.size < (_OTHERWISE if best.other else _SITED) or any(spot.country != best.country for spot in spots)
    ):
        return None
    end = last + 1
    while end < len(tokens) and tokens[end].lower in SITE_PARTS:
        end += 1
    if end >= len(tokens) or tokens[end].lower not in SITE_NOUNS or (end == last + 1 and tokens[end].lower in SITES_OF_A_KIND):
        return None
    return tokens[end]


def _called(doc: Doc, first: Token, last: Token, spots: list[Spot], tables: Gazetteer) -> Named:
    """The site from its town's name to its last word: the tables' own of this name, or one of the town; a base's short name means the base."""
    key = fold(doc.text[first.start : last.end])
    known = look_up(tables, key)
    site = not known and spots[0].kind != "facility"
    return Named(first.start, last.end, key, known or spots, doc.tokens[first.i : last.i + 1], site=site, called=True)


def _of_body(tokens: list[Token], at: int) -> bool:
    """Whether a word like a division's is that of a body: "the Ohio Department of Health", "Kent State University"."""
    word, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    body = word.ent is not None and word.ent.label == "ORG" and word.ent.last.i > word.i
    return body and word.text[0].isupper() and after is not None and (after.lower in ("of", "for") or after.text[0].isupper())


def _of_party(tokens: list[Token], at: int) -> bool:
    """Whether a party's letters stand before a member's state or town: "D-Pa."."""
    return at >= 2 and tokens[at - 1].text == "-" and tokens[at - 2].text in PARTIES


def _short(doc: Doc, tokens: list[Token], at: int, tables: Gazetteer) -> Named | None:
    """An abbreviated division: after the name of a town and a comma, or of several letters with stops."""
    for last in range(min(at + 2, len(tokens) - 1), at - 1, -1):
        text = doc.text[tokens[at].start : tokens[last].end]
        spots = tables.short.get(text)
        if spots is None:
            continue
        after_town = (at >= 2 and tokens[at - 1].text in (",", "(") and tokens[at - 2].text[0].isupper()) or _of_party(tokens, at)
        entity = tokens[at].ent
        alone = "." in text and entity is not None and entity.label == "GPE" and entity.first is tokens[at]
        if after_town or alone or text.count(".") >= 2:
            return Named(tokens[at].start, tokens[last].end, fold(spots[0].name), spots, tokens[at : last + 1], short=True)
    return None


def _unknown(doc: Doc, token: Token) -> Named | None:
    """A name that only the language model knows as a place."""
    entity = token.ent
    assert entity is not None
    words = list(doc.tokens[token.i : entity.last.i + 1])
    if words[0].text in PARTIES and len(words) > 2 and words[1].text == "-":
        return None  # "D-Oakland": the town is looked up next
    if len(words) > 1 and token.lower in BETWEEN:
        return None  # "Northeast Texas": Texas is looked up next
    if words[-1].lower in ("'s", "’s"):
        words.pop()
    if not words or all(word.lower in NEVER or word.lower in BETWEEN for word in words):
        return None
    return Named(words[0].start, words[-1].end, fold(doc.text[words[0].start : words[-1].end]), [], words)


def _dateline(doc: Doc, tables: Gazetteer) -> Iterator[Named]:
    """The places of dateline blocks, which are not parsed."""
    for block in doc.blocks:
        if block.kind != "dateline":
            continue
        for part in _PART.finditer(doc.text, block.start, block.end):
            if _DAY.match(part.group()):
                continue  # "Nov. 14" is no Nov in Tajikistan
            if (before := doc.text[block.start : part.start()]).count("(") > before.count(")"):
                continue  # "SEOUL (Yonhap)": who sends the report
            words = list(_WORD.finditer(part.group()))
            if (own := _unknown_town(doc.text[part.start() : block.end], part.group(), tables)) is not None:
                start = part.start() + words[0].start()
                yield Named(start, start + len(own), fold(own), [], why=["stands in the dateline"])
                continue
            for last in range(len(words), 0, -1):
                text = part.group()[words[0].start() : words[last - 1].end()]
                spots = tables.short.get(text) or look_up(tables, fold(text))
                # Reports are sent from "HUDSON", which a river's short name is too.
                spots = [spot for spot in spots if spot.kind != "water"] or spots
                if spots and text[0].isupper() and fold(text) not in NEVER:
                    start = part.start() + words[0].start()
                    yield Named(start, start + len(text), fold(text), spots, why=["stands in the dateline"])
                    break


def _unknown_town(rest: str, part: str, tables: Gazetteer) -> str | None:
    """The town that opens a dateline where no table has it, but what contains it is written after it: "SLAYDON, Miss."."""
    town, after = town_and_container(rest, part)
    if not town or any(look_up(tables, fold(" ".join(town.split()[:n]))) for n in range(1, len(town.split()) + 1)):
        return None
    spots = tables.short.get(after) or tables.short.get(f"{after}.") or look_up(tables, fold(after))
    return town if any(spot.kind in ("region", "country") for spot in spots) else None


def _acts_there(name: Named) -> bool:
    """Whether a name after another is no container but does something, or owns what does."""
    for token in name.tokens:
        owned = head_as(token, POSSESSOR) or token
        if hangs_as(owned, SUBJECT):
            return True
    return False


def _link(doc: Doc, found: list[Named]) -> None:
    """Marks containment that is written out: "Boca Raton, Florida", "Mosul in northern Iraq"."""
    for at, (name, other) in enumerate(pairwise(found)):
        if _acts_there(other):
            continue  # "in Geneva, Russia rejected the plan", "in Donetsk, Russia's army said"
        if not other.spots and doc.text[name.end : other.start].strip() == "," and at + 2 < len(found):
            # a division that no table has: "Puerto Lopez, Manabi Province, Ecuador"
            after = found[at + 2]
            if doc.text[other.end : after.start].strip() == "," and any(spot.kind == "country" for spot in after.spots):
                name.within = after
            continue
        gap = doc.text[name.end : other.start]
        # Plain, by GeoWebNews: 20 and 80 change nothing.
        if len(gap) > 40 or "\n" in gap or not (other.division or any(spot.kind in ("region", "country") for spot in other.spots)):
            continue
        if gap.strip() in (",", "(") or re.fullmatch(
            r",?\s+in\s+(?:the\s+)?(?:(?:north|south|east|west)\w*\s+|central\s+|(?:state|province|region)\s+of\s+)?(?:the\s+)?", gap
        ):
            name.within = other
        elif gap == ", the " and _STATE_OF.match(doc.text, other.end):
            name.within = other  # "Georgia, the US state"
