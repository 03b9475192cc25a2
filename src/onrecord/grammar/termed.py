"""What somebody calls a thing that is told by nothing else: "what it described as a raid", "what it said was a raid"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import (
    CLAUSE,
    OBJECT_PREDICATE,
    PREDICATE_NOUN,
    children_as,
    has_word,
    under_prepositions,
)
from onrecord.knowledge.words import word_list

_CALLING = word_list("calling_verbs") | {"describe", "term", "characterise", "characterize"}
_SPEECH = word_list("speech_acts")
_WHAT = ("what",)


def termed(clause: Token) -> list[Token]:
    """The nouns that a clause with "what" calls something: the raid of "protested what it called a raid by Chad"; empty where it is none."""
    if clause.pos not in ("VERB", "AUX"):
        return []
    if has_word(clause, _WHAT) and clause.lemma in _CALLING:
        return children_as(clause, OBJECT_PREDICATE) or under_prepositions(clause, ("as",))
    if clause.lemma in _SPEECH:
        return [noun for told in children_as(clause, CLAUSE) if has_word(told, _WHAT) for noun in children_as(told, PREDICATE_NOUN)]
    return []
