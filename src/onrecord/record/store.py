"""Opens the record's file: creates it, brings it to this version, and says in plain words what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
import stat
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import counts, sealing

#: ``PRAGMA application_id`` and ``user_version`` of schema.sql.
APPLICATION = 1330529859
VERSION = 9
#: The first version whose links are as they are made today.
LINKED = 7
#: From each older version to the next: the script that changes it.
MIGRATIONS: dict[int, str] = {
    # 2: retellings, events that count once, and views of occurrences and copies.
    1: """-- Two reports, other than copies, that tell of the same occurrence in words of their own; the smaller report.id in `first`.
CREATE TABLE retelling (
    first INTEGER NOT NULL REFERENCES report (n),
    second INTEGER NOT NULL REFERENCES report (n),
    likeness REAL NOT NULL,                 -- 0 to 1
    why TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX retelling_second ON retelling (second);

-- Events that tell again what another report's event tells: so that each is counted once.
CREATE TABLE repeat (
    event INTEGER PRIMARY KEY REFERENCES event (n),
    first INTEGER NOT NULL REFERENCES event (n),    -- the one that counts
    how TEXT NOT NULL CHECK (how IN ('copy', 'retelling')),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX repeat_first ON repeat (first);
CREATE VIEW occurrences AS
SELECT o.n, o.key AS ref, o.type, o.first, o.last, s.name AS place, s.country, o.reports, o.outlets,
       (SELECT count(DISTINCT about) FROM disagreement d WHERE d.occurrence = o.n) AS disagreements,
       (SELECT group_concat(about, '; ') FROM (SELECT DISTINCT about FROM disagreement d WHERE d.occurrence = o.n ORDER BY about)) AS about,
       (SELECT group_concat(ref, '; ') FROM (SELECT r.id || '#' || e.id AS ref FROM telling t JOIN event e ON e.n = t.event
            JOIN report r ON r.n = e.report WHERE t.occurrence = o.n ORDER BY r.published, r.id)) AS tellings
FROM occurrence o LEFT JOIN site s ON s.n = o.site;

CREATE VIEW copied AS
SELECT r.n, r.id AS ref, c.key AS copies, r.published, r.outlet, r.title, k.likeness, r.n = c.original AS original, k.why
FROM copy k JOIN copies c ON c.n = k.copies JOIN report r ON r.n = k.report;
""",
    # 3: decisions one after another.
    2: """-- Every decision that was made, one after another, so that each can be taken back; `judgement` has what stands.
CREATE TABLE decision (
    n INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    layer TEXT NOT NULL,
    key TEXT NOT NULL,
    analyst TEXT NOT NULL,
    verdict TEXT NOT NULL,
    amended TEXT,
    note TEXT,
    made TEXT,
    was TEXT
) STRICT;
CREATE INDEX decision_analyst ON decision (analyst, n);
CREATE INDEX decision_entry ON decision (report, layer, key, analyst);
INSERT INTO decision (report, layer, key, analyst, verdict, amended, note, made, was)
SELECT report, layer, key, analyst, verdict, amended, note, made, was FROM judgement ORDER BY n;
""",
    # 4: the day by which entries are counted. What was read before has the told one, until it is read again.
    3: """ALTER TABLE statement ADD COLUMN day TEXT;
ALTER TABLE statement ADD COLUMN basis TEXT;
ALTER TABLE event ADD COLUMN day TEXT;
ALTER TABLE event ADD COLUMN basis TEXT;
ALTER TABLE dyad ADD COLUMN basis TEXT;
CREATE INDEX statement_first ON statement (first, last);
UPDATE statement SET day = date, basis = 'told' WHERE first IS NOT NULL;
UPDATE event SET day = date, basis = 'told' WHERE first IS NOT NULL AND status IN ('actual', 'planned');
UPDATE dyad SET basis = 'told' WHERE first <> '' AND status IN ('actual', 'planned');
DROP VIEW statements;
CREATE VIEW statements AS
SELECT s.n, r.id || '#' || s.id AS ref, r.published, r.outlet, s.date, s.day, s.basis, s.first, s.last, s.speaker_name AS speaker,
       s.speaker_state || coalesce('.' || s.speaker_role, '') AS code, s.kind, s.cue, s.negated, s.words, s.addressee, s.medium,
       p.name AS place, p.country
FROM statement s JOIN report r ON r.n = s.report LEFT JOIN place p ON p.n = s.place;
DROP VIEW events;
CREATE VIEW events AS
SELECT e.n, r.id || '#' || e.id AS ref, r.published, r.outlet, e.date, e.day, e.basis, e.first, e.last,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT a.name FROM role x JOIN actor a ON a.n = x.actor
                                              WHERE x.event = e.n AND x.part = 'source' ORDER BY x.seq)) AS source,
       (SELECT group_concat(state, '; ') FROM (SELECT DISTINCT a.state || coalesce('.' || a.role, '') AS state FROM role x JOIN actor a
            ON a.n = x.actor WHERE x.event = e.n AND x.part = 'source' AND a.state IS NOT NULL ORDER BY x.seq)) AS source_code,
       e.type, e.mode,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT a.name FROM role x JOIN actor a ON a.n = x.actor
                                              WHERE x.event = e.n AND x.part = 'recipient' ORDER BY x.seq)) AS recipient,
       (SELECT group_concat(state, '; ') FROM (SELECT DISTINCT a.state || coalesce('.' || a.role, '') AS state FROM role x JOIN actor a
            ON a.n = x.actor WHERE x.event = e.n AND x.part = 'recipient' AND a.state IS NOT NULL ORDER BY x.seq)) AS recipient_code,
       e.status, p.name AS place, p.country, p.lat, p.lon, e.contexts, e.cameo, e.quad, e.intensity, e.words,
       CASE WHEN e.in_statement IS NOT NULL THEN r.id || '#S' || (e.in_statement & 1048575) END AS in_statement,
       CASE WHEN e.same_as IS NOT NULL THEN r.id || '#E' || (e.same_as & 1048575) END AS same_as
