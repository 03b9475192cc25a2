"""States by their names and codes."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from onrecord.errors import ConfigError
from onrecord.knowledge.loader import Knowledge

#: How like the name of a state words are that may be meant for it.
#: Bound of what is shown.
LIKE = 0.8
#: What stands in a state's place for bodies of many states, and of none.
_BODIES = {"IGO": "bodies of several states", "NGO": "private bodies"}


@cache
def _names() -> dict[str, str]:
    return {str(row["alpha3"]): str(row["name"]) for row in Knowledge().rows("states")} | _BODIES


@cache
def _codes() -> dict[str, str]:
    """The code of each state by all its names, in small letters; a name of two states is none's."""
    found: dict[str, str] = {}
    for row in Knowledge().rows("states"):
        for name in (row["name"], *row.list("aliases"), *row.list("place_names")):
            found[name.casefold()] = row["alpha3"]
    return found


def name_of(code: str) -> str:
    """What a state's code stands for in words; the code itself where the tables do not know it."""
    return _names().get(code, code)


def near(asked: str) -> tuple[str, ...]:
    """The names of the states that may have been meant, the likeliest first.

    >>> near("Sudann")[0], near("Isreal"), near("Houthi")
    ('Sudan', ('Israel',), ())
    """
    found = get_close_matches(asked.strip().casefold(), _codes(), 3, LIKE)
    return tuple(dict.fromkeys(name_of(_codes()[name]) for name in found))


def code_of(asked: str) -> str | None:
    """The code of the state that is called so, by its code or one of its names; None where none is.

    >>> code_of("Japan"), code_of("JPN"), code_of("jpn"), code_of("the United States"), code_of("RSF")
    ('JPN', 'JPN', 'JPN', 'USA', None)
    """
    words = asked.strip()
    return words.upper() if words.upper() in _names() else _codes().get(words.casefold().removeprefix("the "))


def state_code(asked: str) -> str:
    """The code of a state. Raises ConfigError where it is none's code and none's name, so that a slip of the pen is not taken for "none"."""
    code = code_of(asked)
    if code is not None:
        return code
    meant = " or ".join(near(asked))
    do = f"Is {meant} meant? " if meant else ""
    raise ConfigError("state", f"{asked!r} is no state's code or name", f"{do}Give an ISO 3166-1 alpha-3 code, as USA, or a name, as Japan")
