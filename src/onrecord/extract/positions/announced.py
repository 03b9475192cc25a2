"""Commitments by plain word: "said it would release the crew if the sanctions were lifted"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import holders_at, state_actor
from onrecord.types import Actor

_SAYING = frozenset(("say", "state", "announce", "declare", "confirm", "reply", "add", "insist"))
_WILL = frozenset(("will", "would", "'ll", "’ll", "shall"))
_OWN = frozenset(("it", "they", "he", "she", "we", "i"))
#: What is owed when it is only said; the rest is talk of plans.
OWED = frozenset(("defence", "withdrawal", "release", "non-aggression", "basing", "ratification"))
#: What is released to readers, not set free.
_PAPERS = frozenset(("report", "statement", "figure", "detail", "video", "list", "document", "data", "result", "name", "photo", "fund"))


def announces(found: Found, act: Token) -> tuple[Actor, ...]:
    """Who says that they themselves will do an act; empty where nobody of a known state does."""
    saying = act.head
    if (
        act.dep != "ccomp"
        or act.tag == "VBG"
        or saying.lemma not in _SAYING
        or not any(c.dep == "aux" and c.lower in _WILL for c in act.children)
    ):
        return ()
    if any(child.dep == "dobj" and child.lemma in _PAPERS for child in act.children) or any(
        child.dep == "auxpass" for child in act.children
    ):
        return ()
    statement = next((held.entry for held in found.cues_at.touching(saying.start, saying.end)), None)
    speaker = found.actor_by_id.get(statement.speaker) if statement is not None and statement.speaker else None
    subject = next((child for child in act.children if child.dep == "nsubj"), None)
    if statement is None or statement.negated or speaker is None or speaker.state is None or subject is None:
        return ()
    if subject.lower not in _OWN and {actor.state for actor in holders_at(found, subject)} != {speaker.state}:
        return ()
    return (state_actor(found, speaker),)
