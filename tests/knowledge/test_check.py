"""``onrecord knowledge check``: the shipped tables pass it, and every bad row of a user's is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.check import check
from onrecord.knowledge.schemas import SHIPPED, TYPES, schema, tables


def test_the_shipped_tables_pass() -> None:
    assert [f"{problem.at}: {problem.reason}" for problem in check(SHIPPED).problems if problem.stops] == []


HEADER = "words,pos,source,recipient,needs,mutual,type,mode,contexts,cameo,example,counter,drop\n"


@pytest.mark.parametrize(
    ("row", "at", "reason"),
    [
        ("greet,VERB,subj,obj,,,GREET,,,,They greeted us.,,", 2, "type is 'GREET', which the table event_types does not have"),
        (
            "greet,VERB,subj,obj,,,CONSULT,,sport,,They greeted us.,,",
            2,
            "contexts is 'sport', which the table event_contexts does not have",
        ),
        ("greet,VERB,subj,obj,,,CONSULT,,,9999,They greeted us.,,", 2, "cameo is '9999', which the table cameo does not have"),
        ("greet,verb,subj,obj,,,CONSULT,,,,They greeted us.,,", 2, "pos is 'verb'"),
        ("greet,VERB,subj,obj,,,CONSULT,,,,,,", 2, "example is empty"),
        ("greet,VERB,subj", 2, "has 3 cells where the header has 13"),
        ("no such act,VERB,,,,,CONSULT,,,,x,,yes", 2, "takes out no such act, VERB, (empty), which no shipped row is called"),
        ("greet,VERB,,,,,CONSULT,,,,x,,perhaps", 2, "drop is 'perhaps'"),
        ("# a comment\ngreet ,VERB,,,,,CONSULT,,,,x,,", 3, "words has white space at its ends"),
        ("greet,VERB,,,,,CONSULT,,,,x,,\ngreet,VERB,,,,,CONSULT,,,,x,,", 3, "is there before (greet, VERB, (empty))"),
    ],
)
def test_each_bad_row_is_named(tmp_path: Path, row: str, at: int, reason: str) -> None:
    (tmp_path / "frames.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    (problem,) = check(tmp_path).problems
    assert (problem.at, problem.reason) == (f"frames.csv:{at}", reason)
    assert problem.remedy


@pytest.mark.parametrize(
    ("table", "header", "row", "reason"),
    [
        (
            "operators",
            "words,pos,takes,type,below",
            "vow,VERB,to,AGRE,planned",
            "type is 'AGRE', which the table event_types does not have",
        ),
        ("operators", "words,pos,takes,below", "vow,VERB,to,maybe", "below is 'maybe'"),
        ("operators", "words,pos,takes,below,turns", "vow,VERB,to,keep,AID=AGREE|AID", "turns is 'AID'"),
        ("facilities", "name,kind,country,lat,lon", "Fort Ash,castle,USA,40,-80", "kind is 'castle'"),
        ("facilities", "name,kind,country,lat,lon", "Fort Ash,facility,USA,95,-80", "lat is '95'"),
        (
            "facilities",
            "name,kind,country,lat,lon",
            "Fort Ash,facility,UAS,40,-80",
            "country is 'UAS', which the table states does not have",
        ),
        ("facilities", "name,kind,lat,lon,acts", "Fort Ash,facility,40,-80,true", "acts is 'true'"),
        ("leaders", "person,office,state,role,start", "Ida Holm,President,NOR,GOV,May 2020", "start is 'May 2020'"),
        ("leaders", "person,office,state,role", "Ida Holm,President,NOR,GOVT", "role is 'GOVT'"),
        ("furniture", "pattern,kind,example", "(more,share,more", "pattern is no regular expression"),
        ("furniture", "pattern,kind,example", "more,a share,more", "kind is 'a share'"),
        ("act_words", "class,words", "@troops,guard", "class is '@troops'"),
        ("event_contexts", "context,words", "sport?,match", "context is 'sport?'"),
    ],
)
def test_a_cell_of_the_wrong_type_is_named_and_stops_reading(tmp_path: Path, table: str, header: str, row: str, reason: str) -> None:
    (tmp_path / f"{table}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (problem,) = check(tmp_path).problems
    assert (problem.at, problem.stops) == (f"{table}.csv:2", True)
    assert problem.reason.startswith(reason)
    with pytest.raises(KnowledgeError, match=rf"{table}\.csv:2"):
        Knowledge(tmp_path).rows(table)


@pytest.mark.parametrize("name", tables())
def test_every_column_has_a_type_a_form_or_another_table(name: str) -> None:
    form = schema(name)
    assert form.types.keys() | form.forms.keys() | form.refers.keys() == form.columns.keys()
    assert not form.types.keys() & form.refers.keys()
    assert set(form.types.values()) <= TYPES.keys()
    assert form.source
    assert form.licence


def first_rows() -> list[tuple[str, dict[str, str]]]:
    """Of each table the first row that has most of its cells filled."""
    found = []
    for name in tables():
        rows = csv.DictReader(line for line in (SHIPPED / f"{name}.csv").open(encoding="utf-8") if not line.startswith("#"))
        found.append((name, max(rows, key=lambda row: sum(map(bool, row.values())))))
    return found


@pytest.mark.parametrize(("name", "row"), first_rows(), ids=tables())
def test_a_fault_in_any_column_of_any_table_is_named(tmp_path: Path, name: str, row: dict[str, str]) -> None:
    """One cell at a time: cut short by a space, left empty where it may not be, of another form where it is no free text."""
    form = schema(name)
    for column in row:
        free = form.types.get(column) in ("text", "list", "pattern") and column not in form.forms and column not in form.refers
        faults = [f"{row[column] or 'x'} ", *([""] if column in form.required else []), *([] if free else ["?!"])]
        for fault in faults:
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(row))
                writer.writeheader()
                writer.writerow({**row, column: fault})
            told = [problem.reason for problem in check(tmp_path).problems if problem.at == f"{name}.csv:2"]
            assert any(column in reason.split() for reason in told), f"{column}: {fault!r}"


def test_a_good_table_has_no_problem(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text(
        "# ours\n" + HEADER + '"greet",VERB,subj,obj,,,CONSULT,,diplomatic|economic,040,"They greeted us, at last.",,\n',
        encoding="utf-8-sig",
    )
    (tmp_path / "README.md").write_text("What these tables are.", encoding="utf-8")
    checked = check(tmp_path)
    assert (checked.rows, checked.problems) == ({"frames": 1}, ())


def test_a_row_may_name_what_the_users_own_table_adds(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text(HEADER + "greet,VERB,subj,obj,,,CONSULT,,sport,,They greeted us.,,\n", encoding="utf-8")
    (tmp_path / "event_contexts.csv").write_text("context,words\nsport,match|cup\n", encoding="utf-8")
    assert check(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00w", "cannot be read"),
        (b"words,type\n", "the header lacks pos, example"),
        (b"words,pos,type,example,colour\n", "the header has unknown columns: colour"),
        (b"words,pos,type,example,pos\n", "the header has pos twice"),
        (b"", "has no header"),
        (b'words,pos,type,example\n"open,VERB\n', "is not CSV"),
    ],
)
def test_each_bad_file_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "frames.csv").write_bytes(content)
    (problem,) = check(tmp_path).problems
    assert problem.stops
    assert problem.reason.startswith(reason)


def test_a_folder_without_tables(tmp_path: Path) -> None:
    (problem,) = check(tmp_path).problems
    assert problem.reason == "holds no table"
