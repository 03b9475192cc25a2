"""Participles on the noun that they stand before."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.attributive import as_noun, before_noun, opens_sentence, passed_over, undergone

#: By kind: the rows as the parser gives them, the participle, and "word role head" after.
FAULTS: dict[str, tuple[tuple[str, ...], int, tuple[str, ...]]] = {
    "whoever they are loyal to made the one who acts": (
        (
            "Forces force NNS nsubj 6",
            "loyal loyal JJ amod 0",
            "to to TO aux 3",
            "ousted oust VBN xcomp 1",
            "Amadou amadou NNP compound 5",
            "Toure toure NNP nsubj 6",
            "struck strike VBD ROOT 6",
        ),
        3,
        ("to prep loyal", "Toure pobj to", "ousted amod Toure", "Forces nsubj struck"),
    ),
    "what is resumed made the object of resuming": (
        (
            "In in IN prep 5",
            "response response NN pobj 0",
            "to to TO aux 3",
            "resumed resume VBN acl 1",
            "raids raid NNS dobj 3",
            "shut shut VBD ROOT 5",
        ),
        3,
        ("to prep response", "raids pobj to", "resumed amod raids"),
    ),
    "a people made somebody beside the troops of another": (
        (
            "Kyrgyz kyrgyz NNP nsubj 4",
            "and and CC cc 0",
            "Tajik tajik NNP compound 3",
            "guards guard NNS conj 0",
            "fled flee VBD ROOT 4",
        ),
        0,
        ("Kyrgyz amod guards", "Tajik conj Kyrgyz", "guards nsubj fled"),
    ),
    "two peoples that are not joined": (
        (
            "Kenyan kenyan JJ amod 3",
            "and and CC cc 0",
            "Ethiopian ethiopian JJ amod 3",
            "troops troop NNS nsubj 4",
            "left leave VBD ROOT 4",
        ),
        2,
        ("Ethiopian conj Kenyan", "Kenyan amod troops"),
    ),
    "shots made what is warned": (
        (
            "Guards guard NNS nsubj 1",
            "fired fire VBD ROOT 1",
            "warning warn VBG xcomp 1",
            "shots shot NNS dobj 2",
            "at at IN prep 2",
            "Chad chad NNP pobj 4",
        ),
        2,
        ("shots dobj fired", "warning compound shots", "at prep fired"),
    ),
    "visiting": (
        (
            "It it PRP nsubj 1",
            "holds hold VBZ ccomp 5",
            ", , , punct 1",
            "visiting visit VBG advcl 1",
            "Soto soto NNP nsubj 5",
            "said say VBD ROOT 5",
        ),
        3,
        ("visiting amod Soto",),
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_participle_hangs_on_its_noun(kind: str) -> None:
    rows, at, after = FAULTS[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    before_noun(tokens[at], tokens)
    told = {f"{token.text} {token.dep} {token.head.text}" for token in tokens}
    assert set(after) <= told, told


#: What is as the parser has it: the only subject of the verb, who is warned, an infinitive that looks like a participle.
SOUND: dict[str, tuple[tuple[str, ...], int]] = {
    "nobody else does it": (
        ("Loyal loyal JJ advcl 4", "to to TO aux 2", "ousted oust VBN xcomp 0", "Toure toure NNP nsubj 4", "struck strike VBD ROOT 4"),
        2,
    ),
    "a people is warned": (
        ("Guards guard NNS nsubj 1", "spoke speak VBD ROOT 1", "warning warn VBG advcl 1", "Chad chad NNP dobj 2"),
        2,
    ),
    "a place is visited": (
        ("He he PRP nsubj 1", "spoke speak VBD ROOT 1", "visiting visit VBG advcl 1", "Chad chad NNP dobj 2"),
        2,
    ),
    "an infinitive": (
        ("He he PRP nsubj 1", "left leave VBD ROOT 1", "to to TO aux 3", "found find VBN advcl 1", "papers paper NNS dobj 3"),
        3,
    ),
}


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_no_fault_stays(kind: str) -> None:
    rows, at = SOUND[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    before = [(token.dep, token.head.i) for token in tokens]
    before_noun(tokens[at], tokens)
    assert [(token.dep, token.head.i) for token in tokens] == before


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        (("guard guard NN nsubj 1", "killed kill VBD ROOT 1", "yesterday yesterday NN npadvmod 1"), "nsubjpass"),
        (("guard guard NN nsubj 1", "killed kill VBD ROOT 1", "rebels rebel NNS dobj 1"), "nsubj"),
        (("guard guard NN nsubj 1", "left leave VBD ROOT 1", "yesterday yesterday NN npadvmod 1"), "nsubj"),
    ],
)
def test_whom_a_verb_of_harm_without_an_object_befell(rows: tuple[str, ...], role: str) -> None:
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    undergone(tokens[1])
    assert tokens[0].dep == role


def test_a_main_verb_gets_the_subject_of_the_harm_before_it() -> None:
    rows = (
        "guards guard NNS nsubj 1",
        "killed kill VBD ROOT 1",
        "and and CC cc 1",
        "wounded wound VBN conj 1",
        "were be VBD conj 1",
        "Kenyans kenyan NNPS attr 4",
    )
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    passed_over(tokens[1], tokens)
    told = {f"{token.text} {token.dep} {token.head.text}" for token in tokens}
    assert {"were ROOT were", "guards nsubj were", "killed acl guards", "wounded conj killed"} <= told


@pytest.mark.parametrize(
    "rows",
    [
        ("guards guard NNS nsubj 1", "killed kill VBD ROOT 1", "ten ten CD dobj 1", "and and CC cc 1", "were be VBD conj 1"),
        ("guards guard NNS nsubj 1", "killed kill VBD ROOT 1", "and and CC cc 1", "were be VBD conj 1"),
    ],
)
def test_a_harm_that_is_the_main_verb_stays(rows: tuple[str, ...]) -> None:
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    passed_over(tokens[1], tokens)
    assert tokens[0].head is tokens[1]


def test_a_name_alone_opens_a_sentence_and_no_heading() -> None:
    rows = ("Togo togo NNP npadvmod 1", "trained train VBN amod 2", "pilots pilot NNS ROOT 2")
    heading = tree("Togo trained pilots", *rows)
    assert not opens_sentence(heading[0], heading[1])
    tokens = tree("Togo trained pilots .", *rows, ". . . punct 2")
    assert opens_sentence(tokens[0], tokens[1])
    assert not opens_sentence(tokens[2], tokens[1])


def test_who_stands_after_visiting_is_the_guest() -> None:
    rows = (
        "with with IN prep 0", "visiting visit VBG pcomp 0", "Envoy envoy NNP compound 3", "Roe roe NNP dobj 1", "in in IN prep 1", "Lima lima NNP pobj 4",
    )  # fmt: skip
    rows = ("talks talk NNS ROOT 0", *(f"{row.rsplit(' ', 1)[0]} {int(row.rsplit(' ', 1)[1]) + 1}" for row in rows))
    rows = (rows[0], "with with IN prep 0", *rows[2:])
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, people=(4,))
    before_noun(tokens[2], tokens)
    told = [f"{token.text} {token.dep} {token.head.text}" for token in tokens]
    assert {"Roe pobj with", "visiting amod Roe", "in prep Roe"} <= set(told), told
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows, names={4: "GPE"})
    before_noun(tokens[2], tokens)
    assert f"{tokens[4].dep} {tokens[4].head.text}" == "dobj visiting"


def test_a_junta_is_a_noun_where_it_stands_alone_and_no_other_word_is() -> None:
    tokens = tree("The junta freed idle", "The the DT det 1", "junta junta JJ nsubj 2", "freed free VBD ROOT 2", "idle idle JJ dobj 2")
    for token in tokens:
        as_noun(token)
    assert [(tokens[at].pos, tokens[at].tag) for at in (1, 3)] == [("NOUN", "NN"), ("ADJ", "JJ")]
