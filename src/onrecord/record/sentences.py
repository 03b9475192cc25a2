"""The words that entries stand on, and what of them tells who, what, when and where: what is shown, marked, beside a row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from onrecord.layers import BY_LETTER
from onrecord.record.filters import number_of
from onrecord.record.rows import STEP

#: Characters around an entry's words, in which the sentences that hold them end; and how far off a statement's speaker and cue may stand to be shown.
#: Bound of what is shown.
REACH, NEAR = 500, 240
#: How many entries are looked up at once.
#: Bound of work.
MANY = 400

type Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Around:
    """A stretch of a report, and what stands in it."""

    text: str
    #: Where the words stand that tell each part, and which: what, who, cue, when, where. What matters most comes first.
    marks: tuple[Mark, ...]
    #: What is to be seen of the stretch at least.
    core: tuple[int, int]
    #: Whether the stretch is one sentence, or several whole ones.
    whole: bool
    outlet: str | None
    published: str | None


def of_refs(connection: sqlite3.Connection, refs: Iterable[object]) -> dict[str, Around]:
    """The words about statements, events, figures and positions, by their refs; what is none of these, or gone, is passed over."""
    asked: dict[str, dict[int, str]] = {}
    for report, ids in _by_report(refs).items():
        found = connection.execute("SELECT n FROM report WHERE id = ?", (report,)).fetchone()
        for entry in ids if found else ():
            asked.setdefault(entry[0], {})[number_of(found[0], entry)] = f"{report}#{entry}"
    return {
        numbers[number]: around
        for letter, numbers in asked.items()
        if letter in BY_LETTER and BY_LETTER[letter].name in _FINDS
        for number, around in of(connection, BY_LETTER[letter].name, list(numbers)).items()
    }


def _by_report(refs: Iterable[object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ref in refs:
        report, _, entry = str(ref or "").partition("#")
        if entry[1:].isdecimal():
            found.setdefault(report, []).append(entry)
    return found


def of(connection: sqlite3.Connection, name: str, numbers: Sequence[int]) -> dict[int, Around]:
    """The words about the entries of a list, by their numbers."""
    return {number: around for some in batched(numbers, MANY) for number, around in _FINDS[name](connection, some).items()}


def at(connection: sqlite3.Connection, report: str, spans: Sequence[tuple[int, int]]) -> Around | None:
    """The words about these offsets of a report; None where it has none there."""
    if not spans:
        return None
    start, end = min(one for one, _ in spans), max(other for _, other in spans)
    row = connection.execute(
        f"SELECT substr(r.text, max(? - {REACH}, 0) + 1, ? - max(? - {REACH}, 0) + {REACH}), r.outlet, r.published FROM report r WHERE r.id = ?",
        (start, end, start, report),
    ).fetchone()
    if row is None or not row[0]:
        return None
    base = max(start - REACH, 0)
    return _made(row[0], base, [(one, other, "what") for one, other in spans], (start, end), row[1:])


def _made(text: str, base: int, marks: Iterable[Mark], core: tuple[int, int], told: Sequence[Any], *, whole: bool = False) -> Around:
    """Offsets of a report as such of the stretch."""
    within = [(start - base, end - base, kind) for start, end, kind in marks]
    kept = tuple((start, end, kind) for start, end, kind in within if 0 <= start < end <= len(text))
    return Around(text, kept, (max(core[0] - base, 0), min(core[1] - base, len(text))), whole, told[0], told[1])


def _marks(numbers: Sequence[int]) -> str:
    return ", ".join("?" * len(numbers))


def _events(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Around]:
    parts = dict(_beside(connection, "event", numbers))
    for event, start, end in connection.execute(
        f'SELECT event, start, "end" FROM role WHERE event IN ({_marks(numbers)}) ORDER BY part DESC, seq', numbers
    ):
        parts.setdefault(event, []).insert(0, (start, end, "who"))
    rows = connection.execute(
        "SELECT e.n, substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start), e.sentence_start, e.sentence_end, e.spans,"
        f" r.outlet, r.published FROM event e JOIN report r ON r.n = e.report WHERE e.n IN ({_marks(numbers)})",
        numbers,
    )
    found = {}
    for n, text, start, end, spans, *told in rows:
        what = [(one, other, "what") for one, other in json.loads(spans)]
        found[n] = _made(text, start, [*what, *parts.get(n, [])], (start, end), told, whole=True)
    return found


def _beside(connection: sqlite3.Connection, table: str, numbers: Sequence[int]) -> Iterator[tuple[int, list[Mark]]]:
    """Where each entry's day and place are told. The same date may stand in its report several times."""
    found: dict[int, list[Mark]] = {}
    report = f"BETWEEN e.report * {STEP} AND e.report * {STEP} + {STEP - 1}"
    for kind, sql in (
        ("when", f'SELECT e.n, d.start, d."end" FROM {table} e CROSS JOIN date d ON d.n {report} AND d.value = e.date'),
        ("where", f'SELECT e.n, p.start, p."end" FROM {table} e JOIN place p ON p.n = e.place'),
    ):
        for n, start, end in connection.execute(f"{sql} WHERE e.n IN ({_marks(numbers)})", numbers):
            found.setdefault(n, []).append((start, end, kind))
    yield from found.items()


