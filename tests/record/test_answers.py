"""All that a small record answers and exports, a line a question, kept as golden lines: whatever a change does to an answer shows by its question."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sample import sample

import synthetic
from small_record import told
from test_golden import compare


def line(question: str, answer: Any) -> str:
    """A question, how many rows answer it, and a digest of the answer."""
    rows = len(answer[2]) if isinstance(answer, list) and len(answer) == 4 else "-"
    return f"{question}: {rows} {hashlib.sha256(json.dumps(answer, default=str).encode()).hexdigest()[:12]}"


def test_what_a_small_record_answers(tmp_path: Path) -> None:
    answers = told(tmp_path, [sample(), *(synthetic.reading(number) for number in range(7))])
    compare("small-record", [line(question, answer) for question, answer in answers.items()])
