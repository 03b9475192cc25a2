"""A verb that the parser joins to the one of a relative clause, though it agrees with the main clause's subject alone.

"Criticised states that fail to pay and has called for sanctions": the states have called for nothing. So where it tells of now what the clause tells of
the past: "deplores the raid that killed ten and offers help". And where it does something to what is the noun's, which was doing something else: "stopped
a boat that was fishing and detained its crew".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliaries, has_subject
from onrecord.grammar.moving import join
from onrecord.grammar.relations import (
    ADVERBIAL,
    CLAUSE,
    JOINED,
    MAIN,
    OBJECT,
    POSSESSOR,
    RELATIVE,
    RELATIVE_WORDS,
    SUBJECT,
    VERBAL,
    child_as,
    children_as,
    hangs_as,
    has,
    head_as,
)

_ONE, _MORE = frozenset(("NN", "NNP")), frozenset(("NNS", "NNPS"))
#: Past forms of "be", which agree, too.
_BE = {"was": "VBZ", "were": "VBP"}


def agreeing(verb: Token) -> None:
    """Joins it to the main clause's verb, where the noun before the relative clause is of the other number and the subject of its own."""
    clause = verb.head
    if not hangs_as(verb, JOINED) or has_subject(verb):
        return
    if _of_now(verb, clause) or _done_to_its_own(verb, clause):
        return
    if not hangs_as(clause, RELATIVE):
        return
    number, pronoun, noun = _number(verb), child_as(clause, SUBJECT), clause.head
    if number is None or pronoun is None or pronoun.lower not in RELATIVE_WORDS or _number(clause) == number:
        return
    above = next((word for word in noun.ancestors() if word.pos in VERBAL), None)
    subject = child_as(above, SUBJECT) if above is not None else None
    if above is None or subject is None or above.i > noun.i or not subject.i < above.i:
        return
    several = subject.tag in _MORE or has(subject, JOINED)
    alike = not several and subject.tag in _ONE | {"PRP"} if number == "VBZ" else several
    if alike and noun.tag in (_MORE if number == "VBZ" else _ONE):
        join(verb, above, clause)


def _of_now(verb: Token, clause: Token) -> bool:
    """Joins a verb in the present to the main clause's, in the present too, where the parser joins it to what was done before: "deplores the raid that
    killed ten and offers help", "is concerned after troops fired on the post and condemns them"."""
    if verb.tag != "VBZ" or clause.tag != "VBD" or not hangs_as(clause, RELATIVE | ADVERBIAL):
        return False
    above = next((word for word in clause.ancestors() if word.pos in VERBAL or hangs_as(word, MAIN)), None)
    subject = child_as(above, SUBJECT) if above is not None else None
    if (
        above is None
        or subject is None
        or not subject.i < above.i < clause.i
        or _number(above) != "VBZ"
        or not hangs_as(above, MAIN | CLAUSE)
    ):
        return False
    join(verb, above, clause)
    return True


def _done_to_its_own(verb: Token, clause: Token) -> bool:
    """Joins a verb of the past to the main clause's, where the parser joins it to what the noun was doing whose own it does something to: "stopped a boat
    that was fishing and detained its crew"."""
    noun = clause.head
    above = head_as(noun, OBJECT) if hangs_as(clause, RELATIVE) else None
    if above is None or clause.tag != "VBG" or {verb.tag, above.tag} != {"VBD"} or not has(above, SUBJECT):
        return False
    if not any(owner.pos == "PRON" for thing in children_as(verb, OBJECT) for owner in children_as(thing, POSSESSOR)):
        return False
    join(verb, above, clause)
    return True


def _number(verb: Token) -> str | None:
    """The form of the present by which a verb agrees, its own or of what helps it; None where it has none."""
    for word in (*auxiliaries(verb), verb):
        if word.tag in ("VBZ", "VBP"):
            return word.tag
        if word.lower in _BE:
            return _BE[word.lower]
    return None
