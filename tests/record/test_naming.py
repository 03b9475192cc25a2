"""What a body is called in full, and who speaks for it, asked for by its short name."""

import json
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.record.naming import in_full

TEXT = (
    "NATO Secretary General Mark Rutte said on Monday that allies must spend more on defence. "
    "Senator Mariana Rossi said that the plan was wrong."
)


def test_a_short_name_of_one_body_has_its_full_one() -> None:
    assert in_full("nato ") == "North Atlantic Treaty Organization"
    assert in_full("Nobody at all") == "Nobody at all"


@pytest.mark.model
def test_who_speaks_for_a_body_is_found_by_its_short_name(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps({"text": TEXT, "published": "2025-06-01"}) + "\n", encoding="utf-8")
    with Archive(tmp_path / "r.db") as record:
        record.add(reports)
        assert [row["speaker"] for row in record.statements(speaker="NATO")] == ["Mark Rutte"]
