"""What the tables call bodies and armed groups: one name for all that somebody is called by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from onrecord.knowledge.loader import Knowledge
from onrecord.knowledge.rows import Row


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """The name without case, accents, hyphens and a leading article."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", "").casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def _tables() -> Knowledge:
    return Knowledge()


def bodies() -> Sequence[Row]:
    """The rows of the table of bodies."""
    return _tables().rows("bodies")


@cache
def _aliases(table: str) -> MappingProxyType[str, tuple[tuple[str | None, str], ...]]:
    """Folded names and aliases of a table, each with the states and the names as written of those that have it."""
    found: dict[str, dict[tuple[str | None, str], None]] = {}
    for row in _tables().rows(table):
        state = str(row["state"]) if row.get("state") else None
        for alias in (row["name"], *(row.list("aliases") if row.get("aliases") else ())):
            found.setdefault(folded(alias), {})[state, row["name"]] = None
    return MappingProxyType({alias: tuple(rows) for alias, rows in found.items()})


def known(name: str, state: str | None) -> str:
    """The folded name that the tables have for one, where they know one alone of this state; else the folded name itself."""
    rows = (*_aliases("bodies").get(name, ()), *_aliases("groups").get(name, ()))
    names = {folded(first) for of, first in rows if state is None or of is None or of == state}
    return names.pop() if len(names) == 1 else name


def in_full(asked: str) -> str:
    """The name that the tables have for the one body that is called so; what is asked where there is none or more than one.

    >>> in_full("NATO")
    'North Atlantic Treaty Organization'
    """
    names = {name for _state, name in _aliases("bodies").get(folded(asked), ())}
    return names.pop() if len(names) == 1 else asked
