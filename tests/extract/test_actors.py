"""Actors: cases from a file through the language model, and the parts that need none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord.extract.actors.link import bare
from onrecord.extract.actors.told import with_state
from onrecord.extract.mentions.indexing import OFFICES
from onrecord.extract.mentions.lexicon import Lexicon
from onrecord.extract.mentions.offices import Term, fold, term_on
from onrecord.knowledge import Knowledge
from onrecord.knowledge.schemas import tables
from onrecord.reader import Reader
from onrecord.types import Actor, Reading, Report

CASES = tomllib.loads((Path(__file__).parent / "cases" / "actors.toml").read_text(encoding="utf-8"))["case"]


def named_by(reading: Reading, words: str) -> Actor | None:
    """The actor whose longest mention touches the first of the words (and begins no later than they end)."""
    start = reading.report.text.index(words)
    end = start + len(words)
    found = [
        (m.end - m.start, actor)
        for actor in reading.actors
        for m in actor.mentions
        if m.start < end and start < m.end and m.start <= start + 4
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


@pytest.fixture(scope="module")
def readings(reader) -> list[Reading]:
    return list(reader.read_many(Report.of(case["text"], published=case.get("published")) for case in CASES))


@pytest.mark.model
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["comment"] for case in CASES])
def test_cases(number: int, readings: list[Reading]) -> None:
    case, reading = CASES[number], readings[number]
    for words, name, state, role in case.get("actors", []):
        actor = named_by(reading, words)
        assert actor is not None, words
        assert (actor.name, actor.state or "", actor.role or "") == (name, state, role), words
    for words in case.get("places", []):
        assert named_by(reading, words) is None, words
    for one, other in case.get("same", []):
        assert named_by(reading, one) is not None
        assert named_by(reading, one) is named_by(reading, other)
    for words in case.get("open", []):
        actor = named_by(reading, words)
        assert actor is None or len(actor.mentions) == 1
    for actor in reading.actors:
        for mention in actor.mentions:
            assert reading.report.text[mention.start : mention.end] == mention.text


TERMS = [
    Term("Ann Roe", "President", "FRA", "GOV", "2001-05", "2006-05", "x:1"),
    Term("Ann Roe", "Mayor", "FRA", "GOV", "1995", "2000", "x:2"),
]


@pytest.mark.parametrize(
    ("day", "office", "when"),
    [
        ("2003-01-01", "President", "serving"),
        ("1997-06-01", "Mayor", "serving"),
        ("2009-01-01", "President", "former"),
        ("1994-12-30", "Mayor", "coming"),
        (None, "President", "undated"),
    ],
)
def test_term_on_a_day(day: str | None, office: str, when: str) -> None:
    found = term_on(TERMS, day)
    assert found is not None
    assert (found[0].office, found[1]) == (office, when)


def test_no_term_long_before_office() -> None:
    assert term_on(TERMS, "1980-01-01") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Abdel Fattah el-Sissi", "Abdel-Fattah al-Sisi"),
        ("Kılıç", "Kilic"),
        ("Choe Son-hui", "Choe Son Hui"),
    ],
)
def test_spellings_that_fall_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_lose_their_article() -> None:
    assert bare("the Kremlin") == "Kremlin"
    assert bare("a court") == "court"
    assert bare("The") == "The"


def test_tables_hold_together() -> None:
    """Every state that another table names is in the table of states, and every sector is PLOVER's."""
    held = [table for table in OFFICES if table in tables()]
    knowledge = Knowledge()
    states = {row["alpha3"] for row in knowledge.rows("states")} | {"IGO", "NGO", ""}
    sectors = {
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "IGO",
        "NGO",
    } | {""}
    for table in ("bodies", *held, "titles"):
        for row in knowledge.rows(table):
            assert row["state"] in states, row.at
    for table in ("bodies", *held, "sectors", "title_words"):
        for row in knowledge.rows(table):
            assert row["role"] in sectors, row.at
    for table in held:
        for row in knowledge.rows(table):
            assert not row["end"] or row["start"] <= row["end"], row.at


def test_one_spelling_tells_one_state() -> None:
    lexicon = Lexicon(Knowledge())
    told: dict[str, set[str]] = {}
    for first in lexicon.firsts():
        for _, written, named in lexicon.spellings(first):
            if named.sort in ("state", "capital") and named.state:
                told.setdefault(written, set()).add(named.state)
    assert {written for written, states in told.items() if len(states) > 1} == set()


@pytest.mark.model
def test_who_is_only_described_is_of_the_state_where_he_is_at_home(reader: Reader) -> None:
    texts = {
        "Demonstrators marched in Cairo on Friday.": ("Demonstrators", "EGY"),
        "Kenyan police fired on protesters.": ("protesters", "KEN"),
        "Residents of Aleppo fled.": ("Residents of Aleppo", "SYR"),
        # soldiers, guests and those on the way are no people of the place
        "Soldiers arrived in Cairo on Friday.": ("Soldiers", None),
        "Tourists left Cairo on Friday.": ("Tourists", None),
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        words = texts[text][0].split()[0]
        found[text] = [
            (texts[text][0], actor.state) for actor in reading.actors if actor.mentions and actor.mentions[0].text.startswith(words)
        ][:1]
    assert found == {text: [wanted] for text, wanted in texts.items()}


def test_a_noun_that_tells_no_state_is_a_description(reader: Reader) -> None:
    for text, words, kind in (
        ("Anna Berg hopes to return to Parliament.", "Parliament", "nominal"),
        ("Anna Berg hopes to return to the Knesset.", "Knesset", "name"),
    ):
        actor = named_by(reader.read(Report.of(text)), words)
        assert actor is not None
        assert {mention.kind for mention in actor.mentions} == {kind}


def test_an_owner_without_a_state_tells_none() -> None:
    actor = Actor("A1", "Pelano", "person", None, None, None, None, (), ())
    assert with_state(actor, ("", "its description tells the valley")) == actor
    assert with_state(actor, ("PER", "of Peru")).state == "PER"


@pytest.mark.model
def test_nobody_speaks_for_himself_alone(reader: Reader) -> None:
    text = "Peruvian Chief of the General Staff Ana Quispe announces that her forces have captured the town."
    named = [actor for actor in reader.read(Report.of(text)).actors if actor.name == "Ana Quispe"]
    assert [actor.affiliation for actor in named] == [None]
