"""The record as a value: opened, asked, closed. Adding reports is ``onrecord.archive``'s part."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from onrecord.errors import RecordError
from onrecord.record import (
    asking,
    comparing,
    counting,
    dyads,
    following,
    holding,
    judging,
    links,
    listing,
    quoting,
    searching,
    verifying,
    who,
)
from onrecord.record.applying import corrected
from onrecord.record.filters import check_names
from onrecord.record.missed import with_added
from onrecord.record.refitting import as_it_was_read, decisions
from onrecord.record.result import Rows, Value
from onrecord.record.rows import unpack
from onrecord.record.store import BACKUP, connect_to_read, explained, moment
from onrecord.types import Reading


class Record:
    """A record opened for asking.

    Every question answers with ``Rows``: dictionaries when iterated over, tables by ``arrow()``, ``pandas()`` and ``polars()``. What each
    may be asked stands with the function of its name in ``asking``, ``searching``, ``dyads`` and ``links``. Raises RecordError if there is no record, or if it
    is damaged or no record.
    """

    def __init__(self, path: str | Path, *, as_read: bool = False) -> None:
        """``as_read`` tells what was read, without what analysts decided."""
        self.path = Path(path)
        self.as_read = as_read
        self._reading: sqlite3.Connection | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        """A connection that reads only."""
        if self._reading is None:
            self._reading = connect_to_read(self.path)
            if self.as_read:
                as_it_was_read(self._reading)
        return self._reading

    def close(self) -> None:
        """Lets the file go."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many reports it holds."""
        count: int = self._ask(listing.every, "SELECT count(*) FROM report").rows[0][0]
        return count

    def _ask(self, question: Any, *arguments: Any, **options: Any) -> Any:
        with explained(self.path):
            check_names(self.connection, options.get("type_"), options.get("status"))
            return question(self.connection, *arguments, **options)

    def search(self, words: str, **filters: Any) -> Rows:
        """Reports and statements that hold all the words."""
        found: Rows = self._ask(searching.search, words, **filters)
        return found

    def events(self, **filters: Any) -> Rows:
        """Events in order of time."""
        found: Rows = self._ask(asking.events, **filters)
        return found

    def statements(self, **filters: Any) -> Rows:
        """Statements in order of their reports' dates."""
        found: Rows = self._ask(asking.statements, **filters)
        return found

    def figures(self, **filters: Any) -> Rows:
        """Figures with owner, place and speaker."""
        found: Rows = self._ask(asking.figures, **filters)
        return found

    def positions(self, **filters: Any) -> Rows:
        """Commitments, claims, demands and disputes."""
        found: Rows = self._ask(asking.positions, **filters)
        return found

    def actors(self, **filters: Any) -> Rows:
        """Actors over all reports, commonest first, each once."""
        found: Rows = self._ask(who.actors, **filters)
        return found

    def places(self, **filters: Any) -> Rows:
        """Places each time they are named."""
        found: Rows = self._ask(asking.places, **filters)
        return found

    def dates(self, **filters: Any) -> Rows:
        """Dates and durations in order of time."""
        found: Rows = self._ask(asking.dates, **filters)
        return found

    def reports(self, **filters: Any) -> Rows:
        """The reports."""
        found: Rows = self._ask(asking.reports, **filters)
        return found

    def dyad(self, source: str, recipient: str, **filters: Any) -> Rows:
        """What the one state, group or person did to the other."""
        found: Rows = self._ask(dyads.dyad, source, recipient, **filters)
        return found

    def dyad_summary(self, source: str, recipient: str, **filters: Any) -> Rows:
        """The same in sum, a row a direction."""
        found: Rows = self._ask(dyads.summary, source, recipient, **filters)
        return found

    def series(self, source: str | None = None, recipient: str | None = None, **filters: Any) -> Rows:
        """Counts of events by day, week, month, quarter or year."""
        found: Rows = self._ask(counting.series, source, recipient, **filters)
        return found

    def plans(self, **filters: Any) -> Rows:
        """What was planned, and the later deed of the same parties and type that answers it."""
        found: Rows = self._ask(following.plans, **filters)
        return found

    def denials(self, **filters: Any) -> Rows:
        """What is denied, followed back to who said it."""
        found: Rows = self._ask(following.denials, **filters)
        return found

    def over_time(self, **filters: Any) -> Rows:
        """What one holder held, in order of time, with what changed."""
        found: Rows = self._ask(holding.over_time, **filters)
        return found

    def quotes(self, words: str | None = None, **filters: Any) -> Rows:
        """The same sentence as several outlets quote it, with its variants."""
        found: Rows = self._ask(quoting.quotes, words, **filters)
        return found

    def compare(self, one: str, other: str, **filters: Any) -> Rows:
        """Two outlets, speakers or periods on the same matter, side by side."""
        found: Rows = self._ask(comparing.compare, one, other, **filters)
        return found

    def occurrences(self, **filters: Any) -> Rows:
        """What several reports tell of, after ``link``; see ``onrecord.record.links``."""
        found: Rows = self._ask(links.occurrences, **filters)
        return found

    def occurrence(self, ref: str) -> Rows:
        """The tellings of one occurrence side by side."""
        found: Rows = self._ask(links.occurrence, ref)
        return found

    def copies(self, **filters: Any) -> Rows:
        """Reports that are copies of one another."""
        found: Rows = self._ask(links.copies, **filters)
        return found

    def retellings(self, **filters: Any) -> Rows:
        """Pairs of reports that tell of the same."""
        found: Rows = self._ask(links.retellings, **filters)
        return found

    def unlinked(self) -> int:
        """How many reports have come since the links were made."""
        count: int = self._ask(links.unlinked)
        return count

    def failures(self) -> Rows:
        """What could not be read."""
        found: Rows = self._ask(asking.failures)
        return found

    def changes(self) -> Rows:
        """What re-readings changed."""
        found: Rows = self._ask(asking.changes)
        return found

    def ask(self, question: Any, *arguments: Any, **options: Any) -> Any:
        """The answer of a question that is asked over a connection; those of the desk stand in ``browsing`` and ``overview``."""
        with explained(self.path):
            return question(self.connection, *arguments, **options)

    def sql(self, query: str, *, seconds: float = 30.0) -> Rows:
        """The answer to a query of one's own."""
        found: Rows = self._ask(listing.sql, query, seconds=seconds)
        return found

    def reading(self, report: str) -> Reading:
        """The whole reading of a report, with what analysts decided, by its id or the beginning of it. Raises RecordError if there is
        none, or several."""
        reading = self.raw(report)
        return reading if self.as_read else self._decided(reading)

    def _decided(self, reading: Reading) -> Reading:
        with explained(self.path):
            decided = decisions(self.connection, reading.report.id)
        return corrected(reading, decided) if decided else reading

    def marked(self, report: str) -> Reading:
        """The reading as it was read, with the entries that analysts added: what decisions hang on."""
        reading = self.raw(report)
        with explained(self.path):
            return with_added(reading, decisions(self.connection, reading.report.id))

    def raw(self, report: str) -> Reading:
        """The reading as it was read, whatever analysts decided."""
        with explained(self.path):
            found = self.connection.execute(
                "SELECT r.text, g.json FROM report r JOIN reading g ON g.report = r.n"
                " WHERE r.id >= ? AND r.id < ? OR r.given_id = ? LIMIT 2",
                (report, report + "g", report),
            ).fetchall()
        if len(found) != 1:
            reason = "fits several reports of this record" if found else "is no report of this record"
            raise RecordError(report, reason, "Give the report's id, or more of it")
        return self._whole(*found[0])

    def readings(self) -> Iterator[Reading]:
        """Every reading, whole, in the order of the reports' ids; one at a time, however many there are."""
        with explained(self.path):
            query = "SELECT r.text, g.json FROM report r JOIN reading g ON g.report = r.n ORDER BY r.id"
            for text, packed in self.connection.execute(query):
                reading = self._whole(text, packed)
                yield reading if self.as_read else self._decided(reading)

    def _whole(self, text: str, packed: bytes) -> Reading:
        """The reading again. Raises RecordError if it is damaged."""
        try:
            return Reading.from_dict(unpack(packed, text))
        except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
            raise RecordError(str(self.path), f"is damaged: a reading is not whole ({error})", BACKUP) from error

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All that is asked within is of one moment, whatever is added meanwhile."""
        with explained(self.path):
            connection = self.connection
        with moment(connection):
            yield

    def stream(self, query: str) -> tuple[tuple[str, ...], Iterator[tuple[Value, ...]]]:
        """Columns and rows of a query, one row at a time."""
        with explained(self.path):
            cursor = self.connection.execute(query)
            return tuple(column[0] for column in cursor.description), self._rows(cursor)

    def _rows(self, cursor: sqlite3.Cursor) -> Iterator[tuple[Value, ...]]:
        with explained(self.path):
            for row in cursor:  # noqa: UP028 - `yield from` would close the cursor of a record that is closed by then
                yield row

    def judge(self, ref: str, verdict: str, **more: Any) -> None:
        """Keeps an analyst's decision on an entry; see ``onrecord.record.judging``."""
        judging.judge(self.path, ref, self.marked(ref.partition("#")[0]), verdict, **more)

    def add_entry(self, report: str, layer: str, spans: Sequence[tuple[int, int]], fields: dict[str, Any], **more: Any) -> str:
        """Adds an entry that the reader missed, and returns its ref; see ``onrecord.record.judging``."""
        return judging.add_entry(self.path, self.marked(report), layer, spans, fields, **more)

    def undo(self, analyst: str) -> str:
        """Takes back an analyst's last decision."""
        return judging.undo(self.path, analyst)

    def take_in(self, rows: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
        """Takes in another's judgements; returns how many are new, and how many are not."""
        return judging.take_in(self.path, rows)

    def judgements(self) -> Rows:
        """All that analysts decided, with the entry that each hangs on now."""
        found: Rows = self._ask(judging.judgements)
        return found

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the record, one line each; nothing if it is whole."""
        with explained(self.path):
            return verifying.verify(self.path)
