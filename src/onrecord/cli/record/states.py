"""States as the user may call them: by code, name or alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ConfigError

if TYPE_CHECKING:
    from onrecord.archive import Archive

#: What stands in a state's place for bodies of many states, and of none.
_BODIES = frozenset({"IGO", "NGO"})


def state_code(asked: str) -> str:
    """The code of a state. Raises ConfigError where it is none's code and none's name, so that a slip of the pen is not taken for "none"."""
    from onrecord.knowledge.loader import Knowledge

    wanted = asked.strip().casefold().removeprefix("the ")
    for row in Knowledge().rows("states"):
        if wanted in {one.casefold() for one in (row["alpha3"], row["name"], *row.list("aliases"), *row.list("place_names"))}:
            return row["alpha3"]
    if asked.upper() in _BODIES:
        return asked.upper()
    raise ConfigError("state", f"{asked!r} is no state's code or name", "Give an ISO 3166-1 alpha-3 code, as USA, or a name, as Japan")


def party(archive: Archive, asked: str) -> str:
    """A state's code, or else words of a name that somebody in the record has. Raises ConfigError where nobody has it."""
    try:
        return state_code(asked)
    except ConfigError as error:
        if (len(asked) == 7 and asked[3] == ".") or archive.actors(name=asked, limit=1).count:
            return asked
        raise ConfigError(
            "party", f"{asked!r} is no state, and nobody in the record is called so", "See who is there with: onrecord actors"
        ) from error
