"""Every format of an export: whole, valid, hashed, and the same bytes whatever the order of adding."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).parents[1] / "record"))
from making import Made, kept

import synthetic
from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.errors import ConfigError
from onrecord.export import FORMATS
from onrecord.export.entities import _DAY
from onrecord.export.timeline import _date
from onrecord.types import Reading, Report
from onrecord.views import researchers
from onrecord.work import Read
from record_crash import write_reports

ARROW = pytest.mark.skipif(not __import__("importlib").util.find_spec("pyarrow"), reason="needs pyarrow")
ALL = [pytest.param(form, marks=ARROW) if form.startswith("parquet") else form for form in FORMATS]


def made_up(_config: Config) -> Read:
    """Made-up readings, with words in them that spreadsheets, markup and terminals would act on."""

    def one(report: Report) -> Reading:
        made = synthetic.reading_of(report)
        nasty = replace(made.report, id=report.id, title='=HYPERLINK("x") <b>&amp;</b> *bold* \x1b[31m', outlet=report.outlet)
        return replace(made, report=nasty)

    return lambda reports: [one(report) for report in reports]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Archive]:
    """The same reports, with copies among them, added whole, shuffled, and split in two, the one half by two workers, and linked."""
    folder = tmp_path_factory.mktemp("records")
    write_reports(folder / "all.jsonl", range(12))
    lines = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()
    lines += [json.dumps({**json.loads(line), "outlet": "Reprint"}) for line in lines[:3]]
    found = []
    for number, order in enumerate((lines, random.Random(3).sample(lines, len(lines)))):
        (folder / f"{number}.jsonl").write_text("\n".join(order) + "\n", encoding="utf-8")
        record = Archive(folder / f"{number}.db", read=made_up)
        record.add(folder / f"{number}.jsonl")
        found.append(record)
    split = Archive(folder / "split.db", read=made_up)
    for number, some in enumerate((lines[9:], lines[:9])):
        (folder / f"part-{number}.jsonl").write_text("\n".join(some) + "\n", encoding="utf-8")
        split.add(folder / f"part-{number}.jsonl", workers=2 - number)
    found.append(split)
    for record in found:
        record.link()
    return found


def files(path: Path) -> dict[str, bytes]:
    """What an export has written, by name."""
    if path.is_dir():
        return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
    return {"file": path.read_bytes(), "manifest.json": path.with_name(f"{path.name}.manifest.json").read_bytes()}


@pytest.mark.parametrize("form", ALL)
def test_the_order_of_adding_does_not_matter_and_the_manifest_holds(records: list[Archive], tmp_path: Path, form: str) -> None:
    written = []
    for number, record in enumerate(records):
        manifest = record.export(form, tmp_path / str(number))
        written.append(files(tmp_path / str(number)))
        told = json.loads(written[-1]["manifest.json"])
        assert told["reports"] == 15
        assert manifest.rows > 0
        for file in told["files"]:
            raw = written[-1].get(file["name"], written[-1].get("file", b""))
            assert hashlib.sha256(raw).hexdigest() == file["sha256"]
    assert written[0] == written[1] == written[2]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("form", ["geojson", "timelinejs", "plover", "polecat", "ucdp", "acled"])
def test_every_event_has_a_row_or_a_reason(records: list[Archive], tmp_path: Path, form: str) -> None:
    manifest = records[0].export(form, tmp_path / "out")
    told = json.loads((tmp_path / "out.manifest.json").read_text())["left_out"]
    assert [(one["reason"], one["events"]) for one in told] == list(manifest.left_out)
    reasons = dict(manifest.left_out)
    assert manifest.rows + sum(reasons.values()) == records[0].events(with_copies=True).count
    assert reasons["that a copy tells again"] > 0
    picked = records[0].export(form, tmp_path / "some", type="ASSAULT")
    assert picked.rows + sum(events for _reason, events in picked.left_out) < manifest.rows + sum(reasons.values())


def test_events_that_are_no_edge_have_a_reason(records: list[Archive], tmp_path: Path) -> None:
    manifest = records[0].export("gexf", tmp_path / "out")
    weights = sum(int(weight) for weight in re.findall(r'target="[^"]*" weight="(\d+)"', (tmp_path / "out").read_text()))
    told = dict(manifest.left_out)
    assert told["that a copy tells again"] > 0
    assert sum(told.values()) < records[0].events(with_copies=True).count <= weights + sum(told.values())


def test_csv_holds_every_row_and_no_formula(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("csv", tmp_path / "csv")
    manifest = {file["name"]: file["rows"] for file in json.loads((tmp_path / "csv" / "manifest.json").read_text())["files"]}
    for name, rows in manifest.items():
        with (tmp_path / "csv" / name).open(encoding="utf-8", newline="") as file:
            header, *body = csv.reader(file)
        assert len(body) == rows
        assert all(len(row) == len(header) for row in body)
    with (tmp_path / "csv" / "reports.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert all(title.startswith("'=") for title in titles)
    assert manifest["events.csv"] == records[0].events(with_copies=True).count
    assert manifest["copies.csv"] == 6


def test_json_lines_are_the_readings(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("jsonl", tmp_path / "out.jsonl")
    readings = [Reading.from_dict(json.loads(line)) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert readings == list(records[0].readings())
    assert [reading.report.id for reading in readings] == sorted(reading.report.id for reading in readings)


def test_gexf_is_a_graph_of_the_dyads(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("gexf", tmp_path / "g.gexf")
    name = "{http://gexf.net/1.3}"
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()
    nodes = {node.get("id") for node in root.iter(f"{name}node")}
    edges = list(root.iter(f"{name}edge"))
    assert edges
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)
    one = edges[0]
    asked = records[0].dyad(str(one.get("source")), str(one.get("target")), status="actual")
    assert int(str(one.get("weight"))) == asked.count


def test_annotations_point_at_their_words(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("webannotation", tmp_path / "a.jsonld")
    page = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    texts = {reading.report.id: reading.report.text for reading in records[0].readings()}
    assert page["items"]
    for item in page["items"]:
        text = texts[item["id"].split(":")[2]]
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_pages_hold_no_markup_of_the_reports(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("timelinejs", tmp_path / "t.json")
    events = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["events"]
    assert events
    assert all("<b>" not in event["text"]["text"] for event in events)
    assert all("year" in event["start_date"] for event in events)
    records[0].export("md", tmp_path / "d.md")
    dossier = (tmp_path / "d.md").read_text(encoding="utf-8")
    assert "\\*bold\\*" in dossier
    assert "\x1b" not in dossier
    assert "<b>" not in dossier.replace("\\<b\\>", "")


def test_entities_refer_to_entities(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("ftm", tmp_path / "e.json")
    entities = [json.loads(line) for line in (tmp_path / "e.json").read_text(encoding="utf-8").splitlines()]
    known = {entity["id"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        assert all(isinstance(value, list) and all(isinstance(part, str) for part in value) for value in entity["properties"].values())
        for name in ("proof", "organizer", "involved"):
            assert set(entity["properties"].get(name, [])) <= known


def _on(day: str, published: str) -> Made:
    made = Made(f"Chile's navy seized a Peruvian trawler on {day}.", published=published)
    return made.event(0, "COERCE", [made.actor("Chile", state="CHL")], [made.actor("Peru", state="PER")], day)


def test_a_timeline_opens_where_the_reports_are(tmp_path: Path) -> None:
    """What the first report tells of weeks before is left out, and told; where all reports are of a few days, it is the story."""
    year = [_on("2024-11-20", "2025-01-06"), _on("2025-01-02", "2025-01-06"), _on("2024-12-24", "2025-03-01"), _on("1999", "2025-03-02")]
    for made, days, left in (
        (year, ["2025-1-2"], {"of more than a week before the first report": 2, "of more than a year before their report": 1}),
        (year[:1], ["2024-11-20"], {}),
    ):
        with kept(tmp_path / f"{len(made)}.db", made) as record:
            assert dict(record.export("timelinejs", tmp_path / f"{len(made)}.json").left_out) == left
        events = json.loads((tmp_path / f"{len(made)}.json").read_text(encoding="utf-8"))["events"]
        assert ["-".join(str(part) for part in event["start_date"].values()) for event in events] == days
        assert {event["group"] for event in events} == {"material conflict"}


def test_a_toll_is_counted_once(tmp_path: Path) -> None:
    """Rows of UCDP's and ACLED's forms are added up: the blow and what it does to people have one toll, and who is held for it adds none."""
    made = Made(
        "Chile bombed the port of Ilo, killing 12 dockers; two pilots were arrested for killing 12 dockers.", published="2025-01-06"
    )
    chile, dockers = made.actor("Chile", state="CHL", role="MIL"), made.actor("dockers", "group", "PER", "CVL")
    made.event(0, "COERCE", [], [chile], "2025-01-06").counts("12 dockers", 12, "dead")
    for _ in range(2):
        made.event(0, "ASSAULT", [chile], [dockers], "2025-01-06")
        made.events[-1] = replace(made.events[-1], amounts=("F1",), mode="aerial")
    made.events[0] = replace(made.events[0], mode="arrest")
    with kept(tmp_path / "r.db", [made]) as record:
        for form, column, rows in (("ucdp", "best", 2), ("acled", "fatalities", 3)):
            record.export(form, tmp_path / form)
            told = pandas.read_csv(tmp_path / form)
            assert len(told) == rows
            assert told[column].sum() == 12
        # Of those that are picked the first has it.
        record.export("acled", tmp_path / "arrests", type="COERCE")
        assert pandas.read_csv(tmp_path / "arrests")["fatalities"].sum() == 0


@pytest.mark.parametrize(("value", "holds"), [("2016", {"year"}), ("2016-12", {"year", "month"}), ("2016-12-05", {"year", "month", "day"}),
                                              ("2016-12-05TMO", {"year", "month", "day"}), ("2016-W49", {"year", "month", "day"})])  # fmt: skip
def test_a_date_says_no_more_than_is_told(value: str, holds: set[str]) -> None:
    assert set(_date("2016-12-05", value)) == holds


def test_what_is_there_is_not_written_over(records: list[Archive], tmp_path: Path) -> None:
    record = records[0]
    path = tmp_path / "out.md"
    path.write_text("mine")
    with pytest.raises(ConfigError, match="is there already"):
        record.export("md", path)
    assert path.read_text() == "mine"
    record.export("md", path, force=True)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("mine")
    with pytest.raises(ConfigError, match="other files"):
        record.export("csv", tmp_path / "own", force=True)
    with pytest.raises(ConfigError, match="is no format"):
        record.export("xls", tmp_path / "x")
    with pytest.raises(ConfigError, match="cannot be written"):
        record.export("md", tmp_path / "none" / "x.md")
    record.export("csv", tmp_path / "again")
    record.export("csv", tmp_path / "again", force=True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["again", "out.md", "out.md.datapackage.json", "out.md.manifest.json", "own"]


@pytest.fixture(scope="module")
def by_month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up record as Parquet, a folder a month."""
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("months")
    write_reports(folder / "a.jsonl", range(24))
    with Archive(folder / "r.db", read=made_up) as record:
        record.add(folder / "a.jsonl")
        record.export("parquet-months", folder / "parquet")
    return folder


