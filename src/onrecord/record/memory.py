"""A record in memory, so that readings of files are asked by the same code as a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.record import asking
from onrecord.record.filters import period
from onrecord.record.linking import extend
from onrecord.record.record import Record
from onrecord.record.rows import prepare
from onrecord.record.store import connect_in_memory, transaction
from onrecord.record.writing import put
from onrecord.types import Reading

#: The lists that can be asked of one reading after another.
_LISTS = {name: getattr(asking, name) for name in ("statements", "events", "figures", "positions")}


class InMemory(Record):
    """A record that is in no file: gone when it is closed."""

    def __init__(self) -> None:
        super().__init__(Path(":memory:"))
        self._reading = connect_in_memory()

    def keep(self, readings: Iterable[Reading]) -> None:
        """Takes readings in, and joins what they tell of as adding them to a record does."""
        with transaction(self.connection):
            numbers = [put(self.connection, prepare(reading)) for reading in readings]
            extend(self.connection, list(dict.fromkeys(numbers)))


class Picking:
    """Which entries of one layer are asked for, reading by reading, so that a long list is never held whole. A type of event is not
    checked: tables of one's own may have others, in a later reading. Raises ConfigError where a date is none."""

    def __init__(self, layer: str, filters: Mapping[str, Any]) -> None:
        self.layer = layer
        self.filters = {name: value for name, value in filters.items() if value is not None and value not in (False, "", ())}
        period(self.filters.get("since"), self.filters.get("until"))
        self._record: InMemory | None = None

    def ids(self, reading: Reading) -> frozenset[str] | None:
        """The ids of the entries that fit, as a record answers; None where nothing is asked, so that all do."""
        if not self.filters:
            return None
        if self._record is None:
            self._record = InMemory()
        connection = self._record.connection
        connection.execute("BEGIN")
        try:
            put(connection, prepare(reading))
            rows = self._record.ask(_LISTS[self.layer], **self.filters)
        finally:
            connection.execute("ROLLBACK")
        return frozenset(str(row["ref"]).partition("#")[2] for row in rows)
