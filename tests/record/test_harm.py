"""What happens to a machine: kills, flipped bits, files cut off, places that keep nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commanding import compose
from onrecord.archive import Archive
from onrecord.errors import RecordError
from record_crash import made_up, write_reports

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
#: Reads one report after another, slowly, with two workers, and says which processes they are.
CHILD = """
import os, sys, time
sys.path.insert(0, {benchmarks!r})
import slow_reading
from onrecord.archive import Archive
if __name__ == "__main__":
    Archive({record!r}, read=slow_reading.made).add({corpus!r}, workers=2, on_step=lambda step: print("step", flush=True))
"""
SLOW = """
import os, time
from record_crash import made_up
def made(config):
    read = made_up(config)
    open(os.environ["WORKERS"], "a").write(f"{os.getpid()}\\n")
    def slow(reports):
        time.sleep(0.2)
        return read(reports)
    return slow
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("harm")
    write_reports(folder / "a.jsonl", range(9))
    made = Archive(folder / "a.db", read=made_up)
    with (folder / "a.jsonl").open("a") as stream:
        stream.write("no report\n")
    made.add(folder / "a.jsonl")
    made.link()
    refs = [str(row["ref"]) for row in made.events(limit=3)]
    made.judge(refs[0], "unsure", analyst="kay", note="who was it", made="2026-01-02")
    made.judge(refs[1], "wrong", analyst="lee", note="another year")
    made.judge(refs[2], "amended", analyst="lee", amended={"status": "planned"})
    made.undo("lee")
    made.close()
    connection = sqlite3.connect(made.path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return made


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    try:  # a dead one that nobody has asked after
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills by a signal")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    write_reports(tmp_path / "a.jsonl", range(400))
    (tmp_path / "slow_reading.py").write_text(SLOW)
    script = CHILD.format(benchmarks=str(BENCHMARKS), record=str(tmp_path / "a.db"), corpus=str(tmp_path / "a.jsonl"))
    (tmp_path / "child.py").write_text(script)
    env = {**os.environ, "WORKERS": str(tmp_path / "workers"), "PYTHONPATH": os.pathsep.join([str(tmp_path), str(BENCHMARKS), *sys.path])}
    with subprocess.Popen([sys.executable, str(tmp_path / "child.py")], env=env, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        parent.send_signal(signal.SIGKILL)
    workers = [int(line) for line in (tmp_path / "workers").read_text().split()]
    until = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert workers
    assert not any(map(alive, workers))


def test_an_export_clears_what_a_killed_one_left_and_not_what_runs(record: Archive, tmp_path: Path) -> None:
    from onrecord.record.connecting import held

    dead, running = tmp_path / ".out-dead", tmp_path / ".out-running"
    for left in (dead, running):
        (left / "files").mkdir(parents=True)
        sqlite3.connect(left / "lock").close()
    with held(running / "lock") as mine:
        assert mine
        record.export("csv", tmp_path / "out")
    assert not dead.exists()
    assert running.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out-running", "out"]


def test_an_export_beside_an_adding_is_of_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "a.jsonl", range(5))
    write_reports(tmp_path / "b.jsonl", range(5, 15))
    made = Archive(tmp_path / "a.db", read=made_up)
    made.add(tmp_path / "a.jsonl")
    from onrecord.export.source import Source

    table, other = Source.table, Archive(tmp_path / "a.db", read=made_up)

    def adding(source: Source, name: str) -> object:
        if name == "actors":
            other.add(tmp_path / "b.jsonl")
        return table(source, name)

    monkeypatch.setattr(Source, "table", adding)
    assert made.export("csv", tmp_path / "out").reports == 5
    reports = {line.split(",")[0] for line in (tmp_path / "out" / "reports.csv").read_text(encoding="utf-8").splitlines()[1:]}
    events = {line.split(",")[0].split("#")[0] for line in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8").splitlines()[1:]}
    assert events <= reports


CHANGES = (
    "UPDATE event SET intensity = intensity + 0.5 WHERE n = (SELECT min(n) FROM event WHERE intensity IS NOT NULL)",
    "UPDATE event SET status = 'planned', quad = 5 - quad WHERE n = (SELECT max(n) FROM event)",
    "UPDATE actor SET why = '[]' || why WHERE n = (SELECT min(n) FROM actor)",
    "UPDATE report SET title = 'Another' WHERE n = 3",
    "UPDATE report SET given = replace(given, '2', '3') WHERE n = 4",
    "UPDATE figure SET value = value + 1 WHERE n = (SELECT min(n) FROM figure)",
    "UPDATE dyad SET last = '2031-01-01' WHERE event = (SELECT min(event) FROM dyad)",
    "UPDATE place SET lat = -lat WHERE n = (SELECT min(n) FROM place WHERE lat IS NOT NULL)",
    "UPDATE engine SET knowledge = 'x'",
    "DELETE FROM party WHERE position = (SELECT min(position) FROM party)",
    "UPDATE origin SET file = 'b.jsonl' WHERE report = 5",
    "UPDATE origin SET raw = NULL WHERE report = 5",
    "DELETE FROM unreadable",
    "UPDATE judgement SET verdict = 'right' WHERE verdict = 'unsure'",
    "UPDATE judgement SET note = note || '?'",
    "UPDATE decision SET made = '2031'",
    "INSERT INTO decision (report, layer, key, analyst, verdict) VALUES ('x', 'event', 'y', 'kay', 'right')",
    "UPDATE called SET role = role || 'X'",
    "UPDATE figurehead SET name = name || 's' WHERE n = (SELECT min(n) FROM figurehead)",
    "UPDATE same_actor SET figurehead = (SELECT max(n) FROM figurehead) WHERE actor = (SELECT min(actor) FROM same_actor)",
    "UPDATE site SET lat = lat + 1 WHERE n = (SELECT min(n) FROM site)",
    "UPDATE seal SET sum = sum + 1 WHERE \"table\" = 'copy'",
    "DELETE FROM seal WHERE \"table\" = 'site'",
    "DROP INDEX place_name",
    "UPDATE story SET features = zeroblob(length(features)) WHERE report = 3",
    "UPDATE story SET published = '2031-01-01' WHERE report = 3",
    "UPDATE report_words_data SET block = block || x'00' WHERE id = (SELECT max(id) FROM report_words_data)",
    "UPDATE statement_words_idx SET pgno = pgno + 2 WHERE term = (SELECT max(term) FROM statement_words_idx)",
    "UPDATE text_band SET hash = hash + 1 WHERE hash = (SELECT min(hash) FROM text_band)",
)


@pytest.mark.parametrize("change", CHANGES)
def test_every_stored_value_is_verified(record: Archive, tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(record.path.read_bytes())
    assert Archive(path).verify() == ()
    with sqlite3.connect(path) as connection:
        assert connection.execute(change).rowcount > 0 or change.startswith("DROP")
    connection.close()
    assert Archive(path).verify()


def test_a_word_that_the_check_of_the_full_text_overlooks_is_told(record: Archive, tmp_path: Path) -> None:
    """SQLite sums up over all entries of an index, and the sum can be the same with another word."""
    path = tmp_path / "a.db"
    path.write_bytes(record.path.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert _overlooked(connection)
    assert any("other words" in line for line in Archive(path).verify())


def test_a_run_that_was_killed_leaves_the_full_text_without_a_seal_and_the_next_seals_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_reports(tmp_path / "a.jsonl", range(3))
    made = Archive(tmp_path / "a.db", read=made_up)

    def seals() -> int:
        with closing(sqlite3.connect(made.path)) as connection:
            found: int = connection.execute("SELECT count(*) FROM seal WHERE \"table\" LIKE '%@_words@_%' ESCAPE '@'").fetchone()[0]
            return found

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.record.sealing.settle", lambda _connection: None)
        made.add(tmp_path / "a.jsonl")
    assert (seals(), made.verify()) == (0, ())
    made.add(tmp_path / "a.jsonl")
    assert (seals(), made.verify()) == (6, ())


def _overlooked(connection: sqlite3.Connection) -> bool:
    """Changes one letter of the index so that its vocabulary is another one and SQLite's check finds nothing."""
    connection.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, report_words, row)")
    right = connection.execute("SELECT CAST(term AS BLOB), cnt FROM held").fetchall()
    for number, block in connection.execute("SELECT id, block FROM report_words_data WHERE id > 10 ORDER BY id").fetchall():
        for at in (at for at in range(4, len(block)) if 97 <= block[at] <= 122):
            connection.execute("BEGIN")
            spoilt = bytes((*block[:at], block[at] ^ 0x20, *block[at + 1 :]))
            connection.execute("UPDATE report_words_data SET block = ? WHERE id = ?", (spoilt, number))
            try:
                connection.execute("INSERT INTO report_words (report_words, rank) VALUES ('integrity-check', 1)")
                if connection.execute("SELECT CAST(term AS BLOB), cnt FROM held").fetchall() != right:
                    connection.execute("COMMIT")
                    return True
            except sqlite3.DatabaseError:
                pass
            connection.execute("ROLLBACK")
    return False


@pytest.mark.slow
def test_flipped_bits_and_cut_files_are_told_without_a_traceback(record: Archive, tmp_path: Path) -> None:
    chance, whole, runner = random.Random(7), record.path.read_bytes(), CliRunner()
    for number in range(12):
        spoilt = bytearray(whole)
        if number % 3:
            at = chance.randrange(200, len(spoilt))
            spoilt[at : at + 40] = bytes(byte ^ 0x55 for byte in spoilt[at : at + 40])
        else:
            del spoilt[chance.randrange(10_000, len(spoilt)) :]
        path = tmp_path / f"{number}.db"
        path.write_bytes(spoilt)
        for command in (
            ["verify"],
            ["events", "--limit", "0", "--format", "csv"],
            ["export", "--to", "jsonl", "-o", str(tmp_path / f"{number}.jsonl")],
        ):
            done = runner.invoke(compose(), [*command, "--record", str(path)])
            assert done.exception is None or isinstance(done.exception, (SystemExit, RecordError)), (number, command, done.exception)


@pytest.mark.parametrize("name", [":memory:", "file:a.db?mode=memory", "", "/dev/null"])
def test_what_keeps_nothing_is_no_record(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "a.jsonl", range(2))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError, match=r"keeps|folder"):
        Archive(name, read=made_up).add("a.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_or_another_file_is_no_record(tmp_path: Path) -> None:
    write_reports(tmp_path / "a.jsonl", range(2))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "notes.txt").write_text("These are notes, and no record of anything.")
    for name in ("pipe", "notes.txt", "."):
        with pytest.raises(RecordError):
            Archive(tmp_path / name, read=made_up).add(tmp_path / "a.jsonl")
        with pytest.raises(RecordError):
            Archive(tmp_path / name).events()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "notes.txt", "pipe"]


def test_a_record_of_a_newer_form_is_refused_untouched(record: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(record.path.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    write_reports(tmp_path / "a.jsonl", range(2))
    with pytest.raises(RecordError, match="newer Onrecord"):
        Archive(path, read=made_up).add(tmp_path / "a.jsonl")
    with pytest.raises(RecordError, match="newer Onrecord"):
        Archive(path).events()
    assert path.read_bytes() == before
