"""The package's front: its names, and what it says when it is given something else than it wants."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from making import Made, kept

import onrecord
from onrecord import OnrecordError, Report
from onrecord.errors import ConfigError, InputError
from onrecord.reader import Reader
from onrecord.types import Engine, Reading


def test_names() -> None:
    assert dir(onrecord) == sorted(onrecord.__all__)
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)
    assert onrecord.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="nothing"):
        onrecord.nothing  # noqa: B018


def test_a_file_in_place_of_a_text_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from onrecord.handed import text_of

    (tmp_path / "a report").write_text("The army left.", encoding="utf-8")
    for given in (Path("report.txt"), "report.txt", "reports/2016.jsonl", str(tmp_path / "a report")):
        with pytest.raises(InputError, match=r"is the name of a file.*read_text"):
            text_of(given)
    with pytest.raises(InputError, match="bytes: is no text"):
        text_of(b"The army left.")
    for text in ("", "The army left.", "Left.", "They published it as report.txt", "The army left.\nSee report.txt"):
        assert text_of(text) == text


def test_a_wrong_day_is_an_error() -> None:
    from onrecord.handed import day_of

    assert [day_of(given) for given in (None, "2016-12-05", "2016-12-05T10:30:00Z", date(2016, 12, 5))] == [None, *["2016-12-05"] * 3]
    for given in ("5 December 2016", "2016", "2016-13-01", "", 2016):
        with pytest.raises(ConfigError, match="is no date"):
            day_of(given)  # type: ignore[arg-type]


def test_a_filter_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    """In a program as in the terminal: a slip of the pen is not taken for silence."""
    made = Made("Peru met Chile on the coast.", published="2016-12-05")
    with kept(tmp_path / "r.db", [made.event(0, "CONSULT", [made.actor("Peru", state="PER")], [], "2016-12-05")]) as record:
        for wrong in ({"since": 2016}, {"limit": -1}, {"state": "Atlantis"}, {"dated": "both"}):
            with pytest.raises(ConfigError, match=f"{next(iter(wrong))}: "):
                record.events(**wrong)  # type: ignore[arg-type]
        with pytest.raises(ConfigError, match="Give one of direct, indirect, mixed"):
            record.statements(kind="claim")
        with pytest.raises(ConfigError, match="Give one of commitment"):
            record.positions(kind=("claim", "direct"))
        for right in ({"since": date(2016, 12, 5)}, {"limit": 5}, {"state": "peru"}, {"state": "per"}, {"actor": "per"}, {"state": ""}):
            assert len(record.events(**right)) == 1  # type: ignore[arg-type]


@pytest.mark.model
def test_many_reports_are_looked_at_as_one_is(reader: Reader) -> None:
    with pytest.raises(ConfigError, match="is no date"):
        next(reader.read_many([Report.of("The army left.", published="2016-13-01")]))


@pytest.mark.model
def test_a_day_with_its_time_is_the_reports_day_however_it_is_handed_in(reader: Reader) -> None:
    text, published = "The envoy left on Monday.", "2016-12-07T10:00:00Z"
    told = reader.read(text, published=published)
    given = reader.read(Report.of(text, published=published))
    assert [date.value for date in given.dates] == [date.value for date in told.dates] == ["2016-12-05"]
    assert given.report.published == told.report.published == "2016-12-07"
    assert given.failures == ()


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.db") as record:
        with pytest.raises(InputError, match="is not there"):
            record.add(tmp_path / "none.txt")
        assert not (tmp_path / "r.db").exists()
        with pytest.raises(OnrecordError):
            record.events()


def test_what_is_shown_of_them_is_short(tmp_path: Path) -> None:
    report = Report.of("The army left the city on Monday. " * 50, published="2016-12-05", outlet="The Herald")
    assert (
        repr(report) == f"<Report {report.id[:12]} 'The army left the city on Monday. The ar' (2016-12-05, The Herald): 1,700 characters>"
    )
    reading = Reading(report, (), (), (), (), (), (), (), (), Engine("0", "none", "0"))
    assert repr(reading) == "<Reading of 'The army left the city on Monday. The ar': nothing>"
    assert repr(onrecord.open(tmp_path / "r.db")).startswith(f"<Archive {tmp_path / 'r.db'}: ")


@pytest.mark.model
def test_a_reader_says_what_it_reads_with(reader: Reader) -> None:
    assert repr(reader) == f"<Reader {onrecord.__version__} with {reader.engine.model}, tables {reader.engine.knowledge[:12]}>"


TYPED = """
import onrecord
record = onrecord.open("r.db")
record.events(type="ASSAULT", since="2016", limit=5)
record.statements(speaker="Mattis", denied=True)
record.series("USA", "IRQ", by="year", status=None)
onrecord.read("The army left.", published="2016-12-05").events[0].type
record.events(typ="ASSAULT")
record.events(limit="5")
record.statements(recipient="JPN")
record.judge("x#E1", "right")
"""


@pytest.mark.slow
def test_the_public_names_are_typed(tmp_path: Path) -> None:
    """What is right passes mypy's strictest rules, and each of what is wrong is named."""
    (tmp_path / "mine.py").write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache"), "--follow-imports=silent", "mine.py"],
        cwd=tmp_path, capture_output=True, text=True, env={"MYPYPATH": str(Path(__file__).parent.parent / "src"), "PATH": ""},
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.split(":")[1] for line in lines] == ["8", "9", "10", "11"], done.stdout + done.stderr
