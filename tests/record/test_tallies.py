"""The counts beside the events say what the events say: over filters by chance, after judgements, undoing, re-reading and taking apart."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import copies as made_of_copies
import synthetic
from onrecord.archive import Archive
from onrecord.errors import RecordError
from onrecord.record import (
    asking,
    browsing,
    counting,
    dyads,
    following,
    lines,
    links,
    listing,
    narrowing,
    overview,
    pairs,
    quoting,
    searching,
    sides,
    sifting,
    spoken,
    tallied,
    told_as,
    told_in,
    valued,
    who,
    witnesses,
)
from onrecord.record.connecting import transaction
from onrecord.record.counts import TABLES, count_anew, faults
from onrecord.record.facets import LISTS
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_read, connect_to_write
from onrecord.record.writing import put_all, reread
from onrecord.types import Day, Reading, Report
from small_record import make

STATES = ("USA", "JPN", "CHN", "RUS", "IGO")


def varied(seed: int) -> Reading:
    """A made-up reading with what real ones have beside: days of months and years, deeds told again, parties that nobody names or places."""
    chance = random.Random(seed)
    reading = synthetic.reading(seed)
    actors = tuple(
        replace(
            actor,
            state=chance.choice((*STATES, None)),
            name=chance.choice((actor.name, actor.name, "Ann Kalo", "Bo Mer")),
            title=chance.choice((None, "minister", "senator")),
            mentions=tuple(replace(one, kind=chance.choice(("name", "name", "nominal"))) for one in actor.mentions),
        )
        for actor in reading.actors
    )
    events = []
    for event in reading.events:
        value = event.date.value if event.date else f"2012-0{chance.randrange(1, 9)}-03"
        day = chance.choice((None, Day(value, "told"), Day(value[:7], "told"), Day(value[:4], "tense"), Day(value, "report")))
        events.append(
            replace(
                event,
                day=day,
                date=chance.choice((None, event.date)),
                intensity=chance.choice((None, event.intensity)),
                status=chance.choice(("actual", "actual", "planned", "hypothetical", "negated")),
                source=() if chance.random() < 0.1 else (*event.source, *event.recipient)[: chance.randrange(1, 3)],
                recipient=() if chance.random() < 0.1 else (*event.recipient, *event.source)[: chance.randrange(1, 3)],
                same_as="E1" if event.id != "E1" and chance.random() < 0.2 else None,
            )
        )
    was = reading.report
    report = was if seed % 2 else replace(Report.of(was.text, given_id=was.given_id, title=was.title, outlet=was.outlet), blocks=was.blocks)
    statements = tuple(replace(one, kind=chance.choice(("direct", "indirect", "mixed"))) for one in reading.statements)
    return replace(reading, actors=actors, events=tuple(events), statements=statements, report=report)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [varied(seed) for seed in range(30)]


@pytest.fixture
def record(readings: list[Reading], tmp_path: Path) -> Archive:
    return make(tmp_path / "r.db", readings)


def some(chance: random.Random, **choices: tuple[Any, ...]) -> dict[str, Any]:
    """Some of the filters with one of their values each."""
    return {name: chance.choice(values) for name, values in choices.items() if chance.random() < 0.4}


def filters(chance: random.Random) -> dict[str, Any]:
    found = some(
        chance, type=("assault", "CONSULT", "AID"), status=("actual", "planned", "negated"), since=("2010", "2012-03", "2012-03-07"),
        until=("2016", "2013-02", "2014-05-05"), with_copies=(True,), told_only=(True,), once=(True,), place=("USA",), outlet=("Outlet 3",),
    )  # fmt: skip
    return found | some(chance, **{chance.choice(("source", "recipient", "actor")): (*STATES, "USA.GOV", "minister")})


def asked(chance: random.Random) -> narrowing.Asked:
    chosen = some(chance, type=(("AID",), ("AID", "ASSAULT")), status=(("actual",),), quad=(("1", "4"),))
    chosen |= some(chance, source=(("USA",), ("-",), ("USA", "JPN"))) | some(chance, recipient=(("JPN",),))
    more = some(chance, since=("2010", "2012-03-07"), until=("2014-06",), copies=(True,), again=(True,), words=("treaty",))
    off = tuple(some(chance, undated=(1,), open=(1,), planned=(1,), hypothetical=(1,)))
    return narrowing.Asked(chosen, off=off, **more)


#: By what statements are narrowed, and actors.
SAID: tuple[dict[str, Any], ...] = (
    {"type": "AID"}, {"speaker": "USA", "since": "2010"}, {"speaker": "JPN.GOV"}, {"since": "2010", "until": "2013"}, {"until": "2012"},
    {"speaker": "Kalo", "about": "treaty OR island"}, {"kind": "direct", "outlet": "Outlet 3"}, {"about": "island", "kind": ("indirect", "mixed")},
    {"speaker": "USA", "told_only": True}, {"kind": "direct"}, {"place": "JPN", "since": "2009"},
)  # fmt: skip
SUCH: tuple[dict[str, Any], ...] = (
    {"about": "treaty", "kind": "person"}, {"since": "2009", "state": "USA"}, {"type": "AID", "role": "GOV"}, {"outlet": "Outlet 3", "name": "JPN"},
    {"since": "2012", "state": "RUS.MIL"},
)  # fmt: skip


def beside(record: Archive) -> dict[str, Any]:
    """What is compared, denied and found by words."""
    found: dict[str, Any] = {}
    for narrow in ({}, {"type": "AID"}, {"told_only": True, "once": True}, {"about": "treaty"}):
        for pair in (("Outlet 3", "Outlet 4"), ("Outlet 3", "The Reprint")):
            found[f"{pair} {narrow}"] = record.compare(*pair, **narrow)
        found[f"periods {narrow}"] = record.compare("2010..2012", "2013", by="period", **narrow)
    for pair, narrow in product((("USA", "JPN"), ("CHN", "Kalo")), ({}, {"since": "2011", "until": "2014"}, {"about": "treaty"})):
        found[f"{pair} {narrow}"] = record.compare(*pair, by="speaker", **narrow)
    for said, limit in product(SAID, (2, 20, None)):
        found[f"quotes {said} {limit}"] = record.quotes(limit=limit, **said)
    found["denied"], found["said in"] = record.denials(speaker="USA"), record.statements(outlet="outlet 3", limit=3)
    for narrow in (
        {},
        {"actor": "USA"},
        {"type": "AID", "outlet": "Outlet 3"},
        {"speaker": "JPN"},
        {"since": "2012"},
        {"speaker": "JPN", "until": "2012"},
    ):
        for words, limit in product(("treaty", "missile OR island"), (2, 20, None)):
            found[f"search {words} {narrow} {limit}"] = record.search(words, limit=limit, **narrow)
    return found


def answers(record: Archive, seed: int) -> dict[str, Any]:
    """What is answered to questions by chance; the same questions for the same seed."""
    chance = random.Random(seed)
    found: dict[str, Any] = {}
    for _ in range(25):
        by, narrow = chance.choice(("month", "quarter", "year", "day", "week")), filters(chance)
        narrow |= some(chance, about=("treaty", "missile OR island"))
        found[f"series {by} {narrow}"] = record.series(by=by, **narrow)
        found[f"series of reports {by} {narrow}"] = record.series(by=by, dated="report", **narrow)
        found[f"events {narrow}"] = record.events(limit=7, **narrow)
        pair = chance.sample(STATES, 2)
        told = {name: value for name, value in narrow.items() if name not in ("source", "recipient", "actor")}
        found[f"pair {pair} {by} {told}"] = record.series(*pair, by=by, both=chance.random() < 0.5, **told)
        narrowed = asked(chance)
        for facet in ("type", "status", "quad", "source", "recipient"):
            found[f"{facet} {narrowed}"] = record.ask(browsing.facet, "events", narrowed, facet)
        for switch in ("undated", "planned", "open"):
            found[f"{switch} {narrowed}"] = record.ask(browsing.turned_off, "events", narrowed, switch)
        for order in ("latest", "earliest"):
            found[f"{order} {narrowed}"] = record.ask(browsing.hits, "events", replace(narrowed, order=order), limit=5)
        found[f"total {narrowed}"] = record.ask(browsing.total, "events", narrowed)
        found[f"curve {narrowed}"] = list(record.ask(browsing.curve, "events", narrowed))
    found |= beside(record)
    for name in valued.COUNTED:
        every = narrowing.Asked({})
        found[f"total {name}"] = record.ask(browsing.total, name, every)
        found[f"curve {name}"] = [
            tuple(row.values()) if isinstance(row, dict) else tuple(row) for row in record.ask(browsing.curve, name, every)
        ]
        for which, most in product(LISTS[name].facets, (3, 12, 500)):
            found[f"{name} {which} {most}"] = record.ask(browsing.facet, name, every, which, most=most)
    for limit, state in product((3, 20), (None, *STATES)):
        found[f"statements {limit} {state}"] = record.statements(limit=limit, speaker=state)
    found["figures"], found["positions"] = record.figures(limit=9), record.positions(limit=9)
    for which, copies, again in product(sorted(valued.FACETS), (False, True), (False, True)):
        all_ = narrowing.Asked({}, copies=copies, again=again)
        found[f"{which} {copies} {again}"] = record.ask(browsing.facet, "events", all_, which, most=chance.choice((3, 12, 500)))
    for limit in (1, 5, 20, None):
        found[f"actors {limit}"] = record.actors(limit=limit)
        for told in ({"kind": "person"}, {"role": "gov"}, {"name": "USA"}, {"name": "JPN.MIL"}, {"state": "Russia", "kind": "person"}):
            found[f"actors {told} {limit}"] = record.actors(limit=limit, **told)
        for narrow in ({"type": "AID"}, {"since": "2012", "until": "2013"}, {"outlet": "Outlet 3"}, *SUCH):
            found[f"actors {narrow} {limit}"] = record.actors(limit=limit, **narrow)
            with pytest.MonkeyPatch.context() as many:
                many.setattr(told_in, "FEW", 0)
                assert record.actors(limit=limit, **narrow) == found[f"actors {narrow} {limit}"]
        found[f"pairs {limit}"] = record.ask(overview.pairs, limit or 500)
        for state in STATES:
            found[f"partners {state} {limit}"] = record.ask(overview.partners, state, limit or 500)
        for name, order, times in product(
            LISTS, ("newest", "oldest"), (("2012", "2013"), (None, "2011-05"), ("2012-03-07", None), (None, None))
        ):
            within = narrowing.Asked({}, since=times[0], until=times[1], order=order)
            found[f"{name} {within} {limit}"] = record.ask(browsing.browse, name, within, limit=limit)
        for said in ({"denied": True}, {"about": "treaty"}, {"about": "treaty", "denied": True}, *SAID):
            found[f"statements {said} {limit}"] = record.statements(limit=limit, **said)
    return found


def none(*_arguments: Any, **_options: Any) -> None:
    return None


def same(record: Archive, seed: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The answers, which are those of the events themselves; and the record is whole."""
    with monkeypatch.context() as patch:
        patch.setattr(asking, "MANY", 3)  # so that the first of a state's events are looked for in their order
        patch.setattr(listing, "MANY", 3)  # and entries in the first reports
        patch.setattr(listing, "FIRST", (2, 8))
        patch.setattr(browsing, "NEWEST", (2, 8))
        patch.setattr(told_as, "AMONG", (1, 2))
        patch.setattr(sides, "MANY", 0)  # and few pairs all at once
        patch.setattr(searching, "RANKED", 0)
        patch.setattr(counting, "RARE", 1_000_000)
        patch.setattr(listing, "FEW", 2)
        patch.setattr(sifting, "FEWEST", 0)  # and few events among the packed ones
        patch.setattr(spoken, "FEW", 3)
        patch.setattr(witnesses, "FEW", 3)
        patch.setattr(quoting, "MOST", 20)
        counted = answers(record, seed)
    with monkeypatch.context() as patch:
        patch.setattr(tallied, "chosen", none)
        patch.setattr(tallied, "narrowed", none)
        patch.setattr(dyads, "pair", none)
        patch.setattr(browsing, "_whole", none)
        patch.setattr(pairs, "narrowed", none)
        patch.setattr(browsing, "_of_one_state", none)
        patch.setattr(lines, "all_joined", none)
        patch.setattr(sifting, "chosen", none)
        patch.setattr(spoken, "fitting", none)
        patch.setattr(spoken, "left_out_of_all", none)
        patch.setattr(quoting, "MOST", 20)
        patch.setattr(searching, "RANKED", 0)
        patch.setattr(searching, "LISTED", -1)
        patch.setattr(tallied, "as_read", lambda _connection: True)
        patch.setattr(browsing, "NEWEST", ())
        exact = answers(record, seed)
    for question, answer in exact.items():
        assert counted[question] == answer, question
    assert record.verify() == ()
    return counted


