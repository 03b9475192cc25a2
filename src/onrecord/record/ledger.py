"""One quantity over time, as each source gives it."""

from __future__ import annotations

import sqlite3

from onrecord.record.listing import every
from onrecord.record.patterns import part
from onrecord.record.result import Rows

#: The day of the event whose amount a figure is, as it is counted.
_DEED = "(SELECT coalesce(v.day, v.date) FROM amount m JOIN event v ON v.n = m.event WHERE m.figure = f.n AND v.first IS NOT NULL ORDER BY v.n LIMIT 1)"


def ledger(connection: sqlite3.Connection, unit: str, *, what: str = "", place: str = "", limit: int = 300) -> Rows:
    """Figures of one unit in order of time, the newest so many of them: n, ref, day (of the deed that it counts, else the report's), published,
    source (who says it, else the outlet), outlet, value, low, high, approximate, words, what, place."""
    conditions, parameters = ["f.unit = ? COLLATE NOCASE"], [unit]
    if what.strip():
        conditions.append("f.what LIKE ? ESCAPE '\\'")
        parameters.append(part(what.strip()))
    if place.strip():
        conditions.append("(p.name = ? COLLATE NOCASE OR p.country = ?)")
        parameters += [place.strip(), place.strip().upper()]
    source = (
        'FROM figure f JOIN report r ON r.n = f.report LEFT JOIN place p ON p.n = f.place LEFT JOIN statement s ON s.n = f."by"'
        f" WHERE {' AND '.join(conditions)}"
    )
    count: int = connection.execute(f"SELECT count(*) {source}", parameters).fetchone()[0]
    rows = every(
        connection,
        f"SELECT f.n, r.id || '#' || f.id AS ref, coalesce({_DEED}, r.published) AS day, r.published, coalesce(s.speaker_name, r.outlet, 'not told') AS source, r.outlet,"
        f" f.value, f.low, f.high, f.approximate, f.text AS words, f.what, p.name AS place {source}"
        " ORDER BY day DESC, r.published DESC, r.id, f.n LIMIT ?",
        [*parameters, limit],
    )
    return Rows(rows.columns, rows.rows[::-1], count)
