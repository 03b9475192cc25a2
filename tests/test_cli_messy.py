"""What a messy folder does to a command: one file's fault is that file's, and what is said of it is said once."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from made_up import Run, commanded

PAGE = "<html><head><title>Fleet sails</title></head><body><article><p>Monday saw the fleet sail from the port of Callao with four ships.</p></article></body></html>"
#: What a terminal would obey: an escape, a bell, a return that writes over the line, a C1 control, a mark that turns the line around.
ORDERS = "\x1b[2J\x07\r\x9b31m\u202e"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return commanded(monkeypatch)


def test_a_page_that_no_library_can_read_fails_alone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Tuesday was calm.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    done = run("read", "--json", tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["report"]["text"] for line in lines if not line["failures"]] == ["Tuesday was calm."]
    assert done.exit_code == 0
    (told,) = [line for line in done.stderr.splitlines() if "trafilatura" in line]
    assert "a.html" in told
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("way", ["missing", "does not load", "fails"])
def test_a_missing_or_failing_library_is_told_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    for number in range(4):
        (tmp_path / f"a{number}.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / f"b{number}.txt").write_text("Tuesday was calm.", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        packed.writestr("one.html", PAGE)
        packed.writestr("two.txt", "Wednesday was calm.")
    if way == "missing":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    elif way == "fails":
        monkeypatch.setattr("trafilatura.bare_extraction", _falls_over)
    else:
        monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
        monkeypatch.syspath_prepend(tmp_path / ".broken")
        (tmp_path / ".broken").mkdir()
        (tmp_path / ".broken" / "trafilatura.py").write_text("raise ValueError('size changed')", encoding="utf-8")
    done = run("read", "--json", tmp_path)
    texts = [json.loads(line)["report"]["text"] for line in done.stdout.splitlines() if not json.loads(line)["failures"]]
    assert texts == ["Tuesday was calm."] * 4 + ["Wednesday was calm."]
    first, last = (line for line in done.stderr.splitlines() if "library" in line)
    assert "a0.html" in first
    assert "a0.html" in last
    assert "4 more of this kind" in last
    assert (done.exit_code, "Traceback" in done.stderr) == (0, False)
    failed = [line for line in done.stdout.splitlines() if json.loads(line)["failures"]]
    assert len(failed) == 5  # each is named in the record all the same


def _falls_over(*_given: object, **_named: object) -> None:
    raise ValueError("size changed: 96 from C header, 88 from PyObject")


def test_each_warning_is_told_once_with_its_count(run: Run, tmp_path: Path) -> None:
    rows = "".join(f'"Monday was calm at sea again, no. {number}.",0{number}/05/2016\n' for number in range(1, 7))
    (tmp_path / "a.csv").write_text("text,published\n" + rows, encoding="utf-8")
    (tmp_path / "b.csv").write_text("text,published\n" + rows.replace("Monday", "Sunday"), encoding="utf-8")
    for number in range(3):
        (tmp_path / f"c{number}.csv").write_text(
            f'text\n"Friday was calm, no. {number}, and so ... [+40{number} chars]"\n', encoding="utf-8"
        )
        (tmp_path / f"d{number}.sav").write_text("x", encoding="utf-8")
    said = run("read", "--json", tmp_path).stderr.splitlines()
    for words, first, more in (("no date that can be told", "a.csv", 9), ("cut off", "c0.csv", 2), ("passed over", "d0.sav", 2)):
        told = [line for line in said if words in line]
        assert len(told) == 2, told
        assert all(first in line for line in told)
        assert f"{more} more of this kind" in told[1]


def test_columns_are_named_at_the_command(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("zz,tt,dd\nMonday was calm.,Calm at sea,2016-12-05\n", encoding="utf-8")
    done = run("read", "--json", "--text-column", "zz", "--map", "title=tt", "--map", "published=dd", table)
    (report,) = [json.loads(line)["report"] for line in done.stdout.splitlines()]
    assert (report["text"], report["title"], report["published"]) == ("Monday was calm.", "Calm at sea", "2016-12-05")
    assert run("read", "--json", "--map", "colour=tt", table).exit_code == 2


def test_a_very_long_report_is_noted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Monday was calm and the fleet lay still. " * 6_300, encoding="utf-8")
    (tmp_path / "short.txt").write_text("Tuesday was calm.", encoding="utf-8")
    done = run("read", "--json", tmp_path)
    notes = [line for line in done.stderr.splitlines() if "50,000 words" in line]
    assert len(notes) == 1
    assert "long.txt" in notes[0]


@pytest.mark.parametrize("command", ["read", "dates", "dates --format csv", "dates --format jsonl"])
def test_what_a_report_holds_gives_the_terminal_no_orders(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / f"a{ORDERS[4]}.txt").write_text(f"Monday{ORDERS} was calm.", encoding="utf-8")
    for colour in ("0", "1"):
        done = run(*command.split(), tmp_path, env={"NO_COLOR": "1"} if colour == "0" else {})
        assert done.exit_code == 0
        told = done.stdout + done.stderr
        assert "Monday" in told
        assert not {*ORDERS.replace("[2J", "").replace("31m", "")} & {*told.replace("\r\n", "\n")}, repr(told)
