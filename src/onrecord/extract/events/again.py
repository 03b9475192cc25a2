"""Whose deed or plan a definite noun takes up: "The bank froze the accounts. Chad condemned the freeze", "rejected the plan"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.scene import Scene
from onrecord.grammar.phrases import determiners, modifiers, possessors
from onrecord.grammar.relations import prepositions
from onrecord.types import Role

#: How many acts back the act is looked for that a noun tells again.
_BACK = 40
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Letters of a stem: "closure" tells "close" again.
_STEM = 4
#: Acts that a noun of judgement does not take up.
_APART = frozenset({"CONSULT"})


def doers_again(noun: Token, scene: Scene, acts: list[Coded], judges: set[str]) -> list[Role]:
    """Who did the act that a definite noun without an owner tells again, none of the judges; empty where the report tells of none."""
    if noun.pos != "NOUN" or scene.mention(noun) is not None or not any(t.lower in _DEFINITE for t in determiners(noun)):
        return []
    if possessors(noun) or any(scene.mention(t) is not None for t in modifiers(noun)) or any(prepositions(noun, ("of", "by"))):
        return []
    for coded in reversed(acts[-_BACK:]):
        if coded.type not in _APART and any(_same(noun.lemma, token.lemma) for token in coded.tokens):
            if not coded.source or {role.actor for role in coded.source} & judges:
                return []
            return [Role(role.actor, noun.start, noun.end, noun.text) for role in coded.source]
    return []


def _same(noun: str, other: str) -> bool:
    """Whether two words are one, or a verb and its noun: "closure" and "close"."""
    if noun == other:
        return True
    common = max(_STEM, min(len(noun), len(other)) - 2)
    return noun[:common] == other[:common] and len(noun) >= common and len(other) >= common
