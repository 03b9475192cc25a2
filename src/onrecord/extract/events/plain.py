"""What is coded and yet no act: how things stand, what somebody is bound to, whom nobody did it to."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coder import Coded

#: Participles after a noun that tell where forces are, not that they were sent: "the troops stationed there".
_STANDING = frozenset({"station", "base", "headquarter", "garrison", "post"})
#: Nouns whose infinitive tells a bond: "an obligation to defend" is a commitment, not support given.
_BONDS = frozenset({"obligation", "duty", "commitment", "right", "ability", "capability", "willingness", "capacity"})
#: Subjects who are nobody: "if somebody attacks".
_NOBODY = frozenset({"somebody", "someone", "anybody", "anyone", "nobody"})
#: Types that need two parties to mean anything.
_MUTUAL = frozenset({"AGREE", "CONCEDE"})


def is_act(coded: Coded) -> bool:
    """Whether what was coded is an act that the report tells."""
    word = coded.tokens[0]
    if coded.type == "MOBILIZE" and word.lemma in _STANDING and (word.dep in ("acl", "amod", "pcomp") or word.tag == "VBG"):
        return False
    if coded.type in ("SUPPORT", "AID", "AGREE") and _bond(word):
        return False
    if coded.status == "hypothetical" and any(child.dep == "nsubj" and child.lower in _NOBODY for child in word.children):
        return False
    if (
        coded.type == "CONCEDE"
        and word.lemma == "allow"
        and word.dep in ("acl", "advcl")
        and any(c.dep == "prep" and c.lower == "for" for c in word.children)
    ):
        # "a law allowing for ...": nobody gives way.
        return False
    return not (coded.type in _MUTUAL and _with_itself(coded))


def _bond(word: Token) -> bool:
    """Whether the word is, or is the infinitive of, a noun of obligation or ability."""
    return word.lemma in _BONDS or (word.head.lemma in _BONDS and word.dep in ("acl", "relcl", "ccomp", "xcomp"))


def _with_itself(coded: Coded) -> bool:
    """Whether both sides name one actor, and no other: two that agree with each other stand on both sides."""
    source, recipient = ({role.actor for role in side} for side in (coded.source, coded.recipient))
    return bool(source & recipient) and len(source | recipient) == 1
