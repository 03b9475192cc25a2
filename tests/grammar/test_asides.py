"""Attributions put between commas: a tree by hand for each."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar.asides import of_relative, put_between

DRILLS = (
    "The the DT det 1",
    "drills drill NNS nsubj 8",
    ", , , punct 8",
    "he he PRP nsubj 4",
    "told tell VBD parataxis 8",
    "them they PRP dobj 4",
    ", , , punct 8",
    "will will MD aux 8",
    "end end VB ROOT 8",
)


def test_who_says_it_and_what_stands_around() -> None:
    of = tree("The drills , he told them , will end", *DRILLS)
    found = put_between(of[4])
    assert found is not None
    assert found[0] is of[3]
    assert words(found[1]) == ["The", "drills", "will", "end"]
    assert put_between(of[8]) is None, "what is said puts nothing between"


def test_an_adverb_may_stand_before_the_verb_that_goes_on() -> None:
    rows = (*DRILLS[:7], "never never RB neg 8", "ended end VBD ROOT 8")
    of = tree("The drills , he told them , never ended", *rows)
    assert put_between(of[4]) is not None
    of = tree("The drills , he told them , to end", *DRILLS[:7], "to to TO aux 8", "end end VB ROOT 8")
    assert put_between(of[4]) is None, "no finite verb goes on"


def test_as_belongs_to_it() -> None:
    of = tree(
        "The bridge , as mayors said in May , was mined",
        "The the DT det 1",
        "bridge bridge NN nsubjpass 10",
        ", , , punct 10",
        "as as IN mark 5",
        "mayors mayor NNS nsubj 5",
        "said say VBD advcl 10",
        "in in IN prep 5",
        "May may NNP pobj 6",
        ", , , punct 10",
        "was be VBD auxpass 10",
        "mined mine VBN ROOT 10",
    )
    found = put_between(of[5])
    assert found is not None
    assert words(found[1]) == ["The", "bridge", "was", "mined"]


def test_what_no_comma_opens_is_no_aside() -> None:
    of = tree(
        "he told them , will end",
        "he he PRP nsubj 1",
        "told tell VBD ROOT 1",
        "them they PRP dobj 1",
        ", , , punct 1",
        "will will MD aux 5",
        "end end VB conj 1",
    )
    assert put_between(of[1]) is None


def test_a_relative_clause_begins_before_the_attribution() -> None:
    of = tree(
        "rulings , most of which , he said , help Lima , fell",
        "rulings ruling NNS nsubj 12",
        ", , , punct 0",
        "most most JJS nsubj 9",
        "of of IN prep 2",
        "which which WDT pobj 3",
        ", , , punct 7",
        "he he PRP nsubj 7",
        "said say VBD parataxis 9",
        ", , , punct 7",
        "help help VBP relcl 0",
        "Lima lima NNP dobj 9",
        ", , , punct 0",
        "fell fall VBD ROOT 12",
    )
    assert words(of_relative(of[4], of[8])) == ["most", "of", "which", "help", "Lima"]
