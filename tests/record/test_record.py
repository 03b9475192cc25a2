"""Adding, asking, judging, re-reading and verifying, over made-up readings."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commanding import compose
from onrecord.archive import Archive
from onrecord.cli.record.progress import Progress
from onrecord.errors import OnrecordError, RecordError
from onrecord.reader import Reader
from onrecord.record import connecting, searching, store
from onrecord.record.rows import prepare, unpack
from onrecord.record.writing import put, reread
from onrecord.types import Engine, Reading
from onrecord.work import Step
from record_crash import dump, made_up, write_reports
from synthetic import reading

#: Reports of the corpus, each with ten events.
COUNT = 24
VIEWS = ("reports", "actors", "statements", "events", "figures", "positions", "places", "dates")


def archive(path: Path) -> Archive:
    return Archive(path, read=made_up)


def exported(path: Path) -> list[object]:
    """All views, by refs and without this file's numbers."""
    with archive(path) as record:
        found: list[object] = []
        for view in VIEWS:
            rows = record.sql(f"SELECT * FROM {view} ORDER BY ref")
            found += [row[1:] for row in rows.rows]
        return found


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    write_reports(path, range(COUNT))
    return path


@pytest.fixture(scope="module")
def record(corpus: Path) -> Archive:
    made = archive(corpus.with_name("record.db"))
    step = made.add(corpus)
    assert (step.added, step.known, step.failed) == (COUNT, 0, 0)
    return made


def test_adding_again_changes_nothing(record: Archive, corpus: Path) -> None:
    before = dump(record.path)
    assert record.add(corpus).known == COUNT
    assert dump(record.path) == before


def test_the_reading_comes_back_whole(record: Archive) -> None:
    expected = reading(7)
    assert record.reading(expected.report.id) == expected
    assert unpack(prepare(expected).packed, expected.report.text) == expected.to_dict()


@pytest.mark.parametrize("order", ["shuffled", "split", pytest.param("two workers", marks=pytest.mark.slow)])
def test_the_order_of_adding_does_not_matter(record: Archive, corpus: Path, tmp_path: Path, order: str) -> None:
    numbers = list(range(COUNT))
    other = archive(tmp_path / "other.db")
    if order == "two workers":
        other.add(corpus, workers=2)
        assert dump(other.path) == dump(record.path)
    else:
        random.Random(1).shuffle(numbers)
        for at, some in enumerate([numbers] if order == "shuffled" else [numbers[:15], numbers[15:]]):
            write_reports(tmp_path / f"{at}.jsonl", some)
            other.add(tmp_path / f"{at}.jsonl")
    assert exported(other.path) == exported(record.path)


def test_of_two_copies_the_same_one_is_kept_in_any_order(tmp_path: Path) -> None:
    one = reading(3)
    two = replace(one, report=replace(one.report, given_id="another", title="A title that sorts first"))
    found = []
    for at, pair in enumerate([(one, two), (two, one)]):
        connection = store.connect_to_write(tmp_path / f"{at}.db")
        with connecting.transaction(connection):
            for copy in pair:
                put(connection, prepare(copy))
        connection.close()
        found.append(exported(tmp_path / f"{at}.db"))
    assert found[0] == found[1]


ASKED: list[tuple[str, Callable[[Archive], object], Callable[[Reading], int]]] = [
    ("all events", lambda r: r.events(), lambda x: len(x.events)),
    ("of a state", lambda r: r.events(source="USA"), lambda x: sum(any(a.id == e.source[0].actor and a.state == "USA" for a in x.actors) for e in x.events)),
    ("of a type", lambda r: r.events(type="assault"), lambda x: sum(e.type == "ASSAULT" for e in x.events)),
    ("figures", lambda r: r.figures(about="troops"), lambda x: len(x.figures)),
    ("no figures", lambda r: r.figures(about="tanks"), lambda x: 0),
    ("by unit", lambda r: r.figures(unit="TROOP"), lambda x: len(x.figures)),
    ("positions", lambda r: r.positions(kind="commitment"), lambda x: 1),
    ("statements", lambda r: r.statements(kind="direct"), lambda x: len(x.statements)),
    ("reports", lambda r: r.reports(outlet="outlet 3"), lambda x: x.report.outlet == "Outlet 3"),
    ("search", lambda r: r.search("treaty", speaker="USA"), lambda x: sum(
        "treaty" in s.content[0].text.split() and any(a.id == s.speaker and a.state == "USA" for a in x.actors) for s in x.statements)),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "holds"), [(ask, holds) for _, ask, holds in ASKED], ids=[name for name, *_ in ASKED])
