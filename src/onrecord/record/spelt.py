"""The names of all actors, each once, to be gone through in memory: along the index each comes as often as reports tell of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.record.connecting import Holding
from onrecord.record.listing import reports_in
from onrecord.record.patterns import longest_word

#: Of fewer reports the index is gone through as soon.
#: Bound of work.
FEWEST = 50_000
#: More names than these hardly tell anybody apart, and are looked at along the index.
#: Bound of work.
MOST = 2_000


def spelt(connection: sqlite3.Connection, asked: str) -> Sequence[str] | None:
    """The names that hold the longest of the words, in letters of either case as LIKE takes them. None where no names are held, or too many do: who
    only reads a large record holds them until somebody writes."""
    word = longest_word(asked).encode("utf-8", "surrogatepass").lower()
    if not word or not isinstance(connection, Holding) or reports_in(connection) < FEWEST:
        return None
    told, folded = connection.holding("names of actors", lambda: _all(connection))
    found: list[str] = []
    at = folded.find(word)
    while at >= 0:
        begin, end = folded.rfind(b"\0", 0, at) + 1, folded.find(b"\0", at)
        found.append(told[begin:end].decode("utf-8", "surrogatepass"))
        if len(found) > MOST:
            return None
        at = folded.find(word, end)
    return found


def _all(connection: sqlite3.Connection) -> tuple[bytes, bytes]:
    """Each name once, with a byte between two that no name has; as they are told, and with small letters where LIKE sees none other."""
    rows = connection.execute("SELECT DISTINCT name COLLATE BINARY FROM actor WHERE instr(name, char(0)) = 0")
    told = b"".join(name.encode("utf-8", "surrogatepass") + b"\0" for (name,) in rows)
    return told, told.lower()
