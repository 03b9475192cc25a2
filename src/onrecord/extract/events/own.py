"""Words among those of one state, which are no deed against anybody."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.types import Actor, Role

#: Sectors of those who serve a state.
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "SPY"})


def among_own(actors: Mapping[str, Actor], source: list[Role], recipient: list[Role]) -> bool:
    """Whether officials speak to a body of their own state, which is told what may come: "the general warned the parliament that"."""
    home = {actors[role.actor].state for role in source} - {None}
    public = all(actors[role.actor].role in _PUBLIC for role in (*source, *recipient))
    return bool(recipient) and public and all(actors[role.actor].state in home for role in recipient)
