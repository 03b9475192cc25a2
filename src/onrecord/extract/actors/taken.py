"""Which body "the group", "the company", "the court" takes up: the only named one of its kind that was told before.

"Chad banned Lakewatch, accusing the group of spying": in the sentence before the noun one body alone may be so called, else in the sentence
before that one; a group also before that. Where two may, it stays open. "The source" is whoever told something before without a name.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.extract.numbers import number
from onrecord.grammar.phrases import below
from onrecord.grammar.relations import APPOSITION, MODIFIER, NUMERAL, POSSESSOR, REDUCED, RELATIVE, children_as, has, prepositions
from onrecord.types import NO_STATE

_TELLING = APPOSITION | REDUCED | RELATIVE | MODIFIER | POSSESSOR
#: Sectors of bodies that nobody calls a group or an organisation.
_APART = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "BUS", "JRN", "PTY"))
_ARMED = frozenset(("REB", "UAF", "SEP", "IMG"))
_FIRMS = frozenset((None, "BUS"))
#: Sentences back in which those were counted.
#: Bound of form: a short report.
_COUNTED_BACK = 6
_COURTS = frozenset(("court", "tribunal"))


def _group(link: Link) -> bool:
    return link.kind in ("organisation", "group") and link.role not in _APART and (not link.plural or link.role in _ARMED)


def _body(link: Link) -> bool:
    return link.kind in ("organisation", "group") and link.role not in _APART and not link.plural


def _firm(link: Link) -> bool:
    return link.kind == "organisation" and link.role in _FIRMS and link.state not in NO_STATE


def _agency(link: Link) -> bool:
    name = link.name.removeprefix("the ")
    return link.kind in ("organisation", "government") and (name.isupper() or "agency" in name.lower().split())


def _court(link: Link) -> bool:
    return link.kind in ("organisation", "government") and not _COURTS.isdisjoint(link.name.lower().split())


#: What may be called so.
_CALLED: dict[str, Callable[[Link], bool]] = {
    "group": _group,
    "organisation": _body,
    "organization": _body,
    "company": _firm,
    "firm": _firm,
    "agency": _agency,
    "court": _court,
    "tribunal": _court,
}


def _unnamed(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The only one without a name of whom this sentence or the one before told, where "the source" says more."""
    index = draft.head.sent.index
    for back in (index, index - 1):
        told = [
            links.of.get(id(other)) for other in by_sentence.get(back, []) if other.mention == "nominal" and other.head.i < draft.head.i
        ]
        found = {id(link): link for link in told if link is not None and link.kind == "person" and not link.plural}
        if found:
            one = next(iter(found.values()))
            return one if len(found) == 1 and all(each.mention != "name" for each in one.drafts) else None
    return None


def body_before(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The body that a description of two words takes up, "the group"."""
    if draft.name.lower() == "the source" and not _told_beside(draft.head):
        return _unnamed(links, draft, by_sentence)
    fits = _CALLED.get("agency" if draft.head.lower == "service" else draft.head.lower)
    if fits is None or draft.plural or not _bare(draft) or _told_beside(draft.head):
        return None
    index = draft.head.sent.index
    for back in (index, index - 1, index - 2) if draft.head.lower == "group" else (index, index - 1):
        told = [links.of.get(id(other)) for other in by_sentence.get(back, []) if other.mention == "name" and other.head.i < draft.head.i]
        found = {id(link): link for link in told if link is not None and fits(link)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def counted_before(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The last people of just that number, where "the three" takes them up: "Three Peruvian miners were held ... The three were freed"."""
    if draft.head.tag != "CD" or draft.name.lower() != f"the {draft.head.lower}":
        return None
    value = number(draft.head.lower)
    index = draft.head.sent.index
    for back in range(index, max(-1, index - _COUNTED_BACK - 1), -1):
        for other in reversed(by_sentence.get(back, [])):
            link = links.of.get(id(other))
            if other.head.i >= draft.head.i or link is None or other.mention != "nominal" or link.kind != "group":
                continue
            if any(number(count.lower) == value for count in children_as(other.head, NUMERAL)):
                return link
    return None


def _bare(draft: Draft) -> bool:
    """Whether it is but the noun with its article, written as a name or not: "the court", "The Court"."""
    return draft.first.lower == "the" and draft.name.lower().removeprefix("the ") == draft.head.lower


def _told_beside(noun: Token) -> bool:
    """Whether something beside a noun tells which it is: "the group of miners", not what is only hung on it, "accusing the group of aiding"."""
    return has(noun, _TELLING) or any(word.pos != "VERB" for prep in prepositions(noun) for word in below(prep))