def test_a_month_holds_its_own_entries_and_all_stand_in_one(by_month: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    seen = 0
    for file in sorted((by_month / "parquet/events").glob("*/*.parquet")):
        month = file.parent.name.removeprefix("month=")
        days = parquet.ParquetFile(file).read(["first"])["first"].to_pylist()
        assert all((day or "none")[:7] == month for day in days)
        seen += len(days)
    with Archive(by_month / "r.db") as record:
        assert seen == record.sql("SELECT count(*) AS n FROM event").rows[0][0] > 0


def test_the_documents_questions_to_duckdb_have_answers(by_month: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(by_month)
    page = (Path(__file__).parents[2] / "docs/scale.md").read_text(encoding="utf-8")
    questions = [part.split("```")[0] for part in page.split("```sql\n")[1:]]
    assert len(questions) == 3
    for question in questions:
        assert "onrecord" not in question
        duckdb.sql(question).fetchall()
    counted = duckdb.sql(questions[0]).fetchall()
    with Archive("r.db") as record:
        assert sum(row[2] for row in counted) == record.sql("SELECT count(*) AS n FROM event").rows[0][0]


@pytest.mark.parametrize(
    ("form", "mark"), [("cameo", "\t"), ("icews", "\t"), ("gdelt", "\t"), ("polecat", "\t"), ("ucdp", ","), ("acled", ",")]
)
def test_forms_of_researchers_are_read_back_whole(records: list[Archive], tmp_path: Path, form: str, mark: str) -> None:
    manifest = records[0].export(form, tmp_path / "out")
    text = (tmp_path / "out").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines(), delimiter=mark, quotechar='"'))
    head = form != "gdelt"
    assert len(rows) - head == manifest.rows > 0
    wide = len(researchers.FORMS[form][0]) if form in researchers.FORMS else len(rows[0])
    assert {len(row) for row in rows} == {wide}
    # A reader that knows no quotation marks, and one that takes each for one, see the same lines: none stands bare.
    assert mark == "," or '"' not in text
    table = pandas.read_csv(tmp_path / "out", sep=mark, header=0 if head else None, dtype=str, keep_default_na=False)
    assert table.shape == (manifest.rows, wide)
    first = rows[1 if head else 0]
    assert list(table.iloc[0]) == first


