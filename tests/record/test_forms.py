"""Records that older versions made (``forms/``, four made-up reports with links, judgements and what could not be read) are brought up whole."""

from __future__ import annotations

import json
import lzma
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.errors import RecordError
from onrecord.record import migrating, store
from onrecord.record.linking import TABLES
from record_crash import made_up, write_reports

FORMS = sorted((Path(__file__).parent / "forms").glob("form-*.db.xz"))


def unpacked(form: Path, folder: Path) -> Path:
    path = folder / "old.db"
    path.write_bytes(lzma.decompress(form.read_bytes()))
    return path


def values(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every value of every table that an analyst would miss; readings as what they say."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {}
    for name in (name for name in names if "_words" not in name and name != "seal"):
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
        for row in rows if name == "reading" else ():
            row["json"] = json.loads(zlib.decompress(row["json"]))
            row["json"].pop("seal", None)
        found[name] = rows
    connection.close()
    return found


def test_this_form_and_the_two_before_it_are_kept() -> None:
    assert {f"form-{n}.db.xz" for n in range(migrating.VERSION - 2, migrating.VERSION + 1)} <= {form.name for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.name))
def test_a_record_of_an_older_form_loses_nothing(form: Path, tmp_path: Path) -> None:
    path = unpacked(form, tmp_path)
    before = values(path)
    write_reports(tmp_path / "more.jsonl", [7])
    record = Archive(path, read=made_up)
    if form.name != f"form-{migrating.VERSION}.db.xz":
        with pytest.raises(RecordError, match="older form"):
            record.events()
    store.connect_to_write(path).close()
    after = values(path)
    for table, rows in before.items():
        if table in TABLES or table in ("linked", "packed"):  # links and packed events are made anew
            continue
        assert len(after[table]) == len(rows), table
        for old, new in zip(rows, after[table], strict=True):
            assert {name: new[name] for name in old} == old, table
    assert record.verify() == ()
    assert sorted(str(row["verdict"]) for row in record.judgements()) == ["right", "unsure", "wrong"]
    assert record.copies().count == 2
    record.close()
    assert record.add(tmp_path / "more.jsonl").added == 1
    record.link()
    assert record.undo("kay")
    assert record.verify() == ()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.name))
def test_a_record_that_was_brought_up_has_the_indexes_of_today(form: Path, tmp_path: Path) -> None:
    def indexes(path: Path) -> set[tuple[str, str]]:
        store.connect_to_write(path).close()
        with closing(sqlite3.connect(path)) as connection:
            return set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"))

    assert indexes(unpacked(form, tmp_path)) == indexes(tmp_path / "new.db")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.name))
def test_a_record_that_was_brought_up_is_sealed(form: Path, tmp_path: Path) -> None:
    path = unpacked(form, tmp_path)
    store.connect_to_write(path).close()
    for change in ("UPDATE figure SET value = value + 1 WHERE n IN (SELECT max(n) FROM figure)", "UPDATE judgement SET note = 'x'"):
        with sqlite3.connect(path) as connection:
            assert connection.execute(change).rowcount > 0
        connection.close()
        assert Archive(path).verify()


@pytest.mark.parametrize("form", [FORMS[0], FORMS[-1]], ids=lambda form: str(form.name))
def test_linking_brings_an_older_form_up(form: Path, tmp_path: Path) -> None:
    path = unpacked(form, tmp_path)
    assert Archive(path).link().reports == 4
    assert len(Archive(path).events()) > 0
    with pytest.raises(RecordError, match="no such record"):
        Archive(tmp_path / "none.db").link()
    assert not (tmp_path / "none.db").exists()
