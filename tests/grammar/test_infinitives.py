"""Infinitives joined to a verb with a tense."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.infinitives import bare, called_for

#: By kind: the rows as the parser gives them, the infinitive, the word that it is joined to after.
CASES: dict[str, tuple[tuple[str, ...], int, str]] = {
    "joined to what is planned": (
        ("Okafor okafor NNP nsubj 1", "expected expect VBN ROOT 1", "to to TO aux 3", "land land VB xcomp 1", "speak speak VB conj 1"),
        4,
        "land",
    ),
    "joined to a clause of a noun": (
        ("to to TO aux 1", "meet meet VB ROOT 1", "guards guard NNS dobj 1", "wept weep VBD relcl 2", "leave leave VB conj 3"),
        4,
        "meet",
    ),
    "after a modal": (
        ("will will MD aux 2", "be be VB auxpass 2", "told tell VBN ROOT 2", "to to TO aux 4", "go go VB xcomp 2", "leave leave VB conj 2"),
        5,
        "told",
    ),
    "with a subject": (
        ("asked ask VBD ROOT 0", "to to TO aux 2", "go go VB xcomp 0", "they they PRP nsubj 4", "leave leave VB conj 0"),
        4,
        "asked",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_bare_infinitive_joins_the_one_before(kind: str) -> None:
    rows, at, head = CASES[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    bare(tokens[at])
    assert tokens[at].head.text == head


@pytest.mark.parametrize(("who", "head"), [("states state NNS", "pay"), ("talks talk NNS", "for")])
def test_whoever_is_called_upon_does_it(who: str, head: str) -> None:
    rows = ("Chad chad NNP nsubj 1", "called call VBD ROOT 1", "for for IN prep 1", f"{who} pobj 2", "to to TO aux 5", "pay pay VB advcl 1")
    of = tree(" ".join(row.split()[0] for row in rows), *rows)
    called_for(of[5])
    assert of[3].head.text == head
