"""Guarantees: what a state says that its protection covers: "the islands fall under the security treaty"."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import evidence_at, holders_at, state_actor, statement_at, words_of
from onrecord.grammar.clauses import agent, is_negated, object_of
from onrecord.grammar.relations import phrase_object
from onrecord.grammar.subjects import nearest_subject
from onrecord.knowledge.words import word_list
from onrecord.types import Actor, Position

_GUARANTEES = word_list("guarantees")
#: Verbs by which something stands under a guarantee.
_COVERING = frozenset(("fall", "cover", "come", "apply", "protect", "include"))
_UNDER = ("under", "by", "within", "to", "in")
#: What makes a pact one of defence.
_DEFENCE = frozenset(("defence", "defense", "security", "nuclear", "alliance", "umbrella"))


def guaranteed(doc: Doc, found: Found, verb: Token) -> Position | None:
    """The commitment of a speaker's state to defend what it says stands under its guarantee; None where the verb tells none."""
    under = (phrase_object(verb, _UNDER) or agent(verb)) if verb.pos == "VERB" and verb.lemma in _COVERING else None
    if under is None or under.lemma not in _GUARANTEES or is_negated(verb):
        return None
    phrase = under.subtree()
    statement = statement_at(found, verb)
    speaker = found.actor_by_id.get(statement.speaker) if statement is not None and statement.speaker else None
    if speaker is None or speaker.state is None or not any(token.lemma in _DEFENCE for token in phrase):
        return None
    return Position(
        id="",
        kind="commitment",
        holders=(state_actor(found, speaker).id,),
        toward=tuple(actor.id for actor in _protected(found, phrase, speaker.state)),
        about=words_of(doc.text, [token for token in verb.subtree() if token.i >= verb.i]),
        obligation="defence",
        condition=None,
        deadline=None,
        denied_by=(),
        sides=(),
        evidence=evidence_at(found, verb),
        why=(f"guarantee: {verb.lower} {under.lower}", f"the speaker's state: {speaker.state}"),
    )


#: What of another state may be guaranteed by arms.
_SAFETY = word_list("guaranteed_of_a_state")


def guarantees(doc: Doc, found: Found, verb: Token) -> Position | None:
    """The commitment of "guaranteed the neighbour's borders": to defend whose they are; None where the verb tells none."""
    thing = object_of(verb) if verb.pos == "VERB" and verb.lemma == "guarantee" else None
    if thing is None or is_negated(verb) or not (thing.lemma in _SAFETY or (thing.ent is not None and thing.ent.label == "GPE")):
        return None
    holders, evidence = holders_at(found, nearest_subject(verb)), evidence_at(found, verb)
    own = {actor.state for actor in holders}
    phrase = thing.subtree()
    whose = [mention.actor for mention in found.mentions.inside(phrase[0].start, phrase[-1].end) if mention.actor.kind == "state"]
    toward = tuple(dict.fromkeys(actor.id for actor in whose if actor.state not in own))
    if not evidence or not toward or not any(actor.state for actor in holders):
        return None
    about = words_of(doc.text, [token for token in verb.subtree() if token.i >= verb.i])
    ids = tuple(state_actor(found, actor).id for actor in holders)
    why = (f"guarantee: {verb.lower} {thing.lower}",)
    return Position("", "commitment", ids, toward, about, "defence", None, None, (), (), evidence, why)


def _protected(found: Found, phrase: list[Token], own: str) -> list[Actor]:
    """The other states that the words of the guarantee name, each once."""
    named = [mention.actor for mention in found.mentions.inside(phrase[0].start, phrase[-1].end)]
    return list(dict.fromkeys(actor for actor in named if actor.state not in (None, own)))
