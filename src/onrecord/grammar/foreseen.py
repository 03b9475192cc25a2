"""What a noun or a clause tells of that may come or is missing: a raid that is likely, one that would be a mistake, the lack of a treaty,
planes that violate what somebody will defend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive, is_negated, predicates
from onrecord.grammar.phrases import determiners, prep_objects
from onrecord.grammar.relations import (
    APPOSITION,
    AUXILIARY,
    CLAUSE_AS_SUBJECT,
    DESCRIBING,
    DETERMINER,
    JOINED,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_ANY,
    UNDERGOER,
    child_as,
    children_as,
    first_joined,
    hangs_as,
    has,
    has_word,
    over_preposition,
    up_through,
)
from onrecord.knowledge.words import word_list

#: What is said of a deed that may come, and verbs by which it is.
_CHANCES = word_list("chances")
#: What one says of what one will not do, and what it is off or out of.
_REFUSED = frozenset(("unacceptable", "impossible", "unthinkable", "inconceivable", "premature"))
_NOWHERE = frozenset(("question", "table"))
_SEEMING = frozenset(("be", "remain", "seem", "look", "appear", "become"))
#: Auxiliaries under which one deed of many, "a raid", is none that was told of.
_IFFY = frozenset(("would", "'d"))
_FORESEEN = word_list("possible_auxiliaries") | {"will", "'ll", "shall"}
_ONE = frozenset(("a", "an", "another"))
#: What a deed is to something else: that it is not, does not keep it from having been done.
_RELATING = word_list("relating_verbs")
#: Nouns that say that what they are of is not there, and what a clause says that is true at all times.
_MISSING = frozenset(("lack", "absence"))
_PRESENT = frozenset(("VBZ", "VBP"))
#: Nouns of what doing something would be good for, and of what may come.
_WORTH = word_list("worth")
_MAY_COME = frozenset(("chance", "risk", "likelihood", "possibility", "prospect", "danger", "odds", "hope"))
#: Nouns under "in" whose "of" tells in which case something is to be done.
_CASES = frozenset(("event", "case"))
#: How a plan has something in it; plans.
_INCLUDING = frozenset(("include", "entail", "envisage", "foresee", "involve", "stipulate", "contain"))
_PLANS = word_list("plans_that_include")
_TELLING_TERMS = frozenset(("VBG", "VBZ", "VBP"))
#: What is told of meetings to come, and how: "expected to cover".
_LOOKED_FOR = frozenset(("expected", "due", "scheduled", "set", "slated"))
_BEING = word_list("expected_of_talks")
#: Stories and games "in" which it is done.
_MADE_UP = word_list("made_up")


def is_foreseen(node: Token) -> bool:
    """Whether a noun's deed is only said to be likely or imminent, or is one that would be something: "a Turkish attack is unlikely", "a raid
    would be a mistake"."""
    noun = first_joined(node)
    if is_ruled_out(node):
        return True
    if noun.pos != "NOUN" or not hangs_as(noun, SUBJECT):
        return False
    verb = noun.head
    if verb.lemma in _SEEMING:
        below = [verb, *children_as(verb, OPEN_CLAUSE)]
        if any(word.lower in _CHANCES for at in below for word in predicates(at)):
            return True
    return has_word(verb, _IFFY, AUXILIARY) and any(word.lower in _ONE for word in determiners(noun))


def is_planned_in(noun: Token) -> bool:
    """Whether it is what a plan or a pact includes: "the deal, which includes a withdrawal", "the plan entails deporting them"."""
    given = over_preposition(noun, ("for",))
    if given is not None and given.lemma == "provide" and given.tag in _TELLING_TERMS:
        plan = given.head if hangs_as(given, DESCRIBING) else child_as(given, SUBJECT)
        return plan is not None and plan.lemma in _PLANS  # "an agreement providing for a withdrawal"
    first = up_through(noun, JOINED | APPOSITION)  # the parser may take the second of a list for another name of the first
    verb = first.head
    if not hangs_as(first, OBJECT | OPEN_CLAUSE) or verb.lemma not in _INCLUDING:
        return False
    who = child_as(verb, SUBJECT)
    if who is not None and who.lower in ("which", "that") and hangs_as(verb, RELATIVE):
        who = verb.head
    return who is not None and who.lemma in _PLANS


#: What is told to arrive where it is yet to be.
_COMING = frozenset(("deployment", "delivery", "shipment"))


def is_expected(noun: Token) -> bool:
    """Whether it is told of a meeting what it is expected to be about or when to begin: "the talks are expected to cover fishing", "have yet to
    begin"."""
    verb = noun.head
    if noun.pos != "NOUN" or not hangs_as(noun, SUBJECT):
        return False
    looked_for = [word for word in (verb, *predicates(verb)) if word.lower in _LOOKED_FOR]  # "is due to focus on"
    if verb.lemma == "have" and has_word(verb, ("yet",)):
        looked_for.append(verb)
    being = _BEING | {"arrive"} if noun.lemma in _COMING else _BEING
    return any(below.lemma in being for word in looked_for for below in children_as(word, OPEN_CLAUSE))


