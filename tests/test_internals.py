"""``docs/internals.md`` walks one sentence through every stage: what its table says each adds is what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.reader import Reader

SENTENCE = "President Amara Okafor visited Lima on Tuesday, and Peru pledged to send two boats to Chile."
ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "internals.md").read_text(encoding="utf-8")


def test_every_notion_of_grammar_is_named() -> None:
    """The page's part on syntax names each module of ``grammar``."""
    named = set(re.findall(r"`(\w+)`", PAGE.partition("## Syntax")[2].partition("\n## ")[0]))
    assert {path.stem for path in (ROOT / "src" / "onrecord" / "grammar").glob("[a-z]*.py")} - named == set()


def test_the_files_to_read_first_are_there() -> None:
    """Five, by the paths under which they stand."""
    part = PAGE.partition("## Read first")[2].partition("\n## ")[0]
    first = re.findall(r"^\d\. `([^`]+)`", part, re.MULTILINE)
    assert len(first) == 5
    assert [path for path in first if not (ROOT / path).is_file()] == []


@pytest.mark.model
def test_the_sentence_of_the_walk(reader: Reader) -> None:
    assert SENTENCE in PAGE
    reading = reader.read(SENTENCE, published="2016-12-07")
    actors = {actor.id: actor for actor in reading.actors}
    assert [block.kind for block in reading.report.blocks] == ["paragraph"]
    assert [date.value for date in reading.dates] == ["2016-12-06"]
    assert [(actor.name, actor.state, actor.role) for actor in reading.actors[:2]] == [
        ("Amara Okafor", None, "GOV"),
        ("Peru", "PER", "GOV"),
    ]
    assert [(place.name, place.country) for place in reading.places] == [("Lima", "PER"), ("Peru", "PER"), ("Chile", "CHL")]
    assert [(actors[one.speaker or ""].name, one.kind) for one in reading.statements] == [("Peru", "indirect")]
    assert [(figure.value, figure.unit) for figure in reading.figures] == [(2, "boat")]
    told = [(event.type, [actors[role.actor].name for role in (*event.source, *event.recipient)]) for event in reading.events]
    assert told == [("CONSULT", ["Amara Okafor", "Peru"]), ("AGREE", ["Peru", "Chile"])]
    assert all(event.day is not None and event.day.basis == "told" for event in reading.events)
    assert [(one.kind, one.about) for one in reading.positions] == [("commitment", "to send two boats to Chile")]
