"""What befell those who are counted: who is dead, wounded or missing."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.figures.units import unit_of
from onrecord.grammar.above import carrier_of, hangs_on_one_of, word_over, words_around
from onrecord.grammar.relations import (
    ADJECTIVE,
    APPOSITION,
    CLAUSE,
    DOER,
    JOINED,
    MODIFIER,
    NUMERAL,
    OBJECT,
    PASSIVE,
    PREPOSITION,
    REDUCED,
    SUBJECT,
    UNDERGOER,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
    object_under,
    over_preposition,
    prepositions,
)
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values

#: Nouns that say of those who are counted that they died: "the killing of nine".
_NOT_DONE = frozenset({"attempted", "planned", "threatened", "possible", "alleged", "impending"})
_KILLINGS = frozenset({"killing", "murder", "death", "massacre", "slaying", "execution", "assassination"})
#: Verbs that say what befell those who are counted.
_TOLLS = word_values("tolls")
_LEFT = SUBJECT | OBJECT
_LIVES = frozenset({"cost", "claim", "take", "lose"})
STATES_OF_BODY = {"dead": "dead", "killed": "dead", "wounded": "wounded", "injured": "wounded", "missing": "missing", "hurt": "wounded"}
_MOVING = re.compile(alternatives("moves"))
#: Nouns that stand for the number told of them: "the death toll rose to 770", "the number of wounded is 45".
_TELLERS = frozenset({"toll", "number", "total", "count", "tally", "figure", "strength"})


def toll_of(noun: Token) -> str | None:
    """What befell those who are counted, by the verb over them or the participle beside them."""
    for child in children_as(noun, REDUCED | ADJECTIVE):
        if child.lemma in _TOLLS and child.tag in ("VBN", "VBD"):
            return _TOLLS[child.lemma]
    counted, noun = noun, _first_counted(_number_of(noun))
    verb = carrier_of(noun)
    killing = over_preposition(noun, ("of",))
    if _lives_lost(noun) or (killing is not None and killing.lemma in _KILLINGS and not has_word(killing, _NOT_DONE)):
        return "dead"
    if verb.pos == "VERB" and verb.lemma in _TOLLS and _befell(noun, verb):
        return _TOLLS[verb.lemma]
    if verb.lemma == "leave" and hangs_as(noun, _LEFT) and any(word.lower in STATES_OF_BODY for word in words_around(noun)):
        return _left_in(verb, counted)
    if verb.pos == "VERB" and hangs_as(noun, OBJECT) and _left_dead(noun, verb):
        return "dead"
    if (
        hangs_as(noun, DOER)
        and verb.lower in STATES_OF_BODY
        and (hangs_as(verb, CLAUSE) or (verb.i == noun.i + 1 and not has(verb, OBJECT)))
    ):
        return STATES_OF_BODY[verb.lower]
    return None


def _left_in(verb: Token, counted: Token) -> str | None:
    """In what state they are left: "left eight soldiers and four guards dead and 20 people wounded" tells it after them, "left dead two guards"
    before; None where it is told of others only ("left 40 wounded, two of them children")."""
    told = [word for word in counted.sent.tokens if word.lower in STATES_OF_BODY]
    ahead = next((word for word in told if word.i in (verb.i - 1, verb.i + 1)), None)
    state = ahead or next((word for word in told if word.i > counted.i), None)
    return STATES_OF_BODY[state.lower] if state is not None else None


def _left_dead(noun: Token, verb: Token) -> bool:
    """Whether the verb leaves its object dead: "shot two reporters dead", "shot dead two reporters"."""
    words = (*words_around(noun), *children_as(noun, ADJECTIVE))
    return any(word.lower == "dead" and (word.i > noun.i or word.i == verb.i + 1) for word in words)


def _number_of(noun: Token) -> Token:
    """The number that stands for some of those told after "of": "two of its soldiers had died"."""
    number = over_preposition(noun, ("of",))
    if number is None or number.pos != "NUM" or number.i > noun.i or has(noun, NUMERAL):
        return noun  # not "one of two guards died"
    return number


def _first_counted(noun: Token) -> Token:
    """The first of those counted together: "four soldiers and six civilians were killed": what befell the first befell the others."""
    while (first := head_as(noun, JOINED | APPOSITION)) is not None and first.pos in ("NOUN", "PROPN", "NUM") and first.i < noun.i:
        noun = first
    return noun


def _lives_lost(noun: Token) -> bool:
    """ "cost the lives of ten soldiers", "claimed ten lives"."""
    if noun.lemma == "life":
        return hangs_on_one_of(noun, _LIVES)
    life = over_preposition(noun, ("of",))
    return life is not None and life.lemma == "life" and hangs_on_one_of(life, _LIVES)


def _befell(noun: Token, verb: Token) -> bool:
    """Whether those counted undergo what the verb tells: the subject of a passive, the object of an active one, who die."""
    if hangs_as(noun, UNDERGOER):
        return True
    if hangs_as(noun, OBJECT):
        return not has(verb, PASSIVE)
    return hangs_as(noun, DOER) and verb.lemma in ("die", "perish")


def told_of(doc: Doc, head: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str] | None:
    """The unit of a number that is told of a toll or a number: "the death toll stood at 770"."""
    teller = _teller(head)
    if teller is None:
        return _risen(doc, head, units)
    for child in children_as(teller, MODIFIER | PREPOSITION):
        if hangs_as(child, MODIFIER) and child.lemma in ("death", "dead", "casualty", "fatality"):
            return "dead", f"told of the {child.lower} {teller.lower}"
        noun = object_under(child) if child.lower == "of" else None
        if noun is None or noun is head:
            continue
        if noun.lower in STATES_OF_BODY or noun.lemma in ("death", "fatality"):
            return STATES_OF_BODY.get(noun.lower, "dead"), f"told of the {teller.lower} of {noun.lower}"
        row = unit_of(doc, noun, units)
        if row is not None:
            return toll_of(noun) or row[0], by_row(row[2], f"told of the {teller.lower} of {noun.lower} ({row[2]})")
    return ("dead", "told of the toll") if teller.lemma == "toll" else None


def _teller(head: Token) -> Token | None:
    """The toll or number of which a number is told: "the death toll stood at 770", "a toll of 770"."""
    toll = over_preposition(head, ("of",))
    if toll is not None and toll.lemma in _TELLERS:
        return toll
    verb = _verb_over(head)
    if verb.pos not in ("VERB", "AUX"):
        return None
    return next((child for child in children_as(verb, SUBJECT | OBJECT) if child.lemma in _TELLERS and child is not head), None)


def _verb_over(number: Token) -> Token:
    """The verb over a number, be there one preposition between or two: "rose from 40 to 65"."""
    over = word_over(number)
    return over if over.pos in ("VERB", "AUX") else word_over(over)


def _risen(doc: Doc, head: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str] | None:
    """The unit of both numbers between which those told as many rose or fell: "troops fell from 40,000 to 25,000"."""
    verb = _verb_over(head)
    if over_preposition(head, ("from", "to")) is None or not any(prepositions(verb, ("from",))):
        return None
    if _MOVING.fullmatch(verb.lower) is None or has(verb, OBJECT):
        return None
    many = next((child for child in children_as(verb, SUBJECT) if child.tag == "NNS" and child.i < verb.i), None)
    row = unit_of(doc, many, units) if many is not None else None
    return (row[0], by_row(row[2], f"told of the {many.lower} ({row[2]})")) if many is not None and row is not None else None
