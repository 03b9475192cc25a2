"""Groups of copies, kept in step report by report: a new report is compared with those alone that share a band of its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.record.connecting import Connection
from onrecord.record.linking import kept
from onrecord.record.linking.actors import number_of
from onrecord.record.linking.copies import Pair, bands, compared, group_of
from onrecord.record.linking.texts import Text


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


def add(connection: Connection, reports: Iterable[int], keep: Callable[[Text], None]) -> set[int]:
    """Finds the copies of these reports, and returns all whose group is another than before; ``keep`` gets each report's text, whose words
    are found but once."""
    texts = Texts(connection)
    touched: set[int] = set()
    for report in reports:
        one = texts[report]
        found = bands(one)
        keep(one)
        near = _near(connection, report, found)
        connection.executemany("INSERT OR IGNORE INTO text_band VALUES (?, ?)", [(band, report) for band in found])
        if near and kept.alone(connection, report, "copy"):
            continue
        for other in near:
            pair = compared(one, texts[other])
            if pair is not None and not kept.alone(connection, other, "copy"):
                first, second = (report, other) if pair.first == one.id else (other, report)
                row = (first, second, pair.likeness, pair.why)
                connection.execute("INSERT OR REPLACE INTO copy_pair VALUES (?, ?, ?, ?)", row)
                touched |= {report, other}
    return _regrouped(connection, touched, texts)


def forget(connection: Connection, report: int) -> set[int]:
    """Takes a report out of its group of copies, and returns all whose group is another than before."""
    touched = _members(connection, {report})
    connection.execute("DELETE FROM copy_pair WHERE first = ?", (report,))
    connection.execute("DELETE FROM copy_pair WHERE second = ?", (report,))
    return _regrouped(connection, touched, Texts(connection))


def _near(connection: Connection, report: int, found: list[int]) -> list[int]:
    marks = ", ".join("?" * len(found))
    rows = connection.execute(f"SELECT DISTINCT report FROM text_band WHERE hash IN ({marks}) AND report <> ?", (*found, report))
    return sorted(n for (n,) in rows)


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
