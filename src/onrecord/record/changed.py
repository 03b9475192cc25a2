"""What analysts decided, as the lists show it beside their rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from onrecord.record.keys import SINGULAR
from onrecord.record.rows import STEP


def counts(connection: sqlite3.Connection, layer: str) -> int:
    """How many entries of a layer stand otherwise than they were read, or nowhere, because of what analysts decided."""
    query = (
        "SELECT count(*) FROM judgement j WHERE j.layer = ? AND j.verdict IN ('wrong', 'amended') AND NOT EXISTS (SELECT 1 FROM judgement l"
        " WHERE l.report = j.report AND l.layer = j.layer AND l.key = j.key AND l.n > j.n)"
    )
    count: int = connection.execute(query, (SINGULAR[layer],)).fetchone()[0]
    return count


def verdicts(connection: sqlite3.Connection, layer: str, refs: Sequence[object]) -> dict[str, str]:
    """The latest verdict on each of these entries that has one."""
    singular = SINGULAR[layer]
    found: dict[str, str] = {}
    for ref in refs:
        report, _, identity = str(ref).partition("#")
        row = connection.execute(
            f"SELECT j.verdict FROM report r JOIN {singular} x ON x.n = r.n * {STEP} + ? JOIN judgement j ON j.report = r.id"
            " AND j.layer = ? AND j.key = x.key WHERE r.id = ? ORDER BY j.n DESC LIMIT 1",
            (int(identity[1:]), singular, report),
        ).fetchone()
        if row:
            found[str(ref)] = row[0]
    return found
