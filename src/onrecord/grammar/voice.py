"""Active and passive: which of the two a verb is, by whom it is done, and what its object is."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.phrases import below, conjuncts, first_conjunct
from onrecord.grammar.relations import AUXILIARY, has, has_word
from onrecord.knowledge.words import word_list

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_VERBAL = frozenset({"VERB", "AUX"})
#: What a passive has below it: "was", or who does it.
_MARKS = frozenset({"auxpass", "agent"})
#: Verbs whose object does the act of the infinitive below: "urged Syria to leave".
OBJECT_CONTROL = word_list("object_control")


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    if _beside(verb):
        return True
    if verb.tag != "VBN" and not has(verb, _MARKS):
        return False
    subject = active_aux = False
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass"):
            return True
        if child.dep == "agent":
            return True
        subject |= child.dep == "nsubj"
        active_aux |= child.dep == "aux" and child.lemma in ("have", "'ve", "'s")
    if active_aux:
        return False  # also "the fact that Chad had refused"
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    if any(child.dep == "dobj" for child in verb.children):
        return False
    if verb.dep == "conj" and verb.head.pos in _VERBAL and (not subject or (verb.tag == "VBN" and verb.head.tag == "VBN")):
        return is_passive(verb.head)  # also "one was killed and six others wounded"
    return verb.dep in ("acl", "relcl", "advcl") and not subject


def _beside(verb: Token) -> bool:
    """Whether a participle tells under "with" what somebody undergoes: "the siege ended with ten guards killed"."""
    if verb.dep != "advcl" or verb.tag not in ("VBN", "VBD") or _marks(verb) != ["with"]:
        return False
    return not any(child.dep in ("dobj", "aux", "ccomp", "xcomp") for child in verb.children)


def agents(verb: Token) -> list[Token]:
    """Those by whom it is done; for "stopped and boarded by the navy" they stand at the last verb only."""
    found = [
        under for child in verb.children if child.dep == "agent" or (child.dep == "prep" and child.lower == "by") for under in below(child)
    ]
    if found:
        return found
    for child in verb.children:
        if child.dep == "xcomp" and child.tag == "VB" and verb.tag == "VBN" and verb.dep != "conj":
            # "was urged to open the road by its neighbour": whoever urged, as who opens it is the subject
            by = [under for prep in (child, *direct_object(child)) for c in prep.children if c.lower == "by" for under in below(c)]
            by = [t for t in by if t.pos == "PROPN" or (t.pos == "NOUN" and any(c.dep in ("poss", "det") for c in t.children))]
            if by and by[0].ent is not None and by[0].ent.label not in ("DATE", "TIME"):
                return by
    for child in verb.children:
        if child.dep == "conj" and child.tag == "VBN" and not any(c.dep in ("nsubj", "nsubjpass", "dobj") for c in child.children):
            return agents(child)
    return []


def direct_object(verb: Token) -> list[Token]:
    """The direct object of an active verb, own or shared."""
    found = [child for child in verb.children if child.dep == "dobj"]
    if found:
        first = found[-1] if found[0].lower == "ex" else found[0]  # "freed two ex-ministers", of which the parser makes three
        if first.lower in _RELATIVE and verb.dep == "relcl":
            return [verb.head]
        return [first]
    for child in verb.children:
        if child.dep == "dative" and child.pos != "ADP":
            return [child]
    for child in verb.children:
        # "urged Syria to leave", "helped Syria rebuild": the parser makes the one urged or helped the subject of the clause below
        if (
            child.dep == "ccomp"
            and verb.lemma in OBJECT_CONTROL
            and (has_word(child, ("to",), AUXILIARY) or (verb.lemma == "help" and _bare(child)))
        ):
            return [c for c in child.children if c.dep in ("nsubj", "nsubjpass")][:1]
    return []


def _bare(verb: Token) -> bool:
    """Whether a verb is an infinitive without "to"."""
    return verb.tag == "VB" and not any(child.dep in ("aux", "auxpass", "mark") for child in verb.children)


def sharing(verb: Token) -> list[Token]:
    """The verb and those that share its circumstances: "ten were killed and six injured in a raid".

    Also those of a "while" clause, and of a clause that the parser hangs on the next: "One is killed, six are injured in a raid".
    """
    found = [verb, *(t for t in conjuncts(first_conjunct(verb, _VERBAL)) if t is not verb)]
    found += [c for v in found for c in v.children if c.dep == "advcl" and is_passive(c) and _marks(c) == ["while"]]
    if verb.dep == "ccomp" and not _marks(verb) and verb.i < verb.head.i and is_passive(verb.head):
        found += conjuncts(verb.head)
    return found


def _marks(clause: Token) -> list[str]:
    return [child.lower for child in clause.children if child.dep == "mark"]
