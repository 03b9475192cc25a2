"""Names that a headline sets beside each other with commas alone."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.abreast import abreast, verb_after

#: By kind: the rows as the parser gives them, the verb, the names in the order in which they are joined.
ALONE: dict[str, tuple[tuple[str, ...], int, list[str]]] = {
    "the first a time": (("Fiji Fiji NNP npadvmod 3", ", , , punct 3", "Samoa Samoa NNP nsubj 3", "sign sign VBP ROOT 3"), 3, ["Fiji", "Samoa"]),
    "the second another name": (("Fiji Fiji NNP nsubj 3", ", , , punct 0", "Samoa Samoa NNP appos 0", "sign sign VB ROOT 3"), 3, ["Fiji", "Samoa"]),
    "three before a past form": (
        ("Fiji Fiji NNP npadvmod 5", ", , , punct 0", "Samoa Samoa NNP appos 0", ", , , punct 5", "Tonga Tonga NNP nsubj 5", "quit quit VBD ROOT 5"),
        5,
        ["Fiji", "Samoa", "Tonga"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ALONE)
def test_names_with_commas_alone_do_it_together(kind: str) -> None:
    rows, at, names = ALONE[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    abreast(tokens[at], tokens)
    first, *others = [next(t for t in tokens if t.text == name) for name in names]
    assert (first.dep, first.head.text) == ("nsubj", tokens[at].text)
    assert [(t.dep, t.head.text) for t in others] == [("conj", name) for name in names[:-1]]


def test_a_day_and_a_verb_of_one_stay() -> None:
    for rows in (
        ("Sunday Sunday NNP npadvmod 3", ", , , punct 3", "Samoa Samoa NNP nsubj 3", "sign sign VBP ROOT 3"),
        ("Fiji Fiji NNP npadvmod 3", ", , , punct 3", "Samoa Samoa NNP nsubj 3", "signed sign VBD ROOT 3"),
    ):
        tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
        abreast(tokens[3], tokens)
        assert tokens[0].dep == "npadvmod"


def test_names_before_a_noun_are_joined() -> None:
    rows = ("Fijian fijian JJ dep 4", ", , , punct 4", "Samoan samoan JJ amod 3", "navies navy NNS nsubj 4", "meet meet VBP ROOT 4")
    tokens = tree("Fijian, Samoan navies meet", *rows, names={0: "NORP", 2: "NORP"})
    abreast(tokens[4], tokens)
    assert [(t.dep, t.head.text) for t in (tokens[0], tokens[2])] == [("amod", "navies"), ("conj", "Fijian")]


def test_the_word_after_the_names_is_the_verb() -> None:
    rows = ("Fiji Fiji NNP dep 4", ", , , punct 4", "Samoa Samoa NNP compound 4", "ink ink NN compound 4", "pact pact NN ROOT 4")
    tokens = tree("Fiji, Samoa ink pact", *rows)
    verb_after(tokens[4], tokens)
    assert (tokens[3].pos, tokens[3].dep) == ("VERB", "ROOT")
    assert (tokens[4].dep, tokens[4].head.text) == ("dobj", "ink")
