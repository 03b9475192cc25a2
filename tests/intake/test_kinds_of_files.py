"""Small files of every kind, with what is right of each beside them (files.toml)."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Given, Unreadable, take
from onrecord.intake.files import FORMATS, reader_of
from onrecord.intake.streams import unpacked

DOC = Path(__file__).parents[2] / "docs" / "intake.md"
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


#: Kinds that their form tells, not an ending: the row of the docs, and their files.
KINDS: dict[str, dict[str, Any]] = tomllib.loads((FOLDER.parent / "kinds.toml").read_text(encoding="utf-8"))
PACKINGS = (".gz", ".zst", ".lz4", ".bz2", ".xz")
#: Endings that are one kind.
ONE_KIND = {".htm": ".html", ".ndjson": ".jsonl", ".mht": ".mhtml", ".sgml": ".sgm", ".tgz": ".tar"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_two_files_and_a_row(kind: str) -> None:
    told = KINDS[kind]
    assert len(set(told["files"])) > 1
    assert set(told["files"]) <= set(CASES)
    assert f"\n| {told['row']} |" in DOC.read_text(encoding="utf-8")


def test_every_ending_has_two_files_and_a_row() -> None:
    rows = [line.split("|")[1] for line in DOC.read_text(encoding="utf-8").splitlines() if line.startswith("| `.")]
    counts = dict.fromkeys((ONE_KIND.get(ending, ending) for ending in FORMATS), 0)
    for path in FOLDER.iterdir():
        ending = next((part for part in reversed(path.suffixes) if part not in PACKINGS), "")
        kinds = {ending, *_by_bytes(path, ending)}
        for kind in {ONE_KIND.get(one, one) for one in kinds} & set(counts):
            counts[kind] += 1
    assert not [ending for ending in FORMATS if not any(f"`{ending}`" in row for row in rows)]
    assert not [f"{ending}: {count}" for ending, count in counts.items() if count < 2]


def _by_bytes(path: Path, ending: str) -> list[str]:
    """The endings of the format that the file's bytes are read as."""
    raw = unpacked(path.read_bytes(), path.name, lambda _line: None)
    module = reader_of(path.name, raw, ending).__module__
    return [one for one, name in FORMATS.items() if name == module] if module != FORMATS.get(ending) else []


@pytest.mark.parametrize("packing", PACKINGS)
def test_every_packing_has_two_files(packing: str) -> None:
    assert len([path for path in FOLDER.iterdir() if path.suffix == packing]) > 1