FROM event e JOIN report r ON r.n = e.report LEFT JOIN place p ON p.n = e.place;
DROP VIEW dyad_months;
CREATE VIEW dyad_months AS
SELECT source, recipient, substr(first, 1, 7) AS month, sum(quad = 1) AS verbal_cooperation, sum(quad = 2) AS material_cooperation,
       sum(quad = 3) AS verbal_conflict, sum(quad = 4) AS material_conflict, count(*) AS events, avg(intensity) AS intensity,
       sum(basis = 'told') AS told
FROM dyad WHERE first <> '' AND substr(first, 1, 7) = substr(last, 1, 7) AND status = 'actual' GROUP BY source, recipient, month;
""",
    # 5: sums over the rows of tables that no reading's seal covers; they are made when the last step is done.
    4: """CREATE TABLE seal (
    "table" TEXT PRIMARY KEY,
    sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
""",
    # 6: links are kept in step as reports are added. Those of before are made anew when the last step is done.
    5: """DELETE FROM repeat;
DELETE FROM retelling;
DELETE FROM disagreement;
DELETE FROM telling;
DELETE FROM occurrence;
DELETE FROM same_place;
DELETE FROM site;
DROP TABLE same_actor;
DROP TABLE figurehead;
DELETE FROM copy;
DELETE FROM copies;
DROP TABLE linked;
CREATE TABLE figurehead (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT,
    role TEXT,
    why TEXT NOT NULL,
    part TEXT NOT NULL                      -- see called
) STRICT;
CREATE INDEX figurehead_part ON figurehead (part);
CREATE TABLE same_actor (
    actor INTEGER PRIMARY KEY REFERENCES actor (n),
    figurehead INTEGER NOT NULL REFERENCES figurehead (n),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX same_actor_figurehead ON same_actor (figurehead);
-- What linking finds its pairs by: kept so that a report that comes is compared with few others.
-- Numbers of a report's signature; reports that share one may be copies.
CREATE TABLE text_band (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (n),
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;
-- Two reports that are copies; groups are what hangs together by these. The smaller report.id in `first`.
CREATE TABLE copy_pair (
    first INTEGER NOT NULL REFERENCES report (n),
    second INTEGER NOT NULL REFERENCES report (n),
    likeness REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_pair_second ON copy_pair (second);
-- Each named actor with the part of all actors in which it is sought: 'group|m23', 'state|JPN', 'person|solheim'.
CREATE TABLE called (
    actor INTEGER PRIMARY KEY REFERENCES actor (n),
    part TEXT NOT NULL,
    state TEXT NOT NULL,                    -- '' where none is told
    name TEXT NOT NULL,
    role TEXT NOT NULL,                     -- '' where none is told
    apart INTEGER NOT NULL                  -- 1 where an analyst took it out of what it was joined with
) STRICT;
CREATE INDEX called_part ON called (part, state, name, role);
-- What a report is compared by, packed; empty where its date is not known. Every report that is linked has one.
CREATE TABLE story (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    published TEXT,
    features BLOB NOT NULL
) STRICT;
CREATE INDEX story_published ON story (published);
-- Two events of different reports that agree; occurrences are what hangs together by these. The smaller number in `one`.
CREATE TABLE match (
    one INTEGER NOT NULL REFERENCES event (n),
    other INTEGER NOT NULL REFERENCES event (n),
    score REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_other ON match (other);
""",
    # 7: events of reports that are not alike as a whole are linked too.
    6: """-- What each event may be found by that others tell too, as numbers: its type with a place, an actor or a toll, and a day.
CREATE TABLE deed (
    event INTEGER NOT NULL REFERENCES event (n),
    hash INTEGER NOT NULL,
    PRIMARY KEY (event, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_hash ON deed (hash);
""",
    # 8: counts of events by month; they are made when the last step is done.
    7: """CREATE TABLE tally (
    state TEXT NOT NULL,                    -- '-' where nobody has the part, or one whose state is not told
    part TEXT NOT NULL,                     -- source, recipient; both: on either side, taken off, so that a state's parts add up to its events
    first TEXT NOT NULL,                    -- '' without a day; of an event that lies within a month the month's 1st
    last TEXT NOT NULL,                     -- of an event that lies within a month its 28th
    published TEXT NOT NULL,                -- where there is no day the month of the report; '' where that is not known, and else
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    basis TEXT NOT NULL,                    -- as of the event; told where it has a day and none; '' where it has neither
    again INTEGER NOT NULL,                 -- 1 where it tells another event of its report again (same_as)
    copied INTEGER NOT NULL,                -- 1 where a copy tells it again (repeat)
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    scored INTEGER NOT NULL,                -- how many of them have an intensity
    intensity INTEGER NOT NULL,             -- the sum of these, in thousandths
    PRIMARY KEY (state, part, first, last, published, type, status, quad, basis, again, copied)
) STRICT, WITHOUT ROWID;
""",
    # 9: counts of events by what few of them share, and of who is joined; they are made when the last step is done.
    8: """CREATE TABLE event_facet (
    facet TEXT NOT NULL,                    -- who, whom: names of sources and recipients; topic, place, country, told, outlet, month (published)
    value TEXT NOT NULL,                    -- '' where an event has none
    again INTEGER NOT NULL,                 -- as in tally
    copied INTEGER NOT NULL,                -- as in tally
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    PRIMARY KEY (facet, value, again, copied)
) STRICT, WITHOUT ROWID;
-- In how many reports each figurehead is told of.
CREATE TABLE line (
    figurehead INTEGER PRIMARY KEY,
    reports INTEGER NOT NULL
) STRICT;
CREATE INDEX line_reports ON line (reports);
-- Under which name and title, '' where none is told, a figurehead is told of.
CREATE TABLE form (
    figurehead INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    first TEXT NOT NULL,                    -- the first telling: date of the report (9999-99-99 where it is not known), report.id, number of the actor
    last TEXT NOT NULL,                     -- the last report's date; '' where none is known
    actors INTEGER NOT NULL,
    PRIMARY KEY (figurehead, name, title)
) STRICT, WITHOUT ROWID;
-- How many actors stand in no figurehead.
CREATE TABLE unjoined (
    named INTEGER PRIMARY KEY,              -- 1: by a name; 0: those that are only described
    actors INTEGER NOT NULL
) STRICT;
""",
}
#: How long, in seconds, a process waits for another one's short write.
PATIENCE = 60.0
#: What to do with a record that is damaged.
BACKUP = "Take the file from a backup, or add the reports to a new record; onrecord verify tells more"
#: What the others hand on; they need not know whose it is.
type Connection = sqlite3.Connection

SCHEMA = Path(__file__).with_name("schema.sql")


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


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection that may write; the file is made if there is none. Raises RecordError."""
    check_place(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # Committed is kept even if the power fails in the next moment: that is what an acknowledgement means.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA cell_size_check = ON")
            # Also what a process that was killed in its first moments has left.
            if _empty(connection):
                _create(connection)
            _check(connection, path)
            _migrate(connection, path)
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
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA foreign_keys = ON")
    _create(connection)
    counts.watch(connection)
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises RecordError."""
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
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 1073741824")
            connection.execute("PRAGMA cell_size_check = ON")
        except BaseException:
            connection.close()
            raise
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < VERSION:
        connection.close()
        raise RecordError(str(path), f"has the older form {version}", "Run `onrecord add` on it once: that brings it to this version")
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """A reading connection, also where the disk cannot be written and nobody else writes."""
    name = f"file:{_quoted(path)}?mode=ro"
    try:
        return _seen(sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
            # Whoever made the file was killed in its first moments, and only a connection that may write can take back what that left.
            with closing(sqlite3.connect(path, timeout=PATIENCE)) as mending:
                mending.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return _seen(sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False))
        log = Path(f"{path}-wal")
        if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
            raise
        return sqlite3.connect(f"{name}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)


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


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """The script's statements within the running transaction, which ``executescript`` would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise RecordError(str(path), "is a database, but no record of Onrecord", "Name another file with --record")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise RecordError(str(path), f"was written by a newer Onrecord (its form is {version}, known is {VERSION})", "Update Onrecord")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings an older file to this version, each step whole or not at all."""
    came: int | None = None
    while (version := connection.execute("PRAGMA user_version").fetchone()[0]) < VERSION:
        came = came or version
        if version not in MIGRATIONS:
            raise RecordError(str(path), f"has a form that is not known ({version})", "Add the reports to a new record")
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] == version:
                run_script(connection, MIGRATIONS[version])
                connection.execute(f"PRAGMA user_version = {version + 1}")
                if version + 1 == VERSION:
                    _sealed(connection, came)


def _sealed(connection: sqlite3.Connection, came: int) -> None:
    """Seals a file that was brought to this version: readings of before there were seals, and the tables beside them. Its links are made anew,
    unless it ``came`` with those of today, and its events are counted."""
    # Imported here: what knows the rows is needed for old files only.
    from onrecord.record.linking import relink
    from onrecord.record.stored import seal_old

    seal_old(connection)
    if came < LINKED:
        relink(connection)
    counts.count_anew(connection)
    sealing.begin(connection)


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
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise _plain(path, error) from error
            raise RecordError(str(path), "another process is adding to this record", "Wait until it ends; asking is possible") from error
        yield
    finally:
        lock.close()


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """A connection for the one who adds and re-reads, to the end of the run; then what was written is sealed. Raises RecordError."""
    with only_writer(path), explained(path), closing(connect_to_write(path)) as connection:
        try:
            yield connection
        finally:
            with suppress(sqlite3.Error), transaction(connection):  # on a full disk the next run seals it
                sealing.settle(connection)


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
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
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
