"""Subjects on the auxiliary of their verb, and its negation."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.auxiliaries import from_auxiliary, negating

#: By kind: the rows as the parser gives them, the subject, its role and head after.
CASES: dict[str, tuple[tuple[str, ...], int, tuple[str, str]]] = {
    "of what is done": (
        (
            "Benin benin NNP nsubj 1",
            "is be VBZ aux 3",
            "longer longer RBR advmod 3",
            "enriching enrich VBG ROOT 3",
            "uranium uranium NN dobj 3",
        ),
        0,
        ("nsubj", "enriching"),
    ),
    "of what is undergone": (
        ("Airspace airspace NN nsubj 1", "was be VBD auxpass 2", "closed close VBN ROOT 2", "by by IN agent 2", "Togo togo NNP pobj 3"),
        0,
        ("nsubjpass", "closed"),
    ),
    "where the verb has one of its own": (
        ("they they PRP nsubj 1", "do do VBP aux 3", "methods method NNS nsubj 3", "spot spot VB ROOT 3"),
        0,
        ("nsubj", "do"),
    ),
    "where the auxiliary is none": (
        ("people people NNS nsubj 1", "felt feel VBD aux 2", "targeted target VBN ROOT 2"),
        0,
        ("nsubj", "felt"),
    ),
    "where the verb stands before": (
        ("give give VB ROOT 0", "drills drill NNS nsubj 2", "will will MD aux 0"),
        1,
        ("nsubj", "will"),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_subject_hangs_on_its_verb(kind: str) -> None:
    rows, at, (role, head) = CASES[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    from_auxiliary(tokens[at])
    assert (tokens[at].dep, tokens[at].head.text) == (role, head)


@pytest.mark.parametrize(("word", "role"), [("n’t", "neg"), ("now", "advmod")])
def test_a_curly_negation_negates(word: str, role: str) -> None:
    tokens = tree(
        f"Wanyama was {word} told",
        "Wanyama wanyama NNP nsubjpass 3",
        "was be VBD auxpass 3",
        f"{word} not RB advmod 3",
        "told tell VBN ROOT 3",
    )
    negating(tokens[2])
    assert tokens[2].dep == role
