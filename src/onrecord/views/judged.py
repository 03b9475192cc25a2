"""Judgements in a file, as they were written out: JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from onrecord.errors import ConfigError


def judgements_in(text: str, name: str) -> list[dict[str, Any]]:
    """The rows of the file. Raises ConfigError where it is neither."""
    text = text.removeprefix("\ufeff")
    first = text.lstrip()[:1]
    if first == "[" or (first == "{" and '"rows"' in text[:400]):
        value = _json(text, name)
        value = value.get("rows") if isinstance(value, dict) else value
        rows = value if isinstance(value, list) else []
    elif first == "{":
        rows = [_json(line, name) for line in text.split("\n") if line.strip()]
    else:
        # A cell that a spreadsheet would take for a formula was written with an apostrophe before it.
        read = csv.DictReader(io.StringIO(text, newline=""))
        rows = [{key: _cell(value) for key, value in row.items() if key} for row in read]
    if not rows or not all(isinstance(row, dict) and "verdict" in row for row in rows):
        raise ConfigError(name, "holds no judgements", "Give what `onrecord judgements --format jsonl` or `--format csv` writes")
    return rows


def _cell(value: object) -> str | None:
    text = value if isinstance(value, str) else ""
    return (text[1:] if text[:1] == "'" and text[1:2] and text[1] in "=+-@|%\t\r\n" else text) or None


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ConfigError(name, f"is no JSON ({error})", "Give what `onrecord judgements --format jsonl` writes") from error
