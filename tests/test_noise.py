"""What is no language is set apart before the language model, and said."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.knowledge import Knowledge
from onrecord.layout import lay_out, unlike_language
from onrecord.types import Report

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "noise.toml").read_text(encoding="utf-8"))["case"]
STORY = "The council of the town met the miners on Sunday and told them what the owners had offered before winter."


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["part"])[:20])
def test_what_is_no_language_is_set_apart(case: dict[str, Any]) -> None:
    noise = (case["part"] * case["times"]).strip()
    report, failures = lay_out(Report.of(f"{STORY}\n\n{noise}\n\n{STORY} It rained."), Knowledge())
    assert failures == ()
    assert (unlike_language(report) >= len(noise)) == case["noise"]
    kinds = {report.text[block.start : block.end]: block.kind for block in report.blocks}
    assert (kinds.get(noise) == "furniture") == case["noise"]
