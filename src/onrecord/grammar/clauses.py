"""Who stands where in a clause: deep subjects and objects, prepositions, voice, control."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.doc import Token
from onrecord.grammar.phrases import below, prep_objects
from onrecord.grammar.relations import (
    AUXILIARY,
    BY,
    CLAUSE_AS_SUBJECT,
    EMPTY_SUBJECT,
    MARK,
    NEGATION,
    OBJECT,
    OBJECT_PREDICATE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    REDUCED,
    RELATIVE,
    SUBJECT,
    child_as,
    children_as,
    has,
    has_word,
    object_under,
)
from onrecord.knowledge.words import word_list

_PREDICATE = PREDICATE_NOUN | PREDICATE_ADJECTIVE | OBJECT_PREDICATE
_DESCRIBING = RELATIVE | REDUCED
_ANY_SUBJECT = SUBJECT | EMPTY_SUBJECT | CLAUSE_AS_SUBJECT
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_VERBAL = frozenset({"VERB", "AUX"})
#: Verbs whose object does the act of the infinitive below: "urged Syria to leave".
OBJECT_CONTROL = word_list("object_control")


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, active or passive; None where the clause has none of its own."""
    return child_as(verb, SUBJECT)


def has_subject(clause: Token) -> bool:
    """Whether the clause has a subject of its own, be it "there" or a clause."""
    return has(clause, _ANY_SUBJECT)


def object_of(verb: Token) -> Token | None:
    """The verb's own direct object."""
    return child_as(verb, OBJECT)


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries: "had", "been", "to" of "to have been"."""
    return children_as(verb, AUXILIARY)


def auxiliary_words(verb: Token) -> frozenset[str]:
    """The verb's auxiliaries in lower case."""
    return frozenset(below.lower for below in verb.children if below.dep in AUXILIARY)


def is_negated(word: Token) -> bool:
    """ "did not say", "never said"."""
    return has(word, NEGATION)


def is_infinitive(clause: Token) -> bool:
    """Whether "to" stands at the verb: "to leave"."""
    return any(below.tag == "TO" for below in clause.children)


def marked(clause: Token, words: Collection[str]) -> bool:
    """Whether one of these words (lower case) introduces the clause: "that", "if"."""
    return has_word(clause, words, MARK)


def in_passive_voice(verb: Token) -> bool:
    """Whether an auxiliary makes the verb passive ("was accused"), or "by" tells by whom it was done ("accused by Ankara")."""
    return any(below.dep == "auxpass" or below.dep == "agent" for below in verb.children)


def agent(verb: Token) -> Token | None:
    """The one by whom: "was accused by Ankara"."""
    by = child_as(verb, BY)
    return object_under(by) if by is not None else None


def subjects(verb: Token) -> list[Token]:
    """The verb's own subjects, active and passive; see ``surface_subject`` for shared ones."""
    return children_as(verb, SUBJECT)


def undergoing(noun: Token) -> Token | None:
    """The verb whose act a noun undergoes, as its object or as a passive's subject; None where there is none."""
    return noun.head if noun.dep in ("dobj", "nsubjpass") else None


def predicates(verb: Token) -> list[Token]:
    """What is said of the subject or the object: "reckless" in "was reckless", "called it reckless"."""
    return children_as(verb, _PREDICATE)


def noun_clauses(noun: Token) -> list[Token]:
    """The verbs of the clauses and participles that describe a noun: "the raid that killed ten", "an offer to leave"."""
    return children_as(noun, _DESCRIBING)


