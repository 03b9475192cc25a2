"""A record in memory, so that readings of files are asked by the same code as a record."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.record import listing
from onrecord.record.connecting import transaction
from onrecord.record.linking import extend
from onrecord.record.record import Record
from onrecord.record.result import Rows
from onrecord.record.rows import prepare
from onrecord.record.store import connect_in_memory
from onrecord.record.writing import put_all
from onrecord.types import Reading


class InMemory(Record):
    """A record that is in no file: gone when it is closed."""

    def __init__(self) -> None:
        super().__init__(Path(":memory:"))
        self._reading = connect_in_memory()

    def keep(self, readings: Iterable[Reading]) -> None:
        """Takes readings in, and joins what they tell of as adding them to a record does."""
        with transaction(self.connection):
            numbers = put_all(self.connection, map(prepare, readings))
            extend(self.connection, list(dict.fromkeys(numbers)))

    def sql(self, query: str, *, seconds: float = 30.0) -> Rows:
        """The answer to a query of one's own, on the one connection that there is."""
        return self._ask(listing.sql, query, seconds=seconds)
