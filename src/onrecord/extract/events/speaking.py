"""Who says what a deed stands in."""

from __future__ import annotations

from itertools import islice

from onrecord.doc import Token
from onrecord.extract.events.scene import Scene
from onrecord.grammar.above import hangs_outside
from onrecord.grammar.relations import ADVERBIAL, BESIDE, CLAUSE, POSSESSOR, PREPOSITIONAL_OBJECT, RELATIVE, hangs_as
from onrecord.grammar.subjects import deep_subject


def speaker_of(token: Token, scene: Scene) -> list[Token]:
    """Who says what the token stands in: the subject of the verb of saying above it, or the statement's speaker."""
    node = token
    for above in islice(token.ancestors(), 8):
        if hangs_as(node, CLAUSE | BESIDE | ADVERBIAL) and scene.is_of(above, "@say"):
            found = deep_subject(above)
            if found and scene.named(found[0]):
                return found
        if hangs_as(node, RELATIVE | PREPOSITIONAL_OBJECT | POSSESSOR):
            break
        node = above
    statement = scene.statement_at(token.start, token.end)
    if statement is not None and statement.speaker is not None and statement.speaker_text is not None:
        within = scene.doc.tokens_between(statement.speaker_text.start, statement.speaker_text.end)
        own = {t.i for t in within}
        heads = [t for t in within if hangs_outside(t, own)]
        return [t for t in (heads or within)[-1:] if scene.named(t)]
    return []
