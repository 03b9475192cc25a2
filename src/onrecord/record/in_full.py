"""What a body is called in full: for those who ask for it by its short name."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from onrecord.knowledge.loader import Knowledge


@cache
def _names() -> MappingProxyType[str, frozenset[str]]:
    """The names in the tables of bodies by each name and alias, in lower case."""
    found: dict[str, set[str]] = {}
    for row in Knowledge().rows("bodies"):
        for called in (row["name"], *row.list("aliases")):
            found.setdefault(called.lower(), set()).add(row["name"])
    return MappingProxyType({called: frozenset(names) for called, names in found.items()})


def in_full(asked: str) -> str:
    """The name that the tables have for the one body that is called so; what is asked where there is none or more than one.

    >>> in_full("NATO")
    'North Atlantic Treaty Organization'
    """
    names = _names().get(asked.strip().lower(), frozenset())
    return next(iter(names)) if len(names) == 1 else asked
