"""Groups of copies, kept in step report by report: a new report is compared with those alone that share a band of its signature."""

from __future__ import annotations

from bisect import bisect_left
from itertools import batched, combinations, groupby
from operator import itemgetter

from onrecord.record.connecting import Connection
from onrecord.record.linking import kept
from onrecord.record.linking.actors import number_of
from onrecord.record.linking.copies import Pair, compared, group_of
from onrecord.record.linking.texts import Text

#: Numbers that one query takes.
#: Bound of work.
_MANY = 500


class Texts(dict[int, Text]):
    """The texts of reports by their numbers, read when first asked for; not more than so many at a time."""

    MOST = 512

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection

    def __missing__(self, report: int) -> Text:
        if len(self) >= self.MOST:
            self.clear()
        found = self[report] = kept.text(self.connection, report)
        return found


def add(connection: Connection, found: list[tuple[int, int]], texts: Texts) -> set[int]:
    """Finds the copies of reports by their bands, given with the report, and returns all whose group is another than before."""
    found.sort()  # numbers side by side stand on the same pages
    touched: set[int] = set()
    for report, other in sorted(_near(connection, found)):
        pair = compared(texts[report], texts[other])
        if pair is not None and not any(kept.alone(connection, n, "copy") for n in (report, other)):
            numbers = (report, other) if pair.first == texts[report].id else (other, report)
            connection.execute("INSERT OR REPLACE INTO copy_pair VALUES (?, ?, ?, ?)", (*numbers, pair.likeness, pair.why))
            touched |= {report, other}
    connection.executemany("INSERT OR IGNORE INTO text_band VALUES (?, ?)", found)
    return _regrouped(connection, touched, texts)


def forget(connection: Connection, report: int) -> set[int]:
    """Takes a report out of its group of copies, and returns all whose group is another than before."""
    touched = _members(connection, {report})
    connection.execute("DELETE FROM copy_pair WHERE first = ?", (report,))
    connection.execute("DELETE FROM copy_pair WHERE second = ?", (report,))
    return _regrouped(connection, touched, Texts(connection))


def _near(connection: Connection, found: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs of reports, the smaller number in front, that have a band in common: these, given by band, with one another and with all that
    are kept."""
    pairs: set[tuple[int, int]] = set()
    numbers = []
    for band, group in groupby(found, itemgetter(0)):
        numbers.append(band)
        pairs.update(combinations([report for _band, report in group], 2))
    for some in batched(numbers, _MANY):
        marks = ", ".join("?" * len(some))
        for band, other in connection.execute(f"SELECT hash, report FROM text_band WHERE hash IN ({marks})", some):
            at = bisect_left(found, (band, 0))
            while at < len(found) and found[at][0] == band:
                pairs.add((min(found[at][1], other), max(found[at][1], other)))
                at += 1
    return {(one, other) for one, other in pairs if one != other}


def _members(connection: Connection, reports: set[int]) -> set[int]:
    """These reports and all of their groups."""
    found = set(reports)
    for report in reports:
        query = "SELECT y.report FROM copy x JOIN copy y ON y.copies = x.copies WHERE x.report = ?"
        found |= {n for (n,) in connection.execute(query, (report,))}
    return found


def _pairs(connection: Connection, report: int) -> list[tuple[int, int, float, str]]:
    query = "SELECT first, second, likeness, why FROM copy_pair WHERE first = ? UNION SELECT first, second, likeness, why FROM copy_pair WHERE second = ?"
    return connection.execute(query, (report, report)).fetchall()


def _regrouped(connection: Connection, touched: set[int], texts: Texts) -> set[int]:
    """Makes the groups of these reports anew from the pairs that there are."""
    touched = _members(connection, touched)
    for report in sorted(touched):
        group = connection.execute("SELECT copies FROM copy WHERE report = ?", (report,)).fetchone()
        if group is not None:
            connection.execute("DELETE FROM copy WHERE copies = ?", group)
            connection.execute("DELETE FROM copies WHERE n = ?", group)
    seen: set[int] = set()
    for report in sorted(touched):
        if report not in seen:
            members, pairs = _component(connection, report)
            seen |= members
            if len(members) > 1:
                _write(connection, members, pairs, texts)
    return touched | seen


def _component(connection: Connection, report: int) -> tuple[set[int], set[tuple[int, int, float, str]]]:
    members, waiting, pairs = {report}, [report], set[tuple[int, int, float, str]]()
    while waiting:
        for pair in _pairs(connection, waiting.pop()):
            pairs.add(pair)
            for other in pair[:2]:
                if other not in members:
                    members.add(other)
                    waiting.append(other)
    return members, pairs


def _write(connection: Connection, members: set[int], pairs: set[tuple[int, int, float, str]], texts: Texts) -> None:
    by_id = {texts[n].id: n for n in sorted(members)}
    told = [Pair(texts[first].id, texts[second].id, likeness, why) for first, second, likeness, why in pairs]
    group = group_of(sorted(by_id), told, lambda identity: texts[by_id[identity]])
    original = by_id[group.original] if group.original else None
    number = number_of(group.key)
    connection.execute("INSERT INTO copies VALUES (?, ?, ?, ?)", (number, group.key, original, group.why))
    for member in group.members:
        pair = group.nearest[member]
        other = pair.second if pair.first == member else pair.first
        connection.execute("INSERT INTO copy VALUES (?, ?, ?, ?)", (by_id[member], number, pair.likeness, f"with {other[:10]}: {pair.why}"))
