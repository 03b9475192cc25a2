"""The same sentence as several reports quote it, with where their versions differ."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Unpack

from onrecord.record.asked import Statements
from onrecord.record.asking import said
from onrecord.record.linking.groups import Groups
from onrecord.record.linking.texts import runs_of, words_of
from onrecord.record.listing import left_out
from onrecord.record.result import Rows, Value, columns

#: Shorter quotations are set phrases; quotations that are looked at, at most.
FEWEST, MOST = 5, 20_000
#: The least part of the shorter one's runs of words that two versions of a quotation share.
SAME = 0.5
#: A run that stands in more quotations than this tells nothing.
COMMON = 200
COLUMNS = columns("quote reports outlets ref published outlet speaker words differs")


@dataclass(frozen=True, slots=True)
class _Quoted:
    ref: str
    report: int
    published: str | None
    outlet: str | None
    speaker: str | None
    text: str
    words: tuple[str, ...]
    runs: frozenset[str]


def quotes(
    connection: sqlite3.Connection, words: str | None = None, *, least: int = 2, limit: int | None = None, **filters: Unpack[Statements]
) -> Rows:
    """Quotations that at least so many reports have, those of most outlets first, one row a telling, in order of the reports' dates.

    Columns: quote (ref of its first telling), reports, outlets (that are known), ref, published, outlet, speaker, words, differs (what this
    version leaves out and adds, against the first one). ``words``: words that the quotation holds. Filters: ``onrecord.record.asking.said``.
    ``limit`` counts rows.
    """
    filters["about"] = words or filters.get("about")
    where = said(**filters).add("statement.kind <> 'indirect'")
    quoted = _quoted(connection, where.sql, where.parameters)
    rows: list[tuple[Value, ...]] = []
    for group in _same(quoted):
        reports, outlets = len({one.report for one in group}), len({one.outlet for one in group if one.outlet})
        if reports >= least:
            first = group[0]
            rows += [
                (first.ref, reports, outlets, one.ref, one.published, one.outlet, one.speaker, one.text, _differs(first.words, one.words))
                for one in group
            ]
    rows.sort(key=lambda row: (-int(str(row[2])), -int(str(row[1])), str(row[0])))
    return Rows(COLUMNS, tuple(rows[:limit]), len(rows), left_out(connection, "statement", where))


def _quoted(connection: sqlite3.Connection, sql: str, parameters: list[object]) -> list[_Quoted]:
    rows = connection.execute(
        "SELECT report.id || '#' || statement.id, report.n, report.published, report.outlet, speaker_name, words FROM statement"
        f" JOIN report ON report.n = statement.report WHERE {sql} ORDER BY report.published IS NULL, report.published, report.id,"
        f" statement.n LIMIT {MOST}",
        parameters,
    )
    found = []
    for ref, report, published, outlet, speaker, text in rows:
        words = words_of(text)
        if len(words) >= FEWEST:
            found.append(_Quoted(ref, report, published, outlet, speaker, text, tuple(words), runs_of(words)))
    return found


def _same(quoted: list[_Quoted]) -> list[list[_Quoted]]:
    """Versions of one quotation, in the order given; those that stand alone are left out."""
    by_run: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(quoted):
        for run in one.runs:
            by_run[run].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_run.values():
        if len(places) <= COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
    groups = Groups[int]()
    for (a, b), count in sorted(shared.items()):
        if count >= SAME * min(len(quoted[a].runs), len(quoted[b].runs)):
            groups.join(a, b)
    return [[quoted[at] for at in group] for group in groups.all()]


def _differs(first: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """What a version leaves out (in square brackets) and adds (in braces); None where it is the same."""
    if first == words:
        return None
    told = []
    for what, a, b, c, d in SequenceMatcher(None, first, words, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            told.append(f"[{' '.join(first[a:b])}]")
        if what in ("insert", "replace"):
            told.append("{" + " ".join(words[c:d]) + "}")
    return " ".join(told)
