"""Who is judged for what a clause says that he did."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.judged import judged_act

STRUCK = ("after after IN mark 5", "it it PRP nsubj 5", "struck strike VBD advcl 1", "Gao Gao NNP dobj 5")


@pytest.mark.parametrize(("verb", "lemma", "judged"), [("condemned", "condemn", True), ("left", "leave", False)])
def test_whoever_is_condemned_did_it(verb: str, lemma: str, judged: bool) -> None:
    rows = ("Togo Togo NNP nsubj 1", f"{verb} {lemma} VBD ROOT 1", "Chad Chad NNP dobj 1", *STRUCK)
    tokens = tree(f"Togo {verb} Chad after it struck Gao", *rows)
    assert judged_act(tokens[4]) is (tokens[2] if judged else None)


def test_what_whoever_judges_learns_is_not_what_they_are_judged_for() -> None:
    rows = ("Togo Togo NNP nsubj 1", "condemned condemn VBD ROOT 1", "Chad Chad NNP dobj 1", "after after IN mark 5", "it it PRP nsubj 5")
    tokens = tree("Togo condemned Chad after it found arms", *rows, "found find VBD advcl 1", "arms arm NNS dobj 5")
    assert judged_act(tokens[4]) is None


def test_so_it_is_below_what_they_are_condemned_for_and_with_sanctions() -> None:
    rows = ("Togo Togo NNP nsubj 1", "condemned condemn VBD ROOT 1", "Chad Chad NNP dobj 1", "for for IN prep 1", "lying lie VBG pcomp 3")
    tokens = tree(
        "Togo condemned Chad for lying when it struck Gao",
        *rows,
        "when when WRB advmod 7",
        "it it PRP nsubj 7",
        "struck strike VBD advcl 4",
        "Gao Gao NNP dobj 7",
    )
    assert judged_act(tokens[6]) is tokens[2]
    rows = (
        "Togo Togo NNP nsubj 1",
        "imposed impose VBD ROOT 1",
        "sanctions sanction NNS dobj 1",
        "on on IN prep 2",
        "Chad Chad NNP pobj 3",
    )
    tokens = tree(
        "Togo imposed sanctions on Chad after it struck Gao",
        *rows,
        "after after IN mark 7",
        "it it PRP nsubj 7",
        "struck strike VBD advcl 1",
        "Gao Gao NNP dobj 7",
    )
    assert judged_act(tokens[6]) is tokens[4]


def test_of_a_passive_nothing_is_told() -> None:
    rows = (
        "Chad Chad NNP nsubjpass 2",
        "was be VBD auxpass 2",
        "condemned condemn VBN ROOT 2",
        "after after IN mark 5",
        "it it PRP nsubj 5",
    )
    tokens = tree("Chad was condemned after it struck Gao", *rows, "struck strike VBD advcl 2", "Gao Gao NNP dobj 5")
    assert judged_act(tokens[4]) is None
