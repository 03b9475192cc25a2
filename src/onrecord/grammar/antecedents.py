"""Relative clauses of which the parser misses what they are told of: a part of ``mending``.

- refused: "a claim that Chile rejects": it makes what is done to the claim what the claim says.
- called: "a move that Peru called a threat": it gives the calling two objects and makes nothing of what it is called.
- told of the deed: "an act he called 'reckless' that hurt three": it hangs the second clause on what the first calls it.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.mistaken import SUBJECTS, hang
from onrecord.knowledge.words import word_list

#: What is done to a claim.
_REFUSING = frozenset(("reject", "dismiss", "deny", "dispute", "refute", "rebuff", "contest", "condemn"))
_CALLING = word_list("calling_verbs")
_COMPLETED = frozenset(("dobj", "ccomp", "xcomp"))


def told_of_noun(clause: Token) -> None:
    """Mends one clause that describes a noun, in place."""
    if clause.dep == "acl" and clause.lemma in _REFUSING:
        _refused(clause)
    if clause.dep == "relcl":
        if clause.lemma in _CALLING:
            _called(clause)
        _of_the_deed(clause)


def _refused(clause: Token) -> None:
    """Makes "that" the object of a verb that has none: "a claim that Chile rejects"."""
    that = next((child for child in clause.children if child.dep in ("mark", "dobj") and child.lower == "that"), None)
    own = {child.dep for child in clause.children if child is not that}
    if that is not None and not own & (_COMPLETED | {"auxpass"}) and own & SUBJECTS:
        clause.dep, that.dep = "relcl", "dobj"


def _called(clause: Token) -> None:
    """Makes the object of a verb of calling what the noun is called: "a move Peru called a threat"."""
    what = next((child for child in clause.children if child.dep == "dobj" and child.i > clause.i), None)
    who = next((child for child in clause.children if child.dep in SUBJECTS), None)
    if what is not None and who is not None and who.lower not in ("who", "that", "which"):
        what.dep = "oprd"


def _of_the_deed(clause: Token) -> None:
    """Hangs a second clause on the noun that the first one describes: "an act he called 'reckless' that hurt three"."""
    called = clause.head
    first = called.head
    if called.dep == "oprd" and first.dep == "relcl" and first.lemma in _CALLING and first.head.i < first.i:
        hang(clause, first.head, "relcl")
