"""Which words name whom, over one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.doc import Doc, Token
from onrecord.extract.found import ActorMention, Found
from onrecord.grammar.relations import POSSESSOR, has_word
from onrecord.types import Role, Statement

_COUNTRY = frozenset(("country", "nation", "homeland"))


def sharing(found: Found) -> dict[tuple[int, int], list[Role]]:
    """The roles of words that mean several actors: "the two countries", "both sides"."""
    by_span: dict[tuple[int, int], list[Role]] = {}
    for actor in found.actors:
        for mention in actor.mentions:
            if mention.kind != "name":
                by_span.setdefault((mention.start, mention.end), []).append(Role(actor.id, mention.start, mention.end, mention.text))
    return {span: roles for span, roles in by_span.items() if len({role.actor for role in roles}) > 1}


def by_token(doc: Doc, found: Found) -> dict[int, ActorMention]:
    """The longest mention over each token."""
    by_token: dict[int, ActorMention] = {}
    for actor in found.actors:
        for mention in actor.mentions:
            at = ActorMention(actor, mention)
            for token in doc.tokens_between(mention.start, mention.end):
                known = by_token.get(token.i)
                if known is None or (at.end - at.start, -at.start) > (known.end - known.start, -known.start):
                    by_token[token.i] = at
    return by_token


def is_denied(doc: Doc, at: ActorMention) -> bool:
    """Whether a group is of all but those named: "non-EU countries"."""
    return doc.text.endswith("non-", 0, at.start)


def our_country(
    at: ActorMention, token: Token, found: Found, states: Mapping[str | None, str], said_in: Callable[[int, int], Statement | None]
) -> Role | None:
    """The state of whoever says "our country", or himself where the report does not name it; ``states``: the actors that are states, by their codes."""
    if at.actor.state is not None or token.lemma not in _COUNTRY or not has_word(token, ("our", "my"), POSSESSOR):
        return None
    statement = said_in(token.start, token.end)
    speaker = found.actor_by_id.get(statement.speaker) if statement is not None and statement.speaker is not None else None
    if speaker is None or speaker.state is None:
        return None
    return Role(states.get(speaker.state, speaker.id), at.mention.start, at.mention.end, at.mention.text)
