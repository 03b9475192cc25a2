"""The record as a value: opened, asked, closed. Adding reports is ``onrecord.archive``'s part."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Concatenate, Self, Unpack

from onrecord.errors import RecordError
from onrecord.record import (
    asked,
    asking,
    comparing,
    counting,
    denying,
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
from onrecord.record.connecting import BACKUP, explained, moment
from onrecord.record.filters import check_names
from onrecord.record.missed import with_added
from onrecord.record.refitting import as_it_was_read, decisions
from onrecord.record.result import Rows, Value
from onrecord.record.rows import unpack
from onrecord.record.store import connect_to_read
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

    def __repr__(self) -> str:
        """Short: which file, and how many reports it holds."""
        try:
            return f"<{type(self).__name__} {self.path}: {len(self):,} reports>"
        except RecordError as error:
            return f"<{type(self).__name__} {self.path}: {error.reason}>"

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
        return self._ask(listing.count, "report")

    def _ask[**P, A](self, question: Callable[Concatenate[sqlite3.Connection, P], A], *arguments: P.args, **options: P.kwargs) -> A:
        with explained(self.path):
            check_names(self.connection, _told(options, "type"), _told(options, "status"))
            return question(self.connection, *arguments, **options)

    @asked.checked
    def search(self, words: str, *, speaker: str | None = None, limit: int | None = None, **filters: Unpack[asked.Reports]) -> Rows:
        """Reports and statements that hold all the words."""
        return self._ask(searching.search, words, speaker=speaker, limit=limit, **filters)

    @asked.checked
    def events(self, *, limit: int | None = None, **filters: Unpack[asked.Events]) -> Rows:
        """Events in order of time."""
        return self._ask(asking.events, limit=limit, **filters)

    @asked.checked
    def statements(self, *, limit: int | None = None, **filters: Unpack[asked.Statements]) -> Rows:
        """Statements in order of their reports' dates."""
        return self._ask(asking.statements, limit=limit, **filters)

    @asked.checked
    def figures(self, *, limit: int | None = None, **filters: Unpack[asked.Figures]) -> Rows:
        """Figures with owner, place and speaker."""
        return self._ask(asking.figures, limit=limit, **filters)

    @asked.checked
    def positions(self, *, limit: int | None = None, **filters: Unpack[asked.Positions]) -> Rows:
        """Commitments, claims, demands and disputes."""
        return self._ask(asking.positions, limit=limit, **filters)

    @asked.checked
    def actors(
        self,
        *,
        name: str | None = None,
        kind: str | None = None,
        role: str | None = None,
        limit: int | None = None,
        **filters: Unpack[asked.Reports],
    ) -> Rows:
        """Actors over all reports, commonest first, each once."""
        return self._ask(who.actors, name=name, kind=kind, role=role, limit=limit, **filters)

    @asked.checked
    def places(self, *, limit: int | None = None, **filters: Unpack[asked.Reports]) -> Rows:
        """Places each time they are named."""
        return self._ask(asking.places, limit=limit, **filters)

    @asked.checked
    def dates(self, *, limit: int | None = None, **filters: Unpack[asked.Reports]) -> Rows:
        """Dates and durations in order of time."""
        return self._ask(asking.dates, limit=limit, **filters)

    @asked.checked
    def reports(self, *, since: str | None = None, until: str | None = None, outlet: str | None = None, limit: int | None = None) -> Rows:
        """The reports."""
        return self._ask(asking.reports, since=since, until=until, outlet=outlet, limit=limit)

    @asked.checked
    def dyad(self, source: str, recipient: str, *, both: bool = False, limit: int | None = None, **filters: Unpack[asked.Deeds]) -> Rows:
        """What the one state, group or person did to the other."""
        return self._ask(dyads.dyad, source, recipient, both=both, limit=limit, **filters)

    @asked.checked
    def dyad_summary(self, source: str, recipient: str, *, both: bool = False, **filters: Unpack[asked.Deeds]) -> Rows:
        """The same in sum, a row a direction."""
        return self._ask(dyads.summary, source, recipient, both=both, **filters)

    @asked.checked
    def series(
        self, source: str | None = None, recipient: str | None = None, *, by: str = "month", **filters: Unpack[asked.Series]
    ) -> Rows:
        """Counts of events by day, week, month, quarter or year."""
        return self._ask(counting.series, source, recipient, by=by, **filters)

    @asked.checked
    def plans(self, *, limit: int | None = None, **filters: Unpack[asked.Events]) -> Rows:
        """What was planned, and the later deed of the same parties and type that answers it."""
        return self._ask(following.plans, limit=limit, **filters)

    @asked.checked
    def denials(self, *, limit: int | None = None, **filters: Unpack[asked.Statements]) -> Rows:
        """What is denied, followed back to who said it."""
        return self._ask(denying.denials, limit=limit, **filters)

    @asked.checked
    def over_time(
        self, *, actor: str | None = None, topic: str | None = None, limit: int | None = None, **filters: Unpack[asked.HeldTo]
    ) -> Rows:
        """What one holder held, in order of time, with what changed."""
        return self._ask(holding.over_time, actor=actor, topic=topic, limit=limit, **filters)

    @asked.checked
    def quotes(self, words: str | None = None, *, least: int = 2, limit: int | None = None, **filters: Unpack[asked.Statements]) -> Rows:
        """The same sentence as several outlets quote it, with its variants."""
        return self._ask(quoting.quotes, words, least=least, limit=limit, **filters)

    @asked.checked
    def compare(self, one: str, other: str, *, by: str | None = None, limit: int | None = None, **filters: Unpack[asked.Matters]) -> Rows:
        """Two outlets, speakers or periods on the same matter, side by side."""
        return self._ask(comparing.compare, one, other, by=by, limit=limit, **filters)

    @asked.checked
    def occurrences(self, *, disputed: bool = False, limit: int | None = None, **filters: Unpack[asked.Occurrences]) -> Rows:
        """What several reports tell of, after ``link``; see ``onrecord.record.links``."""
        return self._ask(links.occurrences, disputed=disputed, limit=limit, **filters)

    def occurrence(self, ref: str) -> Rows:
        """The tellings of one occurrence side by side."""
        return self._ask(links.occurrence, ref)

    @asked.checked
    def copies(self, *, limit: int | None = None, **filters: Unpack[asked.Reports]) -> Rows:
        """Reports that are copies of one another."""
        return self._ask(links.copies, limit=limit, **filters)

    @asked.checked
    def retellings(self, *, limit: int | None = None, **filters: Unpack[asked.Reports]) -> Rows:
        """Pairs of reports that tell of the same."""
        return self._ask(links.retellings, limit=limit, **filters)

    def unlinked(self) -> int:
        """How many reports have come since the links were made."""
        return self._ask(links.unlinked)

    def failures(self) -> Rows:
        """What could not be read."""
        return self._ask(asking.failures)

    def changes(self) -> Rows:
        """What re-readings changed."""
        return self._ask(asking.changes)

    def ask[**P, A](self, question: Callable[Concatenate[sqlite3.Connection, P], A], *arguments: P.args, **options: P.kwargs) -> A:
        """The answer of a question that is asked over a connection; those of the desk stand in ``browsing`` and ``overview``."""
        with explained(self.path):
            return question(self.connection, *arguments, **options)

    def sql(self, query: str, *, seconds: float = 30.0) -> Rows:
        """The answer to a query of one's own."""
        # On a connection that is closed after it, unless one moment is asked: what bounds such a query makes each LIKE slow for good.
        with explained(self.path):
            of_moment = self.connection.in_transaction
        with nullcontext(self) if of_moment else Record(self.path, as_read=self.as_read) as own:
            return own._ask(listing.sql, query, seconds=seconds)

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

    def judge(
        self,
        ref: str,
        verdict: str,
        *,
        analyst: str,
        note: str | None = None,
        amended: Mapping[str, object] | None = None,
        made: str | None = None,
        seen: str | None = None,
    ) -> None:
        """Keeps an analyst's decision on an entry; see ``onrecord.record.judging``."""
        reading = self.marked(ref.partition("#")[0])
        judging.judge(self.path, ref, reading, verdict, analyst=analyst, note=note, amended=amended, made=made, seen=seen)

    def add_entry(
        self,
        report: str,
        layer: str,
        spans: Sequence[tuple[int, int]],
        fields: Mapping[str, object],
        *,
        sentence: tuple[int, int],
        analyst: str,
        note: str | None = None,
        made: str | None = None,
    ) -> str:
        """Adds an entry that the reader missed, and returns its ref; see ``onrecord.record.judging``."""
        reading = self.marked(report)
        return judging.add_entry(self.path, reading, layer, spans, fields, sentence=sentence, analyst=analyst, note=note, made=made)

    def take_apart(self, ref: str, *, analyst: str, note: str | None = None, made: str | None = None) -> None:
        """Takes an actor, event or report out of what it is joined with; see ``onrecord.record.judging``."""
        judging.take_apart(self.path, ref, self.raw(ref.partition("#")[0]), analyst=analyst, note=note, made=made)

    def put_back(self, ref: str, *, analyst: str, note: str | None = None, made: str | None = None) -> None:
        """Lets linking join again what was taken apart, whoever did that."""
        judging.put_back(self.path, ref, self.raw(ref.partition("#")[0]), analyst=analyst, note=note, made=made)

    def join(self, ref: str, other: str, *, analyst: str, note: str | None = None, made: str | None = None) -> None:
        """Says that two actors are the same, or that two events tell of one occurrence; see ``onrecord.record.judging``."""
        one, second = (self.marked(told.partition("#")[0]) for told in (ref, other))
        judging.join(self.path, ref, one, other, second, analyst=analyst, note=note, made=made)

    def undo(self, analyst: str) -> str:
        """Takes back an analyst's last decision."""
        return judging.undo(self.path, analyst)

    def take_in(self, rows: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
        """Takes in another's judgements; returns how many are new, and how many are not."""
        return judging.take_in(self.path, rows)

    def judgements(self) -> Rows:
        """All that analysts decided, with the entry that each hangs on now."""
        return self._ask(judging.judgements)

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the record, one line each; nothing if it is whole."""
        with explained(self.path):
            return verifying.verify(self.path)


def _told(options: Mapping[str, object], name: str) -> asked.OneOf:
    value = options.get(name)
    return value if isinstance(value, str) or value is None else tuple(value) if isinstance(value, list | tuple) else None