def test_gdelt_has_its_61_columns_and_days() -> None:
    assert len(researchers.GDELT) == 61
    assert len(researchers.POLECAT) == 41
    assert (researchers.GDELT[26], researchers.GDELT[29], researchers.GDELT[51], researchers.GDELT[60]) == (
        "EventCode", "QuadClass", "ActionGeo_Type", "SOURCEURL"
    )  # fmt: skip


def test_gdelts_fraction_of_a_year_ends_with_it(records: list[Archive], tmp_path: Path) -> None:
    records[0].export("gdelt", tmp_path / "a.tsv")
    told = [line.split("\t") for line in (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()]
    days = [(int(row[1][:4]), int(row[1][4:6]), int(row[1][6:8]), float(row[4])) for row in told]
    assert {month for _year, month, _day, _fraction in days} >= {5, 12}
    assert all(abs(fraction - (date(year, month, day).timetuple().tm_yday / 365 + year)) < 0.02 for year, month, day, fraction in days)


@pytest.mark.parametrize("form", ALL)
def test_a_data_package_names_the_files_and_the_types_of_their_columns(records: list[Archive], tmp_path: Path, form: str) -> None:
    records[0].export(form, tmp_path / "mine.out")
    folder = tmp_path / "mine.out"
    told = json.loads((folder / "datapackage.json" if folder.is_dir() else tmp_path / "mine.out.datapackage.json").read_text())
    for one in told["resources"]:
        path = folder / one["path"] if folder.is_dir() else tmp_path / one["path"]
        assert one["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert one["bytes"] == path.stat().st_size
    names = [one["name"] for one in told["resources"]]
    assert len({*names}) == len(names)


@pytest.mark.parametrize("form", ["csv", "cameo", "icews", "gdelt", "polecat", "ucdp", "acled"])
def test_a_table_is_read_back_by_its_data_package(records: list[Archive], tmp_path: Path, form: str) -> None:
    records[0].export(form, tmp_path / "mine.out")
    folder = tmp_path / "mine.out"
    told = json.loads((folder / "datapackage.json" if folder.is_dir() else tmp_path / "mine.out.datapackage.json").read_text())
    take = {"integer": int, "number": float, "string": str}
    for one in told["resources"]:
        fields, dialect = one["schema"]["fields"], one["dialect"]
        with (folder / one["path"] if folder.is_dir() else tmp_path / one["path"]).open(encoding="utf-8", newline="") as stream:
            quoting = csv.QUOTE_NONE if dialect["delimiter"] == "\t" else csv.QUOTE_MINIMAL
            rows = list(csv.reader(stream, delimiter=dialect["delimiter"], quoting=quoting))
        assert len(rows) - dialect["header"] == one["rows"]
        if dialect["header"]:
            assert rows[0] == [field["name"] for field in fields]
        for row in rows[dialect["header"] :]:
            assert len(row) == len(fields)
            for cell, field in zip(row, fields, strict=True):
                assert cell == "" or str(take[field["type"]](cell)) is not None
                assert field["type"] == "string" or not cell.lstrip("-").startswith("0") or float(cell) < 1


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2013-07-08TAF", "2013-07-08"),
        ("2013-07", "2013-07"),
        ("2013", "2013"),
        ("199", None),
        ("2013-SU", None),
        ("2012-Q4", None),
        ("2013-W44", None),
    ],
)
def test_follow_the_money_has_days_months_and_years_alone(value: str, day: str | None) -> None:
    found = _DAY.match(value)
    assert (found.group() if found else None) == day
