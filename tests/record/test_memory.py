"""Lists over files answer as lists over a record do, to the letter: every list, option and form."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from making import ENGINE, Made

import onrecord.cli.given
from commanding import compose
from onrecord.archive import Archive
from onrecord.errors import ConfigError
from onrecord.record.connecting import transaction
from onrecord.record.memory import InMemory
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Date, Day, Figure, Place, Reading, Report

type Run = Callable[..., Any]

#: Each list with its options.
ASKED = (
    "statements",
    "statements --speaker rojas",
    "statements --speaker CHL.GOV",
    "statements --about coast",
    "statements --about poachers",
    "statements --kind direct",
    "statements --kind direct --kind indirect",
    "statements --outlet herald",
    "statements --place CHL",
    "statements --place Arica",
    "statements --since 2025-01-07",
    "events",
    "events --type consult",
    "events --type CONSULT --type AID",
    "events --source Peru --recipient CHL",
    "events --source PER --recipient CHL",
    "events --status planned",
    "events --status planned --status actual",
    "events --since 2025-02",
    "events --until 2025-01-06",
    "events --since 2025-01-07 --until 2025-12 --type AID",
    "positions",
    "positions --kind commitment --kind demand",
    "positions --kind claim",
    "positions --holder rojas",
    "positions --toward PER",
    "positions --toward CHL",
    "positions --about coast",
    "positions --obligation aid",
    "positions --outlet Herald",
    "positions --since 2025-03",
    "positions --until 2025-01",
    "figures",
    "figures --about troops --of PER --in CHL",
    "figures --of CHL",
    "places",
    "dates",
    "statements --denied",
    "statements --denied --speaker CHL",
    "positions --over-time",
    "positions --over-time --holder Rojas",
    "events --limit 2",
    "statements --limit 1",
    "positions --limit 0",
)
#: Of those with options, which are written in every form: other columns, and fewer rows than there are.
EVERY_FORM = {
    "statements --denied",
    "positions --over-time",
    "events --limit 2",
    "positions --limit 0",
    "figures --about troops --of PER --in CHL",
}
#: Each list with the forms that it alone comes in.
CODED = ("events plover", "events cameo", "events phoenix", "events icews", "events geojson", "places geojson")


#: Those that find nothing in what is made up here.
NONE = {"positions --obligation aid", "positions --kind claim", "positions --toward CHL"}


def _made() -> Iterator[Made]:
    told = (("2025-01-06", "Gazette", "copper"), ("2025-01-07", "Herald", "tin"), ("2025-03-30", "Herald", "gold"))
    for number, (day, outlet, metal) in enumerate(told):
        said = ("We will never give up our coast", "the talks with Lima were in vain", "We paid the poachers nothing")[number]
        one = Made(f"Peru and Chile discussed the {metal} treaty.", f'"{said}," President Rojas {"denied" if number == 2 else "said"}.',
                   "On Monday about 400 troops stood in Arica.", published=day, outlet=outlet)  # fmt: skip
        peru, chile = one.actor("Peru", state="PER"), one.actor("Chile", state="CHL")
        one.event(0, "CONSULT", [peru], [chile], day if number else None, "actual" if number else "planned")
        one.event(1, "AID", [chile], [peru], day, ("actual", "planned", "negated")[number])
        rojas = one.actor("Rojas", "person", "CHL", "GOV", "President")
        one.says(1, rojas, said, "denied" if number == 2 else "said", "indirect" if number == 1 else "direct")
        yield one.holds(("commitment", "demand", "commitment")[number], rojas, "the coast of the north", toward=peru if number else None)


def _whole(number: int, reading: Reading) -> Reading:
    """With what the last sentence tells: a day, a figure and a place, where the first event and the statement are."""
    at = {word: reading.report.text.rindex(word) for word in ("Monday", "400", "Arica")}
    monday = Date("D1", at["Monday"], at["Monday"] + 6, "Monday", f"2025-01-0{number + 6}", "DATE")
    arica = Place("P1", at["Arica"], at["Arica"] + 5, "Arica", "Arica", "city", "CHL", -18.48, -70.32, None, 3899361)
    owner = reading.actors[number > 1].id
    troops = Figure("F1", at["400"], at["400"] + 3, "400", 400, None, None, True, "troop", owner, "troops", "P1", None, None, None)
    first, *others = reading.events
    return replace(
        reading,
        places=(arica,),
        dates=(monday,),
        figures=(troops,),
        events=(replace(first, place="P1"), *others),
        statements=tuple(replace(one, place="P1" if number else None, day=Day(monday.value, "tense")) for one in reading.statements),
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Reading]]:
    """The reports in a file and their record, made and linked once, and their readings by their texts."""
    folder = tmp_path_factory.mktemp("kept")
    made = list(_made())
    lines = [json.dumps({"text": one.text, "published": one.report.published, "outlet": one.report.outlet}) for one in made]
    (folder / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    by_text = {one.text: _whole(number, one.reading) for number, one in enumerate(made)}
    connection = connect_to_write(folder / "r.db")
    with transaction(connection):
        for reading in by_text.values():
            put(connection, prepare(reading))
    connection.close()
    Archive(folder / "r.db").link()
    return folder, by_text


@pytest.fixture
def readings(kept: tuple[Path, dict[str, Reading]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reports and their record in files of the test's own."""
    folder, by_text = kept
    for name in ("r.jsonl", "r.db"):
        shutil.copyfile(folder / name, tmp_path / name)

    class Known:
        engine = ENGINE

        def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
            return (by_text[report.text] for report in reports)

    monkeypatch.setattr(onrecord.cli.given, "make_reader", lambda model, knowledge: Known())


