"""The record as exports read it: tables and readings in the order of the reports' ids, one after another, never all at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.layers import BY_NAME, EXPORTED
from onrecord.record.links import AGAIN, COPIED
from onrecord.record.record import Record
from onrecord.types import Reading

#: Queries of the other tables, each in an order of its own that no adding changes.
_OTHERS: dict[str, str] = {
    "reports": "SELECT ref, given_id, title, outlet, published, byline, dateline, language, url, characters, entries, failures FROM reports ORDER BY ref",
    "mentions": "SELECT r.id || '#' || a.id AS actor, m.start, m.\"end\", m.kind, m.text AS words FROM mention m JOIN actor a ON a.n = m.actor"
    " JOIN report r ON r.n = a.report ORDER BY r.id, a.n, m.start, m.\"end\"",
    "roles": "SELECT r.id || '#' || e.id AS event, x.part, r.id || '#' || a.id AS actor, a.name, a.state, a.role, x.start, x.\"end\","
    " x.text AS words FROM role x JOIN event e ON e.n = x.event JOIN actor a ON a.n = x.actor JOIN report r ON r.n = e.report"
    " ORDER BY r.id, e.n, x.part, x.seq",
    "failures": "SELECT r.id AS report, f.stage, f.reason FROM failure f JOIN report r ON r.n = f.report ORDER BY r.id, f.seq",
    "judgements": "SELECT report, layer, key, analyst, verdict, amended, note FROM judgement ORDER BY report, layer, key, analyst",
    "copies": "SELECT ref AS report, copies, likeness, original, why FROM copied ORDER BY copies, published, ref",
    "retellings": "SELECT a.id AS first, b.id AS second, x.likeness, x.why FROM retelling x JOIN report a ON a.n = x.first JOIN report b"
    " ON b.n = x.second ORDER BY a.id, b.id",
    "occurrences": "SELECT ref, type, first, last, place, country, reports, outlets, disagreements, about FROM occurrences ORDER BY ref",
    "tellings": "SELECT o.key AS occurrence, r.id || '#' || e.id AS event, t.why FROM telling t JOIN occurrence o ON o.n = t.occurrence"
    " JOIN event e ON e.n = t.event JOIN report r ON r.n = e.report ORDER BY o.key, r.id, e.n",
    "disagreements": "SELECT o.key AS occurrence, d.about, r.id || '#' || e.id AS event, d.value, d.why FROM disagreement d JOIN occurrence o"
    " ON o.n = d.occurrence JOIN event e ON e.n = d.event JOIN report r ON r.n = e.report ORDER BY o.key, d.about, r.id, e.n, d.value",
    "repeats": "SELECT r.id || '#' || e.id AS event, s.id || '#' || f.id AS first, x.how, x.why FROM repeat x JOIN event e ON e.n = x.event"
    " JOIN report r ON r.n = e.report JOIN event f ON f.n = x.first JOIN report s ON s.n = f.report ORDER BY r.id, e.n",
    "figureheads": "SELECT key, name, kind, state, role, why FROM figurehead ORDER BY key",
    "same_actors": "SELECT f.key AS figurehead, r.id || '#' || a.id AS actor, s.why FROM same_actor s JOIN figurehead f ON f.n = s.figurehead"
    " JOIN actor a ON a.n = s.actor JOIN report r ON r.n = a.report ORDER BY f.key, r.id, a.n",
    "sites": "SELECT key, name, kind, country, lat, lon, geonameid, why FROM site ORDER BY key",
    "same_places": "SELECT k.key AS site, r.id || '#' || p.id AS place, s.why FROM same_place s JOIN site k ON k.n = s.site JOIN place p"
    " ON p.n = s.place JOIN report r ON r.n = p.report ORDER BY k.key, r.id, p.n",
}  # fmt: skip
#: Why an event of ``events e JOIN event v`` has no row for programs that know no status, to be gone on with and ended; null where it may have.
LEFT = f"""CASE WHEN EXISTS (SELECT 1 FROM repeat x WHERE x.event = v.n AND x.how = 'copy') THEN '{COPIED}'
    WHEN v.same_as IS NOT NULL THEN '{AGAIN}' WHEN e.status <> 'actual' THEN 'that are ' || e.status"""
TABLES: tuple[str, ...] = ("reports", *(layer.name for layer in EXPORTED), *(name for name in _OTHERS if name != "reports"))


class Source:
    """One record, for one export."""

    def __init__(self, record: Record, *, picked: bool = False) -> None:
        self.record = record
        #: Refs of the events that are picked; None where all are.
        self.picked: frozenset[str] | None = None
        if picked:
            query = "SELECT r.id || '#' || e.id FROM event e JOIN report r ON r.n = e.report"
            self.picked = frozenset(str(row[0]) for row in record.stream(query)[1])

    def exported(self, ref: str, repeats: frozenset[str]) -> bool:
        """Whether an event goes out: it is picked, and no copy tells it again."""
        return ref not in repeats and self.chosen(ref)

    def chosen(self, ref: str) -> bool:
        """Whether an event is among those picked, or all are."""
        return self.picked is None or ref in self.picked

    def table(self, name: str) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        """Columns and rows of one of ``TABLES``."""
        if name in _OTHERS:
            return self.record.stream(_OTHERS[name])
        told, joined = self._entries(name)
        return self.record.stream(f"SELECT {told} FROM {joined} ORDER BY r.id, e.n")

    def by_month(self, name: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a table of entries that have days, the month of each before it, in the order of the months."""
        told, joined = self._entries(name)
        return self.record.stream(f"SELECT substr(v.first, 1, 7), {told} FROM {joined} ORDER BY 1, r.id, e.n")[1]

    def _entries(self, name: str) -> tuple[str, str]:
        """The columns of a view of entries, and what it is asked from."""
        columns, _none = self.record.stream(f"SELECT * FROM {name} LIMIT 0")
        told = ", ".join(f'v."{column}"' for column in columns if column != "n")
        return told, f"report r JOIN {BY_NAME[name].singular} e ON e.report = r.n JOIN {name} v ON v.n = e.n"

    def asked(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a query."""
        return self.record.stream(query)[1]

    def readings(self) -> Iterator[Reading]:
        """Every reading, in the order of the reports' ids."""
        return self.record.readings()

    def repeats(self) -> frozenset[str]:
        """Refs of events that a copy of a report tells again."""
        return frozenset(str(row[0]) for row in self.asked(f"SELECT event FROM ({_OTHERS['repeats']}) WHERE how = 'copy'"))

    def reports(self) -> int:
        """How many reports there are."""
        return len(self.record)

    def engines(self) -> tuple[tuple[str, str, str], ...]:
        """The engines that made the readings."""
        rows = self.asked(
            "SELECT DISTINCT e.onrecord, e.model, e.knowledge FROM engine e JOIN reading g ON g.engine = e.n ORDER BY 1, 2, 3"
        )
        return tuple((str(a), str(b), str(c)) for a, b, c in rows)
