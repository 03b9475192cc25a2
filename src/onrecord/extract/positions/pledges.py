"""Pledges: a thing that is promised in place of an act, "pledged 50 million dollars to Chad", "has promised Niger ten boats"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import helping_words, is_negated
from onrecord.grammar.phrases import counted
from onrecord.grammar.relations import OBJECT, children_as, prepositions
from onrecord.grammar.voice import is_passive
from onrecord.knowledge import Knowledge

_PLEDGING = frozenset(("pledge", "promise"))
#: Classes of what one gives.
_GIVEN = frozenset(("money", "aid", "troops", "gear", "weapon"))
#: Helping words with which it is told as done.
_DONE = frozenset(("have", "has", "had", "also"))
#: What leads from what is given to whom and for what.
_ON = ("to", "for", "in", "toward", "towards")
#: What all pledges of things are.
OBLIGATION = "aid"


def pledged(verb: Token, knowledge: Knowledge) -> list[Token]:
    """The words of what a verb pledges, from the thing to whom it is for; empty where it pledges no thing, or is not told as done."""
    if verb.lemma not in _PLEDGING or verb.pos != "VERB" or verb.tag in ("VB", "VBG") or is_passive(verb) or is_negated(verb):
        return []
    given = knowledge.built("given-things", _given)
    thing = next((each for each in children_as(verb, OBJECT) if each.i > verb.i and _is_given(each, given)), None)
    if thing is None or helping_words(verb) - _DONE:
        return []
    words = {token.i: token for token in thing.subtree()}
    for preposition in prepositions(verb, _ON):
        if preposition.i > thing.i:
            words |= {token.i: token for token in preposition.subtree()}
    return [words[i] for i in sorted(words)]


def _is_given(thing: Token, given: frozenset[str]) -> bool:
    """Whether a thing is money, aid, forces or goods: "200 million", "thousands of doses"."""
    return any(word.lemma in given or word.lower in given for word in (thing, *counted(thing)))


def _given(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(word for row in knowledge.rows("act_words") if row["class"] in _GIVEN for word in row.list("words"))
