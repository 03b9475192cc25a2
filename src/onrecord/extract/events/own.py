"""Words among those of one state, which are no deed against anybody."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.doc import Token
from onrecord.grammar.phrases import possessors
from onrecord.types import Actor, Role

#: Sectors of those who serve a state.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "SPY"})


def among_own(actors: Mapping[str, Actor], source: list[Role], recipient: list[Role]) -> bool:
    """Whether officials speak to a body of their own state, which is told what may come: "the general warned the parliament that"."""
    home = {actors[role.actor].state for role in source} - {None}
    public = all(actors[role.actor].role in _PUBLIC for role in (*source, *recipient))
    return bool(recipient) and public and all(actors[role.actor].state in home for role in recipient)


def own_gift(actors: Mapping[str, Actor], words: list[Token], source: list[Role], recipient: list[Role]) -> bool:
    """Whether only the giver's own state is named as whose it is: "conveyed Pakistan's support", said by Pakistan's premier."""
    owners = {owner.start for word in words for owner in possessors(word)}
    home = {actors[role.actor].state for role in source} - {None}
    return bool(recipient) and all(role.start in owners and actors[role.actor].state in home for role in recipient)
