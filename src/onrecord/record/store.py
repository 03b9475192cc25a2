"""Opens the record's file: creates it, has it brought to this version, and says in plain words what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import counts, sealing
from onrecord.record.connecting import (
    APPLICATION,
    PATIENCE,
    Connection,
    Holding,
    check_place,
    explained,
    only_writer,
    run_script,
    transaction,
)
from onrecord.record.migrating import VERSION, migrate

SCHEMA = Path(__file__).with_name("schema.sql")
#: Kilobytes of the record's pages that are held in memory.
#: Bound of memory.
HELD = 65_536
#: The same for who adds. Bound of memory: 2,000 made-up reports more in a record of 100,000 took as much work with 16 MB as with 64 or 256.
HELD_TO_ADD = 16_384
#: The same for who writes thousands of reports together. Bound of work: with 196,608 each page of a record of 112,000 scattered reports that 4,096 more touch is
#: written once (328,219 writes), with 131,072 some twice (387,028), with 65,536 or 16,384 (430,210; 516,314) many.
HELD_TO_MERGE = 196_608
#: How much of a file is mapped, in bytes: as much as SQLite can.
#: By definition: two gigabytes less a page of 64 kB.
MAPPED = 0x7FFF0000


def connect_to_write(path: Path, held: int = HELD) -> sqlite3.Connection:
    """A connection that may write and holds so many kilobytes of pages; the file is made if there is none. Raises RecordError."""
    check_place(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # Committed is kept even if the power fails in the next moment: that is what an acknowledgement means.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{held}")
            connection.execute("PRAGMA cell_size_check = ON")
            # Also what a process that was killed in its first moments has left.
            if _empty(connection):
                _create(connection)
            _check(connection, path)
            migrate(connection, path)
            sealing.watch(connection)
            counts.watch(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_in_memory() -> sqlite3.Connection:
    """An empty record that is in no file of the user's and needs no lock, nor seals, since nothing can come to harm in it. What would take
    too much memory SQLite lays down in a file of its own, which is gone with the connection."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{HELD}")
    connection.execute("PRAGMA foreign_keys = ON")
    _create(connection)
    counts.watch(connection)
    return connection


def connect_to_read(path: Path, *, older: bool = False, checked: bool = False) -> sqlite3.Connection:
    """A connection that cannot write. Raises RecordError; ``older``: not for a record of an older form. Who asks has each page read as it is: to have
    its cells ``checked`` first, as who verifies does, takes as long again as to look up most rows."""
    check_place(path)
    if not path.exists():
        raise RecordError(str(path), "there is no such record", "Make one with: onrecord add FILE...")
    with explained(path):
        connection = _readable(path)
        try:
            if _empty(connection):
                raise RecordError(str(path), "holds nothing yet", "Add reports with: onrecord add FILE...")
            _check(connection, path)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{HELD}")
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            connection.execute(f"PRAGMA cell_size_check = {int(checked)}")
        except BaseException:
            connection.close()
            raise
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < VERSION and not older:
        connection.close()
        raise RecordError(str(path), f"has the older form {version}", "Run `onrecord link` on it once: that brings it to this version")
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """A reading connection, also where the disk cannot be written and nobody else writes."""
    name = f"file:{_quoted(path)}?mode=ro"
    try:
        return _seen(sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False, factory=Holding))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
            # Whoever made the file was killed in its first moments, and only a connection that may write can take back what that left.
            with closing(sqlite3.connect(path, timeout=PATIENCE)) as mending:
                mending.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return _seen(sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False, factory=Holding))
        log = Path(f"{path}-wal")
        if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
            raise
        return sqlite3.connect(f"{name}&immutable=1", uri=True, isolation_level=None, check_same_thread=False, factory=Holding)


def _seen(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, if the file can be read through it; else it is closed."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(path.absolute().as_posix())


def _empty(connection: sqlite3.Connection) -> bool:
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another process may have made it in the meantime.
        if _empty(connection):
            run_script(connection, SCHEMA.read_text(encoding="utf-8"))
            sealing.begin(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise RecordError(str(path), "is a database, but no record of Onrecord", "Name another file with --record")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise RecordError(str(path), f"was written by a newer Onrecord (its form is {version}, known is {VERSION})", "Update Onrecord")


@contextmanager
def writing(path: Path, held: int = HELD) -> Iterator[Connection]:
    """A connection for the one who adds and re-reads, to the end of the run; then what was written is sealed. Raises RecordError."""
    with only_writer(path), explained(path), closing(connect_to_write(path, held)) as connection:
        try:
            yield connection
        finally:
            with suppress(sqlite3.Error), transaction(connection):  # on a full disk the next run seals it
                sealing.settle(connection)
