"""Small files of every kind, with what is right of each beside them (files.toml)."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Given, Unreadable, take

FOLDER = Path(__file__).parent / "files"
CASES: dict[str, dict[str, Any]] = tomllib.loads(FOLDER.with_suffix(".toml").read_text(encoding="utf-8"))
FIELDS = {
    "titles": "title",
    "published": "published",
    "outlets": "outlet",
    "bylines": "byline",
    "ids": "given_id",
    "urls": "url",
    "texts": "text",
}
#: Libraries that endings need.
NEEDS = {
    ".rss": "feedparser",
    ".atom": "feedparser",
    ".warc": "fastwarc",
    ".wacz": "fastwarc",
    ".gz": "fastwarc",
    ".rtf": "striprtf",
    ".docx": "docx",
    ".pdf": "pypdfium2",
    ".parquet": "pyarrow",
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_file_of_its_kind(name: str) -> None:
    want = CASES[name]
    needed = want.get("needs") or NEEDS.get(Path(name).suffix)
    if needed and importlib.util.find_spec(needed) is None:
        pytest.skip(f"needs {needed}")
    notes: list[str] = []
    given = Given(columns=tuple((field, column) for field, column in want.get("columns", ())))
    taken = [one.outcome for one in take([str(FOLDER / name)], given=given, on_note=notes.append)]
    reports = [one for one in taken if not isinstance(one, Unreadable)]
    errors = [str(one.error) for one in taken if isinstance(one, Unreadable)]
    for key, field in FIELDS.items():
        if key in want:
            assert [getattr(report, field) or "" for report in reports] == want[key], (key, errors, notes)
    if "reports" in want:
        assert len(reports) == want["reports"], errors
    assert len(errors) == want.get("errors", 0), errors
    if "note" in want:
        assert any(want["note"] in note for note in notes), notes
    if "holds" in want:
        assert all(want["holds"] in report.text for report in reports)
    if "holds_not" in want:
        assert not any(want["holds_not"] in report.text for report in reports)


def test_every_file_has_its_expectation() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(CASES)
