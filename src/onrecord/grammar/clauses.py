"""A verb and what is its own: subject, object, auxiliaries, negation, what introduces its clause."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.doc import ACTING_LABELS, Token
from onrecord.grammar.phrases import word_before
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    ANY_SUBJECT,
    AUXILIARY,
    BESIDE,
    BY,
    CLAUSE,
    DESCRIBING,
    DONE_TO,
    FINITE,
    HELPING,
    JOINED,
    MARK,
    NEGATION,
    OBJECT,
    OPEN_CLAUSE,
    PREDICATE,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    TENSED,
    UNDER_PREPOSITION,
    VERBAL,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
    object_under,
    word_as,
)
from onrecord.knowledge.words import word_list

_TO = ("to",)
_CLAUSAL = frozenset(("VBD", "VBZ", "VBP", "VB"))
#: Auxiliaries of what somebody is to do.
OUGHT = frozenset(("must", "should", "shall"))
#: Auxiliaries of what is to come.
AHEAD = frozenset(("will", "would", "'ll", "’ll", "shall"))
#: Clauses that tell of another act than the one above them; what a verb is that does so; and what one is that heads a clause.
_APART = CLAUSE | ADVERBIAL | RELATIVE | BESIDE
_APART_OR_JOINED = _APART | JOINED
_HEADING = _APART_OR_JOINED | OPEN_CLAUSE | REDUCED | UNDER_PREPOSITION
#: What tells with "be" that something goes on.
_GOING_ON = frozenset({"underway", "ongoing"})
_STRETCHES = frozenset({("under", "way"), ("in", "progress")})


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, active or passive; None where the clause has none of its own."""
    return child_as(verb, SUBJECT)


def has_subject(clause: Token) -> bool:
    """Whether the clause has a subject of its own, be it "there" or a clause."""
    return has(clause, ANY_SUBJECT)


def object_of(verb: Token) -> Token | None:
    """The verb's own direct object."""
    return child_as(verb, OBJECT)


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries: "had", "been", "to" of "to have been"."""
    return children_as(verb, AUXILIARY)


def auxiliary_words(verb: Token) -> frozenset[str]:
    """The verb's auxiliaries in lower case."""
    return frozenset(below.lower for below in auxiliaries(verb))


def helping_words(verb: Token) -> frozenset[str]:
    """The verb's auxiliaries in lower case, those of the passive left out: "will" and "have" of "will have been told"."""
    return frozenset(below.lower for below in children_as(verb, HELPING))


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own or by an auxiliary."""
    return verb.tag in FINITE or is_helped(verb)


def is_helped(verb: Token) -> bool:
    """Whether an auxiliary gives a verb its tense: "was told", "will leave"."""
    return any(helping.tag in FINITE for helping in auxiliaries(verb))


def lacks_subject(verb: Token) -> bool:
    """Whether a verb has a tense and the tree gives it no subject; not one that an auxiliary after it or "to" goes with."""
    if not is_finite(verb) or has_subject(verb):
        return False
    return not any(helping.lower == "to" or helping.i > verb.i for helping in auxiliaries(verb))


#: What stands before an auxiliary that its subject follows, and keeps the deed from being done; with "no" before them, these do so, too.
_NOT_AT_ALL, _NO_TIMES = frozenset({"never", "nor", "neither", "nowhere"}), word_list("no_times")


def is_negated(word: Token) -> bool:
    """ "did not say", "never said", "nor did it say"."""
    return has(word, NEGATION) or negated_ahead(word)


def negated_ahead(word: Token) -> bool:
    """Whether a negation before the auxiliary puts the subject behind that: "never has it said", "nor did it say", "at no point did it say"."""
    helping = child_as(word, HELPING)
    if helping is None or not any(subject.i > helping.i for subject in children_as(word, SUBJECT)):
        return False
    before = word_before(helping)
    if before is None:
        return False
    if before.lower in _NO_TIMES:
        return (no := word_before(before)) is not None and no.lower == "no"
    return before.lower in _NOT_AT_ALL


def is_infinitive(clause: Token) -> bool:
    """Whether "to" stands at the verb: "to leave"."""
    return to_of(clause) is not None


def to_of(clause: Token) -> Token | None:
    """The "to" of an infinitive."""
    return word_as(clause, _TO, AUXILIARY)


def infinitive_begins(clause: Token) -> int:
    """Where an infinitive's own words begin, at "to" or the "not" before it: "to leave" of "urged the rebels to leave"."""
    words = (to_of(clause), child_before(clause, NEGATION), clause)
    return min(word.i for word in words if word is not None)


