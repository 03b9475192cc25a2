"""Who speaks after a participle that opens the sentence."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.opened import called_after, opened

_OPENING = ("Greeting greet VBG advcl 7", "Benin benin NNP dobj 0", ", , , punct 1", "Soto soto NNP conj 1")
_TITLE = (", , , punct 3", "minister minister NN appos 1", ", , , punct 7", "said say VBD ROOT 7")


def test_the_name_after_the_comma_speaks() -> None:
    rows = (*_OPENING, *_TITLE)
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3,))
    opened(tokens[7], tokens)
    assert tokens[3].head.text == "said"
    assert tokens[3].dep == "nsubj"
    assert tokens[5].head.text == "Soto"


@pytest.mark.parametrize("names", [{3: "GPE"}, {3: "ORG"}], ids=["a country", "a body"])
def test_what_is_no_person_stays(names: dict[int, str]) -> None:
    rows = (*_OPENING, *_TITLE)
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, names=names)
    opened(tokens[7], tokens)
    assert tokens[3].head.text == "Benin"


def test_one_of_a_list_stays() -> None:
    rows = (*_OPENING, "and and CC cc 3", "Hill hill NNP conj 3", ", , , punct 7", "said say VBD ROOT 7")
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3, 5))
    opened(tokens[7], tokens)
    assert tokens[3].head.text == "Benin"


def test_a_verb_with_its_own_subject_keeps_it() -> None:
    rows = (*_OPENING, ", , , punct 6", "she she PRP nsubj 6", "said say VBD ROOT 6")
    rows = tuple(row.replace("advcl 7", "advcl 6") for row in rows)
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3,))
    opened(tokens[6], tokens)
    assert tokens[3].head.text == "Benin"


def test_a_name_right_before_the_verb_stays() -> None:
    rows = ("Greeting greet VBG advcl 4", "Benin benin NNP dobj 0", ", , , punct 1", "Soto soto NNP conj 1", "said say VBD ROOT 4")
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3,))
    opened(tokens[4], tokens)
    assert tokens[3].head.text == "Benin"


def test_a_closed_list_before_the_name() -> None:
    rows = (
        "Visiting visit VBG nsubj 9",
        "Benin benin NNP dobj 0",
        "and and CC cc 1",
        "Togo togo NNP conj 1",
        ", , , punct 1",
        "Soto soto NNP conj 1",
        ", , , punct 5",
        "minister minister NN appos 5",
        ", , , punct 9",
        "said say VBD ROOT 9",
    )
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(5,))
    opened(tokens[9], tokens)
    assert tokens[5].head.text == "said"
    assert tokens[0].dep == "advcl"


def test_a_sentence_that_opens_otherwise_stays() -> None:
    rows = ("In in IN prep 5", "Benin benin NNP pobj 0", ", , , punct 1", "Soto soto NNP conj 1", ", , , punct 5", "said say VBD ROOT 5")
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3,))
    opened(tokens[5], tokens)
    assert tokens[3].head.text == "Benin"


_MEETING = ("In in IN prep 8", "talks talk NNS pobj 0", "with with IN prep 1", "Soto soto NNP {}", ", , , punct 3", "Roe roe NNP appos 3")
_CHAIR = (", , , punct 5", "chair chair NN appos 5", "spoke speak VBD ROOT 8")


@pytest.mark.parametrize("first", ["nsubj 8", "pobj 2"], ids=["as the subject", "as whom she met"])
def test_the_name_after_whom_she_met_speaks(first: str) -> None:
    rows = (*(row.format(first) for row in _MEETING), *_CHAIR[:2], ", , , punct 8", "spoke speak VBD ROOT 9")
    rows = tuple(row.replace(" 8", " 9") for row in rows)
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3, 5))
    opened(tokens[9], tokens)
    assert f"{tokens[3].dep} {tokens[3].head.text}" == "pobj with"
    assert f"{tokens[5].dep} {tokens[5].head.text}" == "nsubj spoke"
    assert tokens[0].dep == "prep"


def test_who_speaks_beside_nobody_else_stays() -> None:
    rows = (
        "With with IN prep 5",
        "talks talk NNS pobj 0",
        "over over RB advmod 1",
        "Soto soto NNP nsubj 5",
        ", , , punct 3",
        "spoke speak VBD ROOT 5",
    )
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(3,))
    opened(tokens[5], tokens)
    assert f"{tokens[3].dep} {tokens[3].head.text}" == "nsubj spoke"


@pytest.mark.parametrize(("verb", "role"), [("Stating state", "advcl"), ("Fishing fish", "ccomp")])
def test_a_saying_that_opens_a_sentence_is_not_what_is_said(verb: str, role: str) -> None:
    rows = (f"{verb} VBG ccomp 4", "that that DT dobj 0", ", , , punct 4", "he he PRP nsubj 4", "said say VBD ROOT 4")
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    opened(tokens[4], tokens)
    assert tokens[0].dep == role


def test_a_name_with_a_participle_does_what_the_sentence_tells() -> None:
    tokens = tree(
        "Berg , speaking after talks , called on Chad",
        "Berg Berg NNP ROOT 0",
        ", , , punct 0",
        "speaking speak VBG acl 0",
        "after after IN prep 2",
        "talks talk NNS pobj 3",
        ", , , punct 4",
        "called call VBD acl 4",
        "on on IN prep 6",
        "Chad Chad NNP pobj 7",
    )
    called_after(tokens[0], tokens)
    assert (tokens[0].head.text, tokens[0].dep, tokens[6].dep) == ("called", "nsubj", "ROOT")
