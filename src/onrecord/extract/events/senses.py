"""What a verb or noun of a frame may stand for that is no deed: what is to come, what an act is called, a war game, what is voted for."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.relations import COMPOUND, MODIFIER, OBJECT, OBJECT_PREDICATE, governor, has, has_word, stands_under
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list

#: What there may be more of.
_MORE = frozenset({"further", "additional", "more", "possible", "potential", "tougher", "stricter", "stronger"})
#: Verbs that tell what something is called.
_CALLING = word_list("calling_verbs")


def to_come(noun: Token) -> bool:
    """Whether more of something is only told of: "talks on further sanctions", "unity about tougher sanctions"."""
    return has_word(noun, _MORE, MODIFIER) and stands_under(noun, ("on", "about"))


def only_called(verb: Token) -> bool:
    """Whether it is only told what an act is called: "the raid was declared a crime"."""
    return verb.lemma in _CALLING and is_passive(verb) and has(verb, OBJECT | OBJECT_PREDICATE)


def war_game(noun: Token) -> bool:
    return noun.lemma == "game" and has_word(noun, ("war",), COMPOUND)


def voted(verb: Token) -> bool:
    """Whether a vote is for what a verb tells: "voted to send police"."""
    above = governor(verb)
    return above is not None and above.lemma == "vote" and is_infinitive(verb)
