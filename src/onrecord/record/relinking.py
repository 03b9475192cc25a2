"""Makes all links of a record's file anew and tells in numbers what was found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import batched, chain
from pathlib import Path
from typing import Protocol

from onrecord.garbage import uncollected
from onrecord.record.connecting import Connection, explained, only_writer, transaction
from onrecord.record.linking import OnStage, kept, relink
from onrecord.record.linking.likeness import Weights
from onrecord.record.linking.made import Made, made
from onrecord.record.linking.others import Days, Found, alike_in
from onrecord.record.store import connect_to_read, connect_to_write

#: Memory for the file's pages, in KiB: what all links stand on is written over and over.
#: Bound of memory.
_CACHE = 1 << 18
#: Reports whose share another process makes at a time, and batches that are made before anybody asks for the first of them.
#: Bound of memory.
_BATCH, AHEAD = 64, 128
#: From so many reports on other processes are worth their start.
#: Bound of work.
_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, in numbers."""

    reports: int
    #: Groups of copies, and the reports in them.
    groups: int
    copies: int
    #: Actors and places named in more than one report.
    actors: int
    places: int
    #: Pairs of reports that tell of the same, and what several reports tell of.
    retellings: int
    occurrences: int
    disagreements: int


class Beside:
    """What another process than the one that links works with: what the record held before the linking began."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._weights = Weights()

    def shares(self, reports: Sequence[int]) -> list[Made]:
        """What these reports are found and compared by."""
        # A connection must not go on in a process that was doubled: each batch opens its own.
        with closing(connect_to_read(self._path)) as connection:
            return [made(connection, kept.text(connection, report), whole=True)[0] for report in reports]

    def alike(self, some: Days) -> list[Found]:
        """What the reports of these days are like."""
        return alike_in(some, self._weights)


class Handed(Protocol):
    """Gives what a worker's ``Beside`` makes of each batch, with the batch, in order."""

    def __call__[B, R](self, task: Callable[[Beside, B], R], batches: Iterable[B], /) -> Iterator[tuple[B, R]]: ...


class _Others:
    """Other processes of this machine."""

    def __init__(self, handed: Handed) -> None:
        self._handed = handed

    def shares(self, reports: Sequence[int]) -> Iterator[Made]:
        return self._begun(Beside.shares, batched(reports, _BATCH))

    def alike(self, some: Iterable[Days]) -> Iterator[Found]:
        return self._begun(Beside.alike, some)

    def _begun[B, R](self, task: Callable[[Beside, B], list[R]], batches: Iterable[B]) -> Iterator[R]:
        """What is made of the batches. The others have begun when this returns: who asks for the first has other work until then."""
        made_ = self._handed(task, batches)
        first = next(made_, None)
        return chain.from_iterable(some for _batch, some in chain([first] if first else [], made_))


def workers_for(reports: int) -> int:
    """How many other processes are worth their start, beside that which links: two keep a second core busy while it writes."""
    return 2 if reports >= _MANY and (os.cpu_count() or 1) > 1 else 1


def link(path: Path, *, handed: Handed | None = None, on_stage: OnStage = lambda _stage: None) -> Linked:
    """Makes all links of the record anew; what reports are compared by in other processes, where they are given. Raises RecordError if another process is
    writing to the record."""
    with only_writer(path), explained(path):
        connection = connect_to_write(path)
        try:
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            with transaction(connection), uncollected():
                relink(connection, others=_Others(handed) if handed else None, on_stage=on_stage)
            return _counted(connection)
        finally:
            connection.close()


def _counted(connection: Connection) -> Linked:
    def count(query: str) -> int:
        number: int = connection.execute(query).fetchone()[0]
        return number

    several = "SELECT count(*) FROM (SELECT 1 FROM {0} s GROUP BY {1} HAVING count(DISTINCT {2} >> 20) > 1)"
    return Linked(
        count("SELECT count(*) FROM report"),
        count("SELECT count(*) FROM copies"),
        count("SELECT count(*) FROM copy"),
        count("SELECT count(*) FROM line WHERE reports > 1"),
        count(several.format("same_place", "site", "place")),
        count("SELECT count(*) FROM retelling"),
        count("SELECT count(*) FROM occurrence"),
        count("SELECT count(*) FROM disagreement"),
    )
