"""Who says what, where the parser gives a verb, or whoever says it, to the wrong one of a saying and what is said."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.parted import parted


def test_a_list_of_what_is_found_is_no_list_of_what_the_finders_do() -> None:
    tokens = tree(
        "judges found that Chad had built walls , burned farms and left",
        "judges judge NNS nsubj 1",
        "found find VBD ROOT 1",
        "that that IN mark 5",
        "Chad Chad NNP nsubj 5",
        "had have VBD aux 5",
        "built build VBN ccomp 1",
        "walls wall NNS dobj 5",
        ", , , punct 1",
        "burned burn VBD conj 1",
        "farms farm NNS dobj 8",
        "and and CC cc 8",
        "left leave VBD conj 8",
    )
    parted(tokens[8], tokens)
    assert (tokens[8].head.text, tokens[8].tag) == ("built", "VBN")


def test_a_second_saying_stays() -> None:
    tokens = tree(
        "envoy said that Chad had left , thanked Mali and left",
        "envoy envoy NN nsubj 1",
        "said say VBD ROOT 1",
        "that that IN mark 5",
        "Chad Chad NNP nsubj 5",
        "had have VBD aux 5",
        "left leave VBN ccomp 1",
        ", , , punct 1",
        "thanked thank VBD conj 1",
        "Mali Mali NNP dobj 7",
        "and and CC cc 7",
        "left leave VBD conj 7",
    )
    parted(tokens[7], tokens)
    assert tokens[7].head.text == "said"


def test_who_has_said_so_has_refused() -> None:
    tokens = tree(
        "Chad has said that papers burned and has refused",
        "Chad Chad NNP nsubj 2",
        "has have VBZ aux 2",
        "said say VBN ROOT 2",
        "that that IN mark 5",
        "papers paper NNS nsubj 5",
        "burned burn VBD ccomp 2",
        "and and CC cc 5",
        "has have VBZ aux 8",
        "refused refuse VBN conj 5",
    )
    parted(tokens[8], tokens)
    assert tokens[8].head.text == tokens[6].head.text == "said"


def test_a_minister_after_a_land_says_it() -> None:
    tokens = tree(
        "Chad left Mali , its minister , Berg , said",
        "Chad Chad NNP nsubj 1",
        "left leave VBD ccomp 9",
        "Mali Mali NNP dobj 1",
        ", , , punct 2",
        "its its PRP$ poss 5",
        "minister minister NN appos 2",
        ", , , punct 5",
        "Berg Berg NNP appos 5",
        ", , , punct 9",
        "said say VBD ROOT 9",
    )
    parted(tokens[9], tokens)
    assert (tokens[5].head.text, tokens[5].dep) == ("said", "nsubj")


def test_whose_junta_it_is_does_not_do_what_it_does() -> None:
    tokens = tree(
        "Mali whose junta cut ties has warned",
        "Mali Mali NNP nsubj 3",
        "whose whose WP$ poss 2",
        "junta junta NN nsubj 3",
        "cut cut VBN ccomp 6",
        "ties tie NNS dobj 3",
        "has have VBZ aux 6",
        "warned warn VBN ROOT 6",
    )
    parted(tokens[3], tokens)
    assert (tokens[0].head.text, tokens[3].head.text, tokens[3].dep) == ("warned", "Mali", "relcl")


def test_what_is_done_besides_is_done_by_the_main_clause_s_subject() -> None:
    tokens = tree(
        "Chad sent ships after Mali bought land , and accused it",
        "Chad Chad NNP nsubj 1",
        "sent send VBD ROOT 1",
        "ships ship NNS dobj 1",
        "after after IN mark 5",
        "Mali Mali NNP nsubj 5",
        "bought buy VBD advcl 1",
        "land land NN dobj 5",
        ", , , punct 5",
        "and and CC cc 5",
        "accused accuse VBD conj 5",
        "it it PRP dobj 9",
    )
    parted(tokens[9], tokens)
    assert tokens[9].head.text == tokens[8].head.text == "sent"
