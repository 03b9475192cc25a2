"""Words that the parser cuts in three."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.hyphened import begins, prefixed

VERB = (
    "Fiji fiji NNP nsubj 1", "vowed vow VBD ROOT 1", "to to TO aux 3", "de de JJ xcomp 1", "- - VB xcomp 1", "escalate escalate VB amod 6",
    "tensions tension NNS dobj 1",
)  # fmt: skip
NOUN = (
    "Fiji fiji NNP nsubj 1",
    "urged urge VBD ROOT 1",
    "a a DT det 3",
    "de de NN dobj 1",
    "- - NN dobj 1",
    "escalation escalation NN dobj 1",
)


@pytest.mark.parametrize(
    ("text", "rows", "role"),
    [("Fiji vowed to de-escalate tensions", VERB, "xcomp vowed"), ("Fiji urged a de-escalation", NOUN, "dobj urged")],
)
def test_the_last_part_is_the_word(text: str, rows: tuple[str, ...], role: str) -> None:
    of = tree(text, *rows)
    prefixed(of[3], of)
    assert f"{of[5].dep} {of[5].head.text}" == role
    assert begins(of[5]) is of[3]
    assert begins(of[0]) is of[0]
    if len(of) > 6:
        assert (of[6].head.text, of[2].head.text, of[5].pos) == ("escalate", "escalate", "VERB")


def test_a_name_is_none() -> None:
    of = tree("Fiji urged a de-Souza", *NOUN[:5], "Souza souza NNP dobj 1")
    prefixed(of[3], of)
    assert of[5].lemma == "souza"
