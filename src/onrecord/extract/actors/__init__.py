"""The actors of a report: people, states, governments, bodies, forces, groups and media, named, described or meant by a pronoun.

``mentions`` gives the drafts; ``link`` joins the named, ``resolve`` the described and the pronouns; once the places are known,
``settle`` tells the states that only places tell (``home``, ``around``, ``mostly``, ``belonging``, ``hosts``).
"""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.actors.link import Link, Links, bare
from onrecord.extract.actors.resolve import resolve
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.found import Found
from onrecord.extract.mentions import mentions
from onrecord.extract.mentions.scan import Scan
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Mention

#: Groups that have ranks of their own, and what they are.
_ARMIES = frozenset(("group", "organisation", "unit"))
_IN_ARMS = frozenset(("REB", "PRM", "SEP", "IMG", "UAF"))


def actors(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, numbered by their first mention. A mention may lie within another ("Japan" in "officials from Japan")."""
    if not doc.tokens:
        return ()
    scan = mentions(doc, knowledge)
    links = Links(scan, doc.report.published)
    links.people()
    resolve(scan, links)
    arms = {link.name: link.role for link in links.links if link.kind in _ARMIES and link.role in _IN_ARMS}
    return tuple(_actor(number, link, scan, arms) for number, link in enumerate(_in_order(links.links), 1))


def _in_order(links: list[Link]) -> list[Link]:
    kept = [link for link in links if link.drafts]
    return sorted(kept, key=lambda link: min((draft.start, draft.end) for draft in link.drafts))


def _actor(number: int, link: Link, scan: Scan, arms: dict[str, str]) -> Actor:
    told: dict[tuple[int, int], Mention] = {}
    for draft in sorted(link.drafts, key=lambda d: (d.start, d.end)):
        start, end = draft.start, draft.end
        told.setdefault((start, end), Mention(start, end, scan.text[start:end], draft.mention))
    return Actor(
        id=f"A{number}",
        name=link.name,
        kind=link.kind,
        state=link.state or ("IGO" if link.kind == "person" and link.role == "IGO" else None),
        role=_role(link, arms),
        title=link.title,
        affiliation=None if link.affiliation == link.name else link.affiliation,  # nobody speaks for himself alone
        mentions=tuple(told.values()),
        why=told_plainly(link.why),
        rows=rows_of(link.why),
    )


def _role(link: Link, arms: dict[str, str]) -> str | None:
    """The sector: whoever speaks for a body of states, and its offices, are the body's and no government's; "EU ministers" are ministers at home.

    A rank is that of the armed group in which somebody serves: "General Okafor, the M23's military commander".
    """
    if link.kind == "person" and link.role == "MIL" and link.affiliation is not None:
        led = arms.get(link.affiliation) or arms.get(bare(link.affiliation))
        if led is not None:
            return led
    return "IGO" if (link.state, link.role) == ("IGO", "GOV") and link.kind in ("person", "government") else link.role