@pytest.fixture
def run() -> Run:
    def invoked(asked: str, *more: object) -> Any:
        words = asked.split()
        return CliRunner().invoke(compose(words[0]), [*words, *map(str, more)])

    return invoked


#: Each list whole, or cut off, in every form; what is narrowed down in two that show every cell and the words under the answer.
IN_FORMS = [
    (asked, form)
    for asked in ASKED
    for form in ("table", "jsonl", "csv", "md", "parquet", "xlsx")
    if form in ("table", "jsonl") or " " not in asked or asked in EVERY_FORM
]


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize(("asked", "form"), IN_FORMS)
def test_files_answer_as_a_record_does(run: Run, tmp_path: Path, asked: str, form: str) -> None:
    """The same columns, cells and order, and what is said of the count under the answer."""
    told = []
    for number, of in enumerate(([tmp_path / "r.jsonl"], ["--record", tmp_path / "r.db"])):
        to = tmp_path / f"{number}.{form}"
        done = run(asked, *of, "--format", form, *(["-o", to] if form in ("parquet", "xlsx") else []))
        assert done.exit_code == 0, (done.output, done.exception)
        told.append((done.stdout_bytes, done.stderr, to.read_bytes() if to.exists() else b""))
    assert told[0] == told[1]
    assert "rows" in told[0][1] or "1 row" in told[0][1]


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize("more", ["", "--limit 2"])
@pytest.mark.parametrize("asked", [*CODED, "events plover --status planned", "events cameo --source PER"])
def test_forms_made_of_readings_are_the_same_too(run: Run, tmp_path: Path, asked: str, more: str) -> None:
    layer, form, *options = asked.split()
    words = [*options, "--format", form, *more.split()]
    of_files, of_record = run(layer, tmp_path / "r.jsonl", *words), run(layer, "--record", tmp_path / "r.db", *words)
    assert (of_files.exit_code, of_files.output) == (0, of_record.output)
    run(layer, tmp_path / "r.jsonl", *words, "-o", tmp_path / "told")
    assert (tmp_path / "told").read_bytes() == of_files.stdout_bytes


