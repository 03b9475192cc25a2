"""Where reading and record meet: reads files with one or several processes and writes what was found.

The readings are written in the order of the input whatever the number of processes, in one transaction a batch; what is
reported as kept is on the disk. Workers send plain rows and never see the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from onrecord.config import Config
from onrecord.errors import InputError
from onrecord.garbage import uncollected
from onrecord.intake import Given, Taken, Unreadable, take
from onrecord.record import asked, writing
from onrecord.record.connecting import Connection, transaction
from onrecord.record.entries import Waiting
from onrecord.record.linking import extend
from onrecord.record.record import Record
from onrecord.record.rows import Prepared, given_of, prepare, restored
from onrecord.record.store import HELD_TO_ADD, HELD_TO_MERGE, connect_to_read
from onrecord.record.store import writing as writer
from onrecord.types import Report
from onrecord.work import Here, Read, Spread, Step, beside

if TYPE_CHECKING:
    from onrecord.export import Manifest
    from onrecord.reader import Reader
    from onrecord.record.learning import Learned
    from onrecord.record.relinking import Linked
    from onrecord.record.result import Rows
    from onrecord.shards import Row

#: Reports that a worker reads at a time.
BATCH = 8
#: The longest that a reading waits to be written, in seconds, and the most that wait together.
WAIT, TOGETHER = 1.0, 64
#: The same for what is read already and merged: the more are written together, the fewer pages of a large record each of them costs. Of 4,000 made-up reports,
#: added to 100,000, 4,000 together took five sixths of the work of twice 2,000.
MERGED = 16.0, 4_096


@dataclass(slots=True)
class _Job:
    """A report or what stands in its place, on its way into the record."""

    taken: Taken
    #: None where nothing is to be read.
    report: Report | None


class Archive(Record):
    """A record opened for asking and adding. The file is made by the first adding.

    ``read`` takes the place of the reader, for tests; it must be a function at the top of a module where there are workers.
    """

    def __init__(
        self, path: str | Path, config: Config | None = None, *, read: Callable[[Config], Read] | None = None, as_read: bool = False
    ) -> None:
        super().__init__(path, as_read=as_read)
        self.config = config or Config()
        self._make = read or reading_of

    def add(
        self,
        *paths: str | Path,
        workers: int = 1,
        spread: Spread | None = None,
        given: Given | None = None,
        missing: Literal["error", "failure"] = "error",
        on_step: Callable[[Step], None] = lambda _step: None,
        on_note: Callable[[str], None] | None = None,
    ) -> Step:
        """Adds the reports of files, folders and standard input (``-``), and returns the last step.

        Reports that the record has are passed over, so that an adding which was stopped goes on where it was when it is given
        again. Raises InputError, before anything is read, where a file is not there (with ``missing`` "failure" it is kept with what could
        not be read), and RecordError where the record cannot be written; what was told by ``on_step`` is kept all the same.
        """
        absent = [str(path) for path in paths if missing == "error" and str(path) != "-" and not Path(path).exists()]
        if absent:
            raise InputError(", ".join(absent), "is not there" if len(absent) == 1 else "are not there", "Check the name")
        spread = spread or Here(workers)
        with writer(self.path, HELD_TO_ADD) as connection:
            adding = _Adding(connection, on_step)
            jobs = adding.jobs(take([str(path) for path in paths], given=given, on_note=on_note))
            batches = (list(batch) for batch in iter(lambda: list(islice(jobs, BATCH)), []))
            try:
                for batch, prepared in spread(_prepared, batches, self._make, self.config):
                    adding.take_in(batch, prepared)
            finally:
                # What is read when the user stops is kept, too; after an error of the record's there is nothing to write with.
                adding.flush()
            return adding.step

    def link(self, *, workers: int | None = None, on_stage: Callable[[str], None] = lambda _stage: None) -> Linked:
        """Finds copies, the same actors and places, retellings and occurrences, anew from all reports; what adding has done already comes out the same, and so
        it does with any number of ``workers``, processes that do a part of it; None: two where there are many reports and more than one core. See
        ``onrecord.record.linking``."""
        from onrecord.record.relinking import AHEAD, Beside, link, workers_for

        # A record that is not there is an error, not one to be made; one of an older form is brought up.
        with closing(connect_to_read(self.path, older=True)) as connection:
            count: int = connection.execute("SELECT count(*) FROM report").fetchone()[0]
        workers = workers_for(count) if workers is None else workers
        if workers <= 1:
            return link(self.path, on_stage=on_stage)
        with beside(workers, partial(Beside, self.path), AHEAD) as handed:
            return link(self.path, handed=handed, on_stage=on_stage)

    def learned(self) -> Learned:
        """What judgements say of the tables; see ``onrecord.record.learning``."""
        from onrecord.knowledge.loader import Knowledge
        from onrecord.record.learning import learn

        knowledge = Knowledge(self.config.knowledge)
        found: Learned = self.ask(learn, knowledge.hash)
        for one in found.rows:
            table = one.at.partition(".")[0]
            one.cells = next((dict(row) for row in knowledge.rows(table) if row.at == one.at), {})
        return found

    @asked.checked
    def export(self, to: str, path: str | Path, *, force: bool = False, **filters: Unpack[asked.Events]) -> Manifest:
        """Writes the record in another program's format; see ``onrecord.export``. With filters (``onrecord.record.chosen``) the events that fit, and of
        what else stands in a report that of the reports which hold one; words, outlet and time alone keep reports without events, too."""
        from onrecord.export import export
        from onrecord.record.picking import pick

        if not any(value not in (None, False, ()) for value in filters.values()):
            return export(self, to, path, force=force)
        # A connection of its own: what is laid over the tables stays there.
        with Archive(self.path, as_read=False) as part:
            part._ask(pick, **filters)
            return export(part, to, path, force=force, picked=True)

    def beside(self, rows: Rows, *names: str) -> Rows:
        """The rows of a list with more columns: url, title, published, outlet of the report, and the sentence that tells the entry."""
        from onrecord.export.beside import beside

        return beside(self, rows, names)

    def merge(self, sources: Sequence[str | Path], *, on_step: Callable[[Step], None] = lambda _step: None) -> Step:
        """Brings folders of parts and other records into this one, in the order given; what it has is passed over, so that a merge which
        was stopped goes on. Of records, the analysts' judgements come along. Raises RecordError where a part or record is damaged."""
        from onrecord.merging import judgements_of, kept_in

        with writer(self.path, HELD_TO_MERGE) as connection:
            adding = _Adding(connection, on_step, MERGED)
            try:
                for source in sources:
                    for row in kept_in(Path(source)):
                        adding.take_row(row)
            finally:
                adding.flush()
        for source in sources:
            if told := judgements_of(Path(source)):
                self.take_in(told)
        return adding.step

    def reread(self, *, everything: bool = False, on_report: Callable[[str, int, int], None] = lambda _id, _done, _all: None) -> int:
        """Reads again what another engine read (or all), and returns how many entries changed; ``changes()`` tells which.

        ``on_report`` is told the id, how many reports are done, and how many there are to do.
        """
        with writer(self.path) as connection:
            reader = _reader(self.config)
            numbers = [
                row[0]
                for row in connection.execute(
                    "SELECT g.report FROM reading g JOIN engine e ON e.n = g.engine"
                    " WHERE ? OR (e.onrecord, e.model, e.knowledge) <> (?, ?, ?) ORDER BY g.report",
                    (everything, reader.engine.onrecord, reader.engine.model, reader.engine.knowledge),
                )
            ]
            changed = 0
            for done, number in enumerate(numbers, start=1):
                report = _as_given(connection, number)
                reading = reader.read(report)
                with transaction(connection):
                    changed += len(writing.reread(connection, prepare(reading, report), reading))
                on_report(report.id, done, len(numbers))
            return changed


