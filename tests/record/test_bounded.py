"""Queries of the user's own read only and end."""

from __future__ import annotations

import itertools
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import RecordError
from onrecord.record.bounded import like
from record_crash import made_up, write_reports

ZEROS = "hex(zeroblob(2000000))"
REFUSED = (
    "ATTACH 'x.db' AS x",
    "DELETE FROM report",
    "CREATE TEMP TABLE q AS SELECT 1",
    "VACUUM INTO 'y.db'",
    "PRAGMA query_only = 0",
    "SELECT load_extension('x')",
    "SELECT 1; DELETE FROM report",
    "INSERT INTO report_words (report_words) VALUES ('optimize')",
    "SELECT hex(zeroblob(900000000))",
    f"SELECT replace({ZEROS}, '0', {ZEROS})",
    f"SELECT {ZEROS} GLOB '*0*0*0*0*0*1'",
    "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
    "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, hex(zeroblob(200000)) FROM c",
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("bounded")
    write_reports(folder / "a.jsonl", range(3))
    made = Archive(folder / "a.db", read=made_up)
    made.add(folder / "a.jsonl")
    return made


@pytest.mark.parametrize("query", REFUSED)
def test_a_query_does_not_write_or_run_on(record: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError):
        record.sql(query, seconds=1)
    assert list(tmp_path.iterdir()) == []
    assert record.sql("SELECT count(*) FROM report").rows == ((3,),)


@pytest.mark.parametrize(
    "query",
    [f"SELECT {ZEROS} LIKE '%0%0%0%0%0%0%0%0%1'", f"SELECT instr({ZEROS}, {ZEROS} || '1')", f"SELECT replace({ZEROS}, {ZEROS} || '1', '')"],
)
def test_what_is_one_step_ends_in_time_that_grows_with_its_length(record: Archive, query: str) -> None:
    began = time.process_time()
    record.sql(query)
    assert time.process_time() - began < 5


def test_like_is_that_of_the_database() -> None:
    chance = random.Random(5)
    with closing(sqlite3.connect(":memory:")) as connection:
        patterns = ["".join(chance.choices("aB_%x", k=chance.randrange(6))) for _ in range(150)]
        values = ["".join(chance.choices("abXé\n", k=chance.randrange(7))) for _ in range(60)]
        for pattern, value in itertools.product(patterns, values):
            for escape in (None, "x"):
                ending = f" ESCAPE '{escape}'" if escape else ""
                right = connection.execute(f"SELECT ? LIKE ?{ending}", (value, pattern)).fetchone()[0]
                if not (escape and pattern.endswith(escape)):  # there is nothing that it takes the meaning of
                    assert like(pattern, value, escape) == bool(right), (pattern, value, escape)
