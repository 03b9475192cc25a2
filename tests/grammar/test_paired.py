"""Two bodies of which the parser makes one."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.paired import of_two, paired, two_bodies

TEXT = "The Front and Fijian army met"
ROWS = (
    "The the DT det 4", "Front Front NNP nmod 4", "and and CC cc 1", "Fijian fijian JJ conj 1", "army army NN nsubj 5", "met meet VBD ROOT 5",
)  # fmt: skip


def test_a_body_is_joined_to_the_one_before_it() -> None:
    tokens = tree(TEXT, *ROWS, names={1: "ORG", 3: "NORP"})
    two_bodies(tokens[1])
    assert [(t.text, t.dep, t.head.text) for t in tokens[:5]] == [
        ("The", "det", "Front"),
        ("Front", "nsubj", "met"),
        ("and", "cc", "Front"),
        ("Fijian", "amod", "army"),
        ("army", "conj", "Front"),
    ]


@pytest.mark.parametrize("names", [{1: "GPE", 3: "NORP"}, {1: "NORP", 3: "NORP"}, {3: "NORP"}, {1: "ORG"}])
def test_troops_of_two_states_are_one_phrase(names: dict[int, str]) -> None:
    tokens = tree(TEXT, *ROWS, names=names)
    two_bodies(tokens[1])
    assert (tokens[1].dep, tokens[1].head.text) == ("nmod", "army")


def test_forces_of_two_states() -> None:
    rows = ("Greek greek JJ nsubj 4", "and and CC cc 0", "U.S. u.s. NNP compound 3", "jets jet NNS conj 0", "flew fly VBD ROOT 4")
    of = tree("Greek and U.S. jets flew", *rows, names={0: "NORP", 2: "GPE"})
    paired(of[0])
    assert [f"{token.dep} {token.head.text}" for token in of[:4]] == ["amod jets", "cc Greek", "conj Greek", "nsubj flew"]
    of = tree("Togo and U.S. jets flew", "Togo togo NNP nsubj 4", *rows[1:], names={0: "GPE", 2: "GPE"})
    of_two(of[0])
    assert of[0].dep == "nsubj"
