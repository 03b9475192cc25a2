"""What is denied and what is only not told: a tree by hand for each."""

from __future__ import annotations

from trees import tree

from onrecord.grammar import denying


def test_a_denial_that_is_only_thought_of() -> None:
    of = tree("Chad could deny raids", "Chad chad NNP nsubj 2", "could could MD aux 2", "deny deny VB ROOT 2", "raids raid NNS dobj 2")
    assert denying.may_not_be_denied(of[2])
    of = tree("Chad did deny raids", "Chad chad NNP nsubj 2", "did do VBD aux 2", "deny deny VB ROOT 2", "raids raid NNS dobj 2")
    assert not denying.may_not_be_denied(of[2])
    rows = ("it it PRP nsubj 1", "confirmed confirm VBD ROOT 1", "nor nor CC cc 1", "denied deny VBD conj 1", "it it PRP dobj 3")
    of = tree("it confirmed nor denied it", *rows)
    assert denying.may_not_be_denied(of[3])
    assert not denying.may_not_be_denied(of[1])


def test_a_denial_under_a_condition() -> None:
    rows = (
        "Chad chad NNP nsubj 2", "will will MD aux 2", "deny deny VB ROOT 2", "it it PRP dobj 2", "if if IN mark 5", "asked ask VBN advcl 2",
    )  # fmt: skip
    assert denying.may_not_be_denied(tree("Chad will deny it if asked", *rows)[2])
    rows = (*rows[:4], "when when WRB advmod 5", rows[5])
    assert not denying.may_not_be_denied(tree("Chad will deny it when asked", *rows)[2])


def test_what_is_not_told_stays_open() -> None:
    rows = ("Chad chad NNP nsubj 1", "declined decline VBD ROOT 1", "to to TO aux 3", "say say VB xcomp 1", "more more JJR dobj 3")
    assert denying.leaves_open(tree("Chad declined to say more", *rows)[3])
    asking = (
        "Chad chad NNP nsubj 3", "did do VBD aux 3", "not not RB neg 3", "say say VB ROOT 3", "why why WRB advmod 6", "boats boat NNS nsubj 6",
        "left leave VBD ccomp 3",
    )  # fmt: skip
    assert denying.leaves_open(tree("Chad did not say why boats left", *asking)[3])
    that = (*asking[:4], "that that IN mark 6", *asking[5:])
    assert not denying.leaves_open(tree("Chad did not say that boats left", *that)[3])
    assert denying.leaves_open(tree("Chad did not say if boats left", *asking[:4], "if if IN mark 6", *asking[5:])[3])
    told = ("Chad chad NNP nsubj 1", "said say VBD ROOT 1", "why why WRB advmod 4", "boats boat NNS nsubj 4", "left leave VBD ccomp 1")
    assert not denying.leaves_open(tree("Chad said why boats left", *told)[1]), "told"
    assert not denying.leaves_open(tree("boats left", "boats boat NNS nsubj 1", "left leave VBD ROOT 1")[1]), "no verb of telling"


def test_silence() -> None:
    rows = ("Chad chad NNP nsubj 1", "refused refuse VBD ROOT 1", "to to TO aux 3", "comment comment VB xcomp 1")
    of = tree("Chad refused to comment", *rows)
    assert denying.refuses_to_answer(of[3])
    assert denying.is_silent(of[3])
    rows = ("Chad chad NNP nsubj 3", "did do VBD aux 3", "not not RB neg 3", "respond respond VB ROOT 3")
    of = tree("Chad did not respond", *rows)
    assert not denying.refuses_to_answer(of[3])
    assert denying.is_silent(of[3])
    rows = ("Chad chad NNP nsubj 1", "urged urge VBD ROOT 1", "them they PRP dobj 1", "to to TO aux 4", "respond respond VB xcomp 1")
    assert not denying.is_silent(tree("Chad urged them to respond", *rows)[4])
    rows = ("Chad chad NNP nsubj 1", "refused refuse VBD ROOT 1", "to to TO aux 3", "leave leave VB xcomp 1")
    assert not denying.is_silent(tree("Chad refused to leave", *rows)[3])


def test_reports_that_are_denied() -> None:
    rows = (
        "Chad chad NNP nsubj 1", "denied deny VBD ROOT 1", "reports report NNS dobj 1", "saying say VBG acl 2", "boats boat NNS nsubj 5",
        "sank sink VBD ccomp 3",
    )  # fmt: skip
    of = tree("Chad denied reports saying boats sank", *rows)
    assert denying.told_in_reports(of[3], ("deny",))
    assert not denying.told_in_reports(of[3], ("reject",))
    assert denying.denied_in_reports(of[2], ("deny",)) is of[5]
    assert denying.denied_in_reports(of[2], ("reject",)) is None
    assert denying.denied_in_reports(of[0], ("deny",)) is None
    rows_of_clause = (
        "Chad chad NNP nsubj 1", "denied deny VBD ROOT 1", "reports report NNS dobj 1", "that that WDT nsubj 4", "claimed claim VBD relcl 2",
        "boats boat NNS nsubj 6", "sank sink VBD ccomp 4",
    )  # fmt: skip
    clause = tree("Chad denied reports that claimed boats sank", *rows_of_clause)
    assert denying.told_in_reports(clause[4], ("deny",))
    assert denying.denied_in_reports(clause[2], ("deny",)) is clause[6]
    named = tree("Chad denied Reuters saying boats sank", *rows[:2], "Reuters reuters NNP dobj 1", *rows[3:], names={2: "ORG"})
    assert not denying.told_in_reports(named[3], ("deny",)), "somebody's saying, not a report's"
