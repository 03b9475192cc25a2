"""Who is told to be the only one of a kind."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.sole import sole


def test_the_only_one() -> None:
    rows = ("Peru peru NNP nsubj 1", "is be VBZ ROOT 1", "the the DT det 4", "only only JJ amod 4", "member member NN attr 1")
    of = tree("Peru is the only member", *rows)
    assert sole(of[4]) is of[0]
    of = tree("Peru is the old member", *rows[:3], "old old JJ amod 4", rows[4])
    assert sole(of[4]) is of[4]


def test_the_only_ones_were() -> None:
    of = tree(
        "the only ones were Peru",
        "the the DT det 2",
        "only only JJ amod 2",
        "ones one NNS nsubj 3",
        "were be VBD ROOT 3",
        "Peru peru NNP attr 3",
    )
    assert sole(of[2]) is of[4]
