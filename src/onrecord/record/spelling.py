"""The names of whom analysts joined: lists that are narrowed by one of them hold the entries of all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.record.linking.same import JOINED

#: Columns that hold names of actors, as facets ask for them.
NAMES = frozenset({"a.name", "e.speaker_name", "s.speaker_name"})


def joined_names(connection: sqlite3.Connection) -> list[tuple[str, tuple[str, ...]]]:
    """Of each figurehead that analysts joined its name, and all names that reports give it. None where the record is asked as it was read."""
    if connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'judged'").fetchone():
        return []
    heads = connection.execute(f"SELECT f.n, f.name FROM figurehead f WHERE {JOINED} ORDER BY f.key").fetchall()
    names = "SELECT DISTINCT x.name FROM same_actor s JOIN actor x ON x.n = s.actor WHERE s.figurehead = ? ORDER BY 1"
    return [(name, tuple(other for (other,) in connection.execute(names, (n,)))) for n, name in heads]


def spellings(connection: sqlite3.Connection, names: Sequence[str]) -> tuple[str, ...]:
    """The names, and those of whoever analysts joined with one of them."""
    found = dict.fromkeys(names)
    for head, others in joined_names(connection):
        if not found.keys().isdisjoint((head, *others)):
            found.update(dict.fromkeys((head, *others)))
    return tuple(found)
