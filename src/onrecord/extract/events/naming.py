"""Which words name whom, over one report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import ActorMention, Found
from onrecord.types import Role


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