def test_questions_count_exactly(record: Archive, ask: Callable[[Archive], object], holds: Callable[[Reading], int]) -> None:
    rows = ask(record)
    assert len(rows) == rows.count == sum(holds(reading(number)) for number in range(COUNT))  # type: ignore[arg-type, attr-defined]


def test_a_limit_says_what_it_leaves_off(record: Archive) -> None:
    rows = record.events(limit=7)
    assert (len(rows), rows.count, rows.left_off) == (7, 10 * COUNT, 10 * COUNT - 7)
    assert rows.rows == record.events().rows[:7]


def test_series_and_dyad_agree(record: Archive) -> None:
    for both in (False, True):
        rows = record.dyad("USA", "JPN", both=both, status="actual")
        series = record.series("USA", "JPN", by="year", both=both)
        assert sum(row["events"] for row in series) == rows.count > 0  # type: ignore[misc]
        assert all(sum(row[1:5]) == row[5] for row in series.rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [lambda r: r.series("USA", by="decade"), lambda r: r.events(since="soon"), lambda r: r.search("--"),
                                   lambda r: r.sql("DELETE FROM report"), lambda r: r.sql("SELECT 1; SELECT 2"), lambda r: r.reading("zz")])  # fmt: skip
def test_wrong_questions_are_told(record: Archive, wrong: Callable[[Archive], object]) -> None:
    with pytest.raises(OnrecordError):
        wrong(record)


def test_a_long_query_is_stopped(record: Archive) -> None:
    with pytest.raises(RecordError, match="took more than"):
        record.sql("SELECT count(*) FROM event a, event b, event c, event d", seconds=0.2)


def test_judgements_outlive_a_rereading(tmp_path: Path) -> None:
    old = reading(5)
    connection = store.connect_to_write(tmp_path / "record.db")
    with connecting.transaction(connection):
        put(connection, prepare(old))
    record = archive(tmp_path / "record.db")
    record.judge(f"{old.report.id}#E3", "wrong", analyst="mk", note="no")
    # The newer engine finds no first event, so that the others have other numbers, and another status for one.
    events = tuple(replace(event, id=f"E{at}") for at, event in enumerate(old.events[1:], start=1))
    events = (events[0], replace(events[1], status="hypothetical"), *events[2:])
    new = replace(old, events=events, positions=(), engine=Engine("0.1", "synthetic 1", "1" * 64))
    with connecting.transaction(connection):
        changes = reread(connection, prepare(new), new)
    connection.close()
    assert sorted((change.layer, change.how) for change in changes) == [("event", "changed"), ("event", "gone"), ("position", "gone")]
    (row,) = record.judgements()
    assert row["ref"] == f"{old.report.id}#E2"
    assert record.verify() == ()
    assert record.changes().count == 3


BREAKING = {
    "a word": "UPDATE place SET start = start + 1 WHERE id = 'P2'",
    "a statement's offsets": "UPDATE statement SET spans = replace(spans, '[[', '[[1') WHERE id = 'S1'",
    "a text": "UPDATE report SET text = 'x' || text WHERE n = 3",
    "a reference": "UPDATE event SET place = 1 WHERE id = 'E4'",
    "a missing entry": "DELETE FROM date WHERE id = 'D1'",
    "the full text": "INSERT INTO statement_words (statement_words, rowid, words) SELECT 'delete', n, words FROM statement WHERE id = 'S1'",
    "the reading": "UPDATE reading SET json = x'00' WHERE report = 2",
}


