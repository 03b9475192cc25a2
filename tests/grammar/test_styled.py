"""Names with a style before them and letters after."""

from __future__ import annotations

from trees import document

from onrecord.doc import Doc
from onrecord.grammar.styled import styled


def _read(text: str, *rows: str, names: dict[int, str]) -> tuple[Doc, list[str]]:
    """The document after the mend, and the names of persons in it."""
    doc = document(text, *rows, names=names)
    styled(doc)
    return doc, [doc.text[entity.start : entity.end] for entity in doc.entities if entity.label == "PERSON"]


def test_the_last_name_is_who_is_meant_and_no_letters_after_it() -> None:
    rows = (
        "the the DT det 5",
        "Rt Rt NNP compound 5",
        "Hon Hon NNP compound 5",
        "Ana Ana NNP compound 5",
        "Okafor Okafor NNP compound 5",
        "MP MP NNP nsubj 6",
        "left leave VBD ROOT 6",
    )
    doc, people = _read("the Rt Hon Ana Okafor MP left", *rows, names={1: "ORG"})
    assert people == ["Ana Okafor"]
    assert [(t.text, t.dep, t.head.text) for t in doc.tokens[3:6]] == [
        ("Ana", "compound", "Okafor"),
        ("Okafor", "nsubj", "left"),
        ("MP", "punct", "Okafor"),
    ]


def test_an_office_over_which_the_letters_stand_comes_under_the_name() -> None:
    rows = (
        "Minister Minister NNP nmod 5",
        "the the DT det 4",
        "Hon Hon NNP compound 4",
        "Ana Ana NNP compound 4",
        "Okafor Okafor NNP appos 0",
        "MP MP NNP nsubj 6",
        "left leave VBD ROOT 6",
    )
    doc, people = _read("Minister the Hon Ana Okafor MP left", *rows, names={})
    assert people == ["Ana Okafor"]
    assert [(t.text, t.head.text) for t in doc.tokens] == [
        ("Minister", "Okafor"),
        ("the", "Okafor"),
        ("Hon", "Okafor"),
        ("Ana", "Okafor"),
        ("Okafor", "left"),
        ("MP", "Okafor"),
        ("left", "left"),
    ]


def test_one_name_alone_and_what_is_no_style_stay() -> None:
    rows = ("Hon Hon NNP compound 1", "Okafor Okafor NNP nsubj 2", "left leave VBD ROOT 2")
    doc, people = _read("Hon Okafor left", *rows, names={})
    assert people == []
    assert doc.tokens[1].dep == "nsubj"
