"""The nouns that tell who somebody named is: a tree by hand for each."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.grammar.introducing import introducing, said_to_be


def test_a_noun_joined_before_the_name() -> None:
    rows = (
        "the the DT det 2", "Chilean chilean JJ amod 2", "singer singer NN nsubj 6", "and and CC cc 2", "poet poet NN compound 5",
        "Roe roe NNP conj 2", "left leave VBD ROOT 6",
    )  # fmt: skip
    of = tree("the Chilean singer and poet Roe left", *rows)
    assert words(introducing(of[5], of[4])) == ["singer"]
    two = (
        "the the DT det 1", "singer singer NN nsubj 6", "and and CC cc 1", "the the DT det 5", "poet poet NN compound 5", "Roe roe NNP conj 1",
        "left leave VBD ROOT 6",
    )  # fmt: skip
    of = tree("the singer and the poet Roe left", *two)
    assert introducing(of[5], of[4]) == [], "two persons"


def test_names_listed_after_what_they_are() -> None:
    rows = (
        "pilots pilot NNS nsubj 5", ": : : punct 0", "Diaz diaz NNP appos 0", "and and CC cc 2", "Rojas rojas NNP conj 2", "left leave VBD ROOT 5",
    )  # fmt: skip
    of = tree("pilots : Diaz and Rojas left", *rows)
    assert words(introducing(of[4], of[4])) == ["pilots"]
    one = tree("pilot : Diaz and Rojas left", "pilot pilot NN nsubj 5", *rows[1:])
    assert introducing(one[4], one[4]) == [], "one of two"


def test_a_noun_of_which_the_parser_makes_another_subject() -> None:
    rows = (
        "a a DT det 1", "blogger blogger NN nsubjpass 5", ", , , punct 5", "Roe roe NNP nsubjpass 5", ", , , punct 5", "held hold VBN ROOT 5",
    )  # fmt: skip
    of = tree("a blogger , Roe , held", *rows)
    assert words(introducing(of[3], of[3])) == ["blogger"]


def test_a_name_on_the_last_word_of_the_phrase() -> None:
    rows = (
        "a a DT det 1", "leader leader NN nsubj 6", "of of IN prep 1", "rebels rebel NNS pobj 2", ", , , punct 3", "Roe roe NNP appos 3",
        "left leave VBD ROOT 6",
    )  # fmt: skip
    of = tree("a leader of rebels , Roe left", *rows)
    assert words(introducing(of[5], of[5])) == ["rebels", "leader"]


def test_what_a_clause_says_that_somebody_is() -> None:
    def said(*rest: str) -> list[str]:
        rows = ("Roe roe NNP nsubj 1", *rest)
        of = tree(" ".join(row.split()[0] for row in rows), *rows)
        return words(introducing(of[0], of[0]))

    assert said("became become VBD ROOT 1", "a a DT det 3", "judge judge NN attr 1") == ["judge"]
    assert said("became become VBD ROOT 1", "not not RB neg 1", "a a DT det 4", "judge judge NN attr 1") == []
    assert said("saw see VBD ROOT 1", "a a DT det 3", "judge judge NN attr 1") == []
    assert said("served serve VBD ROOT 1", "as as IN prep 1", "envoy envoy NN pobj 2") == ["envoy"]
    assert said("fled flee VBD ROOT 1", "as as IN prep 1", "envoy envoy NN pobj 2") == []
    held = ("quit quit VBD ROOT 1", "in in IN prep 1", "post post NN pobj 2", "as as IN prep 3", "envoy envoy NN pobj 4")
    assert said(*held) == ["envoy"]


def test_what_a_relative_clause_says_that_somebody_is() -> None:
    rows = ("Roe roe NNP nsubj 4", "who who WP nsubj 2", "is be VBZ relcl 0", "captain captain NN attr 2", "left leave VBD ROOT 4")
    of = tree("Roe who is captain left", *rows)
    assert words(introducing(of[0], of[0])) == ["captain"]
    of = tree("Roe which is captain left", rows[0], "which which WDT nsubj 2", *rows[2:])
    assert introducing(of[0], of[0]) == []


@pytest.mark.parametrize(("denied", "told"), [(False, ["Kenyan"]), (True, [])], ids=["is", "is not"])
def test_a_clause_that_says_it_or_not(denied: bool, told: list[str]) -> None:
    rows = ["pilot pilot NN ROOT 0", "who who WP nsubj 2", "is be VBZ relcl 0", "Kenyan kenyan NNP attr 2"]
    if denied:
        rows.append("not not RB neg 2")
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    assert words(said_to_be(tokens[0])) == told
