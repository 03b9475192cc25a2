"""Who says what a deed stands in."""

from __future__ import annotations

from itertools import islice

from onrecord.doc import Token
from onrecord.extract.events.scene import Scene
from onrecord.grammar.above import hangs_outside
from onrecord.grammar.relations import ADVERBIAL, BESIDE, CLAUSE, POSSESSOR, PREPOSITIONAL_OBJECT, RELATIVE, governor, hangs_as
from onrecord.grammar.subjects import deep_subject, doers_above, whose_words


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


def who_tells(pronoun: Token, verb: Token, scene: Scene) -> list[Token]:
    """Who says what a verb tells of a pronoun that names nobody: Chad in "rejected Chad's claim that it had seized the ship"; else who says what
    the verb stands in."""
    owner = whose_words(pronoun)
    return [owner] if owner is not None and scene.named(owner) else speaker_of(verb, scene)


def doing(verb: Token, scene: Scene) -> list[Token]:
    """Who does what a verb tells: for a participle that judges what a statement tells of, whoever makes that: "said that the raid broke the truce,
    calling it a crime"."""
    above = governor(verb) if verb.tag == "VBG" and hangs_as(verb, ADVERBIAL) else None
    deed = above is not None and hangs_as(above, CLAUSE) and all(scene.mention(doer) is None for doer in deep_subject(above))
    if deed and scene.found.cues_at.touching(verb.start, verb.end):  # not "said that the envoy left, accusing Chad": he accuses
        tellers = [teller for teller in doers_above(verb) if scene.named(teller)]
        if tellers:
            return tellers[:1]
    return deep_subject(verb)
