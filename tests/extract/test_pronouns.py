"""What a pronoun asks for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "grammar"))

from trees import tree

from onrecord.extract.mentions.pronouns import asked_by

ROWS = ("It it PRP nsubj 1", "{0} {1} VBD ROOT 1", "its its PRP$ poss 3", "envoys envoy NNS dobj 1")


@pytest.mark.parametrize(("verb", "lemma", "asked"), [("said", "say", ("body", "")), ("rained", "rain", None)])
def test_it_is_an_actor_where_it_acts(verb: str, lemma: str, asked: tuple[str, str] | None) -> None:
    of = tree(f"It {verb} its envoys", *(row.format(verb, lemma) for row in ROWS))
    assert asked_by(of[0]) == asked
    assert asked_by(of[2]) == ("body", "")


@pytest.mark.parametrize(
    ("word", "asked"), [("her", ("person", "f")), ("himself", ("person", "m")), ("them", ("several", "")), ("who", None)]
)
def test_who_is_asked_for(word: str, asked: tuple[str, str] | None) -> None:
    of = tree(f"told {word}", "told tell VBD ROOT 0", f"{word} {word} PRP dobj 0")
    assert asked_by(of[1]) == asked
