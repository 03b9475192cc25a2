"""Places in lists: what stands beside places in a list is one, whatever the language model takes it for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.doc import Doc, Entity
from onrecord.extract.found import ActorMention
from onrecord.extract.places.names import Named
from onrecord.extract.whereabouts import Slots

_LISTED = re.compile(r"\s{0,2},?\s{0,2}(?:and|or|&)\s{1,2}|\s{0,2},\s{1,2}")


def may_be_listed(name: Named, acting: list[ActorMention], surnames: set[str], slots: Slots) -> bool:
    """Whether a name that nothing shows to be a place, and nothing but one word a person, is one where it stands in a list of places."""
    if not name.spots or name.spots[0].kind not in ("city", "region", "island") or name.tokens[0].lower in slots.given | surnames:
        return False
    if name.tokens[-1].lower in slots.holders or not all(token.text[0].isupper() for token in name.tokens if token.text.isalpha()):
        return False
    entity = cover(name)
    if entity is not None and not alone(name, entity):
        return False
    return all(
        mention.mention.kind == "name" and mention.actor.kind == "person" and not mention.actor.title and len(mention.actor.name.split()) == 1
        for mention in acting
    )  # fmt: skip


def in_lists(doc: Doc, kept: list[Named], left: list[Named]) -> Iterator[Named]:
    """Those of the names left over that stand in a list between places, or after two of them: "Gao, Timbuktu and Kidal"."""
    starts, ends = {name.start: name for name in kept if name.tokens}, {name.end: name for name in kept if name.tokens}
    sites = {name.start: name for name in left} | starts
    for name in left:
        before = _neighbour(doc, name, ends)
        after = _neighbour(doc, name, sites, after=True)
        further = _neighbour(doc, after, sites, after=True) if after is not None else None
        sure = before is not None and (_closes(doc, name, sites) or _led(before, ends, doc))
        if sure and before is not None and name.within is None and (before.within is None or after is not None):
            starts[name.start] = ends[name.end] = name
            yield name
        elif after is not None and (after.start in starts) and further is not None and further.start in starts:
            starts[name.start] = ends[name.end] = name
            yield name


def _neighbour(doc: Doc, name: Named, sites: dict[int, Named], *, after: bool = False) -> Named | None:
    """The name that stands before another in a list, of those that ``sites`` has by their ends, or after it, by their starts."""
    for gap in range(1, 8):
        other = sites.get(name.end + gap if after else name.start - gap)
        if other is not None:
            start, end = (name.end, other.start) if after else (other.end, name.start)
            return other if _LISTED.fullmatch(doc.text, start, end) else None
    return None


def _closes(doc: Doc, name: Named, sites: dict[int, Named]) -> bool:
    """Whether a list goes on after a name, through names that may be places alone, to its "and": "Nitra, Presov and Kosice"."""
    while (after := _neighbour(doc, name, sites, after=True)) is not None:
        if doc.text[name.end : after.start].strip(" ,") in ("and", "or", "&"):
            return True
        name = after
    return False


def _led(name: Named, ends: dict[int, Named], doc: Doc) -> bool:
    """Whether a list of places is one of towns, told by a preposition or a second town, not "in Geneva, Lavrov"."""
    if doc.text[name.end : name.end + 8].lstrip(" ,").startswith(("and ", "or ", "& ")):
        return True
    other = _neighbour(doc, name, ends)
    return other is not None and other.within is not name


def alone(name: Named, entity: Entity) -> bool:
    """Whether the language model takes these words, and no more, for one name."""
    return entity.first.i >= name.tokens[0].i - 1 and entity.last.i <= name.tokens[-1].i and entity.first.lower in (
        name.tokens[0].lower, "the", "a", "an"
    )  # fmt: skip


def cover(name: Named) -> Entity | None:
    """What the language model takes the name, or a part of it, for."""
    for token in name.tokens:
        if token.ent is not None:
            return token.ent
    return None
