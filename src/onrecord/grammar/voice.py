"""Active and passive: which of the two a verb is, by whom it is done, and what its object is."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.phrases import below, conjuncts, first_conjunct, prep_objects
from onrecord.grammar.relations import (
    ADVERBIAL,
    ARGUMENT,
    ARTICLE,
    AUXILIARY,
    BY,
    CLAUSE,
    COMPLETING,
    DESCRIBING,
    DOER,
    HELPING,
    INTRODUCING,
    JOINED,
    MARK,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE,
    POSSESSOR,
    PREPOSITION,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDERGOER,
    VERBAL,
    children_as,
    find_words,
    hangs_as,
    has,
    has_word,
)
from onrecord.knowledge.words import word_list

_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Participles that tell whose a thing is.
_BELONGING = frozenset({"belong", "affiliate", "link", "tie"})
#: What a passive has below it: "was", or who does it; and whoever undergoes it.
_MARKS = PASSIVE | BY
_OF_PASSIVE = _MARKS | UNDERGOER
_SUBORDINATE = DESCRIBING | ADVERBIAL
_HAVING = frozenset({"have", "'ve", "'s"})
#: What an active verb or a clause of its own has that tells nothing undergone under "with".
_DONE = COMPLETING | HELPING
#: "By" however it hangs on its verb; what shows of whom or what a noun tells.
_BY = BY | PREPOSITION
_KNOWN = POSSESSOR | ARTICLE
#: Verbs whose object does the act of the infinitive below: "urged Syria to leave".
OBJECT_CONTROL = word_list("object_control")


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    if _beside(verb):
        return True
    if verb.tag != "VBN" and not has(verb, _MARKS):
        return False
    if has(verb, _OF_PASSIVE):
        return True
    if any(helping.lemma in _HAVING for helping in children_as(verb, HELPING)):
        return False  # also "the fact that Chad had refused"
    if hangs_as(verb, REDUCED) and verb.tag == "VBN":
        return True
    if has(verb, OBJECT):
        return False
    subject = has(verb, DOER)
    if _told_of(verb):
        return True
    if hangs_as(verb, JOINED) and verb.head.pos in VERBAL and (not subject or (verb.tag == "VBN" and verb.head.tag == "VBN")):
        return is_passive(verb.head)  # also "one was killed and six others wounded"
    return hangs_as(verb, _SUBORDINATE) and not subject


def _told_of(verb: Token) -> bool:
    """Whether a participle tells what somebody is said to have undergone: "fifty were reported killed"."""
    return (
        verb.tag == "VBN" and hangs_as(verb, OPEN_CLAUSE) and verb.head.tag == "VBN" and has(verb.head, PASSIVE) and not has(verb, HELPING)
    )


def _beside(verb: Token) -> bool:
    """Whether a participle tells under "with" what somebody undergoes: "the siege ended with ten guards killed"."""
    if verb.tag not in ("VBN", "VBD") or not hangs_as(verb, ADVERBIAL) or _marks(verb) != ["with"]:
        return False
    return not has(verb, _DONE)


def owners_told(participle: Token) -> list[Token]:
    """Those to whom a thing is told to belong: "targets belonging to the rebels", "a camp linked to them"."""
    return list(prep_objects(participle, ("to", "with"))) if participle.lemma in _BELONGING else []


def agents(verb: Token) -> list[Token]:
    """Those by whom it is done; for "stopped and boarded by the navy" they stand at the last verb only."""
    found = [under for child in children_as(verb, _BY) if hangs_as(child, BY) or child.lower == "by" for under in below(child)]
    if found:
        return found
    if verb.tag == "VBN" and not hangs_as(verb, JOINED):
        for child in children_as(verb, OPEN_CLAUSE):
            by = _agents_of_infinitive(child) if child.tag == "VB" else []
            if by:
                return by
    for child in children_as(verb, JOINED):
        if child.tag == "VBN" and not has(child, ARGUMENT):
            return agents(child)
    return []


def _agents_of_infinitive(verb: Token) -> list[Token]:
    """ "Was urged to open the road by its neighbour": whoever urged, as who opens it is the subject."""
    by = [under for word in (verb, *direct_object(verb)) for prep in find_words(word, ("by",)) for under in below(prep)]
    by = [noun for noun in by if noun.pos == "PROPN" or (noun.pos == "NOUN" and has(noun, _KNOWN))]
    return by if by and by[0].ent is not None and by[0].ent.label not in ("DATE", "TIME") else []


def direct_object(verb: Token) -> list[Token]:
    """The direct object of an active verb, own or shared."""
    found = children_as(verb, OBJECT)
    if found:
        if found[0].lower in _RELATIVE:  # "rebels, whom Chad accuses Sudan of arming", not "whom they took hostage"
            found = [thing for thing in found if thing.pos == "PROPN"] or found
        first = found[-1] if found[0].lower == "ex" else found[0]  # "freed two ex-ministers", of which the parser makes three
        if first.lower in _RELATIVE and hangs_as(verb, RELATIVE):
            return [verb.head]
        return [first]
    for child in children_as(verb, RECIPIENT):
        if child.pos != "ADP":
            return [child]
    for child in children_as(verb, CLAUSE) if verb.lemma in OBJECT_CONTROL else ():
        # "urged Syria to leave", "helped Syria rebuild": the parser makes the one urged or helped the subject of the clause below
        if has_word(child, ("to",), AUXILIARY) or (verb.lemma == "help" and _bare(child)):
            return children_as(child, SUBJECT)[:1]
    return []


def _bare(verb: Token) -> bool:
    """Whether a verb is an infinitive without "to"."""
    return verb.tag == "VB" and not has(verb, INTRODUCING)


def sharing(verb: Token) -> list[Token]:
    """The verb and those that share its circumstances: "ten were killed and six injured in a raid".

    Also those of a "while" clause, and of a clause that the parser hangs on the next: "One is killed, six are injured in a raid".
    """
    found = [verb, *(t for t in conjuncts(first_conjunct(verb, VERBAL)) if t is not verb)]
    found += [c for v in found for c in children_as(v, ADVERBIAL) if _marks(c) == ["while"] and is_passive(c)]
    if hangs_as(verb, CLAUSE) and not _marks(verb) and verb.i < verb.head.i and is_passive(verb.head):
        found += conjuncts(verb.head)
    return found


def _marks(clause: Token) -> list[str]:
    return [mark.lower for mark in children_as(clause, MARK)]
