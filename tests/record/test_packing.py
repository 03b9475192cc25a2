"""Events as numbers: parts that are written and changed, and columns that are read."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy
import pytest

from onrecord.record import packing, unpacking
from onrecord.record.cells import NO_DAY
from onrecord.record.connecting import Holding, moment, of_one_moment
from onrecord.record.packing import BASE, ELSEWHERE, Packed, Part
from onrecord.record.rows import STEP

DAY = date(2025, 6, 10).toordinal()


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE packed (what TEXT, part INTEGER, told BLOB, PRIMARY KEY (what, part)) WITHOUT ROWID")
        yield made


def events(chance: random.Random, count: int) -> list[Packed]:
    """Made-up events, some of which are of no day, of several, or of one that is far."""
    found: list[Any] = []
    number = 0
    for _ in range(count):
        number += chance.choice((1, 1, 1, 3))
        first = chance.choice((0, DAY, DAY + 40, DAY + 41, 1, BASE, BASE + 1, BASE + ELSEWHERE - 1, BASE + ELSEWHERE, NO_DAY))
        last = first + chance.choice((0, 0, 30)) if first > 0 else first
        found.append((number, first, last, *(chance.choice((0, 1, 9, 70_000)) for _ in range(3))))
    return found


def put(connection: sqlite3.Connection, reports: dict[int, list[Packed]]) -> None:
    """Writes the parts of these reports, which come in any order."""
    parts: dict[int, Part] = {}
    for report, told in reports.items():
        parts.setdefault(report // packing.TOGETHER, Part({})).put(report, DAY, told)
    for at, part in parts.items():
        for what, held in part.told().items():
            connection.execute("INSERT OR REPLACE INTO packed VALUES (?, ?, ?)", (what, at, held))


def made(seed: int) -> dict[int, list[Packed]]:
    chance = random.Random(seed)
    return {report: events(chance, chance.randrange(1, 6)) for report in chance.sample(range(4_000), 60)}


@pytest.mark.parametrize("seed", range(4))
def test_columns_say_what_was_put_in(seed: int, connection: sqlite3.Connection) -> None:
    reports = made(seed)
    put(connection, reports)
    told = [(report * STEP + number, *rest) for report in sorted(reports) for number, *rest in reports[report]]
    held = unpacking.Columns(connection)
    assert held.n.tolist() == [event[0] for event in told]
    every = numpy.arange(held.count)
    assert held.first(every).tolist() == [event[1] for event in told]
    assert held.numbered(every[::3]).tolist() == [event[0] for event in told[::3]]
    for name, at in (("kind", 3), ("source", 4), ("recipient", 5)):
        assert getattr(held, name).tolist() == [event[at] for event in told]
    for day in (1, BASE, BASE + 1, DAY, DAY + 41, BASE + ELSEWHERE + 5):
        # Those that are of no day are of none.
        assert held.since(day).tolist() == [event[2] >= day for event in told]
        dated = [(event[1] <= day) for event in told]
        assert (held.until(day) | (held.day == 0)).tolist() == [fits or event[1] == 0 for fits, event in zip(dated, told, strict=True)]
    asked = sorted({*(event[0] for event in told[::2]), 5, told[0][0] + 1, 9_000 * STEP + 1, told[3][0] - 1, STEP})
    assert held.holding(numpy.array(asked)).tolist() == [event[0] in asked for event in told]


@pytest.mark.parametrize("seed", range(4))
def test_a_part_is_the_same_however_it_came_to_be(seed: int) -> None:
    chance = random.Random(seed)
    reports = {report: events(chance, chance.randrange(5)) for report in range(20)}
    straight, changed = Part({}), Part({})
    for report, told in reports.items():
        straight.put(report, DAY, told)
    for report in chance.sample(range(20), 20):
        changed.put(report, DAY, reports[report])
    assert changed == straight
    for report in chance.sample(range(20), 9):
        assert changed.take(report) is bool(reports[report])
        assert not changed.take(report)
        assert changed != straight or not reports[report]
        changed.put(report, DAY, reports[report])
        assert changed == straight
    assert Part(straight.told()) == straight
    for report in reports:
        straight.take(report)
    assert straight.told() == {}


def test_what_is_cut_off_is_no_part() -> None:
    part = Part({})
    part.put(3, DAY, [(1, DAY, DAY, 1, 2, 3), (2, DAY, DAY + 3, 1, 2, 3)])
    for what, held in part.told().items():
        for size in (1, 2):
            with pytest.raises(ValueError, match=r"\w"):
                Part({**part.told(), what: held[:-size]})


def test_some_and_counted() -> None:
    values = numpy.array([0, 3, 3, 1, 2, 3], dtype=numpy.uint16)
    assert [(part.start, part.stop) for part in unpacking.some(5, 2)] == [(0, 2), (2, 4), (4, 5)]
    assert unpacking.counted(values, None, 5).tolist() == [1, 1, 1, 3, 0]
    assert unpacking.counted(values, values == 3, 5).tolist() == [0, 0, 0, 3, 0]
    rare = numpy.zeros(100, dtype=bool)
    rare[7] = True
    assert unpacking.counted(numpy.arange(100) // 50, rare, 2).tolist() == [1, 0]
    assert unpacking.taken(numpy.array([True, False, False, True]), values).tolist() == [True, True, True, False, False, True]


def test_what_is_held_is_let_go_when_somebody_writes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE packed (what TEXT, part INTEGER, told BLOB, PRIMARY KEY (what, part)) WITHOUT ROWID")
        put(writer, {3: [(1, DAY, DAY, 1, 2, 3)]})
        with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None, factory=Holding)) as reader:
            first = unpacking.columns(reader)
            assert first is not None
            assert first.kind.tolist() == [1]
            assert unpacking.columns(reader) is first
            with moment(reader):
                put(writer, {3: [(1, DAY, DAY, 1, 2, 3), (2, DAY, DAY, 4, 2, 3)]})
                assert unpacking.columns(reader) is first
            second = unpacking.columns(reader)
            assert second is not None
            assert second.kind.tolist() == [1, 4]


def test_all_of_a_question_is_of_one_moment(tmp_path: Path) -> None:
    @of_one_moment
    def twice(connection: sqlite3.Connection, also: str) -> list[int]:
        query = f"SELECT count(*) FROM packed WHERE what <> '{also}'"
        before = connection.execute(query).fetchone()[0]
        put(writer, {5_000: [(1, DAY, DAY, 1, 2, 3)]})
        return [before, connection.execute(query).fetchone()[0]]

    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE packed (what TEXT, part INTEGER, told BLOB, PRIMARY KEY (what, part)) WITHOUT ROWID")
        with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as reader:
            assert twice(reader, "x") == [0, 0]
            with moment(reader):
                assert twice(reader, also="x") == [6, 6]
                assert reader.in_transaction
            assert not reader.in_transaction
