"""Names on the noun that tells who somebody is, not on the body that he leads."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.presented import presented, serving

_NAME = (", , , punct 4", "Ben ben NNP compound 7", "Okafor okafor NNP appos 4", ", , , punct 4")


@pytest.mark.parametrize(
    ("post", "role", "head"),
    [("head", "nsubj", "head"), ("daughter", "nsubj", "navy"), ("head", "appos", "navy")],
    ids=["who leads it", "no post", "a post that tells of another"],
)
def test_on_what_a_name_hangs(post: str, role: str, head: str) -> None:
    rows = ("The the DT det 1", f"{post} {post} NN {role} 9", "of of IN prep 1", "the the DT det 4", "navy navy NN pobj 2", *_NAME)
    tokens = tree(" ".join(r.split()[0] for r in (*rows, "left")), *rows, "left leave VBD ROOT 9", people=(7,))
    presented(tokens[7], tokens)
    assert tokens[7].head.text == head


def test_a_name_of_no_person_stays() -> None:
    rows = ("The the DT det 1", "head head NN nsubj 9", "of of IN prep 1", "the the DT det 4", "navy navy NN pobj 2", *_NAME)
    tokens = tree(" ".join(r.split()[0] for r in (*rows, "left")), *rows, "left leave VBD ROOT 9", names={7: "ORG"})
    presented(tokens[7], tokens)
    assert tokens[7].head.text == "navy"


def test_the_board_of_a_body() -> None:
    rows = (
        "chairman chairman NN ROOT 0",
        "of of IN prep 0",
        "boards board NNS pobj 1",
        "of of IN prep 2",
        "firms firm NNS pobj 3",
        ", , , punct 4",
        "Ben ben NNP compound 7",
        "Okafor okafor NNP appos 4",
    )
    tokens = tree(" ".join(r.split()[0] for r in rows), *rows, people=(7,))
    presented(tokens[7], tokens)
    assert tokens[7].head.text == "chairman"


def test_whose_adviser_somebody_is() -> None:
    def rows(noun: str) -> tuple[str, ...]:
        return ("asked ask VBD ROOT 0", f"{noun} {noun} NN dobj 0", "to to IN prep 0", "Okafor okafor NNP pobj 2")

    tokens = tree("asked adviser to Okafor", *rows("adviser"))
    serving(tokens[2], tokens)
    assert tokens[2].head.text == "adviser"
    tokens = tree("asked questions to Okafor", *rows("questions"))
    serving(tokens[2], tokens)
    assert tokens[2].head.text == "asked"


def test_a_name_after_whom_the_verb_is_done_to() -> None:
    rows = (
        "She she PRP nsubj 1",
        "called call VBD ROOT 1",
        "commander commander NN oprd 1",
        "of of IN prep 2",
        "fleets fleet NNS pobj 3",
        ", , , punct 1",
        "Ben ben NNP compound 7",
        "Okafor okafor NNP oprd 1",
    )
    tokens = tree(" ".join(r.split()[0] for r in rows), *rows, people=(7,))
    presented(tokens[7], tokens)
    assert (tokens[7].head.text, tokens[7].dep, tokens[2].dep) == ("commander", "appos", "dobj")