def test_the_counts_answer_as_the_events(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    same(record, 0, monkeypatch)


@pytest.mark.slow
def test_the_counts_say_what_the_events_say(record: Archive, readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(bool(row["copied"]) for row in record.sql("SELECT copied FROM tally WHERE events > 0")) > 10
    for seed in range(4):
        same(record, seed, monkeypatch)
    refs = [str(row["ref"]) for row in record.events()][::40]
    for number, ref in enumerate(refs):
        verdict, amended = (("wrong", None), ("amended", {"type": "AID"}), ("right", None), ("amended", {"status": "planned"}))[number % 4]
        record.judge(ref, verdict, analyst="kay", **({"amended": amended} if amended else {}))
    judged = same(record, 5, monkeypatch)
    with closing(Archive(record.path, as_read=True)) as as_read:
        assert answers(as_read, 5) != judged
        same(as_read, 6, monkeypatch)
    for _ in refs[::2]:
        record.undo("kay")
    same(record, 7, monkeypatch)
    record.take_apart(str(next(iter(record.copies()))["ref"]), analyst="kay")
    same(record, 8, monkeypatch)
    with closing(connect_to_write(record.path)) as connection, transaction(connection):
        for reading in readings[:6]:
            again = replace(reading, events=reading.events[1:4])
            reread(connection, prepare(again), again)
    same(record, 9, monkeypatch)
    record.link()
    same(record, 10, monkeypatch)


def test_what_is_written_together_is_counted_as_what_is_written_one_by_one(tmp_path: Path) -> None:
    prepared = [prepare(one) for one in synthetic.readings(12, archive=True)]
    kept = []
    for name, parts in (("together", [prepared]), ("apart", [[one] for one in prepared])):
        path = tmp_path / f"{name}.db"
        with closing(connect_to_write(path)) as connection, transaction(connection):
            for part in parts:
                put_all(connection, part)
        with closing(sqlite3.connect(path)) as connection:
            kept.append([sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in (*TABLES, "dyad")])
    assert kept[0] == kept[1]
    assert kept[0][0]


@pytest.mark.slow
def test_a_count_that_is_not_that_of_the_events_is_told(record: Archive) -> None:
    for change in (
        "UPDATE event_facet SET events = events + 1 WHERE facet = 'place'",
        "UPDATE event_facet SET value = 'Nowhere' WHERE facet = 'outlet' AND value = 'Outlet 3'",
        "UPDATE line SET reports = 9 WHERE figurehead = (SELECT min(figurehead) FROM line)",
        "UPDATE form SET last = '2030-01-01' WHERE figurehead = (SELECT max(figurehead) FROM line)",
        "DELETE FROM form WHERE figurehead = (SELECT max(figurehead) FROM line)",
        "UPDATE unjoined SET actors = 900",
        "UPDATE told_as SET role = 'XXX' WHERE figurehead = (SELECT min(figurehead) FROM line)",
        "UPDATE mutual SET events = events + 1",
        "UPDATE extent SET last = '2030-01-01' WHERE report = 3",
        "UPDATE pair SET events = events + 1 WHERE source = 'USA' AND type = 'AID'",
        "UPDATE entry_facet SET entries = entries + 1 WHERE layer = 'figures' AND facet = 'unit'",
        "DELETE FROM entry_facet WHERE layer = 'statements' AND facet = 'speaker'",
        "DELETE FROM involved WHERE event = (SELECT max(event) FROM involved)",
        "UPDATE involved SET recipient = 1 - recipient WHERE event = (SELECT min(event) FROM involved)",
        "UPDATE tally SET events = events + 1 WHERE state = 'USA' AND part = 'source' AND type = 'AID'",
        "UPDATE tally SET state = 'FRA' WHERE state = 'JPN' AND type = 'AID'",
        "UPDATE tally SET intensity = 5 WHERE type = 'AID'",
        "DELETE FROM tally WHERE type = 'CONSULT'",
        "UPDATE packed SET told = substr(told, 3) WHERE what = 'kind'",
        "UPDATE packed SET told = zeroblob(length(told)) WHERE what = 'recipient'",
        "DELETE FROM packed WHERE what = 'time'",
        "DELETE FROM packed",
    ):
        table = f"{change.removeprefix('UPDATE ').removeprefix('DELETE FROM ').split()[0]}: "
        with closing(sqlite3.connect(record.path)) as connection, connection:
            assert connection.execute(change).rowcount > 0
        assert [line for line in record.verify() if line.startswith(table)], change
        with closing(connect_to_write(record.path)) as connection, transaction(connection):
            count_anew(connection)
        assert record.verify() == ()


def test_a_kind_of_packed_event_that_is_another_is_told(record: Archive) -> None:
    with closing(sqlite3.connect(record.path)) as connection, connection:
        assert connection.execute("UPDATE event_kind SET type = 'AID' WHERE type = 'ASSAULT'").rowcount
    assert [line for line in record.verify() if line.startswith("packed: ")]


def test_a_side_of_packed_events_that_is_another_is_told(record: Archive) -> None:
    with closing(sqlite3.connect(record.path)) as connection, connection:
        assert connection.execute("UPDATE event_side SET states = 'NRU' WHERE states = 'JPN'").rowcount
    assert [line for line in record.verify() if line.startswith("packed: ")]


def test_events_of_no_report_among_the_packed_ones_are_told(record: Archive) -> None:
    with closing(sqlite3.connect(record.path)) as connection, connection:
        connection.execute("INSERT INTO packed SELECT what, part + 9, told FROM packed")
    assert record.verify() == ("packed: there are events of no report",)


def test_events_of_reports_whose_date_is_no_day_are_asked_one_by_one(
    readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sifting, "FEWEST", 0)
    reading = readings[0]
    report = replace(Report.of(reading.report.text, published="2025", outlet="The Day"), blocks=reading.report.blocks)
    with closing(connect_to_write(tmp_path / "r.db")) as connection, transaction(connection):
        put_all(connection, [prepare(one) for one in (*readings[:3], replace(reading, report=report))])
    record = Archive(tmp_path / "r.db")
    assert record.verify() == ()
    assert record.events(outlet="The Day", limit=3).count
    assert record.ask(sifting.packed) is None


@pytest.mark.parametrize("about", [{}, {"speaker": "USA"}, {"actor": "USA", "type": "AID"}])
def test_the_best_hits_are_the_same_however_they_are_looked_up(
    record: Archive, about: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [record.search("treaty OR missile", limit=limit, **about) for limit in (1, 5, None)]
    monkeypatch.setattr(spoken, "FEW", 0)
    assert [record.search("treaty OR missile", limit=limit, **about) for limit in (1, 5, None)] == found
    assert found[-1].count > 1


@pytest.mark.parametrize("few", [2, 2_000])
def test_the_first_entries_are_those_of_all(record: Archive, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "FEW", few)
    monkeypatch.setattr(searching, "RANKED", 0)
    asked: list[tuple[Any, dict[str, Any]]] = [
        (record.statements, {"about": "treaty OR missile"}),
        (record.statements, {"outlet": "Outlet 3"}),
        (record.figures, {"outlet": "Outlet 3"}),
        (record.actors, {"role": "GOV"}),
        (record.actors, {"kind": "person"}),
        (lambda **more: record.search("treaty OR missile", **more), {"actor": "USA"}),
        (lambda **more: record.search("treaty OR missile", **more), {"speaker": "USA"}),
    ]
    for ask, filters in asked:
        whole = ask(**filters)
        assert len(whole) > 1, filters
        for limit in range(1, len(whole)):
            monkeypatch.setattr(told_as, "AMONG", (0, limit + limit % 5))
            some = ask(limit=limit, **filters)
            assert (list(some), some.count) == (list(whole)[:limit], whole.count), (filters, limit)


def test_plans_are_the_same_however_they_are_sought(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = [{}, {"actor": "JPN"}, {"type": ("CONSULT", "ASSAULT")}, {"since": "2012-03"}, {"actor": "Mer"}]
    asked += [{"source": one, "recipient": other, "both": both} for one, other in product(STATES[:3], STATES[:3]) for both in (False, True)]

    def answers() -> list[Any]:
        return [record.plans(limit=limit, **filters) for filters in asked for limit in (None, 2)]

    with monkeypatch.context() as plain:
        plain.setattr(following, "_counts", lambda connection, where, filters: listing.counts_of(connection, "event", where))
        expected = answers()
    assert sum(len(rows) for rows in expected) > 20
    assert answers() == expected
    newest = [record.ask(following.plans, limit=5, newest=True, **filters) for filters in asked]
    # As where there are very many.
    with monkeypatch.context() as packed:
        packed.setattr(sifting, "FEWEST", 0)
        assert answers() == expected
        assert [record.ask(following.plans, limit=5, newest=True, **filters) for filters in asked] == newest
    monkeypatch.setattr(following, "MANY", 0)
    monkeypatch.setattr(listing, "MANY", 0)
    monkeypatch.setattr(listing, "FIRST", (3, 20))
    assert answers() == expected


def test_a_large_record_that_is_not_linked_says_that_linking_comes_first(
    record: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(connect_to_write(tmp_path / "r.db")) as connection, transaction(connection):
        put_all(connection, [prepare(one) for one in synthetic.readings(2)])
    alone = Archive(tmp_path / "r.db")
    assert alone.actors(limit=3).count
    monkeypatch.setattr(who, "MOST_ALONE", 1)
    questions: list[dict[str, Any]] = [{}, {"kind": "person"}]
    for told in questions:
        with pytest.raises(RecordError, match="onrecord link"):
            alone.actors(limit=3, **told)
    assert alone.actors(limit=3, since="2000").count  # of few reports they are found
    monkeypatch.setattr(who, "MOST_WITHIN", 1)
    with pytest.raises(RecordError, match="onrecord link"):
        alone.actors(limit=3, since="2000")
    alone.link()
    assert alone.actors(limit=3).count
    assert alone.actors(limit=3, since="2000").count


def test_a_record_made_of_copies_is_counted_as_its_events(tmp_path: Path) -> None:
    with closing(connect_to_write(tmp_path / "one.db")) as connection, transaction(connection):
        put_all(connection, [prepare(one) for one in synthetic.readings(5, archive=True)])
    made_of_copies.main(tmp_path / "one.db", tmp_path / "three.db", 3)
    with closing(connect_to_read(tmp_path / "three.db")) as connection:
        assert list(faults(connection)) == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*), count(DISTINCT report) FROM event").fetchone() == (150, 15)
    with Archive(tmp_path / "one.db") as one, Archive(tmp_path / "three.db") as three:
        assert three.search("Report").count == 3 * one.search("Report").count > 0


#: What of ``told_again`` is asked beside the pair: by hand it is a condition on event ``e`` of report ``r``.
ONCE: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "1"),
    ({"type": "AID"}, "e.type = 'AID'"),
    ({"since": "2012"}, "e.last >= '2012-01-01'"),
    ({"about": "treaty"}, "e.report IN (SELECT rowid FROM report_words WHERE report_words MATCH 'treaty')"),
)


@pytest.mark.parametrize("fewest", [sifting.FEWEST, 0], ids=["tables", "packed"])
@pytest.mark.parametrize(("given", "by_hand"), ONCE)
def test_every_answer_that_counts_once_says_what_a_report_tells_again(
    record: Archive, monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], by_hand: str, fewest: int
) -> None:
    monkeypatch.setattr(sifting, "FEWEST", fewest)

    def told_again(*, one: str, other: str, status: str = "actual") -> int:
        sides = " AND ".join(
            f"EXISTS (SELECT 1 FROM role x JOIN actor a ON a.n = x.actor WHERE x.event = e.n AND x.part = '{part}' AND a.state = '{state}')"
            for part, state in (("source", one), ("recipient", other))
            if state
        )
        found = record.sql(
            f"SELECT count(*) FROM event e WHERE e.same_as IS NOT NULL AND e.n NOT IN (SELECT event FROM repeat WHERE how = 'copy')"
            f" AND {by_hand} AND {sides or 1}" + (f" AND e.status = '{status}'" if status else "")
        ).rows[0][0]
        return int(str(found))

    def said(rows: Any) -> int:
        return dict(rows.left_out).get(links.AGAIN, 0)

    ways = (("USA", "JPN"), ("JPN", "USA"))
    assert given or told_again(one="USA", other="JPN", status="")
    for limit in (None, 3):
        for one, other in ways:
            assert said(record.dyad(one, other, limit=limit, **given)) == told_again(one=one, other=other, status="")
            assert said(record.events(source=one, recipient=other, limit=limit, **given)) == told_again(one=one, other=other, status="")
        assert said(record.dyad("JPN.GOV", "Kalo", limit=limit)) == said(record.series("JPN.GOV", "Kalo", status=None))
        assert said(record.plans(limit=limit, **given)) == told_again(one="", other="", status="planned")
    for by in ("month", "day"):
        assert said(record.series(*ways[0], by=by, **given)) == told_again(one="USA", other="JPN")
        assert said(record.series(by=by, **given)) == told_again(one="", other="")
    assert said(record.series("USA", "JPN", both=True, **given)) <= sum(told_again(one=one, other=other) for one, other in ways)


def test_a_comparison_says_what_a_report_tells_again(record: Archive) -> None:
    rows = record.compare("Outlet 3", "Outlet 5", by="outlet")
    found = record.sql(
        "SELECT count(*) FROM event e JOIN report r ON r.n = e.report WHERE e.same_as IS NOT NULL AND r.outlet IN ('Outlet 3', 'Outlet 5')"
        " AND e.n NOT IN (SELECT event FROM repeat WHERE how = 'copy')"
    )
    assert dict(rows.left_out).get(links.AGAIN, 0) == found.rows[0][0] > 0


def test_dates_and_places_of_some_reports_are_the_same_however_they_are_sought(record: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = [
        {}, {"outlet": "Outlet 3"}, {"about": "treaty"}, {"state": "USA"}, {"type": "AID", "since": "2009"}, {"since": "2010", "until": "2013"},
        {"outlet": "Outlet 3", "about": "island"}, {"place": "JPN", "about": "treaty"}, {"actor": "Kalo", "until": "2012"}, {"about": "nowhere"},
    ]  # fmt: skip

    def answers() -> list[Any]:
        lists = (record.dates, record.places)
        return [
            (list(rows), rows.count, rows.left_out)
            for ask in lists
            for given in asked
            for limit in (None, 3)
            for rows in [ask(limit=limit, **given)]
        ]

    with monkeypatch.context() as plain:
        plain.setattr(listing, "_TOGETHER", ())
        expected = answers()
    assert sum(len(rows) > 3 for rows, *_counts in expected) > 12
    assert answers() == expected
    for first in ((1, 2), (400, 4_000)):
        monkeypatch.setattr(listing, "FIRST", first)
        assert answers() == expected
