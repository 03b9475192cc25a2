"""Who is judged or punished for what a clause says that he did."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import (
    ADVERBIAL,
    MARKING,
    OBJECT,
    PASSIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
)
from onrecord.knowledge.words import word_list

#: What is done with penalties, and they themselves.
LAYING = frozenset(("impose", "place", "slap", "levy", "sanction", "embargo", "penalty", "tariff"))
#: Verbs of judging or punishing somebody for what he did.
JUDGING = word_list("judged_for")
#: What leads to what somebody is judged for, and what whoever judges learns instead.
_ON_WHICH = ("after", "when", "because", "since")
_LEARNING = frozenset(("learn", "find", "discover", "hear", "receive", "see", "obtain", "lose"))


def judged_act(pronoun: Token) -> Token | None:
    """Who is judged or punished for what a clause says that he did: Chad in "condemned Chad after it struck a town", "slammed Chad for breaching a truce
    when it sent troops"; not Togo, whoever learns of something, in "accused Chad after it found weapons"."""
    clause = head_as(pronoun, SUBJECT)
    if clause is None or clause.lemma in _LEARNING or not has_word(clause, _ON_WHICH, MARKING):
        return None
    over = head_as(clause, ADVERBIAL)
    if over is not None and hangs_as(over, UNDER_PREPOSITION) and over.head.lower in ("for", "of", "over"):
        over = over.head.head
    if over is None or has(over, PASSIVE):
        return None
    things = children_as(over, OBJECT)
    sides = (
        things
        if over.lemma in JUDGING
        else [side for thing in things if {over.lemma, thing.lemma} <= LAYING for side in prep_objects(thing, ("on",))]
    )
    return next((side for side in sides if side.i < pronoun.i and side.pos in ("NOUN", "PROPN")), None)
