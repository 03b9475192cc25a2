"""Connections to the record's file as its modules hand them on: what is written together, who may write, and SQLite's errors in plain words.

It knows nothing of what stands in the record, so that all who are handed a connection may import it.
"""

from __future__ import annotations

import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Concatenate

from onrecord.errors import RecordError

#: ``PRAGMA application_id`` of schema.sql.
#: By definition: ONFC in ASCII.
APPLICATION = 1330529859
#: How long, in seconds, a process waits for another one's short write.
#: Bound of work.
PATIENCE = 60.0
#: What to do with a record that is damaged.
BACKUP = "Take the file from a backup, or add the reports to a new record; onrecord verify tells more"
#: What the others hand on; they need not know whose it is.
type Connection = sqlite3.Connection


def check_place(path: Path) -> None:
    """Raises RecordError where no record can be kept: in memory, in a pipe or device, or over a file that is something else.

    Nothing is made by it.
    """
    name = str(path)
    if ":memory:" in name or name.startswith("file:") or not path.name:
        raise RecordError(name, "is no file that keeps anything", "Name a file, for example onrecord.db")
    with explained(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return
        if stat.S_ISDIR(mode):
            raise RecordError(name, "is a folder", "Name a file in it, for example onrecord.db")
        if not stat.S_ISREG(mode):
            raise RecordError(name, "is a pipe or device, which keeps no record", "Name a file, for example onrecord.db")
        with path.open("rb") as file:
            head = file.read(100)
    application = int.from_bytes(head[68:72], "big")
    # Where a journal stands beside it, a making was killed and is taken back first.
    if head and not Path(f"{path}-journal").exists() and (not head.startswith(b"SQLite format 3\0") or application not in (0, APPLICATION)):
        raise RecordError(name, "is no record", "Name another file with --record")


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """The script's statements within the running transaction, which ``executescript`` would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if ";" in line and sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within is kept together, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """The one place to add and re-read from; freed when the process ends, however it ends.

    The lock is an SQLite lock on an empty file beside the record, which works alike on all systems. Raises RecordError if
    another process holds it.
    """
    check_place(path)
    with explained(path):
        lock = sqlite3.connect(f"{path}-writer", timeout=0.2, isolation_level=None, check_same_thread=False)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY:
                raise _plain(path, error) from error
            raise RecordError(str(path), "another process is adding to this record", "Wait until it ends; asking is possible") from error
        yield
    finally:
        lock.close()


def code_of(error: sqlite3.Error) -> int:
    """SQLite's code of what went wrong, without what it adds to it above the first eight bits; 0 where there is none."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code


def took_too_long(error: BaseException) -> bool:
    """Whether a question was ended because its time was up."""
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


@contextmanager
def held(lock: Path) -> Iterator[bool]:
    """Holds a lock of its own file meanwhile, freed when the process ends, however it ends; False where another process holds it."""
    connection = sqlite3.connect(lock, timeout=0.0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        yield False
    else:
        yield True
    finally:
        connection.close()


@contextmanager
def moment(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is asked within sees the record as it was at one moment, whatever is added meanwhile."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def of_one_moment[**P, A](question: Callable[Concatenate[Connection, P], A]) -> Callable[Concatenate[Connection, P], A]:
    """The question, all of whose queries see the record as it was at one moment."""

    @wraps(question)
    def asked(connection: Connection, /, *arguments: P.args, **options: P.kwargs) -> A:
        with nullcontext() if connection.in_transaction else moment(connection):
            return question(connection, *arguments, **options)

    return asked


class Holding(sqlite3.Connection):
    """A connection that reads only, and holds what it has made of the record for as long as nobody writes there."""

    _held: dict[str, tuple[int, object]] | None = None

    def holding[A](self, what: str, make: Callable[[], A]) -> A:
        """What was made last of this name, or made anew where somebody has written since."""
        version: int = self.execute("PRAGMA data_version").fetchone()[0]
        # Whatever is of an earlier moment goes before anything is made.
        self._held = {name: held for name, held in (self._held or {}).items() if held[0] == version}
        if what not in self._held:
            self._held[what] = (version, make())
        held: A = self._held[what][1]  # type: ignore[assignment]
        return held

    def close(self) -> None:
        """Closes it, and lets what it holds go."""
        self._held = None
        super().close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's and the system's errors as RecordErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        if took_too_long(error):
            raise RecordError("the question", "took too long", "Narrow it down by words, a time or a facet") from error
        if path.is_dir():
            raise RecordError(str(path), "is a folder", "Name a file in it, for example onrecord.db") from error
        raise _plain(path, error) from error
    except zlib.error as error:
        raise RecordError(str(path), f"is damaged ({error})", BACKUP) from error
    except OSError as error:
        raise RecordError(str(path), f"cannot be opened ({error.strerror or error})", "Check the path and its permissions") from error


def _plain(path: Path, error: sqlite3.Error) -> RecordError:
    code = code_of(error)
    kept = "What was acknowledged is kept"
    reasons: dict[int, tuple[str, str]] = {
        sqlite3.SQLITE_FULL: ("the disk is full", f"{kept}; free some space and run the same command again"),
        sqlite3.SQLITE_IOERR: (f"the disk does not take it ({error})", f"{kept}; see to the disk and run the same command again"),
        sqlite3.SQLITE_READONLY: ("cannot be written", "Check the permissions of the file and its folder, or copy it elsewhere"),
        sqlite3.SQLITE_CANTOPEN: ("cannot be opened or made", "Check that the folder is there and may be written"),
        sqlite3.SQLITE_BUSY: ("another process has been writing for too long", f"{kept}; try again"),
        sqlite3.SQLITE_NOTADB: ("is no record", "Name another file with --record"),
        sqlite3.SQLITE_CORRUPT: (f"is damaged ({error})", BACKUP),
    }
    if not code and "Could not decode" in str(error):  # the module's own, for words that are no UTF-8
        code = sqlite3.SQLITE_CORRUPT
    reason, remedy = reasons.get(code, (str(error), ""))
    return RecordError(str(path), reason, remedy)
