"""Golden readings: whatever a change does to the reading of these reports is shown as a diff.

The three examples of the project everywhere; thirty reports of the shared set where it lies beside the project, kept without
their words. ``make golden`` writes them anew; look at the diff before you commit it.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.intake import gather
from onrecord.reader import Reader
from onrecord.types import Report
from rendering import lines

ROOT = Path(__file__).parent.parent
READINGS = Path(__file__).parent / "golden"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "data" / "reports" / "wikinews.jsonl"
#: Which of the shared reports are kept: every eleventh, thirty of them.
STEP, KEPT = 11, 30


def reports(path: Path) -> Iterator[Report]:
    """The reports of a file."""
    for taken in gather([str(path)]):
        assert isinstance(taken, Report), taken
        yield taken


def compare(name: str, now: list[str]) -> None:
    """Fails with a diff where a reading is not the one kept; writes it where ONRECORD_GOLDEN says so."""
    path = READINGS / f"{name}.txt"
    if os.environ.get("ONRECORD_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(now) + "\n", encoding="utf-8")
    kept = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    diff = list(difflib.unified_diff(kept, now, "kept", "now", lineterm="", n=0))
    assert not diff, f"{name} reads otherwise (make golden writes it anew):\n" + "\n".join(diff[:80])


@pytest.mark.model
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_examples(path: Path, reader: Reader) -> None:
    report = next(reports(path))
    compare(path.stem, lines(next(reader.read_many([report]))))


@pytest.mark.model
@pytest.mark.skipif(not SHARED.exists(), reason="the shared reports do not lie beside the project")
def test_thirty_reports(reader: Reader) -> None:
    chosen = list(reports(SHARED))[::STEP][:KEPT]
    now: list[str] = []
    for number, reading in enumerate(reader.read_many(chosen)):
        now += [f"# report {number * STEP}", *lines(reading)]
    compare("thirty-reports", now)
