"""Makes all links of a record's file anew and tells in numbers what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import batched
from pathlib import Path

from onrecord.garbage import uncollected
from onrecord.record.connecting import Connection, explained, only_writer, transaction
from onrecord.record.linking import OnStage, kept, relink
from onrecord.record.linking.made import Made, made
from onrecord.record.store import connect_to_read, connect_to_write

#: Memory for the file's pages, in KiB: what all links stand on is written over and over.
#: Bound of memory.
_CACHE = 1 << 18
#: Reports whose share another process makes at a time.
#: Bound of work.
_BATCH = 64


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
    """Makes the shares of some reports in another process than the one that links, from what the record held before the linking began."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, reports: Sequence[int]) -> list[Made]:
        # A connection must not go on in a process that was doubled: each batch opens its own.
        with closing(connect_to_read(self._path)) as connection:
            return [made(connection, kept.text(connection, report), whole=True)[0] for report in reports]


#: Gives what a worker's ``Beside`` makes of each batch of reports, with the batch, in order.
type Handed = Callable[[Callable[[Beside, Sequence[int]], list[Made]], Iterable[Sequence[int]]], Iterator[tuple[Sequence[int], list[Made]]]]


def link(path: Path, *, handed: Handed | None = None, on_stage: OnStage = lambda _stage: None) -> Linked:
    """Makes all links of the record anew; what reports are compared by in other processes, where they are given. Raises RecordError if another process is
    writing to the record."""
    with only_writer(path), explained(path):
        connection = connect_to_write(path)
        try:
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            with transaction(connection), uncollected():
                relink(connection, beside=partial(_beside, handed) if handed else None, on_stage=on_stage)
            return _counted(connection)
        finally:
            connection.close()


def _beside(handed: Handed, reports: Sequence[int]) -> Iterator[Made]:
    for _batch, some in handed(Beside.__call__, batched(reports, _BATCH)):
        yield from some


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
