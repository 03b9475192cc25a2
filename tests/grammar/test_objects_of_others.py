"""Whose act an object is, and who is helped to battle whom."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.objects import by_others, helped


def test_by_after_the_object_of_an_active_verb_is_of_the_object() -> None:
    rows = (
        "Togo togo NNP nsubj 1",
        "condemned condemn VBD ROOT 1",
        "raids raid NNS dobj 1",
        "by by IN agent 1",
        "gunmen gunman NNS pobj 3",
    )
    of = tree("Togo condemned raids by gunmen", *rows)
    by_others(of[3])
    assert (of[3].dep, of[3].head.text) == ("prep", "raids")
    rows = (
        "raids raid NNS nsubjpass 2",
        "were be VBD auxpass 2",
        "condemned condemn VBN ROOT 2",
        "by by IN agent 2",
        "Togo togo NNP pobj 3",
    )
    of = tree("raids were condemned by Togo", *rows)
    by_others(of[3])
    assert of[3].dep == "agent"


def test_who_is_helped_to_fight_whom() -> None:
    rows = ("Fiji fiji NNP nsubj 1", "helps help VBZ ROOT 1", "the the DT det 4", "army army NN compound 4", "battle battle NN compound 5")
    of = tree("Fiji helps the army battle rebels", *rows, "rebels rebel NNS dobj 1")
    helped(of[4], of)
    assert [(token.dep, token.head.text) for token in of[2:]] == [
        ("det", "army"),
        ("nsubj", "battle"),
        ("ccomp", "helps"),
        ("dobj", "battle"),
    ]
    rows = ("Fiji fiji NNP nsubj 1", "won win VBD ROOT 1", "the the DT det 3", "battle battle NN dobj 1")
    of = tree("Fiji won the battle", *rows)
    helped(of[3], of)
    assert of[3].dep == "dobj"
