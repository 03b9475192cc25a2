"""The offices that somebody is told of in, each once however it is written, with the days from which to which the reports tell it."""

from __future__ import annotations

from collections.abc import Iterable

#: What a title ends in where its reader cut off whose it is: "president of", "leader and".
_CUT = frozenset(("and", "at", "for", "from", "in", "of", "the", "to"))


def offices(told: Iterable[tuple[str, str, str]]) -> str | None:
    """The titles, in the order given, as "President (2017-01-20 to 2021-01-19); senator"; of each the title, the first and the last day, '' where
    none is known. None where there is no title."""
    found: dict[str, tuple[str, str, str]] = {}
    for title, first, last in told:
        words = title.split()
        while len(words) > 1 and words[-1].lower() in _CUT:
            words.pop()
        name = " ".join(words)
        if not name:
            continue
        before, since, until = found.get(name.casefold(), (name, "", ""))
        found[name.casefold()] = (before, min(filter(None, (since, first)), default=""), max(until, last))
    return "; ".join(name + _when(first, last) for name, first, last in found.values()) or None


def _when(first: str, last: str) -> str:
    if not first:
        return ""
    return f" ({first})" if first == last else f" ({first} to {last})"
