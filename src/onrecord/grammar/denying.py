"""What is denied and what is only not told: conditional denials, silence, reports that are denied."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliary_words, is_negated, marked
from onrecord.grammar.complements import clause_of
from onrecord.grammar.edges import withheld_by
from onrecord.grammar.relations import (
    ADVERBIAL,
    DESCRIBING,
    JOINED,
    JOINER,
    OBJECT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    child_as,
    children_as,
    first_joined,
    hangs_as,
)
from onrecord.knowledge.words import word_list

#: Verbs by which one tells what one knows; not to do it denies nothing.
TELLING = word_list("telling_what_is_known")
#: Verbs of answering, whose object is what is answered, not what is said: who does not do it passes no words on.
_ANSWERING = frozenset(("comment", "elaborate", "respond", "reply", "answer", "speculate"))
_REPORTING = TELLING | {"claim", "allege", "suggest", "indicate"}
#: Auxiliaries by which a denial is only thought of.
_THOUGHT_OF = frozenset(("would", "could", "might", "may"))
_ASKING = frozenset(("whether", "if"))
_CONDITIONS = frozenset(("if", "unless"))
_EITHER = frozenset(("or", "nor"))
_OPEN = frozenset(("WDT", "WP", "WRB"))


def may_not_be_denied(verb: Token) -> bool:
    """Whether a denial is only thought of, or one of two things that are both left undone: "could deny", "neither confirmed nor denied"."""
    words = auxiliary_words(verb)
    if words & _THOUGHT_OF or (words and any(marked(clause, _CONDITIONS) for clause in children_as(verb, ADVERBIAL))):
        return True
    first = first_joined(verb)
    left = hangs_as(verb, JOINED) and first.lemma in TELLING
    return left and any(
        joiner.lower in _EITHER and joiner.i < verb.i for joiner in (*children_as(first, JOINER), *children_as(verb.head, JOINER))
    )


def leaves_open(verb: Token) -> bool:
    """Whether what is not told stays open: "declined to say whether", "would not confirm the strike", "did not say why"."""
    if verb.lemma not in TELLING:
        return False
    if withheld_by(verb) is not None:
        return True
    clause = clause_of(verb)
    first = clause.subtree()[0] if clause is not None else None
    asks = clause is not None and (marked(clause, _ASKING) or (first is not None and first.tag in _OPEN and first.i > verb.i))
    return is_negated(verb) and asks


def refuses_to_answer(verb: Token) -> bool:
    """ "Refused to comment on the raid", "declined to elaborate"; not what somebody is told: "urged them not to respond"."""
    return verb.lemma in _ANSWERING and withheld_by(verb) is not None


def is_silent(verb: Token) -> bool:
    """Whether nothing is told at all: also "did not respond to the report"."""
    return refuses_to_answer(verb) or (verb.lemma in _ANSWERING and is_negated(verb))


def told_in_reports(verb: Token, denying: Collection[str]) -> bool:
    """Whether a clause only tells what reports say that somebody denies: "denied the reports saying that the town had fallen", "rejected reports
    that claimed it had fallen"."""
    noun = verb.head
    return _of_what_says_it(verb) and hangs_as(noun, OBJECT) and noun.head.lemma in denying and noun.ent is None


def _of_what_says_it(verb: Token) -> bool:
    """Whether a clause tells what the noun on which it hangs says: "reports saying", "reports that claim"."""
    if hangs_as(verb, REDUCED):
        return verb.tag == "VBG"
    who = child_as(verb, SUBJECT) if hangs_as(verb, RELATIVE) else None
    return who is not None and who.lower in ("that", "which")


def denied_in_reports(noun: Token, denying: Collection[str]) -> Token | None:
    """The clause that denied reports say, after what tells it on them: "denied the reports saying that the town had fallen"."""
    if not hangs_as(noun, OBJECT) or noun.head.lemma not in denying:
        return None
    said = (verb for verb in children_as(noun, DESCRIBING) if verb.lemma in _REPORTING and _of_what_says_it(verb))
    return next((clause_of(verb) for verb in said), None)
