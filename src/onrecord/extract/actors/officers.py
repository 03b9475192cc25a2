"""Officers of whom only the report tells whose they are: of the police where it tells of police and of no army.

"Police raided a house in Gao. Two officers were hurt": by themselves the word's officers are an army's.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import MODIFIER, children_as
from onrecord.types import Actor

_POLICE = frozenset(("police", "policeman", "sheriff", "constable", "cop"))
_ARMY = frozenset(("army", "military", "soldier", "troop", "navy", "junta", "colonel", "commander"))


def officers(doc: Doc, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, officers of no force that is told as police officers where the report tells of police alone."""
    if not any(_bare(doc, actor) for actor in actors):
        return actors
    words = {token.lemma for token in doc.tokens} | {token.lower for token in doc.tokens}
    if not words & _POLICE or words & _ARMY:
        return actors
    why = "officers beside the police, where no army is told of"
    return tuple(replace(actor, role="COP", why=(*actor.why, why)) if _bare(doc, actor) else actor for actor in actors)


def _bare(doc: Doc, actor: Actor) -> bool:
    """Whether somebody is called an officer and nothing else."""
    if actor.role != "MIL" or actor.is_named or not actor.mentions:
        return False
    heads = [head_of(doc.tokens_between(m.start, m.end)) for m in actor.mentions if m.kind == "nominal"]
    return bool(heads) and all(head is not None and head.lemma == "officer" and not _told_of(head) for head in heads)


def _told_of(officer: Token) -> bool:
    """Whether a word before it tells of which force he is: "army officers", "a Kenyan officer"; not "other officers"."""
    return any(word.pos in ("NOUN", "PROPN") for word in children_as(officer, MODIFIER))
