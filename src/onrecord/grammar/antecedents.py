"""Clauses of which the parser misses what they are told of: a part of ``mending``.

- refused: "a claim that Chile rejects": it makes what is done to the claim what the claim says.
- called: "a move that Peru called a threat": it gives the calling two objects and makes nothing of what it is called.
- refused besides: "its claim to the islands, which Peru rejects": it makes what is refused the islands.
- bound: "is obliged under a treaty to defend it": it makes what somebody is obliged to do a circumstance.
- told in what: "hit a plant in what Chad says is its largest raid": it makes the saying the subject of what is said.
- told of the deed: "an act he called 'reckless' that hurt three": it hangs the second clause on what the first calls it.
- split: "it was Chad that fired": it makes the clause what is said of "it".
- of who says: "a deal on bases in Chad, which has accused him": no deal accuses.
- of a person: "an officer who lives in the country who is accused": no place is "who".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject, is_infinitive
from onrecord.grammar.moving import become, hang, take_place
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    CLAUSE,
    CLAUSE_AS_SUBJECT,
    COMPLETING,
    DESCRIBING,
    DOER,
    MARK,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE,
    PREDICATE_NOUN,
    REDUCED,
    RELATIVE,
    RELATIVE_WORDS,
    UNDER_PREPOSITION,
    child_after,
    child_as,
    children_as,
    hangs_as,
    has,
    has_word,
    over_preposition,
    word_as,
)
from onrecord.knowledge.words import word_list

#: Places, and the prepositions between them and people.
_PLACES = frozenset(("country", "state", "city", "town", "village", "region", "province", "district"))
_WHERE = frozenset(("in", "of", "from", "at", "near"))
#: What is done to a claim.
_REFUSING = frozenset(("reject", "dismiss", "deny", "dispute", "refute", "rebuff", "contest", "condemn"))
_CALLING = word_list("calling_verbs")
_SAID = word_list("doubt_sayings")
_SAYING = word_list("speech_acts")
_BINDING = word_list("object_control") | {"bind", "commit", "obligate"}
#: What states do and no deal or presence does.
_CHARGING = frozenset(("accuse", "deny", "say", "insist", "blame", "warn", "condemn"))
#: What is refused, or not said by whoever refuses; "that", which may stand for it.
_COMPLETED = COMPLETING | PASSIVE
_THAT = MARK | OBJECT
#: What a clause is that "what" begins: "in what Chad says", "after what its owners said".
_OF_WHAT = UNDER_PREPOSITION | ADVERBIAL
#: What a clause is that ``told_of`` mends.
_TOLD_OF = REDUCED | ADVERBIAL | CLAUSE_AS_SUBJECT | CLAUSE | RELATIVE


def told_of(clause: Token) -> None:
    """Mends one clause in place."""
    if not hangs_as(clause, _TOLD_OF):
        return
    if clause.lemma in _REFUSING and hangs_as(clause, REDUCED):
        _refused(clause)
    if clause.tag == "VB" and hangs_as(clause, ADVERBIAL):
        _bound(clause)
    if clause.lemma in _SAYING and hangs_as(clause, CLAUSE_AS_SUBJECT):
        _told_in_what(clause)
    if hangs_as(clause, CLAUSE) and clause.head.lemma == "be":
        _cleft(clause)
    if hangs_as(clause, RELATIVE):
        if clause.lemma in _REFUSING:
            _refused_besides(clause)
        if clause.lemma in _CALLING:
            _called(clause)
        if clause.lemma in _CHARGING:
            _of_who_says(clause)
        _of_the_deed(clause)
        _of_a_person(clause)
        _of_the_nearest(clause)


def _cleft(clause: Token) -> None:
    """Hangs a clause on whom it tells of: "It was Chad that fired", "it was Okafor who said so"."""
    be = clause.head
    who = child_after(be, PREDICATE_NOUN)
    relative = child_as(clause, ANY_SUBJECT)
    if who is None or relative is None or not has_word(be, ("it",), ANY_SUBJECT):
        return
    if relative.lower in ("who", "that", "which") and relative.tag[:1] == "W" and who.i < relative.i < clause.i:
        hang(clause, who, RELATIVE)


def _refused(clause: Token) -> None:
    """Makes "that" the object of a verb that has none: "a claim that Chile rejects"."""
    that = word_as(clause, ("that",), _THAT)
    if that is not None and has_subject(clause) and all(child is that for child in children_as(clause, _COMPLETED)):
        become(clause, RELATIVE)
        become(that, OBJECT)


def _refused_besides(clause: Token) -> None:
    """Hangs "which" on the claim, where only the thing claimed stands between: "its claim to the islands, which Peru rejects"."""
    thing = clause.head
    claim = over_preposition(thing) or thing
    if claim.lemma in _SAID and claim.pos == "NOUN" and has_word(clause, ("which",)):
        hang(clause, claim)


def _bound(clause: Token) -> None:
    """Makes an infinitive what somebody is bound to do: "is obliged under a treaty to defend it"."""
    verb = clause.head
    passive = verb.tag == "VBN" and has(verb, PASSIVE)
    if passive and verb.i < clause.i and verb.lemma in _BINDING and is_infinitive(clause) and not has(verb, OPEN_CLAUSE):
        become(clause, OPEN_CLAUSE)


def _called(clause: Token) -> None:
    """Makes the object of a verb of calling what the noun is called: "a move Peru called a threat"."""
    what = child_after(clause, OBJECT)
    who = child_as(clause, ANY_SUBJECT)
    if what is not None and who is not None and who.lower not in RELATIVE_WORDS:
        become(what, OBJECT_PREDICATE)


def _told_in_what(clause: Token) -> None:
    """Makes the saying the main word of "in what Chad says is its largest raid", and the rest what is said."""
    said = clause.head
    what = word_as(clause, ("what",), OBJECT)
    if what is None or said.i < clause.i or not hangs_as(said, _OF_WHAT) or not has_subject(clause):
        return
    take_place(clause, said)
    hang(said, clause, CLAUSE)
    hang(what, said, DOER)
    for child in [child for child in said.children if child.i < what.i]:
        hang(child, clause)  # "after what its owners said was a raid"


def _of_the_deed(clause: Token) -> None:
    """Hangs a second clause on the noun that the first one describes: "an act he called 'reckless' that hurt three"."""
    called = clause.head
    first = called.head
    if hangs_as(called, OBJECT_PREDICATE) and hangs_as(first, RELATIVE) and first.lemma in _CALLING and first.head.i < first.i:
        hang(clause, first.head)


def _of_who_says(clause: Token) -> None:
    """Hangs "which" on the state named right before it, where it says something: "a deal on bases in Chad, which has accused him"."""
    thing, which = clause.head, child_as(clause, ANY_SUBJECT)
    if which is None or which.lower != "which" or thing.pos != "NOUN" or which.i < 2:
        return
    name = next((below for below in thing.subtree() if below.i == which.i - 2), None)
    if name is not None and name.ent is not None and name.ent.label == "GPE" and name.pos == "PROPN":
        hang(clause, name)


def _of_a_person(clause: Token) -> None:
    """Hangs "who" on whoever stands over a place: "a colonel living in Oslo who was charged", "chiefs in Bor, who were on their way"."""
    place = clause.head
    named = place.ent is not None and place.ent.label == "GPE"
    if not has_word(clause, ("who",), ANY_SUBJECT) or not (named or place.lemma in _PLACES):
        return
    above = [noun for noun in place.ancestors() if noun.pos in ("NOUN", "PROPN") and noun.i < place.i]
    told = (noun for noun in above if any(hangs_as(child, DESCRIBING) and child in place.ancestors() for child in noun.children))
    person = next(told, None) or over_preposition(place, _WHERE)
    if person is not None and person.pos in ("NOUN", "PROPN"):
        hang(clause, person)


#: How many words may stand between a noun and what describes it, where another noun stands right before that.
#: Plain, by wikinews: 5 changes one report, 14 another.
_FAR = 9


def _of_the_nearest(clause: Token) -> None:
    """Hangs what "that" begins on the noun right before it, where the parser hangs it on one far before: "ordered the activation of a force for
    use against the junta that seized power"."""
    that = child_as(clause, ANY_SUBJECT)
    words, first = clause.sent.tokens, clause.sent.tokens[0].i
    if that is None or that.lower != "that" or that.i - clause.head.i < _FAR:
        return
    noun = words[that.i - 1 - first]
    if noun.pos == "NOUN" and noun.ent is None and clause.head in noun.ancestors():
        hang(clause, noun)
