"""Who some reports tell of, from arrays of who is joined, on a record made by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
import pytest

from onrecord.record import joined, turns, witnesses
from onrecord.record.connecting import Holding
from onrecord.record.rows import STEP
from onrecord.record.store import connect_in_memory

if TYPE_CHECKING:
    from onrecord.record.numbers import Mask

#: By report its date and who is told of in it: figurehead, name, title.
REPORTS: tuple[tuple[str | None, tuple[tuple[int, str, str | None], ...]], ...] = (
    ("2020-03-01", ((1, "Ann", "minister"), (2, "Bo", None))),
    ("2020-01-01", ((1, "Ann Lee", None), (1, "Ann", "minister"))),
    (None, ((1, "Lee", "envoy"), (3, "Cy", "general"))),
    ("2020-02-01", ((1, "Ann", "envoy"),)),
    ("2020-02-01", ((2, "Bo", None), (0, "officials", None))),
)


@pytest.fixture
def made() -> Iterator[sqlite3.Connection]:
    with closing(connect_in_memory()) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for report, (day, told) in enumerate(REPORTS, start=1):
            connection.execute(
                "INSERT INTO report (n, id, published, given, text) VALUES (?, ?, ?, '', '')", (report, f"r{9 - report}", day)
            )
            for number, (head, name, title) in enumerate(told, start=1):
                actor = report * STEP + number
                connection.execute(
                    "INSERT INTO actor (n, report, id, name, kind, title, key, why) VALUES (?, ?, ?, ?, 'person', ?, ?, '[]')",
                    (actor, report, f"A{number}", name, title, str(number)),
                )
                if head:
                    connection.execute(
                        "INSERT OR IGNORE INTO figurehead VALUES (?, ?, ?, 'person', NULL, NULL, '', '')", (head, str(head), name)
                    )
                    connection.execute("INSERT INTO same_actor VALUES (?, ?, '')", (actor, head))
        connection.execute("DELETE FROM form")
        connection.execute(
            "INSERT INTO form SELECT s.figurehead, a.name, coalesce(a.title, ''), '', '', count(*) FROM same_actor s JOIN actor a ON a.n = s.actor"
            " GROUP BY 1, 2, 3"
        )
        yield connection


def _marks(*reports: int) -> Mask:
    marks: Mask = numpy.isin(numpy.arange(len(REPORTS) + 1), reports)
    return marks


def test_entries_come_in_the_order_of_their_reports(made: sqlite3.Connection) -> None:
    held = turns.Turns(made)
    # Of one day the smaller id comes first; without a day none does.
    assert (held.places.tolist()[1:], held.dated) == ([3, 0, 4, 2, 1], 4)
    numbers = numpy.array([STEP + 1, 2 * STEP + 1, 2 * STEP + 2, 3 * STEP + 7, 4 * STEP + 1, 5 * STEP + 3])
    told = [numbers[at] for at in (1, 2, 5, 4, 0, 3)]
    for limit in (1, 2, 3, 6, 9):
        assert held.first(numbers, limit).tolist() == told[:limit]


def test_a_report_that_tells_of_one_twice_counts_once(made: sqlite3.Connection) -> None:
    held = joined.Joined(made)
    assert held.heads.tolist() == [1, 2, 3]
    assert held.counts(_marks(1, 2, 3, 4, 5)).tolist() == [4, 2, 1]
    assert held.counts(_marks(2, 5)).tolist() == [1, 1, 0]


def test_who_is_only_described_is_counted_in_these_reports_alone(made: sqlite3.Connection) -> None:
    held = joined.Joined(made)
    assert held.described(_marks(1, 2, 3, 4)) == 0
    assert held.described(_marks(4, 5)) == 1


@pytest.mark.parametrize("first", [1, 32])
@pytest.mark.parametrize(
    ("head", "reports", "told"),
    [
        (
            1,
            (1, 2, 3, 4),
            ("Ann; Ann Lee; Lee", "minister (2020-01-01 to 2020-03-01); envoy (2020-02-01)", "2020-01-01", "2020-03-01"),
        ),
        (1, (3, 4), ("Ann; Lee", "envoy (2020-02-01)", "2020-02-01", "2020-02-01")),
        (1, (3,), ("Lee", "envoy", None, None)),
        (2, (1, 5), ("Bo", None, "2020-02-01", "2020-03-01")),
        (3, (1, 3), ("Cy", "general", None, None)),
    ],
)
def test_of_somebody_is_told_what_these_reports_tell(
    made: sqlite3.Connection,
    head: int,
    reports: tuple[int, ...],
    told: tuple[str | None, ...],
    first: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many are looked at first; of a report without a date no day is told."""
    monkeypatch.setattr(joined, "FIRST", first)
    assert joined.Joined(made).details(head, _marks(*reports)) == told


def test_where_nobody_is_joined_nobody_is_counted() -> None:
    with closing(connect_in_memory()) as connection:
        held = joined.Joined(connection)
        assert not len(held.counts(_marks(1)))
        assert held.described(numpy.zeros(1, dtype=bool)) == 0


def test_who_only_reads_holds_them_until_somebody_writes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as writer:
        writer.execute("CREATE TABLE same_actor (actor INTEGER PRIMARY KEY, figurehead INTEGER)")
        with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None, factory=Holding)) as reader:
            before = joined.joined(reader)
            reader.holding("events", lambda: 1)
            assert joined.joined(reader) is before, "what else is held takes no place of it"
            writer.execute("INSERT INTO same_actor VALUES (1, 1)")
            assert joined.joined(reader).heads.tolist() == [1]


def test_many_reports_have_the_outlets_and_the_order_that_few_have(made: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    for report, outlet in enumerate(("Herald", None, "Gazette", "", "Herald"), start=1):
        made.execute("UPDATE report SET outlet = ? WHERE n = ?", (outlet, report))
    asked = numpy.array([5, 1, 2, 3, 4, 1])
    answers = []
    for few in (9, 0):
        monkeypatch.setattr(witnesses, "FEW", few)
        outlets, places = witnesses.witnesses(made, asked)
        assert [outlets[0] == other for other in outlets] == [True, True, False, False, False, True]
        assert outlets[2] == outlets[4] == 0 < outlets[3]
        answers.append(numpy.argsort(places, kind="stable").tolist())
    assert answers == [[0, 4, 3, 2, 1, 5]] * 2
