"""What all counts beside the entries share: reports some at a time, and two ways of counting compared without holding either."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add, itemgetter
from typing import Any

from onrecord.record.cells import Cells
from onrecord.record.rows import STEP

#: Reports whose entries are counted in one step where all are.
#: Bound of memory.
_AT_ONCE = 500
#: What the fingerprint is a remainder of.
#: By definition: a prime, so that nothing cancels out, of less than 63 bits.
_MODULUS = (1 << 61) - 1


#: The columns by which counts are put in order.
#: By definition: those with which the keys of all these tables begin.
_ORDER = (0, 1, 2)
#: By what a count over all events knows those that a copy tells again.
_AGAIN = {"copied": "p.event IS NOT NULL", "joined": " LEFT JOIN repeat p ON p.event = e.n AND p.how = 'copy'"}


@dataclass(frozen=True)
class EventCounts:
    """A table of counts of events, by a key that stands in its first columns. It changes in the same transaction as the events: ``add`` and
    ``take`` go with a report's entries, and temporary triggers with what linking finds that copies tell again. ``faults`` counts anew."""

    table: str
    #: What counts the events numbered from ``{low}`` to ``{high}``, with a ``{sign}``; ``{copied}`` tells whether a copy tells them again, and
    #: ``{joined}`` what is joined to the events ``e`` for that.
    query: str
    #: How many columns tell what is counted apart.
    key: int
    #: The columns of numbers.
    numbers: tuple[str, ...]

    def watch(self, connection: sqlite3.Connection) -> None:
        """Lets the connection keep the counts in step with what copies tell again."""
        for event, row, left, came in (("INSERT", "NEW", "-1", "1"), ("DELETE", "OLD", "1", "-1")):
            own = {"low": f"{row}.event", "high": f"{row}.event"}
            into = (self._into(sign, copied, **own) for sign, copied in ((left, "0"), (came, "1")))
            name = f"{self.table}_{event}"
            connection.execute(
                f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.repeat WHEN {row}.how = 'copy' BEGIN {'; '.join(into)}; END"
            )

    def add(self, connection: sqlite3.Connection, cells: Cells) -> None:
        """Counts the events of reports that no link knows yet (``onrecord.record.cells``); what several of them have in common, once."""
        size = self.key
        if len(self.numbers) == 1:
            counts: defaultdict[tuple[Any, ...], int] = defaultdict(int)
            for cell in cells:
                counts[cell[:size]] += cell[size]
            summed = [(*key, count) for key, count in counts.items()]
        else:
            found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
            for cell in cells:
                known = found.setdefault(cell[:size], cell)
                if known is not cell:
                    found[cell[:size]] = (*known[:size], *map(add, known[size:], cell[size:]))
            summed = list(found.values())
        # Nearly in the order of the table, so that rows of one page come together: the columns behind these tell little more.
        connection.executemany(self._add, ordered(summed, _ORDER))

    def take(self, connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
        """Takes the events of a report, which no link knows any more, from the counts."""
        connection.execute(self._take, limits)

    def count_anew(self, connection: sqlite3.Connection) -> None:
        """Counts all events, within a running transaction."""
        connection.execute(f"DELETE FROM {self.table}")
        every = self._into("1", **_AGAIN)
        for limits in steps(connection):
            connection.execute(every, limits)

    def faults(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Whether the counts are those of the events."""
        query = self._cells("1", **_AGAIN)
        counted = (row for limits in steps(connection) for row in connection.execute(query, limits))
        if differing(counted, connection.execute(f"SELECT * FROM {self.table}"), self.key):
            yield f"{self.table}: the counts of events are not those of the events"

    @cached_property
    def _add(self) -> str:
        return self._added(f"VALUES ({', '.join('?' * (self.key + len(self.numbers)))})")

    @cached_property
    def _take(self) -> str:
        return self._into("-1", "0")

    def _into(self, sign: str, copied: str, joined: str = "", low: str = ":low", high: str = ":high") -> str:
        return self._added(self._cells(sign, copied, joined, low, high))

    def _cells(self, sign: str, copied: str, joined: str = "", low: str = ":low", high: str = ":high") -> str:
        return self.query.format(sign=sign, copied=copied, joined=joined, low=low, high=high)

    def _added(self, cells: str) -> str:
        sums = ", ".join(f"{number} = {number} + excluded.{number}" for number in self.numbers)
        return f"INSERT INTO {self.table} {cells} ON CONFLICT DO UPDATE SET {sums}"


class EntryCounts(EventCounts):
    """A table of counts of other entries: what copies tell again counts as all does."""

    def watch(self, connection: sqlite3.Connection) -> None:
        """No link changes them."""


def ordered[R: Sequence[Any]](rows: Iterable[R], columns: Sequence[int]) -> list[R]:
    """The rows in the order of these columns; those that are the same there as they come. One column at a time takes a third of what rows as a whole take."""
    found = list(rows)
    for at in reversed(columns):
        found.sort(key=itemgetter(at))
    return found


def steps(connection: sqlite3.Connection) -> Iterator[dict[str, int]]:
    """The limits of the numbers of entries, some reports at a time."""
    last = connection.execute("SELECT coalesce(max(n), 0) FROM report").fetchone()[0]
    for start in range(0, last + 1, _AT_ONCE):
        yield {"low": start * STEP, "high": (start + _AT_ONCE) * STEP - 1}


def differing(counted: Iterable[tuple[object, ...]], kept: Iterable[tuple[object, ...]], key: int) -> bool:
    """Whether two sets of counts say something else. A count may be in several rows of the same key, which stands in the first columns; rows
    are summed up as they come, so that nothing is sorted or held."""
    return (sum(_print(row, key) for row in counted) - sum(_print(row, key) for row in kept)) % _MODULUS != 0


def _print(row: tuple[object, ...], key: int) -> int:
    """A row's part in the fingerprint: numbers made of the key, as often as each of its counts says."""
    counts = row[key:]
    digest = hashlib.blake2b(repr(row[:key]).encode("utf-8", "surrogatepass"), digest_size=8 * len(counts)).digest()
    return sum(int(str(count)) * int.from_bytes(digest[8 * at : 8 * at + 8]) for at, count in enumerate(counts))
