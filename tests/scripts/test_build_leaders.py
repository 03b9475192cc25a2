"""The rows of leaders that an export of the factbook gives."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "build_leaders.py"


def test_rows_of_an_export() -> None:
    spec = importlib.util.spec_from_file_location("build_leaders", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lines = [
        json.dumps({"tld": ".pe", "chief_of_state": "President Ana María LOPEZ Vera (since 1 May 2024)", "head_of_government": None}),
        json.dumps(
            {
                "tld": ".uk",
                "chief_of_state": "King OTTO IV (since March 2020)",
                "head_of_government": "Prime Minister Jo O'NEILL (since 2021)",
            }
        ),
        json.dumps({"tld": ".zz", "chief_of_state": "President Nobody NOWHERE (since 1 May 2024)", "head_of_government": None}),
    ]
    assert list(module.rows(iter(lines))) == [
        ("Ana María Lopez Vera", "", "President", "PER", "GOV", "2024-05-01", ""),
        ("Otto IV", "", "King", "GBR", "GOV", "2020-03", ""),
        ("Jo O'Neill", "", "Prime Minister", "GBR", "GOV", "2021", ""),
    ]
