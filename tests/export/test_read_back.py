"""Every table of an export is read back whole as R reads it: by ``read.delim`` and ``read.csv`` as they are, and with the calls that docs/exports.md gives."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))
from making import Made, kept

#: What R takes for a number: type.convert's forms.
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][-+]?\d+)?|0[xX][0-9a-fA-F]+|NaN|[-+]?Inf")


def scanned(text: str, parted_by: str, quote: str = '"') -> list[list[str]]:
    """The cells of each line as R's ``scan`` finds them where a separator is given: a quotation mark begins and ends what is quoted wherever it stands, two
    within are one, and lines that are empty are passed over."""
    rows: list[list[str]] = []
    row, cell, within, at = [""], "", False, 0
    row.clear()
    while at < len(text):
        one = text[at]
        if one == quote and within and text[at + 1 : at + 2] == quote:
            cell, at = cell + quote, at + 1
        elif one == quote and quote:
            within = not within
        elif within or one not in (parted_by, "\r", "\n"):
            cell += one
        else:
            row, cell = [*row, cell], ""
            if one != parted_by:
                at += text[at : at + 2] == "\r\n"
                rows += [row] if row != [""] else []
                row = []
        at += 1
    assert not within, "a quotation mark stands open"
    return rows


def converted(column: Sequence[str]) -> list[str]:
    """A column as R converts it that is told no classes: "NA" is none, and where all are numbers these are."""
    told = [one for one in column if one not in ("NA", "")]
    if not told or not all(NUMBER.fullmatch(one.strip()) for one in told):
        return ["" if one == "NA" else one for one in column]
    return [f"{float(one):g}" if one not in ("NA", "") else "" for one in column]


def reports() -> Iterator[Made]:
    for number, name in enumerate(('Andøya "Defence" Group', "NA", "# Corps o'Brien", "T", "007", "Łódź, Inc.")):
        made = Made(f'Peru met {name} at the coast; a 3-4 deal with "no" end.', published="2025-01-06", outlet="Quay's Post")
        peru, other = made.actor("Peru", state="PER", role="GOV"), made.actor(name, "group", "CHL", "REB")
        for kind, cameo in (("CONSULT", "036"), ("AGREE", "057"), ("ASSAULT", "190")):
            made.event(0, kind, [peru], [other], f"2025-01-0{number + 1}")
            made.events[-1] = replace(made.events[-1], cameo=cameo)
        yield made


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    with kept(folder / "r.db", list(reports())) as record:
        for form in ("cameo", "phoenix", "icews", "gdelt", "polecat", "ucdp", "acled", "csv"):
            record.export(form, folder / form)
    return folder


FORMS = ("cameo", "phoenix", "icews", "gdelt", "polecat", "ucdp", "acled", "csv/events.csv", "csv/reports.csv", "csv/actors.csv")


def described(exported: Path, form: str) -> tuple[Path, dict[str, Any]]:
    path = exported / form
    package = path.parent / "datapackage.json" if "/" in form else exported / f"{form}.datapackage.json"
    (told,) = (one for one in json.loads(package.read_text())["resources"] if one["path"] == path.name)
    return path, told


@pytest.mark.parametrize("form", FORMS)
def test_every_row_and_cell_is_read_back(exported: Path, form: str) -> None:
    path, told = described(exported, form)
    text = path.read_text(encoding="utf-8")
    mark = "," if path.suffix == ".csv" or form in ("ucdp", "acled") else "\t"
    names = [one["name"] for one in told["schema"]["fields"]]
    has_header = told.get("dialect", {}).get("header", True)
    rows = scanned(text, mark)
    body = rows[1:] if has_header else rows
    assert not has_header or rows[0] == names
    assert len(body) == told["rows"] > 0
    assert {len(row) for row in body} == {len(names)}
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, delimiter=mark, quotechar='"')) == rows
    if mark == "\t":
        # With the call of docs/exports.md, which knows no quotation marks, and with them, the same.
        assert scanned(text, mark, "") == rows
    table = pandas.read_csv(path, sep=mark, dtype=str, keep_default_na=False, header=0 if has_header else None)
    assert table.to_numpy().tolist() == body
    # No cell is longer than its line, and none has an end that R or readr would strip.
    assert all(cell == cell.strip() and "\n" not in cell for row in body for cell in row)


@pytest.mark.parametrize("form", FORMS)
def test_what_r_converts_is_numbers_codes_or_empty(exported: Path, form: str) -> None:
    """Without classes only codes lose anything, their zeros: docs/exports.md says so, and the descriptor calls them strings."""
    path, told = described(exported, form)
    rows = scanned(path.read_text(encoding="utf-8"), "," if path.suffix == ".csv" or form in ("ucdp", "acled") else "\t")
    body = rows[1:] if told.get("dialect", {}).get("header", True) else rows
    for field, *column in zip(told["schema"]["fields"], *body, strict=True):
        zeros = [one for one in column if re.fullmatch(r"0\d+", one)]
        if zeros and converted(column) != list(column):
            assert field["type"] == "string", field


def test_letters_codes_and_bare_marks_survive(exported: Path) -> None:
    rows = scanned((exported / "icews").read_text(encoding="utf-8"), "\t")
    told = {(row[2], row[6]) for row in rows} | {(row[8], row[6]) for row in rows}
    assert {("Andøya ''Defence'' Group", "057"), ("NA", "036"), ("# Corps o'Brien", "190"), ("007", "057"), ("Łódź, Inc.", "036")} <= told
