"""Verbs beside a verb of saying."""

from __future__ import annotations

from trees import tree, words

from onrecord.doc import Token
from onrecord.grammar import fellows


def test_a_second_saying_begins_at_its_and() -> None:
    of = tree(
        "Roe said Chad would stay and warned Peru",
        "Roe roe NNP nsubj 1",
        "said say VBD ROOT 1",
        "Chad chad NNP nsubj 4",
        "would would MD aux 4",
        "stay stay VB ccomp 1",
        "and and CC cc 4",
        "warned warn VBD conj 4",
        "Peru peru NNP dobj 6",
    )
    assert fellows.second_saying(of[1], of[4]) == 5


def test_what_goes_on_in_the_past() -> None:
    rows = (
        "Roe roe NNP nsubj 1", "said say VBD ROOT 1", "roads road NNS nsubj 4", "were be VBD aux 4", "closing close VBG ccomp 1", "and and CC cc 1",
        "boats boat NNS nsubj 7", "sank sink VBD conj 1",
    )  # fmt: skip
    of = tree("Roe said roads were closing and boats sank", *rows)
    assert words(fellows.told_on(of[1], of[4])) == ["sank"]
    of = tree("Roe said roads were closing but boats sank", *rows[:5], "but but CC cc 1", *rows[6:])
    assert fellows.told_on(of[1], of[4]) == [], "set against it"
    of = tree("Roe said roads were closing and boats sink", *rows[:7], "sink sink VBP conj 1")
    assert fellows.told_on(of[1], of[4]) == [], "now"
    of = tree("Roe says roads were closing and boats sank", rows[0], "says say VBZ ROOT 1", *rows[2:])
    assert fellows.told_on(of[1], of[4]) == []


def failed(*more: str, said: str = "said say VBD", after: str = ",") -> list[Token]:
    """ "Roe said talks failed , and Chad warned that ships left"; ``more`` are the rows from the second subject on."""
    rows = more or (
        "Chad chad NNP nsubj 7",
        "warned warn VBD ccomp 1",
        "that that IN mark 10",
        "ships ship NNS nsubj 10",
        "left leave VBD ccomp 7",
    )
    return tree(
        " ".join(("Roe", said.split()[0], "talks failed", after, "and", *(row.split()[0] for row in rows))),
        "Roe roe NNP nsubj 1", f"{said} ROOT 1", "talks talk NNS nsubj 3", "failed fail VBD ccomp 1", f"{after} {after} , punct 3", "and and CC cc 3",
        *rows,
    )  # fmt: skip


def test_what_another_says_is_no_more_of_it() -> None:
    of = failed()
    assert fellows.another_says(of[7], of[1])
    now = failed(said="says say VBZ")
    assert not fellows.another_says(now[7], now[1]), "of another tense"
    for row, why in (("it it PRP nsubj 7", "of whom it is told"), ("boats boat NNS dobj 7", "no subject")):
        of = failed(row, "warned warn VBD ccomp 1", "that that IN mark 10", "ships ship NNS nsubj 10", "left leave VBD ccomp 7")
        assert not fellows.another_says(of[7], of[1]), why
    of = failed("Chad chad NNP nsubj 7", "moved move VBD ccomp 1", "ships ship NNS dobj 7")
    assert not fellows.another_says(of[7], of[1]), "no saying"
    of = failed("Chad chad NNP nsubj 7", "warned warn VBD ccomp 1", "Peru peru NNP dobj 7", after="soon")
    assert not fellows.another_says(of[7], of[1]), "an object alone, and no comma"
    of = failed("Chad chad NNP nsubj 7", "warned warn VBD ccomp 1", "Peru peru NNP dobj 7")
    assert fellows.another_says(of[7], of[1])


def test_where_what_another_says_begins() -> None:
    of = failed(
        "Chad chad NNP nsubj 7", "warned warn VBD conj 3", "that that IN mark 10", "ships ship NNS nsubj 10", "left leave VBD ccomp 7"
    )
    assert fellows.second_saying(of[1], of[3]) == 5
    rows = (
        "Ships ship NNS nsubj 1", "fired fire VBD ROOT 1", ", , , punct 4", "officials official NNS nsubj 4", "said say VBD parataxis 1", ", , , punct 4",
        "and and CC cc 1", "Chad chad NNP nsubj 8", "{} conj 1", "war war NN dobj 8",
    )  # fmt: skip
    of = tree("Ships fired , officials said , and Chad promised war", *(row.format("promised promise VBD") for row in rows))
    assert fellows.another_after(of[4]) == 6
    of = tree("Ships fired , officials said , and Chad wanted war", *(row.format("wanted want VBD") for row in rows))
    assert fellows.another_after(of[4]) is None


def test_another_in_the_past_beside_what_is_said_in_the_present() -> None:
    rows = (
        "Roe roe NNP nsubj 1", "said say VBD ROOT 1", "ships ship NNS nsubj 3", "{} ccomp 1",
        "and and CC cc 3", "Chad chad NNP nsubj 6", "promised promise VBD conj 3", "war war NN dobj 6",
    )  # fmt: skip
    of = tree("Roe said ships leave and Chad promised war", *(row.format("leave leave VBP") for row in rows))
    assert fellows.another_says(of[6], of[1])
    of = tree("Roe said ships left and Chad promised war", *(row.format("left leave VBD") for row in rows))
    assert not fellows.another_says(of[6], of[1])
