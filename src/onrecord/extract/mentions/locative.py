"""Whether the name of a state or capital acts, or only tells where.

What stands after "to", "from" and "into" is taken for the state as well: a visit, arms or aid go to it, troops leave it.
"""

from __future__ import annotations

from itertools import islice

from onrecord.doc import PLACE_LABELS, Token
from onrecord.extract.mentions.scan import Scan
from onrecord.grammar.above import hangs_on_one_of
from onrecord.grammar.phrases import first_conjunct, joined, joins, prep_objects, preposition_over
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    CLAUSE,
    COMPOUND,
    DOER,
    JOINED,
    MODIFIER,
    NOUN_AS_ADVERB,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    SUBJECT,
    UNDERGOER,
    children_as,
    governor,
    hangs_as,
    has,
    head_as,
    head_noun,
)
from onrecord.knowledge.words import word_list

_WHERE = word_list("only_where")
_STATIC = word_list("static_verbs")
_PRESSED = word_list("pressing_verbs")
_TAKEN = word_list("dealing_verbs")
_GIVING = word_list("giving_verbs")
_NOT_OWNED = word_list("town_things")
_SIGNALS = word_list("government_dealings")
_ABSTRACT = word_list("government_abstracts")
_WAYS = word_list("ways_between")


def is_state(head: Token, scan: Scan) -> bool:
    """A state's name is taken for the state, also after "in" or "to": whoever invades, leaves or visits it deals with it.

    Not where it only says where a town lies, or modifies an actor.
    """
    token = first_conjunct(head)
    return not _after_town(head, scan) and not (hangs_as(token, MODIFIER) and _modifies_actor(token, scan))


def acts(head: Token, scan: Scan) -> bool:
    """A name is taken for an actor unless it only tells where."""
    token = first_conjunct(head)
    name = head_as(token, COMPOUND)
    prep = head_as(token, PREPOSITIONAL_OBJECT)
    if name is not None and name.pos == "PROPN" and name.i in scan.named:
        prep = head_as(name, PREPOSITIONAL_OBJECT)
    if prep is not None:
        word = prep.lower
        if word in _WHERE:
            return False
    if _after_town(head, scan):
        return False
    return not (hangs_as(token, MODIFIER) and _modifies_actor(token, scan))


def stands_for_state(head: Token, scan: Scan) -> bool:
    """A capital's name is taken for the government only where the grammar shows that it acts or is dealt with."""
    token = first_conjunct(head)
    if (noun := head_as(token, MODIFIER | NOUN_AS_ADVERB)) is not None:
        if token.i + 1 < len(scan.doc.tokens) and scan.doc.tokens[token.i + 1].text in ("-", "–") and noun.pos not in ("VERB", "ADJ"):
            return (noun.lemma not in _NOT_OWNED and noun.i in scan.by_head) or noun.lemma in _SIGNALS
        return noun.lemma in _ABSTRACT or noun.lower in _ABSTRACT
    if _after_town(head, scan) or _before_state(head, scan):
        return False
    if (verb := head_as(token, DOER)) is not None:
        if verb.lemma == "be":
            return _willing(verb) or any(noun.lemma in _TALKING for noun in prep_objects(verb, ("in",)))
        return verb.pos in ("VERB", "AUX") and (verb.lemma not in _STATIC or _deals_too(verb, scan))
    if hangs_as(token, UNDERGOER):
        return hangs_on_one_of(token, _PRESSED)
    if hangs_as(token, POSSESSOR):
        return not hangs_on_one_of(token, _NOT_OWNED)
    if hangs_as(token, OBJECT | RECIPIENT):
        return hangs_on_one_of(token, _TAKEN) or (hangs_as(token, RECIPIENT) and hangs_on_one_of(token, _GIVING))
    if (prep := preposition_over(token)) is not None:
        return _dealt_with(prep)
    return False


def _deals_too(verb: Token, scan: Scan) -> bool:
    """Whether what only is or has something does something as well, or what it has is troops: "Paris has 900 troops in Chad and backs it"."""
    has_troops = verb.lemma == "have" and any(
        noun.role == "MIL"
        for thing in children_as(verb, OBJECT)
        if (noun := scan.lexicon.nouns.get(thing.lemma) or scan.lexicon.nouns.get(thing.lower))
    )
    return has_troops or any(other.pos == "VERB" and other.lemma not in _STATIC for other in joined(verb) if not has(other, SUBJECT))


#: What one is in with another: "Berlin is in talks with Chad".
_TALKING = frozenset(("talk", "negotiation", "discussion", "contact", "consultation", "touch", "dispute", "standoff"))


def _willing(verb: Token) -> bool:
    """The predicate tells an attitude: "Beijing is ready to talk"."""
    return any(has(told, OPEN_CLAUSE | CLAUSE | PREPOSITION) for told in children_as(verb, PREDICATE_ADJECTIVE))


def _dealt_with(prep: Token) -> bool:
    word, above = prep.lower, governor(prep)
    if word == "by":
        return hangs_as(prep, BY) or (above is not None and above.pos in ("NOUN", "VERB"))
    if (
        word == "between"
        and above is not None
        and any(one.lemma in _WAYS for one in (*islice(prep.ancestors(), 2), *children_as(above, SUBJECT)))
    ):
        return False  # "trains between London and Amsterdam", "a ferry sank between Oslo and Kiel"
    if word in ("with", "between", "against", "among", "upon"):
        return True
    if word == "to" and above is not None and above.lower == "according":
        return True
    if word in ("to", "from", "on", "for", "of", "toward", "towards", "at"):
        return hangs_on_one_of(prep, _SIGNALS) and word not in ("at",)
    return False


def _after_town(head: Token, scan: Scan) -> bool:
    """ "Boca Raton, Florida" and "Tokyo, Japan": the state only says where the town lies."""
    tokens, i = scan.doc.tokens, head.i
    found = scan.named.get(i)
    first = found[0] if found else i
    if first < 2 or tokens[first - 1].text != ",":
        return False
    before = tokens[first - 2]
    if (verb := head_as(head, SUBJECT)) is not None and verb.pos in ("VERB", "AUX"):
        return False  # "In London, Ukraine asked for jets"
    if before.pos != "PROPN" or before.sent is not head.sent or hangs_as(head, JOINED):
        return False
    known = scan.named.get(before.i)
    if known is not None:
        return known[2].sort == "capital"
    return before.ent is not None and before.ent.label in PLACE_LABELS and not joins(before)


def _before_state(head: Token, scan: Scan) -> bool:
    """The capital in "Tokyo, Japan"."""
    tokens, i = scan.doc.tokens, head.i
    if i + 2 >= len(tokens) or tokens[i + 1].text != ",":
        return False
    after = scan.named.get(i + 2)
    return (
        after is not None
        and after[2].sort == "state"
        and hangs_as(tokens[i + 2], APPOSITION | NOUN_AS_ADVERB | JOINED)
        and hangs_as(head, PREPOSITIONAL_OBJECT)
    )


def _modifies_actor(token: Token, scan: Scan) -> bool:
    """ "US troops", "Japan chair fellow": the phrase as a whole is the actor."""
    above = head_noun(token)
    nouns = scan.lexicon.nouns
    return above.i in scan.name_at or above.lemma in nouns or above.lower in nouns
