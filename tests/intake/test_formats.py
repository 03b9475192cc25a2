from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.intake import Unreadable, gather
from onrecord.intake.days import day_of
from onrecord.types import Report

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."


def taken(path: Path) -> tuple[list[Report | Unreadable], list[str]]:
    notes: list[str] = []
    return list(gather([str(path)], on_note=notes.append)), notes


def reports(path: Path) -> list[Report]:
    outcomes, _ = taken(path)
    assert all(isinstance(outcome, Report) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Report)]


def fault(path: Path) -> str:
    outcomes, _ = taken(path)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Unreadable)
    return str(outcomes[0].error)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2016-12-05", "2016-12-05"),
        ("2016-12-05T10:00:00Z", "2016-12-05"),
        ("20161205", "2016-12-05"),
        ("December 5, 2016 Monday 10:14 AM GMT", "2016-12-05"),
        ("Monday, 5 December 2016", "2016-12-05"),
        ("Sept. 5, 2016", "2016-09-05"),
        ("Mon, 05 Dec 2016 23:30:00 -0500", "2016-12-05"),
        ("5 decimal 2016", None),
        ("05/12/2016", None),
        ("February 30, 2016", None),
        ("December 2016", None),
        ("soon", None),
    ],
)
def test_days_are_told_for_sure_or_not_at_all(words: str, day: str | None) -> None:
    assert day_of(words) == day


@pytest.mark.parametrize(("ending", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t"), ("csv", "|")])
def test_a_table_of_reports(tmp_path: Path, ending: str, delimiter: str) -> None:
    path = tmp_path / f"a.{ending}"
    rows = [
        ["ID", "Headline", "Publication Date", "Source", "Article Body"],
        ["7", "Fleet sails", "5 December 2016", "The Wire", f'"{STORY}\nHe left; so, it ended."'],
    ]
    path.write_text("\r\n".join(delimiter.join(row) for row in rows), newline="")
    (report,) = reports(path)
    assert (report.given_id, report.title, report.published, report.outlet) == ("7", "Fleet sails", "2016-12-05", "The Wire")
    assert report.text == f"{STORY}\nHe left; so, it ended."


def test_broken_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text,date\na,"{STORY}",05/12/2016\nb,two\nc,"x"y,\nd,,\n\ne,"{STORY}",2016-12-05\nf,"open')
    outcomes, notes = taken(path)
    assert [outcome.given_id if isinstance(outcome, Report) else outcome.name.rsplit(", ", 1)[1] for outcome in outcomes] == [
        "a", "line 3", "line 4", "line 5", "e", "line 8",
    ]  # fmt: skip
    assert len(notes) == 1
    assert "'05/12/2016' is no date" in notes[0]


def test_a_table_without_texts_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("year,troops\n2016,5000\n")
    assert "has no column of texts; its columns are year, troops" in fault(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("id,text\n")
    assert "no rows" in fault(tmp_path / "b.csv")


def test_a_field_longer_than_the_librarys_limit(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{STORY * 3000}"\n')
    assert reports(tmp_path / "a.csv")[0].text == STORY * 3000


def test_a_parquet_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {"article_id": [1, 2], "content": [STORY, None], "published": [date(2016, 12, 5), None], "outlet": ["The Wire", None]}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = taken(tmp_path / "a.parquet")[0]
    assert isinstance(first, Report)
    assert (first.text, first.given_id, first.published, first.outlet) == (STORY, "1", "2016-12-05", "The Wire")
    assert isinstance(second, Unreadable)
    assert second.name.endswith("row 2")
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:50])
    assert "is no whole Parquet file" in fault(tmp_path / "b.parquet")


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert "pip install 'onrecord[tables]'" in fault(tmp_path / "a.parquet")