def _statements(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Around]:
    parts = dict(_beside(connection, "statement", numbers))
    first, last = "json_extract(s.spans, '$.content[0][0]')", "json_extract(s.spans, '$.content[#-1][1]')"
    rows = connection.execute(
        f"SELECT s.n, substr(r.text, max({first} - {REACH}, 0) + 1, {last} - max({first} - {REACH}, 0) + {REACH}), max({first} - {REACH}, 0),"
        f" s.spans, r.outlet, r.published FROM statement s JOIN report r ON r.n = s.report WHERE s.n IN ({_marks(numbers)})",
        numbers,
    )
    found = {}
    for n, text, base, told, *source in rows:
        spans = json.loads(told)
        content = [(start, end) for start, end in spans["content"]]
        start, end = content[0][0], content[-1][1]
        beside = [(*spans[name], kind) for name, kind in (("cue", "cue"), ("speaker", "who"), ("addressee", "who")) if spans.get(name)]
        near = [(one, other) for one, other, _ in beside if start - NEAR <= one and other <= end + NEAR]
        core = min([start, *(one for one, _ in near)]), max([end, *(other for _, other in near)])
        found[n] = _made(text, base, [*((*one, "what") for one in content), *beside, *parts.get(n, [])], core, source)
    return found


def _figures(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Around]:
    rows = connection.execute(
        f'SELECT f.n, substr(r.text, max(f.start - {REACH}, 0) + 1, f."end" - max(f.start - {REACH}, 0) + {REACH}), f.start, f."end",'
        f" r.outlet, r.published FROM figure f JOIN report r ON r.n = f.report WHERE f.n IN ({_marks(numbers)})",
        numbers,
    )
    return {
        n: _made(text, max(start - REACH, 0), [(start, end, "what")], (start, end), told) for n, text, start, end, *told in rows.fetchall()
    }


def _positions(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Around]:
    """By the first of what shows each."""
    shown = connection.execute(
        f"SELECT position, statement, event FROM evidence WHERE position IN ({_marks(numbers)}) AND seq = (SELECT min(seq) FROM evidence x"
        " WHERE x.position = evidence.position)",
        numbers,
    ).fetchall()
    said = _statements(connection, [statement for _, statement, _ in shown if statement is not None])
    done = _events(connection, [event for _, _, event in shown if event is not None])
    by = {number: said.get(statement) or done.get(event) for number, statement, event in shown}
    return {number: around for number, around in by.items() if around is not None}


_FINDS: dict[str, Callable[[sqlite3.Connection, Sequence[int]], dict[int, Around]]] = {
    "statements": _statements,
    "events": _events,
    "figures": _figures,
    "positions": _positions,
}
