"""Who and what analysts say is the same: it is joined at once, taken back step by step, and the same whatever came first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from making import Made, kept

from onrecord.archive import Archive
from onrecord.errors import RecordError
from onrecord.record import browsing, connecting, overview, store
from onrecord.record.linking import TABLES, extend
from onrecord.record.narrowing import Asked
from onrecord.record.rows import prepare
from onrecord.record.writing import put, reread
from onrecord.types import Engine

NAMES = ("Kimo Aldana", "Kimo Aldana", "Camo Aldanar", "K. M. Aldan")


def visits(*names: str) -> list[Made]:
    """A report for each name, who visits Lima a day later each time."""
    made = []
    for at, name in enumerate(names, start=1):
        one = Made(f"{name} visited Lima on 2025-03-0{at}.", published=f"2025-03-0{at}")
        made.append(
            one.event(0, "CONSULT", [one.actor(name, "person", "PER", "GOV")], [one.actor("Lima", "state", "PER")], f"2025-03-0{at}")
        )
    return made


def linked(record: Archive) -> dict[str, list[tuple[object, ...]]]:
    """What is linked, by table."""
    return {table: sorted(record.sql(f"SELECT * FROM {table}").rows, key=repr) for table in TABLES}


def anew(record: Archive) -> dict[str, list[tuple[object, ...]]]:
    """What is linked when all links are made anew."""
    record.link()
    return linked(record)


def ref(made: Made, entry: str = "A1") -> str:
    return f"{made.report.id}#{entry}"


def lines(record: Archive) -> list[tuple[object, ...]]:
    return sorted((row["name"], row["reports"]) for row in record.actors(kind="person"))


def test_two_names_are_one_and_are_taken_back_step_by_step(tmp_path: Path) -> None:
    made = visits(*NAMES)
    record = kept(tmp_path / "r.db", made)
    apart = anew(record)
    record.join(ref(made[2]), ref(made[0]), analyst="Ann", note="a spelling")
    assert lines(record) == [("K. M. Aldan", 1), ("Kimo Aldana", 3)]
    assert record.events(actor="Kimo Aldana").count == record.events(actor="Camo Aldanar").count == 3
    one = linked(record)
    assert anew(record) == one
    record.join(ref(made[0]), ref(made[3]), analyst="Ben")
    assert lines(record) == [("K. M. Aldan", 4)]  # the name that is meant, not the commonest
    assert anew(record) == linked(record)
    assert not record.verify()
    record.undo("Ben")
    assert linked(record) == one
    record.undo("Ann")
    assert linked(record) == apart


def test_one_may_be_the_same_as_several(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Camo Aldanar", "K. M. Aldan")
    record = kept(tmp_path / "r.db", made)
    record.link()
    for other in made[1:]:
        record.join(ref(made[0]), ref(other), analyst="Ann")
    assert len(lines(record)) == 1
    record.undo("Ann")
    assert lines(record) == [("Camo Aldanar", 2), ("K. M. Aldan", 1)]


def test_a_report_that_comes_later_joins_those_that_are_joined(tmp_path: Path) -> None:
    made = visits(*NAMES)
    record = kept(tmp_path / "r.db", [made[0], made[2]])
    record.link()
    record.join(ref(made[2]), ref(made[0]), analyst="Ann")
    connection = store.connect_to_write(record.path)
    with connecting.transaction(connection):
        put(connection, prepare(made[1].reading))
        extend(connection, [3])
    connection.close()
    assert lines(record) == [("Kimo Aldana", 3)]
    assert linked(record) == anew(record)


def test_the_decision_is_there_before_the_report_is(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Camo Aldanar")
    record = kept(tmp_path / "r.db", made)
    record.link()
    record.join(ref(made[1]), ref(made[0]), analyst="Ann")
    other = kept(tmp_path / "other.db", made[1:])
    assert other.take_in(list(record.judgements())) == (1, 0)
    assert lines(other) == [("Camo Aldanar", 1)]
    connection = store.connect_to_write(other.path)
    with connecting.transaction(connection):
        put(connection, prepare(made[0].reading))
    connection.close()
    other.link()
    assert lines(other) == [("Kimo Aldana", 2)]


def test_it_outlives_reading_again(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Camo Aldanar")
    record = kept(tmp_path / "r.db", made)
    record.link()
    record.join(ref(made[1]), ref(made[0]), analyst="Ann")
    before = linked(record)
    connection = store.connect_to_write(record.path)
    for one in made:
        newer = replace(one.reading, engine=Engine("9.9", "m", "k"))
        with connecting.transaction(connection):
            reread(connection, prepare(newer), newer)
    connection.close()
    assert linked(record) == before
    (decided,) = record.judgements()
    assert (decided["ref"], decided["changed"]) == (ref(made[1]), 0)


def test_who_was_taken_apart_is_joined_by_hand_alone(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Kimo Aldana", "Camo Aldanar")
    record = kept(tmp_path / "r.db", made)
    record.link()
    record.take_apart(ref(made[1]), analyst="Ann")
    record.join(ref(made[1]), ref(made[2]), analyst="Ann")
    assert lines(record) == [("Camo Aldanar", 2), ("Kimo Aldana", 1)]
    assert anew(record) == linked(record)


def test_a_body_is_joined_with_one_of_another_kind(tmp_path: Path) -> None:
    made = []
    for name, kind in (("Ridge Front", "group"), ("Ridge Council", "organisation"), ("Ridge Council", "organisation")):
        one = Made(f"The {name} shelled Lima, report {len(made)} says.")
        made.append(one.event(0, "ASSAULT", [one.actor(name, kind, "PER", "REB")], [one.actor("Lima", "state", "PER")], "2025-03-01"))
    record = kept(tmp_path / "r.db", made)
    apart = anew(record)
    record.join(ref(made[0]), ref(made[1]), analyst="Ann")
    assert [(row["name"], row["reports"]) for row in record.actors(name="Ridge")] == [("Ridge Council", 3)]
    assert anew(record) == linked(record)
    record.undo("Ann")
    assert linked(record) == apart


def test_two_events_are_one_occurrence_and_are_taken_back(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Ora Bel")
    record = kept(tmp_path / "r.db", made)
    apart = anew(record)
    assert record.occurrences().count == 0
    record.join(ref(made[1], "E1"), ref(made[0], "E1"), analyst="Ann")
    (one,) = record.occurrences()
    assert (one["reports"], one["tellings"]) == (2, "; ".join(ref(telling, "E1") for telling in made))
    assert record.events().count == 1 or record.sql("SELECT count(*) FROM repeat").rows == ((1,),)
    assert anew(record) == linked(record)
    record.take_apart(ref(made[1], "E1"), analyst="Ben")
    assert record.occurrences().count == 0
    record.undo("Ben")
    assert record.occurrences().count == 1
    record.undo("Ann")
    assert linked(record) == apart


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("A1", "E1", "are actor and event"),
        ("S1", "S1", "is no entry"),
        ("E1", "E1", "is the same already"),
        ("A1", "A1", "is the same already"),
    ],
)
def test_what_cannot_be_one_is_told(tmp_path: Path, one: str, other: str, reason: str) -> None:
    made = visits("Kimo Aldana")
    record = kept(tmp_path / "r.db", made)
    with pytest.raises(RecordError, match=reason):
        record.join(ref(made[0], one), ref(made[0], other), analyst="Ann")


def test_two_events_of_one_report_are_no_occurrence(tmp_path: Path) -> None:
    (made,) = visits("Kimo Aldana")
    made.event(0, "AGREE", [made.actor("Kimo Aldana")], [], "2025-03-01", trigger="visited")
    with pytest.raises(RecordError, match="told by the same report"):
        kept(tmp_path / "r.db", [made]).join(ref(made, "E1"), ref(made, "E2"), analyst="Ann")


def test_lists_counts_and_curves_tell_of_both_names(tmp_path: Path) -> None:
    made = visits("Kimo Aldana", "Camo Aldanar", "Ora Bel")
    record = kept(tmp_path / "r.db", made)
    record.link()
    asked = Asked({"who": ["Camo Aldanar"]})
    assert record.ask(browsing.total, "events", asked) == 1
    record.join(ref(made[1]), ref(made[0]), analyst="Ann")
    for name in ("Kimo Aldana", "Camo Aldanar"):
        assert record.ask(browsing.total, "events", Asked({"who": [name]})) == 2
        assert record.ask(overview.actor, name).rows[0][5] == 2
    assert record.ask(browsing.browse, "events", asked).count == 2
    assert record.ask(browsing.curve, "events", asked) == (("2025-03", 2),)
    assert record.ask(browsing.facet, "events", Asked({}), "who") == [("Kimo Aldana", 2), ("Ora Bel", 1)]
    assert Archive(record.path, as_read=True).ask(browsing.facet, "events", Asked({}), "who") == [
        ("Camo Aldanar", 1), ("Kimo Aldana", 1), ("Ora Bel", 1)
    ]  # fmt: skip
    assert record.dyad("PER", "PER").count  # whoever asks for states is told the same
    record.undo("Ann")
    assert record.ask(browsing.total, "events", asked) == 1
