"""Whose "the government" is of which a state's own spokesman tells: his own, wherever the report is written.

"In Kinshasa a government spokesman said the government was ready", also in a report from Kigali. Ministers who deal with others speak of
others' governments, too: theirs is meant only where most of the report is of their state.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.alone import OFFICIAL, Alone
from onrecord.extract.found import Found
from onrecord.grammar.relations import COMPOUND, MODIFIER, POSSESSOR, PREPOSITION, has, has_word
from onrecord.grammar.subjects import tellers
from onrecord.types import NO_STATE, Actor

#: Titles of those who speak for a government, and of those who deal with others'.
_OUTWARD = ("foreign", "ambassador", "envoy", "diplomat", "secretary of state")
_OWN = ("spokes", "government", "interior", "information")


def spoken_of(head: Token, found: Found, alone: Alone) -> tuple[str, str] | None:
    """The state of who tells what a government does that nothing else tells whose it is, with who does."""
    if not has_word(head, ("the",)) or has(head, MODIFIER | COMPOUND | POSSESSOR | PREPOSITION):
        return None
    says = tellers(head)
    told = [m.actor for word in says for m in found.mentions.touching(word.start, word.end)]
    actor = told[0] if len(says) == 1 and len({each.id for each in told}) == 1 else None
    if actor is None or actor.state is None or actor.state in NO_STATE or actor.kind != "person" or actor.role not in OFFICIAL:
        return None
    if alone.told_in(head.sent) - {actor.state}:
        return None
    if not _called(actor, _OWN) and (alone.most != actor.state or _called(actor, _OUTWARD)):
        return None
    return actor.state, f"{actor.name} tells of it"


def _called(actor: Actor, words: tuple[str, ...]) -> bool:
    """Whether somebody's title, or what he is called without a name, has one of these."""
    told = f"{actor.title or ''} {actor.name}".lower()
    return any(word in told for word in words)
