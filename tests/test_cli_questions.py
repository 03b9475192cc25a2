"""The commands that ask a whole record, each once and in several forms."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent / "record"))

from making import Made, kept

import synthetic
from commanding import compose
from onrecord.archive import Archive
from onrecord.errors import ConfigError, RecordError
from onrecord.record.differing import diff
from small_record import make

ASKED = (
    "plans",
    "compare Gazette Herald",
    "compare 2025-01 2025-03 --by period --about copper",
    "compare Rojas PER --by speaker",
    "compare Rojas PER",
    "quotes coast",
    "quotes --about coast",
    "statements --denied",
    "statements --about coast --speaker Rojas",
    "positions --over-time --actor CHL --topic coast",
    "positions --toward PER --about coast --obligation aid",
    "dyad Peru Chile --both",
    "dyad Rojas Peru",
    "dyad Peru Chile --both --by week",
    "dyad Peru Chile --plot",
    "series",
    "series --dyad Peru CHL --by week --plot",
    "series --actor Peru --type CONSULT --place PER --about copper --by quarter",
    "search copper OR tin",
    "search copper NOT tin",
    "search copper NEAR/3 treaty",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    made = []
    for day, outlet in (("2025-01-06", "Gazette"), ("2025-01-07", "Herald"), ("2025-03-30", "Herald")):
        one = Made(
            "Peru and Chile discussed the copper treaty.",
            '"We will never give up our coast," President Rojas said.',
            published=day,
            outlet=outlet,
        )
        peru, chile = one.actor("Peru", state="PER"), one.actor("Chile", state="CHL")
        one.event(0, "CONSULT", [peru], [chile], day, "planned" if day == "2025-01-06" else "actual")
        one.says(1, one.actor("Rojas", "person", "CHL", "GOV", "President"), "We will never give up our coast")
        made.append(one.holds("commitment", one.actors["Rojas"], "not to give up the coast", toward=peru))
    path = tmp_path / "r.db"
    kept(path, made).link()
    return path


@pytest.mark.parametrize("asked", ASKED)
def test_a_question_is_answered(record: Path, asked: str) -> None:
    words = asked.split()
    told = CliRunner().invoke(compose(words[0]), [*words, "--record", str(record)])
    assert told.exit_code == 0, (told.output, told.exception)


@pytest.mark.parametrize("form", ["csv", "jsonl", "md", "parquet", "xlsx"])
def test_answers_come_in_every_form(record: Path, tmp_path: Path, form: str) -> None:
    pytest.importorskip("pyarrow")
    output = tmp_path / f"out.{form}"
    told = CliRunner().invoke(compose("series"), ["series", "--record", str(record), "--format", form, "-o", str(output)])
    assert told.exit_code == 0, told.output
    assert output.stat().st_size > 50


def test_markdown_says_below_what_it_leaves_off(record: Path) -> None:
    def told(*more: str) -> str:
        return CliRunner().invoke(compose("events"), ["events", "--record", str(record), "--format", "md", *more]).stdout

    assert "left off by the limit (--limit 0 for all)" in told("--limit", "1").splitlines()[-1]
    assert told().splitlines()[-1].endswith("; left out: 1 that a copy tells again")
    assert told("--with-copies").splitlines()[-1].startswith("|")


def test_two_records_are_told_apart(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    one = Made(
        "Peru and Chile discussed the copper treaty.",
        '"We will never give up our coast," President Rojas said.',
        published="2025-01-06",
        outlet="Gazette",
    )
    kept(other, [one])
    told = CliRunner().invoke(compose("diff"), ["diff", str(record), str(other), "--format", "csv", "--limit", "0"])
    assert told.exit_code == 0, (told.output, told.exception)
    assert "event,gone" in told.output
    assert "report,gone" in told.output
    same = CliRunner().invoke(compose("diff"), ["diff", str(record), str(record), "--format", "csv"])
    assert len(same.output.splitlines()) <= 2


def test_a_report_that_was_given_another_outlet_is_one_that_changed(tmp_path: Path) -> None:
    """Its id hangs on its text, day, outlet and address: it is told as changed, with what changes beneath, not as gone and new."""
    told = []
    for name, outlet, day in (("a.db", None, "2025-01-06"), ("b.db", "Gazette", "2025-01-07")):
        made = Made("Peru met Chile on the coast.", published=day, outlet=outlet, given_id="7")
        kept(tmp_path / name, [made.event(0, "CONSULT", [made.actor("Peru", state="PER")], [], day), Made(f"Only {name} has it.")])
    for way in (["a.db", "b.db"], ["b.db", "a.db"]):
        with Archive(tmp_path / way[0]) as one, Archive(tmp_path / way[1]) as other:
            told.append([(row["layer"], row["how"], row["field"], row["was"], row["now"]) for row in diff(one, other)])
            assert {row["layer"] for row in diff(one, other, layer="report")} == {"report"}
    there, back = told
    assert ("report", "changed", "outlet", None, "Gazette") in there
    assert ("report", "changed", "published", "2025-01-06", "2025-01-07") in there
    assert any(row[:2] == ("event", "changed") for row in there)
    assert sorted(row[1] for row in there if row[0] == "report") == ["changed", "changed", "gone", "new"]
    assert ("report", "changed", "outlet", "Gazette", None) in back


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_entry_of_the_record_is_told_in_words(record: Path, command: str) -> None:
    with Archive(record) as archive:
        ref = str(next(iter(archive.events()))["ref"])
    report, _, entry = ref.partition("#")
    told = CliRunner().invoke(compose(command), [command, f"{report[:12]}#{entry}", "--record", str(record)])
    assert told.exit_code == 0, (told.output, told.exception)
    assert "source" in told.output
    assert "{" not in told.output
    returned = CliRunner().invoke(compose(command), [command, f"{report[:12]}#{entry}\r", "--record", str(record)])
    assert returned.output == told.output, "a line end that another program left is no part of it"
    gone = CliRunner().invoke(compose(command), [command, f"{report[:12]}#E99", "--record", str(record)])
    assert isinstance(gone.exception, RecordError)


def test_help_has_a_short_option(record: Path) -> None:
    assert "--record" in CliRunner().invoke(compose("show"), ["show", "-h"]).output
    assert "Commands:" in CliRunner().invoke(compose(), ["-h"]).output


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("series --plot --actor Nobodyx", "nobody in the record is called so"),
        ("series --plot --source Nobodyx", "nobody in the record is called so"),
        ("series --plot --type RETREAT --place Atlantis", "nothing to draw"),
        ("page --actor Nobodyx -o OUT.html", "nobody in the record is called so"),
        ("page --dyad PER,XYZ -o OUT.html", "nobody in the record is called so"),
        ("export --to geojsn -o OUT", "do you mean geojson"),
        ("export --to foo -o OUT", "is no format; give one of csv"),
    ],
)
def test_what_is_not_there_is_said(record: Path, tmp_path: Path, asked: str, told: str) -> None:
    words = asked.replace("OUT", str(tmp_path / "out")).split()
    answer = CliRunner().invoke(compose(words[0]), [*words, "--record", str(record)])
    said = answer.output + str(answer.exception or "")
    assert told in re.sub(r"[\s│]+", " ", said)
    assert "Value error" not in said
    assert not (tmp_path / "out.html").exists()


def test_two_names_are_said_to_be_the_same(tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    made = [Made(f"{name} flew home.", published="2025-03-01") for name in ("Kimo Aldana", "Camo Aldanar")]
    for one, name in zip(made, ("Kimo Aldana", "Camo Aldanar"), strict=True):
        one.actor(name, "person", "PER", "GOV")
    with kept(path, made) as archive:
        archive.link()

    def run(*words: str) -> Result:
        return CliRunner().invoke(compose(words[0]), [*words, "--record", str(path)])

    told = run("same", "Camo Aldanar", f"{made[0].report.id[:12]}#A1", "--analyst", "Ann", "--note", "a spelling")
    assert told.exit_code == 0, (told.output, told.exception)
    assert "Camo Aldanar; Kimo Aldana" in run("actors", "--format", "csv").output
    assert isinstance(run("same", "Nobody", "Kimo Aldana").exception, RecordError)
    assert run("judgements", "--undo", "--analyst", "Ann").exit_code == 0
    assert "Camo Aldanar; Kimo Aldana" not in run("actors", "--format", "csv").output


def told_of(record: Path, asked: str) -> Result:
    return CliRunner().invoke(compose(asked.split()[0]), [*asked.split(), "--record", str(record)])


@pytest.mark.parametrize(
    ("sides", "what"),
    [("gazette Herald", "outlet"), ("Rojas PER", "speaker"), ("2025-01 2025-02..2025-03", "period"), ("2025 2024", "period")],
)
def test_it_is_said_what_two_sides_are_taken_for(record: Path, sides: str, what: str) -> None:
    told = told_of(record, f"compare {sides}")
    assert told.exit_code == 0, told.output
    assert f"are taken for {what}s" in told.stderr
    assert "are taken for" not in told_of(record, f"compare {sides} --by {what}").stderr


def test_an_outlet_is_found_with_and_without_its_article(record: Path) -> None:
    with Archive(record) as archive:
        for kind, ask in (("statements", archive.statements), ("events", archive.events)):
            whole = ask(outlet="herald").rows
            assert whole, kind
            assert ask(outlet="The Herald").rows == ask(outlet="the herald").rows == whole
        assert archive.compare("the Gazette", "Herald").rows[0][1:] == archive.compare("Gazette", "The Herald").rows[0][1:]


@pytest.mark.parametrize(
    ("sides", "reason"),
    [
        ("The_Herald herald", "are one outlet"),
        ("Gazete Herald", "outlet of no report"),
        ("Rojas Nobody", "nobody in this record"),
        ("Gazete Nobody", "no two outlets, speakers or times"),
    ],
)
def test_sides_that_are_neither_are_refused(record: Path, sides: str, reason: str) -> None:
    words = [side.replace("_", " ") for side in sides.split()]
    told = CliRunner().invoke(compose("compare"), ["compare", *words, "--record", str(record)])
    assert isinstance(told.exception, ConfigError)
    assert reason in str(told.exception)


def test_a_pair_is_counted_by_steps_of_time(record: Path) -> None:
    with Archive(record) as archive:
        counted = archive.series("PER", "CHL", by="quarter", both=True)
    told = told_of(record, "dyad Peru Chile --both --by quarter --format csv")
    assert told.stdout.splitlines()[1].startswith(f"2025-Q1,{counted.rows[0][1]},")
    assert "PER to CHL: " in told.stderr
    assert told_of(record, "dyad Peru Chile --by quarter --limit 3").exit_code == 2
    assert told_of(record, "dyad Peru Chile --plot -o out.csv").exit_code == 2


def test_a_curve_begins_where_events_are_and_says_what_lies_before(tmp_path: Path) -> None:
    days = ["2015-02-03", *[f"2025-01-{day:02}" for day in range(1, 13)], "2025-03-02"]
    reports = []
    for day in days:
        made = Made(f"Peru shelled Chile on {day}.", published=day)
        reports.append(made.event(0, "ASSAULT", [made.actor("Peru", state="PER")], [made.actor("Chile", state="CHL")], day))
    path = tmp_path / "r.db"
    kept(path, reports)
    for asked in ("series", "series --plot", "dyad PER CHL --by month"):
        told = told_of(path, asked)
        assert "left out: 1 before 2025-01, in 119 steps" in told.stderr
        assert [line[:7] for line in told.stdout.splitlines() if line[:2] == "20"] == ["2025-01", "2025-02", "2025-03"]
    whole = told_of(path, "series --format csv")
    assert len(whole.stdout.splitlines()) == 123
    assert "before" not in whole.stderr
    assert "before" not in told_of(path, "series --since 2015").stderr


def test_what_is_counted_is_found_by_the_word_for_its_unit(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    whole = make(path, [synthetic.reading(0)]).figures().count
    assert whole
    for asked in ("--unit troop", "--unit soldiers", "--unit Troops", "--about soldier"):
        assert len(told_of(path, f"figures {asked} --format jsonl").stdout.splitlines()) == whole, asked
    for asked in ("--unit dead", "--about killed"):
        assert told_of(path, f"figures {asked} --format jsonl").stdout == ""


def test_the_time_of_an_occurrence_stands_in_its_table(tmp_path: Path) -> None:
    reports = []
    for outlet in ("Gazette", "Herald"):
        made = Made(f"Peru shelled the harbour of Arica at dawn, the {outlet} writes.", published="2025-01-06", outlet=outlet)
        reports.append(made.event(0, "ASSAULT", [made.actor("Peru", state="PER")], [made.actor("Chile", state="CHL")], "2025-01-06"))
    path = tmp_path / "r.db"
    record = kept(path, reports)
    record.link()
    one, other = (str(row["ref"]) for row in record.events())
    record.join(one, other, analyst="me")
    assert "2025-01-06" in told_of(path, "occurrences").stdout


def test_an_actor_is_shown_with_its_offices_in_order_of_time(record: Path) -> None:
    with Archive(record) as archive:
        ref = archive.sql("SELECT ref FROM actors WHERE name = 'Rojas' AND published = '2025-01-07'").rows[0][0]
    told = told_of(record, f"show {ref}").stdout
    assert re.search(r"in the record +3 reports, 2025-01-06 to 2025-03-30", told)
    assert re.search(r"offices +President \(2025-01-06 to 2025-03-30\)", told)
    peru = told_of(record, f"show {str(ref).partition('#')[0]}#A1").stdout
    assert "offices" not in peru
    assert "in the record" in peru


def test_a_state_that_is_misspelt_is_asked_back(record: Path) -> None:
    for asked, meant in (
        ("dyad Perru Chile", "Is Peru meant?"),
        ("events --actor Chille", "Is Chile"),
        ("events --state Perru", "Is Peru meant?"),
    ):
        assert meant in str(told_of(record, asked).exception)
    assert "meant" not in str(told_of(record, "events --actor Nobodyatall").exception)
