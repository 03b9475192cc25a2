"""Words of a tree hung elsewhere: what hangs on what after, in order of the text."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang, join, make_main, make_subject, take_place
from onrecord.grammar.relations import OBJECT, POSSESSOR, SUBJECT


def told(token: Token) -> str:
    return f"{token.text} {token.dep} {token.head.text}"


def test_hanging_elsewhere() -> None:
    of = tree("Chad hit boats", "Chad chad NNP nsubj 1", "hit hit VBD ROOT 1", "boats boat NNS dobj 1")
    hang(of[0], of[2], POSSESSOR)
    assert told(of[0]) == "Chad poss boats"
    assert words(of[1].children) == ["boats"]
    assert words(of[2].children) == ["Chad"]
    hang(of[0], of[1])
    assert told(of[0]) == "Chad poss hit"
    assert words(of[1].children) == ["Chad", "boats"]
    make_main(of[2])
    assert told(of[2]) == "boats ROOT boats"
    assert words(of[1].children) == ["Chad"]


def test_becoming_something_else() -> None:
    of = tree("military fires", "military military JJ amod 1", "fires fire VBZ ROOT 1")
    become(of[0], OBJECT)
    assert told(of[0]) == "military dobj fires"
    make_subject(of[0])
    assert (told(of[0]), of[0].pos) == ("military nsubj fires", "NOUN")
    with pytest.raises(ValueError, match="too many"):
        become(of[0], SUBJECT)


def test_taking_a_place() -> None:
    rows = ("Niger niger NNP compound 1", "raids raid NNS dobj 2", "ended end VBD ROOT 2")
    of = tree("Niger raids ended", *rows)
    take_place(of[0], of[1])
    assert told(of[0]) == "Niger dobj ended"
    of = tree("Niger raids ended", *rows)
    take_place(of[1], of[2])
    assert told(of[1]) == "raids ROOT raids"


def test_joining_elsewhere() -> None:
    rows = (
        "said say VBD ROOT 0",
        "left leave VBD ccomp 0",
        "or or CC cc 1",
        "stayed stay VBD conj 1",
        "and and CC cc 1",
        "urged urge VBD conj 1",
    )
    of = tree("said left or stayed and urged", *rows)
    join(of[5], of[0])
    assert [told(token) for token in of[2:]] == ["or cc said", "stayed conj left", "and cc said", "urged conj said"]
    of = tree("said left or stayed and urged", *rows)
    join(of[5], of[0], after=of[3])
    assert [told(token) for token in of[2:]] == ["or cc left", "stayed conj left", "and cc said", "urged conj said"]


def test_nothing_is_hung_on_what_hangs_below_it() -> None:
    of = tree("Chad hit boats", "Chad chad NNP nsubj 1", "hit hit VBD ROOT 1", "boats boat NNS dobj 1")
    hang(of[1], of[2], OBJECT)
    hang(of[0], of[0])
    assert [told(token) for token in of] == ["Chad nsubj hit", "hit ROOT hit", "boats dobj hit"]
    assert words(of[1].subtree()) == ["Chad", "hit", "boats"]
