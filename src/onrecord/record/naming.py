"""What the tables call bodies, armed groups and people: one name for all that somebody is called by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from types import MappingProxyType

from onrecord.knowledge.loader import Knowledge
from onrecord.knowledge.rows import Row

#: Names, and what is found by them, that are remembered.
#: Bound of memory: the seven tables that grow with the names of an archive took 86 MB with 65,536 each; over 4,074 reports 51 of 100 names are new to so many,
#: 49 to any number.
REMEMBERED = 1 << 12


@lru_cache(maxsize=REMEMBERED)
def folded(name: str) -> str:
    """The name without case, accents, hyphens and a leading article."""
    plain = name if name.isascii() else "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
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


@cache
def _everywhere() -> frozenset[str]:
    """Folded names of armed groups that the tables know as of no state: where one is told of says where it acts, not which it is."""
    rows = [row for table in ("bodies", "groups") for row in _tables().rows(table) if row["kind"] == "group"]
    names = [{folded(alias) for alias in (row["name"], *(row.list("aliases") if row.get("aliases") else ()))} for row in rows]
    of_state = {name for row, told in zip(rows, names, strict=True) if row.get("state") for name in told}
    return frozenset({name for told in names for name in told} - of_state)


def is_everywhere(name: str) -> bool:
    """Whether an armed group of this folded name is one, whatever state it is told in.

    >>> is_everywhere("islamic state"), is_everywhere("islamic state in somalia")
    (True, False)
    """
    return name in _everywhere()


#: What the table of states has of what one is called.
_OWN = ("aliases", "actor_names", "adjectives")
#: A name of one word that is as like as this to a word of the full one is a spelling of the surname, and no name of its own.
#: By definition: between what the tables hold of either, "Otoniel" (.57 like a word of the full name) and "Hifter" for Haftar (.67).
SURNAME = 0.6


@cache
def _people() -> MappingProxyType[str, tuple[tuple[str, str], ...]]:
    """Folded names under which one person is known alone, whole ones and those that are no surname, each with the states and folded full names of those
    who have it."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for row in (row for table in ("leaders", "ministers") for row in _tables().rows(table)):
        full = folded(row["person"])
        if " " not in full:
            continue
        for alias in (full, *(folded(one) for one in (row.list("aliases") if row.get("aliases") else ()))):
            if " " in alias or not any(SequenceMatcher(None, alias, word).ratio() >= SURNAME for word in full.split()):
                found.setdefault(alias, {})[row["state"], full] = None
    return MappingProxyType({alias: tuple(people) for alias, people in found.items()})


def person(name: str, state: str | None) -> str:
    """The folded full name of the one person whom the tables know under this folded name, in this state or, if none is told, in any; else the folded
    name itself.

    >>> person("hemedti", "SDN"), person("hemedti", "EGY"), person("dagalo", "SDN")
    ('mohamed hamdan dagalo', 'hemedti', 'dagalo')
    """
    names = {full for of, full in _people().get(name, ()) if state is None or of == state}
    return names.pop() if len(names) == 1 else name


@cache
def called_by(state: str) -> tuple[str, ...]:
    """By which folded words a state's own bodies are told from those of others: its names and adjectives, the longest first.

    >>> "brazilian" in called_by("BRA"), called_by("IGO")
    (True, ())
    """
    rows = [row for row in _tables().rows("states") if row["alpha3"] == state]
    told = {folded(word) for row in rows for word in (row["name"], *(one for name in _OWN for one in row.list(name)))}
    return tuple(sorted(told, key=lambda word: (-len(word), word)))


def is_known(name: str, state: str) -> bool:
    """Whether the tables know a person of this folded full name in this state."""
    return (state, name) in _people().get(name, ())


@cache
def _units() -> MappingProxyType[str, str]:
    return MappingProxyType({str(row["noun"]).casefold(): str(row["unit"]) for row in _tables().rows("units")})


def unit_of(word: str) -> str:
    """The unit in which the tables count what is called so, a plural like its singular; the word itself where they know none.

    >>> unit_of("killed"), unit_of("Soldiers"), unit_of("USD")
    ('dead', 'troop', 'USD')
    """
    plain = word.casefold()
    return _units().get(plain) or _units().get(plain.removesuffix("s")) or word


def in_full(asked: str) -> str:
    """The name that the tables have for the one body that is called so; what is asked where there is none or more than one.

    >>> in_full("NATO")
    'North Atlantic Treaty Organization'
    """
    names = {name for _state, name in _aliases("bodies").get(folded(asked), ())}
    return names.pop() if len(names) == 1 else asked