class _Adding:
    """One run of adding: what waits to be written, and the counts."""

    def __init__(self, connection: Connection, on_step: Callable[[Step], None], most: tuple[float, int] = (WAIT, TOGETHER)) -> None:
        """``most``: the longest that a reading waits to be written, and the most that wait together."""
        self.connection, self.on_step, self.most = connection, on_step, most
        self.step = Step("", 0, 0, 0, 0, ())
        self._waiting: list[tuple[_Job, Prepared | None]] = []
        self._since = time.monotonic()

    def jobs(self, taken: Iterable[Taken]) -> Iterator[_Job]:
        """What is to be read and what not: a report that is kept already is not."""
        for one in taken:
            yield _Job(one, None if isinstance(one.outcome, Unreadable) else self._unkept(one.outcome))

    def _unkept(self, report: Report) -> Report | None:
        """The report, unless the record has all that it tells already."""
        found = writing.kept(self.connection, report.id)
        return None if found is not None and found.given <= given_of(report) else report

    def take_row(self, row: Row) -> None:
        """Takes over what a part or another record holds."""
        if row.reason is not None:
            error = InputError(row.file, row.reason)
            outcome: Report | Unreadable = Unreadable(row.file, Report.of(""), (), error)
            self.take_in([_Job(Taken(row.file, row.position, row.raw, outcome), None)], [])
            return
        report = row.as_given()
        new = self._unkept(report)
        job = _Job(Taken(row.file, row.position, row.raw, report), new)
        self.take_in([job], [] if new is None else [row.prepared(new)])

    def take_in(self, batch: list[_Job], prepared: list[Prepared]) -> None:
        """Takes a batch over, and writes what waits when it is time."""
        ready = iter(prepared)
        self._waiting += [(job, next(ready) if job.report is not None else None) for job in batch]
        wait, together = self.most
        if len(self._waiting) >= together or time.monotonic() - self._since > wait:
            self.flush()

    def flush(self) -> None:
        """Writes what waits, and says so when it is on the disk. What cannot be written is given up: it is read again another time."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        added = known = failed = 0
        ids = []
        new = []
        together = Waiting()
        with transaction(self.connection), uncollected():
            for job, prepared in waiting:
                origin = (_named(job.taken.file), _named(job.taken.position or ""), job.taken.raw)
                if isinstance(job.taken.outcome, Unreadable):
                    failed += 1
                    writing.put_unreadable(self.connection, origin, job.taken.outcome.error.reason)
                    continue
                # Where a day was only assumed, the text may have told another: the report that is kept has its own id.
                identity = prepared.report.id if prepared is not None else job.taken.outcome.id
                before = writing.kept(self.connection, identity)
                number = before.n if before else 0
                if prepared is not None:
                    number = writing.put(self.connection, prepared, together)
                    new += [] if before else [number]
                added, known = (added, known + 1) if before else (added + 1, known)
                writing.add_origin(self.connection, number, origin)
                ids.append(identity)
            together.write(self.connection)
            extend(self.connection, list(dict.fromkeys(new)))
        last = waiting[-1][0].taken.file
        seen = sum(len(job.taken.outcome.text) for job, _ in waiting if isinstance(job.taken.outcome, Report))
        old = self.step
        self.step = Step(last, old.characters + seen, old.added + added, old.known + known, old.failed + failed, tuple(ids))
        self._since = time.monotonic()
        self.on_step(self.step)


def _named(place: str) -> str:
    """The name as the record can keep it: bytes that are no UTF-8 are written out."""
    return place.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") if not place.isascii() else place


def _as_given(connection: Connection, number: int) -> Report:
    """The report as it was handed in, before its layout was read."""
    return restored(*connection.execute("SELECT text, given FROM report WHERE n = ?", (number,)).fetchone())


def _reader(config: Config) -> Reader:
    from onrecord.reader import Reader

    return Reader(config)


def reading_of(config: Config) -> Read:
    """The reader as a function over a batch."""
    return _reader(config).read_many


def _prepared(read: Read, batch: list[_Job]) -> list[Prepared]:
    """What the record keeps of a batch's reports; done by whoever reads."""
    reports = [job.report for job in batch if job.report is not None]
    return [prepare(reading, report) for reading, report in zip(read(reports), reports, strict=True)]


def open_record(path: str | Path = "onrecord.db", *, config: Config | None = None) -> Archive:
    """The record at this path, for asking and adding; made by the first adding if there is none."""
    return Archive(path, config)


__all__ = ["Archive", "Step", "open_record"]
