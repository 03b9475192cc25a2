"""Given names of two syllables, whole."""

from __future__ import annotations

from trees import document

from onrecord.grammar.given_names import whole_names


def _read(surname: str, second: str) -> list[str]:
    rows = (
        f"{surname} {surname.lower()} NNP compound 1",
        "Su su NNP compound 3",
        "- - HYPH punct 3",
        f"{second} {second} NN nsubj 4",
        "left leave VBD ROOT 4",
    )
    doc = document(f"{surname} Su-{second} left", *rows, people=(1,))
    whole_names(doc)
    return [doc.text[entity.start : entity.end] for entity in doc.entities]


def test_the_second_syllable_is_of_the_name() -> None:
    assert _read("Ahn", "jin") == ["Su-jin"]


def test_a_word_after_any_other_name_is_not() -> None:
    assert _read("Okafor", "led") == ["Su"]


def test_a_name_that_the_model_does_not_mark_is_marked() -> None:
    rows = ("Ahn ahn NNP compound 3", "Su su NNP compound 3", "- - HYPH punct 3", "jin jin NN nsubj 4", "left leave VBD ROOT 4")
    doc = document("Ahn Su-jin left", *rows)
    whole_names(doc)
    assert [doc.text[entity.start : entity.end] for entity in doc.entities] == ["Ahn Su-jin"]
    assert doc.tokens[3].pos == "PROPN"


def test_a_town_with_hyphens_is_one_name() -> None:
    rows = (
        "Gangs gang NNS nsubj 1",
        "hit hit VBD ROOT 1",
        "Port port NNP dobj 1",
        "- - HYPH punct 2",
        "au au NN dobj 1",
        "- - JJ dobj 1",
        "Prince prince NNP dobj 1",
        "hard hard RB advmod 2",
    )
    doc = document("Gangs hit Port-au-Prince hard", *rows)
    whole_names(doc)
    assert [(doc.text[entity.start : entity.end], entity.label) for entity in doc.entities] == [("Port-au-Prince", "GPE")]
    told = {f"{token.text} {token.dep} {token.head.text}" for token in doc.tokens}
    assert {"Prince dobj hit", "Port compound Prince", "au compound Prince", "hard advmod Prince"} <= told
    doc = document("Gangs hit Port-at-Prince hard", *rows[:4], "at at IN dobj 1", *rows[5:])
    whole_names(doc)
    assert doc.entities == []
