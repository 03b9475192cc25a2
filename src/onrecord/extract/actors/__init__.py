"""The actors of a report: people, states, governments, bodies, forces, groups and media, named, described or meant by a pronoun."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.actors.inferred import standing_places
from onrecord.extract.actors.lexicon import Lexicon
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.actors.names import find_names
from onrecord.extract.actors.nominals import find_nominals, find_origins
from onrecord.extract.actors.people import find_titles
from onrecord.extract.actors.resolve import resolve
from onrecord.extract.actors.scan import Scan
from onrecord.extract.found import Found
from onrecord.extract.whereabouts import Slots
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, fold
from onrecord.types import Actor, Mention


def actors(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, numbered by their first mention. A mention may lie within another ("Japan" in "officials from Japan")."""
    if not doc.tokens:
        return ()
    scan = Scan(doc, knowledge.built("actors", Lexicon))
    find_names(scan, doc.report.published, _places(scan, knowledge))
    find_nominals(scan)
    find_origins(scan, knowledge.built("acts", _acts))
    find_titles(scan)
    links = Links(scan, doc.report.published)
    links.people()
    resolve(scan, links)
    return tuple(_actor(number, link, scan) for number, link in enumerate(_in_order(links.links), 1))


#: Decimal logarithm of the people a town has before its name outweighs the language model.
_TOWN = 3.5


def _places(scan: Scan, knowledge: Knowledge) -> set[str]:
    """Names of places that the language model takes for persons'."""
    tables = knowledge.built("gazetteer", Gazetteer)

    def known(name: str) -> bool:
        key = fold(name)
        return bool(tables.told(key)) or any(spot.size >= _TOWN and not spot.other for spot in tables.populated(key))

    return standing_places(scan, knowledge.built("place-slots", Slots), known)


def _acts(knowledge: Knowledge) -> frozenset[str]:
    """Nouns that tell an act, from the events' dictionary."""
    return frozenset(row["words"] for row in knowledge.rows("frames") if row["pos"] == "NOUN")


def _in_order(links: list[Link]) -> list[Link]:
    kept = [link for link in links if link.drafts]
    return sorted(kept, key=lambda link: min((draft.start, draft.end) for draft in link.drafts))


def _actor(number: int, link: Link, scan: Scan) -> Actor:
    mentions: dict[tuple[int, int], Mention] = {}
    for draft in sorted(link.drafts, key=lambda d: (d.start, d.end)):
        start, end = draft.start, draft.end
        mentions.setdefault((start, end), Mention(start, end, scan.text[start:end], draft.mention))
    return Actor(
        id=f"A{number}",
        name=link.name,
        kind=link.kind,
        state=link.state,
        role=link.role,
        title=link.title,
        affiliation=link.affiliation,
        mentions=tuple(mentions.values()),
        why=tuple(link.why),
    )
