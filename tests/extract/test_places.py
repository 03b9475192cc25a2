"""Places: the gazetteer's look-ups and the choice of sense without a model, cases with it."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.extract.places import places
from onrecord.extract.places.names import look_up
from onrecord.extract.places.resolve import inside, km
from onrecord.extract.places.words import gazetteer
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import FILE, TABLES, fold
from onrecord.knowledge.schemas import SHIPPED
from onrecord.types import Block, Place, Report

if TYPE_CHECKING:
    from onrecord.reader import Reader

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.mark.parametrize(
    ("name", "key"),
    [("Al Fallūjah", "al fallujah"), ("St.-Denis", "st denis"), ("U.S.", "us"), ("N’Djamena", "n'djamena"), ("Łódź", "lodz")],
)
def test_names_are_folded(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Boca Raton", "USA", 26.36, -80.08),
        ("Fallujah", "IRQ", 33.35, 43.78),
        ("Deir Ezzor", "SYR", 35.34, 40.14),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Saigon", "VNM", 10.82, 106.63),
        ("Laurel County", "USA", 37.1, -84.1),
        ("Yongbyon", "PRK", 39.8, 125.8),
        ("Natanz", "IRN", 33.7, 51.7),
        ("al-Hol", "SYR", 36.4, 41.2),
        ("Guantánamo Bay", "CUB", 19.9, -75.1),
        ("Nagorny Karabakh", "AZE", 39.8, 46.8),
        ("St. Petersburg", "RUS", 59.9, 30.3),
    ],
)
def test_the_gazetteer_knows(knowledge: Knowledge, name: str, country: str, lat: float, lon: float) -> None:
    spots = [spot for spot in look_up(gazetteer(knowledge), fold(name)) if spot.country == country]
    assert any(km(spot.lat, spot.lon, lat, lon) < 25 for spot in spots)


def test_what_is_no_name_is_not_found(knowledge: Knowledge) -> None:
    assert look_up(gazetteer(knowledge), "no such place anywhere") == []


def test_the_gazetteer_is_small_enough_for_the_repository() -> None:
    assert FILE.stat().st_size < 6_000_000


@pytest.mark.parametrize(("table", "least"), [("regions", 700), ("facilities", 600), ("towns", 300), ("waters", 300), ("states", 240)])
def test_the_tables_are_full(knowledge: Knowledge, table: str, least: int) -> None:
    assert len(knowledge.rows(table)) >= least


@pytest.mark.parametrize("table", TABLES)
def test_every_row_lies_on_earth_and_in_a_country_with_a_code(table: str) -> None:
    codes = {row["alpha3"] for row in csv.DictReader((SHIPPED / "states.csv").open(encoding="utf-8"))}
    for row in csv.DictReader((SHIPPED / f"{table}.csv").open(encoding="utf-8")):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert not row.get("country") or row["country"] in codes, row


def test_containment(knowledge: Knowledge) -> None:
    tables = gazetteer(knowledge)
    texas = next(spot for spot in tables.told("texas") if spot.kind == "region")
    inner = [spot for spot in tables.populated("paris") if inside(spot, texas)]
    assert [(spot.name, spot.division) for spot in inner] == [("Paris", "US.TX")]


def test_a_name_has_its_sense_from_what_is_written_after_it(knowledge: Knowledge) -> None:
    doc = Doc.of(
        "He died in Paris, Texas.",
        [
            ("He", "he", "PRON", "PRP", "nsubj", 1),
            ("died", "die", "VERB", "VBD", "ROOT", 1),
            ("in", "in", "ADP", "IN", "prep", 1),
            ("Paris", "paris", "PROPN", "NNP", "pobj", 2),
            (",", ",", "PUNCT", ",", "punct", 3),
            ("Texas", "texas", "PROPN", "NNP", "appos", 3),
            (".", ".", "PUNCT", ".", "punct", 1),
        ],
        [(3, 3, "GPE"), (5, 5, "GPE")],
    )
    found = places(doc, Found(), knowledge)
    assert [(place.id, place.text, place.country, place.kind) for place in found] == [
        ("P1", "Paris", "USA", "city"),
        ("P2", "Texas", "USA", "region"),
    ]
    assert all(place.why for place in found)


def in_its_division(knowledge: Knowledge, division: str, country: str) -> Place:
    """The place that no table has in "Rebels fled to Torbak, <division>, <country>."."""
    words = [
        ("Rebels", "rebel", "NOUN", "NNS", "nsubj", 1),
        ("hid", "hide", "VERB", "VBD", "ROOT", 1),
        ("in", "in", "ADP", "IN", "prep", 1),
        ("Torbak", "torbak", "PROPN", "NNP", "pobj", 2),
        (",", ",", "PUNCT", ",", "punct", 3),
        (division, division.lower(), "PROPN", "NNP", "compound", 6),
        ("Province", "province", "PROPN", "NNP", "appos", 3),
        (",", ",", "PUNCT", ",", "punct", 3),
        (country, country.lower(), "PROPN", "NNP", "appos", 3),
        (".", ".", "PUNCT", ".", "punct", 1),
    ]
    found = places(
        Doc.of(f"Rebels hid in Torbak, {division} Province, {country}.", words, [(5, 6, "GPE"), (8, 8, "GPE")]), Found(), knowledge
    )
    return next(place for place in found if place.text == "Torbak")


def test_a_town_of_no_table_lies_somewhere_in_the_region_written_out(knowledge: Knowledge) -> None:
    kunar = next(spot for spot in gazetteer(knowledge).told("kunar") if spot.kind == "region")
    place = in_its_division(knowledge, "Kunar", "Afghanistan")
    assert (place.country, place.lat, place.lon, place.radius_km, place.geonameid) == ("AFG", kunar.lat, kunar.lon, kunar.radius_km, None)
    assert place.rows == (kunar.at,)
    assert "somewhere in" in " ".join(place.why)


def test_a_wide_region_or_one_of_another_state_gives_no_point(knowledge: Knowledge) -> None:
    wide = in_its_division(knowledge, "Balochistan", "Pakistan")
    assert (wide.country, wide.lat) == ("PAK", None)
    other = in_its_division(knowledge, "Kunar", "Pakistan")
    assert (other.country, other.lat) == ("PAK", None)


def test_the_dateline_is_read_though_it_is_not_parsed(knowledge: Knowledge) -> None:
    text = "KABUL, Afghanistan (Jan. 25, 2013)"
    report = Report(id="x", text=text, blocks=(Block("dateline", 0, len(text)),))
    found = places(Doc(report, []), Found(), knowledge)
    assert [(place.text, place.kind, place.country) for place in found] == [
        ("KABUL", "city", "AFG"),
        ("Afghanistan", "country", "AFG"),
    ]


@pytest.mark.parametrize("day", ["Nov. 14, 2016", "14 Nov 2016", "Nov 14"])
def test_a_month_in_a_dateline_is_no_place(knowledge: Knowledge, day: str) -> None:
    text = f"MANILA, {day}"
    doc = Doc(Report(id="x", text=text, blocks=(Block("dateline", 0, len(text)),)), [])
    assert [place.text for place in places(doc, Found(), knowledge)] == ["MANILA"]


def test_a_person_is_no_place(knowledge: Knowledge) -> None:
    doc = Doc.of(
        "Paris Hilton smiled.",
        [
            ("Paris", "paris", "PROPN", "NNP", "compound", 1),
            ("Hilton", "hilton", "PROPN", "NNP", "nsubj", 2),
            ("smiled", "smile", "VERB", "VBD", "ROOT", 2),
            (".", ".", "PUNCT", ".", "punct", 2),
        ],
        [(0, 1, "PERSON")],
    )
    assert places(doc, Found(), knowledge) == ()


@pytest.mark.model
def test_cases(reader: Reader) -> None:
    wrong: list[str] = []
    for case, reading in zip(CASES, reader.read_many([Report.of(case["text"]) for case in CASES]), strict=True):
        got = {place.text: f"{place.text} = {place.name}, {place.country or ''}" for place in reading.places}
        wrong += [f"{case['text']}: lacks {want!r}, has {got}" for want in case.get("places", []) if got.get(want.split(" = ")[0]) != want]
        wrong += [f"{case['text']}: {word!r} is no place" for word in case.get("never", []) if word in got]
    assert wrong == []
