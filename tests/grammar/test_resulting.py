"""What came of a deed, hung on the deed."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar.resulting import counted_killed, resulting, suffered


def test_what_came_of_a_deed_is_not_done_by_those_whom_it_hit() -> None:
    tokens = tree(
        "Jets shelled a school housing families, killing ten",
        "Jets jet NNS nsubj 1",
        "shelled shell VBD ROOT 1",
        "a a DT det 3",
        "school school NN dobj 1",
        "housing house VBG acl 3",
        "families family NNS dobj 4",
        ", , , punct 4",
        "killing kill VBG advcl 4",
        "ten ten CD dobj 7",
    )
    resulting(tokens[7])
    assert words([tokens[7].head]) == ["shelled"]


def test_fire_that_is_opened_is_a_deed() -> None:
    tokens = tree(
        "Guards open fire on men protesting, wounding six",
        "Guards guard NNS nsubj 1",
        "open open VBP ROOT 1",
        "fire fire NN dobj 1",
        "on on IN prep 1",
        "men man NNS pobj 3",
        "protesting protest VBG acl 4",
        ", , , punct 5",
        "wounding wound VBG advcl 5",
        "six six CD dobj 7",
    )
    resulting(tokens[7])
    assert words([tokens[7].head]) == ["open"]


def test_harm_of_those_who_do_it_themselves_stays_theirs() -> None:
    tokens = tree(
        "Guards shot a man who rammed a gate, killing two",
        "Guards guard NNS nsubj 1",
        "shot shoot VBD ROOT 1",
        "a a DT det 3",
        "man man NN dobj 1",
        "who who WP nsubj 5",
        "rammed ram VBD relcl 3",
        "a a DT det 7",
        "gate gate NN dobj 5",
        ", , , punct 5",
        "killing kill VBG advcl 5",
        "two two CD dobj 9",
    )
    resulting(tokens[9])
    assert words([tokens[9].head]) == ["rammed"]


def test_harm_without_a_deed_above_stays_where_it_is() -> None:
    tokens = tree(
        "Police met men carrying bombs, killing one",
        "Police police NNS nsubj 1",
        "met meet VBD ROOT 1",
        "men man NNS dobj 1",
        "carrying carry VBG acl 2",
        "bombs bomb NNS dobj 3",
        ", , , punct 3",
        "killing kill VBG advcl 3",
        "one one CD dobj 6",
    )
    resulting(tokens[6])
    assert words([tokens[6].head]) == ["carrying"]


def test_who_is_counted_as_killed_killed_nobody() -> None:
    rows = ("ten ten CD nummod 1", "people people NNS nsubj 2", "killed kill VBD ROOT 2")
    tokens = tree("ten people killed", *rows)
    counted_killed(tokens[2])
    assert tokens[1].dep == "nsubjpass"
    tokens = tree("ten people killed guards", *rows, "guards guard NNS dobj 2")
    counted_killed(tokens[2])
    assert tokens[1].dep == "nsubj"


def test_those_told_of_under_with_are_victims() -> None:
    rows = ("with with IN prep 0", "one one NN nsubj 2", "killed kill VBD pcomp 0")
    tokens = tree("with one killed", *rows)
    suffered(tokens[2])
    assert (tokens[1].dep, tokens[2].tag) == ("nsubjpass", "VBN")
    tokens = tree("with one killed guards", *rows, "guards guard NNS dobj 2")
    suffered(tokens[2])
    assert tokens[1].dep == "nsubj"