def is_ruled_out(node: Token) -> bool:
    """Whether it is said of doing it that it will not be: "lifting the ban is out of the question", "ceding land is unacceptable"."""
    verb = node.head
    if node.tag != "VBG" or not hangs_as(node, CLAUSE_AS_SUBJECT) or verb.lemma not in _SEEMING or is_negated(verb):
        return False
    if any(word.lower in _REFUSED for word in predicates(verb)):
        return True
    out = [*prep_objects(verb, ("off",)), *(inner for place in children_as(verb, PREPOSITION) for inner in prep_objects(place, ("of",)))]
    return any(word.lower in _NOWHERE for word in out)


def only_related(noun: Token) -> bool:
    """Whether it is told of a deed that was done what it has nothing to do with: "the raid was not linked to the talks"."""
    return hangs_as(noun, UNDERGOER) and noun.pos == "NOUN" and noun.head.lemma in _RELATING and is_negated(noun.head)


def is_missing(node: Token) -> bool:
    """Whether it is said that there is none: "the lack of a treaty", "the absence of talks"."""
    of = node.head
    return hangs_as(node, PREPOSITIONAL_OBJECT) and of.lower == "of" and hangs_as(of, PREPOSITION) and of.head.lemma in _MISSING


def is_of_worth(node: Token) -> bool:
    """Whether it is told of doing it only that it would be of use, or that it may come: "stressed the importance of sending aid", "the benefits of
    closer cooperation", "the chances of Chad signing are slim"."""
    if node.tag == "VBG" and hangs_as(node, REDUCED):
        return node.head.lemma in _MAY_COME and has_word(node.head, ("of",), PREPOSITION)
    of = node.head
    if of.lower != "of" or not hangs_as(node, UNDER_ANY) or of.head.lemma not in _WORTH:
        return False
    if node.pos != "NOUN":
        return node.tag == "VBG"
    return not children_as(node, POSSESSOR) and all(word.lower in _ONE for word in determiners(node))


def only_not_by(clause: Token) -> bool:
    """Whether somebody is said not to be the one who did it: "it was not Chad that attacked them"."""
    being = clause.head.head
    said = hangs_as(clause, RELATIVE) and hangs_as(clause.head, PREDICATE_NOUN) and being.lemma == "be"
    return said and is_negated(being) and has_word(being, ("it",), SUBJECT) and has_word(clause, ("that", "who"), SUBJECT)


def is_of_any(clause: Token) -> bool:
    """Whether a clause tells which of many something will be done to, and no deed of theirs: "would shoot down planes that violate its airspace"."""
    if not hangs_as(clause, RELATIVE) or clause.tag not in _PRESENT or has(clause, AUXILIARY):
        return False
    noun = clause.head
    if noun.tag != "NNS" or determiners(noun) or children_as(noun, POSSESSOR) or clause.subtree()[0].i != noun.i + 1:
        return False
    return any(_to_come(above) for above in noun.ancestors() if above.pos in ("VERB", "AUX"))


def is_of_a_sort(deed: Token) -> bool:
    """Whether a noun means what would be if a deed were done: "an attack by Chad on Mali is unacceptable", "a raid would mean war", "an attack on
    one is an attack on all"; not "a raid that killed six is unacceptable"."""
    verb = deed.head
    if deed.tag != "NN" or not hangs_as(deed, SUBJECT) or not has_word(deed, ("a", "an"), DETERMINER) or children_as(deed, DESCRIBING):
        return False
    if has_word(verb, _FORESEEN, AUXILIARY):
        return True
    if verb.tag not in _PRESENT or has(verb, AUXILIARY):
        return False
    judged = any(how.lemma in _JUDGED for how in children_as(verb, PREDICATE_ADJECTIVE))
    same = any(noun.lemma == deed.lemma for noun in children_as(verb, PREDICATE_NOUN))
    return verb.lemma in _MEANING or judged or same


#: What a deed is said to be that has not been done; what it would bring.
_JUDGED = frozenset(("unacceptable", "intolerable", "unthinkable", "inconceivable", "impermissible", "unwinnable"))
_MEANING = frozenset(("mean", "constitute", "require", "oblige", "justify", "invoke"))


def _to_come(verb: Token) -> bool:
    return is_infinitive(verb) or has_word(verb, _FORESEEN, AUXILIARY)


def in_some_case(verb: Token) -> bool:
    """Whether it is to be done in a case only: "declares an emergency in the event of war"; also in what is made up: "in the novel"."""
    own = children_as(verb, PREPOSITION)
    if any(noun.lower in _CASES and has_word(noun, ("of",), PREPOSITION) for noun in _under_in(own)):
        return True
    return any(
        noun.lemma in _MADE_UP and (noun.lemma != "game" or has_word(noun, ("war",))) for noun in _under_in((*own, verb.sent.tokens[0]))
    )


def _under_in(prepositions: Iterable[Token]) -> Iterator[Token]:
    """What stands under those of these prepositions that are "in"."""
    return (noun for preposition in prepositions if preposition.lower == "in" for noun in children_as(preposition, PREPOSITIONAL_OBJECT))
