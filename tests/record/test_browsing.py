"""How much of a record the lists of the desk go through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import synthetic
from onrecord.record import browsing, counts, who
from onrecord.record.connecting import Connection, transaction
from onrecord.record.facets import LISTS, OPEN
from onrecord.record.narrowing import Asked
from onrecord.record.relinking import link
from onrecord.record.rows import STEP, prepare
from onrecord.record.store import connect_to_read, connect_to_write
from onrecord.record.writing import put

REPORTS = 150
ASSAULTS = Asked({"type": ["ASSAULT"]}, since="2005", until="2025")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = tmp_path_factory.mktemp("browsing") / "onrecord.db"
    with closing(connect_to_write(path)) as writing, transaction(writing):
        for reading in synthetic.readings(REPORTS):
            put(writing, prepare(reading))
    with closing(connect_to_read(path)) as reading_only:
        yield reading_only


def steps(connection: Connection, ask: Callable[[], object]) -> int:
    """How many hundreds of steps SQLite takes to answer."""
    taken = [0]

    def step() -> int:
        taken[0] += 1
        return 0

    connection.set_progress_handler(step, 100)
    try:
        ask()
    finally:
        connection.set_progress_handler(None, 0)
    return taken[0]


def test_the_newest_of_a_type_are_found_without_going_through_the_type_for_each_report(connection: Connection) -> None:
    few = steps(connection, lambda: browsing.hits(connection, "events", ASSAULTS))
    whole = steps(connection, lambda: browsing.hits(connection, "events", ASSAULTS, limit=None))
    assert few < 4 * whole


def test_the_total_of_a_list_asks_for_no_report_and_no_place(connection: Connection) -> None:
    joined = "SELECT count(*) FROM statement e JOIN report r ON r.n = e.report LEFT JOIN place p ON p.n = e.place WHERE 1"
    all_of_it = steps(connection, lambda: connection.execute(joined).fetchone())
    assert steps(connection, lambda: browsing.total(connection, "statements", Asked({}))) < 0.7 * all_of_it


@pytest.mark.parametrize(("name", "which"), [(name, which) for name, layer in LISTS.items() for which in layer.facets])
def test_a_facet_counts_what_the_list_narrowed_by_it_holds(connection: Connection, name: str, which: str) -> None:
    whole = browsing.total(connection, name, Asked({}))
    counted = browsing.facet(connection, name, Asked({}), which)
    assert counted
    for value, count in counted[:3]:
        if value != OPEN:
            assert browsing.total(connection, name, Asked({which: [value]})) == count <= whole


def test_events_without_a_source_are_counted_as_open(connection: Connection, tmp_path: Path) -> None:
    path = tmp_path / "open.db"
    with closing(connect_to_write(path)) as writing, transaction(writing):
        put(writing, prepare(synthetic.reading(1)))
        writing.execute("DELETE FROM role WHERE event = ? AND part = 'source'", (STEP + 1,))
        writing.execute("UPDATE event SET same_as = NULL")
        counts.count_anew(writing)
    with closing(connect_to_read(path)) as opened:
        assert (OPEN, 1) in browsing.facet(opened, "events", Asked({}), "source")
        assert (OPEN, 1) in browsing.facet(opened, "events", Asked({}), "who")
        assert sum(count for _value, count in browsing.facet(opened, "events", Asked({}), "who")) == 10


def test_who_is_joined_is_one_line_and_takes_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "joined.db"
    with closing(connect_to_write(path)) as writing, transaction(writing):
        for reading in synthetic.readings(20):
            put(writing, prepare(reading))
    with closing(connect_to_read(path)) as opened:
        apart = who.actors(opened, limit=5)
        before = steps(opened, lambda: who.actors(opened, limit=5))
    link(path)
    with closing(connect_to_read(path)) as opened:
        joined = who.actors(opened, limit=5)
        assert joined.count <= apart.count
        assert joined.rows[0][4] >= apart.rows[0][4]  # type: ignore[operator]
        assert steps(opened, lambda: who.actors(opened, limit=5)) < 2 * before
