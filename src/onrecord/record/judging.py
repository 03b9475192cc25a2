"""Analysts' decisions on entries. They hang on the report's id and the entry's key, and so outlive re-reading."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.record.keys import SINGULAR, keys_of
from onrecord.record.listing import every
from onrecord.record.result import Rows
from onrecord.record.store import connect_to_write, explained, transaction
from onrecord.types import Reading, plain

VERDICTS = ("right", "wrong", "unsure", "amended")


def judge(
    path: Path,
    ref: str,
    reading: Reading,
    verdict: str,
    *,
    analyst: str,
    note: str | None = None,
    amended: dict[str, Any] | None = None,
    made: str | None = None,
) -> None:
    """Keeps a decision on the entry ``ref`` (``report#E3``, or a report's id alone). An analyst's later one takes the earlier one's place.

    ``amended`` holds the fields as they should be; ``made`` is the time, which the record does not ask the clock for. Raises RecordError if
    the reading has no such entry, or the verdict is none.
    """
    if verdict not in VERDICTS:
        raise RecordError(ref, f"{verdict!r} is no verdict", f"Give one of {', '.join(VERDICTS)}")
    layer, key, was = _entry(reading, ref)
    values = (reading.report.id, layer, key, analyst, verdict, _json(amended), note, made, _json(was))
    with explained(path):
        connection = connect_to_write(path)
        try:
            with transaction(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO judgement (report, layer, key, analyst, verdict, amended, note, made, was)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values,
                )
        finally:
            connection.close()


def judgements(connection: sqlite3.Connection) -> Rows:
    """Every decision, with the ref of the entry that it hangs on in the present reading, if that still has it."""
    now = " UNION ALL ".join(f"SELECT report, '{layer}' AS layer, key, id FROM {layer}" for layer in SINGULAR.values())
    return every(
        connection,
        "SELECT j.report, j.layer, j.key, CASE WHEN j.layer = 'report' THEN r.id ELSE r.id || '#' || x.id END AS ref, j.analyst, j.verdict,"
        f" j.amended, j.note, j.made, j.was FROM judgement j LEFT JOIN report r ON r.id = j.report LEFT JOIN ({now}) x"
        " ON x.report = r.n AND x.layer = j.layer AND x.key = j.key ORDER BY j.report, j.layer, j.key, j.analyst",
    )


def _entry(reading: Reading, ref: str) -> tuple[str, str, Any]:
    identity = ref.partition("#")[2]
    if not identity:
        return "report", "", None
    keys = keys_of(reading)
    for layer, singular in SINGULAR.items():
        for entry in getattr(reading, layer):
            if entry.id == identity:
                return singular, keys[identity], plain(entry)
    raise RecordError(ref, "is no entry of the record", "See the report's entries with: onrecord show REPORT")


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
