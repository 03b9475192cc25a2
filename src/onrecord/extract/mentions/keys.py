"""What the mentions of one actor share, where words alone tell that they are one."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: ``state``, ``government``, ``people``, ``territory``, ``seat``, ``body`` and ``none`` are names of the tables; ``open`` is a name that
#: several have; ``organisation`` a body by the words of its name, ``named`` one whose name has no word of its own; ``described`` a
#: description that means the same each time; ``owned`` the government or office of a person.
Sort = Literal[
    "state", "government", "people", "territory", "seat", "body", "none", "open", "organisation", "named", "described", "owned"
]  # fmt: skip


class Key(NamedTuple):
    """Mentions with one key name one actor."""

    sort: Sort
    #: The state's code.
    state: str | None = None
    #: The words that tell it from others of the sort and state.
    words: str = ""
    #: Of which body or person it is.
    of: str | None = None


def state_key(code: str | None) -> Key:
    """The key of a state."""
    return Key("state", code)
