"""What is said, where the parser hangs it on a word between."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.contents import to_its_verb


def test_what_is_said_at_a_meeting_is_said() -> None:
    tokens = tree(
        "envoy warned at the summit that Chad would leave",
        "envoy envoy NN nsubj 1",
        "warned warn VBD ROOT 1",
        "at at IN prep 1",
        "the the DT det 4",
        "summit summit NN pobj 2",
        "that that WDT dobj 8",
        "Chad Chad NNP nsubj 8",
        "would would MD aux 8",
        "leave leave VB relcl 4",
    )
    to_its_verb(tokens[8])
    assert (tokens[8].head.text, tokens[8].dep, tokens[5].dep) == ("warned", "ccomp", "mark")


def test_a_clause_tells_which_summit_where_something_else_is_said() -> None:
    tokens = tree(
        "envoy announced cuts at the summit that Chad held",
        "envoy envoy NN nsubj 1",
        "announced announce VBD ROOT 1",
        "cuts cut NNS dobj 1",
        "at at IN prep 1",
        "the the DT det 5",
        "summit summit NN pobj 3",
        "that that WDT dobj 8",
        "Chad Chad NNP nsubj 8",
        "held hold VBD relcl 5",
    )
    to_its_verb(tokens[8])
    assert (tokens[8].head.text, tokens[8].dep, tokens[6].dep) == ("summit", "relcl", "dobj")


def test_what_is_said_before_going_is_no_part_of_the_going() -> None:
    tokens = tree(
        "envoy said before leaving Lagos that Chad agreed",
        "envoy envoy NN nsubj 1",
        "said say VBD ROOT 1",
        "before before IN prep 1",
        "leaving leave VBG pcomp 2",
        "Lagos Lagos NNP dobj 3",
        "that that IN mark 7",
        "Chad Chad NNP nsubj 7",
        "agreed agree VBD ccomp 3",
    )
    to_its_verb(tokens[7])
    assert (tokens[7].head.text, tokens[7].dep) == ("said", "ccomp")
