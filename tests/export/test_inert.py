"""Nothing that a report says acts in any export: no markup, no formula, no control characters, in whatever field it stands."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import synthetic
from onrecord.archive import Archive, Read
from onrecord.config import Config
from onrecord.export import FORMATS
from onrecord.types import Reading, Report

HOSTILE = "=cmd|'/C calc'!A0<script>alert(1)</script>\x1b[31m\u202e"
#: What a spreadsheet takes for a formula; a number is none.
FORMULA = re.compile(r"\s*[=+@|%-](?!\d+(\.\d+)?([eE][+-]?\d+)?$)")


def made(_config: Config) -> Read:
    def read(reports: Sequence[Report]) -> Iterable[Reading]:
        return [hostile(report) for report in reports]

    return read


def hostile(report: Report) -> Reading:
    """A made-up reading whose free fields all hold what should not act."""
    one = synthetic.reading(0)
    return replace(
        one,
        report=replace(
            report, blocks=one.report.blocks, byline=HOSTILE, dateline=HOSTILE, published="2016-12-05", published_from="metadata"
        ),
        actors=tuple(replace(actor, name=HOSTILE + actor.name, title=HOSTILE, affiliation=HOSTILE) for actor in one.actors),
        places=tuple(replace(place, name=HOSTILE) for place in one.places),
        statements=tuple(replace(statement, medium=HOSTILE) for statement in one.statements),
        figures=tuple(replace(figure, unit=HOSTILE, what=HOSTILE) for figure in one.figures),
        positions=tuple(
            replace(position, about=HOSTILE, obligation=HOSTILE, condition=HOSTILE, deadline=HOSTILE) for position in one.positions
        ),
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("inert")
    told = dict.fromkeys(("id", "title", "outlet", "url"), HOSTILE)
    line = json.dumps({"text": synthetic.reading(0).report.text, "published": "2016-12-05", **told})
    (folder / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    archive = Archive(folder / "a.db", read=made)
    assert archive.add(folder / "a.jsonl").added == 1
    archive.link()
    return archive


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_acts_in_an_export(record: Archive, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    record.export(form, tmp_path / (FORMATS[form][1] or "out"))
    csv.field_size_limit(sys.maxsize)
    for path in sorted(tmp_path.rglob("*")):
        if not path.is_file() or path.suffix in (".parquet", ".xlsx"):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix in (".csv", ".tsv", ".txt", ".tab"):
            rows = csv.reader(text.splitlines(keepends=True), delimiter="," if path.suffix == ".csv" else "\t")
            assert [cell for row in rows for cell in row if FORMULA.match(cell)] == [], path.name
        elif "json" not in path.name or form == "timelinejs":  # which shows its words as markup
            assert "<script>alert" not in text, path.name
        assert "\x1b" not in text, path.name
