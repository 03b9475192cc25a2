"""The same sentence as several reports quote it, with where their versions differ."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Unpack

from onrecord.record import spoken, tallied
from onrecord.record.asked import Statements
from onrecord.record.asking import said
from onrecord.record.connecting import of_one_moment
from onrecord.record.filters import Where
from onrecord.record.linking.groups import Groups
from onrecord.record.linking.texts import runs_of, words_of, words_of_all
from onrecord.record.listing import how_many, left_out
from onrecord.record.numbers import different
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP
from onrecord.record.runs import sharing
from onrecord.record.turns import turns
from onrecord.record.witnesses import witnesses

if TYPE_CHECKING:
    from onrecord.record.numbers import Numbers

#: Shorter quotations are set phrases; quotations that are looked at, at most.
#: Plain, by wikinews and items of 2025: 3 and 8 for the first change nothing; the second is a bound.
FEWEST, MOST = 5, 20_000
#: Where more fit, they are sought report by report.
MANY = 5 * MOST
#: The least part of the shorter one's runs of words that two versions of a quotation share.
#: Set by wikinews and items of 2025: five tellings, with .3 eight, the others wrongly, with .7 three.
SAME = 0.5
#: A run that stands in more versions than this tells nothing.
#: Bound of work.
COMMON = 200
_KINDS = "statement.kind IN ('direct', 'mixed')"
#: In order of the reports' dates; those without one come last.
_ORDER = "report.published IS NULL, report.published, report.id"
#: The same along the index, one after the other.
_DATED, _REPORTS = ("IS NOT NULL", "IS NULL"), "SELECT n FROM report WHERE published {} ORDER BY published, id LIMIT -1"
COLUMNS = columns("quote reports outlets ref published outlet speaker words differs")


@of_one_moment
def quotes(
    connection: sqlite3.Connection, words: str | None = None, *, least: int = 2, limit: int | None = None, **filters: Unpack[Statements]
) -> Rows:
    """Quotations that at least so many reports have, those of most outlets first, one row a telling, in order of the reports' dates.

    Columns: quote (ref of its first telling), reports, outlets (that are known), ref, published, outlet, speaker, words, differs (what this
    version leaves out and adds, against the first one). ``words``: words that the quotation holds. Filters: ``onrecord.record.asking.said``.
    ``limit`` counts rows. Where more than ``MOST`` quotations fit, those of the first reports are looked at; ``left_out`` tells how many are not.
    """
    filters["about"] = words or filters.get("about")
    where = said(**filters).add(_KINDS)
    numbers, texts, number = _found(connection, where)
    tellings, begins, short = _groups(numbers, texts)
    groups, count = _first(connection, tellings, begins, least, limit)
    told = _told(connection, [number for *_counts, group in groups for number in group])
    rows = tuple(
        (told[group[0]][0], reports, outlets, *told[number], _differs(str(told[group[0]][-1]), str(told[number][-1])))
        for outlets, reports, group in groups
        for number in group
    )
    beside = (
        (f"after the first {MOST:,}, not looked at (narrow it down by words or a time)", number - MOST),
        (f"shorter than {FEWEST} words", short),
    )
    left_off = spoken.left_out_of_all(connection, [where])
    if left_off is None:
        left_off = left_out(connection, "statement", where)
    left = (*left_off, *((reason, count) for reason, count in beside if count > 0))
    return Rows(COLUMNS, rows[:limit], count, left)


def _first(
    connection: sqlite3.Connection, tellings: Numbers, begins: Numbers, least: int, limit: int | None
) -> tuple[list[tuple[int, int, list[int]]], int]:
    """The groups that so many reports have, those of most outlets first, until so many rows are full: how many outlets and reports, and the tellings; and
    how many rows all have."""
    import numpy

    if not len(begins):
        return [], 0
    sizes = numpy.diff(begins, append=len(tellings))
    reports = tellings // STEP
    # Of one report the tellings of a group stand side by side.
    new = numpy.append(True, reports[1:] != reports[:-1])
    new[begins] = True
    of_reports = numpy.add.reduceat(new, begins, dtype=numpy.int64)
    outlets, places = witnesses(connection, reports)
    width = int(outlets.max()) + 1
    known = different((numpy.repeat(numpy.arange(len(begins)), sizes) * width + outlets)[outlets > 0])
    of_outlets = numpy.bincount(known // width, minlength=len(begins))
    # Ties fall to the ref of the first telling: the report's id, and the entry's as it is written.
    entries = (tellings[begins] % STEP).astype(str)
    order = numpy.lexsort((entries, places[begins], -of_reports, -of_outlets))
    order = order[of_reports[order] >= least]
    rows = numpy.cumsum(sizes[order])
    shown = order if limit is None else order[: int(numpy.searchsorted(rows, limit)) + 1]
    ends = begins + sizes
    groups = [(int(of_outlets[at]), int(of_reports[at]), tellings[begins[at] : ends[at]].tolist()) for at in shown.tolist()]
    return groups, int(rows[-1]) if len(rows) else 0


def _found(connection: sqlite3.Connection, where: Where) -> tuple[Sequence[int] | Numbers, list[str], int]:
    """The numbers and words of the quotations in order of the reports' dates, ``MOST`` at most, and how many fit."""
    if where.conditions == [_KINDS] and not tallied.as_read(connection):
        query = "SELECT coalesce(sum(entries), 0) FROM entry_facet WHERE layer = 'statements' AND facet = 'kind' AND value <> 'indirect'"
        count: int = connection.execute(query).fetchone()[0]
    elif (fitting := spoken.fitting(connection, where)) is not None:
        first = turns(connection).first(fitting, MOST)
        query = "SELECT s.words FROM json_each(?) j CROSS JOIN statement s ON s.n = j.value"
        return first, [words for (words,) in connection.execute(query, (json.dumps(first.tolist()),))], len(fitting)
    else:
        count = how_many(connection, "statement", where)
    if count > MANY:
        # Report by report in their order, along the index, so that those that come later are not gone through; those without a date come last.
        found: list[tuple[int, str]] = []
        for dated in _DATED:
            source = f"({_REPORTS.format(dated)}) x CROSS JOIN statement NOT INDEXED"
            query = f"SELECT statement.n, words FROM {source} ON statement.n BETWEEN x.n * {STEP} AND x.n * {STEP} + {STEP - 1} WHERE {where.sql} LIMIT ?"
            found += connection.execute(query, [*where.parameters, MOST - len(found)])
        return [number for number, _words in found], [words for _number, words in found], count
    source = "statement JOIN report ON report.n = statement.report"
    query = f"SELECT statement.n, words FROM {source} WHERE {where.sql} ORDER BY {_ORDER}, statement.n LIMIT {MOST}"
    found = connection.execute(query, where.parameters).fetchall()
    return [number for number, _words in found], [words for _number, words in found], count


