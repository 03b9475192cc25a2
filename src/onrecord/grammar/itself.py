"""What the words of one verb or noun tell of how its act stands, whatever stands above it: "will", "may", "not", "nobody", "if"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import negated_ahead
from onrecord.grammar.depending import is_subjunctive
from onrecord.grammar.doubting import not_adopted
from onrecord.grammar.foreseen import in_some_case
from onrecord.grammar.phrases import goes_on_to_more, none_of, not_once, not_one, says_none
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    ARGUMENT,
    BEFORE_JOINED,
    CLAUSE,
    DOER,
    HELPING,
    JOINER,
    MARK,
    NEGATION,
    OPEN_CLAUSE,
    PASSIVE,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has_word,
)
from onrecord.grammar.unreal import is_contrary, is_inverted_condition
from onrecord.grammar.voice import agents
from onrecord.knowledge.words import word_list
from onrecord.types import Status

_PLANNED = frozenset({"will", "'ll", "shall", "wo"})
_POSSIBLE = word_list("possible_auxiliaries")
_WOULD = frozenset({"would", "'d"})
_HAVE = frozenset({"have", "has", "had"})
#: Adverbs by which the report leaves open whether it was done.
_ALLEGED = frozenset({"allegedly", "purportedly", "supposedly", "ostensibly"})
_IF = frozenset({"if", "unless", "whether", "lest", "until"})
#: What one is or is not, of whom others think that he will do it.
_LOOKED_FOR = frozenset({"expected", "likely", "due", "supposed", "scheduled", "thought"})
#: Words that keep an act from being done, before its verb.
_SHORT = frozenset({"never", "hardly", "neither", "nor", "almost", "nearly"})
#: Subjects and objects that stand for nobody and nothing.
_NONE = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
#: "Provided", which the parser takes for a preposition or a verb.
_LIKE_PREPOSITION = PREPOSITION | ADVERBIAL
#: What a pact or plan does that gives somebody something; pacts and plans.
_GIVING = frozenset({"provide", "give", "grant", "supply", "transfer", "send", "offer", "hand"})
_PLANS = word_list("plans_that_include")
#: What the words are that keep an act from being done, before its verb.
_SHORTLY = ADVERB | BEFORE_JOINED


def own_status(verb: Token, reported: bool) -> Status:
    """What the auxiliaries and negation of one verb or noun tell."""
    words = [child.lower for child in children_as(verb, HELPING) if child.lemma != "have" or child.lower in _HAVE]  # "'d met" is "had met"
    planned = any(word in _PLANNED or (reported and word in _WOULD) for word in words)
    possible = any(word in _POSSIBLE and not (reported and word in _WOULD) for word in words) and not _perceived(verb, words)
    if (
        possible
        or has_word(verb, _IF, MARK)
        or has_word(verb, _ALLEGED, ADVERB)
        or _provided(verb)
        or in_some_case(verb)
        or is_inverted_condition(verb)
        or is_contrary(verb)
        or _on_paper(verb)
        or (planned and "have" in words and not has_word(verb, _PLANNED))
    ):
        return "hypothetical"  # also "it would have attacked", which nobody has planned
    if (
        any(_negates(child) or is_nobody(child) for child in verb.children)
        or _of_nothing(verb)
        or negated_ahead(verb)
        or (verb.tag == "VBN" and any(map(nothing, agents(verb))))
    ):
        return "negated"
    if planned or is_subjunctive(verb) or by_terms(verb) or ("to" in words and (verb.head is verb or _announced(verb))):
        return "planned"
    return "actual"


def _perceived(verb: Token, helping: Sequence[str]) -> bool:
    """Whether it is told what was there to see or hear: "tanks could be seen shelling the town"."""
    return (
        verb.lemma in ("see", "hear") and verb.tag == "VBN" and set(helping) <= {"can", "could"} and has_word(verb, ("be", "been"), PASSIVE)
    )


def _announced(verb: Token) -> bool:
    """ "Peru to send ships, minister says": an infinitive with a subject of its own before whoever tells it."""
    return hangs_as(verb, CLAUSE) and verb.i < verb.head.i and child_before(verb, SUBJECT) is not None


def _provided(verb: Token) -> bool:
    """ "Will sign provided that they leave"."""
    return hangs_as(verb, CLAUSE) and verb.head.lower in ("provided", "providing") and hangs_as(verb.head, _LIKE_PREPOSITION)


def by_nobody(verb: Token) -> bool:
    """Whether it is the subject or the object that keeps the act from being done, not a refusal: "no state backed it"."""
    return any(is_nobody(child) for child in verb.children) or any(nothing(doer) for doer in agents(verb))


def yet_to_be(verb: Token) -> bool:
    """Whether it is only not done so far or not looked for, and not refused: "has yet to approve the pact", "has not approved it yet", "is not
    expected to approve it"."""
    if has_word(verb, ("yet",), ADVERB):
        return True
    return hangs_as(verb, OPEN_CLAUSE) and (has_word(verb.head, ("yet",), ADVERB) or verb.head.lower in _LOOKED_FOR)


def nothing(token: Token) -> bool:
    """Whether a word stands for nobody or nothing."""
    return token.lower in _NONE and token.pos in ("PRON", "NOUN")


def _on_paper(verb: Token) -> bool:
    """Whether it is what a paper says that was not adopted: "the draft resolution condemns the raid"."""
    who = child_as(verb, DOER) if verb.pos == "VERB" else None
    return who is not None and who.i < verb.i and not_adopted(who)


def by_terms(verb: Token) -> bool:
    """Whether it is what a pact or a plan gives somebody, told in the present: "a deal that provides Chad with boats"."""
    if verb.lemma not in _GIVING or verb.tag not in ("VBZ", "VBP"):
        return False
    who = child_as(verb, SUBJECT)
    if who is not None and who.lower in ("which", "that") and hangs_as(verb, RELATIVE):
        who = verb.head
    return who is not None and who.lemma in _PLANS


def _negates(child: Token) -> bool:
    return (
        (hangs_as(child, NEGATION) and not goes_on_to_more(child))
        or says_none(child)
        or not_once(child)
        or (child.lower in _SHORT and hangs_as(child, _SHORTLY))
    )


def is_nobody(child: Token) -> bool:
    """Whether the subject or object is nobody or nothing: "no state recognised it", "nobody attacked"."""
    if not hangs_as(child, ARGUMENT):
        return False
    return nothing(child) or none_of(child) or not_one(child) or has_word(child, ("neither",), JOINER | BEFORE_JOINED)


def _of_nothing(verb: Token) -> bool:
    """ "There is nothing preventing the sale"."""
    return hangs_as(verb, REDUCED) and verb.tag == "VBG" and nothing(verb.head)
