"""Names that the parser hangs on the wrong word of a list or beside it."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Token
from onrecord.grammar.lists import counted_on, first_of_list, gapped, listed, of_a_list


def told(token: Token) -> str:
    return f"{token.text} {token.dep} {token.head.text}"


def test_the_last_of_those_from_whom_it_comes() -> None:
    rows = (
        "blame blame NN ROOT 0", "from from IN prep 0", "Togo togo NNP pobj 1", "as as RB advmod 5", "well well RB advmod 5", "as as IN cc 0",
        "Chad chad NNP conj 0",
    )  # fmt: skip
    of = tree("blame from Togo as well as Chad", *rows)
    listed(of[6], of)
    assert told(of[6]) == "Chad conj Togo"
    of = tree("blame of Togo as well as Chad", *rows[:1], "of of IN prep 0", *rows[2:])
    listed(of[6], of)
    assert told(of[6]) == "Chad conj blame"


def test_who_stands_under_a_conjunction() -> None:
    rows = (
        "Fear fear NN nsubj 1", "rose rise VBD ROOT 1", "as as IN mark 5", "Togo togo NNP pobj 2", "was be VBD aux 5", "backing back VBG advcl 1",
        "Chad chad NNP dobj 5",
    )  # fmt: skip
    of = tree("Fear rose as Togo was backing Chad", *rows)
    listed(of[3], of)
    assert told(of[3]) == "Togo nsubj backing"


def test_each_with_his_own() -> None:
    rows = (
        "with with IN prep 0", "Togo togo NNP nsubj 2", "backing back VBG pcomp 0", "Chad chad NNP dobj 2", "and and CC cc 3",
        "Fiji fiji NNP conj 3", "arming arm VBG pcomp 0", "Mali mali NNP dobj 6",
    )  # fmt: skip
    of = tree("with Togo backing Chad and Fiji arming Mali", *rows)
    listed(of[6], of)
    assert [told(of[at]) for at in (4, 5, 6)] == ["and cc backing", "Fiji nsubj arming", "arming conj backing"]


def test_a_name_after_whoever_does_it() -> None:
    rows = (
        "Claims claim NNS nsubjpass 2", "were be VBD auxpass 2", "refuted refute VBN ROOT 2", "by by IN agent 2", "heads head NNS pobj 3",
        ", , , punct 2", "Lopez lopez NNP appos 0",
    )  # fmt: skip
    of = tree("Claims were refuted by heads , Lopez", *rows)
    listed(of[6], of)
    assert told(of[6]) == "Lopez appos heads"


def test_the_first_of_a_list_is_no_time() -> None:
    rows = (
        "Fiji fiji NNP npadvmod 5", ", , , punct 5", "Samoa samoa NNP nsubj 5", "and and CC cc 2", "Tonga tonga NNP conj 2", "signed sign VBD ROOT 5",
    )  # fmt: skip
    of = tree("Fiji, Samoa and Tonga signed", *rows)
    first_of_list(of[0], of)
    assert [told(of[at]) for at in (0, 2)] == ["Fiji nsubj signed", "Samoa conj Fiji"]
    of = tree("Monday, Samoa and Tonga signed", "Monday monday NNP npadvmod 5", *rows[1:])
    first_of_list(of[0], of)
    assert told(of[0]) == "Monday npadvmod signed"


def test_things_counted_one_after_the_other_are_a_list() -> None:
    rows = (
        "ten ten CD nummod 1", "men man NNS dobj 1", ", , , punct 1", "two two CD nummod 4", "guards guard NNS appos 1", "and and CC cc 4",
        "{} {} {} {} 7", "others other NNS conj 4",
    )  # fmt: skip
    of = tree("ten men, two guards and six others", *rows[:6], "six six CD nummod 7", rows[7])
    counted_on(of[4])
    assert told(of[4]) == "guards conj men"
    of = tree("ten men, two guards and the others", *rows[:6], "the the DT det 7", rows[7])
    counted_on(of[4])
    assert told(of[4]) == "guards appos men"


def test_people_named_one_after_the_other_are_a_list() -> None:
    rows = (
        "Roe roe NNP nsubj 5", ", , , punct 0", "Lopez lopez NNP appos 0", "and and CC cc 2", "Diaz diaz NNP conj 2", "met meet VBD ROOT 5",
    )  # fmt: skip
    of = tree("Roe, Lopez and Diaz met", *rows, people=(0, 2, 4))
    of_a_list(of[2])
    assert told(of[2]) == "Lopez conj Roe"
    of = tree("Roe, Lopez and Diaz met", *rows, people=(0, 2), names={4: "GPE"})
    of_a_list(of[2])
    assert told(of[2]) == "Lopez appos Roe"


def test_states_whose_people_are_told_are_joined_to_one_another() -> None:
    rows = ("ministers minister NNS nsubj {}", "of of IN prep 0", "Togo togo NNP pobj 1", ", , , punct 0")
    joined = (*rows, "Chad chad NNP conj 0", "left leave VBD ROOT 5")
    of = tree("ministers of Togo, Chad left", *(row.format(5) for row in joined), names={2: "GPE", 4: "GPE"})
    listed(of[4], of)
    assert told(of[4]) == "Chad conj Togo"
    of = tree("ministers of Togo, Chad left", *(row.format(5) for row in joined), names={2: "GPE", 4: "ORG"})
    listed(of[4], of)
    assert told(of[4]) == "Chad conj ministers"
    beside = (*rows, "Chad chad NNP nsubj 5", "left leave VBD ROOT 5")
    of = tree("ministers of Togo, Chad left", *(row.format(5) for row in beside), names={2: "GPE", 4: "GPE"})
    listed(of[4], of)
    assert told(of[4]) == "Chad conj Togo"


def test_a_state_with_an_article_is_one_of_the_list() -> None:
    rows = (
        "envoys envoy NNS nsubj 6", "from from IN prep 0", "Togo togo NNP pobj 1", ", , , punct 2", "the the DT det 5", "Gambia gambia NNP nsubj 6",
        "left leave VBD ROOT 6",
    )  # fmt: skip
    of = tree("envoys from Togo, the Gambia left", *rows, names={2: "GPE", 5: "GPE"})
    listed(of[5], of)
    assert told(of[5]) == "Gambia conj Togo"
    of = tree("envoy from Togo, the Gambia left", "envoy envoy NN nsubj 6", *rows[1:], names={2: "GPE", 5: "GPE"})
    listed(of[5], of)
    assert told(of[5]) == "Gambia nsubj left"


def test_the_second_number_is_what_befell_it() -> None:
    rows = (
        "Two two CD nsubjpass 2", "were be VBD auxpass 2", "killed kill VBN ROOT 2", "and and CC cc 2", "nine nine CD conj 2", "injured injure VBN acl 4",
    )  # fmt: skip
    of = tree("Two were killed and nine injured", *rows)
    gapped(of[4])
    assert [(t.text, t.dep, t.head.text) for t in of[4:]] == [("nine", "nsubjpass", "injured"), ("injured", "conj", "killed")]
    of = tree("Two were killed and nine injured", *rows[:2], "killed kill VBD ROOT 2", *rows[3:])
    gapped(of[4])
    assert of[4].dep == "conj"