def _told(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[Value, ...]]:
    """What is shown of quotations, by their numbers: ref, published, outlet, speaker, words."""
    rows = connection.execute(
        "SELECT s.n, r.id || '#' || s.id, r.published, r.outlet, s.speaker_name, s.words FROM statement s JOIN report r ON r.n = s.report"
        " WHERE s.n IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    )
    return {row[0]: row[1:] for row in rows}


def _groups(numbers: Sequence[int] | Numbers, texts: Sequence[str]) -> tuple[Numbers, Numbers, int]:
    """Versions of one quotation side by side in the order given, by their numbers, and where those of each begin, those that stand alone left out; how many
    are too short to be looked at."""
    import numpy

    # However often the same is quoted, it is one version.
    versions: dict[str, int] = {}
    of = numpy.fromiter((versions.setdefault(text, len(versions)) for text in texts), dtype=numpy.int64, count=len(texts))
    distinct = list(versions)
    alike, counts = sharing(distinct)
    short = [number for number, count in enumerate(counts) if _is_short(distinct[number], count)]
    too_short = set(short)
    alike = [number for number in alike if number not in too_short]
    groups = Groups[int]()
    for one, other in _of_one(list(words_of_all([distinct[number] for number in alike]))):
        groups.join(alike[one], alike[other])
    # Each stands under the first of its versions; most stand alone, or are quoted in the same letters.
    under = numpy.arange(len(distinct))
    for first, *others in groups.all():
        under[others] = first
    under[short] = -1
    heads = under[of]
    often = numpy.bincount(heads[heads >= 0], minlength=len(distinct))
    several = numpy.flatnonzero((heads >= 0) & (often[heads] > 1))
    order = several[numpy.argsort(heads[several], kind="stable")]
    heads = heads[order]
    begins = numpy.flatnonzero(numpy.append(True, heads[1:] != heads[:-1])) if len(heads) else order
    return numpy.asarray(numbers)[order], begins, int((under[of] < 0).sum())


def _is_short(text: str, count: int) -> bool:
    """Whether a text has too few words, of which so many are left where apostrophes part them."""
    if count < FEWEST or ("'" not in text and "’" not in text):
        return count < FEWEST
    return count - text.count("'") - text.count("’") < FEWEST and len(words_of(text)) < FEWEST


def _of_one(texts: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Pairs, by their numbers, of which each is the same quotation in other words or letters."""
    versions: dict[tuple[str, ...], int] = {}
    for at, words in enumerate(texts):
        first = versions.setdefault(tuple(words), at)
        if first != at:
            yield first, at
    runs = {at: runs_of(texts[at]) for at in versions.values()}
    by_run: dict[str, list[int]] = defaultdict(list)
    for at, own in runs.items():
        for run in own:
            by_run[run].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_run.values():
        if 1 < len(places) <= COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
    for (a, b), count in shared.items():
        if count >= SAME * min(len(runs[a]), len(runs[b])):
            yield a, b


def _differs(one: str, other: str) -> str | None:
    """What a version leaves out (in square brackets) and adds (in braces), against the first; None where it is the same."""
    first, words = words_of(one), words_of(other)
    if first == words:
        return None
    told = []
    for what, a, b, c, d in SequenceMatcher(None, first, words, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            told.append(f"[{' '.join(first[a:b])}]")
        if what in ("insert", "replace"):
            told.append("{" + " ".join(words[c:d]) + "}")
    return " ".join(told)