def described(verb: Token) -> Token | None:
    """The noun that a verb's clause or participle describes; None where there is none."""
    return verb.head if verb.dep in _DESCRIBING else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    if verb.tag != "VBN" and not any(child.dep == "auxpass" for child in verb.children):
        return False
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    subject = active_aux = False
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass"):
            return True
        if child.dep == "agent":
            return True
        subject |= child.dep == "nsubj"
        active_aux |= child.dep == "aux" and child.lemma in ("have", "'ve", "'s")
    if active_aux or any(child.dep == "dobj" for child in verb.children):
        return False
    if verb.dep == "conj" and verb.head.pos in _VERBAL and (not subject or (verb.tag == "VBN" and verb.head.tag == "VBN")):
        return is_passive(verb.head)  # also "one was killed and six others wounded"
    return verb.dep in ("acl", "relcl", "advcl") and not subject


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, own or shared or controlled; empty where the clause has none."""
    own = [child for child in verb.children if child.dep in ("nsubj", "nsubjpass", "expl")]
    if own:
        subject = own[0]
        for child in own:
            if child.dep != "expl":
                subject = child
        if subject.lower in _RELATIVE:
            holder = verb
            while holder.dep in ("conj", "xcomp", "ccomp") and holder.head is not holder:
                holder = holder.head
            if holder.dep in ("relcl", "acl"):
                return [holder.head]
        return [subject]
    for child in verb.children:
        if child.dep == "advcl" and child.tag == "VBG" and child.i < verb.i:
            speaking = [c for c in child.children if c.dep == "nsubj"]
            if speaking:
                return speaking  # "The envoy speaking in Oslo, appealed ..."
    if depth > 6 or verb.head is verb:
        return []
    return _shared_subject(verb, depth)


def _shared_subject(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep in ("acl", "relcl"):
        if any(child.dep == "aux" and child.lower == "to" for child in verb.children):
            return noun_subject(head, depth + 1)
        return [head]
    if verb.dep in ("xcomp", "ccomp", "advcl", "dep"):
        called = head.lemma == "call" and not any(child.lower in ("on", "upon", "for") for child in head.children)
        if verb.dep in ("xcomp", "ccomp") and head.lemma in OBJECT_CONTROL and head.pos == "VERB" and not called:
            ruled = direct_object(head) if not is_passive(head) else surface_subject(head, depth + 1)
            if ruled:
                return ruled
        if head.pos in _VERBAL:
            return surface_subject(head, depth + 1)
        if head.pos in ("ADJ", "NOUN") and head.dep in ("acomp", "attr", "oprd", "conj"):
            return surface_subject(head.head, depth + 1)
        if head.pos == "ADJ":
            return surface_subject(head, depth + 1)
        return []
    if verb.dep == "conj":
        return surface_subject(head, depth + 1) if head.pos in _VERBAL or head.pos == "ADJ" else []
    if verb.dep == "pcomp":
        above = head.head
        if above.pos in _VERBAL:
            if head.lower in ("for", "of", "from") and not is_passive(above):
                ruled = direct_object(above)
                if ruled:
                    return ruled
            return surface_subject(above, depth + 1)
        if above.pos == "NOUN":
            return noun_subject(above, depth + 1)
        if above.pos == "ADJ":
            return surface_subject(above.head, depth + 1)
    if verb.dep == "acomp" or verb.pos == "ADJ":
        return surface_subject(head, depth + 1) if head.pos in _VERBAL else []
    return []


def noun_subject(noun: Token, depth: int = 0) -> list[Token]:
    """Who does what a noun tells: its possessor, or the subject of the verb that governs it."""
    for child in noun.children:
        if child.dep == "poss":
            return [child]
    by = list(prep_objects(noun, ("by",)))
    if by:
        return by
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.pos == "NOUN" and depth < 6:
        return noun_subject(noun.head.head, depth + 1)  # "signed a memorandum of understanding to"
    if noun.dep in ("dobj", "attr") and noun.head.pos in _VERBAL and depth < 6:
        return deep_subject(noun.head, depth + 1)
    return []


def deep_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The doer: the subject of an active verb, the agent of a passive one."""
    if is_passive(verb):
        return _agents(verb)
    return surface_subject(verb, depth)


def _agents(verb: Token) -> list[Token]:
    """Those by whom it is done; for "stopped and boarded by the navy" they stand at the last verb only."""
    found = [
        under for child in verb.children if child.dep == "agent" or (child.dep == "prep" and child.lower == "by") for under in below(child)
    ]
    if found:
        return found
    for child in verb.children:
        if child.dep == "conj" and child.tag == "VBN" and not any(c.dep in ("nsubj", "nsubjpass", "dobj") for c in child.children):
            return _agents(child)
    return []


def direct_object(verb: Token) -> list[Token]:
    """The direct object of an active verb, own or shared."""
    found = [child for child in verb.children if child.dep == "dobj"]
    if found:
        first = found[0]
        if first.lower in _RELATIVE and verb.dep == "relcl":
            return [verb.head]
        return [first]
    for child in verb.children:
        if child.dep == "dative" and child.pos != "ADP":
            return [child]
    for child in verb.children:
        # "urged Syria to leave": the parser makes the one urged the subject of the clause below
        if child.dep == "ccomp" and verb.lemma in OBJECT_CONTROL and any(c.dep == "aux" and c.lower == "to" for c in child.children):
            return [c for c in child.children if c.dep in ("nsubj", "nsubjpass")][:1]
    return []


def deep_object(verb: Token) -> list[Token]:
    """What the act is done to."""
    if is_passive(verb):
        return surface_subject(verb)
    found = direct_object(verb)
    if found:
        return found
    if verb.dep == "relcl" and any(c.dep == "nsubj" and c.lower not in _RELATIVE for c in verb.children):
        return [verb.head]
    if verb.dep == "xcomp" and verb.head.pos == "ADJ":
        return []
    # "attacked and captured the town": the object stands at the last verb only
    for child in verb.children:
        if child.dep == "conj" and child.pos == "VERB" and not is_passive(child):
            if not any(c.dep in ("prep", "prt", "ccomp", "xcomp") for c in verb.children) and not any(
                c.dep == "nsubj" for c in child.children
            ):
                return direct_object(child)
    return []


def clause_root(token: Token) -> Token:
    """The verb whose clause a token stands in."""
    while (token.head is not token and token.dep not in ("ccomp", "advcl", "relcl", "xcomp", "conj", "acl", "pcomp", "parataxis")) or (
        token.pos not in ("VERB", "AUX") and token.head is not token
    ):
        token = token.head
    return token
