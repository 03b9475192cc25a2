"""What waits for an analyst, what matters most first, and how far analysts agree."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.record.judging import judgements
from onrecord.record.keys import SINGULAR
from onrecord.record.listing import every
from onrecord.record.result import Rows
from onrecord.record.rows import LAYERS, STEP

#: How many reports are looked through for the queue, the newest first: so that the page is quick over a large record.
#: Bound of work.
REPORTS = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits, and why it matters."""

    layer: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far analysts agree on a layer, over the entries that two or more judged; None where nothing could differ."""

    layer: str
    alpha: float | None
    count: int


def queue(connection: sqlite3.Connection, limit: int, offset: int = 0, *, second: str | None = None) -> tuple[list[Waiting], int]:
    """What waits, and how many entries in all nobody has judged: events and statements of the newest reports.

    ``second`` asks for what others have judged and this analyst has not, so that agreement can be counted.
    """
    reports = f"(SELECT n, id, published FROM report ORDER BY published DESC, id LIMIT {REPORTS}) r"
    told = "(SELECT count(*) FROM telling t JOIN telling x ON x.occurrence = t.occurrence WHERE t.event = e.n)"
    apart = "(SELECT count(*) FROM disagreement d WHERE d.event = e.n)"
    judged = "EXISTS (SELECT 1 FROM judgement j WHERE j.report = r.id AND j.layer = '{0}' AND j.key = e.key{1})"
    waits = f"NOT {judged.format('{0}', '')}"
    whose: tuple[str, ...] = ()
    if second is not None:
        waits = f"{judged.format('{0}', ' AND j.analyst <> ?')} AND NOT {judged.format('{0}', ' AND j.analyst = ?')}"
        whose = (second, second)
    weak = "(NOT EXISTS (SELECT 1 FROM role x WHERE x.event = e.n AND x.part = 'source'))"
    event = (
        f"SELECT 'events', e.n, {apart} AS apart, {told} AS told, {weak} AS weak, r.published, r.id FROM {reports}"
        f" CROSS JOIN event e ON e.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1} WHERE {waits.format('event')} AND e.same_as IS NULL AND e.status = 'actual'"
    )
    statement = (
        f"SELECT 'statements', e.n, 0, 0, e.speaker IS NULL, r.published, r.id FROM {reports}"
        f" CROSS JOIN statement e ON e.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1} WHERE {waits.format('statement')}"
    )
    found = connection.execute(
        f"SELECT * FROM ({event} UNION ALL {statement}) ORDER BY apart > 0 DESC, told DESC, weak DESC, published DESC, id, 2 LIMIT ? OFFSET ?",
        (*whose, *whose, limit, offset),
    ).fetchall()
    counted = f"SELECT (SELECT count(*) FROM ({event})) + (SELECT count(*) FROM ({statement}))"
    count: int = connection.execute(counted, (*whose, *whose)).fetchone()[0]
    return [Waiting(layer, n, _reason(layer, apart, told, weak)) for layer, n, apart, told, weak, *_ in found], count


def _reason(layer: str, apart: int, told: int, weak: int) -> str:
    if apart:
        return "its tellings disagree"
    if told:
        return f"told {told} times"
    if weak:
        return "speaker open" if layer == "statements" else "source open"
    return "not judged yet"


def count(connection: sqlite3.Connection, *, second: str | None = None) -> int:
    """How many entries wait."""
    return queue(connection, 0, second=second)[1]


def marks(connection: sqlite3.Connection, refs: Iterable[str]) -> dict[str, str]:
    """What tells of each entry whether it is still as it was seen: its key, and the last decision on it."""
    found = {}
    for ref in refs:
        report, _, identity = ref.partition("#")
        layer = SINGULAR[LAYERS[identity[:1]]] if identity[:1] in LAYERS else "event"
        row = connection.execute(
            f"SELECT e.key, (SELECT max(j.n) FROM judgement j WHERE j.report = r.id AND j.layer = '{layer}' AND j.key = e.key)"
            # By its number: only that is indexed.
            f" FROM report r JOIN {layer} e ON e.n = r.n * {STEP} + ? AND e.id = ? WHERE r.id = ?",
            (int(identity[1:]) if identity[1:].isdecimal() else -1, identity, report),
        ).fetchone()
        found[ref] = f"{row[0]}-{row[1] or 0}" if row else ""
    return found


def changed(connection: sqlite3.Connection) -> list[str]:
    """The refs of judged entries that read otherwise now."""
    return [str(row["ref"]) for row in judgements(connection) if row["changed"] and row["ref"]]


def agreements(connection: sqlite3.Connection) -> list[Agreement]:
    """Krippendorff's alpha by layer, over right and wrong; a correction says that what was read is wrong."""
    rows = connection.execute(
        "SELECT layer, report, key, analyst, verdict FROM judgement WHERE verdict <> 'unsure' ORDER BY layer, report, key"
    )
    units: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for layer, report, key, _analyst, verdict in rows:
        units[layer][report, key].append("right" if verdict == "right" else "wrong")
    return [
        Agreement(layer, alpha(entries.values()), several)
        for layer, entries in sorted(units.items())
        if (several := sum(len(values) > 1 for values in entries.values()))
    ]


def work(connection: sqlite3.Connection) -> Rows:
    """How many entries each analyst accepted, rejected, corrected and left open: analyst, right, wrong, amended, unsure."""
    sums = ", ".join(f"sum(verdict = '{verdict}') AS \"{verdict}\"" for verdict in ("right", "wrong", "amended", "unsure"))
    return every(connection, f"SELECT analyst, {sums} FROM judgement GROUP BY analyst ORDER BY count(*) DESC, analyst")


def differing(decided: Rows) -> list[dict[str, Any]]:
    """The entries on which analysts decided differently, of all that was decided: layer, ref, and each one's verdict."""
    found: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    refs: dict[tuple[Any, ...], Any] = {}
    for row in decided:
        entry = (row["report"], row["layer"], row["key"])
        found[entry].append((str(row["analyst"]), str(row["verdict"])))
        refs[entry] = row["ref"]
    return [
        {"layer": entry[1], "ref": refs[entry], "verdicts": verdicts}
        for entry, verdicts in found.items()
        if len({verdict == "right" for _analyst, verdict in verdicts if verdict != "unsure"}) > 1
    ]


def alpha(units: Iterable[list[str]]) -> float | None:
    """Krippendorff's alpha for nominal values; each unit holds the values that its coders gave. None where all values are the same."""
    pairs: Mapping[tuple[str, str], float] = _coincidences([unit for unit in units if len(unit) > 1])
    totals: Counter[str] = Counter()
    for (one, _other), weight in pairs.items():
        totals[one] += weight  # type: ignore[assignment]
    whole = sum(totals.values())
    observed = sum(weight for (one, other), weight in pairs.items() if one != other)
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other)
    return None if not expected else 1 - (whole - 1) * observed / expected


def _coincidences(units: list[list[str]]) -> Mapping[tuple[str, str], float]:
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for unit in units:
        for at, one in enumerate(unit):
            for other_at, other in enumerate(unit):
                if at != other_at:
                    pairs[one, other] += 1 / (len(unit) - 1)
    return pairs
