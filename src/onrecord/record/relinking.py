"""Makes all links of a record's file anew and tells in numbers what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.garbage import uncollected
from onrecord.record.connecting import Connection, explained, only_writer, transaction
from onrecord.record.linking import OnStage, relink
from onrecord.record.store import connect_to_write

#: Memory for the file's pages, in KiB: what all links stand on is written over and over.
#: Bound of memory.
_CACHE = 1 << 18


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


def link(path: Path, *, on_stage: OnStage = lambda _stage: None) -> Linked:
    """Makes all links of the record anew. Raises RecordError if another process is writing to the record."""
    with only_writer(path), explained(path):
        connection = connect_to_write(path)
        try:
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            with transaction(connection), uncollected():
                relink(connection, on_stage=on_stage)
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
