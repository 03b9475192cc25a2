"""Whose soldiers, police and convoys are that are hurt or strike in a place: as a rule the state's in which it lies.

"Gunmen ambushed an army convoy near Gao", "government aircraft destroyed a village": not where the sentence tells of another state's forces.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.alone import OFFICIAL
from onrecord.extract.actors.law import foreign
from onrecord.extract.found import Found
from onrecord.extract.where import Where
from onrecord.grammar.phrases import top_of
from onrecord.grammar.relations import COMPOUND, JOINED, MODIFIER, OBJECT, UNDERGOER, hangs_as, has_word, stands_under
from onrecord.types import Actor

_BEFORE = MODIFIER | COMPOUND
_FORCES = frozenset(("army", "military", "police"))
#: Before whom an attack is aimed at.
_AIMED = ("near", "on", "against")
_GOVERNMENT = frozenset(("government",))
_KINDS = frozenset("group person unit".split())


def of_forces(head: Token) -> bool:
    """Whether the word before a noun tells that it is a force's: "an army convoy"."""
    return has_word(head, _FORCES, _BEFORE)


def of_government(actor: Actor, head: Token) -> bool:
    """Whether forces are told to be a government's: "government aircraft"."""
    return actor.role == "MIL" and has_word(head, _GOVERNMENT, _BEFORE)


def guarding(actor: Actor, head: Token, found: Found, where: Where) -> tuple[str, str] | None:
    """Soldiers and police who are hurt in a place of their own clause: that state's, where the sentence tells of no other's forces."""
    if actor.role not in ("MIL", "COP") or actor.kind not in _KINDS or foreign(head):
        return None
    if actor.kind == "unit" and not of_forces(head):
        return None  # "troops were seen in Gao": anybody's
    struck = hangs_as(top_of(head), UNDERGOER | OBJECT | JOINED) or stands_under(head, _AIMED)  # "set off a bomb near an army convoy"
    told = where.here(head) if struck else None
    if told is None:
        return None
    inside = found.mentions.inside(head.sent.start, head.sent.end)
    here = [m.actor for m in inside if m.actor.id != actor.id and not where.lined(m.start, m.end)]
    others = {a.state for a in here if a.kind in ("state", "government") or a.role in OFFICIAL} - {None, told[0]}
    return told if not others else None
