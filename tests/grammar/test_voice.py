"""Active and passive, and what shares a verb's circumstances: a tree by hand for each."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.grammar.voice import agents, direct_object, is_passive, owners_told, sharing

#: A sentence, the index of a verb, whether it is passive.
VOICES = [
    (("boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "hit hit VBN ROOT 2"), 2, True),
    (("Chad chad NNP nsubj 1", "hit hit VBD ROOT 1", "boats boat NNS dobj 1"), 1, False),
    (("Chad chad NNP nsubj 2", "had have VBD aux 2", "hit hit VBN ROOT 2", "boats boat NNS dobj 2"), 2, False),
    (("boats boat NNS ROOT 0", "hit hit VBN acl 0", "by by IN agent 1", "Chad chad NNP pobj 2"), 1, True),
    (("boats boat NNS ROOT 0", "hit hit VBN acl 0", "here here RB advmod 1"), 1, True),
    (("boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "hit hit VBN ROOT 2", "and and CC cc 2", "sunk sink VBN conj 2"), 4, True),
    (("fact fact NN ROOT 0", "Chad chad NNP nsubj 3", "had have VBD aux 3", "left leave VBN acl 0"), 3, False),
    (("boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "reported report VBN ROOT 2", "sunk sink VBN xcomp 2"), 3, True),
    (("boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "seen see VBN ROOT 2", "sinking sink VBG xcomp 2"), 3, False),
]


@pytest.mark.parametrize(("rows", "verb", "passive"), VOICES)
def test_a_verb_is_passive(rows: tuple[str, ...], verb: int, passive: bool) -> None:
    assert is_passive(tree(" ".join(row.split()[0] for row in rows), *rows)[verb]) is passive


def test_by_whom() -> None:
    rows = (
        "boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "hit hit VBN ROOT 2", "and and CC cc 2", "sunk sink VBN conj 2", "by by IN agent 4",
        "Chad chad NNP pobj 5",
    )  # fmt: skip
    of = tree("boats were hit and sunk by Chad", *rows)
    assert words(agents(of[4])) == words(agents(of[2])) == ["Chad"]
    assert agents(tree("Chad left", "Chad chad NNP nsubj 1", "left leave VBD ROOT 1")[1]) == []


def test_who_urged_at_the_end() -> None:
    rows = (
        "Chad chad NNP nsubjpass 2", "was be VBD auxpass 2", "urged urge VBN ROOT 2", "to to TO aux 4", "leave leave VB xcomp 2", "by by IN prep 4",
    )  # fmt: skip
    of = tree("Chad was urged to leave by Peru", *rows, "Peru peru NNP pobj 5", names={6: "GPE"})
    assert words(agents(of[2])) == ["Peru"]
    of = tree("Chad was urged to leave by May", *rows, "May may NNP pobj 5", names={6: "DATE"})
    assert agents(of[2]) == []


def test_objects() -> None:
    rows = ("boats boat NNS ROOT 0", "that that WDT dobj 3", "Chad chad NNP nsubj 3", "hit hit VBD relcl 0")
    assert words(direct_object(tree("boats that Chad hit", *rows)[3])) == ["boats"]
    rows = ("Peru peru NNP nsubj 1", "gave give VBD ROOT 1", "Chad chad NNP dative 1")
    assert words(direct_object(tree("Peru gave Chad", *rows)[1])) == ["Chad"]
    rows = ("Peru peru NNP nsubj 1", "urged urge VBD ROOT 1", "Chad chad NNP nsubj 4", "to to TO aux 4", "leave leave VB ccomp 1")
    assert words(direct_object(tree("Peru urged Chad to leave", *rows)[1])) == ["Chad"]
    rows = ("Peru peru NNP nsubj 1", "said say VBD ROOT 1", *rows[2:])
    assert direct_object(tree("Peru said Chad to leave", *rows)[1]) == []


def test_who_is_helped_is_the_object() -> None:
    rows = ("Peru peru NNP nsubj 1", "helped help VBD ROOT 1", "Chad chad NNP nsubj 3", "rebuild rebuild VB ccomp 1")
    assert words(direct_object(tree("Peru helped Chad rebuild", *rows)[1])) == ["Chad"]
    rows = (*rows[:3], "rebuilt rebuild VBD ccomp 1")
    assert direct_object(tree("Peru helped Chad rebuilt", *rows)[1]) == []


def test_what_shares_the_circumstances() -> None:
    rows = (
        "ten ten CD nsubjpass 2", "were be VBD auxpass 2", "killed kill VBN ROOT 2", "and and CC cc 2", "six six CD nsubjpass 5",
        "hurt hurt VBN conj 2",
    )  # fmt: skip
    of = tree("ten were killed and six hurt", *rows)
    assert words(sharing(of[2])) == ["killed", "hurt"]
    assert words(sharing(of[5])) == ["hurt", "killed"]
    rows = (
        "ten ten CD nsubjpass 2", "were be VBD auxpass 2", "killed kill VBN ROOT 2", "while while IN mark 6", "six six CD nsubjpass 6",
        "were be VBD auxpass 6", "hurt hurt VBN advcl 2",
    )  # fmt: skip
    assert words(sharing(tree("ten were killed while six were hurt", *rows)[2])) == ["killed", "hurt"]
    rows = (*rows[:3], "as as IN mark 6", *rows[4:])
    assert words(sharing(tree("ten were killed as six were hurt", *rows)[2])) == ["killed"]
    rows = (
        "one one CD nsubjpass 2", "is be VBZ auxpass 2", "killed kill VBN ccomp 6", ", , , punct 6", "six six CD nsubjpass 6", "are be VBP auxpass 6",
        "hurt hurt VBN ROOT 6",
    )  # fmt: skip
    assert words(sharing(tree("one is killed , six are hurt", *rows)[2])) == ["killed", "hurt"]


def test_to_whom_a_thing_is_told_to_belong() -> None:
    rows = ("camps camp NNS ROOT 0", "belonging belong VBG acl 0", "to to IN prep 1", "rebels rebel NNS pobj 2")
    assert words(owners_told(tree("camps belonging to rebels", *rows)[1])) == ["rebels"]
    assert owners_told(tree("camps known to rebels", rows[0], "known know VBN acl 0", *rows[2:])[1]) == []
