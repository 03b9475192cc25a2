"""The rules that change few reports and are kept all the same: each is there and has its reason."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "src" / "onrecord" / "knowledge" / "data"
KEPT = ROOT / "benchmarks" / "kept_rules.csv"


def test_each_kept_rule_is_there_and_has_a_reason() -> None:
    with KEPT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert len({row["rule"] for row in rows}) == len(rows)
    assert all(row["reason"] for row in rows)
    for row in rows:
        if row["rule"].startswith("table "):
            assert (TABLES / f"{row['rule'].removeprefix('table ')}.csv").exists(), row["rule"]
            continue
        path, _, name = row["rule"].partition(": ")
        source = (ROOT / "src" / "onrecord" / path).read_text(encoding="utf-8")
        assert f"def {name.rpartition('.')[2]}(" in source, row["rule"]
