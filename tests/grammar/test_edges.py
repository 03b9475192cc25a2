"""Where phrases and verbs begin and end, and what numbers count: a tree by hand for each."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.numerals import counted_noun


def test_a_phrase_ends_before_what_its_head_did() -> None:
    of = tree(
        "Roe , speaking in Lima , left",
        "Roe roe NNP nsubj 6",
        ", , , punct 0",
        "speaking speak VBG acl 0",
        "in in IN prep 2",
        "Lima lima NNP pobj 3",
        ", , , punct 0",
        "left leave VBD ROOT 6",
    )
    assert edges(of[0]) == (of[0], of[0])


def test_a_phrase_has_no_mark_or_conjunction_at_its_ends() -> None:
    of = tree(
        "troops and police in Lima ,",
        "troops troop NNS ROOT 0",
        "and and CC cc 0",
        "police police NNS conj 0",
        "in in IN prep 2",
        "Lima lima NNP pobj 3",
        ", , , punct 0",
    )
    assert edges(of[0]) == (of[0], of[4])
    assert edges(of[2]) == (of[2], of[4])


def test_a_verb_has_its_auxiliaries_and_particle() -> None:
    of = tree(
        "Roe had not openly hit back",
        "Roe roe NNP nsubj 4",
        "had have VBD aux 4",
        "not not RB neg 4",
        "openly openly RB advmod 4",
        "hit hit VBN ROOT 4",
        "back back RB advmod 4",
    )
    assert verb_edges(of[4]) == (of[1], of[5])


def test_a_verb_that_tells_only_how_belongs_to_the_other() -> None:
    of = tree(
        "Roe appeared to suggest talks",
        "Roe roe NNP nsubj 1",
        "appeared appear VBD ROOT 1",
        "to to TO aux 3",
        "suggest suggest VB xcomp 1",
        "talks talk NNS dobj 3",
    )
    assert verb_edges(of[3]) == (of[1], of[3])


def test_a_number_counts_the_noun_after_it() -> None:
    of = tree(
        "three thousand wounded soldiers",
        "three three CD compound 1",
        "thousand thousand CD nummod 3",
        "wounded wound VBN amod 3",
        "soldiers soldier NNS ROOT 3",
    )
    assert counted_noun(of[1], {0, 1}, 1) is of[3]
    of = tree(
        "rose to 48",
        "rose rise VBD ROOT 0",
        "to to IN prep 0",
        "48 48 CD pobj 1",
    )
    assert counted_noun(of[2], {2}, 2) is None
