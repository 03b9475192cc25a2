"""The nouns that tell who somebody named is and that stand apart from the name.

"The Chilean broadcaster and journalist Ana Lopez", "a Kenyan blogger, Amina Otieno, was held", "Okafor became the first Ghanaian
judge", "Lopez, who was captain of the team", "two Peruvian pilots: Diaz and Rojas".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.phrases import first_conjunct, left_edge
from onrecord.grammar.relations import (
    APPOSITION,
    ARGUMENT,
    DETERMINER,
    IN_NAMES,
    JOINED,
    NEGATION,
    NOMINAL,
    OBJECT_PREDICATE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RELATIVE,
    SUBJECT,
    children_as,
    hangs_as,
    has,
    object_under,
    prepositions,
    stands_under,
)

#: Verbs that say what their subject is or comes to be.
_BEING = frozenset(("be", "become", "remain"))
#: Verbs by whose "as" somebody is, or was, in an office, and the nouns for one.
_SERVING = frozenset(("serve", "work", "resign", "retire", "elect", "appoint", "name"))
_POSTS = frozenset(("post", "position", "role", "job", "term", "career"))
#: How far above an apposition the noun may stand: "the leader of the agency BEA, Okafor".
#: Plain, by wikinews: 2 changes nothing, 99 one report.
_UP = 4


def introducing(name: Token, first: Token) -> list[Token]:
    """The nouns that tell who the named is; ``first`` is the first word of the phrase of which ``name`` is the head."""
    found = [_joined_before(name, first), _listed(name), _second_subject(name, first), *said_to_be(name)]
    return [noun for noun in found if noun is not None]


def _joined_before(name: Token, first: Token) -> Token | None:
    """ "The Chilean broadcaster and journalist Ana Lopez": one person; not "the minister and the judge Ana Lopez"."""
    noun = name.head
    two = stands_under(noun, ("between",)) or not hangs_as(name, JOINED)  # "talks between the president and Prime Minister Okafor"
    if two or noun.pos != "NOUN" or noun.tag != "NN" or has(name, DETERMINER) or name.i - noun.i > _LONG:
        return None
    begin = left_edge(name)
    own = begin if begin.i < first.i else first
    return noun if own is not name and own.pos in IN_NAMES and own.i == noun.i + 2 and first.pos == "NOUN" else None


#: Plain, by wikinews: 5 and 20 change nothing.
_LONG = 10


def _listed(name: Token) -> Token | None:
    """The noun of several of whom the named is one, "two Peruvian pilots: Diaz and Rojas", or of the one after whom a colon stands."""
    top = first_conjunct(name)
    if not hangs_as(top, APPOSITION):
        return None
    noun = top.head
    return noun if noun.tag == "NNS" and noun.i < top.i else None


def _second_subject(name: Token, first: Token) -> Token | None:
    """The noun before a name where the parser makes subjects of both, or hangs the name on the last word of the noun's phrase."""
    if hangs_as(name, SUBJECT):
        other = next((c for c in children_as(name.head, SUBJECT) if c.i < first.i), None)
        return other if other is not None and other.pos == "NOUN" and other.tag == "NN" and first.i - other.i == 2 else None
    if not hangs_as(name, APPOSITION):
        return None
    node = name.head
    for _ in range(_UP):
        if node.pos == "NOUN" and node.tag == "NN" and node is not name.head and hangs_as(node, ARGUMENT):
            return node
        if not hangs_as(node, APPOSITION | PREPOSITION | PREPOSITIONAL_OBJECT) or node.head is node:
            return None
        node = node.head
    return None


def said_to_be(name: Token) -> list[Token]:
    """What a clause says that the named is, or in which office: "Okafor became a judge", "who is captain", "served as envoy"."""
    verbs = [verb for verb in children_as(name, RELATIVE) if _about(verb)]
    if hangs_as(name, SUBJECT):
        verbs.append(name.head)
    found: list[Token] = []
    for verb in verbs:
        if has(verb, NEGATION):
            continue
        if verb.lemma in _BEING:
            found += children_as(verb, PREDICATE_NOUN | OBJECT_PREDICATE)
        posts = [noun for prep in prepositions(verb) for noun in children_as(prep, PREPOSITIONAL_OBJECT) if noun.lemma in _POSTS]
        for over in (*posts, verb) if posts or verb.lemma in _SERVING else ():
            found += [noun for prep in prepositions(over, ("as",)) if (noun := object_under(prep)) is not None]
    return [noun for noun in found if noun.pos in NOMINAL and noun.tag in ("NN", "NNP")]


def _about(verb: Token) -> bool:
    """Whether a relative clause's subject is the relative pronoun."""
    return any(child.lower == "who" for child in children_as(verb, SUBJECT))
