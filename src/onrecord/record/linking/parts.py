"""Who may be the same as whom: each actor by a name of its own, told from its report alone, and the part of all actors in which it is sought.

A state is known by its code, a territory, body or group by its kind and the name that the tables have for it, a person by the surname.
"""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.knowledge.words import word_values
from onrecord.record.linking.actors import bare, core
from onrecord.record.naming import REMEMBERED, bodies, called_by, folded, known, person

#: What joins the words of a name.
_JOINING = frozenset("of the and".split())


@cache
def _territories() -> frozenset[str]:
    """Folded names of what is told like a state and is part of one: "Crimea" is not what Ukraine is called."""
    rows = [row for row in bodies() if row["kind"] == "territory"]
    return frozenset(folded(name) for row in rows for name in (str(row["name"]), *row.list("aliases")))


def own_state(plain: str) -> str | None:
    """What a part of a state, or a state that is no more, is called, if this is a folded name of one: it stands for the code of the state, and is
    another one.

    >>> own_state("ussr"), own_state("russia")
    ('soviet union', None)
    """
    return _own_states().get(plain)


@cache
def _own_states() -> dict[str, str]:
    return {name: known_as or name for name, known_as in word_values("own_states").items()}


def _is_apart(name: str, plain: str, state: str) -> bool:
    """Whether one that is told like a state has a name of its own, which that state does not bear: a people or a body within it, not the state.

    >>> _is_apart("Blue Lake Nation", "blue lake nation", "USA"), _is_apart("United States", "united states", "USA")
    (True, False)
    >>> _is_apart("his country", "his country", "USA")
    False
    """
    return (
        " " in plain
        and plain not in called_by(state)
        and all(word[0].isupper() for word in name.split() if word.isalpha() and word not in _JOINING)
    )


@lru_cache(maxsize=REMEMBERED)
def part_of(kind: str, name: str, state: str | None) -> str | None:
    """The part of all actors in which one that is so told is sought; None for what has no name."""
    plain = folded(name)
    if not plain:
        return None
    if kind == "person":
        return f"person|{person(plain, state).split()[-1]}"
    if kind == "state" and state and len(state) == 3 and plain not in _territories():
        return f"state|{own_state(plain) or (plain if _is_apart(name, plain, state) else state)}"
    return f"{kind}|{bare(kind, core(kind, known(plain, state)), state)}"


def called(kind: str, name: str, state: str | None) -> str | None:
    """What reports of the same days call one alike: the part, of people with the state."""
    part = part_of(kind, name, state)
    return f"{part}|{state or ''}" if part and kind == "person" else part


def plain(key: str) -> str:
    """The name in such a key."""
    return key.split("|")[1] if "|" in key else key
