"""Lists of three of which the parser makes something else, and whoever stands with an office's bearer."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Token
from onrecord.grammar.serial import beside, beyond, ratified, series


def told(token: Token) -> str:
    return f"{token.text} {token.dep} {token.head.text}"


def test_the_second_of_three_bodies() -> None:
    rows = (
        "Kenyan kenyan NNP compound 1", "Navy navy NNP nsubj 8", ", , , punct 1", "Ugandan ugandan NNP compound 4", "Navy navy NNP appos 1",
        "and and CC cc 1", "Malian malian NNP compound 7", "guard guard NN nsubj 8", "began begin VBD ROOT 8",
    )  # fmt: skip
    of = tree("Kenyan Navy , Ugandan Navy and Malian guard began", *rows)
    series(of[4], of)
    assert [told(of[at]) for at in (4, 7)] == ["Navy conj Navy", "guard conj Navy"]


def test_another_name_of_one_body() -> None:
    rows = (
        "Kenyan kenyan NNP compound 1", "Navy navy NNP nsubj 7", ", , , punct 1", "the the DT det 4", "Navy navy NNP appos 1", "and and CC cc 1",
        "guard guard NN conj 1", "began begin VBD ROOT 7",
    )  # fmt: skip
    of = tree("Kenyan Navy , the Navy and guard began", *rows)
    series(of[4], of)
    assert told(of[4]) == "Navy appos Navy"


def test_the_last_of_the_states_beyond_a_thing() -> None:
    rows = ("sale sale NN ROOT 0", "to to IN prep 0", "Fiji fiji NNP pobj 1", "and and CC cc 0", "Tonga tonga NNP conj 0")
    of = tree("sale to Fiji and Tonga", *rows, names={2: "GPE", 4: "GPE"})
    beyond(of[4], of)
    assert told(of[4]) == "Tonga conj Fiji"
    of = tree("sale to Fiji and Lopez", *rows[:4], "Lopez lopez NNP conj 0", names={2: "GPE"}, people=(4,))
    beyond(of[4], of)
    assert told(of[4]) == "Lopez conj sale"


def test_who_stands_beside_an_office() -> None:
    rows = ("envoy envoy NN nsubj 4", "Berg berg NNP appos 0", "and and CC cc 1", "Adjo adjo NNP conj 1", "met meet VBD ROOT 4")
    of = tree("envoy Berg and Adjo met", *rows, people=(1, 3))
    beside(of[3], of)
    assert told(of[3]) == "Adjo conj envoy"
    of = tree("envoys Berg and Adjo met", "envoys envoy NNS nsubj 4", *rows[1:], people=(1, 3))
    beside(of[3], of)
    assert told(of[3]) == "Adjo conj Berg"


def test_a_deed_that_is_no_attribute() -> None:
    rows = (
        "House house NN ROOT 0", ", , , punct 0", "Duma duma NNP appos 0", ", , , punct 2", "ratified ratify VBN amod 5", "pacts pact NNS appos 2",
        ". . . punct 0",
    )  # fmt: skip
    of = tree("House , Duma , ratified pacts .", *rows)
    ratified(of[0], of)
    assert [told(of[at]) for at in (0, 4, 5)] == ["House nsubj ratified", "ratified ROOT ratified", "pacts dobj ratified"]
    of = tree("House , Duma , ratified pact .", *rows[:5], "pact pact NN appos 2", *rows[6:])
    ratified(of[0], of)
    assert told(of[0]) == "House ROOT House"
