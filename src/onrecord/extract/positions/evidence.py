"""Who holds a position, and which entries show it."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.found import Found
from onrecord.grammar.phrases import conjuncts
from onrecord.types import Actor, Statement

_SPEAKERS = frozenset(["we", "i", "our", "my", "us", "me"])
#: Parts of speech of what joins words or parts them.
_JOINING = ("PUNCT", "CCONJ")


def statement_at(found: Found, token: Token) -> Statement | None:
    """The innermost statement whose content covers a token."""
    covering = [held for held in found.contents_at.touching(token.start, token.end) if held.start <= token.start and token.end <= held.end]
    return min(covering, key=lambda held: (held.end - held.start, held.start)).entry if covering else None


def evidence_at(found: Found, verb: Token) -> tuple[str, ...]:
    """The entries that tell a clause: the statement around it or of which it is the cue, and the event that it triggers."""
    ids: list[str] = []
    inside = statement_at(found, verb)
    if inside is not None:
        ids.append(inside.id)
    for held in found.cues_at.touching(verb.start, verb.start + 1):
        if held.entry.id not in ids:
            ids.append(held.entry.id)
    ids += [held.entry.id for held in found.triggers_at.touching(verb.start, verb.start + 1) if held.entry.id not in ids]
    return tuple(ids)


def state_actor(found: Found, actor: Actor) -> Actor:
    """The state that an official speaks for, if the report names it as an actor; else the actor."""
    if actor.kind in ("person", "unit") and actor.state and actor.role in ("GOV", "MIL", "LEG", None):
        for other in found.actors:
            if other.kind == "state" and other.state == actor.state:
                return other
    return actor


def holders_at(found: Found, token: Token | None, *, speaks: Statement | None = None) -> tuple[Actor, ...]:
    """The actors that a phrase names, with those coordinated with its head; "we" is the speaker's side."""
    if token is None:
        return ()
    result: list[Actor] = []
    for head in conjuncts(token):
        if head.lower in _SPEAKERS:
            statement = speaks or statement_at(found, head)
            speaker = found.actor_by_id.get(statement.speaker) if statement and statement.speaker else None
            actors: tuple[Actor, ...] = (state_actor(found, speaker),) if speaker else ()
        else:
            mention = found.mention_at(head.start, head.end)
            actors = found.meant_by(mention) if mention else ()
        result += [actor for actor in actors if actor not in result]
    return tuple(result)


def words_of(doc_text: str, tokens: list[Token]) -> str:
    """The report's words from the first through the last of the tokens, without the marks at their ends, or an "and" that joins nothing."""
    while tokens and tokens[0].pos in _JOINING:
        tokens = tokens[1:]
    while tokens and tokens[-1].pos in _JOINING:
        tokens = tokens[:-1]
    return doc_text[tokens[0].start : tokens[-1].end] if tokens else ""
