"""Documents built by hand: offsets, trees, sentences and look-ups."""

from __future__ import annotations

import pytest

from onrecord.doc import Doc

ROWS = [
    ("Kenya", "kenya", "PROPN", "NNP", "nsubj", 1),
    ("agreed", "agree", "VERB", "VBD", "ROOT", 1),
    (".", ".", "PUNCT", ".", "punct", 1),
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 4),
    ("left", "leave", "VERB", "VBD", "ROOT", 4),
    (".", ".", "PUNCT", ".", "punct", 4),
]
TEXT = "Kenya  agreed. Troops left."


@pytest.fixture
def doc() -> Doc:
    return Doc.of(TEXT, ROWS, [(0, 0, "GPE")])


def test_tokens_carry_their_offsets(doc: Doc) -> None:
    assert [TEXT[token.start : token.end] for token in doc.tokens] == [row[0] for row in ROWS]
    assert [token.i for token in doc.tokens] == list(range(len(ROWS)))


def test_sentences_end_at_full_stops(doc: Doc) -> None:
    assert [TEXT[sentence.start : sentence.end] for sentence in doc.sentences] == ["Kenya  agreed.", "Troops left."]
    assert [sentence.root.text for sentence in doc.sentences] == ["agreed", "left"]
    assert all(token.sent is doc.sentences[0] for token in doc.tokens[:3])


def test_tree(doc: Doc) -> None:
    agreed = doc.tokens[1]
    assert [child.text for child in agreed.children] == ["Kenya", "."]
    assert [token.text for token in agreed.subtree()] == ["Kenya", "agreed", "."]
    assert list(doc.tokens[0].ancestors()) == [agreed]
    assert list(agreed.ancestors()) == []


def test_entities_cover_their_tokens(doc: Doc) -> None:
    (entity,) = doc.entities
    assert doc.tokens[0].ent is entity
    assert doc.tokens[1].ent is None
    assert TEXT[entity.start : entity.end] == "Kenya"


def test_span_keeps_the_reports_own_spacing(doc: Doc) -> None:
    span = doc.span(doc.tokens[0], doc.tokens[1])
    assert (span.start, span.end, span.text) == (0, 13, "Kenya  agreed")
    assert doc.span(doc.tokens[3]).text == "Troops"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 5, ["Kenya"]),
        (3, 8, ["Kenya", "agreed"]),
        (5, 7, []),  # between two words
        (13, 16, [".", "Troops"]),
        (0, 1000, [row[0] for row in ROWS]),
        (500, 600, []),
    ],
)
def test_tokens_between(doc: Doc, start: int, end: int, expected: list[str]) -> None:
    assert [token.text for token in doc.tokens_between(start, end)] == expected


def test_sentence_at(doc: Doc) -> None:
    assert doc.sentence_at(0) is doc.sentences[0]
    assert doc.sentence_at(16) is doc.sentences[1]
    assert doc.sentence_at(6) is None


def test_a_token_that_is_not_in_the_text() -> None:
    with pytest.raises(ValueError, match="substring"):
        Doc.of("Kenya agreed.", [("France", "france", "PROPN", "NNP", "ROOT", 0)])


def test_an_empty_document() -> None:
    doc = Doc.of("", [])
    assert doc.tokens == doc.sentences == doc.entities == []
    assert doc.tokens_between(0, 10) == []
    assert doc.sentence_at(0) is None
