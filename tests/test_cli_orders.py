"""No command over a record passes on what a report holds that a terminal would obey."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent / "record"))

from making import ENGINE, Made

from commanding import compose
from onrecord.archive import Archive
from onrecord.cli import front
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Date, Failure, Figure, Place, Reading, Report

#: Escapes: a colour, the window's title ended by a bell and by a string terminator, a link, the clipboard; a return that writes over the
#: line, a backspace, DEL, the 8-bit forms of CSI and OSC, marks that turn the line around, and line ends that only some programs know.
ORDERS = (
    "\x1b[31m\x1b]0;me\x07\x1b]8;;x\x1b\\\x1b]52;c;eA==\x07\x1bP+q\x1b\\\r\x08\x7f\x9b2J\x9d0;me\x9c\u202e\u2066\u200f\u061c\x85\u2028\x00"
)
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
#: What is asked of each command; R is the beginning of a report's id, O another record, D a folder to write to.
ASKED: dict[str, tuple[str, ...]] = {
    "explain": ("R#S1", "R#E1", "R#H1", "R#A1", "R#F1", "R#P1", "R#D1"),
    "statements": ("", "--about coast --speaker Ro"),
    "events": ("",),
    "positions": ("", "--over-time"),
    "figures": ("",),
    "places": ("",),
    "dates": ("",),
    "failures": ("",),
    "verify": ("",),
    "search": ("copper", "copper NOT coast"),
    "show": ("R", "R#S1", "R#E1", "R --json"),
    "timeline": ("", "--actor Peru"),
    "dyad": ("Peru Chile --both", "PER CHL"),
    "series": ("", "--dyad PER CHL --plot"),
    "plans": ("",),
    "compare": ("2025-01 2025-03 --by period", "G H", "Ro Peru --by speaker"),
    "quotes": ("coast",),
    "diff": ("RECORD OTHER",),
    "actors": ("", "Peru"),
    "sql": ("'select * from reports'", "'select * from statements'"),
    "link": ("",),
    "occurrences": ("",),
    "copies": ("",),
    "retellings": ("",),
    "judge": ("R#E1 wrong --analyst ann --note N",),
    "judgements": ("",),
    "learn": ("",),
    "merge": ("OTHER",),
    "same": ("R#A1 R#A2 --note N",),
    "apart": ("R#A1 --note N",),
    "export": ("--to csv -o FOLDER",),
    "page": ("R -o FOLDER.html",),
}
#: Commands that need a language model or stay open: what they tell is tested elsewhere.
ELSEWHERE = {"read", "add", "watch", "reread", "serve", "knowledge", "completion"}
FORMS = ("table", "csv", "jsonl", "md")


def marked(words: str) -> str:
    """The words with the orders within."""
    return f"{words}{ORDERS}{words}"


def made(day: str, outlet: str, quoted: str) -> Reading:
    """A report in which every string that a report can give holds the orders."""
    one = Made(
        f"Peru{ORDERS} and Chile{ORDERS} discussed the copper{ORDERS} treaty in {marked('Lima')} over {marked('5 tonnes')}.",
        f'"{quoted}," President {marked("Ro")} said on {marked("Monday")}.',
        published=day,
    )
    peru, chile = one.actor(f"Peru{ORDERS}", state="PER"), one.actor(f"Chile{ORDERS}", state="CHL")
    one.event(0, "CONSULT", [peru], [chile], day, "planned" if outlet == "Gazette" else "actual")
    one.event(0, "AGREE", [peru], [chile], day)
    one.says(1, one.actor(marked("Ro"), "person", "CHL", "GOV", marked("President")), quoted)
    one.holds(
        "commitment", one.actors[marked("Ro")], marked("not to give up the coast"), toward=peru, condition=marked("if so"), denied_by=chile
    )
    was = one.reading
    report = Report.of(
        one.text, published=day, outlet=marked(outlet), title=marked("Copper"), byline=marked("Ida"), given_id=marked("a"), url=marked("http://x"),
        dateline=marked("LIMA"),
    )  # fmt: skip
    at = [(one.text.index(words), marked(words)) for words in ("Lima", "5 tonnes", "Monday")]
    (place, lima), (figure, tonnes), (date, monday) = at
    return replace(
        was,
        report=report,
        places=(Place("P1", place, place + len(lima), lima, lima, "city", "PER", -12.0, -77.0, 5.0, 1, (marked("why"),)),),
        figures=(Figure("F1", figure, figure + len(tonnes), tonnes, 5, None, None, False, "tonne", None, marked("copper"), "P1", None, None, None, (marked("why"),)),),
        dates=(Date("D1", date, date + len(monday), monday, "2025-01-06", "DATE", (marked("why"),)),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("orders")
    quoted = marked("We will never give up our coast")
    readings = [
        made("2025-01-06", "Gazette", quoted),
        made("2025-01-07", "Herald", quoted),
        made("2025-03-30", "Herald", quoted + " or sea"),
    ]
    failed = Report.of("", outlet=marked("Herald"))
    readings.append(Reading(failed, (), (), (), (), (), (), (), (Failure("intake", marked("damaged")),), ENGINE))
    paths = folder / "r.db", folder / "other.db"
    for path, part in zip(paths, (readings, readings[:1]), strict=True):
        connection = connect_to_write(path)
        with transaction(connection):
            for reading in part:
                put(connection, prepare(reading))
        connection.close()
        with Archive(path) as record:
            record.link()
    return paths


def test_every_command_is_asked() -> None:
    assert {name for name, _, _ in front.COMMANDS} == set(ASKED) | ELSEWHERE


@pytest.mark.parametrize("command", sorted(ASKED))
def test_a_command_gives_the_terminal_no_orders(records: tuple[Path, Path], tmp_path: Path, command: str) -> None:
    record, other = tmp_path / "r.db", tmp_path / "other.db"
    for path, copy in zip(records, (record, other), strict=True):
        shutil.copy(path, copy)
    with Archive(record) as archive:
        report = str(next(row["ref"] for row in archive.reports() if row["title"]))[:10]
    stand = {
        "R": report,
        "RECORD": str(record),
        "OTHER": str(other),
        "N": marked("seen"),
        "FOLDER": str(tmp_path / "to"),
        "G": marked("Gazette"),
    }
    stand |= {"FOLDER.html": str(tmp_path / "page.html"), "H": marked("Herald")}
    forms = FORMS if "--format" in _options(command) else ("",)
    for asked, form in itertools.product(ASKED[command], forms):
        words = [stand.get(word, word.replace("R#", f"{report}#")) for word in shlex.split(asked)]
        words += ["--format", form] if form and "--plot" not in words else []
        words += ["--record", str(record)] if command != "diff" else []
        told = CliRunner().invoke(compose(command), [command, *words], env={"COLUMNS": "120"})
        said = f"{told.stderr}{told.exception or ''}"  # what comes up is said by the command's entry, which makes it safe
        assert told.exit_code == 0, (words, told.stdout, said)
        assert told.stdout or told.stderr
        assert not (found := OBEYED.findall(told.stdout.replace("\r\n", "\n") + told.stderr)), (words, found, told.output)


def _options(command: str) -> set[str]:
    whole = typer.main.get_command(compose(command))
    return {option for parameter in whole.commands[command].params for option in parameter.opts}  # type: ignore[attr-defined]
