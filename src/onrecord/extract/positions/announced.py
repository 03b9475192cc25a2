"""Commitments by plain word: "said it would release the crew if the sanctions were lifted"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import holders_at, state_actor
from onrecord.grammar.clauses import AHEAD
from onrecord.grammar.phrases import determiners, says_none
from onrecord.grammar.relations import AUXILIARY, CLAUSE, DOER, OBJECT, child_as, children_as, hangs_as, has_word, head_as
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

_SAYING = frozenset(("say", "state", "announce", "declare", "confirm", "reply", "add", "insist")) | {"tell"}
_OWN = frozenset(("it", "they", "he", "she", "we", "i"))
#: What is owed when it is only said; the rest is talk of plans.
OWED = frozenset(("defence", "withdrawal", "release", "non-aggression", "basing", "ratification", "trade", "aid"))
#: What is done to another's trade that nobody is owed: only who pledges it is bound.
BURDENS = frozenset(("impose", "increase", "raise", "double", "introduce", "levy", "buy", "purchase"))
#: What is released to readers, not set free.
_PAPERS = word_list("released_papers")


def announces(found: Found, act: Token) -> tuple[Actor, ...]:
    """Who says that they themselves will do an act; empty where nobody of a known state does."""
    saying = head_as(act, CLAUSE)
    if saying is None or saying.lemma not in _SAYING or not will_do(act):
        return ()
    if any(thing.lemma in _PAPERS for thing in children_as(act, OBJECT)):
        return ()
    statement = next((held.entry for held in found.cues_at.touching(saying.start, saying.end)), None)
    subject = child_as(act, DOER)
    if statement is None or statement.negated or subject is None:
        return ()
    speaker = found.actor_by_id.get(statement.speaker or "")
    if speaker is None or speaker.state is None:
        return ()
    if not _is_own(found, subject, speaker.state):
        return ()
    return (state_actor(found, speaker),)


def will_do(act: Token) -> bool:
    """Whether a clause tells what somebody will do."""
    return act.tag != "VBG" and has_word(act, AHEAD, AUXILIARY) and not is_passive(act)


def gives(act: Token, holders: tuple[Actor, ...]) -> bool:
    """Whether it is states or bodies of states who say that they will give something, and not nothing: not "will send no delegates"."""
    public = all(holder.kind in ("state", "government") or holder.state == "IGO" for holder in holders)
    return public and not any(says_none(word) for thing in children_as(act, OBJECT) for word in determiners(thing))


def keeps(found: Found, act: Token, holders: tuple[Actor, ...]) -> bool:
    """Whether the subject of the clause in which something is promised is the promiser's own: "promised that London would send ships"."""
    subject = child_as(act, DOER) if hangs_as(act, CLAUSE) and will_do(act) else None
    return subject is None or any(_is_own(found, subject, actor.state) for actor in holders)


def _is_own(found: Found, subject: Token, state: str | None) -> bool:
    """Whether a subject stands for whoever speaks, or for his state."""
    return subject.lower in _OWN or (state is not None and {actor.state for actor in holders_at(found, subject)} == {state})
