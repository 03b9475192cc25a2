"""The actors of a report: people, states, governments, bodies, forces, groups and media, named, described or meant by a pronoun."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.actors.lexicon import Lexicon
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.actors.names import find_names
from onrecord.extract.actors.nominals import find_nominals, find_origins
from onrecord.extract.actors.people import find_titles
from onrecord.extract.actors.resolve import resolve
from onrecord.extract.actors.scan import Scan
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Mention


def actors(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, numbered by their first mention. A mention may lie within another ("Japan" in "officials from Japan")."""
    if not doc.tokens:
        return ()
    scan = Scan(doc, knowledge.built("actors", Lexicon))
    find_names(scan)
    find_nominals(scan)
    find_origins(scan, knowledge.built("acts", _acts))
    find_titles(scan)
    links = Links(scan, doc.report.published)
    links.people()
    resolve(scan, links)
    _only_state(scan, links.links)
    return tuple(_actor(number, link, scan) for number, link in enumerate(_in_order(links.links), 1))


def _acts(knowledge: Knowledge) -> frozenset[str]:
    """Nouns that tell an act, from the events' dictionary."""
    return frozenset(row["words"] for row in knowledge.rows("frames") if row["pos"] == "NOUN")


#: Sectors whose people and bodies are of the state that the report is about.
_OF_A_STATE = frozenset(("GOV", "LEG", "JUD", "MIL", "COP"))


#: What is as often elsewhere as at home: a ship is of no state for coming near one.
_ABROAD = frozenset(
    (
        "ship", "vessel", "boat", "tanker", "freighter", "submarine", "plane", "aircraft", "jet", "warplane", "helicopter", "drone", "convoy", "fleet", "flotilla",
        "inspector", "inspectors", "observer", "observers", "monitor", "monitors", "peacekeeper", "peacekeepers", "envoy", "ambassador", "mission", "delegation",
    )
)  # fmt: skip


def _only_state(scan: Scan, links: list[Link]) -> None:
    """A report that names one state only tells of its officials and bodies, where nothing says otherwise."""
    states = {state for i, state in scan.origin.items() if i not in scan.named or scan.named[i][2].kind != "media"}
    if len(states) != 1:
        return
    state = next(iter(states))
    if state == "IGO" or state == "NGO":
        return
    for link in links:
        if (
            link.state is None
            and link.role in _OF_A_STATE
            and not link.nouns & _ABROAD
            and (link.title if link.kind == "person" else link.drafts[0].definite or link.kind == "unit")
        ):
            link.state = state
            link.why.append(f"{state}: the only state that the report names")


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
