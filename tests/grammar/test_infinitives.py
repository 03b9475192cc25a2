"""Infinitives joined to a verb with a tense."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.infinitives import asked_by, bare, called_for, of_the_judged, voted_for

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


#: By kind: the rows, the infinitive, the word that it hangs on after.
JUDGED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "the deed that is condemned": (
        (
            "Kenya kenya NNP nsubj 1",
            "condemned condemn VBD ROOT 1",
            "use use NN dobj 1",
            "of of IN prep 2",
            "gas gas NN pobj 3",
            "to to TO aux 6",
            "clear clear VB advcl 1",
        ),
        6,
        "use",
    ),
    "the deed over which there is a protest": (
        (
            "issued issue VBD ROOT 0",
            "protest protest NN dobj 0",
            "over over IN prep 1",
            "firing firing NN pobj 2",
            "to to TO aux 5",
            "block block VB acl 1",
        ),
        5,
        "firing",
    ),
    "what is used to accuse": (
        ("used use VBD ROOT 0", "talks talk NNS dobj 0", "to to TO aux 3", "accuse accuse VB xcomp 0"),
        3,
        "used",
    ),
}


@pytest.mark.parametrize("kind", JUDGED)
def test_an_infinitive_tells_to_what_end_the_judged_deed_was_done(kind: str) -> None:
    rows, at, head = JUDGED[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    of_the_judged(tokens[at])
    assert tokens[at].head.text == head


@pytest.mark.parametrize(("link", "head"), [("from", "calls"), ("for", "drew")])
def test_what_somebody_calls_for_is_no_purpose(link: str, head: str) -> None:
    rows = (
        "raid raid NN nsubj 1", "drew draw VBD ROOT 1", "calls call NNS dobj 1", f"{link} {link} IN prep 2", "Chad chad NNP pobj 3",
        "to to TO aux 6", "leave leave VB xcomp 1",
    )  # fmt: skip
    of = tree(" ".join(row.split()[0] for row in rows), *rows)
    asked_by(of[6])
    assert of[6].head.text == head


def test_a_vote_for_a_deed_takes_it() -> None:
    rows = (
        "Fiji Fiji NNP nsubj 1", "voted vote VBD ROOT 1", "in in IN prep 1", "favour favour NN pobj 2", "of of IN prep 3", "leaving leave VBG pcomp 4",
    )  # fmt: skip
    tokens = tree("Fiji voted in favour of leaving", *rows)
    voted_for(tokens[5])
    assert (tokens[5].dep, tokens[5].head.text) == ("xcomp", "voted")
    assert (tokens[2].dep, tokens[2].head.text) == ("mark", "leaving")
