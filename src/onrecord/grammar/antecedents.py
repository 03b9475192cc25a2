"""Clauses of which the parser misses what they are told of: a part of ``mending``.

- refused: "a claim that Chile rejects": it makes what is done to the claim what the claim says.
- called: "a move that Peru called a threat": it gives the calling two objects and makes nothing of what it is called.
- refused besides: "its claim to the islands, which Peru rejects": it makes what is refused the islands.
- bound: "is obliged under a treaty to defend it": it makes what somebody is obliged to do a circumstance.
- told in what: "hit a plant in what Chad says is its largest raid": it makes the saying the subject of what is said.
- told of the deed: "an act he called 'reckless' that hurt three": it hangs the second clause on what the first calls it.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.mistaken import SUBJECTS, hang
from onrecord.grammar.relations import OPEN_CLAUSE, PASSIVE, RELATIVE_WORDS, has
from onrecord.knowledge.words import word_list

#: What is done to a claim.
_REFUSING = frozenset(("reject", "dismiss", "deny", "dispute", "refute", "rebuff", "contest", "condemn"))
_CALLING = word_list("calling_verbs")
_SAID = word_list("doubt_sayings")
_SAYING = word_list("speech_acts")
_BINDING = word_list("object_control") | {"bind", "commit", "obligate"}
_COMPLETED = frozenset(("dobj", "ccomp", "xcomp"))


def told_of(clause: Token) -> None:
    """Mends one clause in place."""
    if clause.dep == "acl" and clause.lemma in _REFUSING:
        _refused(clause)
    if clause.dep == "advcl" and clause.tag == "VB":
        _bound(clause)
    if clause.dep == "csubj" and clause.lemma in _SAYING:
        _told_in_what(clause)
    if clause.dep == "relcl":
        if clause.lemma in _REFUSING:
            _refused_besides(clause)
        if clause.lemma in _CALLING:
            _called(clause)
        _of_the_deed(clause)


def _refused(clause: Token) -> None:
    """Makes "that" the object of a verb that has none: "a claim that Chile rejects"."""
    that = next((child for child in clause.children if child.dep in ("mark", "dobj") and child.lower == "that"), None)
    own = {child.dep for child in clause.children if child is not that}
    if that is not None and not own & (_COMPLETED | {"auxpass"}) and own & SUBJECTS:
        clause.dep, that.dep = "relcl", "dobj"


def _refused_besides(clause: Token) -> None:
    """Hangs "which" on the claim, where only the thing claimed stands between: "its claim to the islands, which Peru rejects"."""
    thing = clause.head
    claim = thing.head.head if thing.dep == "pobj" else thing
    if claim.lemma in _SAID and claim.pos == "NOUN" and any(child.lower == "which" for child in clause.children):
        hang(clause, claim, "relcl")


def _bound(clause: Token) -> None:
    """Makes an infinitive what somebody is bound to do: "is obliged under a treaty to defend it"."""
    verb = clause.head
    passive = verb.tag == "VBN" and has(verb, PASSIVE)
    if passive and verb.i < clause.i and verb.lemma in _BINDING and is_infinitive(clause) and not has(verb, OPEN_CLAUSE):
        clause.dep = "xcomp"


def _called(clause: Token) -> None:
    """Makes the object of a verb of calling what the noun is called: "a move Peru called a threat"."""
    what = next((child for child in clause.children if child.dep == "dobj" and child.i > clause.i), None)
    who = next((child for child in clause.children if child.dep in SUBJECTS), None)
    if what is not None and who is not None and who.lower not in RELATIVE_WORDS:
        what.dep = "oprd"


def _told_in_what(clause: Token) -> None:
    """Makes the saying the main word of "in what Chad says is its largest raid", and the rest what is said."""
    said = clause.head
    what = next((child for child in clause.children if child.lower == "what" and child.dep == "dobj"), None)
    if (
        what is None
        or said.dep not in ("pcomp", "advcl")
        or said.i < clause.i
        or not any(child.dep in SUBJECTS for child in clause.children)
    ):
        return
    hang(clause, said.head, said.dep)
    hang(said, clause, "ccomp")
    hang(what, said, "nsubj")
    for child in [child for child in said.children if child.i < what.i]:
        hang(child, clause, child.dep)  # "after what its owners said was a raid"


def _of_the_deed(clause: Token) -> None:
    """Hangs a second clause on the noun that the first one describes: "an act he called 'reckless' that hurt three"."""
    called = clause.head
    first = called.head
    if called.dep == "oprd" and first.dep == "relcl" and first.lemma in _CALLING and first.head.i < first.i:
        hang(clause, first.head, "relcl")
