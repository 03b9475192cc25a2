"""What a verb says: a tree by hand for each notion."""

from __future__ import annotations

from trees import tree, words

from onrecord.doc import Token
from onrecord.grammar import complements


def said() -> list[Token]:
    """ "Roe said Chad would stay , and Peru would leave": the second clause hangs on the verb."""
    return tree(
        "Roe said Chad would stay , and Peru would leave",
        "Roe roe NNP nsubj 1",
        "said say VBD ROOT 1",
        "Chad chad NNP nsubj 4",
        "would would MD aux 4",
        "stay stay VB ccomp 1",
        ", , , punct 1",
        "and and CC cc 1",
        "Peru peru NNP nsubj 9",
        "would would MD aux 9",
        "leave leave VB conj 1",
    )


def test_the_clause_and_what_goes_on_with_it() -> None:
    of = said()
    assert complements.clause_of(of[1]) is of[4]
    assert not complements.is_marked(of[4])
    assert words(complements.clauses_on(of[1], of[4])) == ["leave"]
    assert complements.second_saying(of[1], of[4]) is None


def test_the_clause_that_that_marks_comes_first() -> None:
    of = tree(
        "no one left , said Roe that troops stay",
        "no no DT det 1",
        "one one NN nsubj 2",
        "left leave VBD ccomp 4",
        ", , , punct 4",
        "said say VBD ROOT 4",
        "Roe roe NNP nsubj 4",
        "that that IN mark 8",
        "troops troop NNS nsubj 8",
        "stay stay VBP ccomp 4",
    )
    assert complements.clause_of(of[4]) is of[8]


def test_a_semicolon_parts_clause_and_verb() -> None:
    of = tree(
        "troops left ; Roe said so",
        "troops troop NNS nsubj 1",
        "left leave VBD ccomp 4",
        "; ; , punct 4",
        "Roe roe NNP nsubj 4",
        "said say VBD ROOT 4",
        "so so RB advmod 4",
    )
    assert complements.clause_of(of[4]) is None


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
    assert complements.second_saying(of[1], of[4]) == 5


def test_who_is_told_may_carry_the_clause() -> None:
    of = tree(
        "Roe convinced rebels that talks help",
        "Roe roe NNP nsubj 1",
        "convinced convince VBD ROOT 1",
        "rebels rebel NNS dobj 1",
        "that that IN mark 5",
        "talks talk NNS nsubj 5",
        "help help VBP relcl 2",
    )
    assert complements.clause_at_object(of[1]) is of[5]


def test_infinitives_and_gerunds() -> None:
    of = tree(
        "Chad wants Peru to triple patrols and build ports",
        "Chad chad NNP nsubj 1",
        "wants want VBZ ROOT 1",
        "Peru peru NNP dobj 1",
        "to to TO aux 4",
        "triple triple VB xcomp 1",
        "patrols patrol NNS dobj 4",
        "and and CC cc 1",
        "build build VB conj 1",
        "ports port NNS dobj 7",
    )
    assert complements.infinitive_of(of[1]) is of[4]
    assert words(complements.those_between(of[1], of[4])) == ["Peru"]
    assert words(complements.infinitives_on(of[1], of[4])) == ["build"]
    of = tree("Chad denied shelling", "Chad chad NNP nsubj 1", "denied deny VBD ROOT 1", "shelling shell VBG xcomp 1")
    assert complements.gerund_of(of[1]) is of[2]
    assert complements.infinitive_of(of[1]) is None


def test_what_a_noun_is_about() -> None:
    of = tree(
        "Chad made vows to leave",
        "Chad chad NNP nsubj 1",
        "made make VBD ROOT 1",
        "vows vow NNS dobj 1",
        "to to TO aux 4",
        "leave leave VB advcl 1",
    )
    assert complements.control_above(of[2]) is of[4]
    assert complements.noun_clauses_after(of[2]) == []


def test_names_given() -> None:
    of = tree(
        "what Roe called a threat",
        "what what WP dobj 2",
        "Roe roe NNP nsubj 2",
        "called call VBD ROOT 2",
        "a a DT det 4",
        "threat threat NN oprd 2",
    )
    assert complements.asks_what(of[2])
    assert complements.name_given(of[2]) is of[4]
    of = tree(
        "Roe sees talks as lost",
        "Roe roe NNP nsubj 1",
        "sees see VBZ ROOT 1",
        "talks talk NNS dobj 1",
        "as as IN prep 1",
        "lost lost JJ amod 3",
    )
    assert complements.as_phrase(of[1], of[2]) is of[3]
    assert not complements.asks_what(of[1])


def test_own_preposition_and_what_follows_the_object() -> None:
    of = tree(
        "Roe praised crews for courage on Monday",
        "Roe roe NNP nsubj 1",
        "praised praise VBD ROOT 1",
        "crews crew NNS dobj 1",
        "for for IN prep 1",
        "courage courage NN pobj 3",
        "on on IN prep 1",
        "Monday monday NNP pobj 5",
    )
    assert complements.object_after(of[1]) is of[2]
    assert words(complements.following(of[1], of[2])) == ["for", "courage", "on", "Monday"]
    assert complements.own_preposition(of[1], "praise for") is of[3]
    assert complements.own_preposition(of[1], "praise") is None


def test_a_clause_of_as_tells_the_one_above() -> None:
    of = tree(
        "As Roe reports , troops left",
        "As as IN mark 2",
        "Roe roe NNP nsubj 2",
        "reports report VBZ advcl 5",
        ", , , punct 5",
        "troops troop NNS nsubj 5",
        "left leave VBD ROOT 5",
    )
    assert complements.tells_above(of[2])
    assert not complements.tells_above(of[5])


def test_what_a_relative_clause_leaves_out() -> None:
    of = tree(
        "the ship that Roe said sank",
        "the the DT det 1",
        "ship ship NN ROOT 1",
        "that that WDT nsubj 5",
        "Roe roe NNP nsubj 4",
        "said say VBD relcl 1",
        "sank sink VBD ccomp 4",
    )
    assert words(complements.antecedent(of[4], of[5])) == ["that"]
