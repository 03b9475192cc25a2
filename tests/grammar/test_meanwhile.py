"""Who is told under "with" beside a clause is no party to it."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.grammar.meanwhile import attending, doers_over, opposing

KINDS = {"V": "VERB", "N": "NOUN", "I": "ADP"}


def parse(text: str) -> list[Token]:
    """The tokens of a sentence written word/tag/role/head."""
    rows = [word.split("/") for word in text.split()]
    made = [
        (word, word.lower(), "PROPN" if tag == "NNP" else KINDS.get(tag[0], "X"), tag, role, int(head)) for word, tag, role, head in rows
    ]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


def test_who_is_against_it() -> None:
    tokens = parse("passed/VBD/ROOT/0 with/IN/prep/0 Chad/NNP/pobj/1 against/IN/prep/2")
    assert opposing(tokens[1])
    assert not opposing(parse("passed/VBD/ROOT/0 with/IN/prep/0 Chad/NNP/pobj/1")[1])


def test_who_is_meanwhile_somewhere() -> None:
    told = "with/IN/prep/5 {}/NN{}/pobj/0 {}/IN/prep/1 {}/NN{}/pobj/2 ,/,/punct/5 signed/VBD/ROOT/5"
    assert attending(parse(told.format("Chad", "P", "at", "table", ""))[0])
    assert not attending(parse(told.format("rebels", "S", "in", "Mali", "P"))[0]), "which rebels"
    assert not attending(parse("signed/VBD/ROOT/0 with/IN/prep/0 Chad/NNP/pobj/1 at/IN/prep/2 noon/NN/pobj/3")[1]), "with whom"


def test_who_is_thought_of() -> None:
    assert opposing(parse("met/VBD/ROOT/0 with/IN/prep/0 Chad/NNP/pobj/1 in/IN/prep/2 mind/NN/pobj/3")[1])


def test_who_does_what_stands_over_a_clause_of_what_happens_meanwhile() -> None:
    told = "Chad/NNP/nsubj/1 praised/VBD/ROOT/1 troops/NNS/dobj/1 {}/IN/mark/5 they/PRP/nsubj/5 left/VBD/advcl/1"
    tokens = parse(told.format("as"))
    assert doers_over(tokens[4]) == [tokens[0]]
    assert doers_over(parse(told.format("if"))[4]) == []
