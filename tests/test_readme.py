"""What the README shows of the example is what is read."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.reader import Reader
from onrecord.types import Report
from onrecord.views.terminal import PLAIN_WIDTH, page

ROOT = Path(__file__).parent.parent


@pytest.mark.model
def test_the_readme_shows_what_is_read(reader: Reader) -> None:
    shown = re.search(
        r"prints \(cut here.*?\):\n\n(.*?)\n\nActors, places and dates follow", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown is not None
    lines = [line.removeprefix("    ").rstrip() for line in shown[1].splitlines()]
    reading = reader.read(Report.of((ROOT / "examples" / "minister-visits-strait-base.txt").read_text(encoding="utf-8")))
    out = Console(file=io.StringIO(), width=PLAIN_WIDTH, highlight=False, markup=False, emoji=False)
    with out.capture() as captured:
        out.print(page(reading, PLAIN_WIDTH))
    printed = {line.rstrip() for line in captured.get().splitlines()}
    assert [line for line in lines if line and line.strip() != "..." and line not in printed] == []
