"""What may stand beside the rows of any list on demand: the report's address, title and day, and the sentence that tells the entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from onrecord.errors import ConfigError
from onrecord.layers import BY_LETTER
from onrecord.record.connecting import Connection
from onrecord.record.filters import number_of
from onrecord.record.record import Record
from onrecord.record.result import Rows, Value
from onrecord.views.sentence import stretch

#: The columns that there are.
COLUMNS = ("url", "title", "published", "outlet", "sentence")
#: Where a row names an entry or a report, the first that it has.
_REFS = ("ref", "one", "other", "first", "tellings")
#: Of each layer, the first and last offset of the words that an entry stands on.
_SPANS = {
    "event": "SELECT sentence_start, sentence_end FROM event WHERE n = ?",
    "figure": 'SELECT start, "end" FROM figure WHERE n = ?',
    "place": 'SELECT start, "end" FROM place WHERE n = ?',
    "date": 'SELECT start, "end" FROM date WHERE n = ?',
    "actor": 'SELECT start, "end" FROM mention WHERE actor = ? ORDER BY start LIMIT 1',
}
#: The longest stretch that is looked through before and after an entry.
_FAR = 2_000


def beside(record: Record, rows: Rows, names: Sequence[str]) -> Rows:
    """The rows with these columns at their end; one that is there already stays as it is. Raises ConfigError where a column is not known, or the
    rows are of no report's entries."""
    for name in names:
        if name not in COLUMNS:
            raise ConfigError("--with", f"{name!r} is no column that can be added", f"Give some of {', '.join(COLUMNS)}")
    fresh = [name for name in dict.fromkeys(names) if name not in rows.columns]
    at = [rows.columns.index(name) for name in _REFS if name in rows.columns]
    if not fresh or not rows.rows:
        return Rows((*rows.columns, *fresh), rows.rows, rows.count, rows.left_out)
    if not at:
        raise ConfigError(
            "--with", "has nothing to add here: these rows are counts, no entries", "Ask it of a list, as timeline or statements"
        )
    refs = [_ref(row, at) for row in rows.rows]
    told = record.ask(_told, refs, fresh)
    return Rows(
        (*rows.columns, *fresh), tuple((*row, *told[ref]) for row, ref in zip(rows.rows, refs, strict=True)), rows.count, rows.left_out
    )


def _ref(row: Sequence[Value], at: Iterable[int]) -> str:
    """The entry that a row names; of an occurrence its first telling."""
    found = [str(row[place]).partition(";")[0] for place in at if row[place]]
    return next((one for one in found if "#" in one), found[0] if found else "")


def _told(connection: Connection, refs: Sequence[str], names: Sequence[str]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, tuple[Value, ...]] = {}
    for ref in refs:
        if ref not in found:
            report, _, entry = ref.partition("#")
            row = connection.execute("SELECT n, url, title, published, outlet FROM report WHERE id = ?", (report,)).fetchone()
            of_report = dict(zip(COLUMNS, row[1:], strict=False)) if row else {}
            if row and entry and "sentence" in names:
                of_report["sentence"] = _sentence(connection, row[0], entry)
            found[ref] = tuple(of_report.get(name) for name in names)
    return found


def _sentence(connection: Connection, report: int, entry: str) -> str | None:
    """The sentence that tells the entry, its line ends as spaces."""
    layer = BY_LETTER.get(entry[0])
    if layer is None:
        return None
    span = _span(connection, layer.singular, number_of(report, entry))
    if span is None:
        return None
    start, end = span
    begin = max(start - _FAR, 0)
    text: str = connection.execute("SELECT substr(text, ?, ?) FROM report WHERE n = ?", (begin + 1, end - begin + _FAR, report)).fetchone()[
        0
    ]
    low, high = (start, end) if layer.singular == "event" else (begin + one for one in stretch(text, start - begin, end - begin))
    return " ".join(text[low - begin : high - begin].split())


def _span(connection: Connection, table: str, number: int) -> tuple[int, int] | None:
    if table == "position":
        shown = connection.execute("SELECT statement, event FROM evidence WHERE position = ? ORDER BY seq LIMIT 1", (number,)).fetchone()
        if shown is None:
            return None
        return _span(connection, "statement" if shown[0] is not None else "event", shown[0] if shown[0] is not None else shown[1])
    if table == "statement":
        row = connection.execute("SELECT spans FROM statement WHERE n = ?", (number,)).fetchone()
        content = json.loads(row[0])["content"] if row else []
        return (min(span[0] for span in content), max(span[1] for span in content)) if content else None
    row = connection.execute(_SPANS[table], (number,)).fetchone()
    return (row[0], row[1]) if row else None
