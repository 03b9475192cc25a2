"""The same sentence as several reports quote it, with where their versions differ."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import chain, combinations
from typing import Unpack

from onrecord.record import tallied
from onrecord.record.asked import Statements
from onrecord.record.asking import said
from onrecord.record.filters import Where
from onrecord.record.linking.groups import Groups
from onrecord.record.linking.texts import RUN, runs_of, words_of_all
from onrecord.record.listing import how_many, left_out
from onrecord.record.result import Rows, Value, columns
from onrecord.record.rows import STEP

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
#: By what the number of a run is made of its words' numbers.
#: By definition: an odd number without a pattern.
_FACTOR = 0x9E3779B97F4A7C15
_KINDS = "statement.kind <> 'indirect'"
COLUMNS = columns("quote reports outlets ref published outlet speaker words differs")


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
    number = _how_many(connection, where)
    found = _found(connection, where, number)
    versions, groups, short = _groups([text for _number, text in found])
    numbers = [[found[at][0] for at in group] for group in groups]
    numbers = [group for group in numbers if len({number // STEP for number in group}) >= least]
    known = _known(connection, [number for group in numbers for number in group])
    kept: list[tuple[int, int, str, list[int]]] = []
    for group in numbers:
        outlets = {outlet for number in group if (outlet := known[number][1])}
        kept.append((-len(outlets), -len({number // STEP for number in group}), known[group[0]][0], group))
    kept.sort(key=lambda told: told[:3])
    shown = kept if limit is None else list(_first(kept, limit))
    told = _told(connection, [number for *_order, group in shown for number in group])
    by_number = {found[at][0]: one for at, one in versions.items()}
    rows = tuple(
        (ref, -reports, -outlets, *told[number], _differs(by_number[group[0]], by_number[number]))
        for outlets, reports, ref, group in shown
        for number in group
    )
    beside = (
        (f"after the first {MOST:,}, not looked at (narrow it down by words or a time)", number - MOST),
        (f"shorter than {FEWEST} words", short),
    )
    left = (*left_out(connection, "statement", where), *((reason, count) for reason, count in beside if count > 0))
    return Rows(COLUMNS, rows[:limit], sum(len(group) for *_order, group in kept), left)


def _first(kept: Iterable[tuple[int, int, str, list[int]]], limit: int) -> Iterator[tuple[int, int, str, list[int]]]:
    """The first groups that hold so many rows."""
    count = 0
    for one in kept:
        if count >= limit:
            return
        yield one
        count += len(one[3])


def _how_many(connection: sqlite3.Connection, where: Where) -> int:
    """How many quotations fit: from the counts of kinds, where all are asked for."""
    if where.conditions == [_KINDS] and not tallied.as_read(connection):
        query = "SELECT coalesce(sum(entries), 0) FROM entry_facet WHERE layer = 'statements' AND facet = 'kind' AND value <> 'indirect'"
        number: int = connection.execute(query).fetchone()[0]
        return number
    return how_many(connection, "statement", where)


def _found(connection: sqlite3.Connection, where: Where, number: int) -> list[tuple[int, str]]:
    """The numbers and words of the quotations in order of the reports' dates, ``MOST`` at most."""
    source = "statement JOIN report ON report.n = statement.report"
    order = "report.published IS NULL, report.published, report.id"
    if number > MANY and " IN (SELECT " not in where.sql:
        # Report by report in their order, so that those that come later are not gone through.
        source = (
            f"(SELECT n FROM report ORDER BY {order} LIMIT -1) x CROSS JOIN statement NOT INDEXED"
            f" ON statement.n BETWEEN x.n * {STEP} AND x.n * {STEP} + {STEP - 1}"
        )
        order = ""
    return connection.execute(
        f"SELECT statement.n, words FROM {source} WHERE {where.sql}{f' ORDER BY {order}, statement.n' if order else ''} LIMIT {MOST}",
        where.parameters,
    ).fetchall()


def _known(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Ref and outlet of quotations, by their numbers."""
    rows = connection.execute(
        "SELECT j.value, r.id || '#S' || (j.value & ?), r.outlet FROM json_each(?) j CROSS JOIN report r ON r.n = j.value / ?",
        (STEP - 1, json.dumps(numbers), STEP),
    )
    return {number: (ref, outlet) for number, ref, outlet in rows}


def _told(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[Value, ...]]:
    """What is shown of quotations, by their numbers: ref, published, outlet, speaker, words."""
    rows = connection.execute(
        "SELECT s.n, r.id || '#' || s.id, r.published, r.outlet, s.speaker_name, s.words FROM statement s JOIN report r ON r.n = s.report"
        " WHERE s.n IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    )
    return {row[0]: row[1:] for row in rows}


def _groups(texts: Sequence[str]) -> tuple[dict[int, tuple[str, ...]], list[list[int]], int]:
    """The words of each by its number; versions of one quotation in the order given, those that stand alone left out; how many are too short to be
    looked at."""
    words, short = _words(texts)
    # However often the same words are quoted, they are one version.
    groups = Groups[int]()
    versions: dict[tuple[str, ...], int] = {}
    for at, one in words.items():
        first = versions.setdefault(one, at)
        if first != at:
            groups.join(first, at)
    by_run: dict[str, list[int]] = defaultdict(list)
    alike = _sharing_a_run(versions)
    runs = {at: runs_of(list(one)) for one, at in versions.items() if at in alike}
    for at, own in runs.items():
        for run in own:
            by_run[run].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_run.values():
        if 1 < len(places) <= COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
    for (a, b), count in sorted(shared.items()):
        if count >= SAME * min(len(runs[a]), len(runs[b])):
            groups.join(a, b)
    return words, groups.all(), short


def _words(texts: Sequence[str]) -> tuple[dict[int, tuple[str, ...]], int]:
    """The words of each text that has enough of them, by its number, and how many have not."""
    # Put in one form all at once, as ``words_of`` does one by one.
    found = {at: tuple(words) for at, words in enumerate(words_of_all(texts)) if len(words) >= FEWEST}
    return found, len(texts) - len(found)


def _sharing_a_run(versions: Mapping[tuple[str, ...], int]) -> Set[int]:
    """The numbers of those that may share a run of words with another: all that do are among them."""
    import numpy

    lengths = numpy.fromiter(map(len, versions), dtype=numpy.int64, count=len(versions))
    words = numpy.fromiter(map(hash, chain.from_iterable(versions)), dtype=numpy.int64, count=int(lengths.sum())).view(numpy.uint64)
    if len(words) < RUN:
        return frozenset()
    count = len(words) - RUN + 1
    runs = numpy.zeros(count, dtype=numpy.uint64)
    for at in range(RUN):
        runs = runs * numpy.uint64(_FACTOR) + words[at : at + count]
    of = numpy.repeat(numpy.arange(len(versions)), lengths)
    whole = of[:count] == of[RUN - 1 :]
    runs, of = runs[whole], of[:count][whole]
    in_order = numpy.sort(runs)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    numbers = list(versions.values())
    return {numbers[at] for at in numpy.unique(of[numpy.isin(runs, twice)]).tolist()} if len(twice) else frozenset()


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