def marked(clause: Token, words: Collection[str]) -> bool:
    """Whether one of these words (lower case) introduces the clause: "that", "if"."""
    return has_word(clause, words, MARK)


def is_aside(clause: Token) -> bool:
    """Whether a clause tells when, why or on what terms the verb over it is so, and not what it says: "asked for talks after jets came"."""
    marks = {mark.lower for mark in children_as(clause, MARK)}
    return hangs_as(clause, ADVERBIAL) and (bool(marks - {"that", "for"}) or has_word(clause, ("when", "where"), ADVERB))


#: Words that begin a clause of what happened at the time.
_MOMENT = frozenset(("when", "after", "before", "as", "while"))


def circumstance(verb: Token) -> bool:
    """Whether a verb tells what happened meanwhile, with a doer of its own that is named: "when a Kenyan jet bombed the camp"."""
    clause = verb
    while hangs_as(clause, JOINED) and clause.head is not clause and clause.head.pos == "VERB":
        clause = clause.head
    if not hangs_as(clause, ADVERBIAL) or verb.tag not in TENSED:
        return False
    who = subject_of(clause)
    return (
        who is not None and who.pos in ("NOUN", "PROPN") and any(below.lower in _MOMENT and below.i < clause.i for below in clause.children)
    )


def accuser_in(of: Token) -> tuple[Token, Token] | None:
    """ "By" and who accuses, at the end of what somebody is accused of: "accused of spying by Estonia", "accused of looting by the council"."""
    deed = next((below for below in of.children if below.tag == "VBG"), None)
    by = next((below for below in reversed(deed.children) if below.lower == "by"), None) if deed is not None else None
    who = object_under(by) if by is not None else None
    return (by, who) if by is not None and who is not None and who.ent is not None and who.ent.label in ACTING_LABELS else None


def agent(verb: Token) -> Token | None:
    """The one by whom: "was accused by Ankara"."""
    by = child_as(verb, BY)
    return object_under(by) if by is not None else None


def subjects(verb: Token) -> list[Token]:
    """The verb's own subjects, active and passive; see ``surface_subject`` for shared ones."""
    return children_as(verb, SUBJECT)


def undergoing(noun: Token) -> Token | None:
    """The verb whose act a noun undergoes, as its object or as a passive's subject; None where there is none."""
    return head_as(noun, DONE_TO)


def predicates(verb: Token) -> list[Token]:
    """What is said of the subject or the object: "reckless" in "was reckless", "called it reckless"."""
    return children_as(verb, PREDICATE)


def goes_on(be: Token) -> bool:
    """Whether a form of "be" tells that something goes on: "is under way", "are underway"."""
    if any(word.lower in _GOING_ON for word in children_as(be, PREDICATE | ADVERB)):
        return True
    under = (thing for preposition in children_as(be, PREPOSITION) if (thing := object_under(preposition)) is not None)
    return be.lemma == "be" and any((thing.head.lower, thing.lower) in _STRETCHES for thing in under)


def noun_clauses(noun: Token) -> list[Token]:
    """The verbs of the clauses and participles that describe a noun: "the raid that killed ten", "an offer to leave"."""
    return children_as(noun, DESCRIBING)


def described(verb: Token) -> Token | None:
    """The noun that a verb's clause or participle describes; None where there is none."""
    return head_as(verb, DESCRIBING)


def clause_root(token: Token) -> Token:
    """The verb whose clause a token stands in."""
    while token.head is not token and not (token.pos in VERBAL and hangs_as(token, _HEADING)):
        token = token.head
    return token


def clause_edges(token: Token) -> tuple[Token, Token]:
    """First and last word of the clause that a token heads or stands in, without the clauses of other acts in it."""
    while token.pos not in VERBAL and token.head is not token and not hangs_as(token, _APART):
        token = token.head
    first, last = token, token
    stack = [token]
    while stack:
        node = stack.pop()
        first, last = min(first, node, key=_place), max(last, node, key=_place)
        stack.extend(child for child in node.children if not hangs_as(child, _APART_OR_JOINED if child.pos == "VERB" else _APART))
    return first, last


def _place(token: Token) -> int:
    return token.i


def clause_among(tokens: list[Token]) -> Token | None:
    """The first word of the clause that stands among the tokens; None where no finite verb with its subject does."""
    who = next((t for t in tokens if hangs_as(t, SUBJECT) and (t.head.tag in _CLAUSAL or auxiliaries(t.head))), None)
    if who is None or who.head not in tokens:
        return None
    own = {token.i for token in who.head.subtree()}
    return next(token for token in tokens if token.i in own and token.pos != "PUNCT")
