"""Nouns that name actors, from the table of sectors."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.doc import Token
from onrecord.extract.actors.first.cast import Cast
from onrecord.knowledge import Knowledge

#: Sectors whose nouns for persons stand before names as titles: "Senator", "General", "Judge".
TITLED = frozenset(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "ELI", "PTY", "REB", "IGO", "REL", "OPP"])


@dataclass(frozen=True, slots=True)
class Noun:
    """One row of the table."""

    noun: str
    #: person, government, organisation, group, media or unit.
    kind: str
    role: str | None
    #: It may stand before a name as a title.
    title: bool
    #: Its sector and state are those of what it belongs to.
    general: bool
    at: str


def nouns(knowledge: Knowledge) -> dict[str, Noun]:
    """The table by noun."""
    return knowledge.built("actor-nouns", _table)


def _table(knowledge: Knowledge) -> dict[str, Noun]:
    found = {}
    for row in knowledge.rows("sectors"):
        general = row["carries"] == "yes"
        title = row["kind"] == "person" and (general or row["role"] in TITLED)
        found[row["noun"].lower()] = Noun(row["noun"], row["kind"], row["role"] or None, title, general, row.at)
    return found


def noun_at(cast: Cast, head: Token) -> Noun | None:
    """The noun that ends in this token: the longest of up to three words."""
    table = nouns(cast.knowledge)
    tokens = cast.doc.tokens
    for length in (3, 2, 1):
        low = head.i - length + 1
        if low < 0 or tokens[low].sent is not head.sent:
            continue
        before = " ".join(token.lower for token in tokens[low : head.i])
        for last in (head.lemma, head.lower):
            found = table.get(f"{before} {last}" if before else last)
            if found is not None:
                return found
    return None
