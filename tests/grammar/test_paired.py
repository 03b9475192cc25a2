"""Two bodies of which the parser makes one."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.paired import of_two, paired, two_bodies, with_me

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


@pytest.mark.parametrize("role", ["nsubj", "npadvmod"])
def test_whoever_speaks_and_another_do_it_together(role: str) -> None:
    rows = (f"Okafor Okafor NNP {role} 3", "and and CC cc 3", "I I PRP nsubj 3", "agreed agree VBD ROOT 3")
    tokens = tree("Okafor and I agreed", *rows)
    with_me(tokens[2])
    told = [(t.text, t.dep, t.head.text) for t in tokens[:3]]
    assert told == [("Okafor", "nsubj", "agreed"), ("and", "cc", "Okafor"), ("I", "conj", "Okafor")]


def test_whoever_speaks_alone_stays() -> None:
    tokens = tree("Today I agreed", "Today today NN npadvmod 2", "I I PRP nsubj 2", "agreed agree VBD ROOT 2")
    with_me(tokens[1])
    assert tokens[1].dep == "nsubj"