@pytest.mark.usefixtures("readings")
def test_what_is_asked_finds_some_and_not_all(run: Run, tmp_path: Path) -> None:
    """Else two empty answers would be the same."""
    counts = {asked: len(run(asked, tmp_path / "r.jsonl", "--format", "jsonl").stdout.splitlines()) for asked in ASKED}
    assert {asked for asked, count in counts.items() if not count} == NONE
    for asked, count in counts.items():
        assert count <= (counts[asked.split()[0]] or 0), asked
    told = {asked: run(*(lambda layer, form: (layer, tmp_path / "r.jsonl", "--format", form))(*asked.split())).stdout for asked in CODED}
    assert told["events plover"].count('"event": ["CONSULT"]') == 2
    assert len({told["events cameo"], told["events phoenix"], told["events icews"]}) == 3


@pytest.mark.usefixtures("readings")
def test_columns_of_a_list_over_files(run: Run, tmp_path: Path) -> None:
    first = json.loads(run("events", tmp_path / "r.jsonl", "--json").stdout.splitlines()[0])
    assert list(first)[:6] == ["ref", "published", "outlet", "date", "day", "basis"]
    assert (first["source"], first["source_code"], first["type"], first["recipient"]) == ("Chile", "CHL", "AID", "Peru")


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("events --since 2016-13", "no date"),
        ("events --type AIDE", "no type of event"),
        ("statements --about ( --format csv", "no word to search for"),
        ("dates --format parquet", "-o FILE.parquet"),
        ("dates --format xlsx", "-o FILE.xlsx"),
        ("places --format geojson -o no/such/folder/p.json", "no such folder"),
    ],
)
def test_a_slip_is_said_before_anything_is_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, told: str) -> None:
    monkeypatch.setattr(onrecord.cli.given, "make_reader", lambda model, knowledge: pytest.fail("was read"))
    done = run(asked, tmp_path / "r.jsonl")
    assert isinstance(done.exception, ConfigError)
    assert told in str(done.exception)
    assert done.stdout == ""


@pytest.mark.usefixtures("readings")
def test_tables_of_ones_own_may_know_another_type(run: Run, tmp_path: Path) -> None:
    done = run("events --type OWN", tmp_path / "r.jsonl", "--knowledge", tmp_path)
    assert isinstance(done.exception, ConfigError)
    assert "no type of event" in str(done.exception), "of those that were read"


@pytest.mark.usefixtures("readings")
def test_a_file_that_cannot_be_read_stops_no_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("not json\n", encoding="utf-8")
    whole = run("statements --csv", tmp_path / "r.jsonl")
    done = run("statements --csv", tmp_path / "bad.jsonl", tmp_path / "nix.txt", tmp_path / "r.jsonl")
    assert (done.exit_code, done.stdout) == (0, whole.stdout)
    assert "bad.jsonl" in done.stderr
    assert "nix.txt" in done.stderr
    assert done.stderr.endswith(whole.stderr), "what is said of the answer stands under it"
    none = run("statements --csv", tmp_path / "bad.jsonl")
    assert (none.exit_code, none.stdout) == (1, "")


@pytest.mark.usefixtures("readings")
def test_a_report_given_twice_is_one(run: Run, tmp_path: Path) -> None:
    one, two = (run("events --csv", *[tmp_path / "r.jsonl"] * times).output for times in (1, 2))
    assert one == two


def test_a_record_in_memory_takes_several_values_and_counts() -> None:
    with InMemory() as record:
        record.keep(one.reading for one in _made())
        assert len(record) == 3
        found = record.events(status=("planned", "negated"))
        assert (found.count, found.left_out) == (3, (("with another status (actual, hypothetical)", 3),))
        assert record.events(status=("planned", "negated"), source="CHL.GOV").count == 0
        assert record.events(type=["aid", "CONSULT"], about="tin").count == 2
        with pytest.raises(ConfigError):
            record.events(type=["AID", "AIDE"])
