"""Writes prepared readings into the record: new ones, and re-readings with what they changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from onrecord.garbage import uncollected
from onrecord.record.entries import Waiting, drop_entries, engine_number, put_entries
from onrecord.record.keys import told
from onrecord.record.linking import extend
from onrecord.record.refitting import refit
from onrecord.record.rows import METADATA, Prepared, seal_in, unpack
from onrecord.types import Engine, Reading

#: Where a report was taken from: file, position in it ('' for the whole file), hash of the file's raw bytes.
type Origin = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the record already has of a report."""

    n: int
    given: str
    engine: Engine


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that a re-reading changed."""

    layer: str
    key: str
    #: new, gone or changed.
    how: str
    was: str | None
    now: str | None


def kept(connection: sqlite3.Connection, report: str) -> Kept | None:
    """What the record has of the report with this id."""
    row = connection.execute(
        "SELECT r.n, r.given, e.onrecord, e.model, e.knowledge FROM report r"
        " JOIN reading g ON g.report = r.n JOIN engine e ON e.n = g.engine"
        " WHERE r.id = ?",
        (report,),
    ).fetchone()
    return Kept(row[0], row[1], Engine(*row[2:])) if row else None


def put(connection: sqlite3.Connection, prepared: Prepared, waiting: Waiting | None = None) -> int:
    """Keeps a reading and returns the report's number. A report that is kept already stays as it is, unless this copy's
    metadata sort first: so the record does not depend on which copy came first. What is to be ``waiting`` whoever gave that writes."""
    report = prepared.report
    found = kept(connection, report.id)
    own = waiting or Waiting()
    if found is not None:
        if prepared.given < found.given:
            own.write(connection)  # the one that is kept may be waiting itself
            _replace(connection, found.n, prepared)
        return found.n
    number: int = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM report").fetchone()[0]
    connection.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *_metadata(prepared), report.text))
    own.text(number, report.title, report.text)
    put_entries(connection, number, prepared, own)
    refit(connection, number, waiting=own)
    if waiting is None:
        own.write(connection)
    return number


def put_all(connection: sqlite3.Connection, prepared: Iterable[Prepared]) -> list[int]:
    """Keeps readings that are written together, within a running transaction, and returns the reports' numbers."""
    waiting = Waiting()
    with uncollected():
        numbers = [put(connection, one, waiting) for one in prepared]
        waiting.write(connection)
    return numbers


def add_origin(connection: sqlite3.Connection, number: int, origin: Origin) -> None:
    """Says where a report was taken from; that place is no failure any more, nor are the file as a whole and the folders it is in."""
    file, position, _raw = origin
    connection.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?)", (number, *origin))
    whole = [file, *map(str, PurePath(file).parents)]
    places = ", ".join("(?, '')" for _one in whole)
    connection.execute(f"DELETE FROM unreadable WHERE (file, position) IN (VALUES (?, ?), {places})", (file, position, *whole))


def put_unreadable(connection: sqlite3.Connection, origin: Origin, reason: str) -> None:
    """Keeps what could not be taken in."""
    connection.execute("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?)", (*origin, reason))


def reread(connection: sqlite3.Connection, prepared: Prepared, reading: Reading) -> tuple[Change, ...]:
    """Puts a new reading in the place of the one that is kept, and keeps and returns what changed."""
    found = kept(connection, prepared.report.id)
    if found is None:
        put(connection, prepared)
        return ()
    text, packed = connection.execute(
        "SELECT r.text, g.json FROM report r JOIN reading g ON g.report = r.n WHERE r.n = ?", (found.n,)
    ).fetchone()
    was = Reading.from_dict(unpack(packed, text))
    if replace(was, engine=reading.engine) == reading and found.given == prepared.given and seal_in(packed) == seal_in(prepared.packed):
        # the same to the letter: the entries stay, and the links between them
        number = engine_number(connection, prepared.engine)
        connection.execute("UPDATE reading SET engine = ?, json = ? WHERE report = ?", (number, prepared.packed, found.n))
        return ()
    changes = differences(was, reading)
    before, after = (engine_number(connection, engine) for engine in (found.engine, prepared.engine))
    _replace(connection, found.n, prepared)
    connection.executemany(
        "INSERT INTO change (report, before, after, layer, key, how, was, now) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(found.n, before, after, c.layer, c.key, c.how, c.was, c.now) for c in changes],
    )
    return changes


def differences(before: Reading, after: Reading) -> tuple[Change, ...]:
    """The entries that differ between two readings of a report, in order of layer and key."""
    old, new = told(before), told(after)
    found = []
    for layer, key in sorted(old.keys() | new.keys()):
        was, now = old.get((layer, key)), new.get((layer, key))
        if was != now:
            how = "new" if was is None else "gone" if now is None else "changed"
            found.append(Change(layer, key, how, *(None if part is None else json.dumps(part, ensure_ascii=False) for part in (was, now))))
    return tuple(found)


def _metadata(prepared: Prepared) -> tuple[str | None, ...]:
    r = prepared.report
    told = (getattr(r, name) for name in METADATA)
    return (r.id, *told, prepared.given)


def _replace(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    """Another reading, and perhaps other metadata, of a report that is kept; its text is the same, for its id says so."""
    linked = drop_entries(connection, number)
    connection.execute(
        "INSERT INTO report_words (report_words, rowid, title, text) SELECT 'delete', n, title, text FROM report WHERE n = ?", (number,)
    )
    connection.execute(
        "UPDATE report SET id = ?, given_id = ?, title = ?, outlet = ?, byline = ?, dateline = ?, published = ?, published_from = ?,"
        " language = ?, url = ?, given = ? WHERE n = ?",
        (*_metadata(prepared), number),
    )
    connection.execute("INSERT INTO report_words (rowid, title, text) SELECT n, title, text FROM report WHERE n = ?", (number,))
    waiting = Waiting()
    put_entries(connection, number, prepared, waiting)
    waiting.write(connection)
    refit(connection, number)
    if linked:
        extend(connection, [number])
