"""Those who are held hostage, whom the parser makes hold."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.captives import held_captive


def test_those_held_hostage_are_freed() -> None:
    tokens = tree(
        "Ten sailors held hostage since May were freed",
        "Ten ten CD nummod 1",
        "sailors sailor NNS nsubj 2",
        "held hold VBD ROOT 2",
        "hostage hostage NN dobj 2",
        "since since IN mark 7",
        "May may NNP nsubjpass 7",
        "were be VBD auxpass 7",
        "freed free VBN advcl 2",
    )
    held_captive(tokens[2], tokens)
    told = [(t.text, t.dep, t.head.text) for t in tokens]
    assert told[1:3] == [("sailors", "nsubjpass", "freed"), ("held", "acl", "sailors")]
    assert told[4:6] == [("since", "prep", "held"), ("May", "pobj", "since")]
    assert tokens[7].head is tokens[7]
    assert tokens[2].tag == "VBN"


def test_those_who_hold_others_hold_them() -> None:
    tokens = tree(
        "Rebels held hostage ten men and were attacked",
        "Rebels rebel NNS nsubj 1",
        "held hold VBD ROOT 1",
        "hostage hostage NN dobj 1",
        "ten ten CD nummod 4",
        "men man NNS dep 1",
        "and and CC cc 1",
        "were be VBD auxpass 7",
        "attacked attack VBN conj 1",
    )
    held_captive(tokens[1], tokens)
    assert tokens[1].head is tokens[1]


def test_a_deed_with_a_subject_of_its_own_is_anothers() -> None:
    tokens = tree(
        "Rebels took hostage after he was shot",
        "Rebels rebel NNS nsubj 1",
        "took take VBD ROOT 1",
        "hostage hostage NN dobj 1",
        "after after IN mark 6",
        "he he PRP nsubjpass 6",
        "was be VBD auxpass 6",
        "shot shoot VBN advcl 1",
    )
    held_captive(tokens[1], tokens)
    assert tokens[6].head is tokens[1]


def test_whom_somebody_lets_go_holds_nobody() -> None:
    rows = (
        "Fiji Fiji NNP nsubj 1", "{0} VBD ROOT 1", "sailors sailor NNS nsubj 3", "held hold VBD ccomp 1", "hostage hostage NN dobj 3",
    )  # fmt: skip
    tokens = tree("Fiji freed sailors held hostage", *(row.format("freed free") for row in rows))
    held_captive(tokens[3], tokens)
    assert [(t.text, t.dep, t.head.text) for t in tokens[2:4]] == [("sailors", "dobj", "freed"), ("held", "acl", "sailors")]
    tokens = tree("Fiji said sailors held hostage", *(row.format("said say") for row in rows))
    held_captive(tokens[3], tokens)
    assert (tokens[2].dep, tokens[2].head.text) == ("nsubj", "held")
