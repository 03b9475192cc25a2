"""What a machine does to a record: kills at random moments of every command that writes, flipped bits, files cut off, writes that fail.

    record_harm.py kills [TIMES]       500 over adding with one and two workers, linking, re-reading, judging and exporting
    record_harm.py bits [TIMES]        200 flipped bits: told by verify, or the file holds what it held
    record_harm.py cuts [TIMES]        100 files cut off
    record_harm.py writes [STEP]       every 23rd write fails, as on a full disk and as on a broken one (Linux, needs a C compiler)

Each prints its counts and ends with status 1 if one that should be 0 is not. The moments are chosen by a seed; reading is made up.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import synthetic
from onrecord import archive as archive_module
from onrecord.archive import Archive
from onrecord.errors import OnrecordError, RecordError
from record_crash import SEED, below, dump, made_up, state, write_reports

#: Of a hundred kills, how many fall on each command.
SHARES = {"add": 25, "add2": 20, "link": 15, "reread": 15, "judge": 15, "export": 10}
#: What stands in the record's folder: the file, SQLite's companions of it, and what was exported.
OWN = {"a.db", "a.db-writer", "a.db-wal", "a.db-shm", "out"}
#: Seconds after which a worker that lives on is an orphan.
GRACE = 10.0


def command(kind: str, record: Path, corpus: Path, out: Path, say: Callable[..., None] = lambda *_words: None) -> None:
    """Runs one command that writes, and says what it acknowledges."""
    made = Archive(record, read=made_up)
    if kind in ("add", "add2"):
        made.add(corpus, workers=2 if kind == "add2" else 1, on_step=lambda step: say(*step.ids))
    elif kind == "link":
        made.link()
    elif kind == "reread":
        engine, real = synthetic.reading(0).engine, archive_module._reader
        archive_module._reader = lambda _config: SimpleNamespace(engine=engine, read=synthetic.reading_of)  # type: ignore[assignment, return-value]
        try:
            made.reread(everything=True, on_report=lambda identity, _done, _all: say(identity))
        finally:
            archive_module._reader = real
    elif kind == "judge":
        for ref in [str(row["ref"]) for row in Archive(record, as_read=True).events(limit=40)]:
            made.judge(ref, "wrong", analyst="kay", note=ref)
            say(ref)
    else:
        made.export("csv", out, force=True)


def fork(kind: str, record: Path, corpus: Path, out: Path, before: Callable[[], None] = lambda: None) -> tuple[int, IO[str]]:
    """A process of its own that runs the command; what it says can be read. An error is its last line, after ``!``."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, encoding="utf-8")
    status = 1
    try:
        os.close(reading)
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        say("ready")
        before()
        command(kind, record, corpus, out, say)
        status = 0
    except OnrecordError as error:
        say(f"!{error}")
        status = 3
    except BaseException:
        say("!" + traceback.format_exc().replace("\n", "|"))
    finally:
        os._exit(status)


def say(*words: str) -> None:
    """Tells the parent, at once."""
    print(*words, flush=True)


@dataclass(slots=True)
class Told:
    """What the kills did."""

    kills: int = 0
    early: int = 0
    damaged: int = 0
    lost: int = 0
    unequal: int = 0
    orphans: int = 0
    leavings: int = 0

    def bad(self) -> bool:
        return bool(self.damaged or self.lost or self.unequal or self.orphans or self.leavings)


