"""To whom the letter goes in which something is said."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.grammar.addressing import addressed, sent_to, written_to

#: By kind: the rows, the verb of what is written, and to whom it is.
LETTERS: dict[str, tuple[tuple[str, ...], int, list[str]]] = {
    "in a letter": (
        (
            "Chad chad NNP nsubj 1",
            "demanded demand VBD ROOT 1",
            "it it PRP dobj 1",
            "in in IN prep 1",
            "letters letter NNS pobj 3",
            "to to IN prep 4",
            "Niger niger NNP pobj 5",
        ),
        1,
        ["Niger"],
    ),
    "sent somebody a letter": (
        (
            "Chad chad NNP nsubj 1",
            "sent send VBD ROOT 1",
            "Niger niger NNP dative 1",
            "letters letter NNS dobj 1",
            "demanding demand VBG acl 3",
            "it it PRP dobj 4",
        ),
        4,
        ["Niger"],
    ),
    "sent a note to somebody": (
        (
            "Chad chad NNP nsubj 1",
            "sent send VBD ROOT 1",
            "notes note NNS dobj 1",
            "to to IN dative 1",
            "Niger niger NNP pobj 3",
            "demanding demand VBG advcl 1",
        ),
        5,
        ["Niger"],
    ),
    "wrote to somebody": (
        (
            "Chad chad NNP nsubj 1",
            "wrote write VBD ROOT 1",
            "to to IN prep 1",
            "Niger niger NNP pobj 2",
            "to to TO aux 5",
            "demand demand VB advcl 1",
        ),
        5,
        ["Niger"],
    ),
    "no letter": (
        (
            "Chad chad NNP nsubj 1",
            "sent send VBD ROOT 1",
            "ships ship NNS dobj 1",
            "to to IN dative 1",
            "Niger niger NNP pobj 3",
            "demanding demand VBG advcl 1",
        ),
        5,
        [],
    ),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_whom_it_is_written_to(kind: str) -> None:
    rows, at, whom = LETTERS[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    assert words(written_to(tokens[at])) == whom


def test_a_letter_urges_him_to_whom_it_is_sent() -> None:
    rows = (
        "senators senator NNS nsubj 1",
        "sent send VBD ROOT 1",
        "Saleh saleh NNP dative 1",
        "letters letter NNS dobj 1",
        "urging urge VBG acl 3",
        "him he PRP dobj 4",
    )
    of = tree("senators sent Saleh letters urging him", *rows)
    assert words(addressed(of[5])) == ["Saleh"]
    assert addressed(of[3]) == []
    assert words(sent_to(of[3])) == ["Saleh"]
    assert sent_to(of[0]) == []
