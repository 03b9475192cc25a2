"""Every list takes the same filters, says what leaves it empty, and shows more of its reports on demand."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent / "record"))

from making import Made, kept

from commanding import compose
from onrecord.archive import Archive
from onrecord.cli.root import meant
from onrecord.errors import ConfigError

#: Every list, with what it must be given.
LISTS = {
    "timeline": "", "events": "", "statements": "", "positions": "", "figures": "", "places": "", "dates": "", "actors": "",
    "search": "copper", "dyad": "PER CHL", "series": "", "plans": "", "compare": "Gazette Herald", "quotes": "", "occurrences": "",
    "copies": "", "retellings": "",
}  # fmt: skip
#: The filters of all of them, with a value that fits.
FILTERS = {
    "--actor": "Peru", "--state": "Chile", "--country": "CHL", "--type": "CONSULT", "--place": "Peru", "--about": "copper", "--since": "2025",
    "--until": "2025-12",
}  # fmt: skip
#: What a list has in another way: words and names that are its argument, outlets that are compared.
OTHERWISE = {("search", "--about"), ("actors", "--actor")}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = []
    for day, outlet in (("2025-01-06", "Gazette"), ("2025-01-07", "Herald")):
        one = Made(
            "Peru and Chile discussed the copper treaty.", '"We will keep our coast," President Rojas said.', published=day, outlet=outlet
        )
        peru, chile = one.actor("Peru", state="PER"), one.actor("Chile", state="CHL")
        one.event(0, "CONSULT", [peru], [chile], day, "planned" if day == "2025-01-06" else "actual")
        one.says(1, one.actor("Rojas", "person", "CHL", "GOV", "President"), "We will keep our coast")
        made.append(one.holds("commitment", one.actors["Rojas"], "to keep the coast", toward=peru))
    # What is only told of a long time has a date and no day.
    made.append(Made("Peru has shelled Chile since the start of the year.", "They met.", published="2025-03-01", outlet="Herald"))
    made[-1].event(0, "ASSAULT", [made[-1].actor("Peru", state="PER")], [made[-1].actor("Chile", state="CHL")], "2025")
    made[-1].events[0] = replace(made[-1].events[0], day=None)
    made[-1].event(1, "CONSULT", [made[-1].actor("Peru")], [made[-1].actor("Chile")], "2025-03-01", basis="report")
    path = tmp_path_factory.mktemp("narrowing") / "r.db"
    kept(path, made).link()
    return path


def run(record: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(compose(command), [command, *words, "--record", str(record)])


@pytest.mark.parametrize("command", LISTS)
def test_every_list_takes_the_same_filters(record: Path, command: str) -> None:
    given = [word for pair in FILTERS.items() if (command, pair[0]) not in OTHERWISE for word in pair]
    if command != "compare":
        given += ["--outlet", "Herald"]
    told = run(record, command, *LISTS[command].split(), *given)
    assert told.exit_code == 0, (told.output, told.exception)


def test_every_list_of_entries_shows_address_title_and_sentence_on_demand(record: Path) -> None:
    for command in LISTS.keys() - {"series", "actors"}:
        told = run(record, command, *LISTS[command].split(), "--with", "url,title", "--with", "sentence", "--format", "csv")
        assert told.exit_code == 0, (command, told.output, told.exception)
        head = next(csv.reader(io.StringIO(told.stdout)))
        assert {"url", "title", "sentence"} <= set(head), command
    rows = list(csv.DictReader(io.StringIO(run(record, "statements", "--with", "sentence", "--format", "csv").stdout)))
    assert [row["sentence"] for row in rows] == ['"We will keep our coast," President Rojas said.'] * 2
    held = list(csv.DictReader(io.StringIO(run(record, "positions", "--with", "sentence", "--format", "csv").stdout)))
    assert held[0]["sentence"] == '"We will keep our coast," President Rojas said.'
    assert isinstance(run(record, "timeline", "--with", "colour").exception, ConfigError)
    with Archive(record) as archive:
        assert archive.beside(archive.events(), "sentence", "title").columns[-2:] == ("sentence", "title")


@pytest.mark.parametrize(("one", "other"), [("Peru", "PER"), ("the United States", "USA"), ("Chile", "CHL")])
def test_a_states_name_is_taken_like_its_code(record: Path, one: str, other: str) -> None:
    for command, option in (
        ("timeline", "--actor"),
        ("statements", "--speaker"),
        ("positions", "--holder"),
        ("series", "--source"),
        ("search", "--state"),
    ):
        words = LISTS.get(command, "").split()
        assert run(record, command, *words, option, one).stdout == run(record, command, *words, option, other).stdout
    with Archive(record) as archive:
        assert archive.dyad("Peru", "Chile").rows == archive.dyad("PER", "CHL").rows
        assert archive.series("Peru", "Chile").rows == archive.series("PER", "CHL").rows


@pytest.mark.parametrize("command", sorted(LISTS.keys() - {"search", "dyad", "compare", "actors"}))
@pytest.mark.parametrize(("option", "value"), [("--actor", "XXQ"), ("--actor", "Nobodyx"), ("--state", "Atlantis"), ("--state", "XXQ")])
def test_who_is_not_there_is_refused(record: Path, command: str, option: str, value: str) -> None:
    assert isinstance(run(record, command, option, value).exception, ConfigError)


def test_where_nothing_fits_it_is_said_what_each_filter_leaves(record: Path) -> None:
    told = run(record, "timeline", "--actor", "Peru", "--type", "AID")
    assert "nothing fits all that is asked; without --actor Peru 0 rows; without --type AID 4 rows" in told.stderr
    held = run(record, "positions", "--over-time", "--actor", "Chile", "--topic", "tin")
    assert "without --topic tin 2 rows" in held.stderr
    assert "0 statements on it" in held.stderr
    assert "onrecord statements --about tin --speaker Chile" in held.stderr
    assert "without --type AID 3 rows" in run(record, "series", "--actor", "Peru", "--type", "AID").stderr


def test_what_was_done_over_a_long_time_is_of_no_day_and_said_to_be_left_out(record: Path) -> None:
    told = run(record, "dyad", "PER", "CHL", "--since", "2025-01", "--format", "csv")
    assert "ASSAULT" not in told.stdout
    assert "1 without a day" in told.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [("--country", ["--state"]), ("--from", ["--since"]), ("--columns", ["--with"]), ("--speakr", ["--speaker"]), ("--xyzzy", [])],
)
def test_an_option_that_is_not_there_names_the_one_that_is_meant(asked: str, told: list[str]) -> None:
    assert meant(asked, ["--state", "--since", "--with", "--speaker", "--format", "-o"]) == told


def test_the_right_option_is_named_on_the_command_line(record: Path) -> None:
    told = run(record, "timeline", "--nation", "PER")
    assert (told.exit_code, "--state" in told.stderr) == (2, True)


def test_the_help_of_every_list_tells_the_filters() -> None:
    for command in LISTS:
        options = {name for one in typer.main.get_command(compose(command)).commands[command].params for name in one.opts}  # type: ignore[attr-defined]
        missing = {option for option in (*FILTERS, "--outlet") if (command, option) not in OTHERWISE} - options
        assert missing == set(), command


def exported(record: Path, folder: Path, to: str, *words: str) -> Path:
    told = run(record, "export", "--to", to, "-o", str(folder / to), "--force", *words)
    assert told.exit_code == 0, (told.output, told.exception)
    return folder / to


def test_an_export_takes_the_filters_of_the_lists(record: Path, tmp_path: Path) -> None:
    whole = {to: exported(record, tmp_path / "", to).read_text() for to in ("polecat", "plover", "ftm", "jsonl", "timelinejs")}
    for to, text in whole.items():
        part = exported(
            record, tmp_path, to, "--actor", "Peru", "--type", "CONSULT", "--since", "2025-02", "--country", "Chile"
        ).read_text()
        assert 0 < part.count("CONSULT") < text.count("CONSULT"), to
        assert "ASSAULT" not in part or to == "jsonl", "readings go out whole"
    tables = exported(record, tmp_path, "csv", "--outlet", "Gazette")
    assert [len((tables / f"{name}.csv").read_text().splitlines()) - 1 for name in ("reports", "events", "statements", "positions")] == [
        1,
        1,
        1,
        1,
    ]
    assert all("Herald" not in file.read_text() for file in tables.glob("*.csv"))
    with Archive(record) as archive:
        assert len(archive) == 3, "what is picked is laid over a connection of its own"
        assert archive.export("gexf", tmp_path / "g.gexf", type="ASSAULT").reports == 1
    for to in ("gdelt", "icews", "cameo", "phoenix", "ucdp", "acled", "geojson", "gexf", "webannotation", "md"):
        exported(record, tmp_path, to, "--state", "PER", "--place", "Peru")