def _copied(record: Archive, folder: Path) -> Path:
    """The record in another file."""
    with sqlite3.connect(record.path) as old, sqlite3.connect(folder / "copy.db") as copy:
        old.backup(copy)
    return folder / "copy.db"


def test_verify_sees_nothing_where_nothing_is_broken(record: Archive, tmp_path: Path) -> None:
    assert archive(_copied(record, tmp_path)).verify() == ()


@pytest.mark.parametrize("breaking", BREAKING.values(), ids=BREAKING)
def test_verify_sees_what_is_broken(record: Archive, tmp_path: Path, breaking: str) -> None:
    path = _copied(record, tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute(breaking)
    assert archive(path).verify() != ()


def test_one_writer(record: Archive, corpus: Path) -> None:
    with connecting.only_writer(record.path):
        with pytest.raises(RecordError, match="another process is adding"):
            record.add(corpus)
        assert record.events(limit=1).count == 10 * COUNT


def test_no_record_and_other_files(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such record"):
        archive(tmp_path / "none.db").events()
    (tmp_path / "text.db").write_text("not a database at all, and long enough to tell" * 10)
    with pytest.raises(RecordError, match="is no record"):
        archive(tmp_path / "text.db").events()
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(RecordError, match="no record of Onrecord"):
        archive(tmp_path / "other.db").add(tmp_path)


def _form(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%_words_%' ORDER BY name")
        return [(name, re.sub(r"\s*([,()])\s*", r"\1", " ".join(sql.split()))) for name, sql in rows]


def test_a_newer_form_is_refused_and_an_older_one_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, new = tmp_path / "old.db", tmp_path / "new.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((Path(__file__).parent / "cases" / "schema-1.sql").read_text(encoding="utf-8"))
    with pytest.raises(RecordError, match="older form 1"):
        store.connect_to_read(path)
    for one in (path, new):
        store.connect_to_write(one).close()
    assert _form(path) == _form(new)
    monkeypatch.setattr(store, "VERSION", 1)
    with pytest.raises(RecordError, match="newer Onrecord"):
        store.connect_to_read(path)


def test_failures_are_kept_until_they_are_mended(tmp_path: Path) -> None:
    file = tmp_path / "mixed.jsonl"
    write_reports(file, [1])
    file.write_text(file.read_text() + '{"text": ""}\nnot json\n')
    record = archive(tmp_path / "record.db")
    assert record.add(file).failed == 2
    assert [row["position"] for row in record.failures()] == ["line 2", "line 3"]
    write_reports(file, [1, 2, 3])
    record.add(file)
    record.close()
    assert record.failures().count == 0


@pytest.mark.slow
def test_a_full_disk_loses_nothing(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    real = store.connect_to_write

    def small(where: Path, held: int = store.HELD) -> sqlite3.Connection:
        connection = real(where, held)
        connection.execute("PRAGMA max_page_count = 150")
        return connection

    write_reports(tmp_path / "some.jsonl", range(8))
    archive(path).add(tmp_path / "some.jsonl")
    monkeypatch.setattr(store, "connect_to_write", small)
    write_reports(tmp_path / "more.jsonl", range(200))
    with pytest.raises(RecordError, match="the disk is full"):
        archive(path).add(tmp_path / "more.jsonl")
    monkeypatch.undo()
    assert archive(path).verify() == ()
    assert len(archive(path)) >= 8


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_disk_that_cannot_be_written(tmp_path: Path, corpus: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    made = archive(folder / "record.db")
    made.add(corpus)
    (folder / "record.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert archive(folder / "record.db").events(limit=1).count == 10 * COUNT
        with pytest.raises(RecordError):
            archive(folder / "record.db").add(corpus)
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(("layer", "options"), [("statements", ["--about", "the"]), ("events", ["--since", "2016"]), ("places", []), ("dates", []),
                                                ("figures", []), ("positions", [])])  # fmt: skip
def test_lists_without_a_file_ask_the_record(record: Archive, layer: str, options: list[str]) -> None:
    command = [layer, "--record", str(record.path), "--format", "jsonl", "--limit", "3", *options]
    done = CliRunner().invoke(compose(), command)
    assert done.exit_code == 0, done.output
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    asked = {"statements": {"about": "the"}, "events": {"since": "2016"}}.get(layer, {})
    assert lines == [dict(row) for row in getattr(record, layer)(limit=3, **asked)]
    assert f"{getattr(record, layer)(limit=3, **asked).count:,} row" in done.stderr


@pytest.mark.parametrize("filters", [{}, {"speaker": "USA"}, {"state": "JPN", "since": "2000"}, {"type": "ASSAULT"}])
def test_many_hits_are_the_same_hits_newest_first(record: Archive, monkeypatch: pytest.MonkeyPatch, filters: dict[str, str]) -> None:
    best = record.search("rialokalin", **filters)
    assert best.count > 2
    monkeypatch.setattr(searching, "RANKED", 0)
    newest = record.search("rialokalin", **filters)
    assert newest.count == best.count == len(newest.rows)
    assert sorted(row["ref"] for row in newest) == sorted(row["ref"] for row in best)
    for what in ("report", "statement"):
        days = [str(row["published"]) for row in newest if row["what"] == what]
        assert days == sorted(days, reverse=True)
    assert record.search("rialokalin", limit=2, **filters).rows == newest.rows[:2]


@pytest.mark.parametrize("query", ["ATTACH '{}' AS o", "ATTACH 'file:{}?mode=rwc' AS o", "VACUUM INTO '{}'", "PRAGMA journal_mode = DELETE",
                                   "CREATE TEMP TABLE x AS SELECT 1", "DELETE FROM event"])  # fmt: skip
def test_a_query_makes_and_sets_nothing(record: Archive, tmp_path: Path, query: str) -> None:
    with pytest.raises(RecordError):
        record.sql(query.format(tmp_path / "made.db"))
    assert not list(tmp_path.iterdir())
    assert record.sql("SELECT count(*) FROM pragma_table_info('event')").rows[0][0] > 0


@pytest.mark.parametrize("layer", ["statements", "events", "figures", "positions", "places", "dates"])
def test_lists_of_the_record_are_written_in_every_form(record: Archive, tmp_path: Path, layer: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    counts = {}
    for form in ("csv", "jsonl", "md", "parquet"):
        file = tmp_path / f"{layer}.{form}"
        done = CliRunner().invoke(compose(), [layer, "--record", str(record.path), "--limit", "0", "--format", form, "-o", str(file)])
        assert done.exit_code == 0, done.output
        counts[form] = parquet.read_table(file).num_rows if form == "parquet" else len(file.read_text(encoding="utf-8").splitlines())
    assert counts["csv"] - 1 == counts["jsonl"] == counts["md"] - 2 == counts["parquet"] > 0


def test_a_name_that_is_none_is_told(record: Archive) -> None:
    for wrong in ({"status": "done"}, {"type": "ATACK"}):
        with pytest.raises(OnrecordError, match="Give one of"):
            record.events(**wrong)
    assert record.events(type="assault").count == record.events(type="ASSAULT").count


def test_a_folder_is_no_record(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        archive(tmp_path).search("x")
    with pytest.raises(RecordError, match="is a folder"):
        archive(tmp_path).add(corpus)


def test_a_folder_that_cannot_be_read_is_named_until_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "reports" / "closed"
    closed.mkdir(parents=True)
    write_reports(tmp_path / "reports" / "a.jsonl", range(2))
    write_reports(closed / "b.jsonl", range(2, 4))
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    with archive(tmp_path / "record.db") as made:
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", refuse)
            step = made.add(tmp_path / "reports")
        assert (step.added, step.failed) == (2, 1)
        assert [(row["file"], row["reason"]) for row in made.failures()] == [(str(closed), "cannot be read (Permission denied)")]
        assert made.add(tmp_path / "reports").added == 2
        assert not made.failures().count


def test_a_file_that_was_damaged_is_no_failure_once_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(b"")
    with archive(tmp_path / "record.db") as made:
        assert made.add(file).failed == 1
        write_reports(file, range(2))
        made.add(file)
        assert not made.failures().count


def test_the_time_left_goes_by_what_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x" * 600)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x" * 1200))
    progress = Progress([str(tmp_path)])
    assert progress.size == 1800
    step = Step(str(tmp_path / "a.txt"), 600, 1, 0, 0, ())
    assert progress.part(step) == 0
    second = replace(step, file=str(tmp_path / "b.txt.gz"))
    assert progress.part(second) == pytest.approx(600 / 1800)
    assert progress.part(replace(second, characters=1200)) == pytest.approx(1200 / 1800)
    assert progress.part(replace(second, characters=9000)) == 1

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    progress = Progress([str(tmp_path / "a.txt")])
    for now[0], characters, added, known in ((1.0, 0, 0, 5), (2.0, 300, 0, 9), (4.0, 450, 10, 9)):
        progress.step(Step(str(tmp_path / "a.txt"), characters, added, known, 0, ()))
    assert screen.getvalue().endswith("19 reports, 5.0 a second, 0:02 left\x1b[K")


def test_a_table_of_a_library_that_is_not_there_is_told(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    rows = record.events(limit=1)
    for table in (rows.pandas, rows.polars, rows.arrow):
        with pytest.raises(OnrecordError, match="is not installed"):
            table()


def test_a_file_that_is_cut_off_is_damaged(record: Archive, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    cut.write_bytes(record.path.read_bytes()[:100_000])
    with pytest.raises(RecordError, match="is damaged"):
        archive(cut).verify()


def test_a_making_that_was_killed_leaves_an_empty_record(tmp_path: Path, corpus: Path) -> None:
    """The file and its journal as they stand on the disk in the middle of the first transaction."""
    making, left = tmp_path / "making.db", tmp_path / "left.db"
    connection = sqlite3.connect(making, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE report (text)")
    connection.executemany("INSERT INTO report VALUES (?)", [("x" * 5000,)] * 50)
    for ending in ("", "-journal"):
        Path(f"{left}{ending}").write_bytes(Path(f"{making}{ending}").read_bytes())
    connection.close()
    assert left.stat().st_size > 0
    with pytest.raises(RecordError, match="holds nothing yet"):
        archive(left).search("x")
    assert archive(left).add(corpus).added == COUNT


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "options", "day"),
    [
        ("OSLO, 4 March 2019 (Fjord Post) - Norway sent troops.\n", [], "2019-03-04"),
        ("OSLO, 4 March 2019 (Fjord Post) - Norway sent troops.\n", ["--force-given"], "2020-01-01"),
        ("Norway sent troops.\n", [], "2020-01-01"),
    ],
)
def test_a_given_day_does_not_override_the_report_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader, text: str, options: list[str], day: str
) -> None:
    monkeypatch.setattr("onrecord.archive._reader", lambda config: reader)  # the model is loaded once for all tests
    (tmp_path / "a.txt").write_text(text)
    record = tmp_path / "r.db"
    for added in ("1 added", "1 known before"):
        told = CliRunner().invoke(
            compose("add"), ["add", "--record", str(record), "--published", "2020-01-01", *options, str(tmp_path / "a.txt")]
        )
        assert added in told.output
    kept = Archive(record)
    assert [row["published"] for row in kept.reports()] == [day]
    assert kept.verify() == ()
