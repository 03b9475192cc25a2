"""What all counts beside the entries share: reports some at a time, and two ways of counting compared without holding either."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from onrecord.record.rows import STEP

#: Reports whose entries are counted in one step where all are.
_AT_ONCE = 500
#: What the fingerprint is a remainder of.
_MODULUS = (1 << 61) - 1


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