class Kills:
    """A corpus, a record of it, and what each command makes of it when nobody kills it."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder, self.corpus, self.base = folder, folder / "corpus.jsonl", folder / "base.db"
        write_reports(self.corpus, range(count))
        Archive(self.base, read=made_up).add(self.corpus)
        _settled(self.base)
        self.lengths: dict[str, float] = {}
        self.expected: dict[str, object] = {}
        for kind in SHARES:
            record, out = self.place(f"whole-{kind}", kind)
            process, told = fork(kind, record, self.corpus, out)
            told.readline()
            begin = time.monotonic()
            told.read()
            os.waitpid(process, 0)
            self.lengths[kind] = time.monotonic() - begin
            self.expected[kind] = _made(kind, record, out)

    def place(self, name: str, kind: str) -> tuple[Path, Path]:
        place = self.folder / name
        place.mkdir()
        record = place / "a.db"
        if not kind.startswith("add"):
            shutil.copy(self.base, record)
        return record, place / "out"

    def kill(self, name: str, kind: str, share: float, told: Told) -> None:
        """Kills the command after this share of its time, looks at what is there, and lets it run to its end."""
        record, out = self.place(name, kind)
        process, saying = fork(kind, record, self.corpus, out)
        saying.readline()
        time.sleep(share * self.lengths[kind])
        workers = below(process)
        os.kill(process, signal.SIGKILL)
        acknowledged = saying.read().split()
        saying.close()
        told.early += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        told.kills += 1
        told.orphans += _living(workers)
        self.finish(kind, record, out, set(acknowledged), told)

    def finish(self, kind: str, record: Path, out: Path, acknowledged: set[str], told: Told | Failed) -> None:
        """Looks at what a disturbed command has left behind, lets it run to its end, and compares."""
        faults, held = state(record) if record.exists() else (False, set[str]())
        told.damaged += faults
        if kind == "judge":
            held = {str(row["note"]) for row in Archive(record).judgements()}
        told.lost += len(acknowledged - held)
        command(kind, record, self.corpus, out)
        told.unequal += _made(kind, record, out) != self.expected[kind]
        told.leavings += len({path.name for path in record.parent.iterdir()} - OWN)
        shutil.rmtree(record.parent)


def _settled(record: Path) -> None:
    connection = sqlite3.connect(record)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _made(kind: str, record: Path, out: Path) -> object:
    """All that the command should have made; a judgement is numbered by when it was made."""
    if kind == "export":
        return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != "manifest.json"}
    if kind == "judge":
        return [tuple(row.values()) for row in Archive(record).judgements()]
    return dump(record)


def alive(process: int) -> bool:
    """Whether a process is there and no dead one that nobody has asked after."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _living(processes: Sequence[int]) -> int:
    until = time.monotonic() + GRACE
    while any(map(alive, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    return sum(map(alive, processes))


def kills(times: int, count: int = 40) -> bool:
    """Kills every command that writes; the shares of a hundred kills are ``SHARES``."""
    chance = random.Random(SEED)
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        ready = Kills(Path(folder), count)
        for kind, share in SHARES.items():
            told = Told()
            for number in range(max(1, times * share // 100)):
                ready.kill(f"{kind}-{number}", kind, chance.random(), told)
            print(
                f"{kind}: {told.kills} kills, {told.early} before the end; {told.damaged} damaged files, {told.lost} acknowledged lost, "
                f"{told.unequal} resumed that differ, {told.orphans} orphans, {told.leavings} leavings",
                flush=True,
            )
            bad = bad or told.bad()
    return bad


def whole_record(folder: Path, count: int = 25) -> Path:
    """A record with links, decisions, what could not be read, and changes."""
    record, corpus = folder / "whole.db", folder / "whole.jsonl"
    write_reports(corpus, range(count))
    with corpus.open("a", encoding="utf-8") as stream:
        stream.write("no report\n")
    made = Archive(record, read=made_up)
    made.add(corpus)
    made.link()
    refs = [str(row["ref"]) for row in made.events(limit=3)]
    made.judge(refs[0], "unsure", analyst="kay", note="who was it", made="2026-01-02")
    made.judge(refs[1], "wrong", analyst="lee")
    made.judge(refs[2], "amended", analyst="lee", amended={"status": "planned"})
    made.close()
    _settled(record)
    return record


#: The full-text indexes, and of the tables that SQLite keeps them in what no word tells: the sums over all, the form.
_INDEXES = ("report_words", "statement_words")
_PARTS = {name.encode(): rest for index in _INDEXES for name, rest in ((f"{index}_data", " WHERE id = 1"), (f"{index}_idx", " WHERE 0"))}


def contents(record: Path) -> str:
    """A hash over all that a file holds: every definition and row of every table; of the full text each word at its place and what is kept beside
    them, for the pages of its parts also hold marks of what was struck out and written again, which nobody reads; its faults where it cannot be read."""
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    connection.text_factory = bytes
    digest = hashlib.sha256()
    try:
        tables = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        digest.update(repr(tables).encode())
        for kind, name, _sql in tables:
            if kind == b"table" and not name.startswith(b"sqlite_"):
                for row in connection.execute(f'SELECT * FROM "{name.decode()}"' + _PARTS.get(name, "")):
                    digest.update(repr(row).encode())
        for index in _INDEXES:
            connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_told USING fts5vocab (main, {index}, instance)")
            for row in connection.execute(f"SELECT CAST(term AS BLOB), doc, col, offset FROM temp.{index}_told"):
                digest.update(repr(row).encode())
        digest.update(repr(connection.execute("PRAGMA integrity_check").fetchall()).encode())
        digest.update(
            repr([connection.execute(f"PRAGMA {what}").fetchall() for what in ("user_version", "application_id", "encoding")]).encode()
        )
    except sqlite3.Error as error:
        digest.update(repr(error).encode())
    finally:
        connection.close()
    return digest.hexdigest()


def found(record: Path) -> bool:
    """Whether verify tells of damage, or refuses the file as none of a record."""
    try:
        return bool(Archive(record).verify())
    except RecordError:
        return True


def spoil(record: Path, folder: Path, spoiler: Callable[[bytearray], None]) -> tuple[bool, bool]:
    """Whether the spoilt copy holds anything else than the record, and whether verify tells."""
    path = folder / "spoilt.db"
    body = bytearray(record.read_bytes())
    spoiler(body)
    path.write_bytes(body)
    harmed = contents(path) != contents(record)
    told = found(path)
    for left in folder.glob("spoilt.db*"):
        left.unlink()
    return harmed, told


def spoilt(times: int, what: str) -> bool:
    """Counts of flipped bits or of files cut off."""
    chance = random.Random(SEED)

    def flip(body: bytearray) -> None:
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)

    def cut(body: bytearray) -> None:
        del body[chance.randrange(len(body)) :]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = whole_record(folder)
        seen = [spoil(record, folder, flip if what == "bits" else cut) for _ in range(times)]
    missed = sum(harmed and not told for harmed, told in seen)
    unused = sum(not harmed and not told for harmed, told in seen)
    print(f"{times} {what}: {sum(told for _harmed, told in seen)} told by verify, {missed} missed, {unused} in bytes that hold nothing")
    return bool(missed)


#: Fails the nth write, sync, truncation or opening to write below a folder, from then on (a full disk) or once (a fault that passes).
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
static long seen, nth; static int code = ENOSPC, once;
void harm_set(long which, int error, int only) { seen = 0; nth = which; code = error; once = only; }
long harm_seen(void) { return seen; }
static int below(int fd) {
    char link[64], path[PATH_MAX]; const char *place = getenv("HARM_PLACE"); ssize_t n;
    if (!place) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return strncmp(path, place, strlen(place)) == 0;
}
static int fails(void) {
    seen++;
    if (nth > 0 && (once ? seen == nth : seen >= nth)) { errno = code; return 1; }
    return 0;
}
#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)
ssize_t write(int fd, const void *b, size_t n) { REAL(ssize_t, write, int, const void *, size_t); return below(fd) && fails() ? -1 : real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { REAL(ssize_t, pwrite, int, const void *, size_t, off_t); return below(fd) && fails() ? -1 : real(fd, b, n, at); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    return below(fd) && fails() ? -1 : real(fd, b, n, at);
}
int fsync(int fd) { REAL(int, fsync, int); return below(fd) && fails() ? -1 : real(fd); }
int fdatasync(int fd) { REAL(int, fdatasync, int); return below(fd) && fails() ? -1 : real(fd); }
int ftruncate(int fd, off_t n) { REAL(int, ftruncate, int, off_t); return below(fd) && fails() ? -1 : real(fd, n); }
int ftruncate64(int fd, off64_t n) { REAL(int, ftruncate64, int, off64_t); return below(fd) && fails() ? -1 : real(fd, n); }
"""


def shim(folder: Path) -> Path | None:
    """The library that fails writes, compiled; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    source, library = folder / "harm.c", folder / "harm.so"
    source.write_text(SHIM, encoding="utf-8")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


@dataclass(slots=True)
class Failed:
    """What failing writes did."""

    runs: int = 0
    ended: int = 0
    damaged: int = 0
    lost: int = 0
    unequal: int = 0
    speechless: int = 0
    leavings: int = 0

    def bad(self) -> bool:
        return bool(self.damaged or self.lost or self.unequal or self.speechless or self.leavings)


def failing(folder: Path, code: int, once: bool, step: int, kinds: Iterable[str]) -> Failed:
    """Runs each command with its nth write failing, for the first five and every ``step``-th; then without, to its end.

    This process runs with the shim; only the processes that it forks let it fail.
    """
    harm = ctypes.CDLL(None)
    harm.harm_seen.restype = ctypes.c_long
    ready, done = Kills(folder, 30), Failed()
    for kind in kinds:
        record, out = ready.place(f"count-{kind}", kind)
        harm.harm_set(0, 0, 0)
        command(kind, record, ready.corpus, out)
        count: int = harm.harm_seen()
        for nth in sorted({*range(1, min(count, 5) + 1), *range(1, count + 1, step), count}):
            record, out = ready.place(f"{kind}-{nth}", kind)
            process, saying = fork(kind, record, ready.corpus, out, lambda nth=nth: harm.harm_set(nth, code, once))  # type: ignore[misc]
            *lines, last = saying.read().splitlines()
            saying.close()
            status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            done.runs += 1
            done.ended += status != 0
            # What is told is one sentence with what to do, or the run went well all the same.
            done.speechless += status != 0 and not (status == 3 and last.startswith("!") and ". " in last)
            said = {word for line in (*lines, last) if not line.startswith("!") for word in line.split()} - {"ready"}
            ready.finish(kind, record, out, said, done)
    return done


def fail_writes(folder: Path, code: int, once: bool, step: int, kinds: Sequence[str]) -> Failed | None:
    """What failing writes do, in a process with the shim; None where it cannot be compiled."""
    library = shim(folder)
    if library is None:
        return None
    place = folder / "place"
    place.mkdir()
    env = {**os.environ, "LD_PRELOAD": str(library), "HARM_PLACE": str(place), "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, __file__, "--failing", str(place), str(code), str(int(once)), str(step), *kinds]
    done = subprocess.run(arguments, env=env, stdout=subprocess.PIPE, text=True, check=True)
    return Failed(*map(int, done.stdout.split()[-7:]))


def writes(step: int) -> bool:
    """The first writes of every command and every so many fail: as on a full disk from there on, as on a broken one from there on, and once."""
    bad = False
    for name, code, once in (("disk full", 28, False), ("I/O error", 5, False), ("I/O error once", 5, True)):
        with tempfile.TemporaryDirectory() as folder:
            done = fail_writes(Path(folder), code, once, step, ("add", "link", "reread", "judge", "export"))
        if done is None:
            print("no C compiler: nothing tried")
            return False
        print(
            f"{name}: {done.runs} runs, {done.ended} ended by it; {done.damaged} damaged files, {done.lost} acknowledged lost, "
            f"{done.unequal} resumed that differ, {done.speechless} without a plain message, {done.leavings} leavings",
            flush=True,
        )
        bad = bad or done.bad()
    return bad


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "--failing":
        done = failing(Path(rest[0]), int(rest[1]), rest[2] == "1", int(rest[3]), rest[4:])
        print(done.runs, done.ended, done.damaged, done.lost, done.unequal, done.speechless, done.leavings)
    elif what == "kills":
        sys.exit(kills(int(rest[0]) if rest else 500))
    elif what == "writes":
        sys.exit(writes(int(rest[0]) if rest else 23))
    else:
        sys.exit(spoilt(int(rest[0]) if rest else {"bits": 200, "cuts": 100}[what], what))
