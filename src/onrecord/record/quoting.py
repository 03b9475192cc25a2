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
from onrecord.record.filters import Where
from onrecord.record.linking.groups import Groups
from onrecord.record.linking.texts import runs_of, words_of
from onrecord.record.listing import how_many, left_out
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP

#: Shorter quotations are set phrases; quotations that are looked at, at most.
FEWEST, MOST = 5, 20_000
#: Where more fit, they are sought report by report.
MANY = 5 * MOST
#: The least part of the shorter one's runs of words that two versions of a quotation share.
SAME = 0.5
#: A run that stands in more versions than this tells nothing.
#: Bound of work.
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
    ``limit`` counts rows. Where more than ``MOST`` quotations fit, those of the first reports are looked at; ``left_out`` tells how many are not.
    """
    filters["about"] = words or filters.get("about")
    where = said(**filters).add("statement.kind <> 'indirect'")
    number = how_many(connection, "statement", where)
    quoted, short = _quoted(connection, where, number)
    kept: list[tuple[int, int, str, list[_Quoted]]] = []
    for group in _same(quoted):
        reports, outlets = len({one.report for one in group}), len({one.outlet for one in group if one.outlet})
        if reports >= least:
            kept.append((-outlets, -reports, group[0].ref, group))
    kept.sort(key=lambda told: told[:3])
    rows: list[tuple[Value, ...]] = []
    for outlets, reports, ref, group in kept:
        if limit is not None and len(rows) >= limit:
            break
        first = group[0].words
        rows += [
            (ref, -reports, -outlets, one.ref, one.published, one.outlet, one.speaker, one.text, _differs(first, one.words))
            for one in group
        ]
    beside = (
        (f"after the first {MOST:,}, not looked at (narrow it down by words or a time)", number - MOST),
        (f"shorter than {FEWEST} words", short),
    )
    left = (*left_out(connection, "statement", where), *((reason, count) for reason, count in beside if count > 0))
    return Rows(COLUMNS, tuple(rows[:limit]), sum(len(told[3]) for told in kept), left)


def _quoted(connection: sqlite3.Connection, where: Where, number: int) -> tuple[list[_Quoted], int]:
    """The quotations in order of the reports' dates, ``MOST`` at most, and how many of these are too short."""
    source = "statement JOIN report ON report.n = statement.report"
    order = "report.published IS NULL, report.published, report.id"
    if number > MANY and " IN (SELECT " not in where.sql:
        # Report by report in their order, so that those that come later are not gone through.
        source = (
            f"(SELECT n FROM report ORDER BY {order} LIMIT -1) x CROSS JOIN report ON report.n = x.n CROSS JOIN statement NOT INDEXED"
            f" ON statement.n BETWEEN report.n * {STEP} AND report.n * {STEP} + {STEP - 1}"
        )
        order = ""
    rows = connection.execute(
        "SELECT report.id || '#' || statement.id, report.n, report.published, report.outlet, speaker_name, words"
        f" FROM {source} WHERE {where.sql}{f' ORDER BY {order}, statement.n' if order else ''} LIMIT {MOST}",
        where.parameters,
    )
    found = []
    short = 0
    known: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
    for ref, report, published, outlet, speaker, text in rows:
        if text not in known:
            words = words_of(text)
            known[text] = tuple(words), runs_of(words)
        told, runs = known[text]
        if len(told) >= FEWEST:
            found.append(_Quoted(ref, report, published, outlet, speaker, text, told, runs))
        else:
            short += 1
    return found, short


def _same(quoted: list[_Quoted]) -> list[list[_Quoted]]:
    """Versions of one quotation, in the order given; those that stand alone are left out."""
    groups = Groups[int]()
    # However often the same words are quoted, they are one version.
    versions: dict[tuple[str, ...], int] = {}
    by_run: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(quoted):
        first = versions.setdefault(one.words, at)
        if first != at:
            groups.join(first, at)
            continue
        for run in one.runs:
            by_run[run].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_run.values():
        if 1 < len(places) <= COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
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
