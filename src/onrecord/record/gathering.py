"""Which entries a dossier holds: those of reports, of an actor, between two states, that fit a search, or that are named one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import ConfigError, RecordError
from onrecord.layers import SHOWN
from onrecord.record import between
from onrecord.record.browsing import browse
from onrecord.record.narrowing import Asked
from onrecord.record.rows import STEP

#: The most entries that one dossier holds.
#: Bound of what is shown.
MOST = 2_000
#: The layers that it holds, with the letters of their ids.
_LETTERS = {layer.name: layer.letter for layer in SHOWN if layer.letter in "SEHF"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a dossier is made of; what is given is put together."""

    #: Reports by their ids or the beginnings of them, and entries by their refs.
    reports: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    #: An actor by name.
    actor: str = ""
    #: Two states by code.
    dyad: tuple[str, str] | None = None
    #: Words that statements, events, figures and positions hold.
    words: str = ""
    since: str | None = None
    until: str | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        told = [self.actor, " and ".join(self.dyad) if self.dyad else "", f"“{self.words}”" if self.words else ""]
        for count, name in ((len(self.reports), "report"), (len(self.entries), "chosen entry")):
            if count:
                told.append(f"{count} {name if count == 1 else 'chosen entries' if name == 'chosen entry' else name + 's'}")
        return "; ".join(filter(None, told)) + (f", {self.since or '…'} – {self.until or '…'}" if self.since or self.until else "")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Ids of entries by report, and how many more there are."""

    entries: dict[str, list[str]]
    left_off: int


def gather(connection: sqlite3.Connection, choice: Choice, *, most: int = MOST) -> Gathered:
    """The entries that the choice names, in the order of their reports' dates. Raises ConfigError where it names nothing, and RecordError
    where a report or entry is not there."""
    if not choice.title:
        raise ConfigError("a dossier", "is made of nothing", "Name reports, an actor, two states, words, or entries")
    found: dict[str, list[str]] = {}
    for ref in choice.entries:
        report, _, entry = ref.partition("#")
        _put(found, _report(connection, report)[1], [entry])
    for one in choice.reports:
        number, report = _report(connection, one)
        _put(found, report, _whole(connection, number))
    left = 0
    for name, asked in _asked(choice):
        rows = browse(connection, name, asked, limit=most)
        left += rows.left_off
        _put_refs(found, [str(row["ref"]) for row in rows])
    if choice.dyad:
        for name in ("statements", "positions"):
            numbers, more = between.told(connection, name, *choice.dyad, since=choice.since, until=choice.until, limit=most)
            left += more
            _put_refs(found, between.refs(connection, name, numbers))
    return Gathered(found, left)


def _put_refs(found: dict[str, list[str]], refs: Sequence[str]) -> None:
    for ref in refs:
        report, _, entry = ref.partition("#")
        _put(found, report, [entry])


def _put(found: dict[str, list[str]], report: str, entries: Sequence[str]) -> None:
    held = found.setdefault(report, [])
    held += [entry for entry in entries if entry not in held]


def _report(connection: sqlite3.Connection, told: str) -> tuple[int, str]:
    query = "SELECT n, id FROM report WHERE id >= ? AND id < ? OR given_id = ? LIMIT 2"
    rows = connection.execute(query, (told, told + "g", told)).fetchall() if told else []
    if len(rows) != 1:
        raise RecordError(
            told or "no report", "fits several reports of this record" if rows else "is no report of this record", "Give its id"
        )
    return int(rows[0][0]), str(rows[0][1])


def _whole(connection: sqlite3.Connection, number: int) -> list[str]:
    """The entries of a report; what it tells twice is told once."""
    found: list[str] = []
    for name in _LETTERS:
        again = " AND same_as IS NULL" if name == "events" else ""
        rows = connection.execute(
            f"SELECT id FROM {name[:-1]} WHERE n BETWEEN ? AND ?{again} ORDER BY n", (number * STEP, number * STEP + STEP - 1)
        )
        found += [row[0] for row in rows]
    return found


def _asked(choice: Choice) -> list[tuple[str, Asked]]:
    """The lists that hold what is chosen."""
    found: list[tuple[str, Asked]] = []

    def ask(name: str, **chosen: str) -> None:
        found.append((name, Asked({key: [value] for key, value in chosen.items()}, since=choice.since, until=choice.until)))

    if choice.actor:
        ask("statements", speaker=choice.actor)
        ask("events", who=choice.actor)
        ask("events", whom=choice.actor)
        ask("positions", holder=choice.actor)
        ask("positions", toward=choice.actor)
        ask("figures", of=choice.actor)
    if choice.dyad:
        one, other = choice.dyad
        ask("events", source=one, recipient=other)
        ask("events", source=other, recipient=one)
    if choice.words.strip():
        found += [(name, Asked({}, words=choice.words, since=choice.since, until=choice.until)) for name in _LETTERS]
    return found
