"""Where phrases and verbs begin and end, and what numbers count: a tree by hand for each."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.edges import edges, is_time, of_number, put_so, tells_time, verb_edges, withheld_by
from onrecord.grammar.numerals import counted_noun, number_led_to


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


def test_a_number_leads_to_another() -> None:
    rows = ("from from IN ROOT 0", "40 40 CD quantmod 3", "to to TO quantmod 3", "25 25 CD pobj 0")
    of = tree("from 40 to 25", *rows)
    assert number_led_to(of[1]) is of[3]
    assert number_led_to(of[3]) is of[3]
    of = tree("from 40 or 25", *rows[:2], "or or CC quantmod 3", rows[3])
    assert number_led_to(of[1]) is of[1]


def test_a_time_is_told() -> None:
    rows = ("left leave VBD ROOT 0", "on on IN prep 0", "Monday monday NNP pobj 1", "from from IN prep 0", "Lima lima NNP pobj 3")
    of = tree("left on Monday from Lima", *rows, names={2: "DATE", 4: "GPE"})
    assert [is_time(token) for token in of] == [False, False, True, False, False]
    assert tells_time(of[1])
    assert not tells_time(of[3])


def test_an_adverb_of_a_number() -> None:
    rows = ("at at IN advmod 1", "least least JJS advmod 2", "four four CD nummod 3", "men man NNS nsubj 4", "died die VBD ROOT 4")
    of = tree("at least four men died", *rows)
    assert [of_number(token) for token in of] == [True, True, False, False, False]
    of = tree("early raids end", "early early RB advmod 1", "raids raid NNS nsubj 2", "end end VBP ROOT 2")
    assert not of_number(of[0]), "of no number"


def test_the_verb_by_which_another_is_not_done() -> None:
    rows = ("Chad chad NNP nsubj 1", "refused refuse VBD ROOT 1", "to to TO aux 3", "leave leave VB xcomp 1")
    of = tree("Chad refused to leave", *rows)
    assert withheld_by(of[3]) is of[1]
    assert withheld_by(of[1]) is None
    of = tree("Chad wanted to leave", rows[0], "wanted want VBD ROOT 1", *rows[2:])
    assert withheld_by(of[3]) is None
    rows = ("Chad chad NNP nsubj 1", "has have VBZ ROOT 1", "yet yet RB advmod 1", "to to TO aux 4", "leave leave VB xcomp 1")
    of = tree("Chad has yet to leave", *rows)
    assert withheld_by(of[4]) is of[1]
    of = tree("Chad has now to leave", *rows[:2], "now now RB advmod 1", *rows[3:])
    assert withheld_by(of[4]) is None
    rows = ("stopped stop VBD ROOT 0", "short short RB advmod 0", "of of IN prep 1", "leaving leave VBG pcomp 2")
    of = tree("stopped short of leaving", *rows)
    assert withheld_by(of[3]) is of[0]
    of = tree("stopped short of leaving", *rows[:2], "of of IN prep 0", rows[3])
    assert withheld_by(of[3]) is of[0], "whatever the parser hangs it on"
    of = tree("refrained from leaving", "refrained refrain VBD ROOT 0", "from from IN prep 0", "leaving leave VBG pcomp 1")
    assert withheld_by(of[2]) is of[0]
    of = tree("spoke of leaving", "spoke speak VBD ROOT 0", "of of IN prep 0", "leaving leave VBG pcomp 1")
    assert withheld_by(of[2]) is None


def test_how_somebody_puts_it() -> None:
    rows = ("As as IN mark 2", "Roe roe NNP nsubj 2", "put put VBD advcl {ends}", "it it PRP dobj 2")
    of = tree(
        "As Roe put it , ships left",
        *(row.format(ends=6) for row in rows),
        ", , , punct 6",
        "ships ship NNS nsubj 6",
        "left leave VBD ROOT 6",
    )
    assert put_so(of[2]) is of[3]
    assert verb_edges(of[2]) == (of[2], of[3])
    of = tree(
        "As Roe put it on ice , ships left",
        *(row.format(ends=8) for row in rows),
        "on on IN prep 2",
        "ice ice NN pobj 4",
        ", , , punct 8",
        "ships ship NNS nsubj 8",
        "left leave VBD ROOT 8",
    )
    assert put_so(of[2]) is None, "it is put somewhere"
    assert put_so(of[8]) is None
