"""Names that the language model glues to what their bearer's title is of."""

from __future__ import annotations

import pytest

from onrecord.doc import Doc
from onrecord.grammar.titled import titles_shared, untitled


def _doc(title: str, of: str, thing: tuple[str, ...], name: tuple[str, ...], *, nested: bool = True) -> Doc:
    words = (title, of, *thing, *name, "spoke")
    last = len(words) - 2
    made = [
        (title, title.lower(), "PROPN", "NNP", "nmod" if nested else "nsubj", last if nested else last + 1),
        (of, of, "ADP", "IN", "prep", 0),
    ]
    for at, word in enumerate((*thing, *name), 2):
        role, head = ("pobj", 1) if at == 2 else ("compound", last)
        made.append((word, word.lower(), "PROPN", "NNP", role, head))
    made[last] = (*made[last][:4], "nsubj" if nested else "appos", last + 1 if nested else 0)
    made.append(("spoke", "speak", "VERB", "VBD", "ROOT", last + 1))
    return Doc.of(" ".join(words), made, [(2, last, "ORG")])


@pytest.mark.parametrize(
    ("of", "thing", "label"),
    [("of", ("Togo",), "GPE"), ("for", ("Defence",), "ORG"), ("for", ("Foreign", "Affairs"), "ORG")],
)
def test_the_person_stands_alone(of: str, thing: tuple[str, ...], label: str) -> None:
    doc = _doc("Minister", of, thing, ("Ana", "Roe"))
    untitled(doc)
    cut = [([token.text for token in doc.tokens[each.first.i : each.last.i + 1]], each.label) for each in doc.entities]
    assert cut == [(list(thing), label), (["Ana", "Roe"], "PERSON")]
    assert doc.tokens[-2].ent is doc.entities[1]


def test_what_is_one_name_stays() -> None:
    for doc in (_doc("Minister", "of", ("Togo",), ("Roe",)), _doc("Bank", "of", ("New",), ("South", "Wales"), nested=False)):
        untitled(doc)
        assert len(doc.entities) == 1


@pytest.mark.parametrize(("tag", "subject"), [("NNPS", "Roe"), ("NNP", "Ministers")])
def test_a_title_of_several_is_that_of_the_names(tag: str, subject: str) -> None:
    doc = Doc.of(
        "Ministers Ana Roe and Ford met",
        [
            ("Ministers", "minister", "PROPN", tag, "nsubj", 5),
            ("Ana", "ana", "PROPN", "NNP", "compound", 2),
            ("Roe", "roe", "PROPN", "NNP", "appos", 0),
            ("and", "and", "CCONJ", "CC", "cc", 2),
            ("Ford", "ford", "PROPN", "NNP", "conj", 2),
            ("met", "meet", "VERB", "VBD", "ROOT", 5),
        ],
        [(1, 2, "PERSON")],
    )
    titles_shared(doc)
    assert [token.text for token in doc.tokens if token.head is doc.tokens[5] and token.dep == "nsubj"] == [subject]
