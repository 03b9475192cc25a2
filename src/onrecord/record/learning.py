"""What analysts' decisions say of the tables: rows that are often wrong, and names that are often given a state by hand."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.layers import Entry
from onrecord.record.applying import Decision
from onrecord.record.corrections import Correction, NewActor
from onrecord.record.keys import SINGULAR, keys_of
from onrecord.record.missed import with_added
from onrecord.record.refitting import decisions, raw
from onrecord.types import Actor, Reading

#: Entries of a row that are named.
#: Bound of what is shown.
NAMED = 5
#: Kinds of actors that stand in the table of bodies.
_BODIES = frozenset({"government", "organisation", "group", "media", "unit"})
#: A name with the kind, state, role and title that it is given.
type _Name = tuple[str, str, str | None, str | None, str | None]


@dataclass(slots=True)
class Blamed:
    """A row of a table, and what analysts decided on the entries that it made."""

    at: str
    right: int = 0
    wrong: int = 0
    amended: int = 0
    #: Some of the entries that are wrong or were corrected.
    refs: list[str] = field(default_factory=list)
    #: The row's cells; empty where the tables have no such row now.
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        """How many of its entries were judged."""
        return self.right + self.wrong + self.amended


@dataclass(frozen=True, slots=True)
class Named:
    """A name to which analysts gave a state, a sector or a kind."""

    name: str
    kind: str
    state: str | None
    role: str | None
    title: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What there is to learn; the most often wrong first."""

    rows: tuple[Blamed, ...]
    names: tuple[Named, ...]
    #: Decisions on what was read with other tables, whose rows cannot be told.
    other: int


def learn(connection: sqlite3.Connection, knowledge: str) -> Learned:
    """What the decisions say of the tables with this hash. An entry counts by its latest decision."""
    rows: dict[str, Blamed] = {}
    names: Counter[_Name] = Counter()
    other = 0
    for reading, decided in _decided(connection):
        keys = {key: identity for identity, key in keys_of(reading).items()}
        entries: dict[str, Entry] = {entry.id: entry for layer in SINGULAR for entry in getattr(reading, layer)}
        for (_layer, key), one in decided.items():
            entry = entries.get(keys.get(key, ""))
            if one.amended:
                names.update(_named(entry, one.amended))
            if entry is None or one.verdict == "unsure" or (one.amended and one.amended.added):
                continue
            if reading.engine.knowledge != knowledge:
                other += 1
                continue
            _blame(rows, entry.rows, one.verdict, f"{reading.report.id}#{entry.id}")
    bad = [row for row in rows.values() if row.wrong or row.amended]
    bad.sort(key=lambda one: (-(one.wrong + one.amended), one.right, one.at))
    told = sorted(names.items(), key=lambda one: (-one[1], str(one[0])))
    return Learned(tuple(bad), tuple(Named(*name, times) for name, times in told), other)


def _decided(connection: sqlite3.Connection) -> Iterator[tuple[Reading, dict[tuple[str, str], Decision]]]:
    """Each report with decisions on it: what was read, and the latest decision on each of its entries."""
    reports = "SELECT n, id FROM report WHERE id IN (SELECT report FROM judgement WHERE layer <> 'report') ORDER BY id"
    for number, identity in connection.execute(reports).fetchall():
        decided = decisions(connection, identity)
        yield with_added(raw(connection, number)[0], decided), {(one.layer, one.key): one for one in decided}


def _blame(rows: dict[str, Blamed], by: Sequence[str], verdict: str, ref: str) -> None:
    for at in by:
        one = rows.setdefault(at, Blamed(at))
        setattr(one, verdict, getattr(one, verdict) + 1)
        if verdict != "right" and len(one.refs) < NAMED:
            one.refs.append(ref)


def _named(entry: Entry | None, amended: Correction) -> Iterator[_Name]:
    """The names that a decision gives a state: an actor's own fields, and actors that stand new in the fields of others."""
    fields = amended.fields
    if isinstance(entry, Actor) and fields.keys() & {"state", "role", "kind"} and not amended.added:
        name, kind = (str(fields.get(one) or getattr(entry, one)) for one in ("name", "kind"))
        state, role, title = (_text(fields.get(one, getattr(entry, one))) for one in ("state", "role", "title"))
        yield name, kind, state, role, title
    for value in fields.values():
        for one in value if isinstance(value, tuple) else [value]:
            if isinstance(one, NewActor) and one.state:
                yield one.name, one.kind, one.state, one.role, None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def overlay(learned: Learned, least: int = 3) -> dict[str, str]:
    """Tables to lay over the shipped ones, by file name: rows that were wrong in most of at least so many judged entries are dropped, and
    names are given what analysts gave them. A person stands in it only where a title tells the office."""
    tables: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in learned.rows:
        if one.cells and one.judged >= least and 2 * one.wrong > one.judged:
            tables[one.at.partition(":")[0]].append({**one.cells, "drop": "yes"})
    for name in learned.names:
        told = {"state": name.state or "", "role": name.role or ""}
        if name.kind in _BODIES:
            tables["bodies.csv"].append({"name": name.name, "kind": name.kind, "since": "", **told})
        elif name.kind == "person" and name.title and name.role and name.state:
            tables["offices.csv"].append({"person": name.name, "office": name.title, "start": "", **told})
    return {table: _csv(rows) for table, rows in sorted(tables.items())}


def _csv(rows: Sequence[Mapping[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        cells = tuple(row.get(column, "") for column in columns)
        if cells not in seen:
            seen.add(cells)
            writer.writerow(row)
    return text.getvalue()
