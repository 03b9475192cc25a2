"""What is asked is what is answered: names, times, refusals, and what an answer leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import ConfigError, RecordError
from onrecord.record import filters
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.states import state_code
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Actor, Day, Engine, Event, Mention, Reading, Report, Role, When


def reading(number: int, published: str, events: list[tuple[When | None, Day | None]]) -> Reading:
    """A report with two actors and an event between them for each date and day."""
    text = f"Report {number}: the Alliance spoke; a senator of Norway, too."
    report = Report.of(text, published=published)
    body = Actor("A1", "Alliance", "organisation", "NOR", "GOV", None, None, (Mention(0, 6, text[:6], "name"),))
    one = Actor("A2", "Jan Berg, senator", "person", "SWE", "LEG", "senator", "NATO", (Mention(7, 8, text[7:8], "name"),))
    made = [
        Event(
            f"E{at}", "ASSAULT", None, (), None, 4, -9.0, (Role("A1", 0, 6, text[:6]),), (Role("A2", 7, 8, text[7:8]),),
            (report.span(0, 6),), "actual", date, None, None, (0, len(text)), (), None, (), day=day,
        )
        for at, (date, day) in enumerate(events, 1)
    ]  # fmt: skip
    return Reading(report, (body, one), (), tuple(made), (), (), (), (), (), Engine("1", "m", "k"))


@pytest.fixture
def record(tmp_path: Path) -> Archive:
    path = tmp_path / "record.db"
    told = When("2024-03", 0, 6), Day("2024-03", "told")
    readings = [
        reading(1, "2024-05-14", [told, (None, Day("2024-05-14", "tense")), (None, Day("2024-05-14", "report")), (None, None)]),
        reading(2, "2024-06-02", [(None, Day("2024-06-02", "tense"))]),
    ]
    connection = connect_to_write(path)
    with transaction(connection):
        for one in readings:
            put(connection, prepare(one))
    connection.close()
    return Archive(path)


def test_time_is_the_day_and_its_basis_is_shown(record: Archive) -> None:
    assert [(row["day"], row["basis"]) for row in record.events()][:2] == [("2024-03", "told"), ("2024-05-14", "tense")]
    may = record.events(since="2024-05", until="2024-05")
    assert (may.count, may.left_out) == (2, (("without a day", 1),))
    told = record.events(told_only=True)
    assert (told.count, told.left_out) == (1, (("whose day the text does not tell", 4),))


def test_a_series_says_on_what_basis_it_counts_and_what_it_leaves_out(record: Archive) -> None:
    rows = record.series("NOR", "SWE", since="2024-04")
    assert [(row["month"], row["events"], row["told"], row["tense"], row["report"]) for row in rows] == [
        ("2024-04", 0, 0, 0, 0), ("2024-05", 2, 0, 1, 1), ("2024-06", 1, 0, 1, 0)
    ]  # fmt: skip
    assert rows.left_out == (("without a day", 1),)
    by_report = record.series("NOR", "SWE", dated="report", since="2024-06")
    assert [(row["month"], row["events"]) for row in by_report] == [("2024-06", 1)]


def test_names_are_found_from_the_beginning_of_words_and_by_the_body_spoken_for(record: Archive) -> None:
    assert record.actors(name="NATO").count == 1
    assert record.actors(name="nator").count == 0
    assert record.actors(name="Berg").count == 1
    assert record.events(actor="NATO").count == 5


def test_what_makes_no_sense_is_refused(record: Archive, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ends before"):
        record.events(since="2024-05", until="2024-03")
    with pytest.raises(ConfigError, match="not closed"):
        filters.full_text('the "long sentence')
    assert [state_code(asked) for asked in ("jpn", "Japan", "the United Arab Emirates", "UAE")] == ["JPN", "JPN", "ARE", "ARE"]
    with pytest.raises(ConfigError, match="no state"):
        state_code("Atlantis")
    missing = tmp_path / "none.db"
    with pytest.raises(RecordError, match="no such record"):
        Archive(missing).link()
    assert not missing.exists()


def test_an_actor_is_one_line_with_its_forms_titles_and_days(record: Archive) -> None:
    record.link()
    body, person = sorted(record.actors(), key=lambda row: str(row["name"]))
    assert (body["name"], body["reports"], body["first_day"], body["last_day"]) == ("Alliance", 2, "2024-05-14", "2024-06-02")
    assert (person["forms"], person["titles"]) == ("Jan Berg, senator", "senator (2024-05-14 to 2024-06-02)")
    assert record.actors(name="Alliance", kind="organisation").count == 1
